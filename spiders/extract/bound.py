"""Bind the lines around a name to it: the role under it, the employer beside it, the constituency in the same card.

No class name says where a card begins. What says it is the tree: a line that shares a deeper element with one name
than with the next belongs to that name. Where the lines are flat, they belong to the name above them, unless the page
prints the role first.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from spiders.extract import contacts, headings, words
from spiders.extract.details import is_aside, is_status, without_term
from spiders.extract.headings import Label
from spiders.extract.holders import Entry, tidy
from spiders.extract.layout import Line
from spiders.extract.lists import is_prose, read_lines
from transforms.names import without_titles

MAX_EXTRAS = 8
A_COUPLE = 2
_NOISE = re.compile(
    r"@|https?:|www\.|\d[\d ()+/-]{6,}\d|\d{5}|^\W*$|^(?:tel|phone|mobile|fax|e-?mail|telephone)\b|^(?:read|"
    r"find out|view|see|show|learn|download|click|contact|close|open(?! (?:university|spaces))|more|biograph\w+|bio|"
    r"profile|photo|image|back|linkedin|twitter|expand|watch|hide|full)s?\b"
    r"|term of office|^terms? |term ends|^(?:re-?)?(?:elected|appointed|joined|term|tenure|"
    r"serving)\b.{0,40}\d{4}|until \w+ \d{4}|^\d|attend|^(?:posted|published|written|updated|by)\b",
    re.IGNORECASE,
)
# A role with its rank in front: "2nd Vice Chair", "1. Vorsitzende", "1er adjoint", "1º Secretário".
_RANKED = re.compile(r"^\d{1,2}(?:st|nd|rd|th|er|[eè]re|[eè]me|nde?|e|[ªº°]|\.)\s[^\W\d]", re.IGNORECASE)


@dataclass(slots=True)
class Card:
    """A line that holds one or more names, the lines bound to it, and the labels above it."""

    line: Line
    entries: list[Entry]
    labels: tuple[Label, ...]
    lead_in: str = ""
    before: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)

    def extras(self) -> list[str]:
        """The short lines around the name, nearest first, up to the first stretch of prose."""
        kept: list[str] = []
        after = self.after if len(self.entries) <= A_COUPLE else []  # below several, a line is said of none of them
        for line in [*reversed(self.before), *after]:
            if is_prose(line.text):
                if role := _role_before_prose(line.text):
                    kept.append(role)
                break
            ranked = _RANKED.match(line.text) is not None and words.is_role(line.text)
            text = line.text.strip() if ranked else _unbracketed(tidy(without_term(line.text)))
            said = text and (ranked or not _NOISE.search(text)) and not is_aside(text) and not contacts.is_address(text)
            if said and not any(_are_initials(text, entry.name) for entry in self.entries):
                kept.append(text)
        return kept[:4]


def _are_initials(text: str, name: str) -> bool:
    """Whether a line is nothing but the initials of a name, as stand in the place of a picture."""
    initials = "".join(word[0] for word in without_titles(name).split())
    return text == initials and not words.is_role(text)


def _role_before_prose(text: str) -> str:
    """A seat that a biography opens with, in a sentence of its own ("Chair of the Board. Ann was ..."); or nothing."""
    role, stop, _ = text.partition(". ")
    return role if stop and words.is_plain_seat(role) else ""


def _unbracketed(text: str) -> str:
    """The text without the brackets that the whole of it stands in."""
    return text[1:-1].strip() if text[:1] == "(" and text[-1:] == ")" and text.count("(") == 1 else text


class Loose(NamedTuple):
    """A line that is neither a name nor a label: the number of cards before it, and the labels above it."""

    line: Line
    at: int
    labels: tuple[Label, ...]


def build(lines: list[Line]) -> list[Card]:
    """Every line that holds names, in page order, with its labels and its bound lines."""
    found = read_lines(lines)
    anchors = [at for at, entries in enumerate(found) if entries]
    outline = headings.Outline()
    cards: list[Card] = []
    loose: list[Loose] = []
    following = iter([*anchors, len(lines)])
    upcoming = next(following)
    lead_in = ""
    within: tuple[int, ...] = ()  # what the last term stands in
    opened: Line | None = None  # the heading above, while no name stands under it
    over, under = _roles_over_names(lines, found), _roles_under_names(lines, found)
    for at, line in enumerate(lines):
        if at == upcoming:
            if line.level and line.path[: len(within)] != within:
                outline.close_terms()
            opened = None
            above = [lines[at - 1]] if at - 1 in over else []
            cards.append(Card(line, found[at], outline.labels(), lead_in, before=above))
            upcoming = next(following)
            continue
        if at in over:
            continue
        rank = headings.rank_of(line, found[at])
        ahead = lines[upcoming] if upcoming < len(lines) else None
        if rank and at not in under and not _is_in_card(line, rank, cards, ahead):
            outline.push(line.text, rank, line.linked)
            within = line.path[:-1] if rank == headings.TERM else within
            opened = line if line.level else opened
            lead_in = ""
            continue
        if is_prose(line.text):
            lead_in = line.text
        if not _is_of_heading(line, opened, ahead):
            loose.append(Loose(line, len(cards), outline.labels()))
    _bind(loose, cards)
    return cards


def _is_of_heading(line: Line, opened: Line | None, ahead: Line | None) -> bool:
    """Whether a line stands in one element with a heading that names nobody, and is said of that: a firm, among
    officers whose names are headings of the same level.
    """
    if opened is None or ahead is None or opened.level != ahead.level:
        return False
    return _shared(line, opened) > _shared(line, ahead)


def _roles_over_names(lines: list[Line], found: list[list[Entry]]) -> set[int]:
    """The headings that state a role, each over a name in a heading of a higher rank ("h5 Chair", "h4 Ann Sample");
    none where the first of them stands below a name, whose role it is.
    """
    over: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    for at in [at for at, line in enumerate(lines[:-1]) if line.level > 1]:
        line, name = lines[at], lines[at + 1]
        if 0 < name.level < line.level and found[at + 1] and not found[at] and line.path[:-1] == name.path[:-1]:
            over[line.level, line.path[:-1]].append(at)
    return {
        at
        for alike in over.values()
        if sum(headings.is_one_role(lines[at].text) for at in alike) > max(1, len(alike) // 2)
        and not (alike[0] > 0 and found[alike[0] - 1])
        for at in alike
    }


def _roles_under_names(lines: list[Line], found: list[list[Entry]]) -> set[int]:
    """The headings right below a name in a heading of a higher rank, where most of them state a role: all do."""
    under: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at in [at for at, line in enumerate(lines) if line.level > 1 and at > 0]:
        line, name = lines[at], lines[at - 1]
        if 0 < name.level < line.level and found[at - 1] and not found[at] and line.path[:-1] == name.path[:-1]:
            under[name.level, line.level].append(at)
    return {
        at
        for alike in under.values()
        if 2 * sum(headings.is_one_role(lines[at].text) for at in alike) > len(alike) > 2
        for at in alike
    }


def _is_in_card(line: Line, rank: int, cards: list[Card], ahead: Line | None) -> bool:
    """Whether a line that could be a label is rather the role in the card of the name above it."""
    if not cards or line.text.endswith(":"):
        return False
    above = cards[-1].line
    if above.level and not line.level and line.index == above.index + 1 and is_status(line.text):
        return True
    if line.index - above.index > 3 or not words.is_role(line.text) or len(line.text) > 100:
        return False
    shared = _shared(line, above)
    if line.level and shared < len(above.path) - 1 and (above.tag == "dd" or _is_behind_list(line, above)):
        return False
    closer = ahead is None or shared > _shared(line, ahead)
    if closer and line.path == above.path and not line.level and headings.is_one_role(line.text):
        return True
    if closer and shared > 0 and len(above.path) - shared <= 3 and not headings.is_kind(line.text):
        return True
    follows = line.index == above.index + 1 and headings.is_one_role(line.text)
    near = closer and 0 < len(above.path) - shared <= 3 and shared > 0
    if follows and near and (line.tag, line.bold) == (above.tag, above.bold):
        return True
    if line.level:
        beside = above.path == line.path or (above.level == line.level and above.path[:-1] == line.path[:-1])
        return follows and bool(above.level) and (above.level < line.level or beside)
    return follows and (rank != headings.BOLD or bool(above.level)) and line.tag != "dt"


def _is_behind_list(heading: Line, above: Line) -> bool:
    """Whether a heading stands behind the list that a line is an item of: it opens what follows."""
    return bool(above.item) and above.item not in heading.path


def _shared(one: Line, other: Line) -> int:
    count = 0
    for left, right in zip(one.path, other.path, strict=False):
        if left != right:
            break
        count += 1
    return count


def _bind(loose: list[Loose], cards: list[Card]) -> None:
    """Give each loose line to the name that shares its deepest element; on a tie, to the one above."""
    for one in loose:
        above = cards[one.at - 1] if one.at > 0 else None
        below = cards[one.at] if one.at < len(cards) else None
        if not (above and _is_below(one, above)) and not (below and _is_above(one, below)):
            continue
        near = _shared(one.line, above.line) if above else -1
        far = _shared(one.line, below.line) if below else -1
        heads = below is not None and one.at > 1 and _heads(one, cards)
        if below and (heads or (far > near and one.labels == below.labels and _leads_to(one, cards, far))):
            below.before.append(one.line)
        elif above and near >= far and _belongs(one, cards, near, far):
            above.after.append(one.line)
    _turn_round(loose, cards)


def _heads(one: Loose, cards: list[Card]) -> bool:
    """Whether a line is the office of the name below it: each is alone in its block, behind a list in one block
    ("Company secretary", below the names of all trustees).
    """
    before, above, below = cards[one.at - 2 : one.at + 1]
    listed = before.line.path == above.line.path != one.line.path
    next_block = below.line.index == one.line.index + 1 and below.line.path != one.line.path
    return listed and next_block and below.line.path[:-1] == one.line.path[:-1] and headings.is_one_role(one.line.text)


def _is_above(one: Loose, card: Card) -> bool:
    """Whether a line stands near enough above a card to open it."""
    return card.line.index - one.line.index <= 3


def _is_below(one: Loose, card: Card) -> bool:
    """Whether a line stands near enough below a card to be part of it."""
    return one.line.index - card.line.index <= MAX_EXTRAS


def _leads_to(one: Loose, cards: list[Card], far: int) -> bool:
    """Whether a line can open the card below it: near by, and in an element that the next card is not in."""
    below, after = cards[one.at], cards[one.at + 1 : one.at + 2]
    if not _is_above(one, below) or is_prose(one.line.text) or _are_items(one.line, below.line):
        return False
    if not after:
        return one.at > 0 or words.is_role(one.line.text)
    return _shared(below.line, after[0].line) < far or headings.is_one_role(one.line.text)


def _belongs(one: Loose, cards: list[Card], near: int, far: int) -> bool:
    """Whether a line can be part of the card above it: near by, under the same labels or in the same tight element,
    one that the card before is not in.
    """
    above, before = cards[one.at - 1], cards[max(0, one.at - 2) : one.at - 1]
    if not _is_below(one, above) or _are_items(one.line, above.line):
        return False
    if one.labels == above.labels:
        return True
    tight = bool(before) and _shared(before[0].line, above.line) < near
    return tight and near > far and near >= max(len(above.line.path) - 1, len(one.line.path) - 2)


def _are_items(one: Line, other: Line) -> bool:
    """Two items of one list are equals: neither is part of the other's card, unless one of them holds a heading."""
    if bool(one.level) != bool(other.level):
        return False
    return bool(one.item and other.item) and one.item not in other.path and other.item not in one.path


