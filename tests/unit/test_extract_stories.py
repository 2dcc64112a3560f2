"""Pages of boards with a life story for everybody, and of societies that print names the other way round."""

import pytest

from spiders.extract.persons import is_letters, likeness
from spiders.extract.surname_first import is_surname_before_title
from tests.unit.pages import NAMES, items, names, page, table, told
from transforms.names import without_titles

STORY = " has worked for many years in the testing of pages and lives beside the river with two dogs."


@pytest.mark.parametrize("sentences", [1, 3, 9])
def test_whoever_opens_a_story_in_bold_is_listed_however_long_it_is(sentences: int) -> None:
    leads = ("Ann Sample", "Chair Bob Probe", "Dr. Cath Trial (Secretary)", "Dan Stub, Treasurer,")
    stories = "".join(f"<p><strong>{lead}</strong>{STORY * sentences}</p>" for lead in leads)
    assert told(page(f"<h1>Board of Trustees</h1>{stories}")) == [
        ("Ann Sample", ""),
        ("Bob Probe", "Chair"),
        ("Cath Trial", "Secretary"),
        ("Dan Stub", "Treasurer"),
    ]


def test_a_seat_before_an_unheard_of_name_that_opens_a_story() -> None:
    story = f"<p><strong>Chair Wymysl “Mys” Probny</strong>{STORY}</p><p><strong>Trustee Ann Sample</strong>{STORY}</p>"
    assert told(page(f"<h1>Board of Trustees</h1>{story}"))[0] == ("Wymysl “Mys” Probny", "Chair")


def test_letters_with_a_level_part_no_list() -> None:
    rows = page(f"<h1>Committee</h1>{items('Bob Probe ARPS EFIAP/b', 'Ann Sample LRPS')}")
    assert names(rows) == ["Bob Probe", "Ann Sample"]


def test_a_bold_opening_that_names_nobody_lists_nobody() -> None:
    assert page(f"<h1>Board of Trustees</h1><p><strong>Our strategy</strong>{STORY * 9}</p>") == []


@pytest.mark.parametrize(("printed", "surname_first"), [
    ("Sample-Trial, Prof. Dr. Umeko", True),
    ("Probe, Ms Ann B.", True),
    ("Madeup Stub, Ms. Unnur", True),
    ("Ann Sample, Dr Probe", False),
    ("Ann Sample, Dr Bob Probe", False),
    ("Sample, OBE", False),
])  # fmt: skip
def test_a_title_behind_the_comma_says_that_the_surname_comes_first(printed: str, surname_first: bool) -> None:
    assert is_surname_before_title(printed) == surname_first


def test_names_with_titles_behind_the_comma_in_a_table_and_behind_labels() -> None:
    rows = table(("President", "Sample-Trial, Prof. Umeko"), ("Treasurer", "Stub, Dr. Gleb N"))
    rest = "<h2>Nominations Committee</h2><p>Chair: Probe-Madeup, Judge Hendro</p>"
    assert told(page(f"<h1>Executive Council</h1>{rows}{rest}")) == [
        ("Umeko Sample-Trial", "President"),
        ("Gleb N Stub", "Treasurer"),
        ("Hendro Probe-Madeup", "Chair"),
    ]


def test_a_surname_in_capitals_before_initials_comes_first() -> None:
    rows = page(
        f"<h1>Members of the Council</h1>{items('SAMPLEMAN, Kaarlo A.', 'PROBENSKY, Wymysl R.', 'STUBBORN, Ann')}"
    )
    assert names(rows) == ["Kaarlo A. SAMPLEMAN", "Wymysl R. PROBENSKY", "Ann STUBBORN"]


