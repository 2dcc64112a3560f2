"""Boards that are missing: told of from what was asked for, compared with the last release, carried, and counted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from expectations.gate import GateResult
from expectations.review import review
from spiders.causes import ADVICE
from spiders.outcomes import unread
from spiders.run import Crawled
from spiders.targets import Target
from tests.conftest import DATA
from tests.unit.small_release import ALPHA, CAPTURE, PAGE, good_frames
from transforms.carry import Carried, carry_over, last_boards
from transforms.codebook import load_codebook
from transforms.comparison import Asked, compare_boards
from transforms.failures import failures_table, stale_organisations
from transforms.tables import TABLES
from transforms.warehouse import build, kept_open

BOARD = ["slug", "body", "source_url", "method"]
FAILED = {"slug": "invented-alpha", "org_id": ALPHA, "body": "board", "source_url": PAGE, "outcome": "failed"}
NOTHING_FRESH = pd.DataFrame(columns=BOARD, dtype="str")


@pytest.fixture(scope="module")
def last(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The database of a last release: two boards of one page of Invented Alpha, and one page that fails already."""
    path = tmp_path_factory.mktemp("last") / "thirds.duckdb"
    frames = good_frames()
    frames["failures"] = frames["failures"].assign(
        failure_id="invented-alpha/board/" + failure(PAGE)["failure_id"].iloc[0].rpartition("/")[2], days_failed=3
    )
    build(path, frames, [table for table in TABLES if table.name in frames])
    with kept_open(path):  # to open it takes longer than to look at it
        yield path


def failure(url: str, day: str = "2026-11-24", last: Path | None = None, **changes: Any) -> pd.DataFrame:
    row = {**FAILED, "source_url": url, "cause": "gone", "advice": ADVICE["gone"], "detail": "", **changes}
    return failures_table(pd.DataFrame([row]), NOTHING_FRESH, last, day)


def crawled(placed: list[tuple[str, str]], failed: list[tuple[str, str]]) -> Crawled:
    """A crawl that placed (body, url) and failed with (url, cause), all of one organisation."""
    return Crawled(
        pd.DataFrame([{"slug": "a", "body": body, "source_url": url} for body, url in placed], columns=BOARD[:3]),
        pd.DataFrame(),
        pd.DataFrame(
            [{"slug": "a", "url": url, "cause": cause, "advice": ADVICE[cause], "detail": ""} for url, cause in failed],
            columns=["slug", "url", "cause", "advice", "detail"],
        ),
        pd.DataFrame(),
    )


def told(targets: list[tuple[str, str]], result: Crawled) -> list[tuple[str, str, str, str]]:
    asked = [Target("a", "XI-THIRDS-a", "Invented", body, url) for body, url in targets]
    rows = unread(asked, result)[["body", "source_url", "outcome", "cause"]]
    return [tuple(row) for row in rows.itertuples(index=False, name=None)]


def test_every_board_that_was_asked_for_is_placed_or_told_of() -> None:
    board, council = ("board", "https://a.example/1"), ("council", "https://a.example/1")
    other = ("board", "https://a.example/2")
    assert told([board, other], crawled([board, other], [])) == []
    assert told([board, council], crawled([], [(board[1], "gone")])) == [
        ("board", board[1], "failed", "gone"),
        ("council", board[1], "failed", "gone"),
    ]
    assert told([board, council], crawled([board], [])) == [("council", council[1], "failed", "layout changed")]
    assert told([board], crawled([("", board[1])], [])) == [("board", board[1], "failed", "layout changed")]
    assert told([board, other], crawled([board], [])) == [("board", other[1], "failed", "unreachable")]


def test_what_failed_of_a_board_that_was_read_all_the_same_is_told_as_read_in_part() -> None:
    board, further = ("board", "https://a.example/1"), "https://a.example/1/people"
    assert told([board], crawled([board], [(board[1], "cut off"), (further, "timeout")])) == [
        ("board", board[1], "read in part", "cut off"),
        ("", further, "read in part", "timeout"),
    ]


def test_a_further_page_that_failed_costs_its_own_board_and_is_named_for_the_log_alone() -> None:
    board, council = ("board", "https://a.example/1"), ("council", "https://a.example/1")
    result = crawled([council], [("https://a.example/1/people", "gone")])
    result.failures["body"], result.failures["source_url"] = board
    assert told([board, council], result) == [("board", board[1], "failed", "gone")]
    asked = [Target("a", "XI-THIRDS-a", "Invented", *each) for each in (board, council)]
    assert unread(asked, result)["followed"].tolist() == ["https://a.example/1/people"]
    assert "people" not in unread(asked, result)["detail"].iloc[0]


@pytest.fixture(scope="module")
def carried(last: Path) -> Carried:
    """What stands in for a page that failed: no cause is given, so that none can make a difference."""
    found = carry_over(last, pd.DataFrame([FAILED]), NOTHING_FRESH)
    assert found is not None
    return found


def test_the_last_board_stands_in_whole_with_its_capture(carried: Carried) -> None:
    assert "cause" not in FAILED
    assert len(carried.placed) == 11
    assert list(carried.captures["capture_id"]) == [CAPTURE]


