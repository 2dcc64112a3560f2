# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""What is no board gives no rows; what is no page is refused with a cause; what lies about its encoding comes out right."""

import pytest

from spiders.extract import Unreadable, extract


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Latest news</h1><h2>New chair appointed</h2><p>By Jane Reporter</p><p>Ann Sample has been appointed chair, said Bob Probe.</p>",
        "<h1>Meet the team</h1><div><div><h3>Ann Sample</h3><p>Gym Manager</p></div><div><h3>Bob Probe</h3><p>Head of Sales</p></div></div>",
        "<h1>Our supporters</h1><ul><li>Ann Sample</li><li>Bob Probe</li><li>Cath Trial</li></ul>",
        "<h1>Governor election: candidates</h1><ul><li>Ann Sample – Public: Dovertest</li><li>Bob Probe – Staff</li></ul>",
        "<h1>Board meetings</h1><h2>Contact</h2><p>Ann Sample</p><p>Clerk to the board</p>",
        "<h1>Award winners</h1><ul><li>Ann Sample, Volunteer of the year</li><li>Bob Probe, Director's prize</li></ul>",
        "<h1>Past governors</h1><ul><li>Ann Sample</li><li>Bob Probe</li><li>Cath Trial</li></ul>",
        "<h1>Services</h1><ul><li>Garden Waste</li><li>Council Tax</li><li>Park Permits</li></ul>",
        "<nav><h2>Board members</h2><ul><li>Ann Sample</li><li>Bob Probe</li></ul></nav><p>Nothing here.</p>",
        "<footer><h2>Trustees</h2><ul><li>Ann Sample</li><li>Bob Probe</li></ul></footer><p>Nothing here.</p>",
        "<h1>Board</h1><!-- <ul><li>Ann Sample, Chair</li></ul> --><script>var a = '<li>Bob Probe, Chair</li>'</script><img alt='Cath Trial, Chair'>"
        "<template><ul><li>Dan Stub, Chair</li></ul></template><div style='display: none'><p>Eve Mock, Chair</p></div><p title='Fay Probe, Chair'>None yet.</p>",
        "<h1>Council of governors meetings</h1><ul><li>12 March, Sample House</li><li>Queen Victoria Hall</li></ul><p>Contact Ann Sample, Trust Secretary.</p>",
        "<h1>Library services</h1><h3>Staff picks</h3><ul><li>Jane Testeyre</li><li>Oliver Sample</li></ul>",
        "<h1>Become a governor</h1><h2>What governors say</h2><blockquote><p>Ann Sample, public governor</p></blockquote>",
        "<h1>Team of the year</h1><table><tr><th>Player</th><th>Position</th></tr><tr><td>Ann Sample</td><td>Captain</td></tr><tr><td>Bob Probe</td><td>Goalkeeper</td></tr></table>",
        "<p></p>",
    ],
)
def test_a_page_without_a_board_gives_no_rows(body: str) -> None:
    assert extract(f"<html><body>{body}</body></html>") == []


def test_executives_beside_a_board_and_web_designers_are_left_out() -> None:
    rows = extract(
        "<main><h2>Board of Trustees</h2><p>Ann Sample - Chair</p><p>Bob Probe - Trustee</p><h2>Executive team</h2><p>Cath Trial - Chief Executive</p>"
        "<p>Dan Stub - Finance Director</p></main><div class='site-footer'>Site by Eve Mock</div>"
    )
    assert [row.person_name for row in rows] == ["Ann Sample", "Bob Probe"]


def test_text_in_a_closed_accordion_is_published() -> None:
    rows = extract(
        "<h1>Trustees</h1><button aria-controls='p1'>Open</button><div id='p1' hidden><p>Ann Sample, Chair</p><p>Bob Probe, Trustee</p></div>"
    )
    assert [row.person_name for row in rows] == ["Ann Sample", "Bob Probe"]


@pytest.mark.parametrize(
    ("html", "cause"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        ("", "empty"),
        (b"%PDF-1.7 and so on", "not html"),
        (b'{"name": "Ann Sample"}', "not html"),
        (b"Ann Sample, Chair", "not html"),
        (b"<?xml version='1.0'?><rss><channel><title>Board</title></channel></rss>", "not html"),
        (b"<p>" + b"x" * 5_000_000, "too large"),
        (b"<p>a" * 130_000, "too large"),
        (b"<p>a</p>" * 5_000, "too large"),
        (b"<div>" * 300 + b"Ann Sample", "too deep"),
        (b"<b>" * 50_000 + b"Ann Sample", "too deep"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_cause(html: bytes | str, cause: str) -> None:
    with pytest.raises(Unreadable) as refused:
        extract(html)
    assert refused.value.cause == cause
    assert len(str(refused.value)) > 10


BOARD = "<html><head>{meta}</head><body><h1>Trustees</h1><ul><li>Esmé Sample – Chair</li><li>Mary O’Probe</li></ul></body></html>"


@pytest.mark.parametrize(
    ("meta", "encoding", "declared"),
    [
        ("<meta charset=utf-8>", "utf-8", None),
        ("<meta charset=iso-8859-1>", "cp1252", None),
        ("", "cp1252", None),
        ("", "utf-8", None),
        ("<meta charset=iso-8859-1>", "utf-8", "iso-8859-1"),
        ("", "cp1252", "iso-8859-1"),
        ("<meta charset=utf-8>", "cp1252", "utf-8"),
        ("", "utf-8-sig", "windows-1252"),
        ("", "utf-16", None),
        ("", "utf-16-le", None),
        ("<meta charset=no-such-thing>", "cp1252", "base64"),
    ],
)
def test_encodings_that_lie_come_out_right(meta: str, encoding: str, declared: str | None) -> None:
    rows = extract(BOARD.format(meta=meta).encode(encoding), declared_encoding=declared)
    assert [(row.person_name, row.role) for row in rows] == [
        ("Esmé Sample", "Chair"),
        ("Mary O’Probe", "Trustees"),
    ]


def test_characters_of_windows_that_reached_the_text_are_mended() -> None:
    rows = extract(
        "<h1>Trustees</h1><ul><li>Mary O&#146;Probe</li><li>Ann\u00a0Sample</li><li>Bob\u00ad Trial</li></ul>"
    )
    assert [row.person_name for row in rows] == ["Mary O’Probe", "Ann Sample", "Bob Trial"]


def test_a_fault_of_the_reader_is_the_pages_cause_and_says_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(_: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr("spiders.extract.tables.read_all", break_down)
    with pytest.raises(Unreadable, match=r"fault of thirds itself.*IndexError in test_extract_refusals.py") as refused:
        extract("<h1>Board</h1><ul><li>Ann Sample, Chair</li></ul>")
    assert refused.value.cause == "reader failed"
    assert isinstance(refused.value.__cause__, IndexError)
