"""Headings whose level says something else than their place: a box set beside the page, a seat on the body above it."""

from spiders.extract import others, words
from spiders.extract.headings import is_kind, is_numbered
from spiders.extract.layout import Line
from spiders.extract.words import words_of

LOWEST = 6
FEWEST = 2


def mend(lines: list[Line], title: str) -> None:
    """Set the levels of headings to what a reader takes them for.

    Args:
        lines: the page's lines, whose levels are changed.
        title: the page's title.

    """
    _lower_praise(lines, title)
    _lower_numbered(lines)


def _lower_praise(lines: list[Line], title: str) -> None:
    """Make a chief heading that praises ("Prize draw winners"), and shares no word with the page's title, the
    heading of what is right below it: it is that of a box beside the page.
    """
    said = set(words_of(title))
    for line in lines:
        if line.level == 1 and said and others.are_praised(line.text) and said.isdisjoint(words_of(line.text)):
            line.level = LOWEST


def _lower_numbered(lines: list[Line]) -> None:
    """Set numbered seats, and their mayor, below the heading of their body where the page gives all one level:
    "Council Members", "Mayor", "District 1", "District 2".
    """
    headings = [line for line in lines if line.level]
    if sum(is_numbered(line.text) for line in headings) < FEWEST:
        return
    for at, body in enumerate(headings):
        if is_numbered(body.text) or _is_mayor(body.text) or not (words.names_a_body(body.text) or is_kind(body.text)):
            continue
        seats = []
        for line in headings[at + 1 :]:
            if line.level != body.level or not (is_numbered(line.text) or _is_mayor(line.text)):
                break
            seats.append(line)
        if sum(is_numbered(line.text) for line in seats) >= FEWEST:
            for line in seats:
                line.level = min(line.level + 1, LOWEST)


def _is_mayor(text: str) -> bool:
    return words_of(text)[-1:] == ("mayor",)
