"""Tell at a glance the texts that cannot name anybody, which most lines of most pages are: menus, notices, prose.

Reading a line closely means trying it in many ways, and each asks how like names its parts are. This question is asked
first and is cheap: it may say yes to a line without names, but says no only where every close reading would find nobody.
"""

import re
from functools import lru_cache

from spiders.extract.given_names import GIVEN_NAMES
from spiders.extract.persons import ALSO_SURNAMES, NEVER, PARTICLES
from transforms.names import HONORIFICS

# A word, or a mark that no name has inside it: then the word is empty.
_WORD = re.compile(r"([^\W\d_](?:[^\W\d_]|['’.\-ʻº])*)|[^\s()\[\]\"“”‘’']")
_NOTE = re.compile(r"[(\[\"“‘][^()\[\]\"“”’]{0,200}[)\]\"”’]")
_NO_NAME = re.compile(
    r"vacan|unfilled|\btb[acd]\b|to be |awaiting|withheld|not published|not disclosed|anonymous|redacted",
    re.IGNORECASE,
)
_GLUED = re.compile(r"[^\W\d_A-Z][A-Z]")
_BARRED = frozenset(word for word in NEVER - ALSO_SURNAMES if GIVEN_NAMES.isdisjoint(word.split("-")))


@lru_cache(maxsize=4096)
def may_name_somebody(text: str) -> bool:
    """Whether a text might hold a name, or say that there is none to print; false only when no reading finds either."""
    if _has_pair(text) or _NO_NAME.search(text):
        return True
    return any(mark in text for mark in "([\"“‘") and _has_pair(_NOTE.sub(" ", text))


def _has_pair(text: str) -> bool:
    """Whether two neighbouring words can begin a name: capitals or titles, and neither a word that names never have.

    Two words that were printed without a space between them ("AnnSample") count as a pair; initials alone do not.
    """
    before, short_before = "", False
    for word in _WORD.findall(text):
        if not word:
            before = ""
            continue
        plain = word.strip(".'’-").casefold()
        title = plain in HONORIFICS
        short = len(plain) < 4 and word.isupper()
        fits = word[0].isupper() and (short or title or plain not in _BARRED)
        if before and not (short and short_before):
            follows = fits or plain in PARTICLES or (before in GIVEN_NAMES and word[0].isupper())
            if title or (follows and before != "the"):
                return True
        if _GLUED.search(word):
            return True
        before, short_before = (plain, short) if fits or title else ("", False)
    return False
