"""Read a published label as words, without trusting what it holds.

A label comes from a stranger's web page: it may hold markup, control characters, right-to-left marks,
letters that only look like Latin ones, or a whole biography. Every rule compares words, so this is the one
place where text becomes words. The words keep their position in the published text, so that the evidence
can be quoted as printed.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

LONGEST_LABEL = 400  # characters; more than this is prose, and prose mentions seats that it does not fill

SEPARATORS = ",;:()/|>"  # ">" joins a trail of headings: "Public governors > West Testshire"
_HIDDEN_BLOCK = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,500}>")
_TOKEN = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*['’`]?|\+|&|[,;:()/|>›»]|(?<=\s)[-–—]+(?=\s|$)|[–—]|\.{3}|…")
_DASHES = dict.fromkeys(map(ord, "‐‑‒−"), "-")
# Cyrillic and Greek letters that are drawn like Latin ones: a page can hold them by accident or by malice.
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ", "ABESIJKMHOPCTYXaesijopcyxdhABEZHIKMNOPTYXovp"
)


@dataclass(frozen=True)
class Label:
    """A published label: `text` as printed (cleaned), `words` folded for comparing, `line` the words in one
    line.

    `spans` are the places of the words in `text`. `readable` is False where the words must not be used as
    evidence: the text is prose, or it holds letters of another script.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    readable: bool = True

    @cached_property
    def line(self) -> str:
        """The folded words joined by single spaces; separators stand as words of their own."""
        return " ".join(self.words)

    def quote(self, first: int, last: int) -> str:
        """The text as printed from word `first` up to, not including, word `last`."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]] if last > first else ""


def clean(text: str) -> str:
    """`text` without markup, control, format and surplus space characters, in compatibility form (NFKC)."""
    text = html.unescape(_TAG.sub(" ", _HIDDEN_BLOCK.sub(" ", text))) if "<" in text or "&" in text else text
    if text.isascii() and text.isprintable():  # most labels: nothing to take out
        return " ".join(text.split())
    text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    kept = (" " if character.isspace() else character for character in text)
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")).split())


@lru_cache(maxsize=2**15)  # the same labels, boards and headings stand in thousands of rows
def read_label(text: str) -> Label:
    """`text` (a role, heading or name as published; any string at all) as a `Label`."""
    if len(text) > 20 * LONGEST_LABEL:  # no label is this long even with its markup: do not spend time on it
        return Label(clean(text[:LONGEST_LABEL]), (), (), readable=False)
    text = clean(text)
    if len(text) > LONGEST_LABEL:
        return Label(text[:LONGEST_LABEL], (), (), readable=False)
    matches = list(_TOKEN.finditer(text))
    words = tuple([fold(match[0]) for match in matches])
    readable = text.isascii() or _is_latin(words)
    return Label(text, words, tuple([match.span() for match in matches]), readable)


def is_plain(text: str) -> bool:
    """Whether `text` is nothing but unaccented words and spaces, so that its folded words are `casefold().split()`."""
    return text.isascii() and text.replace(" ", "").isalnum()


@lru_cache(maxsize=2**15)  # the words of labels are few
def fold(word: str) -> str:
    """`word` as the rules compare it: no case, accents, apostrophes or look-alike letters; `&` is "and"."""
    if word in ("&", "+"):
        return "and"
    if word[0] in "-–—" or word in ("...", "…"):
        return ":"
    if word in "›»":
        return ">"
    if word.isascii():
        return word.replace("'", "").replace("`", "").casefold()
    plain = unicodedata.normalize("NFKD", word.translate(_LOOKALIKES))
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’`").casefold()


def _is_latin(words: tuple[str, ...]) -> bool:
    if all(word.isascii() for word in words):
        return True
    letters = (c for word in words for c in word if c.isalpha() and not c.isascii())
    return all(unicodedata.name(c, "").startswith("LATIN") for c in letters)
