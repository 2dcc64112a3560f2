"""Ordinary pages that were read wrongly when they were met first: what each of them taught, in a line or two."""

import pytest

from tests.unit.pages import NAMES, items, names, page, table, told


def test_a_column_title_that_is_printed_in_each_cell_again_is_no_part_of_it() -> None:
    def cells(name: str, place: str) -> tuple[str, str]:
        return f"<span>Name </span>{name}", f"<span>Constituency: </span>{place}"

    rows = page(
        "<h1>Meet the governors</h1><h2>Public governors</h2>"
        + table(
            cells("Ann Sample (Lead Governor)", "Sampleton"),
            cells("Dr Bob Probe", "Trialham"),
            cells("Cath Trial", "Sampleton"),
            head=("Name", "Constituency"),
        )
    )
    assert [(row.person_name, row.role, row.affiliation) for row in rows] == [
        ("Ann Sample", "Lead Governor", "Sampleton"),
        ("Bob Probe", "Public governors", "Trialham"),
        ("Cath Trial", "Public governors", "Sampleton"),
    ]


@pytest.mark.parametrize(
    "committee",
    ["Programme Committee", "Nominations and Remuneration Committee", "Events Committee", "Awards Sub-committee"],
)
def test_what_a_committee_is_for_does_not_turn_its_members_away(committee: str) -> None:
    assert names(page(f"<h1>Governance</h1><h2>{committee}</h2>{items(*NAMES)}")) == list(NAMES)


@pytest.mark.parametrize("heading", ["Past Nominations Committee", "Finance Committee minutes", "Award winners"])
def test_what_has_been_and_papers_and_prizes_turn_away_as_before(heading: str) -> None:
    assert page(f"<h1>Governance</h1><h2>{heading}</h2>{items(*NAMES)}") == []


def test_directors_who_attend_the_board_are_listed_with_it() -> None:
    rows = page(
        "<h1>Trust Board</h1><h2>Other directors attending the Board (non-voting)</h2>"
        + items(
            "Ann Sample – Director of People", "Bob Probe – Director of Estates", "Cath Trial – Director of Strategy"
        )
    )
    assert names(rows) == list(NAMES[:3])


@pytest.mark.parametrize(
    "name",
    [
        *("William (Bill) Sample", "W. J. (Bill) Sample", 'Wm. "Bud" Sample', "Wm. Dean Sample, Jr."),
        *("Mei-Ling PROBE", "Paolo dell’Aquiltest", "Susan Dean Trial"),
    ],
)
def test_names_as_people_write_them(name: str) -> None:
    rows = page(
        f"<h1>Board of Trustees</h1>{items(f'{name}, Some Firm', 'Bob Probe, Other Firm', 'Cath Trial, A Firm')}"
    )
    assert rows[0].person_name == name.replace(", Jr.", " Jr.")


def test_two_who_share_a_surname_share_it_with_titles_and_with_initials_too() -> None:
    rows = page(
        "<h1>Councillors</h1>"
        + items("Cllr. Ann and Cllr. Bob Sample-Probe", "Cllr. Cath Trial")
        + "<h2>Harbour Commissioners</h2>"
        + table(("Elected by the Fishermen", "N. TRIALTON"), ("", "S. and P. STUBBING (alternating)"))
    )
    assert names(rows) == [
        "Ann Sample-Probe",
        "Bob Sample-Probe",
        "Cath Trial",
        "N. TRIALTON",
        "S. STUBBING",
        "P. STUBBING",
    ]


def test_dots_lead_from_an_office_to_its_holder() -> None:
    rows = page("<h1>Officers</h1><p>Harbour Master …………… Cdr. A. B. SAMPLE</p><p>Treasurer ....... Mrs. C. PROBE</p>")
    assert names(rows) == ["A. B. SAMPLE", "C. PROBE"]


def test_a_rank_in_front_of_a_given_name_that_is_a_title_too() -> None:
    rows = page(
        f"<h1>Local Pension Board</h1>{items('Chair: Ann Sample', 'Member representative: Watch Manager Dean Probe')}"
    )
    assert names(rows) == ["Ann Sample", "Dean Probe"]


