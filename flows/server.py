"""The temporary Prefect server of a run, out of reach of the Ctrl-C that ends the run.

A terminal sends Ctrl-C to the run and to everything it started. A server that dies of it before the run has told it
of its end leaves the run asking again and again, for a minute or more, with nothing to be seen. So the server takes no
Ctrl-C; the run ends first, and then stops it.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from prefect.server.api.server import SubprocessASGIServer
from prefect.settings import PREFECT_API_URL


@contextmanager
def server_starting() -> Iterator[None]:
    """Start the server that Prefect would start for itself, do something else meanwhile, and wait until it answers.

    Starts none where the operator has a server (`PREFECT_API_URL`). Prefect stops the server when the command ends.

    Raises:
        RuntimeError: the server did not start.
    """
    failed: list[Exception] = []

    def start() -> None:
        # What a thread blocks, the processes that it starts block too; the main thread still hears Ctrl-C.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            SubprocessASGIServer().start()
        except Exception as error:
            failed.append(error)

    starting = Thread(target=start, daemon=True)
    if not PREFECT_API_URL.value():
        starting.start()
    yield
    if starting.ident:
        starting.join()
    if failed:
        raise failed[0]
