"""The process that writes the forms of a release beside its site: `python -m transforms.publish.beside --waiting FOR`.

It is started ahead (see `transforms.waiting`), and its job is what `transforms.publish.forms` hands it.
"""

import gc
import json
import sys
from pathlib import Path
from threading import Thread

from transforms.publish.forms import write_forms
from transforms.publish.report import page_environment
from transforms.tables import TABLES
from transforms.waiting import end_with_parent, job_that_comes


def main() -> int:
    """Load what the forms are made with, wait for the job, and do it."""
    for name in page_environment().list_templates():
        page_environment().get_template(name)
    gc.freeze()  # what is loaded by now stays until the end; DuckDB would report itself as leaked
    import duckdb  # noqa: F401 - loaded ahead, too

    line = job_that_comes()
    if line is None:
        return 0
    Thread(target=end_with_parent, daemon=True).start()
    job = json.loads(line)
    write_forms(Path(job["database"]), Path(job["folder"]), job["facts"], TABLES)
    return 0


if __name__ == "__main__":
    sys.exit(main())
