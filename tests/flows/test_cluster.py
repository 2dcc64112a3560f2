"""A run whose shards are done by the workers of a Dask cluster: the same release, also where a worker is killed."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from flows.audit import audit
from flows.cli import main
from flows.cluster import ClusterError, check, cluster, look_around
from flows.rebuild import rebuild
from spiders.archive_index import stored_sizes
from tests.conftest import make_small_data
from tests.flows.test_interrupt import processes_below
from tests.spiders.hosts import HTML, Asked, Hosts, hosting, moved, say
from transforms.warehouse import read

DASK = [sys.executable, "-m", "dask"]
LOCALLY = ["--host", "127.0.0.1", "--no-dashboard"]
UNWATCHED = {"DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "false"}  # a look at every stack a hundred times a second
BOARD = "<html><body><h1>{0}</h1><h2>{0}</h2><table><tr><th>Name</th><th>Role</th></tr>{1}</table></body></html>"


def page(body: str, *rows: tuple[str, str]) -> bytes:
    return BOARD.format(body, "".join(f"<tr><td>{name}</td><td>{role}</td></tr>" for name, role in rows)).encode()


GOVERNORS = page("Council of governors", ("Probe Theta", "Public governor"), ("Probe Iota", "Staff governor"))
TRUSTEES = page("Board of trustees", ("Probe Kappa", "Trustee"), ("Probe Lambda", "Employee trustee"))
DIRECTORS = page("Board of directors", ("Testa Alpha", "Chair"), ("Cllr Testo Beta", "Council Director"))


@contextmanager
def working(scheduler: str, folder: Path | None = None) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker at the scheduler, one thread in one process, until the block ends; modules in `folder` are its first."""
    command = [*DASK, "worker", scheduler, *LOCALLY, "--nthreads", "1", "--no-nanny"]
    environment = {**os.environ, **UNWATCHED, **({"PYTHONPATH": str(folder)} if folder else {})}
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=folder, env=environment) as worker:
        try:
            yield worker
        finally:
            worker.kill()


