"""Phrases of the codebook, and how they are looked for in a label.

A phrase matches whole words. The phrases are kept as a tree of words, so that a label is compared with all of them at
once: a table can hold a million labels, and the codebook thousands of phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from transforms.labels import SEPARATORS, fold

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


def branching(phrases: Iterable[tuple[str, int]]) -> Branch:
    """The phrases word by word; of two that match the same words the one with the lower rank counts."""
    root = Branch()
    for rank, (phrase, entry) in enumerate(phrases):
        ends = [root]
        for word in phrase.split():
            # A plural "s" is understood, so that the file need not say everything twice.
            forms = (word, f"{word}s") if len(word) > 2 else (word,)
            ends = [end.words.get(form) or end.words.setdefault(form, Branch()) for end in ends for form in forms]
        for end in ends:
            end.complete = end.complete or (rank, entry)
    return root


def words_of(branch: Branch) -> frozenset[str]:
    """Every word of the phrases below `branch`."""
    return frozenset(branch.words).union(*map(words_of, branch.words.values()))


Match = tuple[int, int, int]  # rank, entry, and the word after the last one


def best_match(branch: Branch, words: tuple[str, ...], at: int) -> Match | None:
    """The phrase of lowest rank that goes on from `branch` with the words from `at`."""
    best = (*branch.complete, at) if branch.complete else None
    if at == len(words) or not branch.words:
        return best
    word = words[at]
    if word in branch.words:
        best = _lower(best, best_match(branch.words[word], words, at + 1))
    if NUMBER in branch.words and word.isdigit():
        best = _lower(best, best_match(branch.words[NUMBER], words, at + 1))
    if ANY in branch.words:
        for end in _reach_of_any(words, at):
            best = _lower(best, best_match(branch.words[ANY], words, end))
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
