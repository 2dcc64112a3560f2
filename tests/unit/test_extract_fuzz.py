# ruff: noqa: E501 - pages are quoted as they would be served, one element beside the other
"""Broken pages: whatever is cut, doubled, swapped or filled with rubbish, extraction answers or refuses, and never breaks."""

import random

import pytest

from spiders.extract import Unreadable, extract

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
    "<",
    ">",
    "</td>",
    "<table>",
    "<tr>",
    "(",
    ")",
    "&#0;",
    "\x00",
    "&",
    '"',
    "–",
    " - ",
    ",",
    ";",
    ":",
    "<br>",
    "<b>",
    "rowspan=0",
    "\ud800",
    "é",
    "<!--",
    "[[",
    "<th>",
)


def mutated(page: str, chance: random.Random) -> str:
    """The page with up to eight cuts, copies, swaps and insertions."""
    for _ in range(chance.randint(1, 8)):
        start, end = sorted((chance.randrange(len(page) + 1), chance.randrange(len(page) + 1)))
        piece = page[start:end]
        page = chance.choice(
            (
                page[:start] + page[end:] if len(piece) < 60 else page,
                page[:start] + piece * 2 + page[end:],
                page[:start] + piece[::-1] + page[end:] if len(piece) < 40 else page,
                page[:start] + chance.choice(RUBBISH) * chance.choice((1, 3, 40)) + page[start:],
                page[:start] + page[end:] + piece,
            )
        )[:40_000]
    return page


@pytest.mark.parametrize("seed", range(30))
def test_mutated_pages_are_answered_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable rubbish, not a secret
    for _ in range(10):
        text = mutated(chance.choice(PAGES), chance)
        page = chance.choice((text, text.encode("utf-8", "surrogatepass"), text.encode("cp1252", "replace")))
        try:
            rows = extract(page)
        except Unreadable as refused:
            assert refused.cause in {"empty", "not html", "too large", "too deep"}
            continue
        assert [row.position for row in rows] == list(range(len(rows)))
        assert all(0 <= row.confidence <= 1 and row.name_as_published for row in rows)
        assert all(bool(row.person_name) or row.vacant or "withheld" in row.name_as_published.lower() for row in rows)


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
