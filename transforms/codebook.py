"""The codebook as data: load `data/codebook.yml` and refuse it when it contradicts itself.

The phrases that decide a real person's class are data, so that somebody who does not program can read and
correct them in a diff. That only works if the file guards itself: every entry carries examples that must
match and near misses that must not, and a phrase may belong to one entry only. What the signs of one label
add up to is decided in `transforms.decide`.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from transforms.codebook_checks import check_codebook, check_rules
from transforms.declared import DeclarationError, Declared, lines_of, read_declared
from transforms.gazetteer import Gazetteer
from transforms.gazetteer_files import gazetteer_digest, load_gazetteer
from transforms.labels import Label
from transforms.phrases import ANY, Branch, best_match, branching, expand, words_of

Sign = Literal[
    "vacant", "left", "no_vote", "secretary", "not_governing", "governing", "council_of_governors",
    "not_yet", "executive", "post", "municipal", "independent", "selected", "co_opted", "constituency",
    "staff_class", "councillor", "council", "union", "foundation", "owner", "open", "sender", "nominated",
    "ex_officio", "elected", "represents", "reserved", "chair", "office", "seat", "other",
    "employed_elsewhere",
]  # fmt: skip


class Rule(Declared):
    """One rule of precedence: its id, what it says, in one sentence, and roles that it decides."""

    id: Literal["R0", "R1", "R2", "R2b", "R3", "R4", "R5", "R6", "R7"]
    says: str = Field(min_length=20)
    examples: list[str] = Field(min_length=1)


class Entry(Declared):
    """Phrases that are one sign, and what a seat is when this sign decides. `says` completes "the words
    ...".
    """

    name: str
    sign: Sign
    of: Literal["label", "body"] = "label"
    says: str = Field(min_length=5)
    rule: str = "R7"
    class_: str = Field(default="", alias="class")
    subclass: str = ""
    route: str = ""
    grade: Literal["A", "B", "C", "D", "E"] = "C"
    possible: list[str] = Field(default_factory=list)
    phrases: list[str] = Field(min_length=1)
    examples: list[str] = Field(min_length=1)
    near_misses: list[str] = Field(min_length=1)


class CodebookFile(Declared):
    """`data/codebook.yml` as written."""

    version: str
    rules: list[Rule]
    words: dict[str, list[str]]
    entries: list[Entry]


@dataclass(frozen=True)
class Finding:
    """One entry that matched: the words from `first` up to, not including, `last` of the label."""

    entry: Entry
    first: int
    last: int


@dataclass(frozen=True)
class Codebook:
    """The loaded rules. Immutable: build it with `load_codebook`."""

    version: str
    sha256: str
    rules: tuple[Rule, ...]
    entries: tuple[Entry, ...]
    gazetteer: Gazetteer = field(repr=False)
    _label_phrases: Branch = field(repr=False)
    _body_phrases: Branch = field(repr=False)

    @cached_property
    def says(self) -> dict[str, str]:
        """What each rule says, by its id."""
        return {rule.id: rule.says for rule in self.rules}

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of a phrase that is looked for in labels, or of the reference lists."""
        return words_of(self._label_phrases) | self.gazetteer.words

    def find(self, label: Label) -> list[Finding]:
        """Every sign in `label`, from left to right, whole phrases only, a longer phrase before a shorter
        one.
        """
        return self._search(label, self._label_phrases)

    def find_in_body(self, body: Label) -> list[Finding]:
        """The signs of a body's name: whether it governs, and whether it exists yet."""
        return self._search(body, self._body_phrases)

    def _search(self, label: Label, phrases: Branch) -> list[Finding]:
        found, first = [], 0
        while label.readable and first < len(label.words):
            match = best_match(phrases, label.words, first) if label.words[first] in phrases.words else None
            if match:
                found.append(Finding(self.entries[match[1]], first, match[2]))
            first = match[2] if match else first + 1
        return found


# The codebook that was read last, by path and digest.
_checked: dict[tuple[Path, str], Codebook] = {}


def load_codebook(data_dir: Path) -> Codebook:
    """Load the codebook and the gazetteers under `data_dir` and check them.

    Raises `DeclarationError` (one sentence for each mistake, with file and line) when a file is missing or
    malformed, an example does not match, a near miss does, two entries claim one phrase, a phrase can never
    count, a list of words is never used, no label leads to a rule, or a class, subclass or route is unknown.
    """
    path = data_dir / "codebook.yml"
    with suppress(OSError):  # what is missing is said where it is read
        digest = _digest(path, gazetteer_digest(data_dir / "reference"))
        if (path, digest) in _checked:
            return _checked[path, digest]
    file = read_declared(path, CodebookFile)
    gazetteer = load_gazetteer(data_dir / "reference")
    digest = _digest(path, gazetteer.sha256)
    phrases = _all_phrases(path, file)
    codebook = Codebook(
        version=file.version,
        sha256=digest,
        rules=tuple(file.rules),
        entries=tuple(file.entries),
        gazetteer=gazetteer,
        _label_phrases=branching(pair for pair in phrases if file.entries[pair[1]].of == "label"),
        _body_phrases=branching(pair for pair in phrases if file.entries[pair[1]].of == "body"),
    )
    check_codebook(path, file, codebook, phrases)
    check_rules(path, file, codebook)
    _checked.clear()
    _checked[path, digest] = codebook
    return codebook


def _digest(path: Path, gazetteer: str) -> str:
    return hashlib.sha256(path.read_bytes() + gazetteer.encode()).hexdigest()


def _all_phrases(path: Path, file: CodebookFile) -> list[tuple[str, int]]:
    """Every phrase in full, with the number of its entry: more words first, "…" last among equals."""
    unknown = [
        (
            lines_of(path)["entries", str(n), "phrases", str(i)],
            f"the phrase `{phrase}` names the list `{name}`",
        )
        for n, entry in enumerate(file.entries)
        for i, phrase in enumerate(entry.phrases)
        for name in re.findall(r"<(\w+)>", phrase)
        if name not in file.words
    ]
    if unknown:
        known = ", ".join(file.words)
        raise DeclarationError(*(f"{path}:{line}: {text}; there are {known}" for line, text in unknown))
    pairs = {
        (whole, n) for n, entry in enumerate(file.entries) for p in entry.phrases for whole in expand(p, file.words)
    }
    return sorted(pairs, key=lambda pair: (-len(pair[0].split()), ANY in pair[0], -len(pair[0]), pair))
