# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""Shapes of pages that nobody had read before: who is on the board, who is not, and what each holder is."""

import pytest

from spiders.extract import extract
from spiders.items import Listing

NAMES = ("Ann Sample", "Bob Probe", "Cath Trial", "Dan Stub")


def page(body: str, title: str = "") -> list[Listing]:
    return extract(f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>")


def told(rows: list[Listing]) -> list[tuple[str, str]]:
    return [(row.person_name, row.role) for row in rows]


def names(rows: list[Listing]) -> list[str]:
    return [row.person_name for row in rows]


def items(*texts: str) -> str:
    return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"


def table(*rows: tuple[str, ...], head: tuple[str, ...] = ()) -> str:
    top = "<tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>" if head else ""
    return (
        f"<table>{top}"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        + "</table>"
    )


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


def test_a_style_ends_a_name_and_what_follows_is_where_its_holder_lives() -> None:
    rows = page(
        "<h2>Board Members</h2>"
        + "".join(f'<p><span class="lead">{name}</span> Sampleton</p>' for name in ("Ann T. Sample", *NAMES[1:3]))
    )
    assert [(row.person_name, row.affiliation) for row in rows] == [
        ("Ann T. Sample", "Sampleton"),
        ("Bob Probe", "Sampleton"),
        ("Cath Trial", "Sampleton"),
    ]


def test_a_group_that_could_be_somebodys_name_labels_the_name_behind_it() -> None:
    lines = (
        *("Women's Institute: Ann Sample", "Parish Council: Bob Probe"),
        *("Short Mat Bowls: Cath Trial", "Little Acorns Playgroup: Ann Proof"),
    )
    rows = page(f"<h1>Hall Committee</h1><h3>Representatives of user groups</h3><p>{'<br>'.join(lines)}</p>")
    assert [(row.affiliation, row.person_name) for row in rows] == [tuple(line.split(": ")) for line in lines]


def test_who_won_a_prize_that_is_called_after_a_member_is_nobody() -> None:
    board = items("Ann Sample – Chair", "Bob Probe – Treasurer")
    beside = "<a href='/1'>Member of the month: Cath Trial</a>"
    for heading in ("Recent Posts", "Our club"):
        rows = page(f"<h1>Board of Trustees</h1>{board}<aside><h2>{heading}</h2>{items(beside)}</aside>")
        assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Treasurer")]


def test_who_gives_money_or_answers_questions_does_not_sit() -> None:
    rows = page(
        f"<h2>Thank you to our supporters</h2><h3>Gold Patrons</h3>{items(*NAMES)}<h3>Silver Patrons</h3>{items('Sir A. Proof')}"
    )
    assert rows == []
    rows = page(
        "<h1>Planning Commission</h1><h2>Commissioners</h2>"
        + table(("Ann Sample", "Chair"), ("Bob Probe", "Vice Chair"), head=("Name", "Position"))
        + "<div><div>Staff Contact</div><div>Cath Trial, Senior Planner</div></div>"
    )
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Vice Chair")]


def test_a_statutory_table_of_governors_says_the_office_below_the_name_and_what_they_see_to_elsewhere() -> None:
    head = ("Name of Governor", "Category", "Appointed by", "Committees / responsibilities", "Pecuniary interests")
    rows = page(
        "<h1>Governors</h1>"
        + table(
            ("Ann Sample<br><strong>Chair of Governors</strong>", "Co-opted", "Board", "Finance; SEND link", "None"),
            ("Bob Probe<br><strong>Vice Chair</strong>", "Parent", "Parents", "Curriculum (Chair)", "Director, A Ltd"),
            ("Cath Trial", "Staff", "Staff", "All", "None"),
            head=head,
        )
        + "<h3>Governors who have left in the last 12 months</h3>"
        + table(("Dora Proof", "Parent", "Parents", "", ""), head=head)
    )
    assert told(rows) == [
        ("Ann Sample", "Chair of Governors (Co-opted)"),
        ("Bob Probe", "Vice Chair (Parent)"),
        ("Cath Trial", "Staff"),
    ]


def test_who_sent_one_holder_is_no_heading_over_the_next() -> None:
    told_of = ("Appointed March 2024", "Nominated by Sampleton County Council, May 2022", "Appointed January 2021")
    rows = page(
        "<h1>Our Board</h1>"
        + "".join(
            f"<div><h2><button>{name} - Board Member</button></h2><div><p><strong>{said}</strong></p>"
            "<p>An architect of many years, who has built schools and libraries in all parts of the county.</p></div></div>"
            for name, said in zip(NAMES[:3], told_of, strict=True)
        )
    )
    assert names(rows) == list(NAMES[:3])
    assert {row.group_heading for row in rows} == {"Our Board"}
    assert rows[1].affiliation == "Nominated by Sampleton County Council"
    assert not any("Nominated" in row.affiliation for row in (rows[0], rows[2]))


def test_a_retired_rank_stands_in_front_of_a_name() -> None:
    rows = page("<h1>Hall Committee</h1>" + items("Parish Council - Major (retd) Ann Sample", "PCC - Bob Probe"))
    assert names(rows) == ["Ann Sample", "Bob Probe"]


def test_who_writes_the_posts_beside_a_board_does_not_sit_on_it() -> None:
    posts = "".join(
        f'<article><h3><a href="/{n}">{title}</a></h3><div><span>Dan Stub</span></div></article>'
        for n, title in enumerate(("Director General inspects a well", "Agency gives pumps to a school"))
    )
    rows = page(
        f"<h2>Board of Directors</h2>{items(*(f'{name} – Member' for name in NAMES[:3]))}<h3>Recent Posts</h3>{posts}"
    )
    assert told(rows) == [(name, "Member") for name in NAMES[:3]]


def test_the_titles_of_recorded_meetings_name_no_board() -> None:
    assert not page(
        "<h1>Board of Commissioners</h1>"
        + table(
            ("Board of Commissioners Regular Meeting", "Apr 26, 2022", "01h 42m", "Agenda"),
            ("Presentation: Farewell to Executive Director Ann Sample", "Mar 22, 2022", "00h 14m", "Video"),
            head=("Name", "Date", "Duration", ""),
        )
    )


def test_who_sits_for_the_holder_of_an_office_is_named_behind_it() -> None:
    rows = page(
        "<h1>Board of Directors</h1><h3>Elected Officials</h3>"
        "<p>Mayor<br><em>represented by</em> <strong>Ann Sample</strong>, Department of Tests</p>"
        "<p>City Comptroller<br><em>represented by</em> <strong>Bob Probe</strong></p>"
    )
    assert names(rows) == ["Ann Sample", "Bob Probe"]


def test_what_a_holder_represents_or_where_they_work_is_no_holder() -> None:
    rows = page(
        "<h2>Board of Directors</h2>"
        "<p><strong>1. Chief Anne Sample – Member</strong><br>Representing the House of Chiefs</p>"
        "<p><strong>2. Mr. Bob Probe – Member</strong><br>Representing water users, Northern Region</p>"
        "<p><strong>3. Earl J. Trial, Jr. – Member</strong><br>Royal Botanic Collections, Sampleton</p>"
    )
    assert names(rows) == ["Anne Sample", "Bob Probe", "Earl J. Trial Jr."]


def test_a_role_in_brackets_behind_a_link_stays_one_before_what_the_member_was_sent_by() -> None:
    rows = page(
        "<h2>Sampleton Fire Authority</h2><h3>Membership</h3>"
        + items(
            '<a href="/1">Councillor Ann Sample</a> (Chairman)&nbsp; Sampleton City Council - Labour',
            '<a href="/2">Councillor Bob Probe</a>&nbsp; Sampleton City Council - Green',
            '<a href="/3">Commissioner Cath Trial</a> (Police, Fire and Crime Commissioner)',
        )
    )
    assert told(rows)[0] == ("Ann Sample", "Chairman")
    assert told(rows)[2] == ("Cath Trial", "Police, Fire and Crime Commissioner")
    assert [row.affiliation for row in rows] == ["Sampleton City Council", "Sampleton City Council", ""]


def test_what_the_people_of_a_sentence_did_makes_no_member_of_them() -> None:
    rows = page(
        "<h2>Members of the Corporation</h2>"
        + table(("Ms Ann Sample", "Chair"), ("Mr Bob Probe", "Staff"), head=("Name", "Role"))
        + "<p>Ms Sample was appointed Chair in August 2023 when Mr Frank Proof OBE retired after eleven years.</p>"
    )
    assert names(rows) == ["Ann Sample", "Bob Probe"]


def test_below_a_heading_that_says_whom_they_answer_to_a_job_is_no_role_and_the_chair_is_one() -> None:
    rows = page(
        "<h2>Our Board</h2><h3>Resident Board Members</h3>"
        "<p><strong>Ann Sample</strong><br>Vice-Chair of the Board. Ann has lived here since 1998 and is a mentor.</p>"
        "<p><strong>Bob Probe</strong><br>Retired bus driver; chair of Canal Reach TRA.</p>"
        "<h3>Independent Board Members</h3>"
        "<p><strong>Cath Trial FCA</strong><br>Finance Director of a national charity.</p>"
    )
    assert told(rows) == [
        ("Ann Sample", "Vice-Chair of the Board"),
        ("Bob Probe", "Resident Board Members"),
        ("Cath Trial", "Independent Board Members"),
    ]
    assert rows[2].affiliation == "Finance Director of a national charity"


def test_wards_stand_above_their_members_and_residents_behind_them() -> None:
    rows = page(
        "<h2>Your Parish Councillors</h2>"
        "<p><b><u>Nether Wickton Ward</u></b></p><p>Cllr. Ann Sample - <i>Chairman</i><br>Cllr. W. J. (Bill) Probe</p>"
        "<p><b><u>St Mary Ward</u></b></p><p>Cllr. Cath Trial</p>"
        + table(
            ("Working Party", "Cllr. Trial, plus Mr. Dan Stub and Miss Dora Proof (residents)"),
            head=("Party", "Members"),
        )
    )
    assert names(rows) == ["Ann Sample", "W. J. Probe", "Cath Trial", "Trial", "Dan Stub", "Dora Proof"]
    assert not any("Bill" in row.affiliation for row in rows)


def test_where_somebody_works_is_no_second_name_in_the_cell_or_in_the_card() -> None:
    rows = page(
        "<h1>Board of Directors</h1>"
        + table(
            ("President", "Dra. Ana Sample<br>Universidad del Altiplano, Bolivia"),
            ("Treasurer", "Dr. Luis Probe<br>Jardín Botánico de Testa, Peru"),
            ("Member", "Dr. Juan Trial<br>Instituto de Pruebas, Chile"),
        )
    )
    assert names(rows) == ["Ana Sample", "Luis Probe", "Juan Trial"]
    card = "<div><h3>{}</h3><p>{}</p></div>"
    rows = page(
        "<h1>Council</h1><h2>Elected Trustees</h2>"
        + card.format("Ann Sample ACSM FRSC", "Chair, Accreditation Committee<br>Metals Worker, Royal Arsenal Trust")
        + card.format("Bob Probe ACSM FRSC", "International Liaison<br>Delft Heritage Laboratory")
        + card.format("Cath Trial", "Lecturer in Tests, University of Sampleton")
        + card.format("Dan Stub", "Paper tester, Sampleton Archive")
    )
    assert names(rows) == ["Ann Sample", "Bob Probe", "Cath Trial", "Dan Stub"]
    assert rows[0].role.startswith("Chair")


def test_a_title_that_all_bear_gives_way_to_the_office_below_the_name() -> None:
    card = '<div><img alt=""><h3>Commissioner {}</h3><div>{}</div><div>Sample County</div></div>'
    rows = page("<h1>Board Members</h1>" + card.format("Ann Sample", "Chair") + card.format("Bob Probe", "Vice Chair"))
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Vice Chair")]


def test_who_stands_for_election_holds_no_seat_yet() -> None:
    body = f"<h1>Spring Elections: meet the candidates</h1><h2>President (1 place)</h2>{items(*NAMES[:2])}<h2>Student Trustee</h2>{items(*NAMES[2:])}"
    assert page(body) == []


def test_the_principal_of_a_college_sits_on_its_corporation() -> None:
    rows = page(
        "<h2>The Corporation</h2><h3>Independent Members</h3>"
        "<p><strong>Ann Sample</strong><br>Chair of the Corporation</p><p><strong>Bob Probe</strong><br>Testers' Voice</p>"
        "<h3>Principal</h3><p><strong>Dr Cath Trial</strong><br>Principal and Chief Executive<br><em>Ex officio</em></p>"
    )
    assert names(rows) == ["Ann Sample", "Bob Probe", "Cath Trial"]


def test_a_heading_in_two_languages_is_nobody() -> None:
    rows = page(
        "<h1>Our Board</h1><h2>The Representative Body / Y Corff Cynrychioliadol</h2><h4>Tenant Representatives</h4>"
        + items(*NAMES[:3])
    )
    assert names(rows) == list(NAMES[:3])


def test_beside_the_kind_of_seat_what_somebody_sees_to_is_no_role() -> None:
    rows = page(
        "<h1>Local Governing Body</h1>"
        + table(
            ("Mr Ann Sample (Chair)", "Foundation", "Headteacher appraisal"),
            ("Mrs Bob Probe", "Parent", "Finance; Pupil Premium"),
            head=("Name", "Category", "Responsibilities"),
        )
    )
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Parent")]


def test_a_menu_that_is_never_closed_does_not_silence_the_page() -> None:
    board = f"<h1>Our people</h1><h2>Trustees</h2>{items('Ann Sample – Chair', 'Bob Probe – Treasurer')}"
    rows = page(f'<header><nav><div><a href="/">Home</a></div><main>{board}</main>')
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Treasurer")]


def test_a_column_of_wards_holds_nobody() -> None:
    rows = page(
        "<h1>Your Councillors</h1>"
        + table(
            ("Cllr Ann Sample", "Chair", "Thornby Magna"),
            ("Cllr Bob Probe", "", "Cold Hanger"),
            ("Cllr Cath Trial", "Tree Warden", "Thornby Parva"),
            head=("<strong>Councillor</strong>", "<strong>Position</strong>", "<strong>Ward</strong>"),
        ).replace("th>", "td>")
    )
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", ""), ("Cath Trial", "Tree Warden")]


def test_what_is_coming_up_who_petitions_and_who_is_hired_does_not_sit() -> None:
    board = f"<h1>Board of Trustees</h1>{items('Ann Sample – Chair', 'Bob Probe – Trustee')}"
    rows = page(
        f"{board}<p>The consultant of the Board is Stub Proof LLC.</p>"
        "<div><h4>Coming up</h4><p>Sat 12th Oct - Harvest Supper<br>Sat 30th Nov - Christmas Fayre</p></div>"
        + table(
            ("15-07", "Cath Trial", "A permit"),
            ("15-09", "Dan Stub", "A permit"),
            head=("Case", "Petitioner", "Request"),
        )
    )
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Trustee")]