def test_the_seat_in_brackets_behind_an_employer_is_the_holders_here() -> None:
    rows = page(
        f"<h1>Members</h1>{items('Dr Ann Sample, Emeritus Professor, University of Test (Deputy Chair)', *NAMES[1:])}"
    )
    assert told(rows)[0] == ("Ann Sample", "Deputy Chair")


def test_what_a_card_says_of_the_term_hides_no_role() -> None:
    rows = page(
        "<h1>Board</h1><h2>Directors</h2><h3>Ann Sample</h3><p>Chair · Term: until October 2023</p><h3>Bob Probe</h3>"
    )
    assert told(rows)[0] == ("Ann Sample", "Chair")


def test_what_somebody_is_called_elsewhere_is_not_kept() -> None:
    listed = items("Ann Sample (@ann_s) – Some Firm", "Xy Zzyx (@xyz) – Other Firm", "Cath Trial (@ct) – independent")
    rows = page(f"<h1>Technical Steering Committee</h1>{listed}")
    assert names(rows) == ["Ann Sample", "Xy Zzyx", "Cath Trial"]
    assert not any("@" in f"{row.name_as_published}{row.role}{row.affiliation}" for row in rows)


def test_civic_offices_are_roles_whatever_line_they_stand_in() -> None:
    offices = {"Bob Probe": "<p>The Mayor</p>", "Cath Trial": "<p>Leader of the Council</p>"}
    cards = "".join(
        f"<li><p><a href='/{name}'>Councillor {name}</a></p><p>Trialham</p><p>Labour</p>{offices.get(name, '')}</li>"
        for name in NAMES
    )
    rows = page(f"<h1>Your Councillors</h1><ul>{cards}</ul>")
    assert [(row.person_name, row.role) for row in rows][1:3] == [
        ("Bob Probe", "The Mayor"),
        ("Cath Trial", "Leader of the Council"),
    ]
    assert len(rows) == len(NAMES)


def test_who_is_quoted_is_no_holder() -> None:
    said = "“They helped us to open the doors of the pantry in ten days.”"
    quoted = f"<p>{said}</p><div>Dan Stub</div><div>Director, Test Pantry</div>"
    assert names(page(f"<h1>Board of Directors</h1>{items(*NAMES[:3])}{quoted}")) == list(NAMES[:3])


def test_whom_to_write_to_is_no_holder() -> None:
    asked = "<h2>Contact the Clerk</h2><p>Mrs Dan Stub</p><p>Clerk to Sample Parish Council</p>"
    assert names(page(f"<h1>Parish Council</h1><h2>Councillors</h2>{items(*NAMES[:3])}{asked}")) == list(NAMES[:3])
    lone = "<div>Meetings Administrator</div><p>Dan Stub, Senior Executive Officer</p>"
    assert names(page(f"{lone}<h1>Elected Members</h1>{items(*NAMES[:3])}")) == list(NAMES[:3])


def test_those_who_represent_somebody_are_a_kind_of_seat() -> None:
    rows = page(
        "<h1>Management Committee</h1><p><b>ELECTED MEMBERS</b></p><p>Ann Sample<br>Bob Probe (Maintenance)</p>"
        "<p><b>REPRESENTATIVES OF VILLAGE ORGANISATIONS</b></p>"
        + table(("Parish Council", "Cath Trial"), ("Pre-school", "Dan Stub"))
    )
    assert [row.role for row in rows][2:] == ["REPRESENTATIVES OF VILLAGE ORGANISATIONS"] * 2
    assert rows[1].group_heading == "ELECTED MEMBERS"


def test_a_headings_link_to_itself_is_not_printed_and_a_role_beside_a_name_is_read() -> None:
    def card(name: str, role: str) -> str:
        return f'<div><img src="a.jpg"><h3>{name} <span>{role}</span><a href="#x">#</a></h3><p>Some Firm Ltd</p></div>'

    rows = page(
        f"<h1>Board of Directors</h1>{card('Ann Sample', 'Sponsor representative')}{card('Bob Probe', 'Chair')}"
    )
    assert told(rows) == [("Ann Sample", "Sponsor representative"), ("Bob Probe", "Chair")]


def test_a_caption_that_tells_something_lists_nobody() -> None:
    caption = "Volunteers Ann Sample, Bob Probe and Cath Trial paint the paddling pool. Picture: Dan Stub"
    assert page(f"<h1>Lido to reopen after nine years</h1><figure><figcaption>{caption}</figcaption></figure>") == []


