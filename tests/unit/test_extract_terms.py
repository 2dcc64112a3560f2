"""What is printed beside names and is neither seat nor employer: terms of office, years of leaving school, numbers."""

import pytest

from tests.unit.pages import page, told


def test_when_a_term_ends_is_no_role() -> None:
    lines = (
        "<p>Ann Sample, Chair - Term Expires 1/31/2026<br>Bob Probe, Vice Chair - Term Expires 1/31/2027<br>"
        "Cathy Trial - Term Expires 1/31/2027</p>"
    )
    assert told(page(f"<h1>Planning Commission</h1>{lines}")) == [
        ("Ann Sample", "Chair"),
        ("Bob Probe", "Vice Chair"),
        ("Cathy Trial", ""),
    ]


def test_ranks_in_capitals() -> None:
    lines = (
        "<p>PRESIDENT<br>ANN SAMPLE</p><p>1ST VICE PRESIDENT<br>BOB PROBE</p><p>RECORDING SECRETARY<br>CATHY TRIAL</p>"
    )
    assert told(page(f"<h1>Local 123 Executive Board</h1>{lines}")) == [
        ("ANN SAMPLE", "PRESIDENT"),
        ("BOB PROBE", "1ST VICE PRESIDENT"),
        ("CATHY TRIAL", "RECORDING SECRETARY"),
    ]


@pytest.mark.parametrize("year", ["’85", " '85", " ‘85", ", P’21"])
def test_the_year_of_leaving_school(year: str) -> None:
    lines = f"<p>Ann Sample {year.strip()}, President</p><p>Bob Probe{year}, Treasurer</p><p>Cathy Trial ’01</p>"
    rows = page(f"<h1>Alumni Association Board</h1>{lines}")
    assert [row.person_name for row in rows][::2] == ["Ann Sample", "Cathy Trial"]
    assert rows[0].role == "President"


def test_a_class_keeps_its_year() -> None:
    lines = "<p>Ann Sample, Class of '85</p><p>Bob Probe, Class of '92</p>"
    assert [row.affiliation for row in page(f"<h1>Board of Directors</h1>{lines}")] == ["Class of '85", "Class of '92"]


def test_an_association_of_alumni_has_a_board_and_a_list_of_alumni_is_none() -> None:
    people = "<p>Ann Sample, President</p><p>Bob Probe, Treasurer</p>"
    assert len(page(f"<h1>Alumni Association</h1><h2>Board</h2>{people}")) == 2
    assert page("<h1>Alumni</h1><p>Ann Sample</p><p>Bob Probe</p><p>Cathy Trial</p>") == []


def test_those_who_stand_in_races_do_not_sit() -> None:
    races = "".join(
        f"<article><h3>{seat}</h3><div>{name}</div><p>Our nominee.</p></article>"
        for seat, name in (("State Senate", "Ann Sample"), ("State House", "Bob Probe"), ("Council", "Cathy Trial"))
    )
    assert page(f"<h1>Your voter guide</h1><h2>State Races</h2>{races}") == []


@pytest.mark.parametrize("office", ["Sergeant-at-Arms", "Sergeant at Arms"])
def test_offices_that_no_other_word_tells(office: str) -> None:
    rows = page(f"<h1>Club officers</h1><p>President<br>Ann Sample</p><p>{office}<br>Bob Probe</p>")
    assert told(rows) == [("Ann Sample", "President"), ("Bob Probe", office)]


@pytest.mark.parametrize("bullet", ["⚫ ", "◆ ", "✔ ", "★ ", "⬛ "])
def test_bullets_of_any_form(bullet: str) -> None:
    lines = "".join(f"<div>{bullet}{line}</div>" for line in ("Ann Sample - President", "Bob Probe", "Cathy Trial"))
    assert told(page(f"<h1>Board Members</h1>{lines}"))[:2] == [("Ann Sample", "President"), ("Bob Probe", "")]


def test_a_dash_that_sticks_to_the_office() -> None:
    lines = "<p>President - Ann Sample<br>Registrar- Bob Probe<br>Treasurer- Cathy Trial</p>"
    assert told(page(f"<h1>Centre executive</h1>{lines}")) == [
        ("Ann Sample", "President"),
        ("Bob Probe", "Registrar"),
        ("Cathy Trial", "Treasurer"),
    ]


def test_a_story_opens_with_a_name_never_heard_of_as_its_neighbours_do() -> None:
    told_of = ("Ann Sample", "Bob Probe", "Cathy Trial", "Zzyva Qunt")
    stories = "".join(
        f"<p><b>{name}</b> is a tester of samples and of probes, and lives by the sea.</p>" for name in told_of
    )
    assert [row.person_name for row in page(f"<h1>Steering committee</h1>{stories}")] == list(told_of)


def test_those_who_contributed_to_a_project_are_no_board() -> None:
    rows = "".join(f"<p>{name}, Project Manager</p>" for name in ("Ann Sample", "Bob Probe", "Cathy Trial"))
    assert page(f"<h3>Staff</h3><p>The following people have contributed to the project:</p>{rows}") == []
