"""The shelf of releases, where several runs work side by side."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from flows.shelf import workspace

RUNS = 6


def test_runs_that_begin_and_end_together_have_a_folder_each_and_leave_none(tmp_path: Path) -> None:
    at_once = Barrier(RUNS)

    def run(_: int) -> str:
        at_once.wait(30)
        with workspace(tmp_path / "out") as work:
            at_once.wait(30)
            return work.name

    with ThreadPoolExecutor(RUNS) as pool:
        assert len(set(pool.map(run, range(RUNS)))) == RUNS
    assert not (tmp_path / "out" / "work").exists()


def test_a_run_never_takes_the_name_of_a_release(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        with workspace(tmp_path) as work:
            (tmp_path / "releases" / work.name).mkdir(parents=True)
            names.append(work.name)
    assert len(set(names)) == 3