def test_who_serves_the_board_under_contact_us_is_no_holder() -> None:
    asked = (
        "<h2>Contact us</h2><p><b>Clerk of the Board</b><br>Dan Stub</p><p><b>County Administrator</b><br>Eve Proof</p>"
    )
    office = "<h3>Membership office</h3><p>Dan Stub</p><p>Membership Manager</p>"
    for beside in (asked, office, "<h3>Harbour Office</h3><p>Duty officer this week: Dan Stub</p>"):
        rows = page(f"{beside}<h1>Board of Commissioners</h1>{items(*NAMES[:3])}")
        assert names(rows) == list(NAMES[:3])


def test_an_office_that_nobody_holds_is_vacant_though_its_words_could_be_a_name() -> None:
    listed = "<p><b>Restoration:</b> Ann Sample</p><p><b>Archives:</b> Bob Probe</p><p><b>Santa Train:</b> TBA</p>"
    rows = page(f"<h1>Board of Directors</h1><h3>Committee Chairs</h3>{listed}")
    assert [(row.person_name, row.role, row.vacant) for row in rows] == [
        ("Ann Sample", "Restoration", False),
        ("Bob Probe", "Archives", False),
        ("", "Santa Train", True),
    ]


def test_two_short_sentences_about_somebody_are_no_role() -> None:
    cards = "".join(
        f"<h4>{role}</h4><h2>{name}</h2><p>Climbing Instructor. Runs the evenings.</p>"
        for role, name in zip(("President", "Training Officer", "Secretary"), NAMES, strict=False)
    )
    assert told(page(f"<h1>Meet the Committee</h1>{cards}")) == [
        *(("Ann Sample", "President"), ("Bob Probe", "Training Officer"), ("Cath Trial", "Secretary"))
    ]


def test_who_came_how_often_is_the_same_board_once_more() -> None:
    came = table(*((f"{name[0]} {name.split()[1]}", "5 of 6") for name in NAMES), head=("Trustee", "Meetings"))
    rows = page(f"<h1>Trustees</h1>{items(*NAMES)}<h2>Attendance at meetings of the Board</h2>{came}")
    assert names(rows) == list(NAMES)


def test_a_menu_of_links_names_nobody() -> None:
    menu = "".join(
        f"<tr><td><a href='/{at}'>{text}</a></td></tr>"
        for at, text in enumerate(
            (
                "Home",
                "News",
                "Minutes",
                "Planning",
                "Paths Group",
                "Sample Hall",
                "Local History",
                "Photographs",
                "Links",
            )
        )
    )
    board = table(("Chair", "Ann Sample"), ("Minute Secretary (not a member)", "Bob Probe"), ("Member", "Cath Trial"))
    assert names(page(f"<table>{menu}</table><h2>Community Council</h2>{board}")) == list(NAMES[:3])


def test_a_column_of_names_may_have_their_office_for_its_title() -> None:
    groups = table(("Tropical Peat", "Dr Ann Sample"), ("Restoration", "Dr Bob Probe"), head=("Group", "Convenor"))
    rows = page(f"<h1>Council</h1><h2>Working Groups</h2>{groups}")
    assert [(row.person_name, row.role, row.affiliation) for row in rows] == [
        ("Ann Sample", "Convenor", "Tropical Peat"),
        ("Bob Probe", "Convenor", "Restoration"),
    ]


def test_where_somebody_lives_is_not_kept() -> None:
    cards = "".join(f"<div><b>Cllr {name}</b><br>Sample Party<br>Test Road, Sampleton</div>" for name in NAMES)
    rows = page(f"<h1>County Councillors</h1>{cards}")
    assert names(rows) == list(NAMES)
    assert not any("Road" in f"{row.role}{row.affiliation}{row.group_heading}" for row in rows)


def test_what_stands_before_a_name_among_offices_is_an_office() -> None:
    listed = items("Chair: Ann Sample", "Treasurer: Bob Probe", "Sopranos: Cath Trial", "Test Firm Ltd: Dan Stub")
    rows = page(f"<h1>Committee</h1>{listed}")
    assert [(row.role, row.affiliation) for row in rows] == [
        *(("Chair", ""), ("Treasurer", ""), ("Sopranos", ""), ("", "Test Firm Ltd"))
    ]


