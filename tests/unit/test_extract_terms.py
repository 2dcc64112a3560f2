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


def test_dates_in_columns_without_a_title_are_no_affiliation() -> None:
    public = (
        "<tr><th colspan=3>Public: Sampleton</th></tr>"
        "<tr><td>Ann Sample</td><td>Elected</td><td>31 March 2026</td></tr>"
    )
    staff = "<tr><th colspan=3>Staff</th></tr><tr><td>Bob Probe</td><td>Elected</td><td>March 2027</td></tr>"
    rows = page(f"<h1>Council of Governors</h1><table>{public}{staff}</table>")
    assert [(row.group_heading, row.affiliation) for row in rows] == [("Public: Sampleton", ""), ("Staff", "")]


def test_the_office_of_one_behind_a_list_in_one_block() -> None:
    names = (
        "<p>Trustees</p><p>Ann Sample (Chair)<br>Bob Probe<br>Cathy Trial</p><p>Company secretary</p><p>Dan Stub</p>"
    )
    assert ("Dan Stub", "Company secretary") in told(page(f"<h1>Report of the trustees</h1>{names}"))


def test_what_is_to_be_clicked_is_no_part_of_a_seat() -> None:
    cards = "".join(
        f"<div><h3>{name}</h3><span>{role}</span><a>LinkedIn</a><a>Read more</a></div>"
        for name, role in (("Ann Sample", "Chair"), ("Bob Probe", "Treasurer"))
    )
    assert told(page(f"<h1>Board</h1>{cards}")) == [("Ann Sample", "Chair"), ("Bob Probe", "Treasurer")]


def test_elements_of_a_site_of_its_own_making() -> None:
    cards = "".join(
        f"<team-card><person-name>{name}</person-name><person-role>{role}</person-role></team-card>"
        for name, role in (("Ann Sample", "Chair"), ("Bob Probe", "Treasurer"), ("Cathy Trial", "Secretary"))
    )
    assert told(page(f"<h1>Board</h1>{cards}")) == [
        ("Ann Sample", "Chair"),
        ("Bob Probe", "Treasurer"),
        ("Cathy Trial", "Secretary"),
    ]


def test_an_office_not_known_yet() -> None:
    lines = "<p><b>President</b> - Ann Sample</p><p><b>?</b> - Bob Probe</p><p><b>?</b> - Cathy Trial</p>"
    assert told(page(f"<h1>Exec (2020/21)</h1>{lines}")) == [
        ("Ann Sample", "President"),
        ("Bob Probe", ""),
        ("Cathy Trial", ""),
    ]


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("A.B.Sample-Vice President", "A.B. Sample", "Vice President"),
        ("Ann Sample-Past President", "Ann Sample", "Past President"),
        ("Ann Sample (Vice-Chair)", "Ann Sample", "Vice-Chair"),
        ("Ann Sample, Co-Chair", "Ann Sample", "Co-Chair"),
        ("Secretary-Treasurer: Ann Sample", "Ann Sample", "Secretary-Treasurer"),
    ],
)
def test_dashes_between_surnames_and_seats_and_within_seats(line: str, name: str, role: str) -> None:
    assert told(page(f"<h1>Board of Directors</h1><p>{line}</p><p>Bob Probe - Treasurer</p>"))[0] == (name, role)


def test_a_list_a_column_under_the_name_of_its_committee() -> None:
    rows = "<tr><td>Ann Sample (Chair)</td><td>Cathy Trial (Chair)</td></tr><tr><td>Bob Probe</td><td></td></tr>"
    found = page(f"<h1>Committees</h1><table><tr><th>Planning Group</th><th>Audit Group</th></tr>{rows}</table>")
    assert [(row.person_name, row.role, row.group_heading) for row in found] == [
        ("Ann Sample", "Chair", "Planning Group"),
        ("Cathy Trial", "Chair", "Audit Group"),
        ("Bob Probe", "", "Planning Group"),
    ]


def test_the_ward_in_front_stays_where_a_party_stands_behind() -> None:
    lines = "<p>North Ward: Ann Sample (Lab), Bob Probe (Con)</p><p>South Ward: Cathy Trial (LD)</p>"
    rows = page(f"<h1>Councillors by ward</h1>{lines}")
    assert [row.affiliation for row in rows] == ["North Ward", "North Ward", "South Ward"]


def test_the_executive_of_a_club() -> None:
    names = "<p><b>Ann Sample</b>, President; <b>Bob Probe</b>, Vice President; <b>Cathy Trial</b>, Secretary</p>"
    assert told(page(f"<h1>Executive</h1>{names}")) == [
        ("Ann Sample", "President"),
        ("Bob Probe", "Vice President"),
        ("Cathy Trial", "Secretary"),
    ]
    managers = "<p>Ann Sample, Chief Executive</p><p>Bob Probe, Head of Sales</p><p>Cathy Trial, Operations Manager</p>"
    assert page(f"<h1>Executive</h1>{managers}") == []


def test_churchwardens_behind_one_label() -> None:
    lines = "<p>Vicar: The Revd Ann Sample</p><p>Churchwardens: Bob Probe and Cathy Trial</p>"
    assert told(page(f"<h1>Parochial Church Council</h1>{lines}"))[1:] == [
        ("Bob Probe", "Churchwardens"),
        ("Cathy Trial", "Churchwardens"),
    ]


def test_a_year_in_which_somebody_came_is_not_the_year_of_leaving_school() -> None:
    rows = page("<h1>Board</h1><p>Ann Sample, Chair since ’21</p><p>Bob Probe ’85, Treasurer</p>")
    assert told(rows) == [("Ann Sample", "Chair since ’21"), ("Bob Probe", "Treasurer")]


def test_a_club_of_books_has_a_committee_and_a_page_to_book_a_hall_has_none() -> None:
    people = "<p>Ann Sample, Chair</p><p>Bob Probe, Secretary</p>"
    assert len(page(f"<h1>Book club committee</h1>{people}")) == 2
    assert page("<h1>Book the hall</h1><p>Ann Sample, Bookings Secretary</p>") == []


def test_a_card_that_is_a_link_is_read_whatever_it_opens_with() -> None:
    cards = "".join(
        f"<a>View profile<div>{name}</div><div>{role}</div></a>"
        for name, role in (("Ann Sample", "Chair"), ("Bob Probe", "Treasurer"))
    )
    assert told(page(f"<h1>Board</h1>{cards}")) == [("Ann Sample", "Chair"), ("Bob Probe", "Treasurer")]
