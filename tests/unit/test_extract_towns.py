"""Pages of towns, districts and societies as they are published: what each taught, in a line or two."""

import pytest

from spiders.extract.persons import likeness
from tests.unit.pages import NAMES, items, names, page, told
from transforms.names import without_titles


def cards(*held: tuple[str, str]) -> str:
    return "".join(f"<div><h3>{name}</h3><p>{role}</p></div>" for name, role in held)


def groups(*held: tuple[str, str]) -> str:
    return "".join(f"<div><h2>{label}</h2><p>{name}</p></div>" for label, name in held)


def test_a_wrapper_that_says_it_has_no_footer_is_no_footer() -> None:
    board = f"<h1>Steering Committee</h1>{items(*NAMES)}"
    wrapped = '<div class="page header-main footer-none"><div role="main">{}</div></div>'
    assert names(page(wrapped.format(board))) == list(NAMES)
    assert page(f'<div class="footer-links">{board}</div>') == []


def test_numbered_seats_stand_below_their_body_though_all_headings_have_one_level() -> None:
    rows = page(
        "<h2>Welcome</h2><h2>Council Members</h2><h2>Mayor</h2><p>Ann Sample</p>"
        "<h2>District 1</h2><p>Bob Probe</p><h2>District 2</h2><p>Cath Trial</p><h2>Sponsors</h2><p>Eve Invented</p>"
    )
    assert names(rows) == ["Ann Sample", "Bob Probe", "Cath Trial"]


def test_a_question_over_trustees_turns_none_of_them_away() -> None:
    assert told(page(f"<h2>We are here, where are you?</h2>{cards(*[(name, 'Trustee') for name in NAMES])}"))[0] == (
        NAMES[0],
        "Trustee",
    )
    assert page(f"<h2>Could you help?</h2>{cards(*[(name, 'Volunteer') for name in NAMES])}") == []


def test_a_team_of_officers_is_the_board_and_one_of_managers_is_not() -> None:
    officers = cards(("Ann Sample", "Chairman"), ("Bob Probe", "General Secretary"), ("Cath Trial", "Vice Chairman"))
    managers = cards(("Ann Sample", "Chief Executive"), ("Bob Probe", "Finance Manager"), ("Cath Trial", "HR Manager"))
    below = f"<h2>Trustees</h2>{cards(('Dan Trial', 'Trustee'), ('Eve Invented', 'Trustee'))}"
    assert len(page(f"<h1>Society</h1><h2>Meet the Executive Team</h2>{officers}{below}")) == 5
    assert len(page(f"<h1>Society</h1><h2>Meet the Executive Team</h2>{managers}{below}")) == 2


def test_all_who_belong_are_no_board() -> None:
    officers = f"<h3>Board of Governors</h3>{items(*NAMES[:3])}"
    everybody = f"<h1>2016 Membership List</h1>{items('Dan Trial', 'Eve Invented', 'Fay Madeup')}"
    assert names(page(f"<h1>Radio Club</h1>{officers}{everybody}")) == list(NAMES[:3])


def test_whom_a_post_is_named_after_holds_it_not() -> None:
    posts = ["Dean of Testing", "Ann W. Sample Director and Chief Librarian", *["Librarian"] * 5]
    people = ["Bob Probe", "Cath Trial", "Dan Madeup", "Eve Invented", "Fay Sample", "Gus Probe", "Hal Trial"]
    listed = "".join(
        f"<li><b>{name}</b><br>{post}<br>Invented Library</li>" for name, post in zip(people, posts, strict=True)
    )
    assert names(page(f"<h1>Members of the Board</h1><ol>{listed}</ol>")) == people


@pytest.mark.parametrize(
    "text",
    [
        "Hello I'm Ann",
        "Leadership Excellence",
        "Outlook Vcard",
        "Herzlich Willkommen",
        "First Families",
        "Pro Tem.",
        "Maire de Sampleville",
    ],
)
def test_words_that_are_no_part_of_a_name(text: str) -> None:
    assert likeness(text) == 0


@pytest.mark.parametrize(("printed", "person"), [
    ("Rev. Earl E. Sample, Jr.", "Earl E. Sample Jr."),
    ("Ann Sample, S.J.", "Ann Sample"),
    ("Rag. Ann Sample", "Ann Sample"),
    ("Mayor Pro Tem Ann Sample", "Ann Sample"),
    ("The Earl of Sampleton", "of Sampleton"),
])  # fmt: skip
def test_titles_and_letters_are_taken_off_and_names_are_not(printed: str, person: str) -> None:
    assert without_titles(printed) == person


