"""Entries that stand for a holder although the words in the holder's place do not read as a name.

One word, another script, lower case, a digit: what is printed there is still somebody's name, and the seat is still
filled. Only the form of the list can say so: the same line, with a role beside it, as the sure names around it. Such
an entry is handed on with little confidence, so that the seat is counted among what is held back, and so that one
person's line never becomes the affiliation, the role or the heading of the next.
"""

import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache

from spiders.extract import headings, words
from spiders.extract.details import NOTE, split_detail
from spiders.extract.entries import GOES_ON, cuts
from spiders.extract.holders import Entry, is_in_care_of, single_holder, tidy
from spiders.extract.layout import Line
from spiders.extract.not_names import PLACE_WORDS
from spiders.extract.persons import LIKELY, could_name_somebody, ends_a_place, likeness

SURE = 0.3
MAX_LINE = 160
MAX_NAME = 70
_PAIR = re.compile(r"\s+(?:and|&)\s+|\s*/\s*")
_Form = tuple[str, int, tuple[int, ...]]


def holders(text: str) -> list[Entry]:
    """The text as one holder, or as two with "and" between them, whatever their names look like; none when its words
    say that it is something else (a role, a place, an organisation).
    """
    text = tidy(NOTE.sub("", text))
    if not 1 <= len(text) <= MAX_NAME:
        return []
    parts = [part.strip() for part in _PAIR.split(text)]
    if len(parts) > 2 or not all(could_name_somebody(part) for part in parts):
        return []
    if len(parts) == 2 and len(parts[0].split()) == 1 and len(parts[1].split()) > 1:
        # Two people who share the surname that is printed once.
        parts[0] = f"{parts[0]} {parts[1].split()[-1]}"
    return [Entry(part, sure=SURE, bare=True) for part in parts]


def with_role(text: str) -> list[Entry]:
    """The holders of a line that prints a role behind them: "Example, Carer governor", "Example (Chair)"."""
    return list(_with_role(text))


@lru_cache(maxsize=1024)
def _with_role(text: str) -> tuple[Entry, ...]:
    text = tidy(text)
    if len(text) > MAX_LINE or text.startswith("(") or is_in_care_of(text):
        return ()
    for name, detail in _cuts(text):
        role, affiliation = split_detail(detail)
        found = holders(name) if states_role(role) else []
        if found:
            return tuple(replace(one, role=role, affiliation=affiliation, bare=False) for one in found)
    return ()


def behind_role(text: str) -> list[Entry]:
    """The holders of a line that prints a role in front of them: "Carer governor: Example"."""
    text = tidy(text)
    cut = next(cuts(text, 1), None) if len(text) <= MAX_LINE else None
    if cut is None or not states_role(text[: cut.start()].strip()) or words.SEATS.isdisjoint(words.words_of(text)):
        return []
    role = text[: cut.start()].strip()
    named = holders(text[cut.end() :]) or _named_as_a_place(text[cut.end() :].strip())
    return [replace(one, role=role, label=role, bare=False) for one in named]


def _named_as_a_place(text: str) -> list[Entry]:
    """The holder whose surname is a word of places as well ("Park Sample"); two such words are a place."""
    places = sum(word in PLACE_WORDS for word in words.words_of(text))
    return [Entry(tidy(text), sure=LIKELY)] if places == 1 and _is_weak_name(text) else []


def states_role(text: str) -> bool:
    """Whether a text says what one person is, and neither names a body nor runs on into a sentence."""
    if len(text) > 100 or text.endswith((".", "?", "!")) or not headings.is_one_role(text):
        return False
    # "University" alone is whom a seat is for; behind another word it is an organisation's name.
    return not words.is_organisation(text) or not (words.SEATS | words.JOBS).isdisjoint(words.words_of(text))


def _cuts(text: str) -> list[tuple[str, str]]:
    """The ways to cut a line into a holder and what is said of them, the strongest mark first."""
    ways = [(text[: cut.start()], text[cut.end() :]) for cut in cuts(text, 1)]
    name, comma, rest = text.partition(",")
    if comma and not words.is_company_form(rest):
        ways.append((name, rest))
    note = NOTE.search(text)
    if note and note.start():
        ways.append((text[: note.start()], note.group(1)))
    tokens = text.split()
    for at in range(1, min(len(tokens), 5)):
        said = words.words_of(tokens[at])
        if said and (said[0] in words.SEATS or said[0] in words.CLASSES):
            ways.append((" ".join(tokens[:at]), " ".join(tokens[at:])))
            break
    return ways


