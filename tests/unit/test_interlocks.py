"""One person on several boards is said only where two independent identifiers say so; a name alone never."""

from typing import Any

import pandas as pd
import pytest

from flows.same_person import put_for_review
from transforms.interlocks import interlocks
from transforms.schema import enforce
from transforms.schema.interlocks import INTERLOCKS


def seat(organisation: str, name: str, role: str = "Director", **more: Any) -> dict[str, Any]:
    slug = organisation.casefold().replace(" ", "-")
    body = more.pop("body", "board of directors")
    board = f"{slug}/{body.replace(' ', '-')}/listing/2026/aa"
    return {
        "seat_id": f"{board}/{abs(hash((name, role))) % 97:02}",
        "board_id": board,
        "org_id": f"XI-THIRDS-{slug}",
        "organisation": organisation,
        "body": body,
        "latest": True,
        "person_name": name,
        "name_as_published": name,
        "role": role,
        "group_heading": None,
        "affiliation": None,
        "vacant": False,
        "class": "unclassified",
        "subclass": None,
        "class_label": "unclassified",
        "source_url": f"https://{slug}.example/board",
        "holder_id": "",
        "publisher": "own",
    } | more


COUNCIL = {"subclass": "council", "affiliation": "Invented Council"}


def found(*seats: dict[str, Any]) -> tuple[list[tuple[str, str, str]], pd.DataFrame]:
    frame = pd.DataFrame(seats)
    scores = frame[["board_id", "publisher"]].drop_duplicates("board_id")
    table, candidates = interlocks(
        frame.drop(columns=["holder_id", "publisher"]), scores, frame[["seat_id", "holder_id"]]
    )
    rows = enforce(table, INTERLOCKS)[["person_name", "organisation", "identifiers"]]
    return sorted(rows.itertuples(index=False, name=None)), candidates


def test_an_exact_name_alone_is_a_candidate_and_no_interlock() -> None:
    rows, candidates = found(seat("Invented Leisure", "Testa Alpha"), seat("Invented Homes", "Testa Alpha"))
    assert rows == []
    assert candidates["identifiers"].tolist() == ["exact name"]
    assert candidates["board_two"].tolist() == ["Invented Homes, board of directors"]


@pytest.mark.parametrize(
    ("one", "two", "identifiers"),
    [
        ({"holder_id": "ch-1"}, {"holder_id": "ch-1"}, "exact name; number in the register"),
        ({"role": "Chair (also of Invented Homes Ltd)"}, {}, "exact name; own words"),
        ({"role": "Chair, Invented Homes"}, {}, "exact name; own words"),
        (
            {"subclass": "council", "name_as_published": "Cllr Testa Alpha", "affiliation": "Invented Council"},
            {"subclass": "council", "name_as_published": "Councillor Testa Alpha", "affiliation": "Invented  council"},
            "exact name; same council",
        ),
    ],
)
def test_two_independent_identifiers_make_an_interlock(
    one: dict[str, Any], two: dict[str, Any], identifiers: str
) -> None:
    rows, candidates = found(
        seat("Invented Leisure", "Testa Alpha", **one), seat("Invented Homes Ltd", "Testa Alpha", **two)
    )
    assert rows == [
        ("Testa Alpha", "Invented Homes Ltd", identifiers),
        ("Testa Alpha", "Invented Leisure", identifiers),
    ]
    assert candidates.empty


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"role": "Chair (also of Invented Homes)", "publisher": "press"}, {}),  # not the organisation's own words
        ({"role": "Finds invented homes for tenants"}, {}),  # words, and no name
        ({"holder_id": "ch-1"}, {"holder_id": "ch-2"}),
        (
            {"subclass": "council", "affiliation": "Invented Council"},
            {"subclass": "council", "affiliation": "Invented Council"},
        ),
        (
            {"subclass": "council", "name_as_published": "Cllr Testa Alpha", "affiliation": "Invented Council"},
            {"subclass": "council", "name_as_published": "Cllr Testa Alpha", "affiliation": "Other Council"},
        ),
    ],
)
def test_what_is_no_second_identifier_makes_none(one: dict[str, Any], two: dict[str, Any]) -> None:
    rows, candidates = found(
        seat("Invented Leisure", "Testa Alpha", **one), seat("Invented Homes", "Testa Alpha", **two)
    )
    assert rows == []
    assert len(candidates) == 1


def test_another_spelling_of_the_name_needs_two_other_identifiers() -> None:
    number = {"holder_id": "ch-1"}
    rows, candidates = found(
        seat("Invented Leisure", "Testa Alpha", **number), seat("Invented Homes", "Testa Ann Alpha", **number)
    )
    assert (rows, candidates["identifiers"].tolist()) == ([], ["number in the register"])
    rows, _ = found(
        seat("Invented Leisure", "Testa Alpha", role="Chair of Invented Homes", **number),
        seat("Invented Homes", "Testa Ann Alpha", **number),
    )
    assert [row[2] for row in rows] == ["number in the register; own words"] * 2


def test_who_is_one_with_a_second_and_the_second_with_a_third_is_one_person_on_three_boards() -> None:
    frame = [
        seat("Invented Leisure", "Testa Alpha", role="Chair of Invented Homes"),
        seat("Invented Homes", "Testa Alpha", role="Member; sits on Invented Health"),
        seat("Invented Health", "Testa Alpha"),
    ]
    scores = pd.DataFrame(frame)[["board_id", "publisher"]]
    table, _ = interlocks(pd.DataFrame(frame), scores, pd.DataFrame(frame)[["seat_id", "holder_id"]])
    assert table["person_id"].nunique() == 1
    assert set(table["boards"]) == {3}


def test_withheld_vacant_older_and_excluded_seats_are_nobodys_interlock() -> None:
    own = {"role": "Chair of Invented Homes"}
    for change in ({"person_name": None}, {"vacant": True}, {"latest": False}, {"class": "excluded"}):
        rows, candidates = found(
            seat("Invented Leisure", "Testa Alpha", **own), seat("Invented Homes", "Testa Alpha", **change)
        )
        assert (rows, len(candidates)) == ([], 0)


def test_two_bodies_of_one_organisation_need_the_words_for_the_other_body(tmp_path: Any) -> None:
    council = {"body": "council of governors"}
    rows, _ = found(
        seat("Invented Trust", "Testa Alpha", role="Chair of the Board of Directors", **council),
        seat("Invented Trust", "Testa Alpha", role="Chair"),
    )
    assert len(rows) == 2
    rows, candidates = found(seat("Invented Trust", "Testa Alpha", **council), seat("Invented Trust", "Testa Alpha"))
    assert rows == []
    said = put_for_review(candidates.assign(words_one="=cmd()"), tmp_path, "20261123T000000Z")
    path = tmp_path / "review" / "20261123T000000Z" / "same-person.csv"
    assert said == f"1 pair of seats may be one person's: {path}"
    assert "'=cmd()" in path.read_text("utf-8-sig")
    assert put_for_review(candidates.iloc[:0], tmp_path, "20261124T000000Z") == ""
