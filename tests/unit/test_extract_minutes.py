# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""Attendance in minutes, boards named in a sentence, and JSON-LD as the last resort."""

import pytest

from spiders.extract import extract
from spiders.items import Listing


def page(body: str, head: str = "") -> list[Listing]:
    return extract(f"<html><head><title>Invented Trust</title>{head}</head><body>{body}</body></html>")


def test_present_and_apologies_are_on_the_body_and_those_in_attendance_are_not() -> None:
    rows = page(
        "<h1>Board meeting</h1><p><b>Present:</b></p><p>David Testman (DT) Independent Director (Chair)</p><p>Clare Probe (CP) Partner Director</p>"
        "<p>Apologies:</p><p>Tony Sample (TS) Employee Representative Director</p><p>In Attendance:</p><p>John Other (JO) General Manager</p>"
        "<h2>1. Welcome</h2><p>David Testman welcomed all.</p>"
    )
    assert [(row.person_name, row.role, row.absent) for row in rows] == [
        ("David Testman", "Independent Director (Chair)", False),
        ("Clare Probe", "Partner Director", False),
        ("Tony Sample", "Employee Representative Director", True),
    ]


def test_one_paragraph_of_minutes_carries_each_group_up_to_its_semicolon() -> None:
    rows = page(
        "<p>PRESENT: Councillors Elena Testham, Ian Probe and Neil Stub; Independent Trustees Jean Sample, Robin Trial; and Bob Mock, "
        "Acting Head of Housing, Sample Council, ex officio Trustee. ATTENDING: Jackie Other, Chief Executive. APOLOGIES: Joe Fixture.</p>"
    )
    assert [(row.person_name, row.role, row.absent) for row in rows] == [
        ("Elena Testham", "Councillors", False),
        ("Ian Probe", "Councillors", False),
        ("Neil Stub", "Councillors", False),
        ("Jean Sample", "Independent Trustees", False),
        ("Robin Trial", "Independent Trustees", False),
        ("Bob Mock", "ex officio Trustee", False),
        ("Joe Fixture", "", True),
    ]


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("Mr Peter Sample, Public Governor, Skiptest Dr Neil Probe, Public Governor, South Mrs Anne Trial, Staff Governor", ["Peter Sample", "Neil Probe", "Anne Trial"]),
        ("KE Sample DH Probe SR Trial (Chair)", ["KE Sample", "DH Probe", "SR Trial"]),
        ("Jane Sample Donald McTester Drew Probe", ["Jane Sample", "Donald McTester", "Drew Probe"]),
        ("Dame Ruth Sample (Chair)Mr. Robin Probe", ["Ruth Sample", "Robin Probe"]),
    ],
)  # fmt: skip
def test_names_that_run_together_are_taken_apart(run: str, names: list[str]) -> None:
    assert [row.person_name for row in page(f"<h2>Present</h2><p>{run}</p>")] == names


def test_a_sentence_that_lists_the_board_is_read() -> None:
    rows = page(
        "<p>Our current Board Members are Ann Sample, Bob Probe (Co-optee), Cllr. Cath Trial and Dan Stub. We meet monthly.</p>"
    )
    assert [(row.person_name, row.role) for row in rows] == [
        ("Ann Sample", ""),
        ("Bob Probe", "Co-optee"),
        ("Cath Trial", ""),
        ("Dan Stub", ""),
    ]


LINKED = (
    '<script type="application/ld+json">{"@type": "Organization", "name": "Invented Trust Board", "author": {"name": "Ann Other"},'
    ' "member": [{"@type": "OrganizationRole", "roleName": "Chair", "member": {"@type": "Person", "name": "Ann Sample"}}]}</script>'
)


def test_json_ld_is_read_only_when_the_page_shows_nobody() -> None:
    assert [(row.person_name, row.role, row.shape) for row in page("<p>Our board</p>", LINKED)] == [
        ("Ann Sample", "Chair", "json_ld")
    ]
    shown = page("<h2>Trustees</h2><ul><li>Bob Probe</li><li>Cath Trial</li></ul>", LINKED)
    assert [row.person_name for row in shown] == ["Bob Probe", "Cath Trial"]