def test_a_button_that_opens_a_panel_holds_the_name_and_the_role_of_its_card() -> None:
    def card(name: str, role: str) -> str:
        opens = f'aria-expanded="false" data-target="#{name[:3]}"'
        button = f"<button {opens}>\n<span>{name}</span>\n<span>{role}</span></button>"
        return f'<div><div>{button}</div><div id="{name[:3]}"><p>{name.split()[0]} joined us in 2014.</p></div></div>'

    rows = page(
        f"<h1>Our Board</h1>{card('Ann Sample', 'Chair of the Board')}{card('Bob Probe', 'Tenant Board Member')}"
    )
    assert told(rows) == [("Ann Sample", "Chair of the Board"), ("Bob Probe", "Tenant Board Member")]
    assert page("<h1>Our Board</h1><button>Ann Sample</button><button>Bob Probe</button>") == []


def test_seats_that_numbers_tell_apart_are_of_the_board_above_them() -> None:
    seats = "".join(f"<h3>District {at}</h3><p><a href='/{at}'>{name}</a></p>" for at, name in enumerate(NAMES, 1))
    rows = page(f"<h1>Board of Supervisors</h1><h2>Supervisors</h2>{seats}")
    assert names(rows) == list(NAMES)
    assert page(f"<h1>Theses</h1><h2>Supervisors</h2>{items(*NAMES)}") == []


def test_names_in_capitals_are_names_however_short() -> None:
    cell = "H. J. TESTALL<br>BRIAN AND SHEILA SAMPLETON<br>Dr. D. McTEST<br>KULDEEP TRAN<br>Mrs. A. PROBE-LEES"
    rows = page(f"<h1>Officers and Trustees</h1>{table(('CHAIRMAN', 'W. R. STUBBER'), ('TRUSTEES', f'<b>{cell}</b>'))}")
    assert names(rows) == [
        *("W. R. STUBBER", "H. J. TESTALL", "BRIAN SAMPLETON", "SHEILA SAMPLETON", "D. McTEST", "KULDEEP TRAN"),
        "A. PROBE-LEES",
    ]


def test_who_runs_an_election_or_has_died_is_not_listed() -> None:
    said = "<p>Dan Stub</p><p>Returning Officer</p>"
    assert names(page(f"<h1>Town Council</h1><h2>Councillors</h2>{items(*NAMES[:3])}{said}")) == list(NAMES[:3])
    prize = "<div><b>Lifetime Achievement</b></div><div>Dan Stub (posthumous)</div><div>founding director</div>"
    assert page(f"<h1>Our supporters</h1>{prize}") == []


def test_who_came_after_a_director_elsewhere_is_no_director_here() -> None:
    told_of = (
        "<p>Ann worked in construction, most recently as Director for Test Beck, where her successor is Dan Stub.</p>"
    )
    assert names(page(f"<h1>Board of Directors</h1>{items(*NAMES[:3])}{told_of}")) == list(NAMES[:3])


def test_an_office_below_a_name_in_its_cell_is_no_part_of_the_name() -> None:
    rows = page(
        "<h1>Your Town Councillors</h1>"
        + table(
            ("<b>Cllr Ann Sample</b><br>Town Mayor", "North"),
            ("<b>Cllr Bob Probe</b>", "South"),
            head=("Councillor", "Ward"),
        )
    )
    assert told(rows) == [("Ann Sample", "Town Mayor"), ("Bob Probe", "")]


def test_a_commissioner_of_police_sits_on_the_fire_authority() -> None:
    listed = items("Cllr Ann Sample", "Cllr Bob Probe", "Adeline Trial (Police and Crime Commissioner)")
    assert len(page(f"<h1>Members of the Fire Authority</h1>{listed}", "Fire Authority")) == 3
    assert len(page(f"<h1>Parish Council</h1><h2>Members</h2>{listed}", "Sample Parish Council")) == 2


def test_candidates_and_who_proposed_them_are_no_council() -> None:
    head = ("Name of candidate", "Description", "Proposer and seconder", "Reason why no longer nominated")
    rows = table(
        ("PROBE Bob", "Green", "Ann Sample Dan Stub", ""), ("TRIAL Cath", "Labour", "Eve Proof", ""), head=head
    )
    assert page(f"<h1>Town Council By-Election: Statement of Persons Nominated</h1>{rows}", "Sample Town Council") == []
    panel = "<h3>Panel: who should run the quay?</h3><p>Ann Sample, Bob Probe and Cath Trial</p>"
    assert page(f"<h1>Programme</h1><h2>Thursday</h2>{panel}") == []


