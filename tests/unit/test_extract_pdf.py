"""Minutes and boards on paper: what a PDF prints is read as the same words on a web page are."""

import textwrap
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.extract import Asked, Unreadable, extract, pdf, read_page
from tests.pdf_writer import Sheet, assemble, write_pdf

Row = tuple[str, str, str, str, bool]
NOTED = "The board noted the report of the meeting and thanked the officers for all of the work that had been done. "


def rows(*sheets: Sheet, title: str = "") -> list[Row]:
    return [
        (row.name_as_published, row.role, row.group_heading, row.affiliation, row.absent)
        for row in extract(write_pdf(*sheets, title=title))
    ]


def minutes(*paragraphs: str) -> Sheet:
    """Minutes as word processors set them: a bold title, then paragraphs that fill their lines."""
    sheet, y = Sheet().text(60, 70, "Minutes of the Board of Directors", 16, bold=True), 110
    for paragraph in (*paragraphs, NOTED * 4):
        for line in textwrap.wrap(paragraph, 72):
            sheet.text(60, y, line)
            y += 14
        y += 14
    return sheet


def test_run_on_minutes_are_put_together_again_and_keep_their_groups_apart() -> None:
    said = (
        "PRESENT: Councillors Ann Sample, Bob Probe and Cath Trial; Independent Trustees Dan Stub, Eve Mock; and Fay "
        "Fake, Acting Head of Housing and Communities, Sample Council, ex officio Trustee. ATTENDING: Gil Example, "
        "Clerk; Hal Dummy, Finance Manager. APOLOGIES: Councillor Ivy Fixture."
    )
    assert rows(minutes(said)) == [
        ("Ann Sample", "Councillors", "PRESENT", "", False),
        ("Bob Probe", "Councillors", "PRESENT", "", False),
        ("Cath Trial", "Councillors", "PRESENT", "", False),
        ("Dan Stub", "Independent Trustees", "PRESENT", "", False),
        ("Eve Mock", "Independent Trustees", "PRESENT", "", False),
        ("Fay Fake", "ex officio Trustee", "PRESENT", "Acting Head of Housing and Communities, Sample Council", False),
        ("Councillor Ivy Fixture", "", "APOLOGIES", "", True),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Present: Mr Peter Sample, Public Governor, Sampleton Dr Neil Probe, Public Governor, South Mrs Anne Trial"
            ", Public Governor, Testley West Cllr Fred Mock, Appointed Governor, North County Council",
            [
                ("Mr Peter Sample", "Public Governor", "Sampleton"),
                ("Dr Neil Probe", "Public Governor", "South"),
                ("Mrs Anne Trial", "Public Governor", "Testley West"),
                ("Cllr Fred Mock", "Appointed Governor", "North County Council"),
            ],
        ),
        (
            "Present: Mr. Colin Sample (Public Governor, West Testshire & Borders) (Chair), Cllr. Beth Probe (Partner "
            "Governor, Sample Borough Council), Mr. Mark Trial (Staff Governor)",
            [
                ("Mr. Colin Sample", "Public Governor (Chair)", "West Testshire & Borders"),
                ("Cllr. Beth Probe", "Partner Governor", "Sample Borough Council"),
                ("Mr. Mark Trial", "Staff Governor", ""),
            ],
        ),
        (
            "Present: Bailie Ann Sample (Chair), Rt Hon Beth Probe, Provost Colin Trial (by telephone), Diane Mock "
            "(part meeting), Chief Executive. Attending: Eve Stub, Finance Director.",
            [
                ("Bailie Ann Sample", "Chair", ""),
                ("Rt Hon Beth Probe", "", ""),
                ("Provost Colin Trial", "", ""),
                ("Diane Mock", "Chief Executive", ""),
            ],
        ),
        (
            "Directors KE Sample DH Probe SR Trial (Chair) PJ Mock",
            [
                ("KE Sample", "Directors", ""),
                ("DH Probe", "Directors", ""),
                ("SR Trial", "Chair", ""),
                ("PJ Mock", "Directors", ""),
            ],
        ),
        (
            "Membership: Angela Sample Kevin Probe Steve Trial Councillor Asha Mock Joy Fake",
            [
                ("Angela Sample", "Membership", ""),
                ("Kevin Probe", "Membership", ""),
                ("Steve Trial", "Membership", ""),
                ("Councillor Asha Mock", "Membership", ""),
                ("Joy Fake", "Membership", ""),
            ],
        ),
    ],
    ids=["titles are the only marks", "roles in brackets", "asides", "initials", "given names"],
)  # fmt: skip
def test_minutes_in_one_paragraph(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(name, role, place) for name, role, _, place, _ in rows(minutes(said))] == expected


