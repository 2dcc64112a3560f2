"""What takes long to make and is only looked at is made once for all processes of the suite."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def one_at_a_time(folder: Path, what: str) -> Iterator[None]:
    """Hold the lock of this name in the folder until the block ends; a process that dies lets go of it."""
    with (folder / f"{what}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def made_once(folder: Path, what: str, make: Callable[[Path], object]) -> Path:
    """A folder of this name, filled by whoever comes first, while the others wait. Nobody may change what is in it."""
    place, made = folder / what, folder / f"{what}.made"
    with one_at_a_time(folder, what):
        if not made.exists():
            place.mkdir()
            make(place)
            made.touch()
    return place
