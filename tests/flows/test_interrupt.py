"""Ctrl-C, at any moment: nothing half-done is left, and the latest release is as it was."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.flows.command import THIRDS, talking_to

STEPS = ["", "sources", "pages", "seats", "gates"]


def processes_below(folder: Path) -> list[str]:
    """Command lines of running processes that name the folder."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().decode("utf-8", "replace")
            except OSError:
                continue
            if str(folder) in words:
                found.append(words)
    return found


@pytest.mark.parametrize(
    ("step", "ending"),
    [*((step, signal.SIGINT) for step in STEPS), ("pages", signal.SIGTERM)],
    ids=lambda value: value.name if isinstance(value, signal.Signals) else value or "at once",
)
def test_an_interrupt_leaves_the_last_release_and_nothing_else(
    small_data: Path, tmp_path: Path, prefect: str, step: str, ending: signal.Signals
) -> None:
    out = tmp_path / "out"
    before = out / "releases" / "20240101T000000Z"
    before.mkdir(parents=True)
    (out / "latest").symlink_to(Path("releases") / before.name)
    environment = {**os.environ, **talking_to(prefect)}
    with subprocess.Popen(
        [THIRDS, "audit", "--data", str(small_data), "--out", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
        # A shell lets what it starts in the background ignore Ctrl-C, and that is handed down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as run:
        assert run.stderr
        if step:
            for line in run.stderr:
                if line.startswith(step):
                    break
        else:
            time.sleep(1.0)
        os.killpg(run.pid, ending)  # as a terminal does: to the whole group
        _, said = run.communicate(timeout=120)
    assert run.returncode == 1
    # "At once" may be before the command has looked at the release.
    assert ("interrupted: nothing was published, and the latest release is as it was" in said) or not step
    assert said.splitlines()[-1].startswith("thirds: interrupted")
    assert "Traceback" not in said
    assert (out / "latest").resolve() == before
    assert [path.name for path in (out / "releases").iterdir()] == [before.name]
    assert not (out / "work").exists()
    assert processes_below(tmp_path) == []


def test_the_temporary_server_does_not_hear_the_ctrl_c_that_ends_the_run(
    prefect: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import server

    heard = []

    class Started:
        def start(self) -> None:
            code = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"
            heard.append(
                subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
            )

    monkeypatch.setattr(server, "SubprocessASGIServer", Started)
    with server.server_starting():
        pass
    assert heard == []  # the operator's own server is left alone
    monkeypatch.setattr(server, "PREFECT_API_URL", SimpleNamespace(value=lambda: None))
    with server.server_starting():
        pass
    assert heard == ["True\n"]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_a_server_that_does_not_start_is_an_error(prefect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import server

    class Broken:
        def start(self) -> None:
            raise RuntimeError("no port is free")

    monkeypatch.setattr(server, "SubprocessASGIServer", Broken)
    monkeypatch.setattr(server, "PREFECT_API_URL", SimpleNamespace(value=lambda: None))
    with pytest.raises(RuntimeError, match="no port is free"), server.server_starting():
        pass