def test_labels_beside_a_column_of_names_hold_until_the_next_label() -> None:
    sheet, y = Sheet().text(50, 60, "Minutes of the Board", 16, bold=True), 100
    for label, names in {
        "PRESENT:": ("Mr Alan Sample (AS) (Chair)", "Ms Beth Probe", "Cllr Colin Trial"),
        "APOLOGIES:": ("Diane Stub",),
        "IN ATTENDANCE:": ("Eve Mock, Clerk", "Fay Fake, Director of Finance"),
    }.items():
        sheet.text(50, y, label).lines(180, y, *names)
        y += 14 * len(names)
    sheet.text(50, y + 20, "1. Welcome").text(50, y + 40, NOTED)
    assert rows(sheet) == [
        ("Mr Alan Sample", "Chair", "PRESENT", "", False),
        ("Ms Beth Probe", "", "PRESENT", "", False),
        ("Cllr Colin Trial", "", "PRESENT", "", False),
        ("Diane Stub", "", "APOLOGIES", "", True),
    ]


def test_attendance_one_line_each_with_initials_in_brackets() -> None:
    sheet = Sheet().text(50, 60, "Area Committee minutes", 16, bold=True).text(50, 90, "Present:", bold=True)
    sheet.lines(
        50, 104, "Sandra Sample, Tenant (SSam)", "Danny Probe (DP) – Independent", "Cllr Mary Trial, Councillor (MT)"
    )
    sheet.text(50, 160, "In Attendance:", bold=True).text(50, 174, "Eve Mock, Housing Manager (EM)")
    assert [row[:2] for row in rows(sheet)] == [
        ("Sandra Sample", "Tenant"),
        ("Danny Probe", "Independent"),
        ("Cllr Mary Trial", "Councillor"),
    ]


def test_columns_without_rules_are_rows_and_headings_part_them() -> None:
    sheet = Sheet().text(50, 60, "Council of Governors", 18, bold=True).text(50, 90, "Public Governors", 13, bold=True)
    roles = ("North", "South", "Rest of England and the", "", "East")
    for nth, (name, place) in enumerate(
        zip(("Alan Sample", "Beth Probe", "Colin Trial", "", "Diana Stub"), roles, strict=True)
    ):
        sheet.text(50, 110 + 14 * nth, name).text(250, 110 + 14 * nth, place or "Isles of Sample")
    sheet.text(50, 200, "Staff Governors", 13, bold=True)
    for nth, (name, place) in enumerate((("Eva Mock", "Nursing"), ("Frank Fake", "Medical"))):
        sheet.text(50, 220 + 14 * nth, name).text(250, 220 + 14 * nth, place)
    assert [(name, role, place) for name, role, _, place, _ in rows(sheet)] == [
        ("Alan Sample", "Public Governors", "North"),
        ("Beth Probe", "Public Governors", "South"),
        ("Colin Trial", "Public Governors", "Rest of England and the Isles of Sample"),
        ("Diana Stub", "Public Governors", "East"),
        ("Eva Mock", "Staff Governors", "Nursing"),
        ("Frank Fake", "Staff Governors", "Medical"),
    ]


def test_a_ruled_table_goes_on_over_the_page_and_running_heads_do_not_part_it() -> None:
    sheets = []
    upper = (("Name", "Role"), ("Alan Sample", "Chair"), ("Beth Probe", "Staff director"))
    lower = (("Colin Trial", "Council director"), ("Diana Stub", ""))
    for number, people in enumerate((upper, lower)):
        sheet = Sheet().text(50, 40, "Invented Trust annual report", 9).text(280, 810, str(number + 1), 9)
        if not number:
            sheet.text(50, 80, "Board of Directors", 16, bold=True)
        sheet.grid([50, 200, 400], [100 + 20 * nth for nth in range(len(people) + 1)])
        for nth, (name, role) in enumerate(people):
            sheet.text(55, 114 + 20 * nth, name, bold=name == "Name").text(
                205, 114 + 20 * nth, role, bold=name == "Name"
            )
        sheets.append(sheet)
    assert [row[:3] for row in rows(*sheets)] == [
        ("Alan Sample", "Chair", "Board of Directors"),
        ("Beth Probe", "Staff director", "Board of Directors"),
        ("Colin Trial", "Council director", "Board of Directors"),
        ("Diana Stub", "", "Board of Directors"),
    ]


