# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""Boards printed as lists, cards, headings and lines: who, what, where from; each shape with invented people."""

import pytest

from spiders.extract import extract
from spiders.items import Listing


def page(body: str, title: str = "Invented Trust") -> list[Listing]:
    return extract(f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>")


def told(rows: list[Listing]) -> list[tuple[str, str, str]]:
    return [(row.person_name or row.name_as_published, row.role, row.affiliation) for row in rows]


def test_headings_of_kind_and_place_with_bare_names_below() -> None:
    rows = page(
        "<h1>Our governors</h1><h2>Public governors</h2><h3>West Sampleshire</h3><p>Testa Person OBE</p><p>Ann Sample</p>"
        "<h2>Staff governors</h2><p>Colin Fixture</p><h2>Appointed governors</h2><p>Cllr Lesley Mock<br>Sample County Council</p>"
    )
    assert told(rows) == [
        ("Testa Person", "Public governors", "West Sampleshire"),
        ("Ann Sample", "Public governors", "West Sampleshire"),
        ("Colin Fixture", "Staff governors", ""),
        ("Lesley Mock", "Appointed governors", "Sample County Council"),
    ]
    assert rows[0].group_heading == "West Sampleshire"
    assert rows[0].section == "Our governors > Public governors"
    assert [row.position for row in rows] == [0, 1, 2, 3]


def test_a_role_of_its_own_is_neither_a_date_of_office_nor_a_place() -> None:
    rows = page(
        "<h1>Invented Homes</h1><h2>Northern area board</h2><h3>tenants (Sample North)</h3>"
        "<ul><li>elected tenant – Jean Sample, Bob Fixture and Paul Mock</li></ul>"
    )
    assert [(row.role, row.affiliation, row.group_heading) for row in rows] == [
        ("elected tenant", "", "tenants (Sample North)")
    ] * 3


def test_cards_with_kind_and_place_under_the_name() -> None:
    rows = page(
        "<h1>Council of governors</h1><div>"
        "<div><img alt='Alt Name'><h4>Bernard Invented</h4><p>Public: Ashtest</p></div>"
        "<div><h4>Cllr David Example</h4><p>Partnership: Local authorities</p></div>"
        "<div><h4>Vacant</h4><p>Public: Swaletest</p></div></div>"
    )
    assert [(row.person_name, row.role, row.vacant) for row in rows] == [
        ("Bernard Invented", "Public: Ashtest", False),
        ("David Example", "Partnership: Local authorities", False),
        ("", "Public: Swaletest", True),
    ]
    assert rows[2].name_as_published == "Vacant"


def test_cards_skip_biographies_and_links() -> None:
    rows = page(
        "<h1>Our board</h1><div><article><h3><a href='/a'>Ann Sample</a></h3><p>Chair</p><p>Ann joined in 2015 and has worked "
        "with Bob Other and Cath Another for many years in housing.</p><a href='/a'>Read more</a></article>"
        "<article><h3>Bob Probe</h3><p>Tenant Board Member</p><p>bob@example.invalid</p></article></div>"
    )
    assert told(rows) == [("Ann Sample", "Chair", ""), ("Bob Probe", "Tenant Board Member", "")]


def test_a_place_before_several_names_in_one_item() -> None:
    rows = page(
        "<h1>Our governors</h1><ul><li>Gatestead - Ann Sample, Bob Probe (lead governor)</li><li>Southtest – Vacancy</li></ul>"
    )
    assert told(rows) == [
        ("Ann Sample", "", "Gatestead"),
        ("Bob Probe", "lead governor", "Gatestead"),
        ("Vacancy", "", "Southtest"),
    ]
    assert rows[2].vacant


def test_a_role_before_several_names_in_one_item() -> None:
    rows = page("<h2>Governors</h2><ul><li>Staff governor – Ann Sample, Bob Probe and Cath Trial</li></ul>")
    assert told(rows) == [(name, "Staff governor", "") for name in ("Ann Sample", "Bob Probe", "Cath Trial")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Ann Sample – Carer Governor for Adult Services (unopposed)",
            ("Ann Sample", "Carer Governor for Adult Services (unopposed)", ""),
        ),
        ("Ann Sample, Public Governor, Skiptest", ("Ann Sample", "Public Governor", "Skiptest")),
        ("Ann Sample (Chair)", ("Ann Sample", "Chair", "")),
        ("Chair: Ann Sample", ("Ann Sample", "Chair", "")),
        ("Ann Sample | Sample Housing Ltd | Treasurer", ("Ann Sample", "Treasurer", "Sample Housing Ltd")),
        ("Ann SampleChairman", ("Ann Sample", "Chairman", "")),
        ("Ms Ann Sample(appointed 7 July2023)", ("Ann Sample", "appointed 7 July2023", "")),
        ("Ann Sample (pictured)", ("Ann Sample", "", "")),
        ("Ann Sample (AS) Independent Director (Chair)", ("Ann Sample", "Independent Director (Chair)", "")),
        ("A Sample (Nominated)", ("A Sample", "Nominated", "")),
        ("Councillor Ann Sample (Sample Party)", ("Ann Sample", "", "Sample Party")),
        (
            "Ann Sample – ex officio Trustee, Acting Head of Housing and Communities, Sample Council",
            ("Ann Sample", "ex officio Trustee, Acting Head of Housing and Communities", "Sample Council"),
        ),
    ],
)
def test_one_line_is_read_into_name_role_and_affiliation(line: str, expected: tuple[str, str, str]) -> None:
    rows = page(f"<h2>Board of directors</h2><ul><li>{line}</li><li>Bob Probe, Director</li></ul>")
    assert told(rows)[0] == expected