@pytest.mark.parametrize(("printed", "person"), [
    ("Professor em. Ann Sample", "Ann Sample"),
    ("Med. dr h.c. Ann Sample", "Ann Sample"),
    ("ING. ANN SAMPLE", "ANN SAMPLE"),
    ("PROF.ª DRA. ANN SAMPLE", "ANN SAMPLE"),
    ("Academician Ann Sample", "Ann Sample"),
    ("Cpt. Bob Probe, Ret.", "Bob Probe"),
    ("Biol. Ann Sample", "Ann Sample"),
    ("Prof. Bob Probe FTSE", "Bob Probe"),
    ("Bob Probe ARPS EFIAP/b", "Bob Probe"),
])  # fmt: skip
def test_titles_of_other_countries(printed: str, person: str) -> None:
    assert without_titles(printed) == person


def test_letters_of_a_society_of_its_own_stand_beside_known_ones() -> None:
    assert is_letters("FRSNA, PhD, DSc")
    assert not is_letters("ANN, PROBE")


def test_a_name_in_use_may_be_initials() -> None:
    assert likeness("Kalani “K.C.” Probe") >= 0.6


def test_a_town_of_a_state_is_nobody() -> None:
    where = "<ul><li>7 p.m.</li><li>16 Common Street<br>Sampletown Mills, NH</li></ul>"
    rows = page(f"<h1>Zoning Board</h1><h2>Meetings</h2>{where}<h2>Members</h2>{items('Ann Sample, NY', *NAMES[1:])}")
    assert names(rows) == list(NAMES)


def test_struck_out_names_are_listed_no_more() -> None:
    assert names(page(f"<h1>Trustees</h1>{items('Ann Sample', '<s>Bob Probe</s>', 'Cath Trial')}")) == [
        "Ann Sample",
        "Cath Trial",
    ]


def test_awards_with_a_sum_are_no_seats_though_an_artist_is_in_their_name() -> None:
    fellows = "<h2>Individual Artist Fellowships ($2,500)</h2>" + items(
        *(f"{name}, Testford – a novel" for name in NAMES)
    )
    assert page(f"<h1>County Arts Council</h1>{fellows}", "2025 Grants") == []


def test_county_supervisors_are_a_board_by_district() -> None:
    seats = "".join(f"<td><b>District {n}</b><br>{name}<br>Party</td>" for n, name in enumerate(NAMES, 1))
    rows = page(
        f"<h2>Board of Supervisors</h2><h3>2024-2026 Test County Supervisors</h3><table><tr>{seats}</tr></table>"
    )
    assert names(rows) == list(NAMES)


def test_areas_with_numbers_are_whom_a_seat_is_for_and_no_office() -> None:
    cards = "".join(
        f"<div><h4>Trustee Area {n}</h4><p>{name}</p><p>{role}</p></div>"
        for n, (name, role) in enumerate(zip(NAMES, ("President", "Clerk", "Vice President", "Member"), strict=True), 1)
    )
    assert told(page(f"<h1>School Board</h1><h2>Members of the Board</h2>{cards}"))[0] == ("Ann Sample", "President")


def test_whom_a_story_is_about_sits_on_nothing_for_it() -> None:
    story = "<p>Ms. Sample-Probe, a civil engineer, was vice-president of Invented Services from 2009 to 2022.</p>"
    assert page(f"<h1>New chair named to Water Commission</h1><h2>From: Department of Tests</h2>{story}") == []


def test_the_clerk_who_organizes_a_meeting_is_no_member() -> None:
    body = "<h1>Port Commission Regular Meeting</h1><h2>Organizer</h2><p>Ann Sample, Commission Clerk</p>"
    assert page(body) == []


@pytest.mark.parametrize(
    "where",
    [
        "3 Forge Row, Upper Testford. Tel, 01632 960960",
        "14 Sample Grove, Testford",
        "ann@example.org en bob@example.org",
    ],
)
def test_where_and_how_somebody_is_reached_is_not_said(where: str) -> None:
    rows = page(f"<h1>Parish Councillors</h1><p>Clerk to the Council: Mrs. Ann Sample, {where}</p>{items(*NAMES[1:])}")
    assert told(rows)[0] == ("Ann Sample", "Clerk to the Council")
    assert [row.affiliation for row in rows if row.affiliation] == []