def test_a_box_beside_the_page_does_not_turn_its_board_away() -> None:
    box = "<div><h3>Prize Draw Winners</h3><p>Eve Proof won the car.</p></div>"
    rows = page(f"{box}<h4>Board of Directors</h4>{items(*NAMES)}", "Board and Staff")
    assert names(rows) == list(NAMES)
    assert page(f"<h1>Award Winners</h1><h2>Committee prize</h2>{items(*NAMES)}", "Award Winners 2023") == []


def test_who_manages_branches_and_who_clerks_stand_beside_the_board() -> None:
    beside = "<h2>Branch managers</h2><p>Sampleton: Dan Stub</p><p>Trialham: Eve Proof</p>"
    clerk = "<h3>Parish Clerk</h3><p>Mrs Dan Stub</p><p>The Parish Office</p>"
    for other in (beside, clerk):
        rows = page(f"<h1>Board Members</h1>{items(*NAMES[:3])}{other}", "Library Board")
        assert names(rows) == list(NAMES[:3])


def test_a_party_is_no_surname() -> None:
    listed = items(
        "<a href='/1'>Councillor Ann Sample</a> Green",
        "<a href='/2'>Councillor Bob Probe</a> Reform UK",
        "<a href='/3'>Councillor Cath Trial</a> Labour",
    )
    assert names(page(f"<h1>Fire Authority</h1><h2>Members</h2>{listed}")) == list(NAMES[:3])


def test_two_names_in_a_cell_are_two_people_though_one_of_them_chairs() -> None:
    cell = "<div>Cllr Ann Sample (Chair)</div><div>Cllr Mrs Cath Trial</div>"
    rows = page(
        "<h1>Membership of the Joint Committee</h1>"
        + table(
            ("Sample County Council", cell), ("Trial District Council", "Bob Probe"), head=("Body", "Representative")
        )
    )
    assert [(row.person_name, row.role, row.affiliation) for row in rows] == [
        ("Ann Sample", "Chair", "Sample County Council"),
        ("Cath Trial", "", "Sample County Council"),
        ("Bob Probe", "", "Trial District Council"),
    ]


def test_who_a_story_tells_of_is_no_member() -> None:
    story = "<p>Mayor Dan Stub, who attended as a member, called the vote “the right thing”.</p>"
    assert page(f"<h1>Members pack the hall as shops vote to merge</h1>{story}") == []


def test_a_quotation_above_the_cards_of_a_board_is_somebody_elses() -> None:
    said = "<p>“I joined because decisions ought to be made by people who live with them.”</p>"
    cards = "".join(f"<h3>{name}</h3><p>Board Member</p>" for name in NAMES)
    assert names(page(f"<h1>Our Board</h1><h2>How the Board works</h2>{said}{cards}")) == list(NAMES)


def test_who_chairs_a_session_sits_on_nothing() -> None:
    session = "<h3>Session 2: Oysters and the law</h3><p>Session moderator: Dr Ann Sample</p>"
    assert page(f"<h1>Accepted papers</h1>{session}") == []


def test_a_board_is_read_beside_its_clerk_in_a_sentence_and_a_heading_that_asks() -> None:
    clerk = "<p>Write to the school. Our Clerk to Governors is Mrs Dan Stub (Clerking Service).</p>"
    asks = "<h5>Questions for the Board?</h5><p>Board Assistant: Eve Proof</p>"
    rows = page(f"<h1>Governors</h1>{clerk}<h2>Governing Body</h2>{items(*NAMES[:3])}{asks}")
    assert names(rows) == list(NAMES[:3])


def test_a_couple_of_whom_one_given_name_is_unheard_of() -> None:
    rows = page(
        f"<h1>Board of Directors</h1>{items('Ann Sample', 'Virgil &amp; Opaline Probely (2005)', 'Cath Trial')}"
    )
    assert names(rows) == ["Ann Sample", "Virgil Probely", "Opaline Probely", "Cath Trial"]