def test_couples_and_pairs_are_split() -> None:
    rows = page("<h2>Trustees</h2><ul><li>Tom and Ann Example</li><li>Sinclair TESTMAN / Brian PROBEMAN</li></ul>")
    assert [row.person_name for row in rows] == [
        "Tom Example",
        "Ann Example",
        "Sinclair TESTMAN",
        "Brian PROBEMAN",
    ]


def test_a_definition_list_is_read_either_way_round() -> None:
    by_name = page("<h2>Board</h2><dl><dt>Ann Sample</dt><dd>Chair</dd><dt>Bob Probe</dt><dd>Trustee</dd></dl>")
    by_role = page("<h2>Board</h2><dl><dt>Chair</dt><dd>Ann Sample</dd><dt>Trustee</dt><dd>Bob Probe</dd></dl>")
    assert told(by_name) == told(by_role) == [("Ann Sample", "Chair", ""), ("Bob Probe", "Trustee", "")]


def test_a_role_above_its_name_is_read_when_the_page_prints_it_first() -> None:
    rows = page("<h2>Our board</h2><p>Chair<br>Ann Sample</p><p>Vice Chair<br>Bob Probe</p>")
    assert told(rows) == [("Ann Sample", "Chair", ""), ("Bob Probe", "Vice Chair", "")]


def test_one_role_in_a_heading_belongs_to_the_name_below() -> None:
    rows = page(
        "<h2>Board of trustees</h2><h3>Chair of the board</h3><p>Ann Sample</p><h3>Treasurer</h3><p>Bob Probe</p>"
    )
    assert told(rows) == [("Ann Sample", "Chair of the board", ""), ("Bob Probe", "Treasurer", "")]
    assert {row.group_heading for row in rows} == {"Board of trustees"}


