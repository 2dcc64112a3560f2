# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""Shapes of pages that nobody had read before: who is on the board, who is not, and what each holder is."""

import pytest

from tests.unit.pages import NAMES, items, names, page, table, told


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Data challenge winners</h2>"
        + table(
            ("1", "Best in show", "Ann Sample, Bob Probe"),
            ("2", "Best plot", "Cath Trial"),
            head=("Place", "Award Category", "Team Members"),
        ),
        "<h1>Lab Members</h1><h2>Current members</h2>" + items(*NAMES),
        "<h1>The club</h1><h2>First Team squad members</h2>" + items(*NAMES),
        "<h1>Honorary Life Members</h1>" + items(*NAMES),
        "<h1>Annual Conference 2024</h1><div><h3>Ann Sample</h3><p>Chair, Sampleton Trust</p></div><div><h3>Bob Probe</h3><p>President of the Probe Society</p></div>",
        "<h1>Committee</h1><h2>Chairmen since 1950</h2>"
        + table(("1950", "Ann Sample"), ("1951", "Bob Probe"), head=("Year", "Chairman")),
        "<h1>Project consortium</h1>"
        + table(
            ("University of Sampleton", "Ann Sample", "WP leader"),
            ("University of Probe", "Bob Probe", "WP leader"),
            head=("Partner", "Contact person", "Role"),
        ),
        "<h1>Contributors</h1>" + items("Ann Sample – Member", "Bob Probe – Member"),
        "<h1>Member Directory</h1>"
        + table(("Ann Sample", "Probe Ltd"), ("Bob Probe", "Sample Ltd"), head=("Name", "Company")),
        "<h1>Council departments</h1>"
        + table(("Planning", "Ann Sample"), ("Housing", "Bob Probe"), head=("Department", "Officer")),
        "<h1>New chair for Trust</h1><p>The Trust has a new chair.</p><p>Bob Probe, Director, said: “good”.</p>",
        "<h1>In memoriam</h1>" + items("Ann Sample, former chairman", "Bob Probe, former chairman"),
    ],
)
def test_members_of_what_is_no_body_are_nobody(body: str) -> None:
    assert page(body) == []


def test_a_conference_committee_is_a_body_all_the_same() -> None:
    assert names(
        page("<h1>Conference committee</h1>" + items("Ann Sample (Chair)", "Bob Probe", "Cath Trial"))
    ) == list(NAMES[:3])


def test_an_element_that_has_a_navigation_bar_beside_it_is_content() -> None:
    assert names(page("<div class='has-navbar-fixed-top'><h1>Committee</h1>" + items(*NAMES) + "</div>")) == list(NAMES)


def test_titles_part_a_list_in_which_roles_follow_without_a_mark() -> None:
    rows = page(
        "<h2>Section Committee</h2><p>Dr Ann Sample Section Editor, Dr Bob Probe Membership Secretary, Ms Cath Trial Student Representative, Dr Dan Stub and Dr Eve Mock.</p>"
    )
    assert told(rows) == [
        ("Ann Sample", "Section Editor"),
        ("Bob Probe", "Membership Secretary"),
        ("Cath Trial", "Student Representative"),
        ("Dan Stub", ""),
        ("Eve Mock", ""),
    ]


def test_semicolons_and_titles_part_one_list() -> None:
    rows = page(
        "<h3>Council Members</h3><p>Prof. Ann Sample, President; Zorvina Testdottir, Secretary; Prof. Bob Probe, Dr Cath Trial.</p>"
    )
    assert [(row.person_name, row.role) for row in rows][:2] == [
        ("Ann Sample", "President"),
        ("Zorvina Testdottir", "Secretary"),
    ]
    assert names(rows)[2:] == ["Bob Probe", "Cath Trial"]


def test_several_labels_in_one_line_each_have_their_holders() -> None:
    rows = page(
        "<h2>Committee 2024</h2><p>Chair: Ann Sample, Secretary: Bob Probe, Members: Cath Trial and Dan Stub</p>"
    )
    assert told(rows) == [
        ("Ann Sample", "Chair"),
        ("Bob Probe", "Secretary"),
        ("Cath Trial", "Members"),
        ("Dan Stub", "Members"),
    ]


def test_a_sentence_ends_its_subject_with_a_colon() -> None:
    rows = page(
        "<h1>About</h1><p>The club is managed by a committee: Ann Sample (Chair), Bob Probe (Treasurer), Cath Trial and Dan Stub.</p>"
    )
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Treasurer"), ("Cath Trial", ""), ("Dan Stub", "")]


def test_each_person_may_have_a_chief_heading_under_what_the_page_is_about() -> None:
    rows = page(
        "<h2>Trustees</h2><div>"
        + "".join(
            f"<div><h1>{name}</h1><p>12 Sample Place</p><p>Sampleton, ZZ 00000</p></div>"
            for name in ("Ann Sample", "Zorvo Testamund", "Bob Probe")
        )
        + "</div>",
        "Trustees",
    )
    assert names(rows) == ["Ann Sample", "Zorvo Testamund", "Bob Probe"]


