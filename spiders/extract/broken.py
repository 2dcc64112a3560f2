"""Put together the names that a page breaks over two lines, and part what it prints in two elements on one line.

Cards set a given name above its surname, and a name beside a role, by styles that the mark-up does not show. A reader
sees one name, and two texts; so does what follows.
"""

from dataclasses import replace

from spiders.extract import words
from spiders.extract.attached import detailed, labelled
from spiders.extract.holders import Entry, single_holder
from spiders.extract.layout import Line
from spiders.extract.persons import LIKELY, is_titled, likeness
from transforms.names import is_honorific

MAX_WORD = 24
SURE_WITHOUT_HEADING = 0.9


def put_together(lines: list[Line], title: str = "") -> list[Line]:
    """The lines, with a given name and the surname on the line below it, in one element, made one line; so are two in
    one element that the page's title has one behind the other: the name of a site, in its logo.
    """
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        together = before is not None and before.path == line.path
        beside = before is not None and line.level > 0 and before.level == line.level and not line.linked
        if before is not None and (
            (
                together
                and (_are_halves(before, line) or _is_rest(before, line) or f"{before.text} {line.text}" in title)
            )
            or (beside and before.path[:-1] == line.path[:-1] and _are_halves(before, line))
        ):
            joined[-1] = replace(before, text=f"{before.text} {line.text}")
        else:
            joined.append(line)
    for at, line in enumerate(joined):
        line.index = at
    return joined


def _are_halves(first: Line, second: Line) -> bool:
    """Whether two lines are one word each and together a name: beyond doubt, or in a heading as good as any."""
    if " " in first.text or " " in second.text or not first.text[0].isupper() or len(second.text) > MAX_WORD:
        return False
    return likeness(f"{first.text} {second.text.rstrip(',')}") >= (LIKELY if first.level else SURE_WITHOUT_HEADING)


def _is_rest(first: Line, second: Line) -> bool:
    """Whether a line of titles and one word ("Assoc Prof Dr Sample") goes on in the next, which is all names."""
    opening = first.text.split()
    if not 2 <= len(opening) <= 5 or not 0 < second.text.count(" ") + 1 <= 3 or len(second.text) > 2 * MAX_WORD:
        return False
    if not all(map(is_honorific, opening[:-1])) or is_honorific(opening[-1]) or is_titled(second.text):
        return False
    return likeness(second.text) >= LIKELY or (" " not in second.text and second.text.istitle())


def in_two_parts(line: Line) -> list[Entry]:
    """The holder of a line whose two parts stand in elements of their own: a name and a role, either one first."""
    first, rest = line.seam, line.text[len(line.seam) :].strip()
    if not first or not rest:
        return []
    if words.is_role(rest) and (holder := single_holder(first)):
        return detailed([holder], rest)
    if words.is_role(first) and (holder := single_holder(rest)):
        return [labelled(holder, first)]
    return []
