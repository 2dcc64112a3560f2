"""Boards as towns, counties and districts of America print them: titles, parties behind surnames, minutes with cues."""

import pytest

from tests.unit.pages import page, table, told

MINUTES = (
    "<p>Members present: Ann Sample, Chair; Bob Probe; Cathy Trial. Members absent: Dan Stub. "
    "Staff present: Eve Martin, Clerk.</p>"
)


@pytest.mark.parametrize("heading", ["Meeting minutes", "Board of Trustees"])
def test_members_present_and_absent_sit_on_the_body_and_staff_present_does_not(heading: str) -> None:
    assert told(page(f"<h1>{heading}</h1>{MINUTES}")) == [
        ("Ann Sample", "Chair"),
        ("Bob Probe", ""),
        ("Cathy Trial", ""),
        ("Dan Stub", ""),
    ]


def test_cues_in_bold_lines_of_their_own() -> None:
    lines = "<p><b>Commissioners in attendance:</b> Ann Sample, Bob Probe</p><p><b>Others present:</b> Cathy Trial</p>"
    assert told(page(f"<h1>Planning Commission</h1>{lines}")) == [("Ann Sample", ""), ("Bob Probe", "")]


@pytest.mark.parametrize("title", ["Alderman", "Selectman", "Councilmember", "Councilwoman", "Freeholder", "Councilor"])
def test_what_members_of_councils_are_called(title: str) -> None:
    rows = page(f"<h1>Town board</h1><p>Ann Sample, {title}<br>Bob Probe, {title}</p>")
    assert told(rows) == [("Ann Sample", title), ("Bob Probe", title)]
    wards = table(("1", "Ann Sample"), ("2", "Bob Probe"), head=("Ward", title))
    assert [name for name, _ in told(page(f"<h1>City Council</h1>{wards}"))] == ["Ann Sample", "Bob Probe"]


def test_a_councilman_bears_a_title() -> None:
    assert (
        told(page("<h1>City Council members</h1><p>Councilman Bob Probe<br>Councilwoman Ann Sample</p>"))[0][0]
        == "Bob Probe"
    )


def test_a_surname_first_with_its_party_and_district() -> None:
    members = "<li>Sample, Ann (D) District 1</li><li>Probe, Bob (R) District 2</li>"
    rows = page(f"<h1>County Board</h1><ul>{members}</ul>")
    assert [(row.person_name, row.affiliation) for row in rows] == [
        ("Ann Sample", "District 1"),
        ("Bob Probe", "District 2"),
    ]


def test_news_of_an_appointment_is_no_list_of_a_board() -> None:
    story = (
        "<p>By Bob Probe</p><p>Ann Sample, director of Sample Corp, was appointed to the board of the Authority.</p>"
    )
    for headline in ("Mayor appoints Ann Sample to Housing Board", "Ann Sample named to Housing Board"):
        assert page(f"<h1>{headline}</h1>{story}") == []


def test_offices_elsewhere_that_come_with_a_seat() -> None:
    sit = "<h3>Ex officio</h3><p>The Mayor, Ann Sample<br>The Superintendent of Schools, Bob Probe</p>"
    assert told(page(f"<h1>Board of Governors</h1>{sit}")) == [
        ("Ann Sample", "The Mayor"),
        ("Bob Probe", "The Superintendent of Schools"),
    ]


def test_the_opening_of_a_sentence_is_nobodys_role() -> None:
    for opening in ("The Commission has five members: ", "The Sample Commissioners are: "):
        rows = page(f"<h1>Commission</h1><p>{opening}Ann Sample, Bob Probe, Cathy Trial and Dan Stub.</p>")
        assert told(rows) == [("Ann Sample", ""), ("Bob Probe", ""), ("Cathy Trial", ""), ("Dan Stub", "")]


def test_who_is_on_a_panel_at_a_conference_sits_on_nothing() -> None:
    assert page("<h1>Annual Conference</h1><h2>Panel</h2><p>Bob Probe, Director</p>") == []
