"""Pages of teams, staff, shows and agendas: many names with roles, and no body."""

import pytest

from tests.unit.pages import NAMES, items, names, page, table, told


@pytest.mark.parametrize(
    ("title", "heading", "roles"),
    [
        ("Meet the Team", "Management", ("Chief Executive", "Head of Science", "Office Manager")),
        ("Meet the Team", "Project Officers", ("Farm Liaison Officer", "River Officer", "Ranger")),
        ("First Team Squad", "Management & Coaching", ("First Team Manager", "Assistant Manager", "Coach")),
        ("Our Staff", "Senior Leadership Team", ("Headteacher", "Deputy Headteacher", "Assistant Headteacher")),
        ("The Band", "Musical Director", ("", "", "")),
    ],
)
def test_who_leads_a_workplace_or_a_show_sits_on_no_body(title: str, heading: str, roles: tuple[str, ...]) -> None:
    cards = "".join(f"<div><h3>{name}</h3><p>{role}</p></div>" for name, role in zip(NAMES, roles, strict=False))
    assert page(f"<h1>{title}</h1><h2>{heading}</h2>{cards}") == []
    assert names(page(f"<h1>The Board of Trustees</h1><h2>Club officers</h2>{cards}")) == list(NAMES[: len(roles)])


def test_the_secretaries_of_those_who_are_listed_are_no_secretaries_of_a_body() -> None:
    cards = "".join(f"<article><p>Knee surgery</p><p>Secretary: {name}</p></article>" for name in NAMES)
    assert page(f"<h1>Find a consultant</h1>{cards}") == []


def test_who_deals_with_what_is_on_an_agenda_is_no_member() -> None:
    rows = page(
        "<h1>Planning Committee</h1><h2>Present</h2>"
        + items("Councillor Ann Sample (Chair)", "Councillor Bob Probe")
        + "<p>Case Officer: Cath Trial</p>"
    )
    assert names(rows) == ["Ann Sample", "Bob Probe"]


def test_a_board_of_wood_is_no_body() -> None:
    assert page("<h1>Honours Boards</h1><p><b>Head Greenkeeper</b><br>M. Sample</p>") == []
    assert page(f"<h1>Notice board</h1><h2>This month</h2>{items(*NAMES)}") == []


def test_who_takes_part_in_a_competition_sits_on_nothing_and_its_secretary_does() -> None:
    rows = page(
        f"<h1>Management Committee</h1>{items('Ann Sample (Chair)', 'Bob Probe (Competition Secretary)')}"
        f"<p><b>Gardening Competition 2025</b></p>{items('1st – Cath Trial', '2nd – Dev Stub')}"
    )
    assert names(rows) == ["Ann Sample", "Bob Probe"]


def test_fields_with_a_label_in_an_element_of_its_own() -> None:
    def field(label: str, value: str) -> str:
        return f"<div><div>{label}:&nbsp;</div><div><div>{value}</div></div></div>"

    def card(name: str, *fields: str) -> str:
        return f"<div><div><h3>{name}</h3></div>{''.join(fields)}</div>"

    joined = [field("Joined the Board", f"June 201{at}") for at in range(4)]
    rows = page(
        "<h1>Management Committee</h1><h2>Elected Members</h2>"
        + card("Ann Sample", field("Position", "Chairperson"), field("Occupation", "Head teacher"), joined[0])
        + card("Bob Probe", field("Position", "Secretary"), joined[1])
        + card("Cath Trial", field("Position", "Treasurer"), joined[2])
        + card("Dev Stub", joined[3])
    )
    assert told(rows) == [
        ("Ann Sample", "Chairperson"),
        ("Bob Probe", "Secretary"),
        ("Cath Trial", "Treasurer"),
        ("Dev Stub", "Elected Members"),
    ]
    assert {row.group_heading for row in rows} == {"Elected Members"}


def test_a_role_behind_a_titled_name_and_names_of_several_words() -> None:
    rows = page(
        "<h1>Councillors</h1><h2>Castle Ward</h2><p><b>Cllr Mrs Ernestine Sample</b> Town Mayor</p>"
        "<p><b>Cllr Bob Probe</b></p><p>Ewan Mac an Tuile</p>"
        "<p>Ex officio: Cllr Cath Trial (Sampleton Council), Cllr Dev Stub (Probeshire) and the Dean of Sampleton.</p>"
    )
    assert names(rows) == ["Ernestine Sample", "Bob Probe", "Ewan Mac an Tuile", "Cath Trial", "Dev Stub"]
    assert rows[0].role == "Town Mayor"


def test_who_holds_a_surgery_and_who_to_ask_at_work_are_listed_with_no_body() -> None:
    dates = table(("Cllr Ann Sample", "Mon 8 Sept"), ("Cllr Bob Probe", "Thu 11 Sept"), head=("Councillor", "When"))
    assert page(f"<h1>Councillors' surgeries</h1><h2>September 2025</h2>{dates}") == []
    assert page("<h1>Patch list</h1><h2>Others</h2><p>Income officers: Mr Sample (A–K), Miss Probe (L–Z)</p>") == []


def test_advisers_without_a_vote_sit_on_the_board() -> None:
    rows = page(
        "<h1>Membership of the Integration Joint Board</h1>"
        + table(("Ann Sample", "Chair"), ("Bob Probe", "Vice-Chair"))
        + f"<h2>Professional advisers (non-voting)</h2>{items('Cath Trial, Chief Officer', 'Dev Stub, Nurse')}"
        + f"<h2>Professional advisers</h2>{items('Eve Sample, Solicitor', 'Fay Probe, Auditor')}"
    )
    assert names(rows) == ["Ann Sample", "Bob Probe", "Cath Trial", "Dev Stub"]


def test_little_pictures_are_no_part_of_what_is_said() -> None:
    rows = page("<h2>👥 Who's who on the committee</h2><p>👑 Chair – Ann Sample</p><p>💷 Treasurer – Bob Probe 🎩</p>")
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Treasurer")]
    assert rows[0].group_heading == "Who's who on the committee"
