"""A page that stops in the middle is told from one that is only terse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.answers import broke_off, no_page
from spiders.archive import read_archive
from tests.conftest import DATA

PAGE = (
    b"<html><body><h2>Board of directors</h2><div class=board><ul><li>Testa Alpha - Chair</li><li>Testo Beta - Staff "
    b"director</li></ul></div></body></html>"
)


@given(st.integers(PAGE.index(b"<ul") + 4, PAGE.index(b"</div>")))
def test_a_page_that_stops_anywhere_in_its_list_broke_off(length: int) -> None:
    assert broke_off(PAGE[:length])
    assert no_page("text/html", PAGE[:length]) == "cut off"


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        PAGE.removesuffix(b"</body></html>"),
        b"<ul><li>Testa Alpha<li>Testo Beta</ul>",
        b"<TABLE><TR><TD>Testa Alpha<TD>Chair</TABLE><p>And so on",
        b"<div><div>an end tag too few</div></BODY >",
        b"%PDF-1.4 <ul> <div>",
        b"",
    ],
    ids=["whole", "without its last two tags", "without </li>", "without </td> and </p>", "sloppy", "PDF", "empty"],
)
def test_a_page_that_is_terse_or_sloppy_is_whole(page: bytes) -> None:
    assert not broke_off(page)


def test_no_page_of_the_embedded_archive_broke_off() -> None:
    pages = read_archive(DATA / "archive" / "facsimile.warc.gz").values()
    assert pages
    assert not any(broke_off(page.body) for page in pages)
