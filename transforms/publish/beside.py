"""The process that writes the forms of a release beside its site: `python -m transforms.publish.beside --waiting FOR`.

It is started ahead (see `transforms.waiting`), and its job is what `transforms.publish.forms` hands it.
"""

import gc
import json
import pickle
import sys
import time
from pathlib import Path
from threading import Thread

from transforms.publish.forms import Form, write_forms
from transforms.publish.report import page_environment
from transforms.tables import TABLES
from transforms.waiting import end_with_parent, job_that_comes

LOOK_EVERY = 0.02  # seconds


def main() -> int:
    """Load what the forms are made with, wait for the job, and do it."""
    for name in page_environment().list_templates():
        page_environment().get_template(name)
    gc.freeze()  # what is loaded by now stays until the end; DuckDB would report itself as leaked
    import duckdb  # noqa: F401 - loaded ahead, too

    import transforms.publish.site.workbook  # noqa: F401 - and what it is handed

    line = job_that_comes()
    if line is None:
        return 0
    Thread(target=end_with_parent, daemon=True).start()
    job = json.loads(line)
    write_forms(Path(job["database"]), Path(job["folder"]), job["facts"], TABLES)
    if job["handed"]:
        _handed(Path(job["handed"])).write()
    return 0


def _handed(place: Path) -> Form:
    """What lies in that place, as soon as it does; whoever started us ends us where nothing will."""
    while not place.exists():
        time.sleep(LOOK_EVERY)
    form: Form = pickle.loads(place.read_bytes())  # noqa: S301 - of the process that started us
    return form


if __name__ == "__main__":
    sys.exit(main())
