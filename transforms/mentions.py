"""Whom a body is named after: "staff organisations" are somebody's, though not of a kind that decides a class.

A body that is named after workers or users may be led by them, or only serve them. So such a name decides nothing; it
only says which classes are possible.
"""

from __future__ import annotations

from itertools import pairwise

MENTIONS = {
    "worker": frozenset("staff employee employees worker workers workforce union unions volunteer volunteers".split()),
    "user": frozenset(
        "youth young patient patients carer carers user users resident residents tenant tenants leaseholder "
        "leaseholders customer customers parent parents student students public community communities "
        "volunteer volunteers".split()
    ),
}
# "Community housing" and "public bodies" are kinds of body, not people.
NO_PEOPLE = frozenset(
    "housing health healthcare care service services foundation trust interest college school sector body bodies "
    "authority authorities".split()
)
# A name that ends so speaks of several senders, whose kind only the words before can tell.
BODIES = frozenset(
    "bodies organisations organizations groups associations societies networks forums federations agencies".split()
)


def people_meant(piece: str) -> set[str]:
    """The classes of the people that folded words mention: "youth groups" mention users."""
    words = {
        word
        for word, following in pairwise((*piece.split(), ""))
        if not (word in ("community", "public") and following in NO_PEOPLE)
    }
    return {class_ for class_, mentions in MENTIONS.items() if mentions & words}


def are_bodies_of_people(words: list[str]) -> bool:
    """Whether these words mean bodies that people make up or are served by: "staff bodies"."""
    return bool(words) and words[-1] in BODIES and bool(people_meant(" ".join(words)))