def test_an_initial_inside_makes_a_name_of_what_is_a_place_as_well() -> None:
    assert told(page("<h1>Relations Board</h1><p>Chair: Kent W. Sample<br>Ann Probe, Secretary</p>"))[0] == (
        "Kent W. Sample",
        "Chair",
    )


def test_the_label_of_one_office_may_be_printed_again_for_another_body() -> None:
    rows = page(
        "<h1>Władze oddziału</h1>"
        + groups(("Prezes", "Ann Sample"), ("Skarbnik", "Bob Probe"), ("Sekretarz", "Cath Trial"))
        + groups(("Prezes", "Wymyślna Próbna"), ("Sekretarz", "Dan Madeup"))
    )
    assert "Wymyślna Próbna" in names(rows)


def test_offices_of_another_language_that_stand_where_known_ones_do_are_offices() -> None:
    board = cards(("Ann Sample", "Decano"), ("Bob Probe", "Secretaria general"), ("Cath Trial", "Director de Economía"))
    assert told(page(f"<h1>Junta directiva</h1>{board}"))[0] == ("Ann Sample", "Decano")


def test_an_office_and_a_name_that_only_a_style_parts() -> None:
    assert told(page("<h1>Vorstand</h1><p>Vorsitzender Bob Probe</p><p>Tourenwart Ann Sample</p>"))[1] == (
        "Ann Sample",
        "Tourenwart",
    )
    long = "Suplentes: Ann Maria Sample Lima, Bob Maria dos Probe e Cath Maria Trial"
    assert len(names(page(f"<h1>Diretoria</h1><p>{long}</p>"))) == 3


def test_a_small_body_may_call_its_list_a_membership_roster() -> None:
    assert names(page(f"<h2>Membership Roster</h2>{items(*NAMES)}", "Council members")) == list(NAMES)


def test_a_header_that_the_page_forgot_to_close_holds_the_page() -> None:
    board = f"<h1>Board of Directors</h1>{cards(*[(name, 'Director') for name in NAMES])}"
    assert names(page(f"<header><header><div>Logo</div>{board}<h1>Programs</h1>")) == list(NAMES)
    assert page(f"<header>{board}</header><p>Welcome</p>") == []


def test_the_menu_of_a_site_is_passed_over_by_its_name_as_well() -> None:
    menu = '<div id="{}"><ul><li><a href="/a">Task Bank</a></li><li><a href="/b">Eve Invented</a></li></ul></div>'
    board = f"<h2>Governing Board Members</h2>{items(*NAMES)}"
    for name in ("navigation", "navmobile", "main-navigation"):
        assert names(page(f"<h1>Trust</h1>{board}{menu.format(name)}")) == list(NAMES)


def test_contact_me_heads_nobody() -> None:
    card = "<div><h5>{}</h5><h6>{}</h6><p>Contact Me:<br>ann@example.org</p></div>"
    held = zip(NAMES, ("President", "Vice President", "Secretary", "Treasurer"), strict=True)
    assert names(page("".join(card.format(*each) for each in held), "Board Members")) == list(NAMES)


def test_spans_without_a_space_between_them_are_parts() -> None:
    member = "<div><span>{}</span><span>{}</span><span>5th term<span>since 2018</span></span></div>"
    held = zip(NAMES, ("Mayor", "Vice Mayor", "Councillor", "Councillor"), strict=True)
    rows = page(f"<h1>City Council</h1><h2>Current members</h2>{''.join(member.format(*each) for each in held)}")
    assert [role for _, role in told(rows)] == ["Mayor", "Vice Mayor", "Councillor", "Councillor"]


def test_offices_before_names_are_offices_under_a_kind_of_seat_too_where_most_are_known() -> None:
    known = ("President: Ann Sample", "Vice President: Bob Probe", "Registrar: Cath Trial", "Treasurer: Dan Stub")
    others = ("Game Scheduling: Eve Invented", "Website Coordinator: Fay Madeup")
    rows = page(f"<h1>Club Contacts and Commissioners</h1>{items(*known, *others)}")
    assert told(rows)[-2:] == [("Eve Invented", "Game Scheduling"), ("Fay Madeup", "Website Coordinator")]
    wards = page(f"<h1>Board</h1><h2>Public governors</h2>{items('Sampleton: Ann Sample', 'Testford: Bob Probe')}")
    assert {role for _, role in told(wards)} == {"Public governors"}
