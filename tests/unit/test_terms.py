"""Terms: who is listed from which board to which, and when a list can and cannot say that somebody has gone."""

from typing import Any

import pandas as pd

from transforms.schema import enforce
from transforms.schema.history import DIRECTORS_HISTORY
from transforms.terms import terms_table

Holder = tuple[str | None, str]


def board(
    as_at: str, *holders: Holder, complete: bool = True, body: str = "board", vacant: bool = False
) -> list[dict[str, Any]]:
    return [
        {
            "seat_id": f"trust/{body}/listing/{as_at or 'undated'}/aa/{at:02}",
            "board_id": f"trust/{body}/listing/{as_at or 'undated'}/aa",
            "org_id": "XI-THIRDS-trust",
            "organisation": "Invented Trust",
            "body": body,
            "as_at": as_at or None,
            "complete": complete,
            "person_name": name,
            "name_withheld": name is None and not vacant,
            "vacant": vacant,
            "class": kind,
            "subclass": None,
            "class_label": kind,
            "route": "unknown",
            "role": "Director",
        }
        for at, (name, kind) in enumerate(holders, start=1)
    ]


def terms(*boards: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    found = enforce(terms_table(pd.DataFrame([row for rows in boards for row in rows])), DIRECTORS_HISTORY)
    shown = found[
        ["person_name", "class", "listed_from", "listed_until", "absent_before", "absent_after", "boards"]
    ].sort_values(["person_name", "listed_from"])
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in shown.itertuples(index=False, name=None)]


def test_a_term_runs_over_every_board_that_lists_the_person_and_ends_where_a_whole_one_does_not() -> None:
    assert terms(
        board("2019", ("Testa Alpha", "worker"), ("Teste Beta", "state")),
        board("2021-03", ("Testa Alpha", "worker"), ("Testi Gamma", "state")),
        board("2022-01-05", ("Testi Gamma", "state")),
    ) == [
        ("Testa Alpha", "worker", "2019", "2021-03", None, "2022-01-05", 2),
        ("Teste Beta", "state", "2019", "2019", None, "2021-03", 1),
        ("Testi Gamma", "state", "2021-03", "2022-01-05", "2019", None, 2),
    ]


def test_a_list_of_a_part_ends_nobodys_term() -> None:
    assert terms(
        board("2019", ("Testa Alpha", "worker"), ("Teste Beta", "state")),
        board("2020", ("Teste Beta", "state"), complete=False),
        board("2021", ("Testa Alpha", "worker"), ("Teste Beta", "state")),
    ) == [
        ("Testa Alpha", "worker", "2019", "2021", None, None, 2),
        ("Teste Beta", "state", "2019", "2021", None, None, 3),
    ]


def test_who_comes_back_after_a_whole_board_without_them_begins_another_term() -> None:
    assert terms(
        board("2019", ("Testa Alpha", "worker"), ("Testo Omega", "state")),
        board("2020", ("Testo Omega", "state")),
        board("2021", ("Testa Alpha", "worker"), ("Testo Omega", "state")),
    )[:2] == [
        ("Testa Alpha", "worker", "2019", "2019", None, "2020", 1),
        ("Testa Alpha", "worker", "2021", "2021", "2020", None, 1),
    ]


def test_another_class_is_another_seat_but_a_class_that_is_not_known_is_not() -> None:
    assert terms(
        board("2019", ("Testa Alpha", "unclassified")),
        board("2020", ("Testa Alpha", "worker")),
        board("2021", ("Testa Alpha", "unclassified")),
        board("2022", ("Testa Alpha", "state")),
    ) == [
        ("Testa Alpha", "worker", "2019", "2021", None, "2022", 3),
        ("Testa Alpha", "state", "2022", "2022", None, None, 1),
    ]


def test_nobody_is_said_to_have_gone_where_the_other_name_may_be_theirs_or_the_order_is_open() -> None:
    assert terms(board("2019", ("Bette Invented", "user")), board("2020", ("Elizabeth Invented", "user"))) == [
        ("Bette Invented", "user", "2019", "2019", None, None, 1),
        ("Elizabeth Invented", "user", "2020", "2020", None, None, 1),
    ]
    assert terms(board("2019", ("Testa Alpha", "user")), board("2019-03", ("Testo Omega", "user"))) == [
        ("Testa Alpha", "user", "2019", "2019", None, None, 1),
        ("Testo Omega", "user", "2019-03", "2019-03", None, None, 1),
    ]


def test_nobody_has_gone_from_a_board_on_which_a_name_is_withheld() -> None:
    assert terms(board("2019", ("Testa Alpha", "state")), board("2020", (None, "user"), ("Testo Omega", "state")))[
        :2
    ] == [
        ("Testa Alpha", "state", "2019", "2019", None, None, 1),
        ("Testo Omega", "state", "2020", "2020", "2019", None, 1),
    ]


def test_withheld_seats_stand_alone_vacancies_are_nobodys_and_undated_names_add_none_that_is_dated() -> None:
    assert terms(
        board("2019", (None, "user"), ("Testa Alpha", "state")),
        board("2020", (None, "user"), ("Testa Alpha", "state")),
        board("2020", (None, "user"), vacant=True, body="other"),
        board("", ("Testa Alpha", "state"), ("Testu Omega", "worker")),
    ) == [
        ("Testa Alpha", "state", "2019", "2020", None, None, 2),
        ("Testu Omega", "worker", None, None, None, None, 1),
        (None, "user", "2019", "2019", None, None, 1),
        (None, "user", "2020", "2020", None, None, 1),
    ]