def add(lines: list[Line], found: list[list[Entry]]) -> None:
    """Put the unusual holders among what was found, where the lines of the same form around them are sure names with
    a role in the same place.
    """
    if not any(found):
        return
    alike: dict[_Form, list[int]] = defaultdict(list)
    titles: dict[_Form, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        alike[line.tag, len(line.path), line.path[:-3]].append(at)
        if line.level:
            titles[line.tag, len(line.path), line.path[:-5]].append(at)  # of cards in a grid
    for members in alike.values():
        named = [at for at in members if found[at] and not found[at][0].vacant]
        unread = [at for at in members if not found[at]]
        if not named or not unread:
            continue
        place = _usual_place(named, lines, found)
        fresh = {at: _read(at, lines, found, place) for at in unread} if place else {}
        for at, entries in fresh.items():
            found[at] = entries
        _add_weak(unread, named, lines, found)
    for members in titles.values():
        named = [at for at in members if found[at] and not found[at][0].vacant]
        _add_weak([at for at in members if not found[at]], named, lines, found)


def add_told(lines: list[Line], found: list[list[Entry]]) -> None:
    """Put those with whom a sentence opens that the page sets apart ("<b>Ann Example</b> is ..."), however unheard of
    their names, among others of whom it tells so.
    """
    telling = [
        at
        for at, line in enumerate(lines)
        if line.lead and GOES_ON.match(line.text[len(line.lead) :]) and not line.level
    ]
    told = [at for at in telling if found[at]]
    if len(told) < FEWEST_TOLD:
        return
    for at in telling:
        holder = single_holder(tidy(lines[at].lead)) if not found[at] and lines[at].tag == lines[told[0]].tag else None
        if holder and not holder.vacant:
            found[at] = [holder]


FEWEST_TOLD = 3


def _add_weak(unread: list[int], named: list[int], lines: list[Line], found: list[list[Entry]]) -> None:
    """Put those whose names are a place's as well among the sure names of one form, where they are few."""
    if not named:
        return
    set_off = Counter(_set_off(lines[at]) for at in named).most_common(1)[0][0]
    weak = [at for at in unread if not found[at] and _is_weak_name(lines[at].text) and _set_off(lines[at]) == set_off]
    if 3 * len(weak) <= len(named):
        for at in weak:
            found[at] = [Entry(tidy(lines[at].text), sure=LIKELY, bare=True)]


def _set_off(line: Line) -> tuple[bool, bool]:
    """How a line is set off from those around it: by a link, by bold."""
    return line.linked, line.bold


def _is_weak_name(text: str) -> bool:
    """Whether a text is a person's name as well as a place's ("Otis Grange"): its neighbours must tell."""
    short = 2 <= text.count(" ") + 1 <= 3 and len(text) <= 40 and not ends_a_place(text)
    return short and 0.0 < likeness(tidy(text)) < LIKELY


def _usual_place(named: list[int], lines: list[Line], found: list[list[Entry]]) -> str:
    """Where most of the sure names of one form have their role: in the "line" behind the name, in the line before it
    ("label"), on the next line ("below") or on the line before ("above"), or "nowhere"; empty when they do not agree.
    """
    votes: dict[str, int] = defaultdict(int)
    for at in named:
        entry = found[at][0]
        if entry.role:
            votes["label" if entry.label else "line"] += 1
        elif entry.bare and _is_role_line(at + 1, at, lines, found):
            votes["below"] += 1
        elif entry.bare and _is_role_line(at - 1, at, lines, found) and not _has_both(lines[at - 1].text):
            votes["above"] += 1
        elif entry.bare:
            votes["nowhere"] += 1
    best = max(votes, key=lambda place: (votes[place], place == "nowhere"), default="")
    return best if best and 2 * votes[best] >= len(named) else ""


def _read(at: int, lines: list[Line], found: list[list[Entry]], place: str) -> list[Entry]:
    text = lines[at].text
    if place in ("line", "label") or (place == "nowhere" and _has_both(text)):
        return with_role(text) or behind_role(text)
    beside = at - 1 if place == "above" else at + 1
    if not place or not _is_role_line(beside, at, lines, found):
        return []
    other = at + 1 if place == "above" else at - 1
    if (
        0 <= other < len(lines)
        and found[other]
        and _shared(lines[at], lines[other]) >= _shared(lines[at], lines[beside])
    ):
        return []  # between a name and a role, nearer to the name: a part of its card
    return holders(text)


def _has_both(text: str) -> bool:
    """Whether a line prints a holder and a role with a mark between them, and so is an entry of its own."""
    return ("," in text or any(cuts(text, 1))) and bool(with_role(text))


def _is_role_line(at: int, name: int, lines: list[Line], found: list[list[Entry]]) -> bool:
    """Whether a line says what the holder on the line `name` is: it states a role, in no other item of the list."""
    if not 0 <= at < len(lines) or found[at] or lines[at].item != lines[name].item:
        return False
    return states_role(lines[at].text)


def _shared(one: Line, other: Line) -> int:
    return next(
        (count for count, (left, right) in enumerate(zip(one.path, other.path, strict=False)) if left != right),
        min(len(one.path), len(other.path)),
    )
