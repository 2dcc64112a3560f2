"""A process that is started ahead does the job that it is handed, and is nobody's where none comes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from transforms.publish import forms
from transforms.schema import Table
from transforms.tables import TABLES
from transforms.waiting import Ahead, Process, end

MODULE = "tests.unit.waiting_process"


@dataclass(frozen=True)
class OneMore:
    """A form that is handed over later."""

    path: Path

    def write(self) -> None:
        self.path.write_text("written")


@pytest.fixture
def ahead(tmp_path: Path) -> Iterator[Ahead]:
    started = Ahead(MODULE)
    started.start(tmp_path)
    yield started
    if process := started.give("fail"):
        end(process)


def test_a_job_is_done_by_the_process_that_waited_for_it(ahead: Ahead, tmp_path: Path) -> None:
    job = tmp_path / "the job"
    process = ahead.give(str(job))
    assert process
    assert process.wait(30) == 0
    assert job.read_text() == str(job)
    assert ahead.give(str(job)) is None  # one process does one job
    end(process)


def test_a_process_whose_job_never_comes_ends_with_its_input(ahead: Ahead) -> None:
    process = waiting_in(ahead)
    assert process.stdin
    process.stdin.close()
    assert process.wait(30) == 0


def test_a_process_that_has_ended_is_handed_nothing(ahead: Ahead) -> None:
    process = waiting_in(ahead)
    process.kill()
    process.wait(30)
    assert ahead.give("anything") is None


def waiting_in(ahead: Ahead) -> Process:
    process = ahead.waiting
    assert process
    return process


@pytest.mark.parametrize(("started", "ends_before", "code"), [(True, False, 3), (True, True, -9), (False, False, None)])
def test_forms_that_the_other_process_did_not_write_are_written_here_and_that_it_failed_is_said(
    started: bool, ends_before: bool, code: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Ahead(MODULE)
    if started:
        ours.start(tmp_path)
    if ends_before:
        waiting_in(ours).kill()
        waiting_in(ours).wait(30)
    written = []

    def write(database: Path, folder: Path, facts: Mapping[str, str], tables: Sequence[Table]) -> None:
        written.append((database, folder, facts, len(tables)))

    monkeypatch.setattr(forms, "AHEAD", ours)
    monkeypatch.setattr(forms, "write_forms", write)
    monkeypatch.setattr(forms, "json", type("Job", (), {"dumps": staticmethod(lambda _: "fail")}))
    one_more = OneMore(tmp_path / "one more")
    with forms.written_beside(tmp_path / "d", tmp_path, {"licence": "none"}, TABLES, more=True) as beside:
        beside.begin(one_more)
        beside.wait()
        assert one_more.path.read_text() == "written"
        assert written == []
    failed = f"the process that writes files beside the site failed (exit code {code}), and the run wrote them itself"
    assert beside.troubles == ([failed] if started else [])
    assert not list(tmp_path.parent.glob(f"{tmp_path.name}.*"))  # nothing that was handed over is left
    assert written == [(tmp_path / "d", tmp_path, {"licence": "none"}, len(TABLES))]
