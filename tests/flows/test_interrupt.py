"""Ctrl-C, at any moment: nothing half-done is left, and the latest release is as it was."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows import server
from tests.conftest import PROJECT
from tests.flows.command import THIRDS, talking_to

# After which line of a run it is ended, and how: a service manager sends SIGTERM.
ENDINGS = {
    "": signal.SIGINT,
    "sources": signal.SIGINT,
    "pages": signal.SIGTERM,
    "seats": signal.SIGINT,
    "gates": signal.SIGINT,
}


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


def wait_until_it_loads(run: "subprocess.Popen[str]") -> None:
    """Until the command has begun, and has a library of those that it loads first."""
    mapped = Path("/proc") / str(run.pid) / "maps"
    while run.poll() is None and "/pandas/" not in mapped.read_text():
        time.sleep(0.01)


@pytest.mark.parametrize("step", ENDINGS, ids=lambda step: step or "at once")
def test_an_interrupt_leaves_the_last_release_and_nothing_else(
    small_data: Path, tmp_path: Path, prefect: str, step: str
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
            wait_until_it_loads(run)
        os.killpg(run.pid, ENDINGS[step])  # as a terminal does: to the whole group
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
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heard = tmp_path / "heard"
    code = "import pathlib, signal; pathlib.Path({!r}).write_text(str(signal.pthread_sigmask(signal.SIG_BLOCK, [])))"
    monkeypatch.setattr(server, "PROGRAM", ("-c", code.format(str(heard))))
    started = server.start()
    assert started.process
    assert started.process.wait(30) == 0
    assert "SIGINT" in heard.read_text()
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_the_temporary_server_ends_with_a_run_that_is_killed() -> None:
    code = "import time; from flows import server; print(server.start().process.pid, flush=True); time.sleep(600)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        started = Path("/proc") / run.stdout.readline().strip()
        while b"flows.server_process" not in (started / "cmdline").read_bytes():
            time.sleep(0.01)  # a copy of the run, not yet the program
        run.kill()
    deadline = time.monotonic() + 60
    while (started / "cmdline").exists() and (started / "cmdline").read_bytes():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_server_that_does_not_start_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(server.API, "")  # put back as it was, after the test
    monkeypatch.setattr(server, "operator_has_one", lambda: False)
    monkeypatch.setattr(server, "PROGRAM", ("-c", "raise SystemExit(3)"))
    with pytest.raises(RuntimeError, match="did not start: it ended with exit code 3"), server.server_starting():
        pass


def test_the_operators_own_server_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(server.API, "http://127.0.0.1:9/api")
    monkeypatch.setattr(server, "PROGRAM", ("-c", "raise SystemExit(3)"))
    with server.server_starting():
        pass
    assert os.environ[server.API] == "http://127.0.0.1:9/api"


@pytest.mark.parametrize(
    ("name", "content", "has_one"),
    [
        ("profiles.toml", "", "False False"),
        ("pyproject.toml", '[project]\ndependencies = ["fastapi<0.151"]\n', "False False"),
        (
            "profiles.toml",
            'active = "own"\n[profiles.own]\nPREFECT_API_URL = "http://127.0.0.1:9/api"\n',
            "True True",
        ),
        ("prefect.toml", '[api]\nurl = "http://127.0.0.1:9/api"\n', "True True"),
    ],
)
def test_a_server_that_prefects_files_name_is_found_and_prefect_is_loaded_for_nothing_less(
    tmp_path: Path, name: str, content: str, has_one: str
) -> None:
    (tmp_path / name).write_text(content)
    code = "import sys; from flows.server import operator_has_one as has; print(has(), 'prefect' in sys.modules)"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}
    said = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, "PREFECT_HOME": str(tmp_path), "PYTHONPATH": str(PROJECT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == has_one
