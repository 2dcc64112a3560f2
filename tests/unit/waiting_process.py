"""A process that waits for a job, for the tests: it writes the job into the file that the job names, or fails."""

import sys
from pathlib import Path

from transforms.waiting import job_that_comes

if __name__ == "__main__":
    job = job_that_comes()
    if job == "fail":
        sys.exit(3)
    if job is not None:
        Path(job).write_text(job)
