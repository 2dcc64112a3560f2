"""docs/operations.md to the letter: a Prefect server, its deployments, a worker, and a run that one of them starts."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import Artifact
from prefect.client.schemas.responses import DeploymentResponse
from prefect.client.schemas.schedules import CronSchedule
from prefect.settings import PREFECT_API_URL, temporary_settings

from tests.conftest import PROJECT, make_small_data

FIRST = "Without systemd, for a try:"
RUN = re.compile(r"`\.venv/bin/(prefect deployment run [^`]+)`")


def documented() -> tuple[str, str]:
    """The commands of the document: those that set everything up, and the one that starts a run."""
    text = (PROJECT / "docs" / "operations.md").read_text(encoding="utf-8")
    set_up = text.partition(FIRST)[2].partition("```sh\n")[2].partition("```")[0]
    found = RUN.search(text)
    assert set_up and found
    return set_up, f".venv/bin/{found[1]}"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@dataclass(frozen=True)
class Operated:
    """What an operator has after the commands: the server's address, the output folder, and what was said."""

    api: str
    out: Path
    said: str


@pytest.fixture(scope="module")
def operated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Operated]:
    """The commands, with a port, a Prefect home and an environment of this test in place of the document's."""
    folder = tmp_path_factory.mktemp("operated")
    data, out = make_small_data(folder / "data"), folder / "out"
    set_up, run = documented()
    port = str(free_port())
    script = f"{set_up}\n{run} --param data={data} --param out={out} --watch\n"
    for theirs, ours in (
        ("$PWD/.prefect", str(folder / "prefect")),
        ("prefect server start", f"prefect server start --port {port}"),
        ("127.0.0.1:4200", f"127.0.0.1:{port}"),
        (".venv/bin/", f"{Path(sys.executable).parent}/"),
        ("prefect-server.log", str(folder / "server.log")),
        ("prefect-worker.log", str(folder / "worker.log")),
    ):
        assert theirs in script
        script = script.replace(theirs, ours)
    # The worker looks often; and no schedule starts anything, or this would crawl for real at three on a Monday.
    own = {"PREFECT_WORKER_QUERY_SECONDS": "1", "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false"}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    with subprocess.Popen(
        ["bash", "-e", "-c", script],
        cwd=PROJECT,
        env={**environment, **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as following:
        try:
            assert following.stdout
            said = following.stdout.read()
            code = following.wait()
            worker = (folder / "worker.log").read_text()
            assert code == 0, said + worker
            yield Operated(f"http://127.0.0.1:{port}/api", out, said)
        finally:
            # A worker that is asked to end while its server ends looks for it for ever.
            os.killpg(following.pid, signal.SIGKILL)


def asked(api: str) -> tuple[list[DeploymentResponse], dict[str, Artifact]]:
    """The deployments that the server knows, and the artifacts by key."""
    with temporary_settings({PREFECT_API_URL: api}), get_client(sync_client=True) as client:
        return client.read_deployments(), {str(each.key): each for each in client.read_artifacts()}


def test_a_run_that_a_deployment_starts_leaves_its_release_and_its_artifacts(operated: Operated) -> None:
    release = (operated.out / "latest").resolve()
    assert (release / "thirds.duckdb").exists()
    _, artifacts = asked(operated.api)
    assert {"stages", "release"} <= set(artifacts)
    assert (release / "report.html").as_uri() in str(artifacts["release"].data)
    assert "build database" in str(artifacts["stages"].data)


def test_the_deployments_run_by_the_clock_of_london_and_one_at_a_time(operated: Operated) -> None:
    deployments, _ = asked(operated.api)
    assert {each.name for each in deployments} == {"weekly", "monthly"}
    for each in deployments:
        assert each.global_concurrency_limit and each.global_concurrency_limit.limit == 1
        (schedule,) = each.schedules
        assert isinstance(schedule.schedule, CronSchedule)
        assert (schedule.active, schedule.schedule.timezone) == (True, "Europe/London")
