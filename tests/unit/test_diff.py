"""Two releases compared: what changed, who, and why; and nothing where nothing did."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from tests.unit.small_release import ALPHA, BETA, LISTING, RELEASE_TABLES, good_frames
from transforms import warehouse
from transforms.diff import COMPARED, Side, compare
from transforms.record import Record
from transforms.since import changes_between, changes_since, side_of

Frames = dict[str, pd.DataFrame]
NEXT = LISTING.replace("2019-03-14", "2021-05-20")
FIRST_SEAT = f"{LISTING}/01"


def side(frames: Frames, codebook: str = "a", release: str = "20261130T000000Z") -> Side:
    return Side(release, codebook, frames)


def changes(
    change: Callable[[Frames], object], codebook: str = "a", first: Callable[[Frames], object] = dict
) -> list[tuple[Any, ...]]:
    before, after = good_frames(), good_frames()
    first(before)
    first(after)
    change(after)
    found = compare(side(before, release="20261123T000000Z"), side(after, codebook))
    assert found["change_id"].is_unique
    assert set(found["from_release"]) <= {"20261123T000000Z"}
    columns = ["op", "change", "person_name", "class_before", "class_after", "reason"]
    plain = found[columns].astype(object).where(found[columns].notna(), None)
    return sorted(plain.itertuples(index=False, name=None), key=str)


def seat(frames: Frames, **values: Any) -> None:
    row = frames["directors"]["seat_id"] == FIRST_SEAT
    for name, value in values.items():
        frames["directors"].loc[row, name] = value


def to_user(frames: Frames) -> None:
    seat(frames, **{"class": "user", "subclass": "tenant", "class_label": "user (tenant)"})


def test_releases_that_say_the_same_differ_in_nothing_even_under_another_codebook() -> None:
    assert changes(dict) == []
    assert changes(dict, codebook="b") == []


def test_a_class_that_changed_says_whether_page_correction_codebook_or_code_did_it() -> None:
    def corrected(frames: Frames) -> None:
        to_user(frames)
        frames["evidence"].loc[frames["evidence"]["seat_id"] == FIRST_SEAT, "correction"] = "2026-001"

    def reworded(frames: Frames) -> None:
        to_user(frames)
        seat(frames, role="Tenant director")

    row = ("MOD", "class changed", "Testa Person", "worker (staff)", "user (tenant)")
    assert changes(to_user) == [(*row, "code or declarations changed")]
    assert changes(to_user, codebook="b") == [(*row, "codebook changed")]
    assert changes(corrected, codebook="b") == [(*row, "correction")]
    assert changes(reworded, codebook="b") == [(*row, "page changed")]


def test_a_seat_without_a_name_is_known_by_its_line() -> None:
    def withheld(frames: Frames) -> None:
        row = frames["directors"]["seat_id"] == f"{LISTING}/03"
        frames["directors"].loc[row, ["subclass", "class_label"]] = ["carer", "user (carer)"]

    assert changes(withheld) == [
        ("MOD", "class changed", None, "user (patient)", "user (carer)", "code or declarations changed")
    ]


def test_another_name_under_the_same_date_is_listed_and_nobody_has_joined() -> None:
    assert changes(lambda frames: seat(frames, person_name="Omega Newcomer", name_as_published="Omega Newcomer")) == [
        ("ADD", "listed", "Omega Newcomer", None, "worker (staff)", "code or declarations changed"),
        ("DEL", "listed no longer", "Testa Person", "worker (staff)", None, "code or declarations changed"),
    ]


def test_a_newer_whole_board_says_who_joined_and_left_and_how_the_score_moved() -> None:
    def newer(frames: Frames) -> None:
        frames["captures"] = pd.concat([frames["captures"], frames["captures"].head(1).assign(capture_id="sha256:cc")])
        for name, key in (("scores", "board_id"), ("directors", "board_id")):
            rows = frames[name][frames[name][key] == LISTING].assign(board_id=NEXT, as_at="2021-05-20")
            if name == "scores":
                rows = rows.assign(score=66.7, score_low=66.7, score_high=66.7, capture_id="sha256:cc")
            else:
                rows = rows.assign(seat_id=rows["seat_id"].str.replace(LISTING, NEXT))
                rows.loc[rows["person_name"] == "Testo Person", ["person_name", "role"]] = [
                    "Omega Newcomer",
                    "Director",
                ]
            frames[name]["latest"] &= frames[name][key] != LISTING
            frames[name] = pd.concat([frames[name], rows], ignore_index=True)

    def nobody_is_withheld(frames: Frames) -> None:
        frames["directors"] = frames["directors"][~frames["directors"]["name_withheld"]]

    added = ("ADD", "board added", None, None, None, "page changed")
    moved = ("MOD", "score moved", None, None, None, "page changed")
    assert changes(newer, codebook="b", first=nobody_is_withheld) == [
        added,
        ("ADD", "joined", "Omega Newcomer", None, "state (council)", "page changed"),
        ("DEL", "left", "Testo Person", "state (council)", None, "page changed"),
        moved,
    ]
    # The seat whose name is withheld could be theirs.
    assert [row[1] for row in changes(newer)] == ["board added", "listed", "listed no longer", "score moved"]


def test_a_board_that_is_gone_is_gone_because_its_page_moved_on_or_because_we_took_it_back() -> None:
    def gone(frames: Frames) -> None:
        for name in ("scores", "compositions"):
            frames[name] = frames[name][frames[name]["org_id"] == ALPHA]

    assert changes(gone) == [("DEL", "board gone", None, None, None, "code or declarations changed")]


def test_what_a_release_withholds_it_does_not_say_again_of_the_one_before(tmp_path: Path) -> None:
    folder = tmp_path / "20261123T000000Z"
    folder.mkdir()
    needed = [table for table in RELEASE_TABLES if table.name in ("scores", "directors", "compositions", "evidence")]
    before = good_frames()
    warehouse.build(folder / "thirds.duckdb", {table.name: before[table.name] for table in needed}, needed)
    after = good_frames()
    seat(after, person_name=None, name_as_published=None, name_withheld=True)
    withheld = pd.DataFrame({"org_id": [ALPHA], "body": ["board"], "person_name": ["Testa Person"]})
    found = changes_since(folder / "thirds.duckdb", "20261130T000000Z", "a", after, withheld)
    assert "Testa Person" not in found.to_csv()
    assert side_of(folder / "thirds.duckdb").codebook == ""
    nothing = changes_since(None, "20261130T000000Z", "a", after, withheld)
    assert nothing.empty


def test_what_a_run_was_not_asked_for_has_not_gone(tmp_path: Path) -> None:
    needed = [table for table in RELEASE_TABLES if table.name in (*COMPARED, "organisations")]
    before, after = good_frames(), good_frames()
    for name in ("scores", "directors", "compositions"):
        after[name] = after[name][:0]
    databases = [tmp_path / stamp / "thirds.duckdb" for stamp in ("20261123T000000Z", "20261130T000000Z")]
    for database, frames in zip(databases, (before, after), strict=True):
        database.parent.mkdir()
        warehouse.build(database, {table.name: frames[table.name] for table in needed}, needed)
    withheld = pd.DataFrame(columns=["org_id", "body", "person_name"])
    arguments = (databases[0], "20261130T000000Z", "a", after, withheld)
    assert {ALPHA, BETA} == set(changes_since(*arguments)["org_id"])
    assert {BETA} == set(changes_since(*arguments, scope={BETA})["org_id"])
    assert {ALPHA, BETA} == set(changes_between(*databases)["org_id"])
    order = {"only": ["invented-beta"]}
    Record("20261130T000000Z", {}, order, (), {}, {}, {}, {"sha256": "a"}, "CC BY 4.0").write(databases[1].parent)
    assert {BETA} == set(changes_between(*databases)["org_id"])


def test_two_releases_of_which_one_withholds_a_name_are_compared_without_it(tmp_path: Path) -> None:
    """Neither is the name said, nor is somebody who is still there said to have left."""
    needed = [table for table in RELEASE_TABLES if table.name in ("scores", "directors", "compositions", "evidence")]
    databases = [tmp_path / stamp / "thirds.duckdb" for stamp in ("20261123T000000Z", "20261130T000000Z")]
    before, after = good_frames(), good_frames()
    seat(after, person_name=None, name_as_published=None, name_withheld=True)
    for database, frames in zip(databases, (before, after), strict=True):
        database.parent.mkdir()
        warehouse.build(database, {table.name: frames[table.name] for table in needed}, needed)
    assert len(compare(*map(side_of, databases)))
    assert changes_between(*databases).empty
    assert changes_between(*reversed(databases)).empty


@pytest.mark.parametrize("table", ["directors", "evidence"])
def test_an_older_release_without_a_column_can_still_be_compared(table: str, tmp_path: Path) -> None:
    folder = tmp_path / "20261123T000000Z"
    folder.mkdir()
    needed = [each for each in RELEASE_TABLES if each.name in ("scores", "directors", "compositions", "evidence")]
    warehouse.build(folder / "thirds.duckdb", {each.name: good_frames()[each.name] for each in needed}, needed)
    with duckdb.connect(str(folder / "thirds.duckdb")) as connection:
        connection.execute(f"ALTER TABLE {table} DROP COLUMN {'shape' if table == 'directors' else 'correction'}")
    found = compare(side_of(folder / "thirds.duckdb"), side(good_frames(), codebook=""))
    assert found.empty
