"""What kind of body sends a representative: a council, an NHS body, a university, a charity, a tenants'
federation.

Rule R2 gives a seat the class of the body that fills it, so a body must be recognised by its kind, never
guessed. Kinds and their words are in `data/reference/bodies.yml`; names that do not show their kind ("Samaritans") in
`names.csv`; every British council, with former and variant names, in `councils.csv`. A name that none of them knows
stays unknown, and the seat unclassified.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from pydantic import Field

from transforms.declared import Declared
from transforms.labels import read_label


class BodyKind(Declared):
    """One kind of body: its class and subclass, and the words that show it.

    A `weak` phrase ("council", "foundation trust") shows the kind only alone, or behind a place or a word of `beside`:
    Testshire Council is one, a Churches Council is not.
    """

    name: str
    class_: str = Field(alias="class")
    subclass: str
    phrases: list[str] = Field(default_factory=list)
    weak: list[str] = Field(default_factory=list)
    beside: list[str] = Field(default_factory=list)
    examples: list[str] = Field(min_length=1)
    near_misses: list[str] = Field(min_length=1)


@dataclass
class Ending:
    """The end of some phrases: which words can stand before it, and the kind whose phrase is complete here."""

    before: dict[str, Ending] = field(default_factory=dict)
    kind: int | None = None


UNKNOWABLE = -1
LONGEST_PLACE = 8  # words: Armagh City, Banbridge and Craigavon


@dataclass(frozen=True)
class Gazetteer:
    """Bodies by kind, councils by name, and the words of places."""

    kinds: tuple[BodyKind, ...]
    names: dict[str, str]  # of bodies whose words do not show their kind, folded, and the kind
    council_names: frozenset[str]
    places: frozenset[str]
    place_words: frozenset[str]
    institution_words: frozenset[str]
    qualifiers: frozenset[str]
    around: frozenset[str]
    regions: frozenset[str]
    departments: frozenset[str]
    place_endings: tuple[str, ...]
    open_ended: re.Pattern[str]
    fillers: frozenset[str]
    sha256: str
    _endings: Ending = field(repr=False)

    @cached_property
    def _council(self) -> BodyKind:
        return next(kind for kind in self.kinds if kind.name == "council")

    def kind_of(self, name: str) -> BodyKind | None:
        """The kind of the one body that `name` (folded words) names; None when it is not known.

        Of several words that show a kind the last one decides, and of those the longest: a "University
        Hospitals NHS Foundation Trust" is an NHS body, a "Council for Voluntary Service" is no council. What
        stands around a body is not that body: the "Friends of Invented NHS Trust", a council's pensioners' club.
        """
        name = name.strip()
        if name in self.council_names:
            return self._council
        words = name.split()
        for end in range(len(words), 0, -1):
            found = self._longest_ending_at(words[:end])
            if found is not None:
                index, first = found
                known = index != UNKNOWABLE and not self._is_around(words, first, end)
                return self.kinds[index] if known and self._counts(self.kinds[index], words, first, end) else None
        return None

    def _counts(self, kind: BodyKind, words: list[str], first: int, end: int) -> bool:
        """Whether the words from `first` to `end` show the kind in what they stand in; all but the weak ones do."""
        if " ".join(words[first:end]) not in self._weak[kind.name]:
            return True
        before, after = words[:first], words[end:]
        goes_with = not before or before[-1] in self.fillers or before[-1] in kind.beside
        if not (goes_with or self._ends_with_a_place(before)):
            return False
        return after[:1] not in (["of"], ["for"]) or (after[0] == "of" and self._is_the_name_of_a_place(after[1:]))

    @cached_property
    def _weak(self) -> dict[str, frozenset[str]]:
        return {kind.name: frozenset(line_of_words(phrase) for phrase in kind.weak) for kind in self.kinds}

    def _ends_with_a_place(self, words: list[str]) -> bool:
        lengths = range(1, min(len(words), LONGEST_PLACE) + 1)
        return any(self._is_known_as_a_place(" ".join(words[-length:])) for length in lengths)

    def _is_the_name_of_a_place(self, words: list[str]) -> bool:
        """Whether what follows "of" is a place: the Council of the Isles of Scilly, of the City of Testchester."""
        rests = (words[start:] for start in range(len(words)) if all(w in self.before_a_place for w in words[:start]))
        return any(len(rest) <= LONGEST_PLACE and self._is_known_as_a_place(" ".join(rest)) for rest in rests)

    def _is_known_as_a_place(self, name: str) -> bool:
        known = name in self.places or name in self.council_names or name in self.regions
        return known or (" " not in name and name.endswith(self.place_endings))

    @cached_property
    def before_a_place(self) -> frozenset[str]:
        """Words between "of" and the name of a place: "the City of"."""
        return self.fillers | {"city", "borough", "county", "district", "royal", "metropolitan", "town", "parish"}

    def _is_around(self, words: list[str], first: int, end: int) -> bool:
        """Whether the body is named after one of the kind and is none: its pensioners' club, its friends."""
        of = [before for before, word in pairwise(words[:first]) if word == "of"]
        return not self.around.isdisjoint((*words[end:], *of))

    def _longest_ending_at(self, words: list[str]) -> tuple[int, int] | None:
        """The kind whose phrase ends with the last of `words` and has the most words, and where that begins."""
        node, best = self._endings, None
        for first in range(len(words) - 1, -1, -1):
            found = node.before.get(words[first])
            if found is None:
                break
            node = found
            best = best if node.kind is None else (node.kind, first)
        return best

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of every list."""
        lists = (self.council_names, self.places, self.place_words, self.institution_words, self.qualifiers,
                 self.around, self.regions, self.departments, self.fillers, self.before_a_place,
                 *(kind.beside for kind in self.kinds))  # fmt: skip
        told = {word for lines in lists for line in lines for word in line_of_words(line).split()}
        return frozenset(told | set(re.findall(r"\w+", self.open_ended.pattern))) | _words_of(self._endings)

    def holds_a_name(self, line: str) -> bool:
        """Whether folded words hold one of the names that do not show their kind."""
        return any(f" {name} " in f" {line} " for name in self.names)

    def is_open_ended(self, line: str) -> bool:
        """Whether folded words leave a list open ("and others"): then bodies of any kind may be meant."""
        return self.open_ended.search(line) is not None

    def is_place(self, words: list[str]) -> bool:
        """Whether `words` (folded) name a place: known places and words of geography, and at least one of
        them.
        """
        line = " ".join(words)
        if not words or len(words) > 12:
            return False
        if line in self.places:
            return True
        rest = [word for word in words if word not in self.place_words]
        if self.institution_words & set(rest) and not line.startswith("out of trust"):
            return False
        has_geography = len(rest) < len(words) and any(
            word in self.place_words and word not in ("and", "the", "of", "in") for word in words
        )
        return has_geography and (len(rest) <= 2 or " ".join(rest) in self.places)


def by_last_word(phrases: Iterable[tuple[str, int]]) -> Ending:
    """The phrases, to be read from their last word back; of two that are equal the first counts."""
    root = Ending()
    for phrase, kind in phrases:
        ends = [root]
        for word in reversed(line_of_words(phrase).split()):
            # A plural s is understood.
            forms = (word, f"{word}s") if len(word) > 3 and word[-1] != "s" else (word,)
            ends = [end.before.setdefault(form, Ending()) for end in ends for form in forms]
        for end in ends:
            end.kind = kind if end.kind is None else end.kind
    return root


def _words_of(ending: Ending) -> frozenset[str]:
    return frozenset(ending.before).union(*map(_words_of, ending.before.values()))


def line_of_words(text: str) -> str:
    """The folded words of `text` in one line."""
    return read_label(text).line
