"""Whose name must not be printed, and how to quote a label without it.

A seat kept for patients, carers, service users, a union or young people reveals what the law calls special-category
data about its holder. It is marked here, in one place; everything downstream obeys the mark.
"""

from __future__ import annotations

from transforms.labels import SEPARATORS, is_plain, read_label
from transforms.seats import WITHHELD, Decision, Seat

# A label that merges one of these with another ("parent and carer") is coded as the other.
WITHHELD_WORDS = frozenset("carer carers patient patients user users young youth union unions".split())
# Words printed with a name, or in place of one, that are no part of it.
NO_NAMES = frozenset("mr mrs ms miss dr cllr councillor staff governor patient carer member".split())


def is_withheld(seat: Seat, decision: Decision) -> bool:
    """Special-category seats: a patient, carer, service user, union member or young person is never named.

    A seat that merges one of these with others, or that is excluded or unclassified, is withheld as well.
    """
    if decision.subclass in WITHHELD:
        return True
    for signs in (seat.role, seat.group):
        for found in signs.of("constituency", "union", "left"):  # a former carer governor as well
            if found.entry.subclass in WITHHELD or WITHHELD_WORDS & set(signs.label.words[found.first : found.last]):
                return True
    return False


def without_name(quote: str, name: str) -> str:
    """`quote` without the words of `name`; as it is where none of them is in it."""
    if not quote or not name:
        return quote
    quoted = read_label(quote)
    if quoted.readable and is_plain(name) and set(quoted.words).isdisjoint(name.casefold().split()):
        return quote
    hidden = {word for word in read_label(name).words if word not in SEPARATORS} - NO_NAMES
    if not hidden & set(quoted.words) and quoted.readable:
        return quote
    spoken = zip(quoted.spans, quoted.words, strict=True)
    return " ".join(quoted.text[a:b] for (a, b), word in spoken if word not in hidden)