@pytest.fixture(scope="module")
def scheduler(prefect: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers."""
    told = tmp_path_factory.mktemp("cluster") / "scheduler.json"
    command = [*DASK, "scheduler", *LOCALLY, "--port", "0", "--scheduler-file", str(told)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running, ExitStack() as workers:
        assert running.stderr
        address = next(line.split()[-1] for line in running.stderr if "Scheduler at:" in line)
        for _ in range(2):
            workers.enter_context(working(address))
        for _ in range(2):
            next(line for line in running.stderr if "Register worker" in line)
        yield address
        running.kill()


def crawl_of(url: str) -> tuple[int, int]:
    """The process that crawls the page, and the worker that started it."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            words = (entry / "cmdline").read_bytes().split(b"\0") if (entry / "cmdline").exists() else []
            if b"spiders.child" in words and url in Path(words[3].decode()).read_text():
                return int(entry.name), int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    raise AssertionError(f"nobody crawls {url}")


async def until_it_has_ended(process: int) -> None:
    """Until a process is gone, or only waits to be counted by whoever inherited it."""
    words = Path("/proc") / str(process) / "cmdline"
    with suppress(OSError):
        while words.read_bytes():
            await asyncio.sleep(0.01)


def make_live_data(data: Path, hosts: Hosts) -> Path:
    """The small data, its archived boards and live ones: two on one host, the third at the end of a redirect to it."""
    make_small_data(data)
    with (data / "organisations.csv").open("a", encoding="utf-8") as register:
        register.write("XI-THIRDS-aid,aid,Invented Aid,,charity" + "," * 10 + "\n")
    (data / "sources" / "aid.yml").write_text(
        "org_id: XI-THIRDS-aid\nbodies:\n  - name: board of trustees\n    kind: board of trustees\n"
        "    tier: governing\n    pages:\n"
    )
    for slug, url in (
        ("leisure", hosts.url("moved")),
        ("hospital", hosts.url("busy", "/governors")),
        ("aid", hosts.url("busy", "/trustees")),
    ):
        with (data / "sources" / f"{slug}.yml").open("a", encoding="utf-8") as source:
            source.write(f"      - url: {url}\n        complete: true\n        read_from: [live]\n")
    return data


@dataclass(frozen=True)
class Story:
    """A live audit on a cluster that lost a worker in the middle of a crawl: its folders, and what the hosts saw."""

    folder: Path
    out: Path
    release: Path
    hosts: Hosts
    killed: list[int]


@pytest.fixture(scope="module")
def story(scheduler: str, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder, killed = tmp_path_factory.mktemp("story"), list[int]()
    pages = {"/governors": GOVERNORS, "/trustees": TRUSTEES, "/moved": DIRECTORS}

    async def board(asked: Asked, writer: asyncio.StreamWriter) -> None:
        if asked.path == "/trustees" and not killed:
            crawl, worker = crawl_of(hosts.url("busy", "/trustees"))
            killed.append(worker)
            os.kill(worker, signal.SIGKILL)
            # The crawl ends with its worker: if it saw its connection end first, it would ask once more.
            await until_it_has_ended(crawl)
            return
        await say(writer, 200, HTML, pages[asked.path])

    async def away(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await say(writer, *moved(hosts.url("busy", "/moved")))

    with hosting({"moved": {"/board": away}, "busy": dict.fromkeys(pages, board)}, network="127.0.13.") as hosts:
        data, out = make_live_data(folder / "data", hosts), folder / "out"
        release = audit(live=True, data=data, out=out, scheduler=scheduler).release
    return Story(folder, out, release, hosts, killed)


def table(story: Story, name: str) -> pd.DataFrame:
    return read(story.release / "thirds.duckdb", name)


def test_a_worker_that_is_killed_costs_no_board(story: Story) -> None:
    assert story.killed
    assert {"Public governor", "Trustee", "Council Director"} <= set(table(story, "directors")["role"])
    assert table(story, "failures").empty
    assert processes_below(story.folder) == []
    assert not (story.out / "work").exists()


def test_no_page_is_asked_for_twice_but_the_one_that_was_lost_with_the_worker(story: Story) -> None:
    assert sorted(story.hosts.paths("moved")) == ["/board", "/robots.txt"]
    lost = ["/trustees", "/trustees"]
    assert sorted(story.hosts.paths("busy")) == ["/governors", "/moved", "/robots.txt", *lost]


def test_a_page_that_leads_to_the_host_of_another_shard_is_read_when_that_is_done(story: Story) -> None:
    assert story.hosts.paths("busy")[-1] == "/moved"


def test_what_the_shards_received_is_one_archive_and_the_index_knows_it(story: Story) -> None:
    name = f"{story.release.name}.warc.gz"
    assert [path.name for path in (story.out / "archive").glob("*.warc.gz")] == [name]
    assert set(table(story, "captures").query("method == 'live'")["archive"]) == {name}
    assert set(stored_sizes(story.out / "archive")) == {name}


def test_one_machine_makes_the_same_release_byte_for_byte(story: Story) -> None:
    again = rebuild(story.out, story.release)
    assert again.different == []
    assert len([name for name in again.same if name.startswith("csv/")]) > 20


def test_a_worker_that_cannot_run_thirds_is_named(scheduler: str, tmp_path: Path) -> None:
    from distributed import Client  # it takes a second to load, of every process that collects the tests

    (tmp_path / "flows.py").write_text("raise ImportError('there is no thirds here')")
    with Client(scheduler) as client, working(scheduler, tmp_path):  # type: ignore[no-untyped-call]
        client.wait_for_workers(1 + len(client.scheduler_info(n_workers=-1)["workers"]))
        with (
            pytest.raises(ClusterError, match=r"cannot run thirds .*there is no thirds here.*: install this version"),
            cluster(scheduler, tmp_path, [tmp_path]),
        ):
            pass


def test_a_scheduler_that_does_not_answer_is_a_sentence(
    prefect: str, small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("flows.cluster.CONNECT", 1)
    asked = ["audit", "--data", str(small_data), "--out", str(tmp_path / "out"), "--runner", "dask"]
    assert main([*asked, "--scheduler", "tcp://127.0.0.1:9"]) == 1
    said = capsys.readouterr().err
    assert said.splitlines()[-1].startswith("thirds: no Dask scheduler answers at tcp://127.0.0.1:9")
    assert "Traceback" not in said


def test_a_worker_says_what_it_does_not_see(prefect: str, tmp_path: Path) -> None:
    (tmp_path / "shared").write_text("told")
    seen = look_around(tmp_path / "shared", "told", [tmp_path / "data"], prefect)
    assert (seen["shares"], seen["reaches"]) == (True, True)
    with pytest.raises(ClusterError, match=r"the worker tcp://one:1 does not see .*data: mount it there"):
        check({"tcp://one:1": seen}, tmp_path)
    for lacking, says in (
        ({"shares": look_around(tmp_path / "none" / "shared", "told", [], prefect)["shares"]}, "cannot read and write"),
        (
            {"reaches": look_around(tmp_path / "shared", "told", [], "http://127.0.0.1:9/api")["reaches"]},
            "does not reach",
        ),
        ({"runs": {**seen["runs"], "pandas": "2.0"}}, r"has other versions .*pandas 2\.0, not"),
    ):
        with pytest.raises(ClusterError, match=says):
            check({"tcp://one:1": {**seen, "missing": [], **lacking}}, tmp_path)


def test_without_the_extra_or_a_server_the_command_says_what_to_install_and_set(
    monkeypatch: pytest.MonkeyPatch, small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["audit", "--data", str(small_data), "--out", str(tmp_path), "--runner", "dask"]
    with pytest.raises(SystemExit):
        main(asked)
    assert "--runner dask and --scheduler tcp://HOST:8786 go together" in capsys.readouterr().err
    monkeypatch.setattr("flows.cluster.PREFECT_API_URL", SimpleNamespace(value=lambda: None))
    assert main([*asked, "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "set PREFECT_API_URL" in capsys.readouterr().err
    monkeypatch.setattr("flows.cluster.find_spec", {}.get)
    assert main([*asked, "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "pip install 'thirds[dask]'" in capsys.readouterr().err
