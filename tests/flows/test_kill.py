"""kill -9 at any moment of a run: `latest` is always whole, nothing archived is lost, and the next run completes.

`THIRDS_KILLS=40 pytest -s tests/flows/test_kill.py` kills forty runs at random moments, and lets one complete after
each. One kill, always at the same step, is in `test_audit.py`.
"""

import hashlib
import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import make_small_data
from tests.flows.command import THIRDS, talking_to, thirds
from tests.flows.test_interrupt import processes_below
from tests.spiders.warc import ROBOTS, write_warc
from transforms.tables import TABLES
from transforms.warehouse import read

KILLS = int(os.environ.get("THIRDS_KILLS", "0"))


def sheets(release: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (release / "csv").iterdir()}


def is_whole(release: Path) -> bool:
    """Every table can be read, and every file that the data package names is there as it says."""
    for table in TABLES:
        read(release / "thirds.duckdb", table.name)
    package = json.loads((release / "datapackage.json").read_text("utf-8"))
    digests = {each["path"]: each["hash"].removeprefix("sha256:") for each in package["resources"]}
    return bool(digests) and all(
        hashlib.sha256((release / path).read_bytes()).hexdigest() == digest for path, digest in digests.items()
    )


def kill(command: list[str], environment: dict[str, str], after: float) -> tuple[bool, str]:
    """Start a run and kill its whole group after so many seconds; whether it was still running, and its last step."""
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        try:
            run.wait(after)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
        said = run.communicate()[1].splitlines()
    return run.returncode == -signal.SIGKILL, said[-1].split()[0] if said else "nothing said yet"


@pytest.mark.skipif(not KILLS, reason="takes half a minute a kill: THIRDS_KILLS says how many")
@pytest.mark.timeout(8 * 3600)
def test_a_run_that_is_killed_at_any_moment_costs_nothing_but_itself(
    prefect: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, out = make_small_data(tmp_path / "data"), tmp_path / "out"
    command = ["audit", "--afresh", "--data", str(data), "--out", str(out)]
    begun = time.monotonic()
    first = thirds(*command, env=talking_to(prefect))
    lasts = time.monotonic() - begun
    assert first.returncode == 0, first.stderr
    undisturbed = sheets((out / "latest").resolve())
    archive = write_warc(out / "archive" / "20261123T000000Z.warc.gz", {"https://a.example/robots.txt": ROBOTS})
    archived = archive.read_bytes()
    moments = random.Random(4)  # noqa: S311 - moments, no secrets
    steps: list[str] = []
    while len(steps) < KILLS:
        before = (out / "latest").resolve()
        killed, step = kill([THIRDS, *command], {**os.environ, **talking_to(prefect)}, moments.uniform(0, lasts))
        assert is_whole((out / "latest").resolve())
        assert archive.read_bytes() == archived
        assert processes_below(tmp_path) == []
        if not killed:
            continue
        steps.append(step)
        assert (out / "latest").resolve() == before or step == "gates"
        again = thirds(*command, env=talking_to(prefect))
        assert again.returncode == 0, again.stderr
        assert (out / "latest").resolve() != before
        assert sheets((out / "latest").resolve()) == undisturbed
        assert not (out / "work").exists()
    with capsys.disabled():
        counts = {step: steps.count(step) for step in dict.fromkeys(steps)}
        print(f"\n{KILLS} kills; the last that a run had said: {counts}")  # noqa: T201