def test_names_in_three_columns_and_cards_side_by_side() -> None:
    letter = Sheet().text(50, 60, "To: Members of the Board", 12, bold=True)
    for nth, name in enumerate(("Alan Sample", "Beth Probe", "Colin Trial", "Diana Stub", "Eva Mock", "Frank Fake")):
        letter.text(50 + 170 * (nth % 3), 90 + 14 * (nth // 3), name)
    assert {row[0] for row in rows(letter)} == {
        "Alan Sample",
        "Beth Probe",
        "Colin Trial",
        "Diana Stub",
        "Eva Mock",
        "Frank Fake",
    }
    cards = Sheet().text(50, 60, "Our Board of Directors", 16, bold=True)
    for nth, (name, role) in enumerate(
        (("Alan Sample", "Chair"), ("Beth Probe", "Staff director"), ("Colin Trial", "Council director"))
    ):
        cards.text(50 + 170 * nth, 120, name, 12, bold=True).text(50 + 170 * nth, 134, role, 10)
    assert [row[:2] for row in rows(cards)] == [
        ("Alan Sample", "Chair"),
        ("Beth Probe", "Staff director"),
        ("Colin Trial", "Council director"),
    ]


def test_columns_of_text_are_read_down() -> None:
    sheet = Sheet().text(50, 60, "About the trust", 16, bold=True)
    sheet.lines(50, 100, *textwrap.wrap(NOTED * 3, 40), size=10)
    sheet.lines(
        310,
        100,
        *textwrap.wrap("Our board members are Ann Sample, Bob Probe, Cath Trial and Dan Mock. " + NOTED * 2, 40),
        size=10,
    )
    lines = pdf.lay_out(write_pdf(sheet)).lines
    assert lines[1].text == (NOTED * 3).strip()
    assert [line.text.split()[:3] for line in lines] == [
        ["About", "the", "trust"],
        ["The", "board", "noted"],
        ["Our", "board", "members"],
    ]


def test_bullets_and_type_that_is_printed_twice_to_look_bold() -> None:
    sheet = Sheet().text(50, 60, "Board of Directors").text(50.3, 60, "Board of Directors")
    sheet.lines(50, 80, "• Ann Sample - Chair", "• Bob Probe - Staff director")
    layout = pdf.lay_out(write_pdf(sheet))
    assert [(line.text, line.bold, line.tag) for line in layout.lines] == [
        ("Board of Directors", True, "p"),
        ("• Ann Sample - Chair", False, "li"),
        ("• Bob Probe - Staff director", False, "li"),
    ]
    assert [row[:3] for row in rows(sheet)] == [
        ("Ann Sample", "Chair", "Board of Directors"),
        ("Bob Probe", "Staff director", "Board of Directors"),
    ]


def test_only_the_first_pages_of_a_long_document_are_read_and_it_says_so() -> None:
    first = (
        Sheet()
        .text(50, 60, "Board of Directors", 16, bold=True)
        .lines(50, 90, "Ann Sample - Chair", "Bob Probe - Director")
    )
    found = read_page(write_pdf(first, *[Sheet().text(50, 60, "Accounts")] * pdf.MAX_PAGES))
    assert [row.person_name for row in found.listings] == ["Ann Sample", "Bob Probe"]
    assert found.note == "only the first 40 of 41 pages were read"


LOCKED = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<%s> <%s>]" % (  # noqa: UP031 - braces
    "41" * 32,
    "42" * 32,
    "43" * 16,
    "43" * 16,
)
PAGES = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
]
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def swollen(packed: bytes, times: int = 1) -> bytes:
    filters = "/FlateDecode " * times
    content = f"<< /Filter [{filters}] /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream"
    return assemble([*PAGES, content, FONT, b"<< >>"])


BOARD = write_pdf(Sheet().text(50, 50, "Board of Directors").text(50, 70, "Ann Sample - Chair"))
REFUSED = {
    "no text": write_pdf(Sheet().picture(), Sheet().picture()),
    "empty": write_pdf(Sheet()),
    "locked": assemble([*PAGES, b"null", FONT, b"<< >>"], LOCKED),
    "cut off": BOARD[:-200],
    "not html": BOARD[:300] + b"%%EOF",
}


@pytest.mark.parametrize("cause", list(REFUSED))
def test_what_cannot_be_read_has_its_cause(cause: str) -> None:
    with pytest.raises(Unreadable) as refused:
        extract(REFUSED[cause])
    assert refused.value.cause == cause


@pytest.mark.parametrize(
    "make",
    [
        lambda: swollen(zlib.compress(zlib.compress(b" " * 400_000_000, 1), 9), times=2),
        lambda: swollen(zlib.compress(b"[" * 3_000_000, 9)),
    ],
    ids=["swells in memory", "takes for ever"],
)
def test_a_file_made_to_hang_or_to_fill_the_machine_is_refused(make: Callable[[], bytes]) -> None:
    hostile = make()
    assert len(hostile) < 10_000
    with pytest.raises(Unreadable) as refused:
        extract(hostile)
    assert refused.value.cause == "too large"


def test_a_selector_on_a_page_that_became_a_pdf_no_longer_matches() -> None:
    with pytest.raises(Unreadable) as refused:
        read_page(BOARD, asked=Asked(selector="table"))
    assert refused.value.cause == "layout changed"


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_file_gives_a_layout_or_a_cause_and_nothing_else(data: st.DataObject) -> None:
    damaged = bytearray(BOARD)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        lines = pdf.lay_out(bytes(damaged)).lines
    except Unreadable as refused:
        assert refused.cause in {"not html", "cut off", "empty", "no text", "locked", "too large"}
    else:
        assert all(line.text for line in lines)
