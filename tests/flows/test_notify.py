"""Notices: by a command, to a real server, and never at the cost of a release."""

import sys
from pathlib import Path

import pandas as pd
import pytest

from flows.console import Talk
from flows.notify import notify_of_failure, notify_of_release
from tests.spiders.server import serving
from tests.unit.small_release import good_frames, write_database

JSON = {"Content-Type": "application/json"}


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file into which a command writes each notice."""
    path = tmp_path / "told.txt"
    script = f"import sys; open({str(path)!r}, 'a').write(sys.stdin.read())"
    monkeypatch.setenv("THIRDS_NOTIFY", f'"{sys.executable}" -c "{script}"')
    return path


def release(folder: Path, failures: pd.DataFrame) -> Path:
    place = folder / "20261130T000000Z"
    place.mkdir()
    frames = good_frames()
    frames["release_changes"] = frames["release_changes"].iloc[:0]
    write_database(place / "thirds.duckdb", frames | {"failures": failures})
    return place


def test_a_failure_is_told_in_its_first_sentence(told: Path) -> None:
    with Talk() as talk:
        notify_of_failure(ValueError("data/sources/x.yml:7: this is wrong\nand more"), talk)
    assert told.read_text() == (
        "thirds: a run failed\n\ndata/sources/x.yml:7: this is wrong\n"
        "Nothing was published; the latest release is as it was.\n"
    )


def test_boards_held_back_are_told_and_of_a_quiet_release_nothing_is(told: Path, tmp_path: Path) -> None:
    failures = good_frames()["failures"].head(1)
    with Talk() as talk:
        notify_of_release(release(tmp_path, failures.assign(outcome="held back", cause="shrunk")), talk)
        said = told.read_text()
        (tmp_path / "quiet").mkdir()
        notify_of_release(release(tmp_path / "quiet", failures.iloc[:0]), talk)
    assert said.startswith("thirds: release 20261130T000000Z\n\n1 board(s) held back until somebody has looked:\n- ")
    assert said.rstrip().endswith(": shrunk")
    assert told.read_text() == said


def test_an_address_in_the_form_of_apprise_is_told_and_one_that_fails_costs_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving({"/notices": (200, JSON, b"{}")}) as site, Talk() as talk:
        monkeypatch.setenv("THIRDS_NOTIFY", f"{site.address.replace('http', 'json')}/notices?method=get")
        notify_of_failure(RuntimeError("the archive is damaged"), talk)
        monkeypatch.setenv(
            "THIRDS_NOTIFY", f"{site.address.replace('http://', 'json://somebody:secret@')}/nowhere?method=get"
        )
        notify_of_failure(RuntimeError("the archive is damaged"), talk)
        monkeypatch.setenv("THIRDS_NOTIFY", "there-is-no-such-command --password secret")
        notify_of_failure(RuntimeError("the archive is damaged"), talk)
    assert [path for _, path, _ in site.asked] == ["/notices", "/nowhere"]
    said = capsys.readouterr().err
    assert said.count("could not be sent") == 2
    assert "secret" not in said
