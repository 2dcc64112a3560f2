"""Pages by strangers: what the first reading of three further sets of them got wrong."""

from tests.unit.pages import NAMES, items, names, page, table, told


def test_who_gave_how_much_or_answers_for_what_does_not_sit() -> None:
    assert page(f"<h1>Our Donors</h1><h3>Patrons ($250 – $999)</h3>{items(*NAMES)}") == []
    assert page(f"<h1>Sample Hall</h1><h3>Members (£50 and above)</h3>{items(*NAMES)}") == []
    asked = (
        "<h2>Countryside</h2><p><b>Definitive map:</b> Ann Sample<br><b>Volunteer wardens:</b> Bob Probe</p>"
        "<h2>Senior officers</h2><p>The Executive Director is Cath Trial.</p>"
    )
    assert page(f"<h1>Who to contact</h1>{asked}", "Who to contact - Sample County Council") == []
    below = page(f"<h1>Contact us</h1><h2>Councillors</h2>{items(*NAMES)}", "Contact us - Sample Parish Council")
    assert names(below) == list(NAMES)


def test_a_committee_may_be_called_after_those_whom_it_is_about() -> None:
    rows = page(
        "<h1>Governing Body</h1><h2>Committees</h2><h3>Finance</h3><p>Ann Sample (Chair)<br>Bob Probe</p>"
        "<h3>Curriculum and Pupils</h3><p>Cath Trial (Chair)<br>Dan Stub</p>"
    )
    assert [(row.group_heading, row.person_name) for row in rows[2:]] == [
        ("Curriculum and Pupils", "Cath Trial"),
        ("Curriculum and Pupils", "Dan Stub"),
    ]


def test_names_in_one_line_are_a_list_under_any_heading_of_the_body() -> None:
    officers = "<b>Office Bearers</b><br>President – Ann Sample<br>Secretary – Bob Probe<br><br>"
    rows = page(f"<h3>Office Bearers</h3><div>{officers}<b>Selectors</b><br>Bob Probe, Cath Trial, Dan Stub<br></div>")
    assert names(rows)[-2:] == ["Cath Trial", "Dan Stub"]


def test_the_office_below_the_name_is_the_seat_and_what_somebody_sees_to_is_none() -> None:
    rows = page(
        "<h1>Your Councillors</h1>"
        + table(
            ("Mr. Ann Sample<br><b>Chairman</b>", "Ex-officio all working groups"),
            ("Mr. Bob Probe<br><b>Vice-Chairman</b>", "Planning"),
            ("Mr. Cath Trial", "Footpaths"),
            head=("Councillor", "Responsibility"),
        )
    )
    assert [(row.role, row.affiliation) for row in rows[:2]] == [
        ("Chairman", "Ex-officio all working groups"),
        ("Vice-Chairman", "Planning"),
    ]


def test_a_name_of_a_site_that_its_logo_breaks_is_nobody() -> None:
    logo = "<div><a><span>Inland Moorings <br>Authority</span></a></div>"
    rows = page(f"{logo}<h1>Board</h1>{items(*NAMES)}", "Our governance - Inland Moorings Authority")
    assert names(rows) == list(NAMES)


def test_a_class_that_says_what_an_element_is_not_leaves_its_people_in() -> None:
    for name in ("builder-content builder-not-footer", "page_without_cookies", "with-breadcrumbs"):
        assert names(page(f"<h1>Board</h1><div class='{name}'>{items(*NAMES)}</div>")) == list(NAMES)
    assert page(f"<h1>Board</h1><div class='site-footer'>{items(*NAMES)}</div>") == []


def officer(name: str, role: str, *particulars: tuple[str, str]) -> str:
    """One officer as a register prints them: a heading, and a list of terms for each particular."""
    terms = (("Role", role), *particulars)
    return (
        f"<div><h2>{name}</h2>" + "".join(f"<dl><dt>{term}</dt><dd>{said}</dd></dl>" for term, said in terms) + "</div>"
    )


def test_a_register_of_officers_gives_the_seat_and_none_of_the_particulars() -> None:
    living = (("Appointed on", "4 March 2019"), ("Nationality", "British"), ("Country of residence", "England"))
    rows = page(
        "<h1>Officers: Invented Arts</h1>"
        + officer("INVENTED SECRETARIES LIMITED", "Secretary", ("Appointed on", "4 March 2019"))
        + officer("SAMPLE, Ann Eve", "Director", *living, ("Occupation", "Accountant"))
        + officer("VAN STUB, Daniel John, Dr", "Director", *living, ("Occupation", "Lecturer"))
        + officer("PROBE, Robert", "Director", *living, ("Occupation", "Retired"))
        + officer("TRIAL, Catherine", "Director", *living, ("Resigned on", "30 June 2021"))
    )
    assert [(row.person_name, row.role, row.affiliation) for row in rows] == [
        ("Ann Eve SAMPLE", "Director", "Accountant"),
        ("Daniel John VAN STUB", "Director", "Lecturer"),
        ("Robert PROBE", "Director", "Retired"),
    ]
    assert "British" not in str(rows)


