"""What kind of body sends a representative: a council, an NHS body, a university, a charity, a tenants'
federation.

Rule R2 gives a seat the class of the body that fills it, so a body must be recognised by its kind, never
guessed. Kinds and their words are in `data/reference/bodies.yml`; the names of every British council, with
former and variant names, in `data/reference/councils.csv`. A name that neither knows stays unknown, and the
seat unclassified.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from pydantic import Field

from transforms.declared import DeclarationError, Declared, Place, lines_of, read_declared
from transforms.labels import read_label


class BodyKind(Declared):
    """One kind of body: its class and subclass, the words that show it and the names that are it."""

    name: str
    class_: str = Field(alias="class")
    subclass: str
    phrases: list[str] = Field(default_factory=list)
    names: list[str] = Field(default_factory=list)
    examples: list[str] = Field(min_length=1)
    near_misses: list[str] = Field(min_length=1)


class BodiesFile(Declared):
    """`data/reference/bodies.yml` as written."""

    kinds: list[BodyKind]
    unknowable: list[str]
    open_ended: list[str]
    fillers: list[str]
    place_words: list[str]
    institution_words: list[str]
    qualifiers: list[str]
    around: list[str]


@dataclass
class Ending:
    """The end of some phrases: which words can stand before it, and the kind whose phrase is complete here."""

    before: dict[str, Ending] = field(default_factory=dict)
    kind: int | None = None


UNKNOWABLE = -1


@dataclass(frozen=True)
class Gazetteer:
    """Bodies by kind, councils by name, and the words of places."""

    kinds: tuple[BodyKind, ...]
    council_names: frozenset[str]
    places: frozenset[str]
    place_words: frozenset[str]
    institution_words: frozenset[str]
    qualifiers: frozenset[str]
    around: frozenset[str]
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
                return self.kinds[index] if known else None
        return None

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


def load_gazetteer(folder: Path) -> Gazetteer:
    """Read `bodies.yml` and `councils.csv` in `folder`.

    Raises `DeclarationError` when one is missing or malformed, an example is not of its kind or a near miss
    is, or words can never count.
    """
    path, councils = folder / "bodies.yml", folder / "councils.csv"
    file = read_declared(path, BodiesFile)
    names, places = _councils(councils)
    phrases = [(phrase, n) for n, kind in enumerate(file.kinds) for phrase in (*kind.phrases, *kind.names)]
    phrases += [(phrase, UNKNOWABLE) for phrase in file.unknowable]
    gazetteer = Gazetteer(
        kinds=tuple(file.kinds),
        council_names=names,
        places=places,
        place_words=frozenset(_line(word) for word in file.place_words),
        institution_words=frozenset(_line(word) for word in file.institution_words),
        qualifiers=frozenset(_line(word) for word in file.qualifiers),
        around=frozenset(_line(word) for word in file.around),
        open_ended=re.compile(rf"(?<!\S)(?:{'|'.join(re.escape(_line(words)) for words in file.open_ended)})(?!\S)"),
        fillers=frozenset(_line(word) for word in file.fillers),
        sha256=hashlib.sha256(path.read_bytes() + councils.read_bytes()).hexdigest(),
        _endings=_by_last_word(phrases),
    )
    _check(path, file, gazetteer)
    return gazetteer


def _check(path: Path, file: BodiesFile, gazetteer: Gazetteer) -> None:
    lines = lines_of(path)
    problems = [*_wrong_examples(file, gazetteer), *_phrases_that_never_count(file, gazetteer)]
    if problems:
        found = sorted((lines[place], text) for place, text in problems)
        raise DeclarationError(*(f"{path}:{line}: {text}" for line, text in found))


def _wrong_examples(file: BodiesFile, gazetteer: Gazetteer) -> Iterator[tuple[Place, str]]:
    for n, kind in enumerate(file.kinds):
        for which, wanted in (("examples", True), ("near_misses", False)):
            for i, name in enumerate(getattr(kind, which)):
                found = gazetteer.kind_of(_line(name))
                if (found is not None and found.name == kind.name) != wanted:
                    taken = f"taken for `{found.name}`" if found else "not recognised"
                    yield ("kinds", str(n), which, str(i)), f"kind `{kind.name}`: `{name}` in `{which}` is {taken}"


def _phrases_that_never_count(file: BodiesFile, gazetteer: Gazetteer) -> Iterator[tuple[Place, str]]:
    for n, kind in enumerate(file.kinds):
        for which in ("phrases", "names"):
            for i, phrase in enumerate(getattr(kind, which)):
                found = gazetteer.kind_of(_line(phrase))
                if found is None or found.name != kind.name:
                    rival = f"`{found.name}`" if found else "a body of no known kind"
                    text = f"kind `{kind.name}`: `{phrase}` never counts: it is taken for {rival}"
                    yield ("kinds", str(n), which, str(i)), text
    known = [(phrase, n) for n, kind in enumerate(file.kinds) for phrase in (*kind.phrases, *kind.names)]
    all_known = replace(gazetteer, _endings=_by_last_word(known))
    for i, phrase in enumerate(file.unknowable):
        if found := gazetteer.kind_of(_line(phrase)):
            yield ("unknowable", str(i)), f"`{phrase}` in `unknowable` is a phrase of the kind `{found.name}` as well"
        elif all_known.kind_of(_line(phrase)) is None:
            text = f"`{phrase}` in `unknowable` keeps nothing out: no kind has words for it; take it out"
            yield ("unknowable", str(i)), text


def _councils(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Names that are a council's (they say so) and names that are only its place."""
    if not path.exists():
        raise DeclarationError(f"{path}:1: there is no such file; it lists the councils by name")
    names, places = set(), set()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name = _line(row["name"])
            if re.search(r"\b(council|corporation|authority|borough|royal|city of|ca)\b", name):
                names.add(name)
                continue
            places.add(name)
            if len(short := re.split(r" (?:upon|on|under) ", name)[0]) > 3:
                places.add(short)
    return frozenset(names), frozenset(places)


def _by_last_word(phrases: list[tuple[str, int]]) -> Ending:
    """The phrases, to be read from their last word back; of two that are equal the first counts."""
    root = Ending()
    for phrase, kind in phrases:
        ends = [root]
        for word in reversed(_line(phrase).split()):
            # A plural s is understood.
            forms = (word, f"{word}s") if len(word) > 3 and word[-1] != "s" else (word,)
            ends = [end.before.setdefault(form, Ending()) for end in ends for form in forms]
        for end in ends:
            end.kind = kind if end.kind is None else end.kind
    return root


def _line(text: str) -> str:
    return read_label(text).line