def test_titles_and_a_surname_go_on_in_the_next_line() -> None:
    rows = page(
        "<h2>Council members</h2>"
        + table(
            ("Assoc Prof Dr Sample<br>Ann Bee<br>(Hon Secretary)", "Sampleton Institute"),
            ("Dr Bob Probe<br>(President)", "Probe Institute"),
            head=("Name (Position)", "Affiliation"),
        )
    )
    assert rows[0].name_as_published == "Assoc Prof Dr Sample Ann Bee"
    assert [row.role for row in rows] == ["Hon Secretary", "President"]


def test_a_bold_role_below_a_name_in_one_cell_is_in_its_card() -> None:
    cells = "".join(
        f"<td><a href='#'>{name}</a><br><b>{role}</b></td>"
        for name, role in [("Ann Sample", "Chairman"), ("Bob Probe", "Treasurer")]
    )
    assert told(page(f"<div><b>Board of Directors</b></div><table><tr>{cells}</tr></table>")) == [
        ("Ann Sample", "Chairman"),
        ("Bob Probe", "Treasurer"),
    ]


def test_what_somebody_founded_is_no_person() -> None:
    rows = page(
        "<h2>Board of Directors</h2><p>Ann Sample</p><p>Bob Probe</p><p>He is Founding Chairman of the Fiona Sample Fund.</p><p>Vice President of Carlo Probe Realty, he knows the area.</p>"
    )
    assert names(rows) == ["Ann Sample", "Bob Probe"]


def test_wards_that_could_be_men_are_told_by_their_neighbours() -> None:
    wards = [("Sampleton and Testham", NAMES[:2]), ("Douglas East", NAMES[2:]), ("Rushtest", ("Eve Mock", "Fay Probe"))]
    body = "".join(
        f"<li><div>{ward}</div>" + "".join(f"<div><p>{name}</p></div>" for name in held) + "</li>"
        for ward, held in wards
    )
    assert "Douglas East" not in names(page(f"<h2>Council members</h2><ul>{body}</ul>"))


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("Chair – Ann Sample 00000 000000", "Ann Sample", "Chair"),
        ("Ann Sample, Ph. D., Treasurer", "Ann Sample", "Treasurer"),
        ("Hon. Sec.: Ann Sample", "Ann Sample", "Hon. Sec."),
        ("Chairman..........Ann Sample", "Ann Sample", "Chairman"),
        ("Secretary:Ann Sample", "Ann Sample", "Secretary"),
        ("Vice-Chair—Ann Sample", "Ann Sample", "Vice-Chair"),
        ("Ann Sample, Sampleton College (Vice Chair)", "Ann Sample", "Vice Chair"),
        ("Ann Sample* – Treasurer", "Ann Sample", "Treasurer"),
        ("Ann Sample – Catering & Facilities Officer", "Ann Sample", "Catering & Facilities Officer"),
        ("Ann Sample, Bishop of Sampleton", "Ann Sample", "Bishop of Sampleton"),
    ],
)
def test_a_line_of_a_committee(line: str, name: str, role: str) -> None:
    rows = page("<h2>Committee</h2>" + items("Bob Probe – President", line, "Cath Trial – Member"))
    assert (name, role) in told(rows)
    assert len(rows) == 3


def test_a_telephone_is_no_holder_and_a_town_is_none() -> None:
    rows = page(
        "<h1>Officers</h1>"
        + "".join(
            f"<h3>{role}</h3><p>{name}<br>VP Number: 00000 000000<br>San Francisco, ZZ. 00000-0000</p>"
            for role, name in [("President", "Ann Sample"), ("Treasurer", "Bob Probe")]
        )
    )
    assert told(rows) == [("Ann Sample", "President"), ("Bob Probe", "Treasurer")]


def test_what_is_told_of_a_holder_is_no_role() -> None:
    rows = page(
        "<h1>Board of Directors</h1><p><strong>Ann Sample</strong>, Chair, joined us in 2019 and has worked in health for many years.</p>"
        "<p><strong>Bob Probe</strong> joined us in 2020 and has worked in housing for many years.</p><p><b>Cath Trial</b> – Cath is an accountant with a large firm.</p>"
    )
    assert [(row.person_name, row.role, row.affiliation) for row in rows] == [
        ("Ann Sample", "Chair", ""),
        ("Bob Probe", "", ""),
        ("Cath Trial", "", ""),
    ]


