"""One Prefect server for all processes of the suite: each has seconds to load, and does next to nothing afterwards."""

import fcntl
import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows import server
from tests.shared import one_at_a_time


@contextmanager
def shared_server(folder: Path) -> Iterator[str]:
    """The address of the server that is noted in `folder`: whoever comes first starts it, whoever leaves last ends it.

    Who uses it holds a lock on a file there, which a process that dies lets go of.
    """
    noted = folder / "prefect.json"
    with (folder / "prefect.users").open("a") as users:
        with one_at_a_time(folder, "prefect"):
            fcntl.flock(users, fcntl.LOCK_SH)
            if not noted.exists():
                noted.write_text(json.dumps(_started(folder)))
            known = json.loads(noted.read_text())
        try:
            yield known["address"]
        finally:
            with one_at_a_time(folder, "prefect"):
                try:
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    pass  # somebody uses it still
                else:
                    os.kill(known["process"], signal.SIGTERM)
                    noted.unlink()


def _started(folder: Path) -> dict[str, str | int]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_SERVER_DATABASE_CONNECTION_URL", f"sqlite+aiosqlite:///{folder / 'prefect.db'}")
        started = server.start(watching=False)  # who starts it may leave before the others
    started.wait()
    assert started.process
    return {"address": f"http://127.0.0.1:{started.port}/api", "process": started.process.pid}
