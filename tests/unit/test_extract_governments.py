"""Councils and cabinets of other countries, and cards whose parts stand each in a line of their own mark-up."""

import pytest

from tests.unit.pages import page, table, told
from transforms.names import take_apart


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        ("Concejo Municipal 2018 - 2021", ("ALCALDE MUNICIPAL", "SÍNDICO MUNICIPAL", "PRIMER REGIDOR PROPIETARIO")),
        ("Vereadores", ("Vereador", "Vereadora", "Presidente")),
        ("Les élus", ("Maire", "1er adjoint", "Conseillère municipale")),
        ("Consiglio comunale", ("Sindaco", "Assessore", "Consigliera")),
        ("Gemeinderat", ("Bürgermeister", "Gemeinderätin", "Ratsmitglied")),
        ("Gemeenteraad", ("Burgemeester", "Wethouder", "Gemeenteraadslid")),
        ("Kommunestyre", ("Ordfører", "Varaordfører", "Varamedlem")),
        ("Valtuusto", ("Puheenjohtaja", "Valtuutettu", "Varajäsen")),
        ("Zastupitelstvo", ("Starosta", "Místostarosta", "Zastupitelka")),
    ],
)
def test_local_councils_in_their_own_languages(heading: str, roles: tuple[str, str, str]) -> None:
    names = ("Ann Sample", "Bob Probe", "Cathy Trial")
    cards = "".join(f"<div><h3>{name}</h3><p>{role}</p></div>" for name, role in zip(names, roles, strict=True))
    assert told(page(f"<h1>{heading}</h1>{cards}")) == list(zip(names, roles, strict=True))


def test_a_cabinet_is_known_by_its_offices() -> None:
    lines = (
        "<p><b>Chief Minister</b><br>Hon Ann Sample<br>1 Probe Road</p>"
        "<p><b>Minister for the Cabinet Office</b><br>Hon Bob Probe<br>2 Probe Road</p>"
        "<p><b>Minister for Housing, Planning and Parks</b><br>Hon Cathy Trial<br>3 Probe Road</p>"
    )
    assert told(page(f"<h1>Ministers</h1>{lines}")) == [
        ("Ann Sample", "Chief Minister"),
        ("Bob Probe", "Minister for the Cabinet Office"),
        ("Cathy Trial", "Minister for Housing, Planning and Parks"),
    ]


def test_offices_of_state_behind_names() -> None:
    items = (
        "<div>Hon. Ann Sample, MP</div><div>Premier and Minister for Tests</div>"
        "<div>Ministers:</div><ul><li>Hon. Bob Probe, MP, Minister for Homes, Roads &amp; Bridges</li>"
        "<li>Hon. Cathy Trial, MP, Minister of Health</li></ul>"
    )
    assert told(page(f"<h2>Summaries of meetings</h2>{items}")) == [
        ("Ann Sample", "Premier and Minister for Tests"),
        ("Bob Probe", "Minister for Homes, Roads & Bridges"),
        ("Cathy Trial", "Minister of Health"),
    ]


def test_supervisors_of_a_county_under_two_headings() -> None:
    cards = "".join(
        f"<div><h3>{name}</h3><div>District {nth} Supervisor</div></div>"
        for nth, name in enumerate(("Ann Sample", "Bob Probe", "Cathy Trial"), start=1)
    )
    rows = page(f"<h1>Meet your supervisors</h1><h2>Board of Supervisors (2026)</h2>{cards}")
    assert [row.person_name for row in rows] == ["Ann Sample", "Bob Probe", "Cathy Trial"]
    assert page(f"<h1>Meet your supervisors</h1>{cards}") == []


def test_seats_that_are_stood_for() -> None:
    cards = "".join(
        f"<h2>{seat}</h2><div><div>{seat}</div><h3>{name}</h3><p>Nomination filed</p></div>"
        for seat, name in (("Mayor", "Ann Sample"), ("Regional Councillor", "Bob Probe"))
    )
    assert page(f"<h1>Sampleton’s 2026 municipal election, coverage</h1>{cards}") == []
    assert len(page(f"<h1>Sampleton council</h1>{cards}")) == 2


def test_the_moderator_of_an_evening() -> None:
    assert page("<h1>Mayoral Forum</h1><h1>Ann Sample, moderator</h1><h2>When</h2><p>Wednesday</p>") == []


def test_roles_in_headings_of_the_level_of_the_names() -> None:
    def widget(text: str) -> str:
        return f"<div><div><h2>{text}</h2></div></div>"

    columns = "".join(
        f"<div><div>{widget(name)}{widget(role)}</div></div>"
        for name, role in (("Ann Sample", "Chair"), ("Bob Probe", "Vice Chair"), ("Cathy Trial", "Member"))
    )
    assert told(page(f"<h2>Board of Trustees</h2>{columns}")) == [
        ("Ann Sample", "Chair"),
        ("Bob Probe", "Vice Chair"),
        ("Cathy Trial", "Member"),
    ]


