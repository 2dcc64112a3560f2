"""One holder's seat on several pages: what one leaves open another settles; a contradiction is nobody's to guess."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.other_captures import days_of, with_other_captures
from transforms.people import has_full_given_name

HERS = "Testa Alpha"
STATE = {"class": "state", "subclass": "council", "rule": "R2", "route": "appointed", "quote": "Partner Director"}
INDEPENDENT = {"class": "management", "subclass": "independent", "rule": "R6", "quote": "Independent Director"}
OPEN = {"class": "unclassified", "grade": "E", "rule": "R7", "quote": "Director", "possible": "worker|state"}
CARER = {"class": "user", "subclass": "carer", "rule": "R6", "quote": "Carer director", "name_withheld": True}


def seat(board: str, as_at: str, said: dict[str, Any], name: str = HERS, **more: Any) -> dict[str, Any]:
    return {
        "basis": "listing", "org_id": "XI-THIRDS-leisure", "body": "board", "board_id": board, "as_at": as_at,
        "complete": True, "capture_id": f"of-{board}", "person_name": name, "vacant": False, "subclass": "",
        "route": "unknown", "grade": "C", "possible": "", "why": f"{said['rule']}: so it is.", "name_withheld": False,
    } | said | more  # fmt: skip


def settled(*seats: dict[str, Any]) -> list[dict[str, Any]]:
    found = with_other_captures(pd.DataFrame(seats)).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in found]


def classes(*seats: dict[str, Any]) -> list[tuple[str, str, bool]]:
    return [(found["class"], found["grade"], found["disputed"]) for found in settled(*seats)]


UNKNOWN, STATED = ("unclassified", "E", False), ("state", "C", False)


def test_a_page_that_leaves_the_seat_open_is_settled_by_one_of_the_same_time() -> None:
    one, other = settled(seat("a", "2023", OPEN), seat("b", "2023-01-19", STATE))
    assert (one["class"], one["subclass"], one["route"], one["rule"]) == ("state", "council", "appointed", "R2")
    assert (one["grade"], one["possible"], one["quote"]) == ("C", "", "Partner Director")
    assert (one["disputed"], one["other_capture_id"]) == (False, "of-b")
    assert one["why"] == (
        "R2: so it is. Of the same holder's seat these words stand in a source dated 2023-01-19, which speaks of the "
        "same time; this page leaves the class open."
    )
    assert (other["class"], other["other_capture_id"]) == ("state", "")


def test_a_page_of_the_year_before_or_after_settles_it_provisionally() -> None:
    assert classes(seat("a", "2023-06", OPEN), seat("b", "2024-05-30", STATE))[0] == ("state", "D", False)
    assert classes(seat("a", "2023-06", OPEN), seat("b", "2025-01-01", STATE))[0] == UNKNOWN
    before_and_after = seat("b", "2024", STATE), seat("c", "2022-12", INDEPENDENT)
    assert classes(seat("a", "2023-06", OPEN), *before_and_after)[0] == UNKNOWN


def test_who_was_away_in_between_may_have_come_back_to_another_seat() -> None:
    between = seat("between", "2023-09-01", STATE, name="Testo Beta")
    there = [seat("a", "2023-06-01", OPEN), seat("b", "2024-01-01", STATE)]
    assert classes(*there, between)[0] == UNKNOWN
    assert classes(*there, between | {"complete": False})[0] == ("state", "D", False)


def test_two_sources_of_one_grade_and_one_time_in_conflict_are_both_kept_and_neither_is_believed() -> None:
    one, other = settled(seat("a", "2023-01-19", INDEPENDENT), seat("b", "2023-01", STATE))
    for found, contrary in ((one, "of-b"), (other, "of-a")):
        assert (found["class"], found["grade"], found["rule"], found["disputed"]) == ("unclassified", "E", "R7", True)
        assert (found["possible"], found["other_capture_id"]) == ("state|management", contrary)
    assert one["quote"] == "Independent Director"  # each keeps its own published words
    assert one["why"] == (
        "R7: Sources of one grade contradict each other about the same holder's seat: this page says independent "
        'non-executive ("Independent Director"); a source dated 2023-01 says state (council) ("Partner Director").'
    )


def test_a_third_page_of_that_time_that_names_no_class_is_disputed_as_well() -> None:
    seats = seat("a", "2023-01", OPEN), seat("b", "2023-01-19", STATE), seat("c", "2023-01", INDEPENDENT)
    assert classes(*seats) == [("unclassified", "E", True)] * 3


def test_a_better_paper_beats_a_page_of_the_same_time_and_is_beaten_by_none() -> None:
    minute = seat("a", "2023-05-17", STATE, grade="A")
    page = seat("b", "2023", INDEPENDENT)
    one, other = settled(minute, page)
    assert (one["class"], one["grade"], one["other_capture_id"]) == ("state", "A", "")
    assert (other["class"], other["grade"], other["other_capture_id"]) == ("state", "A", "of-a")
    assert "which is better evidence than this page, where it is independent non-executive" in other["why"]
    assert not other["disputed"]


def test_another_class_at_another_time_is_history() -> None:
    seats = seat("a", "2019-03-14", INDEPENDENT), seat("b", "2019-04-11", STATE), seat("c", "2024", CARER)
    assert [found["class"] for found in settled(*seats)] == ["management", "state", "user"]
    assert not any(found["disputed"] or found["other_capture_id"] for found in settled(*seats))


def test_undated_pages_and_other_kinds_of_the_same_class_say_nothing_of_each_other() -> None:
    assert classes(seat("a", "", OPEN), seat("b", "", STATE))[0] == UNKNOWN
    assert classes(seat("a", "", INDEPENDENT), seat("b", "2023", STATE))[1] == STATED
    co_opted = INDEPENDENT | {"subclass": "co_opted"}
    assert [found["subclass"] for found in settled(seat("a", "2023", INDEPENDENT), seat("b", "2023", co_opted))] == [
        "independent", "co_opted",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Testa Alfa"},
        {"name": "Testa Alpha-Beta"},
        {"body": "council"},
        {"org_id": "XI-THIRDS-hospital"},
        {"board_id": "a"},
        {"vacant": True},
        {"basis": "composition"},
        {"class": "excluded"},
    ],
)
def test_only_the_same_full_name_on_the_same_body_is_the_same_holder(other: dict[str, Any]) -> None:
    assert classes(seat("a", "2023", OPEN), seat("b", "2023", STATE, **other))[0] == UNKNOWN


def test_initials_and_a_name_that_is_there_twice_are_nobodys() -> None:
    assert classes(seat("a", "2023", OPEN, "T Alpha"), seat("b", "2023", STATE, "T Alpha"))[0] == UNKNOWN
    twice = seat("b", "2023", STATE), seat("b", "2023", INDEPENDENT)
    assert classes(seat("a", "2023", OPEN), *twice)[0] == UNKNOWN
    assert classes(seat("a", "2023", OPEN, "TESTA  ALPHÁ"), seat("b", "2023", STATE))[0] == STATED
    assert not has_full_given_name("KE Brown")
    assert has_full_given_name("K Edward Brown")


@pytest.mark.parametrize("said", [OPEN, INDEPENDENT, STATE])
def test_a_seat_on_which_a_withheld_one_casts_light_is_withheld_too(said: dict[str, Any]) -> None:
    one, other = settled(seat("a", "2023", said), seat("b", "2023-05", CARER))
    assert one["name_withheld"]
    assert other["name_withheld"]


dates = st.sampled_from(["", "2023", "2023-05", "2023-05-01", "2024", "2023-02-31"])
said = st.sampled_from([OPEN, *({**each, "grade": grade} for each in (STATE, INDEPENDENT, CARER) for grade in "ABCD")])


@settings(deadline=None)
@given(st.lists(st.tuples(dates, said), max_size=5))
def test_nothing_is_made_up(found: list[tuple[str, dict[str, Any]]]) -> None:
    seats = [seat(str(n), as_at, said) for n, (as_at, said) in enumerate(found)]
    stated = {each["class"] for each in seats} | {"unclassified"}
    for before, after in zip(seats, settled(*seats) if seats else [], strict=True):
        assert after["class"] in stated
        assert after["name_withheld"] >= before["name_withheld"]
        assert not after["disputed"] or (after["class"], after["grade"]) == ("unclassified", "E")
        assert (after["class"] == before["class"]) or after["other_capture_id"]


@pytest.mark.parametrize(
    ("as_at", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("2023-05-17", "2023-05-17", "2023-05-17"),
        ("2023-02-31", "2023-02-01", "2023-02-28"),
        ("", "None", "None"),
    ],
)
def test_a_date_is_as_exact_as_it_says(as_at: str, first: str, last: str) -> None:
    assert tuple(map(str, days_of(as_at))) == (first, last)
