"""The same person on two lists of one body: "KE Brown" of one year and "Kenneth Brown" of the next.

A wrong match would say something false about two people, so a match is made only within one body, on the exact name,
or on one family name with given names that agree as far as both are printed, and then only where nobody else on either
list could be meant. Everything else stays two people. Nobody is matched across organisations: that would take a second
identifier, and a board list prints none.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from transforms.names import given_and_family

ALIKE = 0.75  # of the letters of two family names, in order


@lru_cache(maxsize=1 << 16)
def name_key(person: str) -> str:
    """The name as it is compared: without case, accents and marks.

    >>> name_key("Zoë  O'Invented-Name")
    'zoe oinvented name'
    """
    letters = person.casefold()
    if not person.isascii():  # the letters of ASCII have no accents, and most of a million names have no others
        plain = unicodedata.normalize("NFKD", person).casefold()
        letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    if letters.replace(" ", "").isalnum():
        return " ".join(letters.split())  # as nearly all are, of which there may be a million
    return " ".join(re.sub(r"[^\w\s]|_", " ", re.sub(r"['’]", "", letters)).split())


def has_full_given_name(person: str) -> bool:
    """Whether a given name is printed in full: "Kenneth Brown" and "K Edward Brown" are, "KE Brown" is not."""
    given, family = given_and_family(person)
    return bool(family) and any(len(part) > 1 for part in _parts(given))


def same_people(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Which name of `before` is which name of `after`, by their positions; names that cannot be told are left out.

    Names are without titles; an empty one matches nobody.
    """
    pairs = _only(before, after, lambda name: (name_key(name),))
    open_before = [name if at not in pairs else "" for at, name in enumerate(before)]
    open_after = [name if at not in pairs.values() else "" for at, name in enumerate(after)]
    by_initials = _only(open_before, open_after, _family_and_initial)
    agreeing = {one: other for one, other in by_initials.items() if _agree(before[one], after[other])}
    return {**pairs, **agreeing}


def may_be_same(one: str, other: str) -> bool:
    """Whether two names could be one person's: "Bette McArdle" and "Elizabeth McArdle", "Carol" and "Carole Shields".

    Lists of one body drift in spelling and in given names, so before somebody is said to have come or gone, nobody on
    the other list may share the family name, nor the given name with a family name much like it.
    """
    given, family = given_and_family(one)
    other_given, other_family = given_and_family(other)
    if name_key(family).split()[-1:] == name_key(other_family).split()[-1:]:
        return True
    alike = SequenceMatcher(None, name_key(family), name_key(other_family)).ratio() >= ALIKE
    return alike and name_key(given)[:1] == name_key(other_given)[:1]


def _only(before: Sequence[str], after: Sequence[str], key: Callable[[str], tuple[str, ...]]) -> dict[int, int]:
    """Pairs that share a key which nobody else on either list has."""
    keys_before = [key(name) if name else () for name in before]
    keys_after = [key(name) if name else () for name in after]
    often_before, often_after = Counter(keys_before), Counter(keys_after)
    places = {each: at for at, each in enumerate(keys_after)}
    return {
        at: places[each]
        for at, each in enumerate(keys_before)
        if each and often_before[each] == 1 and often_after[each] == 1
    }


def _family_and_initial(name: str) -> tuple[str, ...]:
    given, family = given_and_family(name)
    return (name_key(family), name_key(given)[:1]) if given and family else ()


def _agree(one: str, other: str) -> bool:
    """Whether the given names agree as far as both are printed: "K E", "Kenneth" and "K" do, "Kate" and "Kenneth"
    do not.
    """
    left, right = (_parts(given_and_family(name)[0]) for name in (one, other))
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(left, right, strict=False))


def _parts(given: str) -> list[str]:
    """Given names and initials, one by one: "KE" in capitals is two initials."""
    parts: list[str] = []
    for word in given.replace(".", " ").split():
        initials = word.isupper() and len(word) <= 3
        parts.extend(name_key(letter) for letter in word) if initials else parts.extend(name_key(word).split())
    return [part for part in parts if part]
