"""The codebook as data: load `data/codebook.yml` and refuse it when it contradicts itself.

The phrases that decide a real person's class are data, so that somebody who does not program can read and
correct them in a diff. That only works if the file guards itself: every entry carries examples that must
match and near misses that must not, and a phrase may belong to one entry only. What the signs of one label
add up to is decided in `transforms.decide`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from transforms.declared import DeclarationError, Declared, lines_of, read_declared
from transforms.gazetteer import Gazetteer, load_gazetteer
from transforms.labels import SEPARATORS, Label, fold, read_label
from transforms.schema import CLASSES, ROUTES, SUBCLASSES

RULES = ("R0", "R1", "R2", "R2b", "R3", "R4", "R5", "R6", "R7")

Sign = Literal[
    "vacant", "left", "no_vote", "secretary", "not_governing", "governing", "council_of_governors",
    "not_yet", "executive", "post", "municipal", "independent", "selected", "co_opted", "constituency",
    "staff_class", "councillor", "council", "union", "foundation", "owner", "open", "sender", "nominated",
    "ex_officio", "elected", "represents", "reserved", "chair", "office", "seat", "other",
    "employed_elsewhere",
]  # fmt: skip


ANY = "…"
NUMBER = "#"
LONGEST_ANY = 6  # words that "…" may stand for


@dataclass
class Branch:
    """Phrases that begin with the same words: what can come next, and the phrase that is complete here.

    A complete phrase is its rank (a longer phrase has a lower one, and wins) and the number of its entry.
    """

    words: dict[str, Branch] = field(default_factory=dict)
    complete: tuple[int, int] | None = None


class Rule(Declared):
    """One rule of precedence: its id and what it says, in one sentence."""

    id: Literal["R0", "R1", "R2", "R2b", "R3", "R4", "R5", "R6", "R7"]
    says: str = Field(min_length=20)


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
    near_misses: list[str] = Field(default_factory=list)


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
            match = _best_match(phrases, label.words, first) if label.words[first] in phrases.words else None
            if match:
                found.append(Finding(self.entries[match[1]], first, match[2]))
            first = match[2] if match else first + 1
        return found


def load_codebook(data_dir: Path) -> Codebook:
    """Load the codebook and the gazetteers under `data_dir` and check them.

    Raises `DeclarationError` (one sentence for each mistake, with file and line) when a file is missing or
    malformed, an example does not match, a near miss does, two entries claim one phrase, or a class,
    subclass or route is unknown.
    """
    path = data_dir / "codebook.yml"
    file = read_declared(path, CodebookFile)
    gazetteer = load_gazetteer(data_dir / "reference")
    digest = hashlib.sha256(path.read_bytes() + gazetteer.sha256.encode()).hexdigest()
    phrases = _all_phrases(path, file)
    codebook = Codebook(
        version=file.version,
        sha256=digest,
        rules=tuple(file.rules),
        entries=tuple(file.entries),
        gazetteer=gazetteer,
        _label_phrases=_branching(pair for pair in phrases if file.entries[pair[1]].of == "label"),
        _body_phrases=_branching(pair for pair in phrases if file.entries[pair[1]].of == "body"),
    )
    check_codebook(path, file, codebook, phrases)
    return codebook


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


def check_codebook(path: Path, file: CodebookFile, codebook: Codebook, phrases: list[tuple[str, int]]) -> None:
    """Raise `DeclarationError` naming every way in which the file contradicts itself."""
    lines = lines_of(path)
    problems: list[tuple[int, str]] = []
    if [rule.id for rule in file.rules] != list(RULES):
        problems.append((lines["rules",], f"`rules` must list {', '.join(RULES)}, in this order"))
    for n, entry in enumerate(file.entries):
        place = ("entries", str(n))
        problems += [(lines.get((*place, key), lines[place]), text) for key, text in _wrong_codes(entry)]
        for kind in ("examples", "near_misses"):
            for i, label in enumerate(getattr(entry, kind)):
                find = codebook.find_in_body if entry.of == "body" else codebook.find
                matched = any(found.entry is codebook.entries[n] for found in find(read_label(label)))
                if matched != (kind == "examples"):
                    which = "example" if kind == "examples" else "near miss"
                    text = f"entry `{entry.name}`: the {which} `{label}`"
                    problems.append((lines[(*place, kind, str(i))], f"{text} {'is' if matched else 'is not'} matched"))
    owners: dict[tuple[str, str], int] = {}
    for phrase, n in sorted(phrases, key=lambda pair: pair[1]):
        rival = owners.setdefault((file.entries[n].of, phrase), n)
        if rival != n:
            names = f"`{file.entries[rival].name}` and `{file.entries[n].name}`"
            problems.append((lines["entries", str(n), "phrases"], f"the phrase `{phrase}` is claimed by {names}"))
    if problems:
        raise DeclarationError(*(f"{path}:{line}: {text}" for line, text in sorted(problems)))


def _wrong_codes(entry: Entry) -> list[tuple[str, str]]:
    wrong = []
    if entry.class_ and entry.class_ not in CLASSES:
        wrong.append(("class", f"`{entry.class_}` is not a class; allowed are {', '.join(CLASSES)}"))
    elif entry.subclass and entry.subclass not in SUBCLASSES.get(entry.class_, ()):
        allowed = ", ".join(SUBCLASSES.get(entry.class_, ())) or "none"
        wrong.append(("subclass", f"`{entry.subclass}` is not a subclass of `{entry.class_}`; allowed are {allowed}"))
    if entry.route and entry.route not in ROUTES:
        wrong.append(("route", f"`{entry.route}` is not a route; allowed are {', '.join(ROUTES)}"))
    if entry.rule not in RULES:
        wrong.append(("rule", f"`{entry.rule}` is not a rule; allowed are {', '.join(RULES)}"))
    if any(name not in CLASSES[:4] for name in entry.possible):
        wrong.append(("possible", f"`possible` may hold {', '.join(CLASSES[:4])}"))
    return [(key, f"entry `{entry.name}`: {text}") for key, text in wrong]


def expand(phrase: str, words: dict[str, list[str]]) -> list[str]:
    """`phrase` folded, with each `<list>` replaced by every member of that list of `words`."""
    match = re.search(r"<(\w+)>", phrase)
    if not match:
        return [" ".join(part if part in (ANY, NUMBER) else _folded(part) for part in phrase.split())]
    return [
        line
        for member in words[match.group(1)]
        for line in expand(phrase[: match.start()] + member + phrase[match.end() :], words)
    ]


def _folded(part: str) -> str:
    return " ".join(fold(piece) for piece in part.replace("-", " ").split())


def _branching(phrases: Iterable[tuple[str, int]]) -> Branch:
    """The phrases word by word; of two that match the same words the one with the lower rank counts."""
    root = Branch()
    for rank, (phrase, entry) in enumerate(phrases):
        ends = [root]
        for word in phrase.split():
            # A plural "s" is understood, so that the file need not say everything twice.
            forms = (word, f"{word}s") if len(word) > 2 else (word,)
            ends = [end.words.setdefault(form, Branch()) for end in ends for form in forms]
        for end in ends:
            end.complete = end.complete or (rank, entry)
    return root


Match = tuple[int, int, int]  # rank, entry, and the word after the last one


def _best_match(branch: Branch, words: tuple[str, ...], at: int) -> Match | None:
    """The phrase of lowest rank that goes on from `branch` with the words from `at`."""
    best = (*branch.complete, at) if branch.complete else None
    if at == len(words) or not branch.words:
        return best
    word = words[at]
    if word in branch.words:
        best = _lower(best, _best_match(branch.words[word], words, at + 1))
    if NUMBER in branch.words and word.isdigit():
        best = _lower(best, _best_match(branch.words[NUMBER], words, at + 1))
    if ANY in branch.words:
        for end in _reach_of_any(words, at):
            best = _lower(best, _best_match(branch.words[ANY], words, end))
    return best


def _reach_of_any(words: tuple[str, ...], first: int) -> range:
    """The places where "…" may end, the furthest first."""
    reach = first
    while reach < min(len(words), first + LONGEST_ANY) and words[reach] not in SEPARATORS:
        reach += 1
    return range(reach, first, -1)


def _lower(one: Match | None, other: Match | None) -> Match | None:
    if one is None or other is None:
        return one or other
    return other if other[0] < one[0] else one
