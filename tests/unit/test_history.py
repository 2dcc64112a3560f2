"""What changed between dated boards: only whole boards are compared, and nobody has left who may still be there."""

from typing import Any

import pandas as pd

from transforms.history import changes_table


def board(at: str, **facts: Any) -> dict[str, Any]:
    counts = {"seats_w": 1, "seats_u": 0, "seats_s": 1, "seats_m": 0, "seats_unclassified": 0}
    return {
        "board_id": f"invented/{at}",
        "org_id": "XI-THIRDS-invented",
        "organisation": "Invented",
        "body": "board",
        "basis": "listing",
        "as_at": at,
        "version": at,
        "source_url": f"https://invented.example/{at}",
        "complete": True,
        "score": 50.0,
        "score_max": 100.0,
        **counts,
        **facts,
    }


def changes(boards: list[dict[str, Any]], people: dict[str, list[tuple[str, str]]]) -> list[tuple[str, ...]]:
    seats = [
        {"board_id": f"invented/{at}", "person_name": name, "class": kind, "name_withheld": (name, kind) == WITHHELD}
        for at, holders in people.items()
        for name, kind in holders
    ]
    found = changes_table(
        pd.DataFrame(boards), pd.DataFrame(seats, columns=["board_id", "person_name", "class", "name_withheld"])
    )
    return [
        (row["change"], row["person_name"] or row["class"], row["from_date"], row["to_date"])
        for row in found.to_dict("records")
    ]


WITHHELD = ("", "user")
OLD = [("Testa Alpha", "worker"), ("Testo Beta", "state")]
NEW = [("T Alpha", "worker"), ("Teste Gamma", "state")]


def test_who_joined_and_who_left() -> None:
    assert changes([board("2019"), board("2021")], {"2019": OLD, "2021": NEW}) == [
        ("left", "Testo Beta", "2019", "2021"),
        ("joined", "Teste Gamma", "2019", "2021"),
    ]


def test_each_board_is_held_against_the_one_before_it() -> None:
    three = {"2019": OLD, "2020": NEW, "2021": OLD}
    found = changes([board("2021"), board("2019"), board("2020")], three)
    assert [(change, name, at) for change, name, _, at in found] == [
        ("left", "Testo Beta", "2020"),
        ("joined", "Teste Gamma", "2020"),
        ("left", "Teste Gamma", "2021"),
        ("joined", "Testo Beta", "2021"),
    ]


def test_nobody_has_left_a_board_on_which_a_name_is_withheld_for_the_seat_could_be_theirs() -> None:
    assert changes([board("2019"), board("2021")], {"2019": OLD, "2021": [*NEW, WITHHELD]}) == [
        ("joined", "Teste Gamma", "2019", "2021")
    ]
    assert changes([board("2019"), board("2021")], {"2019": [*OLD, WITHHELD], "2021": NEW}) == [
        ("left", "Testo Beta", "2019", "2021")
    ]


def test_a_part_of_a_board_is_not_compared() -> None:
    assert changes([board("2019"), board("2021", complete=False)], {"2019": OLD, "2021": NEW[:1]}) == []


def test_a_date_that_is_not_after_the_other_is_not_compared() -> None:
    assert changes([board("2019"), board("2019-03")], {"2019": OLD, "2019-03": NEW}) == []
    assert changes([board(""), board("2021")], {"": OLD, "2021": NEW}) == []


def test_an_officer_who_attends_and_a_withheld_name_neither_join_nor_leave() -> None:
    withheld_or_excluded = [*OLD, ("", "user"), ("Testi Officer", "excluded")]
    assert changes([board("2019"), board("2021")], {"2019": withheld_or_excluded, "2021": OLD}) == []


def test_a_name_that_may_be_the_same_person_s_neither_joins_nor_leaves() -> None:
    before = [("Elspeth Invented", "state"), ("Karl Alphason", "state"), ("Testo Beta", "state")]
    after = [("Bess Invented", "state"), ("Karl Alphasen", "state"), ("Testa Gamma", "state")]
    assert [
        (change, name)
        for change, name, _, _ in changes([board("2019"), board("2021")], {"2019": before, "2021": after})
    ] == [
        ("left", "Testo Beta"),
        ("joined", "Testa Gamma"),
    ]


def test_the_class_that_grew() -> None:
    found = changes_table(
        pd.DataFrame([board("2019", basis="composition"), board("2021", basis="composition", seats_w=4, seats_s=0)]),
        pd.DataFrame(columns=["board_id", "person_name", "class"]),
    )
    told = found[["change", "class", "seats_before", "seats_after"]].to_dict("records")
    assert told == [
        {"change": "grew", "class": "worker", "seats_before": 1, "seats_after": 4},
        {"change": "shrank", "class": "state", "seats_before": 1, "seats_after": 0},
    ]


def test_a_class_is_not_said_to_grow_where_a_seat_is_unclassified() -> None:
    boards = [board("2019", seats_unclassified=1), board("2021", seats_w=2)]
    assert changes(boards, {"2019": OLD, "2021": OLD}) == []
