"""How the codebook guards itself: every way in which `data/codebook.yml` can contradict itself, with its line.

What cannot be wrong in silence need not be found by an organisation that is audited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from transforms.declared import DeclarationError, Place, lines_of
from transforms.labels import Label, read_label
from transforms.phrases import ANY, NUMBER, expand
from transforms.schema import CLASSES, ROUTES, SUBCLASSES

if TYPE_CHECKING:
    from transforms.codebook import Codebook, CodebookFile, Entry, Finding

RULES = ("R0", "R1", "R2", "R2b", "R3", "R4", "R5", "R6", "R7")
Problem = tuple[Place, str]


def check_codebook(path: Path, file: CodebookFile, codebook: Codebook, phrases: list[tuple[str, int]]) -> None:
    """Raise `DeclarationError` naming every way in which the entries contradict themselves."""
    problems: list[Problem] = []
    if [rule.id for rule in file.rules] != list(RULES):
        problems.append((("rules",), f"`rules` must list {', '.join(RULES)}, in this order"))
    for n, entry in enumerate(file.entries):
        find = codebook.find_in_body if entry.of == "body" else codebook.find
        place = ("entries", str(n))
        named = f"entry `{entry.name}`: "
        found = [*_wrong_codes(entry), *_wrong_examples(entry, find), *_shadowed(entry, file, find)]
        problems += [((*place, *inner), named + text) for inner, text in found]
    problems += [*_claimed_twice(file, phrases), *_unused_words(file)]
    _refuse(path, problems)


def check_rules(path: Path, file: CodebookFile, codebook: Codebook) -> None:
    """Raise `DeclarationError` for each rule that does not decide its own examples: then nothing may lead to it.

    An example is the role of a named holder on a board of which nothing else is known.
    """
    from transforms.classify import KEY_COLUMNS, Classifier, Key  # they read the codebook that is checked here

    classifier = Classifier(codebook)
    problems: list[Problem] = []
    for n, rule in enumerate(file.rules):
        for i, role in enumerate(rule.examples):
            texts = dict.fromkeys(KEY_COLUMNS, "") | {"role": role}
            row = classifier.settle(Key._make((*texts.values(), False, True, ""))).alone
            if row.rule != rule.id:
                place = ("rules", str(n), "examples", str(i))
                problems.append((place, f"rule {rule.id}: its example `{role}` is decided by {row.rule}"))
    _refuse(path, problems)


def _refuse(path: Path, problems: list[Problem]) -> None:
    if problems:
        lines = lines_of(path)
        found = sorted({(_line(lines, place), text) for place, text in problems})
        raise DeclarationError(*(f"{path}:{line}: {text}" for line, text in found))


def _line(lines: dict[Place, int], place: Place) -> int:
    """The line of `place`, or of what holds it where it is not written out."""
    while place not in lines:
        place = place[:-1]
    return lines[place]


def _wrong_examples(entry: Entry, find: Callable[[Label], list[Finding]]) -> Iterator[Problem]:
    for kind, which, wanted in (("examples", "example", True), ("near_misses", "near miss", False)):
        for i, label in enumerate(getattr(entry, kind)):
            matched = any(found.entry.name == entry.name for found in find(read_label(label)))
            if matched != wanted:
                yield (kind, str(i)), f"the {which} `{label}` {'is' if matched else 'is not'} matched"


def _shadowed(entry: Entry, file: CodebookFile, find: Callable[[Label], list[Finding]]) -> Iterator[Problem]:
    """Phrases that never count, because whatever they match another phrase matches first."""
    taken: list[Problem] = []
    for i, phrase in enumerate(entry.phrases):
        rivals = set()
        for whole in expand(phrase, file.words):
            found = find(read_label(whole.replace(ANY, "invented words").replace(NUMBER, "1")))
            names = [finding.entry.name for finding in found]
            rivals.add("" if entry.name in names else " and ".join(names) or "nothing")
        if "" not in rivals:
            taken.append((("phrases", str(i)), f"the phrase `{phrase}` never counts: {min(rivals)} takes its words"))
    if len(taken) == len(entry.phrases):
        yield (), "no phrase of this entry ever counts; take the entry out, or mend its phrases"
    yield from taken


def _claimed_twice(file: CodebookFile, phrases: list[tuple[str, int]]) -> Iterator[Problem]:
    owners: dict[tuple[str, str], int] = {}
    for phrase, n in sorted(phrases, key=lambda pair: pair[1]):
        rival = owners.setdefault((file.entries[n].of, phrase), n)
        if rival != n:
            names = f"`{file.entries[rival].name}` and `{file.entries[n].name}`"
            yield ("entries", str(n), "phrases"), f"the phrase `{phrase}` is claimed by {names}"


def _unused_words(file: CodebookFile) -> Iterator[Problem]:
    written = [phrase for entry in file.entries for phrase in entry.phrases]
    written += [member for members in file.words.values() for member in members]
    used = {name for phrase in written for name in re.findall(r"<(\w+)>", phrase)}
    for name in file.words:
        if name not in used:
            yield ("words", name), f"the list of words `{name}` is used by no phrase; take it out"


def _wrong_codes(entry: Entry) -> Iterator[Problem]:
    if entry.class_ and entry.class_ not in CLASSES:
        yield ("class",), f"`{entry.class_}` is not a class; allowed are {', '.join(CLASSES)}"
    elif entry.subclass and entry.subclass not in SUBCLASSES.get(entry.class_, ()):
        allowed = ", ".join(SUBCLASSES.get(entry.class_, ())) or "none"
        yield ("subclass",), f"`{entry.subclass}` is not a subclass of `{entry.class_}`; allowed are {allowed}"
    if entry.route and entry.route not in ROUTES:
        yield ("route",), f"`{entry.route}` is not a route; allowed are {', '.join(ROUTES)}"
    if entry.rule not in RULES:
        yield ("rule",), f"`{entry.rule}` is not a rule; allowed are {', '.join(RULES)}"
    if any(name not in CLASSES[:4] for name in entry.possible):
        yield ("possible",), f"`possible` may hold {', '.join(CLASSES[:4])}"
