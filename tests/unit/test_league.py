"""League tables: like with like, equal scores share a place, and silence is never a low rank."""

from typing import Any

import pandas as pd
import pytest

from transforms.league import league_table, standing_boards

BOARD: dict[str, Any] = {
    "org_id": "XI-THIRDS-a",
    "organisation": "Invented A",
    "body": "board",
    "basis": "listing",
    "as_at": "2020",
    "complete": True,
    "publisher": "own",
    "status": "current",
    "latest": True,
    "ceiling": None,
    "seats_voting": 9,
    "seats_unclassified": 0,
    "score": 50.0,
    "score_low": 50.0,
    "score_high": 50.0,
    "score_max": 100.0,
    "score_of_max": 0.5,
    "score_reason": None,
    "ranked": True,
}
OPEN = {"ranked": False, "score": None, "score_reason": "too wide", "seats_unclassified": 5}


def scores(*boards: dict[str, Any]) -> pd.DataFrame:
    """Boards of organisations a, b, c ... in this order, unless they say otherwise."""
    rows = [
        BOARD
        | {"org_id": f"XI-THIRDS-{letter}", "organisation": f"Invented {letter}", "board_id": f"{letter}/{n}"}
        | own
        for n, (letter, own) in enumerate(zip("abcdefgh", boards, strict=False))
    ]
    return pd.DataFrame(rows).astype({"score": "Float64"})


def league(*boards: dict[str, Any], kinds: dict[str, str] | None = None, sectors: dict[str, str] | None = None) -> Any:
    table = scores(*boards)
    bodies = table[["org_id", "body"]].drop_duplicates()
    bodies = bodies.assign(kind=[(kinds or {}).get(one[-1], "board of directors") for one in bodies["org_id"]])
    organisations = bodies[["org_id"]].drop_duplicates()
    organisations = organisations.assign(
        sector=[(sectors or {}).get(one[-1], "leisure") for one in organisations["org_id"]]
    )
    return league_table(table, bodies, organisations).set_index("organisation")


def test_places_go_by_score_and_equal_scores_share_one() -> None:
    found = league({"score": 50.0}, {"score": 75.0}, {"score": 50.0}, {"score": 0.0})
    assert found["rank"].to_dict() == {"Invented b": 1, "Invented a": 2, "Invented c": 2, "Invented d": 4}
    assert set(found["ranked_in_league"]) == {4}


def test_only_like_is_ranked_with_like() -> None:
    found = league(
        {"score": 10.0}, {"score": 20.0}, {"score": 30.0}, {"score": 40.0, "ceiling": "one-rule"},
        kinds={"b": "council of governors"}, sectors={"c": "housing"},
    )  # fmt: skip
    assert found["rank"].tolist() == [1, 1, 1, 1]
    assert sorted(found["league"]) == [
        "housing / board of directors / no ceiling",
        "leisure / board of directors / no ceiling",
        "leisure / board of directors / one-rule",
        "leisure / council of governors / no ceiling",
    ]


@pytest.mark.parametrize(
    ("board", "standing", "why"),
    [
        (OPEN, "does not say", "its own publication does not say whom 5 of 9 seats answer to"),
        (OPEN | {"publisher": "press"}, "third party's word", "no page of its own says who sits for whom; too wide"),
        (OPEN | {"seats_unclassified": 0}, "provisional evidence", "too wide"),
        (OPEN | {"complete": False}, "shown in part", "the source does not show the whole body as it sits"),
        (OPEN | {"seats_voting": 2}, "too few seats", "fewer than 3 filled voting seats"),
        (OPEN | {"status": "proposed", "complete": False}, "not a current body", "the body is proposed"),
    ],
)
def test_a_board_without_a_rank_says_why(board: dict[str, Any], standing: str, why: str) -> None:
    row = league(board, {"score": 0.0}).loc["Invented a"]
    assert (row["standing"], row["why"], pd.isna(row["rank"])) == (standing, why, True)
    assert row["ranked_in_league"] == 1


def standing(*boards: dict[str, Any]) -> str:
    """The board that stands for the one body whose boards these are."""
    same = {"org_id": "XI-THIRDS-a", "organisation": "Invented a"}
    return str(standing_boards(scores(*(board | same for board in boards)))["board_id"].item())


def test_one_board_stands_for_a_body_the_whole_before_the_new_before_the_ranked() -> None:
    stated = {"basis": "composition"}
    assert standing({"as_at": "2024", "complete": False}, stated | {"as_at": "2010"}) == "b/1"
    assert standing({"as_at": "2024"} | OPEN, stated | {"as_at": "2010"}) == "a/0"
    assert standing({"as_at": None}, stated | {"as_at": "2010"}) == "b/1"
    assert standing(OPEN, stated) == "b/1"
    assert standing({}, stated) == "a/0"


def test_boards_that_are_history_stand_for_nothing() -> None:
    assert standing({"as_at": "2010"}, {"as_at": "2024", "latest": False}) == "a/0"
