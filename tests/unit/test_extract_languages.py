# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""Boards printed in Welsh and other languages, alone or beside English; vacancies in the words that pages use."""

import pytest

from spiders.extract import extract
from spiders.items import Listing


def page(body: str, title: str = "") -> list[Listing]:
    return extract(f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>")


def told(rows: list[Listing]) -> list[tuple[str, str]]:
    return [(row.person_name, row.role) for row in rows]


@pytest.mark.parametrize(
    ("board", "chair", "treasurer"),
    [
        ("Bwrdd yr Ymddiriedolwyr", "Cadeirydd", "Trysorydd"),
        ("Llywodraethwyr", "Cadeirydd", "Is-gadeirydd"),
        ("Vorstand", "Vorsitzende", "Schatzmeisterin"),
        ("Conseil d'administration", "Présidente", "Trésorier"),
        ("Junta directiva", "Presidenta", "Tesorero"),
        ("Bestuur", "Voorzitter", "Penningmeester"),
    ],
)
def test_a_board_is_known_by_its_own_language(board: str, chair: str, treasurer: str) -> None:
    rows = page(f"<h1>{board}</h1><p>Ann Sample<br>{chair}</p><p>Bob Probe<br>{treasurer}</p>")
    assert told(rows) == [("Ann Sample", chair), ("Bob Probe", treasurer)]


def test_words_said_in_welsh_and_in_english_are_read_once_in_english() -> None:
    card = "<div><div>{}</div><div><span lang='cy'>{}</span><span lang='en'>{}</span></div></div>"
    rows = page(
        "<h1><span lang='cy'>Eich Cynghorwyr</span><span lang='en'>Your Councillors</span></h1>"
        + card.format("Ann Sample", "Cadeirydd", "Chair")
        + card.format("Bob Probe", "Cynghorydd", "Councillor")
        + "<div><div><span lang='cy'>Swydd Wag</span><span lang='en'>Vacancy</span></div><div>Councillor</div></div>"
    )
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Councillor"), ("", "Councillor")]
    assert [row.vacant for row in rows] == [False, False, True]


def test_words_in_welsh_with_no_english_beside_them_are_read() -> None:
    rows = page(
        "<h1 lang='cy'>Aelodau'r Cyngor</h1><ul lang='cy'><li>Cyng. Ann Sample – Cadeirydd</li><li>Cyng. Bob Probe – Is-gadeirydd</li></ul>"
    )
    assert told(rows) == [("Ann Sample", "Cadeirydd"), ("Bob Probe", "Is-gadeirydd")]


@pytest.mark.parametrize(
    "said",
    [
        *("Vacant", "Vacancy", "Currently vacant", "Position vacant", "To be co-opted", "Appointment pending"),
        *("Recruitment in progress", "1 vacancy", "Could this be you?", "Swydd Wag", "Sedd wag", "Gwag"),
    ],
)
def test_a_vacancy_is_known_by_any_of_its_words(said: str) -> None:
    rows = page(f"<h1>Parish councillors</h1><ul><li>Cllr Ann Sample</li><li>Cllr Bob Probe</li><li>{said}</li></ul>")
    assert [(row.person_name, row.vacant) for row in rows] == [("Ann Sample", False), ("Bob Probe", False), ("", True)]
