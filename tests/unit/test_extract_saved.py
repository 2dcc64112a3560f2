"""Pages of guilds, bands, clubs and societies as they are published: what each taught, in a line or two."""

import pytest

from tests.unit.pages import NAMES, items, names, page, table, told


@pytest.mark.parametrize("vacant", ["Vakant", "Nicht besetzt", "Poste à pourvoir", "Vacature", "Puesto vacante"])
def test_a_seat_is_vacant_in_other_languages(vacant: str) -> None:
    rows = page(f"<h1>Vorstand</h1>{table(('Präsident', vacant), ('Sekretariat', 'Anna Beispiel'))}")
    assert [(row.vacant, row.person_name, row.role) for row in rows] == [
        (True, "", "Präsident"),
        (False, "Anna Beispiel", "Sekretariat"),
    ]


def test_a_telephone_number_in_bold_heads_nothing() -> None:
    card = "<div><h3>{}</h3><p>Director of Estates</p><p><b>01632 960{} ext. 12</b></p></div>"
    staff = "".join(card.format(name, 100 + at) for at, name in enumerate(NAMES))
    assert page(f"<h1>Board of Trustees</h1>{staff}")[-1].group_heading == "Board of Trustees"
    assert page(f"<h1>Staff</h1>{staff}") == []


def test_of_a_table_of_years_the_latest_row_is_read_whoever_held_the_seats_before() -> None:
    rows = page(
        "<h1>Committee</h1>"
        + table(
            ("2021", "Ann Sample", "Bob Probe"),
            ("2020", "Ann Sample", "Paul"),
            ("2019", "Ann Sample", "Paul"),
            head=("Year", "Chairperson", "Secretary"),
        )
    )
    assert told(rows) == [("Ann Sample", "Chairperson"), ("Bob Probe", "Secretary")]


def test_the_players_of_a_band_are_no_body_though_they_are_its_members() -> None:
    sections = "".join(
        f"<p><b>{part}:</b><br>{'<br>'.join(players)}</p>"
        for part, players in [("Solo Cornets", NAMES[:3]), ("Horns", NAMES[:3]), ("Percussion", NAMES)]
    )
    band = f"<title>City Brass Band - Members</title><h1>City Brass Band</h1><h2>Meet the band</h2>{sections}"
    assert page(band) == []
    assert names(page(f"{band}<h2>Band committee</h2>{items(*NAMES)}")) == list(NAMES)


def test_a_label_of_two_unknown_words_is_no_person() -> None:
    rows = page("<h1>Trustees</h1><p><b>Solo Cornets:</b><br>Ann Sample (Chair)<br>Bob Probe</p>")
    assert names(rows) == ["Ann Sample", "Bob Probe"]


def test_ordinals_and_offices_of_a_dutch_guild() -> None:
    rows = page(
        "<h1>De Wet</h1><h2>Dagelijks bestuur</h2>"
        + items("Opperhoofdman: Anna Sample (ann@example.org)", "Griffier: Bob Probe", "2de Deken feest: Cath Trial")
    )
    assert told(rows) == [
        ("Anna Sample", "Opperhoofdman"),
        ("Bob Probe", "Griffier"),
        ("Cath Trial", "2de Deken feest"),
    ]


def test_two_offices_of_several_words_on_one_line() -> None:
    rows = page("<h1>Committee</h1><p>Musical Director: Peter Sample | Patron: James Probe</p>")
    assert told(rows) == [("Peter Sample", "Musical Director"), ("James Probe", "Patron")]


def test_who_is_pictured_with_a_medal_sits_on_nothing() -> None:
    caption = "<figure><figcaption>Itay Sample, Boban Probe</figcaption></figure>"
    assert page(f"<p>The committee includes the judges.</p><h2>Fourth Invented Medal 2019</h2>{caption * 2}") == []


def test_firms_that_invest_are_nobody() -> None:
    rows = page("<h1>Board of Directors</h1><p>Ann Sample<br>Invented Templeton Investments</p>")
    assert names(rows) == ["Ann Sample"]


def test_a_degree_that_is_printed_in_two_words() -> None:
    assert names(page(f"<h1>Trustees</h1>{items('Sue Sample B Ed, OBE', 'Ann Probe', 'Bob B Ed')}")) == [
        "Sue Sample",
        "Ann Probe",
        "Bob B Ed",
    ]


