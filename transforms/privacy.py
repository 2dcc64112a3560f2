"""Take a withheld name out of words that surround it.

A seat that reveals special-category data is published without its holder's name, and the name can stand in other words
too: in a role ("Carer governor, contact Ms Obscured"), in a neighbour's, with another apostrophe or accent. So every
word of the name goes, wherever it stands.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

WITHHELD = "[name withheld]"
SHORTEST = 3  # letters; shorter words (initials, "de", "Mr") are in too many other words to be a name
_WORD = re.compile(r"[^\W_]+(?:['’`´‘-][^\W_]+)*")


def name_words(names: Iterable[str]) -> frozenset[str]:
    """The words of the names by which somebody could be known, folded: no case, accents, apostrophes."""
    whole = [word for name in names for word in _WORD.findall(name)]
    found = {folded(part) for word in whole for part in (word, *word.split("-"))}
    return frozenset(word for word in found if len(word) >= SHORTEST)


def without_names(text: str, words: frozenset[str]) -> str:
    """The text with each of the words replaced by "[name withheld]"; several in a row give one."""
    if not words or not text or (words.isdisjoint(_known_by(text)) and WITHHELD not in text):
        return text
    said = _WORD.sub(lambda match: WITHHELD if _is_of(match[0], words) else match[0], text)
    mark = re.escape(WITHHELD)
    return re.sub(rf"{mark}(?:[\s.'’-]*{mark})+", WITHHELD, said)


def without_whole_names(text: str, people: Iterable[frozenset[str]]) -> str:
    """The text without the names of the people of whom at least two words stand in it.

    For the words around somebody else: one word alone ("West", "Young") is more likely a place or a kind of seat.
    """
    for words in people:
        said = _said(text)
        if len({word for word in words if word in said or word.removesuffix("s") in said}) >= 2:
            text = without_names(text, words)
    return text


@lru_cache(50_000)  # the same labels and reasons stand in thousands of rows
def _said(text: str) -> frozenset[str]:
    return frozenset(folded(word).removesuffix("s") for word in _WORD.findall(text))


@lru_cache(10_000)  # as above
def _known_by(text: str) -> frozenset[str]:
    """What a name may be made of for a word of the text to be one of it."""
    return frozenset(form for word in _WORD.findall(text) for form in _forms(word))


def _is_of(word: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(_forms(word))


def _forms(word: str) -> set[str]:
    whole = folded(word)
    return {whole, whole.removesuffix("s"), *(folded(part) for part in word.split("-"))}


def folded(word: str) -> str:
    """Letters and digits alone, without case and accents."""
    if word.isascii() and word.isalnum():  # most words: nothing to fold but the case
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in plain if character.isalnum())
