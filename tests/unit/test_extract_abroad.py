# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""Committees as societies of other countries print them: titles of many languages, degrees, forms, flat lines; all the
people are invented.
"""

import pytest

from spiders.extract import extract
from spiders.items import Listing

HEAD = "<h1>Sampleland</h1><h2>National Committee of the Invented Union</h2><h3>Council Members</h3>"


def page(body: str, title: str = "") -> list[Listing]:
    return extract(f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>")


def lines(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def told(rows: list[Listing]) -> list[tuple[str, str]]:
    return [(row.person_name, row.role) for row in rows]


def places(rows: list[Listing]) -> list[tuple[str, str, str]]:
    return [(row.person_name, row.role, row.affiliation) for row in rows]


@pytest.mark.parametrize(
    ("published", "person"),
    [
        ("Prof./Dr. Haruto Mihon", "Haruto Mihon"),
        ("Prof/Dr Haruto Mihon", "Haruto Mihon"),
        ("Assoc. Prof./Dr. Siti Contohwati", "Siti Contohwati"),
        ("Prof. dr hab. Jan Wzorek", "Jan Wzorek"),
        ("Dr inż. Anna Wzorowa", "Anna Wzorowa"),
        ("doc. RNDr. Karel Vzorek, CSc.", "Karel Vzorek"),
        ("Prof. Dr. Dr. h.c. Max Muster", "Max Muster"),
        ("Dr. rer. nat. Erika Muster", "Erika Muster"),
        ("Dra. Ana Modelo", "Ana Modelo"),
        ("Ing. MSc Ana Modelo", "Ana Modelo"),
        ("MBA Jan Voorbeeld", "Jan Voorbeeld"),
        ("drs. Jan Voorbeeld", "Jan Voorbeeld"),
        ("Mme Claire Exemplaire", "Claire Exemplaire"),
        ("Smt. K. Namoona", "K. Namoona"),
        ("Prof.Dr.Ana Modelo", "Ana Modelo"),
        ("The Honorable Kwame Mfano", "Kwame Mfano"),
        ("Li Mau Beng", "Li Mau Beng"),
        ("Ann Sample BEng", "Ann Sample"),
    ],
)
def test_titles_of_other_countries_are_told_from_the_name(published: str, person: str) -> None:
    rows = page(HEAD + lines(f"Chairman: {published}", f"Member - {published} Tester"))
    assert told(rows)[0] == (person, "Chairman")
    assert rows[0].name_as_published == published.rstrip(".")


def test_a_title_in_brackets_behind_a_title_is_no_role() -> None:
    rows = page(HEAD + lines("Dr. (Mrs.) Lakshmi Namoona", "Dr (Mrs) Amina Mithal - Secretary"))
    assert told(rows) == [("Lakshmi Namoona", ""), ("Amina Mithal", "Secretary")]


def test_letters_say_that_a_surname_with_initials_is_somebody() -> None:
    rows = page(
        "<h3>Executive Committee Members:</h3><p><b>Vice Chairperson:</b></p>"
        "<p>Samplewi T: BSc; MSc; &nbsp;&nbsp;&nbsp;Chairperson, Institute of Samples, University of Mockville.</p>"
        "<p><b>Members:</b></p><p>Mocku C D: BSc; MPH; &nbsp;&nbsp;&nbsp;Lecturer, University of Mockville.</p>"
    )
    # What follows the letters is the job; the office on the body is the label's.
    assert places(rows) == [
        ("Samplewi T", "Vice Chairperson", "Chairperson, Institute of Samples, University of Mockville"),
        ("Mocku C D", "Members", "Lecturer, University of Mockville"),
    ]


def test_a_seat_says_that_a_surname_with_initials_is_somebody() -> None:
    rows = page(
        HEAD + lines("Mihon H. (President)", "Mocku W.L. - Secretary", "Appendix A - Members", "Sample A: Item")
    )
    assert told(rows) == [("Mihon H.", "President"), ("Mocku W.L.", "Secretary")]


def test_a_surname_before_a_given_name_that_no_list_has() -> None:
    rows = page(HEAD + lines("Mihon, Haruto - President", "Mocku, Wei-Ling (Secretary)"))
    assert [row.person_name for row in rows] == ["Haruto Mihon", "Wei-Ling Mocku"]


@pytest.mark.parametrize(
    ("mark", "first", "second"),
    [
        ("y", "Luisa Ejemplo", "Pedro Prueba"),
        ("et", "Anne Exemple", "Luc Preuve"),
        ("und", "Hans Muster", "Ilse Probe"),
        ("og", "Anders Eksempel", "Jytte Prove"),
    ],
)
def test_and_in_other_languages_parts_two_people(mark: str, first: str, second: str) -> None:
    rows = page(HEAD + lines(f"Members: Ana Modelo, {first} {mark} {second}"))
    assert [row.person_name for row in rows] == ["Ana Modelo", first, second]


def test_and_between_two_surnames_parts_nobody() -> None:
    assert told(page(HEAD + lines("Vocales: Ana Modelo, Pedro Prueba y Muestra"))) == [
        ("Ana Modelo", "Vocales"),
        ("Pedro Prueba y Muestra", "Vocales"),
    ]


def test_ranks_as_romance_languages_print_them_open_a_role() -> None:
    rows = page("<h1>Diretoria</h1>" + lines("1º Secretário: Paulo dos Santos Modelo", "2ª Secretária: Rita Modelo"))
    assert told(rows) == [("Paulo dos Santos Modelo", "1º Secretário"), ("Rita Modelo", "2ª Secretária")]


@pytest.mark.parametrize("heading", ["Steering Commitee", "Steering Comittee", "Steering Committe"])
def test_a_misspelt_committee_is_one(heading: str) -> None:
    rows = page(f"<h2>{heading}</h2><dl><dt>Ana Modelo, Ph.D.</dt><dd>Department of Samples</dd></dl>")
    assert places(rows) == [("Ana Modelo", "", "Department of Samples")]


PEOPLE = (
    ("Hon. Kwame Mfano", "Speaker", "Unity Party"),
    ("Ana Modelo", "Member", "Mock Movement"),
    ("Siti Contohwati", "Member", "Unity Party"),
)
AS_FORMS = [
    "<div><h3>{}</h3><dl><dt>Position</dt><dd>{}</dd><dt>Party</dt><dd>{}</dd><dt>E-mail</dt><dd>hidden</dd></dl></div>",
    "<div><h3>{0}</h3><table><caption>About {0}</caption><tr><th>Function</th><td>{1}</td></tr><tr><th>E-mail</th><td>hidden</td></tr><tr><th>Political party</th><td>{2}</td></tr></table></div>",
    "<table><tr><td>Name</td><td>{}</td></tr><tr><td>Position</td><td>{}</td></tr><tr><td>Party</td><td>{}</td></tr></table>",
    "<div><p>{}</p><div><p>{}</p></div><div><p>party</p><p>{}</p></div><div><p>e-mail</p><p>hidden</p></div></div>",
]


@pytest.mark.parametrize("form", AS_FORMS)
def test_a_card_that_is_set_as_a_form_is_read_without_the_titles_of_its_fields(form: str) -> None:
    rows = page("<h1>Members of the Assembly</h1>" + "".join(form.format(*one) for one in PEOPLE))
    assert places(rows) == [(name.removeprefix("Hon. "), role, party) for name, role, party in PEOPLE]


def test_titles_of_fields_in_front_of_their_values_are_left_out() -> None:
    card = "<div><p>Name: {}</p><p>Position: {}</p><p>Organization: {}</p></div>"
    rows = page("<h1>Board of Directors</h1>" + card.format("Ana Modelo", "Chair", "Invented Trust") * 1)
    assert places(rows) == [("Ana Modelo", "Chair", "Invented Trust")]


def test_a_header_of_columns_is_no_form() -> None:
    rows = page(
        "<h1>Board</h1><table><tr><th>Name</th><th>Position</th></tr><tr><td>Ana Modelo</td><td>Chair</td></tr>"
        "<tr><td>Siti Contohwati</td><td>Treasurer</td></tr></table>"
    )
    assert told(rows) == [("Ana Modelo", "Chair"), ("Siti Contohwati", "Treasurer")]


MPS = "".join(
    f"<div><div><p>{name}</p></div><div><p>Member of Parliament</p></div></div>"
    for name in ("Kwame Mfano", "Ana Modelo", "Siti Contohwati", "Haruto Mihon", "Ann Sample", "Jan Voorbeeld")
)


def test_a_parliament_lists_its_own_members() -> None:
    rows = page(f"<h1>Members of Parliament</h1>{MPS}", "Parliament of Sampleland")
    assert [row.role for row in rows] == ["Member of Parliament"] * 6


def test_members_of_parliament_on_a_local_page_sit_elsewhere() -> None:
    assert page(f"<h1>Members of Parliament</h1>{MPS}", "Invented Parish Council") == []


def test_a_seat_whose_holder_has_the_name_of_a_place_is_held() -> None:
    rows = page(HEAD + lines("Chairman - Olufemi Apere", "Secretary - Ana Modelo", "Treasurer - Park Min-jun"))
    assert told(rows)[2] == ("Park Min-jun", "Treasurer")
    rows = page(HEAD + lines("Chairman - Olufemi Apere", "Secretary - Ana Modelo", "Ward member - Castle Park"))
    assert len(rows) == 2


def test_titled_lines_in_one_cell_are_holders_of_one_office() -> None:
    rows = page(
        "<h2>Executive Committee members</h2><table><tr><td>President</td><td><p>Dr. V. Namoona</p><p>Director</p></td></tr>"
        "<tr><td>Vice-Presidents</td><td><p>Dr. A. Misal</p><p>Institute of Samples</p><p>Prof. S. V. Udahar</p><p>Mock College</p></td></tr>"
        "<tr><td>Secretary</td><td><p>Dr. P. Namoona</p></td></tr></table>"
    )
    assert told(rows)[1:3] == [("A. Misal", "Vice-Presidents"), ("S. V. Udahar", "Vice-Presidents")]


def test_flat_lines_with_the_role_first_below_a_label_of_members() -> None:
    rows = page(
        HEAD + lines("PRESIDENT", "Prof. HARUTO MIHON", "SECRETARY", "Dr. SITI CONTOHWATI", "MEMBERS", "ANA MODELO")
    )
    assert told(rows) == [("HARUTO MIHON", "PRESIDENT"), ("SITI CONTOHWATI", "SECRETARY"), ("ANA MODELO", "MEMBERS")]


def test_offices_of_lodges_are_roles_with_their_rank() -> None:
    rows = page("<h2>Officers</h2><div>Ana Modelo<br>Grand Master</div><div>Ann Sample<br>Senior Grand Warden</div>")
    assert told(rows) == [("Ana Modelo", "Grand Master"), ("Ann Sample", "Senior Grand Warden")]


def test_degrees_behind_a_bold_name_belong_to_the_name() -> None:
    rows = page(
        HEAD + lines("<b>Ana Modelo</b>, Ph.D, RD, President, Mock College", "<b>Ann Sample</b>,BS,Secretary ,Baker")
    )
    assert [row.name_as_published for row in rows] == ["Ana Modelo, Ph.D, RD", "Ann Sample, BS"]


@pytest.mark.parametrize(
    "text",
    [
        "c/o Prof. Ana Modelo, Secretary",
        "UNIVERSITY OF SAMPLETON",
        "(SMPL member)",
        "Alpha Beta Sample Fraternity, Inc. Life Member",
        "Modelo Brothers, Ltd, Trustee firm",
    ],
)
def test_addresses_and_firms_beside_a_committee_are_nobody(text: str) -> None:
    rows = page(HEAD + lines("Chairman: Dr. Haruto Mihon", "Secretary: Ann Sample", text))
    assert told(rows) == [("Haruto Mihon", "Chairman"), ("Ann Sample", "Secretary")]


def test_who_took_part_in_activities_is_no_member() -> None:
    rows = page(
        HEAD
        + lines("Chairman: Dr. Haruto Mihon", "Secretary: Ann Sample")
        + "<h3>Activities in 2004</h3>"
        + lines("1. Prof. Ana Modelo, President, World Mock Union", "Sample Food Congress - second part")
    )
    assert told(rows) == [("Haruto Mihon", "Chairman"), ("Ann Sample", "Secretary")]


def test_a_lone_text_beside_a_full_list_is_nobody() -> None:
    full = "".join(
        f"<h3>{name}</h3><p>Councillor</p>"
        for name in ("Ana Modelo", "Ann Sample", "Bob Probe", "Eve Mock", "Jan Test")
    )
    rows = page(f"<h1>Members</h1>{full}<h2>Archive</h2><p>Sampling Webcast</p>")
    assert len(rows) == 5


def test_columns_are_known_by_titles_in_other_languages() -> None:
    rows = page(
        "<h1>Conselho</h1><table><tr><th>Cargo</th><th>Nome</th><th>Instituição</th></tr>"
        "<tr><td>Presidente</td><td>Ana Modelo</td><td>Universidade Prova</td></tr>"
        "<tr><td>Vogal</td><td>Rita Amostra</td><td>Instituto Prova</td></tr></table>"
    )
    assert places(rows) == [
        ("Ana Modelo", "Presidente", "Universidade Prova"),
        ("Rita Amostra", "Vogal", "Instituto Prova"),
    ]


def test_roles_over_names_in_a_table_of_one_column() -> None:
    cells = ("Chair", "Prof. Haruto Mihon", "Secretary", "Ana Modelo")
    rows = page(HEAD + "<table>" + "".join(f"<tr><td>{cell}</td></tr>" for cell in cells) + "</table>")
    assert told(rows) == [("Haruto Mihon", "Chair"), ("Ana Modelo", "Secretary")]


def test_authors_with_initials_sit_on_nothing() -> None:
    assert page(HEAD + lines("Modelo A, Sample B. Member states and food. 2003", "Vitamin C (Member)")) == []


def test_malay_names_keep_their_particles() -> None:
    rows = page(HEAD + lines("Siti binte Contoh, Member", "Ana Modelo, President"))
    assert told(rows) == [("Siti binte Contoh", "Member"), ("Ana Modelo", "President")]