def test_a_board_of_advisers_is_a_board() -> None:
    cards = "".join(f"<h3>{name}</h3><p>{name} has founded and led several firms in the county.</p>" for name in NAMES)
    assert names(page(f"<h2>Our Board of Advisors</h2>{cards}")) == list(NAMES)
    assert page(f"<h1>The Board</h1><h2>Our advisors</h2>{cards}") == []


def test_a_note_in_brackets_below_a_name_heads_nothing() -> None:
    note = "<p><b>{}</b><br><em><b>({})</b></em><br>Attorney, Invented Law</p>"
    rows = page(f"<h2>Board of Directors</h2>{note.format('Ann Sample', 'Representing Here')}<p><b>Bob Probe</b></p>")
    assert [row.group_heading for row in rows] == ["Board of Directors"] * 2


def test_a_date_behind_a_role_is_no_telephone_number() -> None:
    seat = "<li><h2>{}</h2><div>{} Nomina: 22/03/2026</div></li>"
    seats = zip(NAMES, ("Presidente dell'Organo", "Componente dell'Organo", "Tesoriere"), strict=False)
    rows = page(f"<h1>Organigramma</h1><ul>{''.join(seat.format(*one) for one in seats)}</ul>")
    assert [row.role for row in rows] == ["Presidente dell'Organo", "Componente dell'Organo", "Tesoriere"]


def test_a_place_between_a_name_and_its_seat_is_no_role_where_others_print_none() -> None:
    rows = page(
        "<h1>Organisation</h1><ul><li><h2>Ann Sample</h2><div>Fivizzano (MS)</div><div>Presidente</div></li>"
        + "".join(f"<li><h2>{name}</h2><div>Componente</div></li>" for name in NAMES[1:])
        + "</ul>"
    )
    assert (rows[0].role, rows[0].affiliation) == ("Presidente", "Fivizzano (MS)")


@pytest.mark.parametrize("label", ["Musical Director", "Artistic Director", "Patron"])
def test_who_leads_a_choir_is_no_board(label: str) -> None:
    assert page(f"<h1>Sampleton Choir</h1><p>{label}: Peter Sample</p>") == []


def test_a_picture_of_the_committee_lists_it_where_nothing_else_does() -> None:
    caption = "<p>Back row (from left):<br>Ann Sample, Bob Probe (Treasurer)<br>Front row (from left):<br>Cath Trial"
    rows = page(f"<h1>Elected committee members</h1>{caption}, Dev Stub</p>")
    assert names(rows) == ["Ann Sample", "Bob Probe", "Cath Trial", "Dev Stub"]
    assert rows[1].role == "Treasurer"
    assert {row.group_heading for row in rows} == {"Elected committee members"}
    beside = page(f"<h1>Committee</h1>{items('Eve Sample (Chair)', 'Fay Probe')}{caption}</p>")
    assert names(beside) == ["Eve Sample", "Fay Probe"]
    assert page(f"<h1>Under-15s win the cup</h1>{caption}</p>") == []


def test_many_names_of_a_kind_unheard_of_are_a_list() -> None:
    rows = page(
        "<h1>Committee</h1><p>Indunil Invento, Susil Rupatest, Duminda Kurupprobe (Treasurer), Kasun Samplehera</p>"
        "<p>Ann Sample, Morgan Inventley, Barclay Sampleton, Trialham Green</p>"
    )
    assert names(rows) == [
        *("Indunil Invento", "Susil Rupatest", "Duminda Kurupprobe", "Kasun Samplehera"),
        "Ann Sample",
    ]


def test_initials_in_the_place_of_a_picture_are_nobodys_employer() -> None:
    card = "<div><div>{}</div><div><div>{}</div><div>{}</div></div></div>"
    seats = [("AS", "President", "Ann Sample"), ("BP", "Club Captain", "Bob Probe"), ("CT", "Secretary", "Cath Trial")]
    rows = page("<h1>👥 Club Officers</h1>" + "".join(card.format(*seat) for seat in seats))
    assert told(rows) == [("Ann Sample", "President"), ("Bob Probe", "Club Captain"), ("Cath Trial", "Secretary")]
    assert {(row.affiliation, row.group_heading) for row in rows} == {("", "Club Officers")}


