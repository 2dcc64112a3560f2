"""The shelf of releases: a release is built aside, put on the shelf whole, and only then pointed at.

data/out/releases/<stamp>/   one immutable release
data/out/latest              a link to the newest good one
data/out/failed/<stamp>/     what a stopped run left, for whoever looks into it
data/out/work/<stamp>/       scratch of a run that is going on
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

STAMP = "%Y%m%dT%H%M%SZ"


class ShelfError(RuntimeError):
    """The output folder cannot be used; the message says why and what to do."""


def new_run_id(out: Path) -> str:
    """A UTC stamp that no release bears yet."""
    stamp = datetime.now(UTC).strftime(STAMP)
    number = 2
    name = stamp
    while (out / "releases" / name).exists() or (out / "work" / name).exists():
        name = f"{stamp}-{number}"
        number += 1
    return name


def check_shelf(out: Path) -> None:
    """See that releases can be put there, before any work is done.

    Raises:
        ShelfError: nothing can be written under `out`, or something else stands where the link `latest` must.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ShelfError(f"{out}: nothing can be written there ({reason}); choose another --out") from error
    if (out / "latest").exists() and not (out / "latest").is_symlink():
        raise ShelfError(f"{out / 'latest'}: this must be a link, and something else is there; move it away")


@contextmanager
def workspace(out: Path, run_id: str) -> Iterator[Path]:
    """A scratch folder beside the releases, gone when the run ends, however it ends.

    Raises:
        ShelfError: nothing can be written under `out`.
    """
    check_shelf(out)
    folder = out / "work" / run_id
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if folder.parent.exists() and not any(folder.parent.iterdir()):
            folder.parent.rmdir()


def shelve(built: Path, out: Path, run_id: str) -> Path:
    """Put a built release on the shelf in one move, then point `latest` at it in another; returns its place.

    A reader sees the release before or the release after, never something between.
    """
    place = out / "releases" / run_id
    place.parent.mkdir(parents=True, exist_ok=True)
    pointer = out / f".latest-{run_id}"
    pointer.symlink_to(Path("releases") / run_id)
    try:
        built.rename(place)
        pointer.replace(out / "latest")
    except BaseException:
        # An interrupt between the two moves must not leave a release that nobody was pointed at.
        pointer.unlink(missing_ok=True)
        if place.exists() and not built.exists():
            place.rename(built)
        raise
    return place


def set_aside(built: Path, out: Path, run_id: str) -> Path:
    """Keep what a stopped run had built, where nobody takes it for a release; returns its place."""
    place = out / "failed" / run_id
    place.parent.mkdir(parents=True, exist_ok=True)
    built.rename(place)
    return place
