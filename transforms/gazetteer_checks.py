"""How the reference lists guard themselves: an entry that contradicts another, or can never count, with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from transforms.declared import DeclarationError, Place, lines_of
from transforms.gazetteer import BodyKind, Gazetteer, by_last_word, line_of_words

Phrases = Sequence[tuple[str, int]]


def check_gazetteer(
    path: Path, kinds: Sequence[BodyKind], unknowable: Sequence[str], gazetteer: Gazetteer, known: Phrases
) -> None:
    """Raise `DeclarationError` naming every example, phrase and barred name of `bodies.yml` that is wrong or idle."""
    problems = [*_wrong_examples(kinds, gazetteer), *_phrases_that_never_count(kinds, gazetteer)]
    problems += _bars_that_keep_nothing_out(unknowable, gazetteer, known)
    if problems:
        lines = lines_of(path)
        found = sorted((lines[place], text) for place, text in problems)
        raise DeclarationError(*(f"{path}:{line}: {text}" for line, text in found))


def check_names(path: Path, rows: Iterable[tuple[int, dict[str, str]]], gazetteer: Gazetteer, others: Phrases) -> None:
    """Raise `DeclarationError` naming every row of `names.csv` that is wrong, doubled or needless.

    `others` are all phrases that are no names: a name of which they already tell the kind is needless.
    """
    kinds, seen = {kind.name for kind in gazetteer.kinds}, set[str]()
    without_names = replace(gazetteer, _endings=by_last_word(others))
    problems = []
    for line, row in rows:
        name, found = line_of_words(row["name"]), gazetteer.kind_of(line_of_words(row["name"]))
        if row["kind"] not in kinds:
            problems.append((line, f"`{row['kind']}` is no kind of bodies.yml; there are {', '.join(sorted(kinds))}"))
        elif not row["source"].strip():
            problems.append((line, f"`{row['name']}` has no source; README.md lists them"))
        elif name in seen:
            problems.append((line, f"`{row['name']}` is there twice; keep one"))
        elif "," in name:
            problems.append((line, f"`{row['name']}` has a comma, and a label is cut at commas: it would never count"))
        elif found is None or found.name != row["kind"]:
            problems.append(
                (line, f"`{row['name']}` never counts: {found.name if found else 'no kind'} takes its words")
            )
        elif (told := without_names.kind_of(name)) is not None and told.name == row["kind"]:
            problems.append((line, f"`{row['name']}` is never needed: its own words tell its kind; take it out"))
        seen.add(name)
    if problems:
        raise DeclarationError(*(f"{path}:{line}: {text}" for line, text in problems))


def _wrong_examples(kinds: Sequence[BodyKind], gazetteer: Gazetteer) -> Iterator[tuple[Place, str]]:
    for n, kind in enumerate(kinds):
        for which, wanted in (("examples", True), ("near_misses", False)):
            for i, name in enumerate(getattr(kind, which)):
                found = gazetteer.kind_of(line_of_words(name))
                if (found is not None and found.name == kind.name) != wanted:
                    taken = f"taken for `{found.name}`" if found else "not recognised"
                    yield ("kinds", str(n), which, str(i)), f"kind `{kind.name}`: `{name}` in `{which}` is {taken}"


def _phrases_that_never_count(kinds: Sequence[BodyKind], gazetteer: Gazetteer) -> Iterator[tuple[Place, str]]:
    for n, kind in enumerate(kinds):
        for which in ("phrases", "weak"):
            for i, phrase in enumerate(getattr(kind, which)):
                found = gazetteer.kind_of(line_of_words(phrase))
                if found is None or found.name != kind.name:
                    rival = f"`{found.name}`" if found else "a body of no known kind"
                    text = f"kind `{kind.name}`: `{phrase}` never counts: it is taken for {rival}"
                    yield ("kinds", str(n), which, str(i)), text


def _bars_that_keep_nothing_out(
    unknowable: Sequence[str], gazetteer: Gazetteer, known: Phrases
) -> Iterator[tuple[Place, str]]:
    unbarred = replace(gazetteer, _endings=by_last_word(known))
    for i, phrase in enumerate(unknowable):
        if found := gazetteer.kind_of(line_of_words(phrase)):
            yield ("unknowable", str(i)), f"`{phrase}` in `unknowable` is a phrase of the kind `{found.name}` as well"
        elif unbarred.kind_of(line_of_words(phrase)) is None:
            text = f"`{phrase}` in `unknowable` keeps nothing out: no kind has words for it; take it out"
            yield ("unknowable", str(i)), text