def test_an_officer_whose_role_is_marked_as_resigned_is_left_out_without_a_date() -> None:
    living = (("Appointed on", "4 March 2019"), ("Nationality", "British"))
    gone = officer("TRIAL, Catherine", "Director", *living).replace(
        "<dt>Role</dt>", "<dt>Role <span>Resigned</span></dt>"
    )
    sitting = "".join(officer(name, "Director", *living) for name in ("SAMPLE, Ann", "STUB, Daniel", "PROBE, Robert"))
    assert names(page(f"<h1>Officers: Invented Arts</h1>{sitting}{gone}")) == [
        "Ann SAMPLE",
        "Daniel STUB",
        "Robert PROBE",
    ]


def test_whom_a_town_praises_or_a_site_tells_stories_of_does_not_sit() -> None:
    council = "Civic Awards - Sample Town Council"
    praised = items("Ann Sample, Chair of the Friends of the Meadow", "Dr Bob Probe")
    assert page(f"<h1>Civic Awards</h1><h2>Highly commended</h2>{praised}", council) == []
    assert page(f"<h1>Thank you</h1><h2>Our helpers</h2>{praised}", council) == []
    stories = items("<a href='/1'>Carers' stories: meet Ann Sample</a>")
    assert page(f"<h1>Meetings</h1><h2>Latest</h2>{stories}", "Meetings - Sample Joint Board") == []


def test_who_stands_in_for_members_is_said_to_be_a_substitute() -> None:
    listed = items("<a>Councillor Ann Sample</a> (Chair)", "<a>Councillor Bob Probe</a> (Substitute)")
    rows = page(f"<h1>Audit Committee</h1><h2>Membership</h2>{listed}")
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Substitute")]


def test_what_a_form_asks_is_nobody() -> None:
    marks = "".join(f"<label><input type='radio' name='r'>{word}</label> " for word in ("Good", "OK", "Poor"))
    rows = page(f"<h1>Police and Crime Panel</h1>{items(*NAMES)}<h2>Rate this page</h2><form>{marks}</form>")
    assert names(rows) == list(NAMES)


def test_a_list_under_a_chief_heading_about_something_else_is_no_board() -> None:
    fallen = table(("Private", "Ann SAMPLE"), ("Nurse", "Bob PROBE"), ("Corporal", "Cath TRIAL"), head=("Rank", "Name"))
    for heading in ("Roll of Honour", "ePetition details", "Tenants' stories"):
        assert page(f"<h1>{heading}</h1><h2>1914 – 1918</h2>{fallen}", f"{heading} - Sample Parish Council") == []
    assert page(f"<h1>Save the 41 bus</h1><h2>Council response</h2><p>No.</p>{fallen}", "Sample City Council") == []


def test_a_headline_is_no_role_and_who_wrote_below_it_no_holder() -> None:
    written = "<h3>Rohan Proof is county chess champion</h3><div>Ann Sample 14 November 2023</div>"
    assert page(f"<h1>Trust Board and Committees</h1><h3>Latest from our schools</h3>{written}") == []


def test_a_table_whose_titles_name_nobody_and_whose_columns_hold_few_names_is_of_something_else() -> None:
    wards = table(
        *(("Bishop Harrow", "3", "x"), ("Abbots Leigh", "2", "y"), ("Kingsmere North", "2", "z")),
        head=("Ward", "Councillors", "Map"),
    )
    assert page(f"<h1>Councillors</h1><h2>Wards</h2>{wards}") == []
    plans = table(
        *(("Ann Sample", "Bob Probe", "Committee"), ("Cath Trial", "Dan Stub", "Delegated"), ("Eve Proof", "", "")),
        head=("Applicant", "Agent", "Decision level"),
    )
    assert page(f"<h1>Planning list</h1>{plans}", "Planning - Sample District Council") == []


def test_a_cell_with_the_text_of_a_page_lays_it_out_whether_its_titles_are_headings_or_bold() -> None:
    menu = "".join(f"<p><a>{word}</a></p>" for word in ("Home", "Hiring the Hall", "Photos"))
    officers = "<br>".join(f"{role}: {name}" for role, name in zip(("Chairman", "Secretary"), NAMES[:2], strict=True))
    groups = "<br>".join(
        (
            *("Parish Council – Cllr. Ann Proof", "Women’s Institute – Mrs. Olive Proof", "P.C.C. – Rev. Kate Proof"),
            *("Sample Players – Eve D’Proof", "Short Mat Bowls – Ken Proof", "Toddler Group – vacant"),
        )
    )
    body = (
        f"<p><b>Who’s Who</b></p><p><b>Officers</b></p><p>{officers}</p><p><b>Elected Members</b></p><p>Cath Trial</p>"
    )
    rows = page(f"<table><tr><td>{menu}</td><td>{body}<p><b>Representatives</b></p><p>{groups}</p></td></tr></table>")
    assert told(rows)[:3] == [("Ann Sample", "Chairman"), ("Bob Probe", "Secretary"), ("Cath Trial", "Elected Members")]
    assert [(row.person_name, row.affiliation) for row in rows[3:]] == [
        *(("Ann Proof", "Parish Council"), ("Olive Proof", "Women’s Institute"), ("Kate Proof", "P.C.C.")),
        *(("Eve D’Proof", "Sample Players"), ("Ken Proof", "Short Mat Bowls"), ("", "Toddler Group")),
    ]