def test_who_chairs_which_committee_has_that_office_by_the_title_of_the_column() -> None:
    rows = table(("Membership", "Ann Sample"), ("Youth", "Bob Probe"), head=("Committee", "Committee Chair"))
    assert told(page(f"<h1>Committees</h1>{rows}")) == [
        ("Ann Sample", "Committee Chair"),
        ("Bob Probe", "Committee Chair"),
    ]


def test_a_caption_that_parts_officers_with_bars_lists_each() -> None:
    caption = "<div>Wymysl Sample (Vorsitzende) | Stuba Probe (Kassenwartin) | Testa Stub (Technische Leiterin)</div>"
    assert told(page(f"<h1>Team</h1><h2>Vorstand</h2>{caption}")) == [
        ("Wymysl Sample", "Vorsitzende"),
        ("Stuba Probe", "Kassenwartin"),
        ("Testa Stub", "Technische Leiterin"),
    ]


def test_a_card_of_officers_holds_an_office_whatever_it_is_called() -> None:
    held = zip(NAMES, ("President", "Secretary", "Conductor", "Guard"), strict=True)
    cards = "".join(f"<div><h3>{name}</h3><p>{office}</p></div>" for name, office in held)
    assert [role for _, role in told(page(f"<h1>Lodge board</h1><h2>Officers</h2>{cards}"))] == [
        "President", "Secretary", "Conductor", "Guard",
    ]  # fmt: skip


def test_a_list_in_small_letters_is_one_of_names_where_given_names_open_it() -> None:
    small = items("ann sample", "dr. bob probe", "cath van trial", "Dan Stub", "eve madeup-sample")
    rows = page(f"<h1>board of trustees</h1>{small}")
    assert [row.name_as_published for row in rows][:2] == ["ann sample", "dr. bob probe"]  # as the page prints them
    assert names(rows) == [
        "Ann Sample", "Bob Probe", "Cath van Trial", "Dan Stub", "Eve Madeup-Sample",
    ]  # fmt: skip
    assert (
        page(f"<h1>board of trustees</h1>{items('mission', 'local history', 'books', 'contact us', 'past events')}")
        == []
    )


def test_a_seat_ends_where_the_story_of_its_holder_begins() -> None:
    stories = items(
        "<strong>Ann Sample</strong> – Staff Governor (teaching). Ann is a plumber who lives in Testford.",
        "<strong>Bob Probe</strong> – Hon. Treasurer. An accountant from Testford.",
        "<strong>Cath Trial</strong> – Hon. Secretary",
    )
    assert told(page(f"<h1>Our governors</h1>{stories}")) == [
        ("Ann Sample", "Staff Governor (teaching)"),
        ("Bob Probe", "Hon. Treasurer"),
        ("Cath Trial", "Hon. Secretary"),
    ]


def test_a_row_of_offices_over_a_row_of_names() -> None:
    grid = table(("President", "Vice President", "Treasurer"), ("Ann Sample", "Bob Probe", "Cath Trial"))
    assert told(page(f"<h2>Executive</h2>{grid}"))[1] == ("Bob Probe", "Vice President")


def test_of_columns_of_years_the_latest_counts() -> None:
    grid = table(
        ("President", "Ann Sample", "Bob Probe"),
        ("Secretary", "Cath Trial", "Dan Stub"),
        head=("Office", "2018", "2019"),
    )
    assert told(page(f"<h2>Officers</h2>{grid}")) == [("Bob Probe", "President"), ("Dan Stub", "Secretary")]


def test_several_of_one_office_hold_it() -> None:
    rows = page(
        f"<h1>Council</h1><p><b>President</b></p><p>Ann Sample</p><p><b>Vice-Presidents</b></p>{items(*NAMES[1:3])}"
    )
    assert [role for _, role in told(rows)] == ["President", "Vice-Presidents", "Vice-Presidents"]
