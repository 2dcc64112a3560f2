"""The temporary Prefect server of a run: started first of all, and out of reach of the Ctrl-C that ends the run.

It is the server that Prefect starts for itself where there is none. Prefect starts it when a flow begins, and loads all
of it into the run as well, only to know how. Started from here, as a program, it comes up while the run loads what it
needs itself, and on two processors costs next to no time.

A terminal sends Ctrl-C to the run and to everything it started. A server that dies of it before the run has told it
of its end leaves the run asking again and again, for a minute or more, with nothing to be seen. So the server takes no
Ctrl-C; the run ends first, and then stops it.

A run that is killed can stop nothing, so the server watches for its end (`flows.server_process`).

Nothing here may import Prefect: it reads its environment then, and does not know of the server yet.
"""

import atexit
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

# As Prefect calls it: no pages, and none of the services that only a server which stays needs.
PROGRAM = ("-m", "flows.server_process", "--factory", "prefect.server.api.server:create_app", "--log-level", "error")
OF_A_RUN = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
LIMIT = "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"
API = "PREFECT_API_URL"
NAMED = re.compile(r"api(_url|\.url|\]|\s*=)", re.IGNORECASE)  # the setting, in any of the forms of its files
WATCHING = "THIRDS_SERVER_WATCHES"  # tells the server's process that its input stays open as long as the run
LOOK_EVERY = 0.05  # seconds between two looks whether it answers
TO_STOP = 5.0  # seconds that it has


@dataclass(frozen=True)
class Server:
    """A server that is starting, or nothing where the operator has one."""

    process: "subprocess.Popen[bytes] | None" = None
    port: int = 0

    def wait(self) -> None:
        """Wait until it answers, and stop it when the command ends.

        Raises:
            RuntimeError: it did not start.
        """
        deadline = time.monotonic() + float(os.environ[LIMIT])
        while self.process and not self._answers():
            if (code := self.process.poll()) is not None:
                raise RuntimeError(f"Prefect's temporary server did not start: it ended with exit code {code}")
            if time.monotonic() > deadline:
                raise RuntimeError(f"Prefect's temporary server did not start within {os.environ[LIMIT]} s ({LIMIT})")
            time.sleep(LOOK_EVERY)

    def stop(self) -> None:
        """Stop it, by force where it does not end by itself."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(TO_STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _answers(self) -> bool:
        asking = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            asking.request("GET", "/api/health")
            return asking.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            asking.close()


@contextmanager
def server_starting() -> Iterator[None]:
    """Start a server, do something else meanwhile, and wait until it answers; it is stopped when the command ends.

    Starts none where the operator has a server, and tells Prefect of the one that it starts.

    Raises:
        RuntimeError: the server did not start.
    """
    server = Server() if operator_has_one() else start()
    if server.process:
        os.environ[API] = _address(server.port)
        # What is registered first is done last: Prefect has told the server of the run's end by then.
        atexit.register(server.stop)
    yield
    server.wait()


def start(*, watching: bool = True) -> Server:
    """A server that is starting on a free port of loopback, and does not hear Ctrl-C.

    `watching`, it ends with this process, whatever ends that.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    # What is blocked here is blocked in the processes that are started from here.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process = subprocess.Popen(
            [sys.executable, *PROGRAM, "--host", "127.0.0.1", "--port", str(port)],
            stdin=subprocess.PIPE if watching else subprocess.DEVNULL,
            env={**os.environ, **OF_A_RUN, **({WATCHING: "1"} if watching else {})},
        )
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return Server(process, port)


def _address(port: int) -> str:
    return f"http://127.0.0.1:{port}/api"


def operator_has_one() -> bool:
    """Whether the address of a server is set, in the environment or in one of the files that Prefect reads.

    Where Prefect is loaded already, it has read them, and finds a server by itself.
    """
    if os.environ.get(API) or "prefect" in sys.modules:
        return True
    home = Path(os.environ["PREFECT_HOME"])
    profiles = Path(os.environ.get("PREFECT_PROFILES_PATH") or home / "profiles.toml")
    read = (profiles, Path(".env"), Path("prefect.toml"), Path("pyproject.toml"))
    if not any(NAMED.search(path.read_text(encoding="utf-8", errors="replace")) for path in read if path.exists()):
        return False
    # They speak of something of that name: what it means, Prefect itself must say.
    from prefect.settings import PREFECT_API_URL

    return bool(PREFECT_API_URL.value())
