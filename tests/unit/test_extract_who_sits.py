# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""Who sits and who does not, on pages as organisations print them: what first readings of such pages got wrong."""

from tests.unit.pages import NAMES, items, names, page, table, told


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
    assert names(rows) == ["Ann Sample", "W. J. (Bill) Probe", "Cath Trial", "Trial", "Dan Stub", "Dora Proof"]
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
        + card.format("Ann Sample FRSC", "Chair, Accreditation Committee<br>Metals Worker, Royal Arsenal Trust")
        + card.format("Bob Probe FRSC", "International Liaison<br>Delft Heritage Laboratory")
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
    assert told(rows) == [("Ann Sample", "Foundation (Chair)"), ("Bob Probe", "Parent")]


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


def test_a_town_called_after_silver_and_a_bank_on_the_left_may_have_boards() -> None:
    for heading in ("Silver Lake Library Board", "New Left Bank Trustees", "Trustees of the Gold Hill Museum"):
        assert names(page(f"<h1>About us</h1><h2>{heading}</h2>{items(*NAMES[:3])}")) == list(NAMES[:3]), heading


def test_a_post_elsewhere_does_not_take_the_place_of_a_seat() -> None:
    card = "<div><h3>Governor {}</h3><div>{}</div></div>"
    rows = page(
        "<h1>Council of Governors</h1>"
        + card.format("Ann Sample", "Chair")
        + card.format("Bob Probe", "Finance Director, Acme Ltd")
        + card.format("Cath Trial", "Vice Chair")
    )
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Governor"), ("Cath Trial", "Vice Chair")]


def test_a_surname_in_capitals_before_letters_stays() -> None:
    rows = page("<h1>Board of Trustees</h1>" + items("Mary Ann SAMPLE OBE – Chair", "Bob James PROBE FCA – Treasurer"))
    assert names(rows) == ["Mary Ann SAMPLE", "Bob James PROBE"]
