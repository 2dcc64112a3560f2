"""Lines in which no bar, colon or dash parts a name from what is said of it: commas do, brackets, a hyphen, or nothing.

"Ann Example, OBE, Treasurer, Sampleton" and "Ann Example Partner Director" are read here; stronger marks come before.
"""

import re

from spiders.extract import openings, words
from spiders.extract.attached import detailed, labelled
from spiders.extract.details import NOTE, joined, pieces_of
from spiders.extract.holders import Entry, single_holder
from spiders.extract.people import people, prefixed
from spiders.extract.persons import LIKELY, ends_a_place, is_letters, is_titled, likeness

# How like names all of a list must be, where no role beside one speaks for it.
SURE_IN_LIST = 0.7
MANY = 4
_OPEN_NOTE = re.compile(r"\s*\(([^()]{0,120})$|\s*\b([A-Z]{2,4})\)(?=\s|$)")
_HYPHEN = re.compile(r"-(?=\w)")


def by_commas(text: str) -> list[Entry]:
    """The name first, then letters, then what is said of it: "Name, Role, Place", "Name (XY) Role"."""
    listed = people(text)
    if listed and (len(listed) < 3 or all(entry.sure >= LIKELY for entry in listed)):
        weakest = min(entry.sure for entry in listed)
        if (
            len(listed) == 1
            or weakest >= 0.7
            or "," not in text
            or (len(listed) > 2 and sum(entry.sure for entry in listed) / len(listed) >= 0.7)
            or (len(listed) >= MANY and listed[0].sure < SURE_IN_LIST)  # behind a sure name firms and places may stand
        ):
            return listed
    pieces = pieces_of(text)
    if len(pieces) < 2:
        return behind_brackets(text)
    name = pieces[0]
    rest = pieces[1:]
    while rest and is_letters(rest[0]):
        name, rest = f"{name}, {rest[0]}", rest[1:]
    if rest and words.is_company_form(rest[0]):
        return []  # "Sample Brothers, Inc." is a firm
    single = single_holder(name) or next(iter(behind_brackets(name)), None)
    couple = people(name) if single is None else []
    if single is None and not couple:
        return openings.behind_office(pieces)
    return detailed([single] if single else couple, joined(rest))


def behind_brackets(text: str) -> list[Entry]:
    """The name before the bracket, the role behind: "A Person (AP) Independent Director (Chair)"."""
    found = NOTE.search(text) if "(" in text or "[" in text else None
    if not found or found.start() == 0:
        return []
    single = single_holder(text[: found.end()])
    tail = text[found.end() :].strip(" ,-–")
    if single is None or not tail or not (words.is_role(tail) or len(tail) < 80):
        return []
    return detailed([single], tail)


def run_together(text: str) -> list[Entry]:
    """A name and a role with nothing between: "Ann Example Partner Director", "Chair Ann Example"."""
    mended = _OPEN_NOTE.sub(" ", text).strip() if "(" in text or ")" in text else text
    if mended != text and likeness(mended) >= LIKELY:
        return [Entry(mended, sure=likeness(mended), bare=True)]
    tokens = mended.split()
    if not 3 <= len(tokens) <= 14 or (ends_a_place(mended) and not is_titled(mended)):
        return []
    may_be_seat = not openings.OPENS_SEATS.isdisjoint(words.words_of(mended))
    for at in range(2, min(len(tokens), 7) if may_be_seat else 0):
        name, rest = " ".join(tokens[:at]), " ".join(tokens[at:])
        first = words.words_of(tokens[at])
        if first and first[0] in openings.OPENS_SEATS and words.is_seat(rest) and likeness(name) >= 0.75:
            return detailed([Entry(name, sure=likeness(name))], rest)
    opening, entry = prefixed(mended)
    return [labelled(entry, opening)] if entry and words.is_seat(opening) else []


def hyphened(text: str) -> list[Entry]:
    """A name and a role with a hyphen between and no spaces: "Ann Example-Vice Chair"."""
    for mark in _HYPHEN.finditer(text):
        at = mark.start()
        said = words.words_of(text[at + 1 :])[:1] if text[at + 1].isupper() else ()
        if said and (said[0] in openings.OPENS_ROLES or said[0].partition("-")[0] in openings.OPENS_ROLES):
            holder = single_holder(text[:at])
            return detailed([holder], text[at + 1 :]) if holder else []
    return []