def test_the_title_of_a_card_is_a_name_among_many_whatever_else_it_may_be() -> None:
    def card(name: str, firm: str, above: str = "") -> str:
        above = above and f"<span>{above}</span>"
        return f"<div><div><div>{above}<h4>{name}</h4><p>{firm}</p></div></div></div>"

    sure = "".join(card(name, "Invented Building Companies, Inc.") for name in NAMES)
    rows = page(
        f"<h1>Board of Directors</h1><div>{sure}{card('Preston Samplehodge', 'Probe Construction')}"
        f"{card('Tadd Probepsen', 'Probepsen', 'Immediate Past Chair')}</div>"
    )
    assert names(rows) == [*NAMES, "Preston Samplehodge", "Tadd Probepsen"]
    assert rows[-1].role == "Immediate Past Chair"


def test_an_office_whose_letters_stand_in_the_name_is_an_office() -> None:
    rows = page("<h1>Board</h1><div><p>Michael Oweninvent</p><p>CEO</p></div><div><p>Ann Sample</p><p>Chair</p></div>")
    assert told(rows) == [("Michael Oweninvent", "CEO"), ("Ann Sample", "Chair")]


def test_officers_in_one_paragraph_each_behind_the_office() -> None:
    rows = page(
        "<h1>Guild officers</h1><p><b>OFFICERS 2024/25</b>&nbsp; <b>Master:</b> Ann Sample (Hexley); "
        "<b>Hon. Secretary:</b> Mrs Bob Probe; <b>Hon. Treasurer:</b> Cath Trial; <b>Librarian:</b> Dev Stub.</p>"
        "<p>At the same meeting the following were welcomed as new members: Eve Sample, Fay Probe and Gus Trial.</p>"
    )
    assert told(rows) == [
        ("Ann Sample", "Master"),
        ("Bob Probe", "Hon. Secretary"),
        ("Cath Trial", "Hon. Treasurer"),
        ("Dev Stub", "Librarian"),
    ]


def test_a_role_stands_before_the_terms_that_points_part_from_it() -> None:
    card = "<h3>{}</h3><p><em>{} · first appointed March 2020 · second term ends March 2026</em></p>"
    rows = page(f"<h1>The trustees</h1>{card.format('Ann Sample', 'Chair')}{card.format('Bob Probe', 'Treasurer')}")
    assert told(rows) == [("Ann Sample", "Chair"), ("Bob Probe", "Treasurer")]


def test_clergy_by_title_order_and_see() -> None:
    rows = page(
        "<h1>Diocesan Board</h1><p><b>President (ex officio)</b><br>The Rt Revd Dr Ann Sample, Bishop of Sampleton</p>"
        + items("The Very Revd Dr Bob Probe, Dean of Sampleton", "The Revd Father Cath Trial SSM, North deanery")
        + "<dl><dt>Ex officio Trustee</dt><dd>The Rector of Sampleton, the Revd Dev Stub</dd></dl>"
    )
    assert names(rows) == ["Ann Sample", "Bob Probe", "Cath Trial", "Dev Stub"]
    assert (rows[0].role, rows[0].affiliation) == ("President (ex officio)", "Bishop of Sampleton")


def test_a_section_of_early_careers_has_chairs() -> None:
    rows = page("<h1>Council</h1><h3>Early Careers Section</h3><p>Co-chairs: Ann Sample and Bob Probe</p>")
    assert told(rows) == [("Ann Sample", "Co-chairs"), ("Bob Probe", "Co-chairs")]


def test_a_title_in_welsh_and_english_is_nobodys_name() -> None:
    rows = page(
        "<h1>Cynghorwyr / Councillors</h1>"
        + table(("Y Cyng. / Cllr. Tegwen Haf Sample", "Cadeirydd / Chair"), ("Y Cyng. / Cllr. D. Meurig Probe", ""))
        + items("Y Cyng. Ann Trial", "Y Cynghorydd / Councillor Dev Stub")
    )
    assert names(rows) == ["Tegwen Haf Sample", "D. Meurig Probe", "Ann Trial", "Dev Stub"]


def test_who_is_quoted_behind_a_dash_sits_on_nothing() -> None:
    quote = "<blockquote>“I was listened to.”</blockquote><p>— Stan Widtest, tenant for 41 years</p>"
    rows = page(f"<h1>Our board</h1>{items('Ann Sample – Chair', 'Bob Probe – Treasurer')}{quote}")
    assert names(rows) == ["Ann Sample", "Bob Probe"]
