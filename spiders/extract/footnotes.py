"""Marks beside names that a line of the page explains: "Ann Example*" in the list, "* Ex officio" below it.

The explanation is no label of a list, whatever it says; who bears the mark has the office that it names.
"""

import re
from collections import Counter
from dataclasses import replace

from spiders.extract.entries import read
from spiders.extract.found import Found
from spiders.extract.headings import is_kind, is_one_role
from spiders.extract.layout import Line

LONGEST = 80
_EXPLAINED = re.compile(r"(\*{1,3}|[†‡]) ?((?:indicates|denotes|signifies|means|=|[-–—:]) ?)?(?=\w)")
_MARKS = frozenset("*†‡")
_ANY_MARK = re.compile("[*†‡]")
# A mark beside a word: in front of it, or behind it and the stop of its abbreviation.
_BESIDE = re.compile(r"(?<![*†‡])(?:(?<=[\w.)])[*†‡]{1,3}|^[*†‡]{1,3}(?= ?\w))")


def apart(lines: list[Line]) -> tuple[list[Line], dict[str, str]]:
    """The lines without those that explain a mark, and what each mark means.

    A line explains a mark where it opens with it and says nobody's name, and another line bears the mark.
    """
    if not _ANY_MARK.search("\n".join([line.text for line in lines])):
        return lines, {}
    borne = [set(_BESIDE.findall(line.text)) if _ANY_MARK.search(line.text) else set() for line in lines]
    if not any(borne):
        return lines, {}
    notes: dict[str, str] = {}
    kept = []
    for at, line in enumerate(lines):
        opens = _EXPLAINED.match(line.text) if line.text[:1] in _MARKS and len(line.text) <= LONGEST else None
        meaning = line.text[opens.end() :].strip(" .") if opens else ""
        others = any(opens.group(1) in marks for other, marks in enumerate(borne) if other != at) if opens else False
        if opens and others and (opens.group(2) or not read(meaning)):
            notes.setdefault(opens.group(1), meaning)
        else:
            kept.append(line)
    return kept, notes


def told(found: list[Found], lines: list[Line], notes: dict[str, str]) -> list[Found]:
    """What was found, with the office that a mark stands for where nothing else says one; without the dead.

    Args:
        found: the holders, of whom one alone stands on a line where its mark is to count.
        lines: the page's lines, each at its number.
        notes: what each mark means.

    """
    if not notes:
        return found
    on_line = Counter(one.index for one in found)
    kept = []
    for one in found:
        marks = _BESIDE.findall(lines[one.index].text) if on_line[one.index] == 1 else []
        meaning = next((notes[mark] for mark in marks if mark in notes), "")
        if meaning.casefold().startswith("deceased"):
            continue
        office = meaning if not one.role and (is_one_role(meaning) or is_kind(meaning)) else ""
        kept.append(replace(one, role=office) if office else one)
    return kept
