"""A score for each date: what is open stays open, and a page that tells of both says which came first."""

from typing import Any

import pandas as pd

from tests.unit.test_history import NEW, OLD, board
from transforms.score_history import score_history_table


def facts(at: str, **given: Any) -> dict[str, Any]:
    ranges = {"tier": "governing", "score_low": 50.0, "score_high": 50.0, "score_max": 100.0, "score_of_max": 0.5}
    return board(at) | ranges | given


SEAT = ["board_id", "person_name", "class", "name_withheld"]


def history(boards: list[dict[str, Any]], people: dict[str, list[tuple[str, str]]] | None = None) -> pd.DataFrame:
    seats = [
        {"board_id": f"invented/{at}", "person_name": name, "class": kind, "name_withheld": False}
        for at, holders in (people or {}).items()
        for name, kind in holders
    ]
    found = score_history_table(pd.DataFrame(boards), pd.DataFrame(seats, columns=SEAT))
    return found.set_index("board_id")


def test_each_whole_board_has_its_score_and_the_change_since_the_one_before() -> None:
    moved = {"seats_w": 2, "seats_m": 1, "score_low": 75.0, "score_high": 75.0}
    found = history([facts("2021", **moved), facts("2019")], {"2019": OLD, "2021": NEW})
    first, second = found.loc["invented/2019"], found.loc["invented/2021"]
    assert (first["step"], second["step"]) == (1, 2)
    assert pd.isna(first["previous_board_id"])
    assert pd.isna(first["sentence"])
    assert second["previous_board_id"] == "invented/2019"
    assert (second["joined"], second["left"]) == (1, 1)
    assert (second["grew"], second["shrank"], second["score_change"]) == ("worker|management", "none", 25)
    assert second["sentence"] == (
        "Between 2019 and 2021: 1 named holder joined and 1 left; worker seats grew from 1 to 2, seats outside the "
        "thirds grew from 0 to 1; the score rose from 50.0 to 75.0."
    )


def test_nothing_is_said_to_have_moved_where_seats_are_open() -> None:
    open_seats = {"seats_unclassified": 1, "seats_w": 5, "score_high": 70.0}
    second = history([facts("2019"), facts("2021", **open_seats)]).loc["invented/2021"]
    assert pd.isna(second["grew"])
    assert pd.isna(second["shrank"])
    assert pd.isna(second["score_change"])
    assert "no third can be said to have grown" in second["sentence"]
    assert "score" not in second["sentence"]


def test_a_board_on_which_nothing_changed_is_there_too() -> None:
    second = history([facts("2019"), facts("2021")], {"2019": OLD, "2021": OLD}).loc["invented/2021"]
    assert second["sentence"] == (
        "Between 2019 and 2021: no named holder joined or left; no class of seats grew or shrank; the score stayed at "
        "50.0."
    )


def test_stated_seats_name_nobody_and_a_ceiling_is_said_beside_the_score() -> None:
    limited = {"basis": "composition", "score_max": 75.0}
    fell = {"score_low": 25.0, "score_high": 25.0, "seats_s": 0}
    second = history([facts("2019", **limited), facts("2021", **limited, **fell)]).loc["invented/2021"]
    assert pd.isna(second["joined"])
    assert second["sentence"] == (
        "Between 2019 and 2021: state seats shrank from 1 to 0; the score fell from 50.0 to 25.0 (best lawful 75.0)."
    )


def test_one_page_that_tells_of_before_and_after_says_which_came_first() -> None:
    page = {"as_at": "2017", "source_url": "https://invented.example/news", "basis": "composition"}
    after = facts("after", **page, version="2017 (after the change)", score_low=25.0, score_high=25.0)
    before = facts("before", **page, version="2017 (before the change)")
    second = history([after, before]).loc["invented/after"]
    assert second["score_change"] == -25
    assert second["sentence"].startswith("Before and after a change of 2017: ")


def test_one_date_of_two_pages_has_no_order() -> None:
    stated = {"as_at": "2017", "basis": "composition"}
    both = [facts("a", **stated, version="2017 (before x)"), facts("b", **stated, version="2017 (after x)")]
    assert history(both)["previous_board_id"].isna().all()


def test_a_part_of_a_board_and_an_undated_board_are_no_steps() -> None:
    assert history([facts("2019", complete=False), facts("x", as_at=None), facts("2021")])["step"].to_dict() == {
        "invented/2021": 1
    }
