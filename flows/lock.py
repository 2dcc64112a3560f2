"""One run at a time: whoever holds the lock of an output folder is the only one who publishes there.

The lock is the kernel's (flock), so it is gone the moment that its holder is, however it ended: nobody ever has to
delete a stale one. The file says who holds it, for the sentence that the second run prints.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flows.shelf import ShelfError, check_shelf

NAME = ".lock"


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Hold the lock of an output folder.

    Raises:
        ShelfError: another run holds it; or nothing can be written under `out`.
    """
    check_shelf(out)
    with (out / NAME).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise ShelfError(
                f"{out}: another run is at work there ({file.read().strip() or 'it has just begun'}); wait until it "
                "has ended, or give this one an --out of its own"
            ) from None
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()}, since {datetime.now(UTC).strftime('%Y-%m-%dT%H:%M:%SZ')}\n")
        file.flush()
        yield
