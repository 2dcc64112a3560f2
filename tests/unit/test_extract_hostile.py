"""Pages made to cost time or memory: they are answered or refused, in work that grows with the page and no faster.

Work is counted in calls, not in seconds, so that a busy machine decides nothing.
"""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from spiders.extract import Unreadable, extract
from tests.conftest import PROJECT

LIMIT = 5_000_000  # bytes of a page
MOST_ROWS = 4_000


def person(number: int) -> str:
    """An invented name, another for every number."""
    letters = "".join(chr(97 + number // 26**place % 26) for place in range(4))
    return f"Ann Sample{letters}"


def filled(opening: str, piece: str) -> str:
    """A page as large as a page may be, of one piece again and again."""
    return opening + piece * ((LIMIT - len(opening) - 1) // len(piece.encode()))


HOSTILE: dict[str, Callable[[], str]] = {
    "a million elements": lambda: "<p>a" * 1_000_000,
    "100,000 nested tables": lambda: "<table><tr><td>" * 100_000,
    "tables nested as deep as a page may": lambda: ("<table><tr><td>" * 60 + "x" + "</table>" * 60) * 200,
    "60,000 empty tables": lambda: "<p>Board" + "<table></table>" * 59_000,
    "spans without end": lambda: (
        "<h1>Board</h1><table>" + "<tr><td rowspan=1000000000 colspan=1000000000>Ann Sample<td>Chair" * 1_500
    ),
    "one row of 4,000 cells": lambda: "<h1>Board</h1><table><tr>" + "<td>Ann Sample" * 3_900,
    "39,000 empty rows": lambda: "<table><tr><td>Ann Sample<td>Chair" + "<tr><td><td>" * 39_000,
    "a million attributes": lambda: "<p " + " ".join(f"a{n}" for n in range(700_000)) + ">x",
    "attributes without spaces": lambda: "<p " + "".join(f"a{n}=''" for n in range(400_000)) + ">x",
    "attributes behind a quoted bracket": lambda: "<p a='>' " + " ".join(f"a{n}" for n in range(700_000)) + ">x",
    "thousands of crowded elements": lambda: filled("", "<p " + " ".join(f"a{n}" for n in range(1_900)) + ">x"),
    "thousands of full elements": lambda: filled("<p>", "<i " + " ".join(f"a{n}" for n in range(190)) + ">x</i>"),
    "a million line breaks": lambda: "<p>" + "<br>" * 1_000_000,
    "100,000 line breaks": lambda: "<p>Board" + "<br>" * 110_000,
    "nothing but entities": lambda: filled("<p>", "&amp;"),
    "unknown entities": lambda: filled("<p>", "&bogus "),
    "one line of letters": lambda: filled("<p>", "x"),
    "one line of names": lambda: filled("<h1>Board</h1><p>", "Ann Sample, "),
    "one line of spaces": lambda: filled("<p>", "\u00a0") + "x",
    "a long title": lambda: filled("<title>", "a | "),
    "a long class": lambda: filled("<p class='", "a-") + "'>x",
    "brackets that nothing closes": lambda: filled("<h1>Board</h1><p>", "Ann Sample ("),
    "minutes of nothing but cues": lambda: filled("", "<p>" + "Present: Ann Sample. Apologies: Bob Probe. " * 80),
    "lines of dashes": lambda: filled("", "<p>" + "A - " * 999),
    "lines of run-on names": lambda: filled("", "<p>" + "Ann Sample Bob Probe " * 130),
    "lines of titles": lambda: filled("", "<p>" + "Mr Dr " * 90),
    "lines of sentences": lambda: filled("", "<p>The board members are " + "Ann Sample is are " * 30),
    "lines of full stops": lambda: filled("", "<p>Ann Sample" + ". " * 1_900),
    "comments": lambda: filled("<p>x", "<!---->"),
    "a comment that nothing closes": lambda: filled("<p>x<!--", "-"),
    "half tags": lambda: filled("<p>", "<"),
    "JSON-LD without end": lambda: filled(
        "<p>x", '<script type="application/ld+json">{"member":[{"name":"Ann Sample","jobTitle":"Chair"}]}</script>'
    ),
    "deep JSON-LD": lambda: filled('<p>x<script type="application/ld+json">', "[") + "</script>",
    "bold and italics crossed": lambda: "<p><b><i>x</b>y</i>" * 20_000,
    "bold never closed": lambda: "<b><p>" * 50_000,
}


def answered_or_refused(what: str) -> bool:
    page = HOSTILE[what]().encode()[:LIMIT]
    try:
        return len(extract(page)) <= MOST_ROWS
    except Unreadable as refused:
        return refused.cause in {"not html", "too large", "too deep"}


MEASURE = """
import json, resource
from tests.unit.test_extract_hostile import HOSTILE, answered_or_refused
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
right = {what: answered_or_refused(what) for what in HOSTILE}
print(json.dumps([right, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024]))
"""


@pytest.fixture(scope="module")
def measured() -> tuple[dict[str, bool], int]:
    """Whether each page is answered or refused, and the megabytes that all of them took, one after the other, in a
    process whose memory nothing else has used.
    """
    child = subprocess.run(
        [sys.executable, "-c", MEASURE], capture_output=True, text=True, check=False, cwd=PROJECT, timeout=200
    )
    assert child.returncode == 0, child.stderr
    right, megabytes = json.loads(child.stdout)
    return right, megabytes


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_page_is_answered_or_refused(what: str, measured: tuple[dict[str, bool], int]) -> None:
    assert measured[0][what]


def test_hostile_pages_cost_little_memory(measured: tuple[dict[str, bool], int]) -> None:
    assert measured[1] < 300


GROWING: dict[str, Callable[[range], str]] = {
    "names": lambda some: "<h1>Board members</h1>" + "".join(f"<p>{person(n)}</p>" for n in some),
    "names with roles": lambda some: (
        "<h1>Board members</h1><ul>" + "".join(f"<li>{person(n)}, Chair, Sampleton</li>" for n in some) + "</ul>"
    ),
    "names beside words that are none": lambda some: (
        "<h1>Governors</h1><ul>" + "".join(f"<li>{person(n)}, Chair<li>{person(n)[4:]}, Chair" for n in some) + "</ul>"
    ),
    "cards": lambda some: (
        "<h1>Board</h1>" + "".join(f"<div><h3>{person(n)}</h3><p>Chair</p><p>Sampleton</p></div>" for n in some)
    ),
    "weak names in blocks": lambda some: (
        "<h1>Board</h1>" + "".join(f"<div><p>Village Green{person(n)[4:]}</p><p>{person(n)}</p></div>" for n in some)
    ),
    "labels": lambda some: (
        "<h1>Board</h1>" + "".join(f"<h2>Staff governors {n}:</h2><p>{person(n)}</p>" for n in some)
    ),
    "rows": lambda some: (
        "<h1>Board</h1><table>" + "".join(f"<tr><td>{person(n)}<td>Chair<td>x" for n in some) + "</table>"
    ),
    "tables": lambda some: (
        "<h1>Board</h1>" + "".join(f"<table><tr><td>{person(n)}<td>Chair</table>" for n in some)
    ),
    "one row": lambda some: "<h1>Board</h1><table><tr>" + "".join(f"<td>{person(n)}" for n in some) + "</table>",
    "spans": lambda some: (
        "<h1>Board</h1><table>" + "".join(f"<tr><td rowspan=9>{person(n)}<td>Chair" for n in some) + "</table>"
    ),
    "minutes": lambda some: "".join(f"<p>Present: {person(n)}. Apologies: {person(n + 1)}." for n in some),
    "panels": lambda some: (
        "<h1>Board</h1>"
        + "".join(f"<a href=#p{n}>x</a><div hidden id=p{n}>{person(n)}, Chair</div>" for n in some)
    ),
}  # fmt: skip


def calls(page: str) -> int:
    """How many functions are called, in Python or in C, to read a page."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        extract(page)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("what", GROWING)
def test_work_grows_no_faster_than_the_page(what: str) -> None:
    page = GROWING[what]
    once, twice = calls(page(range(10_000, 10_300))), calls(page(range(20_000, 20_600)))
    assert twice < 2.5 * once
