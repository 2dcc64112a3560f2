# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""Broken pages: whatever is cut, doubled, swapped or filled with rubbish, extraction answers or refuses, and never breaks.

Two thousand mutated pages are read in every run, the same ones each time; THIRDS_FUZZ=20000 reads as many as it says.
What is mutated are pages of our own making: those below, and the facsimile pages of the archive.
"""

import os
import random
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from spiders.archive import read_archive
from spiders.extract import Unreadable, extract
from tests.conftest import DATA

ROUNDS = 20
MUTANTS = int(os.environ.get("THIRDS_FUZZ", "2000"))
HANGS = 20  # seconds of processor time for one page of at most LONGEST characters: far more than any needs
LONGEST = 40_000
CAUSES = {"empty", "not html", "too large", "too deep"}

PAGES = (
    "<html><head><meta charset=utf-8><title>Board</title></head><body><h1>Our governors</h1><h2>Public governors</h2><h3>West Test</h3><ul>"
    "<li>Ann Sample – Chair (Interim)</li><li>Gatestead - Bob Probe, Cath Trial (lead governor)</li></ul></body></html>",
    "<h1>Council</h1><table><tr><th>Name</th><th>Role</th><th>Area</th></tr><tr><td rowspan=2>Ann Sample</td><td colspan=9>Staff</td><td>x</td></tr>"
    "<tr><td>Bob Probe</td><td>Public: Test</td></tr></table>",
    "<p>PRESENT: Councillors Elena Testham, Ian Probe; Independent Trustees Jean Sample (JS). APOLOGIES: Joe Fixture.</p><dl><dt>Chair<dd>Ann Sample</dl>",
    "<div><div><h3>Ann Sample</h3><p>Tenant Board Member</p></div><div><h3>Vacant</h3><p>Public: Swaletest</p></div></div><p>The board members are A B, C D.</p>",
    '<p>Board</p><script type="application/ld+json">{"name":"Board","member":[{"name":"Ann Sample","jobTitle":"Chair"}]}</script>',
)
RUBBISH = (
    *(
        "<",
        ">",
        "</td>",
        "<table>",
        "<tr>",
        "(",
        ")",
        "&",
        '"',
        "–",
        " - ",
        ",",
        ";",
        ":",
        "<br>",
        "<b>",
        "é",
        "<!--",
        "[[",
    ),
    *(
        "<th>",
        "rowspan=0",
        "colspan=1e9",
        "<![CDATA[",
        "]]>",
        "-->",
        "<?x",
        "</",
        "<nav>",
        "</body>",
        "Vacant",
        "Present:",
    ),
    *("\x00", "\ud800", "\u200b", "\u202e", "\ufeff", "\x85", "İ", "ﬀ"),
)
ENTITIES = ("&#0;", "&#x110000;", "&#xd800;", "&amp", "&nbsp;", "&lt;li&gt;", "&#8211;", "&bogus;", "&#146;", "&#9;")
ATTRIBUTES = (
    *("hidden", "hidden=hidden", "style='display:none'", "class=footer", "id='a b'", "role=navigation", "rowspan=-1"),
    *(
        "rowspan=9999999999",
        "colspan=²",
        "colspan=100",
        "class='",
        'id="',
        "aria-controls=x",
        "href='#x'",
        "=",
        "a=1 a=2",
    ),
)
WRAPPERS = ("div", "table", "ul", "b", "a", "h2", "section", "td", "header", "nav", "p", "script", "textarea", "button")
ENCODINGS = ("utf-8", "cp1252", "utf-16", "utf-16-le", "utf-8-sig", "shift_jis", "utf-7")
TAG = re.compile(r"<[^<>]{1,80}>")


def two_places(page: str, chance: random.Random) -> tuple[int, int]:
    start, end = sorted((chance.randrange(len(page) + 1), chance.randrange(len(page) + 1)))
    return start, end


def cut(page: str, chance: random.Random) -> str:
    start, end = two_places(page, chance)
    return page[:start] + page[min(end, start + 60) :]


def double(page: str, chance: random.Random) -> str:
    start, end = two_places(page, chance)
    return page[:end] + page[start:]


def reverse(page: str, chance: random.Random) -> str:
    start, end = two_places(page, chance)
    end = min(end, start + 40)
    return page[:start] + page[start:end][::-1] + page[end:]


def litter(page: str, chance: random.Random) -> str:
    at = chance.randrange(len(page) + 1)
    return page[:at] + chance.choice(RUBBISH + ENTITIES) * chance.choice((1, 3, 40)) + page[at:]


def displace(page: str, chance: random.Random) -> str:
    start, end = two_places(page, chance)
    return page[:start] + page[end:] + page[start:end]


def lengthen(page: str, chance: random.Random) -> str:
    """A paragraph where there was a word or two: sometimes in each of several lines."""
    at = [found.start() for found in re.finditer(r"(?<=>)[^<]", page)]
    start = chance.choice(at) if at else 0
    story = "works for the town and for all who live in it, " * chance.choice((2, 8, 30))
    return page[:start] + "<br>".join([story] * chance.choice((1, 1, 2, 5))) + page[start:]


def swap_tags(page: str, chance: random.Random) -> str:
    tags = list(TAG.finditer(page))
    if len(tags) < 2:
        return page
    one, other = sorted(chance.sample(tags, 2), key=lambda tag: tag.start())
    return page[: one.start()] + other.group() + page[one.end() : other.start()] + one.group() + page[other.end() :]


def double_tag(page: str, chance: random.Random) -> str:
    tags = list(TAG.finditer(page))
    tag = chance.choice(tags) if tags else None
    return page[: tag.end()] + tag.group() * chance.choice((1, 2, 30)) + page[tag.end() :] if tag else page


def decorate(page: str, chance: random.Random) -> str:
    tags = [tag for tag in TAG.finditer(page) if not tag.group().startswith(("</", "<!"))]
    at = chance.choice(tags).end() - 1 if tags else 0
    return f"{page[:at]} {chance.choice(ATTRIBUTES)}{page[at:]}"


def wrap(page: str, chance: random.Random) -> str:
    start, end = two_places(page, chance)
    tag, deep = chance.choice(WRAPPERS), chance.choice((1, 5, 60, 300))
    return page[:start] + f"<{tag}>" * deep + page[start:end] + f"</{tag}>" * chance.choice((deep, 0)) + page[end:]


def flip_bytes(page: str, chance: random.Random) -> str:
    raw = bytearray(page.encode("utf-8", "surrogatepass"))
    for _ in range(chance.choice((1, 5, 50))):
        if raw:
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return raw.decode("latin-1") if chance.random() < 0.3 else raw.decode("utf-8", "replace")


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    *(cut, double, reverse, litter, displace, lengthen, swap_tags, double_tag, decorate, wrap, flip_bytes),
)


@pytest.fixture(scope="module")
def pages() -> list[str]:
    archived = read_archive(DATA / "archive" / "facsimile.warc.gz")
    return [*PAGES, *(one.body.decode() for url, one in sorted(archived.items()) if not url.endswith("/robots.txt"))]


def mutated(pages: list[str], chance: random.Random) -> str | bytes:
    """A page, or half of one joined to half of another, after up to eight mutations, as text or in some encoding."""
    page = chance.choice(pages)
    if chance.random() < 0.2:
        other = chance.choice(pages)
        page = page[: chance.randrange(len(page) + 1)] + other[chance.randrange(len(other) + 1) :]
    for _ in range(chance.randint(1, 8)):
        page = chance.choice(MUTATIONS)(page, chance)[:LONGEST]
    if chance.random() < 0.4:
        return page
    encoding = chance.choice(ENCODINGS)
    return page.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode(encoding, "replace")


@contextmanager
def alarm(seconds: int) -> Iterator[None]:
    """Ends a reading that hangs, by the processor time that it takes, so that a busy machine rings no alarm."""

    def ring(signum: int, frame: object) -> None:
        raise TimeoutError(f"one page took more than {seconds} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_mutated_pages_are_answered_or_refused(seed: int, pages: list[str]) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable rubbish, not a secret
    answered = 0
    for _ in range(MUTANTS // ROUNDS):
        page = mutated(pages, chance)
        try:
            with alarm(HANGS):
                rows = extract(page, "https://example.test/board")
        except Unreadable as refused:
            assert refused.cause in CAUSES
            continue
        answered += 1
        assert [row.position for row in rows] == list(range(len(rows)))
        assert all(0 <= row.confidence <= 1 and row.name_as_published for row in rows)
        assert all(bool(row.person_name) or row.vacant or "withheld" in row.name_as_published.lower() for row in rows)
    assert answered > MUTANTS // ROUNDS // 2


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Board</h1>" + "<p>" + "(" * 50_000,
        "<h1>Board</h1>" + "<p>" + "Ann Sample, " * 20_000,
        "<h1>Board</h1>" + "<p>" + "A - " * 50_000,
        "<h1>Board</h1><table>" + "<tr><td rowspan=100 colspan=100>Ann Sample<td>x" * 500,
        "<p>" + " " * 200_000 + "x",
        "<title>" + "a | " * 50_000 + "</title><p>x",
        '<p>x<script type="application/ld+json">' + "[" * 50_000 + "</script>",
    ],
)
def test_input_that_defeats_careless_patterns_is_answered(page: str) -> None:
    assert len(extract(page)) < 200
