"""Tell at a glance the texts that cannot name anybody, which most lines of most pages are: menus, notices, prose.

Reading a line closely means trying it in many ways, and each asks how like names its parts are. This question is asked
first and is cheap: it may say yes to a line without names, but says no only where every close reading finds nobody.
"""

import re
from functools import lru_cache

from spiders.extract.given_names import GIVEN_NAMES
from spiders.extract.persons import ALSO_SURNAMES, LOW_SURNAME, NEVER, PARTICLES
from transforms.names import HONORIFICS

# A word, or a mark that no name has inside it: then the word is empty.
_WORD = re.compile(r"([^\W\d_]+(?:['’.\-]+[^\W\d_]*)*)|[^\s()\[\]\"“”‘’']")
_ASCII_WORD = re.compile(r"([A-Za-z][A-Za-z'.\-]*)|[^\s()\[\]\"']")  # the same in plain text, and faster
# What any such pair has, found without looking at every word: a capital behind a small letter, or before a gap and
# another capital or what may stand in small letters between two parts of a name.
_ASCII_PARTICLES = "|".join(sorted(filter(str.isascii, PARTICLES), reverse=True))
_PAIR = re.compile(
    r"[A-Z](?:(?<=[a-z].)|[A-Za-z'.\-]*[\s()\[\]\"']+"
    rf"(?:[A-Z]|(?:{_ASCII_PARTICLES})(?![A-Za-z])|ff[a-z]|(?:d|l|dell|dall|nell|all)'[A-Z]|[a-z]{{2,3}}-[A-Z]))"
)
_RUN = re.compile(r"[A-Z][A-Za-z'.\-]*(?:[\s()\[\]\"']+[A-Z][A-Za-z'.\-]*)*(?:[\s()\[\]\"']+[a-z][A-Za-z'.\-]*)?")
_LOW_TITLES = HONORIFICS - {"the"}
_OPENS_NOTE = re.compile(r"[(\[\"“‘]")
_NOTE = re.compile(r"[(\[\"“‘][^()\[\]\"“”’]{0,200}[)\]\"”’]")
# What stands in a name's place where nobody is named: "vacant", "to be appointed", "name withheld".
_NOBODY = tuple(
    "vacan|unfilled|tbc|tba|tbd|to be |await|pending|this be you|recruit|wag|open|available|under way|underway|"
    "in progress|vaka|besetzt|offen|vacat|pourvoir|designar|withheld|not published|not disclosed|anonymous|"
    "redacted".split("|")
)
_SURNAME_FIRST = re.compile(r"[^\W\d_][\w'’-]{0,30}, (?:[A-Z][a-z]{1,10}\.? )?([^\W\d_]+)")
_TURNED_WITH_SEAT = re.compile(r"[^\W\d_][\w'’-]{1,30}, [A-Z][\w'’.-]{0,20}(?: [A-Z]\w{0,15}\.?)? [-–(]")
_GLUED = re.compile(r"[^\W\d_A-Z][A-Z]")
_GLUED_INITIALS = re.compile(r"\b[A-Z]\.[A-Z][a-z]{2}")
_BARRED = frozenset(word for word in NEVER - ALSO_SURNAMES if GIVEN_NAMES.isdisjoint(word.split("-")))


@lru_cache(maxsize=4096)
def may_name_somebody(text: str) -> bool:
    """Whether a text might hold a name, or say that there is none to print; false only when no reading finds either."""
    small = text[1:].islower() and "ff" not in text and "-" not in text  # no second capital, and no other opening
    if not small and (_has_pair(text) or ("." in text and _GLUED_INITIALS.search(text))):
        return True
    if (
        not small
        and ", " in text
        and (
            any(first.casefold() in GIVEN_NAMES for first in _SURNAME_FIRST.findall(text))
            or _TURNED_WITH_SEAT.match(text)
        )
    ):
        return True
    low = text.lower()
    for mark in _NOBODY:
        if mark in low:
            return True
    return _OPENS_NOTE.search(text) is not None and _has_pair(_NOTE.sub(" ", text))


def _words(text: str) -> list[str]:
    """The words of a text, as far as they can be part of a pair: of plain text only those from a capital up to the
    next word in small letters, where no title in small letters opens a name.
    """
    if not text.isascii():
        return _WORD.findall(text)
    if "(" in text or not _LOW_TITLES.isdisjoint(text.split()):
        return _ASCII_WORD.findall(text)
    if not _PAIR.search(text):
        return []
    return [word for run in _RUN.findall(text) for word in (*_ASCII_WORD.findall(run), "")]


def _has_pair(text: str) -> bool:
    """Whether two neighbouring words can begin a name: capitals or titles, and neither a word that names never have.

    Two words that were printed without a space between them ("AnnSample") count as a pair; initials alone do not.
    """
    before, short_before = "", False
    for word in _words(text):
        plain = word if word.isalpha() else word.strip(".'’-")
        if not word or word[0].islower():
            if before and (plain.casefold() in PARTICLES or LOW_SURNAME.match(plain)):
                return True
            before, short_before = (plain if plain in HONORIFICS else ""), False
            continue
        plain, capitals = plain.casefold(), word.isupper()
        title, short = plain in HONORIFICS, capitals and len(plain) < 4 and word.isascii()
        fits = short or title or plain not in _BARRED
        follows = title or fits or plain in PARTICLES or plain == "of" or before in GIVEN_NAMES
        if before and (title if before == "the" else follows) and not (short and short_before):
            return True
        if not capitals and not word[1:].islower() and _GLUED.search(word):
            return True
        # "The" opens a name only before a title, but in capitals it may be initials.
        before = "" if not fits else "THE" if word == "THE" else plain
        short_before = short and not title
    return False