def test_what_a_heading_sets_apart_behind_a_name_is_the_role() -> None:
    cards = "".join(
        f"<h2><button>{name} <span class='muted'>{role}</span></button></h2><div><p>Text about work.</p></div>"
        for name, role in zip(
            NAMES, ("Chair of the Board", "Customer board member", "Board member", "Chief Executive"), strict=True
        )
    )
    assert [row.role for row in page(f"<h1>Our board</h1>{cards}")] == [
        *("Chair of the Board", "Customer board member", "Board member", "Chief Executive"),
    ]


def test_who_chairs_is_said_among_the_duties_or_below_the_name_of_a_governor() -> None:
    head = ("Name", "Category of governor", "Responsibilities")
    rows = page(
        "<h1>Governing Body</h1>"
        + table(
            ("Mrs Ann Sample", "Parent Governor", "Chair of Governors; Pay Committee"),
            ("Mr Bob Probe", "Co-opted Governor", "Vice Chair; Resources"),
            ("<p>Mr Dan Stub</p><p>(Clerk)</p>", "Foundation", "Premises"),
            ("Ms Cath Trial", "Staff Governor", "SEND link"),
            head=head,
        )
    )
    assert [row.role for row in rows] == [
        *("Chair of Governors (Parent Governor)", "Vice Chair (Co-opted Governor)"),
        *("Foundation (Clerk)", "Staff Governor"),
    ]


def test_an_executive_may_see_to_several_things() -> None:
    rows = page("<h1>Board of Directors</h1><h3>Ann Sample</h3><p>Executive Director of Nursing, Quality and Care</p>")
    assert told(rows) == [("Ann Sample", "Executive Director of Nursing, Quality and Care")]


def test_a_rank_of_two_words_is_no_part_of_a_name() -> None:
    rows = page(f"<h1>Trustees</h1>{items('Wing Commander (Retd) Ann Sample MBE', 'Squadron Leader Bob Probe')}")
    assert names(rows) == ["Ann Sample", "Bob Probe"]


def test_pictures_agendas_registers_programmes_and_news_list_no_board() -> None:
    shown = "<dl><dt>Workers at Number Three Shed</dt><dd>Ann Sample, oil on canvas, 1956.</dd></dl>"
    assert page(f"<h1>Portraits in the Council Chamber</h1>{shown}<p>Bob Probe, Curator</p>") == []
    case = "<p>Applicant: Ann Sample</p><p>Attorney: Bob Probe</p><p>Staff contact: Cath Trial</p>"
    assert page(f"<h1>Planning Commission Agenda</h1><h2>Council Chambers</h2><h3>6. New business</h3>{case}") == []
    experts = "".join(f"<h2>{name}</h2><p>Sample Workshop</p>" for name in NAMES)
    assert page(f"<h1>Find an accredited conservator</h1>{experts}", "Sample Association Council") == []
    event = "<h4>Panel: the next ten years</h4><p>Ann Sample, Bob Probe and Cllr Cath Trial</p>"
    assert page(f"<h1>Better Together</h1><h2>Programme</h2>{event}") == []
    news = "<p>Dan Stub</p><p>Campaigners at the lido</p><h4>The newsroom</h4><p>Ann Sample</p><p>Editor</p>"
    assert page(f"<h1>Council backs lido restoration plan</h1>{news}") == []
    books = items("<em>The Glass Orchard</em> by Ann Sample", "<em>Sample Debts</em> by Bob Probe")
    board = items("Cath Trial – President", "Dan Stub – Treasurer")
    assert names(page(f"<h1>Board of Trustees</h1>{board}<h2>New on the shelves</h2>{books}")) == [
        "Cath Trial",
        "Dan Stub",
    ]


def test_those_who_have_stood_down_are_not_listed() -> None:
    rows = page(
        f"<h1>Trustees</h1>{items(*NAMES[:2])}<h2>Trustees who have stood down this year</h2>{items(*NAMES[2:])}"
    )
    assert names(rows) == list(NAMES[:2])


def test_a_cell_that_holds_a_list_lays_it_out_beside_a_menu_or_a_picture() -> None:
    listed = (
        "<div>President: Ann Sample (2025)</div><div>Secretary: Bob Probe (2023)</div><div>Trustee: Cath Trial</div>"
    )
    rows = page(
        f"<h2>Board of Trustees</h2><table><tr><td><div>Trustees</div>{listed}</td><td>The Story Room</td></tr></table>"
    )
    assert told(rows) == [("Ann Sample", "President"), ("Bob Probe", "Secretary"), ("Cath Trial", "Trustee")]
