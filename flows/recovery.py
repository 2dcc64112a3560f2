"""What a run that was killed has left, and what the next one does about it before it begins.

A killed run can leave its scratch; a crawl that was cut off in the middle of a record; and, in the one moment between
the two moves of publishing, a whole release that nothing points at yet. Nothing archived is lost: a crawl that was cut
off keeps all of its whole records.
"""

import shutil
from pathlib import Path

from flows.shelf import POINTERS, point_at
from spiders.archive_parts import join_all_parts
from spiders.archive_repair import mend_folder


def recover(out: Path, leave: Path | None = None) -> list[str]:
    """Put an output folder in order; a sentence for each thing that was found. Only whoever holds the lock may.

    `leave` is the scratch folder of the run that asks.

    Raises:
        OSError: something cannot be read, moved or removed.
    """
    return [*_announced(out), *_scratch(out, leave), *_parts(out / "archive"), *mend_folder(out / "archive")]


def _announced(out: Path) -> list[str]:
    """A release that had passed every gate and was put on the shelf is pointed at, as its run was about to."""
    said = []
    for pointer in sorted(out.glob(f"{POINTERS}*")):
        run_id = pointer.name.removeprefix(POINTERS)
        if (out / "releases" / run_id).is_dir():
            point_at(out, pointer)
            said.append(f"release {run_id} was whole when its run was killed, and is the latest one now")
        else:
            pointer.unlink()
    return said


def _parts(folder: Path) -> list[str]:
    return [
        f"{path}: the crawl was killed; what its shards had received is one file now" for path in join_all_parts(folder)
    ]


def _scratch(out: Path, leave: Path | None) -> list[str]:
    folders = sorted(path for path in (out / "work").glob("*") if path.is_dir() and path != leave)
    for folder in folders:
        shutil.rmtree(folder)
    return [f"the scratch of run {folder.name}, which was killed, is removed" for folder in folders]