def test_bold_roles_below_bold_names() -> None:
    cells = "".join(
        f"<td><p><b>{name}</b></p><p><b>{role}</b></p><p>somebody@example.org</p></td>"
        for name, role in (("Ann Sample", "President"), ("Bob Probe", "Vice-President"))
    )
    rows = page(f"<p><b>2012-2013 Board of Directors</b></p><table><tr>{cells}</tr></table>")
    assert told(rows) == [("Ann Sample", "President"), ("Bob Probe", "Vice-President")]


def test_roles_below_names_are_not_turned_round_by_a_seat_above_the_first() -> None:
    first = "<article><span>President</span><h3>Ann Sample</h3></article>"
    others = "".join(
        f"<figure><figcaption><h3>{name}</h3><span>{role}</span></figcaption></figure>"
        for name, role in (("Bob Probe", "Secretary"), ("Cathy Trial", "Treasurer"), ("Dan Stub", "North"))
    )
    rows = page(f"<h2>National Executive</h2>{first}<div>{others}</div>")
    assert told(rows)[:3] == [("Ann Sample", "President"), ("Bob Probe", "Secretary"), ("Cathy Trial", "Treasurer")]


def test_a_card_whose_parts_are_inline_elements_in_lines_of_their_own() -> None:
    cards = "".join(
        f"<div>\n  <span>{role} · 2 años</span>\n  <strong>{name}</strong>\n  <span>Sample Society</span>\n</div>"
        for name, role in (("Ann Sample", "Presidenta"), ("Bob Probe", "Tesorero"))
    )
    rows = page(f"<h1>Junta Directiva</h1>{cards}")
    assert [(row.person_name, row.role.partition(" · ")[0], row.affiliation) for row in rows] == [
        ("Ann Sample", "Presidenta", "Sample Society"),
        ("Bob Probe", "Tesorero", "Sample Society"),
    ]


def test_marked_words_of_a_sentence_are_no_parts_of_a_card() -> None:
    sentence = "<div>The\n<b>chair</b>\n<i>of the board</i>\nis\n<b>Ann Sample</b>\n<i>of Sampleton</i></div>"
    assert told(page(f"<h1>Board</h1>{sentence}<p>Bob Probe, Treasurer</p>")) == [("Bob Probe", "Treasurer")]


def test_initials_that_stand_for_a_picture_and_are_hidden_from_readers_of_the_screen() -> None:
    items = "".join(
        f'<li><span aria-hidden="true">{initials}</span> <span><b>{name}</b><i>{role}</i></span></li>'
        for initials, name, role in (("AS", "Ann Sample", "President"), ("BP", "Bob Probe", "Secretary"))
    )
    assert told(page(f"<h1>National Executive</h1><ul>{items}</ul>")) == [
        ("Ann Sample", "President"),
        ("Bob Probe", "Secretary"),
    ]


def test_every_cell_of_a_column_of_names_is_a_name() -> None:
    names = ("Ann Sample", "Bob Probe", "Cathy Trial", "Dan Stub", "Eve Martin", "Frank Mock", "Durham Sampleton")
    rows = page(f"<h1>Town Meeting Members</h1>{table(*[(name, '2027') for name in names], head=('Member', 'Term'))}")
    assert [row.person_name for row in rows] == list(names)


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("Counsel Ann Sample", "Ann Sample"),
        ("Lion K. Sample", "K. Sample"),
        ("Hon. Atty. Bob G. Probe", "Bob G. Probe"),
        ("Rtn. Bob Probe", "Bob Probe"),
        ("Elder Sample", "Elder Sample"),
        ("Lion Sample", "Lion Sample"),
    ],
)
def test_titles_of_clubs_lawyers_and_elders(printed: str, person: str) -> None:
    assert take_apart(printed).person == person


def test_a_body_that_is_an_item_of_a_list_heads_nothing() -> None:
    items = "".join(f"<li>{name}</li>" for name in ("Ann Sample", "Gemeinderat", "Bob Probe", "Cathy Trial"))
    assert page(f"<h3>Das Endergebnis</h3><ul>{items}</ul>") == []


def test_a_mayor_sits_on_the_council_as_mayor() -> None:
    rows = page(
        "<h1>City Council</h1><p>Mayor Ann Sample</p><p>Deputy Mayor Bob Probe</p><p>Councilmember Cathy Trial</p>"
    )
    assert told(rows) == [("Ann Sample", "Mayor"), ("Bob Probe", "Deputy Mayor"), ("Cathy Trial", "")]
    elsewhere = page("<h1>Transit Board members</h1><p>Mayor Ann Sample, City of Sampleton</p><p>Bob Probe, Chair</p>")
    assert [row.role for row in elsewhere] == ["Transit Board members", "Chair"]