@pytest.mark.parametrize("cause", sorted(ADVICE))
def test_whatever_the_cause_a_board_that_stands_in_is_told_as_older(last: Path, carried: Carried, cause: str) -> None:
    table = failures_table(
        pd.DataFrame([{**FAILED, "cause": cause, "advice": ADVICE[cause], "detail": ""}]),
        carried.placed,
        last,
        "2026-11-24",
    )
    assert table["older_listing"].all()
    assert stale_organisations(table, last, "2026-11-24") == {ALPHA: "2026-11-24"}


def test_nothing_is_carried_of_another_body_or_of_what_was_read_again_the_same_way(last: Path) -> None:
    assert carry_over(last, pd.DataFrame([{**FAILED, "body": "council"}]), NOTHING_FRESH) is None
    fresh = pd.DataFrame([{**FAILED, "method": "facsimile"}])
    assert carry_over(last, pd.DataFrame([FAILED]), fresh) is None
    assert carry_over(None, pd.DataFrame([FAILED]), NOTHING_FRESH) is None


def test_days_in_a_row_are_counted_and_not_runs(last: Path) -> None:
    first = failure("https://alpha.example/new", last=last).iloc[0]
    assert (first["failing_since"], first["failed_on"], first["days_failed"]) == ("2026-11-24", "2026-11-24", 1)
    same_day = failure(PAGE, "2026-11-23", last).iloc[0]
    assert (same_day["failing_since"], same_day["days_failed"]) == ("2026-11-21", 3)
    next_day = failure(PAGE, "2026-11-24", last, cause="timeout").iloc[0]
    assert (next_day["failing_since"], next_day["days_failed"]) == ("2026-11-21", 4)


def test_a_place_in_memory_is_no_part_of_what_was_said() -> None:
    said = failure(PAGE, detail="<Connector at 0x7f3a> lost").iloc[0]["detail"]
    assert said == "<Connector> lost"


def boards(**changes: Any) -> pd.DataFrame:
    row = {
        **dict(zip(BOARD, ("a", "board", "https://a.example/1", "live"), strict=True)),
        "rows": 8,
        "rows_before": 8,
        "seats": "2/2/2/2/0",
        "seats_before": "2/2/2/2/0",
        "lost": "",
        "expected": 0,
        "confirmed": False,
    }
    return pd.DataFrame([{**row, **changes}])


def reviewed(**changes: Any) -> tuple[GateResult, pd.DataFrame]:
    found = boards(**changes)
    rows = [{**found.iloc[0][BOARD].to_dict(), "row_id": f"row-{number}"} for number in range(found.iloc[0]["rows"])]
    return review(found, pd.DataFrame(rows, columns=[*BOARD, "row_id"]))


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"rows": 3}, "shrunk"),
        ({"rows": 4}, ""),
        ({"rows": 3, "confirmed": True}, ""),
        ({"lost": "worker"}, "class lost"),
        ({"lost": "worker", "confirmed": True}, ""),
        ({"rows_before": 0}, ""),
        ({"expected": 9}, "fewer than expected"),
        ({"expected": 9, "rows": 3, "confirmed": True}, "fewer than expected"),
        ({"expected": 8}, ""),
        ({"expected": 7}, ""),
        ({"rows": 0}, "rows held back"),
    ],
)
def test_a_board_is_held_back_whole_or_not_at_all(changes: dict[str, Any], cause: str) -> None:
    result, held = reviewed(**changes)
    assert list(held["cause"]) == ([cause] if cause else [])
    rows = changes.get("rows", 8)
    assert len(result.held_back) == (rows if cause else 0)
    assert result.critical is False


def test_more_than_expected_is_a_warning_that_holds_nothing_back() -> None:
    result, held = reviewed(expected=7)
    assert len(held) == 0
    failed = result.gates[result.gates["outcome"] == "failed"]
    assert failed[["rule", "severity"]].to_numpy().tolist() == [["no_more_than_expected", "warning"]]
    assert set(result.quarantine["value"]) == {"8 of 7"}
    assert set(result.quarantine["severity"]) == {"warning"}


def test_a_seat_that_is_vacant_now_is_no_class_lost(last: Path) -> None:
    known = last_boards(last)
    assert known is not None
    register = good_frames()["organisations"].rename(columns={"organisation": "name"})
    declared = pd.DataFrame(
        [{"org_id": ALPHA, "slug": "invented-alpha", "body": "board", "kind": "board of directors", "tier": "governing",
          "status": "current", "note": "", "means": ""}]
    )  # fmt: skip
    codebook = load_codebook(DATA)
    one = known.placed[known.placed["position"] > 2].reset_index(drop=True)
    staff = known.placed.head(1).assign(vacant=True, name_as_published="Vacant", person_name="")
    key = ("invented-alpha", "board", PAGE)

    def compared(fresh: pd.DataFrame, confirmed: str = "") -> dict[str, Any]:
        asked = {(*key, True): Asked(0, confirmed), (*key, False): Asked(expected=9)}
        found = compare_boards(fresh, known.captures, last, asked, declared, register, codebook)
        return {str(name): value for name, value in found.iloc[0].to_dict().items()}

    gone = compared(one)
    assert gone["lost"] == "worker"
    assert gone["expected"] == 0  # nine are expected on the site, not in its transcription
    assert compared(one.assign(method="live"))["expected"] == 9
    assert not gone["confirmed"]
    assert compared(one, gone["seats"])["confirmed"]
    assert compared(pd.concat([one, staff], ignore_index=True))["lost"] == ""
