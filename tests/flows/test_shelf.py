"""The shelf of releases: one run at a time, and whole whatever happens to it."""

import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from prefect.exceptions import TerminationSignal

from flows.lock import alone
from flows.recovery import recover
from flows.shelf import ShelfError, interrupts_explained, shelve, workspace

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


def interrupted(move: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Ctrl-C come when this kind of move has just been made."""
    made = getattr(Path, move)

    def then_interrupt(self: Path, target: Path) -> Path:
        made(self, target)
        monkeypatch.undo()
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, move, then_interrupt)


def built(out: Path, run_id: str) -> Path:
    folder = out / "work" / run_id / "release"
    folder.mkdir(parents=True)
    return folder


def test_an_interrupt_between_the_two_moves_takes_the_release_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shelve(built(tmp_path, "one"), tmp_path, "one")
    interrupted("rename", monkeypatch)
    with pytest.raises(KeyboardInterrupt, match="nothing was published"), interrupts_explained(tmp_path):
        shelve(built(tmp_path, "two"), tmp_path, "two")
    assert (tmp_path / "latest").resolve() == first
    assert [path.name for path in (tmp_path / "releases").iterdir()] == ["one"]
    assert not list(tmp_path.glob(".latest-*"))


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt(), TerminationSignal(signal.SIGTERM)])
def test_an_interrupt_over_which_a_library_trips_is_an_interrupt_and_another_error_is_not(
    interrupt: BaseException, tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt, match="nothing was published"), interrupts_explained(tmp_path):
        try:
            raise interrupt
        finally:
            raise ValueError("Task run is not set")
    with pytest.raises(ValueError, match="of its own"), interrupts_explained(tmp_path):
        raise ValueError("of its own")


def test_an_interrupt_after_the_second_move_leaves_the_release_out_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelve(built(tmp_path, "one"), tmp_path, "one")
    interrupted("replace", monkeypatch)
    with (
        pytest.raises(KeyboardInterrupt, match=r"the release was out already.*releases/two"),
        interrupts_explained(tmp_path),
    ):
        shelve(built(tmp_path, "two"), tmp_path, "two")
    assert (tmp_path / "latest").resolve() == (tmp_path / "releases" / "two").resolve()
    assert (tmp_path / "latest").is_dir()


DIES = """
import os, signal, sys
from pathlib import Path
from flows import shelf
out, after = Path(sys.argv[1]), int(sys.argv[2])
calls = iter(range(1000))
def deadly(done):
    def step(*given, **named):
        answer = done(*given, **named)
        if next(calls) == after:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer
    return step
for owner, name in ((Path, 'rename'), (Path, 'replace'), (Path, 'symlink_to'), (os, 'fsync')):
    setattr(owner, name, deadly(getattr(owner, name)))
with shelf.workspace(out) as work:
    built = work / "release"
    (built / "csv").mkdir(parents=True)
    (built / "csv" / "scores.csv").write_text("whole")
    shelf.shelve(built, out, work.name)
print("published")
"""


def test_whichever_step_of_publishing_is_the_last_latest_is_whole_and_the_next_run_puts_things_in_order(
    tmp_path: Path,
) -> None:
    before = tmp_path / "out" / "releases" / "20240101T000000Z"
    (before / "csv").mkdir(parents=True)
    (before / "csv" / "scores.csv").write_text("whole")
    (tmp_path / "out" / "latest").symlink_to(Path("releases") / before.name)
    ended, announced = [], 0
    for step in range(20):
        out = tmp_path / str(step)
        shutil.copytree(tmp_path / "out", out, symlinks=True)
        done = subprocess.run([sys.executable, "-c", DIES, out, str(step)], capture_output=True, text=True, check=False)
        assert (out / "latest" / "csv" / "scores.csv").read_text() == "whole"
        said = recover(out)
        assert (out / "latest" / "csv" / "scores.csv").read_text() == "whole"
        assert not list(out.glob(".latest-*"))
        assert not list((out / "work").glob("*"))
        assert recover(out) == []
        announced += any("is the latest one now" in sentence for sentence in said)
        ended.append(done.returncode)
        if done.returncode == 0:
            break
    assert ended[-1] == 0
    assert set(ended[:-1]) == {-signal.SIGKILL}
    assert len(ended) > 6
    assert announced


HOLDS = """
import sys
from pathlib import Path
from flows.lock import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_run_is_told_who_is_there_and_a_killed_one_leaves_no_lock(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        there = rf"another run is at work there \(process {holder.pid}, since 20.*--out"
        with pytest.raises(ShelfError, match=there), alone(tmp_path):
            pass
        with alone(tmp_path / "another"):
            pass
        holder.kill()
    with alone(tmp_path):
        pass
