"""Which lines of a page hold names, judged line by line and then by comparing the lines with each other.

A line alone can deceive: "Village Green" reads like a person. Lines that stand at the same place in repeated blocks
seldom deceive together.
"""

import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from spiders.extract import broken, minutes, prose, unusual, words
from spiders.extract.entries import behind_label, read, several, told_by
from spiders.extract.glance import may_name_somebody
from spiders.extract.holders import Entry
from spiders.extract.layout import Line
from spiders.extract.people import people

PROSE = 130
LONG_LABEL = 80
SHORT = 50
SURE_TITLE = 0.7
A_MENU = 8  # links
# Characters in longer lines that are read closely on one page; boards are printed well within it.
LONG_TEXT = 100_000


_TELLS = frozenset(("is", "was", "has", "are", "we", "in", "he", "she", "they", "joined"))


@lru_cache(maxsize=4096)
def is_prose(text: str) -> bool:
    """Whether a line is a sentence rather than a label, a role or a name."""
    if len(text) > PROSE:
        return True
    ends = text.rstrip("\"'”’").endswith((".", "?", "!"))
    if not ends and len(text) <= LONG_LABEL:
        return False
    said = text.split()
    if text.endswith(".") and len(said) >= 3 and not _TELLS.isdisjoint(word.casefold() for word in said[:6]):
        return True
    if len(said) <= (6 if ends else 9) or not (ends or len(text) > LONG_LABEL):
        return False
    return sum(word[0].islower() for word in said) > len(said) * 0.55


def read_lines(lines: list[Line]) -> list[list[Entry]]:
    """The entries of every line, with those that only look like names left out by comparing repeated blocks."""
    budget = LONG_TEXT
    found: list[list[Entry]] = []
    for line in lines:
        budget -= len(line.text) if len(line.text) > SHORT else 0
        found.append(_read_line(line) if len(line.text) <= SHORT or budget > 0 else [])
    for line, entries in zip(lines, found, strict=True):
        # "Vacant seats" over a list is its heading; "Vacant" as a heading is a card without a holder, but the chief
        # heading of a page that seeks somebody is none.
        if entries and entries[0].vacant and line.level == 1:
            entries.clear()
        if (
            entries
            and entries[0].vacant
            and len(entries) == 1
            and entries[0].bare
            and entries[0].name.endswith("s")
            and (line.level or line.bold)
        ):
            entries.clear()
    if any(map(_is_weak, found)) or any(_runs_on(line, entries) for line, entries in zip(lines, found, strict=True)):
        _compare_units(lines, found)
        _drop_addresses(lines, found)
    _compare_sides(lines, found)
    _compare_labels(lines, found)
    _compare_headings(lines, found)
    unusual.add(lines, found)
    unusual.add_told(lines, found)
    _leave_out_labels(lines, found)
    _leave_out_quoted(lines, found)
    _leave_out_menus(lines, found)
    return found


def _leave_out_menus(lines: list[Line], found: list[list[Entry]]) -> None:
    """Leave out what looks like a name among many links that do not: a menu ("Paths Group", "Guest Hall", "Links")."""
    for linked, run in groupby(range(len(lines)), key=lambda at: lines[at].linked and not lines[at].level):
        links = list(run)
        named = [at for at in links if found[at]]
        if linked and len(links) >= A_MENU and 4 * len(named) <= len(links):
            for at in named:
                found[at] = []


def _leave_out_quoted(lines: list[Line], found: list[list[Entry]]) -> None:
    """Leave out who said what the line above quotes: a visitor, a customer."""
    for at in range(1, len(lines)):
        if not found[at] or lines[at].level:
            continue
        said = lines[at - 1].text
        quoted = said[0] in '“"‘' and (lines[at].text[0] in "—–" or len(said) > SHORT)
        if quoted and said.rstrip(" .")[-1] in '”"’':
            found[at] = []


def _leave_out_labels(lines: list[Line], found: list[list[Entry]]) -> None:
    """Leave out what only looks like holders: the title of what follows ("Contactez Nous:"), who is in a picture
    (several in its caption, and no role of any of them, or a sentence), and a vacancy that a card says again in other
    words.
    """
    for at in [at for at, entries in enumerate(found) if entries and entries[0].vacant]:
        line = lines[at]
        for before in (at - 1, at - 2):
            if before >= 0 and _say_both_vacant(found[at], found[before]):
                again = line.tag != lines[before].tag and line.text != lines[before].text
                found[at] = [] if again and lines[before].path[:-1] in (line.path, line.path[:-1]) else found[at]
    for at, line in enumerate(lines):
        entries = found[at]
        if not entries:
            continue
        several = len(entries) > 1 or not (entries[0].bare or line.lead)
        told = len(line.text) > LONG_LABEL or not any(entry.role for entry in entries)
        if line.tag == "figcaption" and several and told:
            found[at] = []
        elif line.text.endswith(":") and entries[0].bare and _is_weak(entries):
            found[at] = entries if at + 1 < len(lines) and _is_mere_role(lines[at + 1], found[at + 1]) else []


