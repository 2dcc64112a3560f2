"""The shelf of releases, where several runs work side by side."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from flows.shelf import interrupts_explained, shelve, workspace

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