def _turn_round(loose: list[Loose], cards: list[Card]) -> None:
    """Flat lists that print the role first: a role line above the first name shows it, as does none below the last."""
    leading = {
        one.at: one.line
        for one in loose
        if one.at < len(cards)
        and cards[one.at].line.index == one.line.index + 1
        and words.is_role(one.line.text)
        and not _are_items(one.line, cards[one.at].line)
    }
    groups: dict[tuple[Label, ...], list[int]] = defaultdict(list)
    for at, card in enumerate(cards):
        groups[card.labels].append(at)
    for members in groups.values():
        first, last = cards[members[0]], cards[members[-1]]
        flat = all(not cards[at].before for at in members[1:]) and first.before in ([], [leading.get(members[0])])
        flat = flat and not any(_is_tight(cards, at) for at in members)
        if not flat or members[0] not in leading or any(words.is_role(text) for text in last.extras()):
            continue
        own = 2 if first.line.tag == "td" else 1  # a table of one column prints each line in a row and a cell
        if _shared(leading[members[0]], first.line) >= len(first.line.path) - own:
            for at in members:
                cards[at].after = []
                cards[at].before = [leading[at]] if at in leading else []


def _is_tight(cards: list[Card], at: int) -> bool:
    """Whether the role printed below a name stands in an element with it that the next name is not in."""
    if not cards[at].after or at + 1 == len(cards):
        return False
    below = cards[at].after[0]
    return words.is_role(below.text) and _shared(below, cards[at].line) > _shared(below, cards[at + 1].line)
