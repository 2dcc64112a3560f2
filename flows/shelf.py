"""The shelf of releases: a release is built aside, put on the shelf whole, and only then pointed at.

data/out/releases/<stamp>/   one immutable release
data/out/latest              a link to the newest good one
data/out/failed/<stamp>/     what a stopped run left, for whoever looks into it
data/out/work/<stamp>/       scratch of a run that is going on

Before a release is moved it is written through to the disk, and each move after it: a power cut may cost a run, and
never leaves a link to a release that is not there.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

STAMP = "%Y%m%dT%H%M%SZ"
# While a flow runs, Prefect hears SIGTERM, and raises an exception of its own; by name, so that it need not be loaded.
INTERRUPTS = frozenset(("KeyboardInterrupt", "TerminationSignal"))
AT_ONCE = 16  # files that are written through
POINTERS = ".latest-"  # what will be the link `latest`, made before the release is moved


class ShelfError(RuntimeError):
    """The output folder cannot be used; the message says why and what to do."""


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
def workspace(out: Path) -> Iterator[Path]:
    """A scratch folder beside the releases, named for the run, and gone when the run ends, however it ends.

    Its name is a UTC stamp that no release bears and no other run, also where two begin in the same moment.

    Raises:
        ShelfError: nothing can be written under `out`.
    """
    check_shelf(out)
    folder = _claimed(out)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):  # another run works beside, or has just ended too
            folder.parent.rmdir()


def _claimed(out: Path) -> Path:
    stamp = datetime.now(UTC).strftime(STAMP)
    for number in count(1):
        folder = out / "work" / (stamp if number == 1 else f"{stamp}-{number}")
        folder.parent.mkdir(exist_ok=True)
        # To make the folder is to claim the name: between a look and a claim another run may come.
        with suppress(FileExistsError, FileNotFoundError):
            folder.mkdir()
            if not (out / "releases" / folder.name).exists():
                return folder
            folder.rmdir()
    raise ShelfError(f"{out}: no name is left for a run")


def shelve(built: Path, out: Path, run_id: str) -> Path:
    """Put a built release on the shelf in one move, then point `latest` at it in another; returns its place.

    A reader sees the release before or the release after, never something between.
    """
    place = out / "releases" / run_id
    place.parent.mkdir(parents=True, exist_ok=True)
    pointer = out / f"{POINTERS}{run_id}"
    pointed_at = Path("releases") / run_id
    write_through(built)
    pointer.symlink_to(pointed_at)
    try:
        built.rename(place)
        _write_through_folder(place.parent)
        point_at(out, pointer)
    except BaseException:
        # An interrupt between the two moves must not leave a release that nobody was pointed at; after the second
        # the release is out, and `latest` must not lose it.
        pointer.unlink(missing_ok=True)
        if place.exists() and not built.exists() and _target(out) != pointed_at:
            place.rename(built)
        raise
    return place


@contextmanager
def interrupts_explained(out: Path) -> Iterator[None]:
    """Let an interrupt say what became of the release: one that was out already is not taken back."""
    before = _target(out)
    try:
        yield
    except BaseException as error:
        if not _came_of_an_interrupt(error):
            raise
        after = _target(out)
        if after == before:
            raise KeyboardInterrupt("nothing was published, and the latest release is as it was") from None
        raise KeyboardInterrupt(f"the release was out already, and is whole: {out / 'latest'} is {after}") from None


def _came_of_an_interrupt(error: BaseException | None) -> bool:
    """Whether it is an interrupt, or was raised over one: Prefect trips over an interrupt that comes between tasks."""
    while error is not None and INTERRUPTS.isdisjoint(kind.__name__ for kind in type(error).__mro__):
        error = error.__cause__ or error.__context__
    return error is not None


def _target(out: Path) -> Path | None:
    return (out / "latest").readlink() if (out / "latest").is_symlink() else None


def point_at(out: Path, pointer: Path) -> None:
    """Make the link `pointer` the link `latest`, in one move that is on the disk when this returns."""
    pointer.replace(out / "latest")
    _write_through_folder(out)


def write_through(folder: Path) -> None:
    """See that every file and folder below is on the disk, and not only on its way there.

    Files side by side: a disk that is asked for one after the other waits for itself each time.
    """
    walked = [(Path(place), names) for place, _, names in os.walk(folder)]
    with ThreadPoolExecutor(AT_ONCE) as several:
        list(several.map(_write_through_file, (place / name for place, names in walked for name in names)))
    for place, _ in walked:
        _write_through_folder(place)


def _write_through_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _write_through_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def set_aside(built: Path, out: Path, run_id: str) -> Path:
    """Keep what a stopped run had built, where nobody takes it for a release; returns its place."""
    place = out / "failed" / run_id
    place.parent.mkdir(parents=True, exist_ok=True)
    built.rename(place)
    return place