def _is_mere_role(line: Line, entries: list[Entry]) -> bool:
    return words.is_role(line.text) and not entries


def _read_line(line: Line) -> list[Entry]:
    if not may_name_somebody(line.text):
        return []
    if line.tag == minutes.CUED and (listed := minutes.listed(line.text)):
        return listed
    if line.text.count(": ") > 1 and (run := prose.by_labels(line.text)):
        return run
    if line.text.count(" is ") > 1 and (told := prose.by_verbs(line.text)):
        return told
    if ";" in line.text and (parts := prose.in_parts(line.text)):
        return parts
    entries = read(line.text, line.lead) if len(line.text) <= PROSE * 4 else _of_long(line)
    if not entries and line.seam:
        entries = broken.in_two_parts(line)
    if not entries or (len(entries) < 2 and minutes.looks_run_on(line.text)):
        entries = minutes.run_on(line.text) or entries
    if (entries and (len(entries) > 1 or line.text.count(",") < 2)) or not prose.is_candidate(line):
        return entries
    subject, holders = prose.read_sentence(line.text)
    if len(holders) <= len(entries):
        return entries
    return [replace(holder, label=subject, role=holder.role) for holder in holders]


def _of_long(line: Line) -> list[Entry]:
    """The holders of a long line: a list, or the one whom its life story opens with."""
    return people(line.text) or several(line.text) or told_by(line.lead, line.text[len(line.lead) :])


def _say_both_vacant(one: list[Entry], other: list[Entry]) -> bool:
    return all(len(entries) == 1 and entries[0].vacant and entries[0].bare for entries in (one, other))


def _compare_units(lines: list[Line], found: list[list[Entry]]) -> None:
    """In repeated blocks (cards, items, rows), keep as names only the positions where names stand in most blocks."""
    within: dict[int, list[int]] = defaultdict(list)
    outer_of: dict[int, int] = {}
    for at, line in enumerate(lines):
        for inner in line.path:
            within[inner].append(at)
        outer_of.update(zip(line.path[1:], line.path, strict=False))
    units: dict[int, list[list[int]]] = defaultdict(list)
    for inner, outer in outer_of.items():
        units[outer].append(within[inner])
    for blocks in units.values():
        repeated = [block for block in blocks if 2 <= len(block) <= 14]
        if len(repeated) >= 2:
            _compare_positions(repeated, lines, found)


def _compare_positions(blocks: list[list[int]], lines: list[Line], found: list[list[Entry]]) -> None:
    means = []
    for position in range(3):
        here = [found[block[position]] for block in blocks if len(block) > position]
        means.append(sum(min(entry.sure for entry in one) if one else 0.0 for one in here) / len(here) if here else 0.0)
    best = max(means[:2])
    if best < 0.6:
        return
    if means[0] >= SURE_TITLE:
        # Below a name a card says more of its holder: what few cards print there is no second name.
        holding = [sum(len(block) > position for block in blocks) / len(blocks) for position in range(3)]
        means[1:] = [mean * share for mean, share in zip(means[1:], holding[1:], strict=True)]
    _leave_out_titles(blocks, means, lines, found)
    for position, mean in enumerate(means):
        if mean < 0.45:
            for block in blocks:
                if len(block) > position and _is_mere_look(found[block[position]]):
                    at = block[position]
                    listed = position and found[at - 1] and _are_two_of_a_list(lines[at - 1], lines[at])
                    found[at] = found[at] if listed or _is_under_role(block, at, lines, found) else []


def _leave_out_titles(blocks: list[list[int]], means: list[float], lines: list[Line], found: list[list[Entry]]) -> None:
    """Leave out whom a post is named after, where cards have their holders above: "Ann Sample Director of Testing"."""
    if means[0] < SURE_TITLE or len(blocks) < MANY_CARDS or len(means) < 2 or means[1] > FEW_SECONDS:
        return
    for block in blocks:
        at = block[1]
        if found[block[0]] and _runs_on(lines[at], found[at]):
            found[at] = []