def test_a_list_printed_twice_gives_each_person_once_but_two_bodies_stay_apart() -> None:
    twice = page(
        "<h2>Trustees</h2><ul><li>Ann Sample</li><li>Bob Probe</li></ul><h2>Trustees</h2><p>Ann Sample</p><p>Bob Probe</p>"
    )
    assert [row.person_name for row in twice] == ["Ann Sample", "Bob Probe"]
    bodies = page(
        "<h2>Board of directors</h2><ul><li>Ann Sample</li></ul><h2>Finance committee</h2><ul><li>Ann Sample, Chair</li></ul>"
    )
    assert [(row.group_heading, row.role) for row in bodies] == [
        ("Board of directors", ""),
        ("Finance committee", "Chair"),
    ]


def test_a_withheld_name_is_a_row_without_a_person() -> None:
    rows = page(
        "<h2>Governors</h2><ul><li>Name withheld – Staff governor</li><li>Ann Sample – Public governor</li></ul>"
    )
    assert (rows[0].person_name, rows[0].name_as_published, rows[0].vacant) == ("", "Name withheld", False)


def test_bullets_that_name_only_a_role_are_nobody() -> None:
    rows = page(
        "<h2>Elected governors</h2><ul><li>Ann Sample – Staff Governor</li><li>Carer – Adult Services</li><li>Public – Newtest</li></ul>"
    )
    assert [row.person_name for row in rows] == ["Ann Sample"]


@pytest.mark.parametrize(
    "name",
    ["The Rt Hon The Lord Person of Sampleton", "L Testvall", "DF MacTester", "Cllr Testins", "Councillor Mrs M Testy", "Chief Inspector Testa Person",
     "Testa Bell-Sample", "Olubunmi Testawonu", "Satnam Singh Testa", "D Test-McSample", "Invented Alpha", "Testa D'arcy", "Mary O'Sample"],
)  # fmt: skip
def test_every_kind_of_british_name_is_read(name: str) -> None:
    rows = page(f"<h1>Board of trustees</h1><ul><li>{name} – Trustee</li></ul>")
    assert [(row.name_as_published, row.role) for row in rows] == [(name, "Trustee")]


def test_confidence_is_higher_where_the_page_says_board() -> None:
    sure = page("<h2>Board of directors</h2><ul><li>Ann Sample, Chair</li><li>Bob Probe, Director</li></ul>")[
        0
    ].confidence
    offices = page("<h2>People</h2><ul><li>Ann Sample, Chair</li><li>Bob Probe, Director</li></ul>")[0].confidence
    unsure = page("<h2>Board of directors</h2><ul><li>Quillo Vexmar</li><li>Zedra Pumbly</li></ul>")[0].confidence
    assert 0.9 <= sure <= 1.0
    assert 0.9 <= offices <= 1.0  # a page that names two offices says as much as one that names the board
    assert unsure < sure


def test_an_accordion_whose_headings_are_buttons_gives_place_and_date_of_office() -> None:
    rows = page(
        "<header><h1>Our governors</h1><p>Ann Other, Chair of Elsewhere</p></header><main><h2>Public governors</h2><h3><button>Ashtest</button></h3>"
        "<div><p><strong>Ann Sample</strong> - elected until November 2025</p></div><h2>Staff governors</h2><ul><li>Cath Trial - Nursing</li></ul></main>"
    )
    assert told(rows) == [
        ("Ann Sample", "Public governors (elected until November 2025)", "Ashtest"),
        ("Cath Trial", "Staff governors", "Nursing"),
    ]
    assert rows[0].section == "Our governors > Public governors"


def test_two_organisations_on_one_page_are_kept_apart_by_their_section() -> None:
    rows = page(
        "<h1>Our partners</h1><h2>Alpha Leisure</h2><h3>Board of Trustees</h3><ul><li>Ann Sample (Chair)</li></ul>"
        "<h2>Beta Homes</h2><h3>Board of Trustees</h3><ul><li>Ann Sample</li></ul>"
    )
    assert [(row.person_name, row.role, row.section) for row in rows] == [
        ("Ann Sample", "Chair", "Our partners > Alpha Leisure"),
        ("Ann Sample", "", "Our partners > Beta Homes"),
    ]
