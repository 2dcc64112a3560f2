"""The first reading of a big table: each different label gets a number, and only the numbers are kept.

The rows of a table are many and their labels few, so that most of the work is to see that a label has been met before.
"""

from __future__ import annotations

import csv
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, repeat
from operator import itemgetter
from sys import intern

from transforms.classify import EVIDENT, KEY_COLUMNS, title_of
from transforms.shards import Shard

GOES_ON = -1  # a line whose row ends on a later line
BLANK = -2
CONTEXT = ("vacant", "board_id")
BLOCK = 1024  # lines that are read at once
Label = tuple[tuple[str, ...], str | None]  # the cells that count, and what of the name does (None: no name)


@dataclass(frozen=True)
class Columns:
    """The header of a file, and where the cells are that count."""

    header: list[str]

    @property
    def counting(self) -> list[str]:
        """The columns on which a decision rests, the name apart."""
        return [name for name in (*KEY_COLUMNS, *CONTEXT) if name in self.header]

    @property
    def name_at(self) -> int:
        """The place of the holder's name."""
        return self.header.index("name")


@dataclass
class Numbered:
    """The rows of a part of a file by the number of their label: `lines` holds a number for each line."""

    labels: list[Label] = field(default_factory=list)
    lines: array[int] = field(default_factory=lambda: array("i"))


class UnevenRowError(Exception):
    """A row has more or fewer cells than the header."""


def number_rows(shard: Shard, columns: Columns) -> Numbered:
    """The first reading of a part of a file.

    Raises csv.Error, UnicodeDecodeError, NulByteError and UnevenRowError where it cannot be read.
    """
    numbers, numbered = _Numbers(columns), Numbered()
    with shard.lines() as lines:
        if shard.start == 0:  # the header is no seat
            reader = csv.reader(lines, strict=True)
            next(reader)
            numbered.lines.extend([*repeat(GOES_ON, reader.line_num - 1), BLANK])
        while block := list(islice(lines, BLOCK)):
            numbered.lines.extend(numbers.of_known(block) or numbers.of_any(block, lines))
    numbered.labels = numbers.labels
    return numbered


class _Numbers:
    """A number for each different label."""

    def __init__(self, columns: Columns) -> None:
        self.labels: list[Label] = []
        self._known: dict[str | None, dict[tuple[str, ...], int]] = {}
        self._width = len(columns.header)
        self._pick = itemgetter(*(columns.header.index(name) for name in columns.counting))
        self._name = itemgetter(columns.name_at)
        # Where the name comes last and everything before it counts, the text before it is the label.
        self._by_text: dict[str, int] = {}
        self._text_is_label = set(columns.header[:-1]) == set(columns.counting)

    def of_known(self, lines: Sequence[str]) -> list[int]:
        """The numbers of rows that begin as earlier ones did, and whose names tell nothing; else none."""
        if not self._by_text:
            return []
        before, _, names = zip(*map(str.rpartition, lines, repeat(",")), strict=True)
        found = list(map(self._by_text.get, before))
        if None in found or '"' in (joined := "".join(names)) or not joined.endswith("\n"):
            return []
        stripped = list(map(str.strip, names))
        return found if "" not in stripped and tell_nothing(" ".join(stripped)) else []  # type: ignore[return-value]

    def of_any(self, block: list[str], lines: Iterator[str]) -> Iterable[int]:
        """A number for each line of the block, and of those after it on which its last row goes on."""
        more: list[str] = []
        reader, rows = csv.reader(chain(block, _noting(lines, more)), strict=True), list[list[str]]()
        while reader.line_num < len(block):
            rows.append(next(reader))
        seats = [row for row in rows if row]
        if any(len(row) != self._width for row in seats):
            raise UnevenRowError
        found = self._of_rows(seats)
        if len(seats) < len(block) + len(more):
            return _line_by_line(rows, found)
        if self._text_is_label:
            self._remember(block, seats, found)
        return found

    def _of_rows(self, rows: Sequence[Sequence[str]]) -> list[int]:
        """The numbers of these rows. Most names tell nothing, which is found out for many at once."""
        names = list(map(str.strip, map(self._name, rows)))
        nothing = "" not in names and tell_nothing(" ".join(names))
        titles = repeat("", len(rows)) if nothing else [title_of(name) if name else None for name in names]
        return [self._number(cells, title) for cells, title in zip(map(self._pick, rows), titles, strict=True)]

    def _number(self, cells: tuple[str, ...], title: str | None) -> int:
        known = self._known.setdefault(title, {})
        number = known.get(cells)
        if number is None:
            number = known[tuple(map(intern, cells))] = len(self.labels)
            self.labels.append((cells, title))
        return number

    def _remember(self, block: Iterable[str], rows: Iterable[Sequence[str]], numbers: Iterable[int]) -> None:
        for line, row, number in zip(block, rows, numbers, strict=True):
            before, _, name = line.rpartition(",")
            if row[-1] == name.rstrip("\r\n") and '"' not in name and self.labels[number][1] == "":
                self._by_text[before] = number


def _noting(lines: Iterator[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def _line_by_line(rows: Iterable[Sequence[str]], numbers: Sequence[int]) -> Iterator[int]:
    """A number for each line that the rows stand on: a quoted cell may hold line ends, and a line may be blank."""
    number = iter(numbers)
    for row in rows:
        yield from repeat(GOES_ON, sum(len(_LINE_END.findall(cell)) for cell in row))
        yield next(number) if row else BLANK


_LINE_END = re.compile(r"\r\n|\r|\n")


def tell_nothing(names: str) -> bool:
    """Whether `title_of` is empty for each of these names, joined by spaces; False where that is not plain to see."""
    if not names.isascii() or not names.isprintable() or "<" in names or "&" in names:
        return False
    return EVIDENT.isdisjoint(names.translate(_AS_WORDS).casefold().split())


# Punctuation parts words, but for the apostrophe.
_AS_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()} | dict.fromkeys(map(ord, "'`"))