def test_beside_parties_independent_is_one() -> None:
    rows = page(
        "<h1>Your Councillors</h1>"
        + "".join(
            f"<div><h3>Cllr {name}</h3><p>{ward}</p><p>{party}</p></div>"
            for name, ward, party in [
                ("Ann Sample", "Castle Ward", "Labour"),
                ("Bob Probe", "Abbey Ward", "Independent"),
            ]
        )
    )
    assert [(row.role, row.affiliation) for row in rows] == [
        ("", "Castle Ward"),
        ("", "Abbey Ward"),
    ]


def test_a_column_in_front_of_the_names_that_opens_with_a_seat_holds_roles() -> None:
    rows = page(
        "<h1>Club Committee</h1>"
        + table(
            ("Chairman", "Ann Sample"),
            ("Fixtures", "Bob Probe"),
            ("Welfare", "Cath Trial"),
            ("Bar Manager", "Dan Stub"),
        )
    )
    assert [row.role for row in rows] == ["Chairman", "Fixtures", "Welfare", "Bar Manager"]


def test_two_full_names_with_a_comma_between_are_two_people() -> None:
    rows = page(
        "<h2>Committee</h2><dl><dt>Chair</dt><dd>Ann Sample</dd><dt>Members</dt><dd>Dan Stub, Eve Mock</dd></dl>"
    )
    assert names(rows) == ["Ann Sample", "Dan Stub", "Eve Mock"]


def test_bars_part_names() -> None:
    assert names(page("<h2>Board members</h2><p>Ann Sample | Bob Probe | Cath Trial</p>")) == list(NAMES[:3])


@pytest.mark.parametrize("body", ["Governing Body", "Steering Group", "Vestry", "Fabric Sub-Committee"])
def test_bodies_by_other_names(body: str) -> None:
    assert names(page(f"<h1>{body}</h1>" + items("Mr A. B. Sample", "Mrs C Probe", "Rev. D Trial"))) == [
        "A. B. Sample",
        "C Probe",
        "D Trial",
    ]


def test_each_of_the_officers_has_an_office_whatever_it_is_called() -> None:
    rows = page(
        "<h1>Officers of the Lodge</h1>"
        + table(("Worshipful Master", "Ann Sample"), ("Senior Warden", "Bob Probe"), ("Tyler", "Cath Trial"))
    )
    assert [row.role for row in rows] == ["Worshipful Master", "Senior Warden", "Tyler"]


def test_letters_behind_a_name_that_is_printed_surname_first() -> None:
    assert names(
        page("<h2>Members of the Council</h2>" + items("SAMPLE, Ann (Chair)", "PROBE, Bob", "TRIAL, Cath, OBE"))
    ) == ["Ann SAMPLE", "Bob PROBE", "Cath TRIAL"]


def test_honours_beside_roles_are_no_prizes_and_a_festival_may_have_a_board() -> None:
    rows = page(
        "<h1>Board of Trustees</h1>"
        + table(
            ("Ann Sample", "Chair", "OBE"),
            ("Bob Probe", "Trustee", "none"),
            head=("Name", "Role", "Honours and awards"),
        )
    )
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Trustee")]
    rows = page(
        "<h1>Sampleton Festival</h1>"
        + items("Ann Sample – Chair of Trustees", "Bob Probe – Trustee", "Cath Trial – Treasurer")
    )
    assert names(rows) == list(NAMES[:3])


def test_a_link_ends_a_councillors_name_and_the_party_behind_it_is_left_out() -> None:
    rows = page(
        "<h2>Leisure Committee</h2>"
        + items(
            '<a href="/1">Councillor Ann Sample</a> (Chair) <span>Labour, North Ward</span>',
            '<a href="/2">Councillor Bob Probe</a>  <span>Liberal Democrat, South Ward</span>',
            '<a href="/3">Cllr Cath Trial</a>  <span>Independent, Hill Top</span>',
        )
    )
    assert [(row.person_name, row.affiliation) for row in rows] == [
        ("Ann Sample", "North Ward"),
        ("Bob Probe", "South Ward"),
        ("Cath Trial", "Hill Top"),
    ]
    assert rows[0].role == "Chair"
    assert not any("Independent" in row.role for row in rows)


def test_a_cell_that_holds_a_page_beside_a_menu_is_layout() -> None:
    menu = "<br>".join(f'<a href="/{name}">{name}</a>' for name in ("Home", "Events", "Minutes"))
    present = "<p><b>Present:</b><br>Ann Sample (Chair)<br>Bob Probe (Secretary)<br>Cath Trial</p>"
    items_of_business = "".join(f"<p><b>{n}. Matter</b><br>It was agreed.</p>" for n in range(1, 8))
    text = f"<h2>Minutes of the Board of Directors</h2>{present}{items_of_business}"
    assert told(page(f"<table><tr><td>{menu}</td><td>{text}</td></tr></table>")) == [
        ("Ann Sample", "Chair"),
        ("Bob Probe", "Secretary"),
        ("Cath Trial", ""),
    ]