def _runs_on(line: Line, entries: list[Entry]) -> bool:
    """Whether nothing parts a name from the post behind it."""
    return bool(entries) and not entries[0].bare and entries[0].role != "" and not _MARK.search(line.text)


MANY_CARDS = 5
FEW_SECONDS = 0.2
_MARK = re.compile(r"[,;:(|–—]| - ")


def _is_under_role(block: list[int], at: int, lines: list[Line], found: list[list[Entry]]) -> bool:
    """Whether a line is the heading of a block that names nobody else, right below a role ("Past Chair")."""
    if lines[at].level == 0 or at - 1 not in block or not words.is_role(lines[at - 1].text):
        return False
    return not any(found[other] for other in block if other != at)


def _are_two_of_a_list(above: Line, line: Line) -> bool:
    """Whether a line is set in bold like the name right above it: two of a list, and not a card."""
    return above.bold and line.bold and above.tag == line.tag and above.path[:-1] == line.path[:-1]


def _drop_addresses(lines: list[Line], found: list[list[Entry]]) -> None:
    """In an element with one sure name and many other lines, what merely looks like a name is part of an address."""
    inside: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        inside[line.path].append(at)
    for block in inside.values():
        named = [at for at in block if found[at]]
        if len(block) >= 4 and len(named) <= len(block) / 2:
            for at in named[1:]:
                under_role = words.is_role(lines[at - 1].text) and not found[at - 1]
                if not under_role and _is_mere_look(found[at]) and not _is_weak(found[named[0]]):
                    found[at] = []


def _compare_sides(lines: list[Line], found: list[list[Entry]]) -> None:
    """Where most lines of a list print what the holders are in front of them, a weak name in front is that as well, and
    so is what is no name at all ("P.C.C. – Ann Sample").
    """
    alike: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for at, entries in enumerate(found):
        if entries and (entries[0].label or not entries[0].bare):
            alike[_list_of(lines[at])].append(at)
    led = set()
    for path, members in alike.items():
        labels = [at for at in members if found[at][0].label]
        if len(members) >= 3 and 2 * len(labels) > len(members):
            led.add(path)
            for at in members:
                if _is_weak(found[at]) and not found[at][0].label:
                    found[at] = behind_label(lines[at].text) or found[at]
    for at, line in enumerate(lines if led else []):
        if not found[at] and not line.level and _list_of(line) in led:
            found[at] = behind_label(line.text)


def _list_of(line: Line) -> tuple[int, ...]:
    return line.path[:-1] if line.item else line.path


def _compare_labels(lines: list[Line], found: list[list[Entry]]) -> None:
    """Where the labels of a list say who sent each holder, a body among them did so as well: "Parish Council: ..."."""
    senders, bodies = Counter[tuple[int, ...]](), defaultdict[tuple[int, ...], list[int]](list)
    for at, entries in enumerate(found):
        if entries and entries[0].label and not entries[0].role:
            if entries[0].affiliation == entries[0].label:
                senders[lines[at].path] += 1
            elif not entries[0].affiliation and words.names_a_body(entries[0].label):
                bodies[lines[at].path].append(at)
    for path, places in bodies.items():
        for at in places if senders[path] >= len(places) else ():
            found[at] = [replace(entry, affiliation=entry.label, bare=False) for entry in found[at]]


def _is_mere_look(entries: list[Entry]) -> bool:
    """Whether a line only looks like a name: no seat in it speaks for a holder."""
    return _is_weak(entries) and not words.is_seat(entries[0].role)


def _is_weak(entries: list[Entry]) -> bool:
    return bool(entries) and min(entry.sure for entry in entries) < 0.7


def _compare_headings(lines: list[Line], found: list[list[Entry]]) -> None:
    """A heading that might be a name is a label after all when surer names stand directly below it."""
    named = Counter(line.path[:-2] for line, entries in zip(lines, found, strict=True) if line.level == 1 and entries)
    for at in [at for at, line in enumerate(lines[:-1]) if line.level and found[at]]:
        line, sure = lines[at], min(entry.sure for entry in found[at])
        alone = named[line.path[:-2]] < 2
        if line.level == 1 and alone and sure < SURE_TITLE and not words.is_role(lines[at + 1].text):
            found[at] = []  # a page's chief heading is more often its subject than an unheard-of name
        if at == 0 and line.level and line.linked and sure < SURE_TITLE:
            found[at] = []  # the name of the site, with a link to its first page
        if line.level and sure < 0.9:
            below = found[at + 1]
            if below and min(entry.sure for entry in below) >= max(0.7, sure) and not lines[at + 1].level:
                found[at] = []
