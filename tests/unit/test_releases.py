"""The shelf: what there is, whether it is whole, and what may go without losing what a kept release needs."""

import argparse
import io
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from flows import release_commands
from flows.releases import base_of, find_release, releases, releases_to_keep, retire
from flows.shelf import ShelfError
from flows.sums import damage, write_sums
from tests.unit.small_release import good_frames
from transforms import warehouse
from transforms.diff import Side, compare
from transforms.record import Record, RecordError, read_record
from transforms.tables import TABLE

STAMPS = ["20261101T030000Z", "20261108T030000Z", "20261115T030000Z", "20261122T030000Z"]


def release(out: Path, stamp: str, previous: str = "", inputs: tuple[str, ...] = ()) -> Path:
    folder = out / "releases" / stamp
    (folder / "csv").mkdir(parents=True)
    (folder / "thirds.duckdb").write_text(f"database of {stamp}")
    (folder / "csv" / "scores.csv").write_text("board_id\n")
    Record(
        release=stamp,
        previous={"release": previous, "sha256": "0" * 64} if previous else {},
        order={"live": False, "wayback": "", "replay": "", "only": []},
        crawls=({"method": "replay", "archive": "a.warc.gz", "sha256": "archive", "date": ""},),
        inputs={f"file-{name}": name for name in inputs},
        code={"version": "0.1.0", "sha256": "c", "commit": ""},
        libraries={},
        codebook={"version": "1.0", "sha256": "b"},
        licence="CC BY 4.0",
    ).write(folder)
    write_sums(folder)
    (out / "latest").unlink(missing_ok=True)
    (out / "latest").symlink_to(Path("releases") / stamp)
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    for at, stamp in enumerate(STAMPS):
        release(tmp_path, stamp, STAMPS[at - 1] if at else "", ("shared", stamp))
    for name in ("shared", "archive", *STAMPS):
        (tmp_path / "inputs").mkdir(exist_ok=True)
        (tmp_path / "inputs" / name).write_text(name)
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "old.warc.gz").write_text("evidence")
    return tmp_path


def test_the_sums_are_those_that_sha256sum_checks_and_damage_is_told_file_by_file(out: Path) -> None:
    folder = out / "releases" / STAMPS[0]
    assert damage(folder) == []
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=False)
    assert done.returncode == 0
    (folder / "csv" / "scores.csv").write_text("board_id\nx\n")
    (folder / "odd.txt").write_text("")
    (folder / "thirds.duckdb").unlink()
    assert damage(folder) == [
        "thirds.duckdb is missing",
        "odd.txt was not published with it",
        "csv/scores.csv has changed",
    ]
    (folder / "SHA256SUMS").unlink()
    assert "no checksums" in damage(folder)[0]


def test_releases_are_found_by_stamp_or_as_the_latest(out: Path) -> None:
    assert [each.stamp for each in releases(out)] == STAMPS
    assert [each.latest for each in releases(out)] == [False, False, False, True]
    assert find_release(out, "latest").name == STAMPS[-1]
    with pytest.raises(ShelfError, match=f"no release `nowhere`.*{STAMPS[-1]}"):
        find_release(out, "nowhere")


def test_the_newest_are_kept_with_all_that_they_are_made_from(out: Path) -> None:
    assert retire(out, 2) == STAMPS[:2]
    assert [each.stamp for each in releases(out)] == STAMPS[2:]
    # The release that the older of the two took its history from is gone, and its database is not.
    base = base_of(out, STAMPS[1])
    assert base is not None
    assert base.read_text() == f"database of {STAMPS[1]}"
    assert base_of(out, STAMPS[0]) is None
    assert {path.name for path in (out / "inputs").iterdir()} == {"shared", "archive", *STAMPS[2:]}
    assert (out / "archive" / "old.warc.gz").exists()
    assert all(damage(each.folder) == [] for each in releases(out))
    assert retire(out, 1) == [STAMPS[2]]
    assert {path.name for path in (out / "bases").iterdir()} == {STAMPS[2]}
    assert retire(out, 1) == []


def test_the_latest_is_kept_whatever_its_age(out: Path) -> None:
    (out / "latest").unlink()
    (out / "latest").symlink_to(Path("releases") / STAMPS[0])
    assert retire(out, 1) == STAMPS[1:3]
    assert [each.stamp for each in releases(out)] == [STAMPS[0], STAMPS[3]]


def test_inputs_stay_where_nobody_knows_what_a_kept_release_was_made_from(out: Path) -> None:
    (out / "releases" / STAMPS[3] / "release.json").unlink()
    retire(out, 1)
    assert len(list((out / "inputs").iterdir())) == 6


@pytest.mark.parametrize(("said", "kept"), [("", None), ("12", 12), (" 3 ", 3)])
def test_the_setting_says_how_many_are_kept(said: str, kept: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIRDS_KEEP_RELEASES", said)
    assert releases_to_keep() == kept


@pytest.mark.parametrize("said", ["0", "-1", "many", "1.5"])
def test_a_setting_that_is_no_number_is_refused(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIRDS_KEEP_RELEASES", said)
    with pytest.raises(ShelfError, match="whole number from 1"):
        releases_to_keep()


def test_a_record_that_is_not_there_or_not_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record"):
        read_record(tmp_path)
    (tmp_path / "release.json").write_text("{}")
    with pytest.raises(RecordError, match=r"release\.json.*cannot be read"):
        read_record(tmp_path)


def test_the_list_says_what_is_on_the_shelf_and_what_is_damaged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = argparse.Namespace(out=tmp_path, keep=None)
    assert release_commands.list_releases(asked) == 0
    assert "no release yet" in capsys.readouterr().out
    names = ("organisations", "scores", "directors")
    for stamp in STAMPS[:2]:
        folder = release(tmp_path, stamp)
        (folder / "thirds.duckdb").unlink()
        frames = {name: good_frames()[name] for name in names}
        warehouse.build(folder / "thirds.duckdb", frames, [TABLE[name] for name in names])
        write_sums(folder)
    (tmp_path / "releases" / STAMPS[0] / "csv" / "scores.csv").write_text("changed")
    assert release_commands.list_releases(asked) == 1
    said = capsys.readouterr()
    first, second = (line for line in said.out.splitlines() if line.strip().startswith("2026"))
    assert first.split()[0] == STAMPS[0]
    assert "1 problem(s)" in first
    assert second.split()[:2] == [STAMPS[1], "latest"]
    assert "as published" in second
    assert "csv/scores.csv has changed" in said.err
    assert release_commands.list_releases(argparse.Namespace(out=tmp_path, keep=1)) == 0
    assert f"taken away: {STAMPS[0]}" in capsys.readouterr().err


def test_a_change_is_told_in_a_line_and_as_csv(capsys: pytest.CaptureFixture[str]) -> None:
    after = good_frames()
    row = after["directors"].index[0]
    after["directors"].loc[row, ["class", "subclass", "class_label"]] = ["user", "tenant", "user (tenant)"]
    changes = compare(Side(STAMPS[0], "a", good_frames()), Side(STAMPS[1], "b", after))
    release_commands.write_text(changes, *STAMPS[:2])
    said = capsys.readouterr().out
    assert said.splitlines()[0] == f"{STAMPS[0]} to {STAMPS[1]}: 1 change(s)"
    assert "  ~ Testa Person: worker (staff) to user (tenant)   [codebook changed]" in said
    release_commands.write_csv(changes)
    frame = pd.read_csv(io.StringIO(capsys.readouterr().out))
    assert frame[["op", "change", "reason"]].to_numpy().tolist() == [["MOD", "class changed", "codebook changed"]]
