"""Answers that came well and are no board page."""

import pytest

from spiders.answers import no_page


def page(title: str, heading: str = "") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title></head><body><h1>{heading}</h1></body></html>".encode()


@pytest.mark.parametrize(
    "words",
    [
        "404", "Error 404", "404 error", "404 - Page not found", "404 Not Found", "Page not found", "Not found",
        "Page not found | Invented Trust", "Invented Trust – Page Not Found", "Oops! That page can&#39;t be found.",
        "Sorry, the page you are looking for cannot be found", "This page does not exist", "This page no longer exists",
        "The page you requested was not found", "We couldn't find that page", "Page cannot be found",
    ],
)  # fmt: skip
def test_a_page_that_says_it_is_not_there_is_believed_in_its_title_and_in_its_heading(words: str) -> None:
    assert no_page("text/html", page(words)) == "soft 404"
    assert no_page("text/html", page("Invented Trust", f"<span>{words}</span>")) == "soft 404"


@pytest.mark.parametrize(
    "words",
    [
        "Board of directors", "Room 404 Community Club: our board", "404 Studios board", "Page Family Trust",
        "Directors not found guilty of anything", "Our missing persons board", "",
    ],
)  # fmt: skip
def test_a_page_that_only_has_such_words_in_it_is_a_page(words: str) -> None:
    assert no_page("text/html", page(words, words)) is None


def test_only_the_first_heading_counts() -> None:
    assert no_page("text/html", b"<html><h1>Board</h1><p>404</p><h1>Page not found</h1></html>") is None


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("image/png", b"\x89PNG\r\n\x1a\n"),
        ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("application/json", b"{}"),
        ("application/ld+json", b"{}"),
        ("application/zip", b"PK\x03\x04"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04"),
        ("text/csv", b"name,role\n"),
        ("video/mp4", b""),
        ("text/html", b"\x89PNG\r\n\x1a\n"),
        ("", b"GIF89a"),
    ],
)
def test_a_file_of_another_kind_is_no_page(media_type: str, body: bytes) -> None:
    assert no_page(media_type, body) == "not html"


@pytest.mark.parametrize("media_type", ["text/html", "", "application/octet-stream", "application/json", "image/png"])
def test_what_begins_like_a_page_is_read_whatever_it_is_declared_to_be(media_type: str) -> None:
    assert no_page(media_type, b"\xef\xbb\xbf <!-- made by hand --> <!DOCTYPE html><title>Board</title>") is None


@pytest.mark.parametrize("media_type", ["application/pdf", "application/octet-stream", ""])
def test_a_pdf_is_left_to_those_who_can_read_it(media_type: str) -> None:
    assert no_page(media_type, b"%PDF-1.7\n") is None
