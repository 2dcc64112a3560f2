"""Classify a CSV file of any length: it is read twice, and never held in memory.

The first reading gives each different label a number and keeps only the numbers; then each label is decided once, with
the other seats of its board, wherever in the file they stand; the second reading copies each row as it was written and
puts the decision behind it. A big file is shared among processes.
"""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from pathlib import Path
from shutil import copyfileobj
from sys import intern
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TextIO

from transforms.classify import INPUTS, KEY_COLUMNS, Classifier, Key, Row, Settled, is_yes, row_for_name, title_of
from transforms.codebook import Codebook
from transforms.shards import NulByteError, Shard, pool, shards_of

if TYPE_CHECKING:
    from transforms.tabular import TabularError

DECIDED = ("class", "subclass", "route", "rule", "grade", "why")
GOES_ON = -1  # a line whose row ends on a later line
BLANK = -2
CONTEXT = ("vacant", "board_id")
Label = tuple[tuple[str, ...], str | None]  # the cells that count, and what of the name does (None: no name)
End = str | Row  # what is written behind a row; a whole `Row` where that depends on the holder's name


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

    @property
    def kept_as(self) -> list[str]:
        """The header with the columns renamed that would be taken for ours."""
        return [f"{name}_given" if name in DECIDED else name for name in self.header]


@dataclass
class Numbered:
    """The rows of a part of a file by the number of their label: `lines` holds a number for each line."""

    labels: dict[Label, int] = field(default_factory=dict)
    lines: array[int] = field(default_factory=lambda: array("i"))


class _UnevenRowError(Exception):
    """A row has more or fewer cells than the header."""


def classify_file(
    path: Path, codebook: Codebook, out: TextIO, shards: Sequence[Shard] = (), here: bool = False
) -> list[str]:
    """Write the rows of `path` to `out`, as they stand, with the columns `DECIDED` behind them.

    The decisions are those of `classify_frame` for the whole table. `shards` says into which parts to cut the file, if
    not by its size; `here` that no other process may be started. Returns the columns that bear a name of ours; they
    are kept as `<name>_given`. Raises `TabularError` as `read_table` does, before anything is written.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="thirds-")))
        path = _to_be_read_twice(path, folder)
        columns = Columns(_header(path))
        shards = shards or shards_of(path)
        together = map if here or len(shards) == 1 else stack.enter_context(pool(len(shards))).map
        numbered = _numbered(path, shards, columns, together)
        ends = _ends(_settled(numbered, columns, codebook, together), columns)
        places = [folder / str(n) for n in range(len(shards))]
        own = [[ends[label] for label in each.labels] for each in numbered]
        writing = together(_write, shards, (each.lines for each in numbered), own, places, [columns] * len(shards))
        csv.writer(out, lineterminator="\n").writerow([*columns.kept_as, *DECIDED])
        for place in writing:
            with place.open(encoding="utf-8", newline="") as written:
                copyfileobj(written, out, 2**20)
            place.unlink()
    return [name for name in columns.header if name in DECIDED]


def _to_be_read_twice(path: Path, folder: Path) -> Path:
    """`path`, or a copy of what it gives where it can only be read once: a pipe, or the standard input."""
    if not path.exists() or path.is_file() or path.is_dir():
        return path
    copy = folder / path.name
    with path.open("rb") as given, copy.open("wb") as kept:
        copyfileobj(given, kept, 2**20)
    return copy


def _header(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            header = next(csv.reader(lines, strict=True), [])
    except (OSError, UnicodeDecodeError, csv.Error):
        raise _what_is_wrong(path) from None
    if set(INPUTS) - set(header) or len(set(header)) < len(header):
        raise _what_is_wrong(path)
    return header


def _what_is_wrong(path: Path) -> TabularError:
    """The sentence that the careful reader has for this file; it takes the whole of it into memory."""
    from transforms.tabular import TabularError, read_table  # pandas takes its time to load

    try:
        read_table(path, INPUTS, optional=None)
    except TabularError as error:
        return error
    return TabularError(f"{path}: this file changed while it was read; run the command again")


# --- the first reading
def _numbered(path: Path, shards: Sequence[Shard], columns: Columns, together: Callable[..., Any]) -> list[Numbered]:
    try:
        return list(together(_number, shards, [columns] * len(shards)))
    except (UnicodeDecodeError, NulByteError, csv.Error, _UnevenRowError):
        raise _what_is_wrong(path) from None


def _number(shard: Shard, columns: Columns) -> Numbered:
    numbered, width, name_at = Numbered(), len(columns.header), columns.name_at
    pick = itemgetter(*(columns.header.index(name) for name in columns.counting))
    note, labels, at = numbered.lines.append, numbered.labels, 0
    with shard.lines() as lines:
        reader = csv.reader(lines, strict=True)
        for row in reader:
            at += 1
            while at < reader.line_num:
                note(GOES_ON)
                at += 1
            if len(row) != width and row:
                raise _UnevenRowError
            if not row or (shard.start == 0 and not numbered.lines):  # the header is no seat
                note(BLANK)
                continue
            name = row[name_at].strip()
            label = pick(row), title_of(name) if name else None
            number = labels.get(label)
            if number is None:
                number = labels[tuple(map(intern, label[0])), label[1]] = len(labels)
            note(number)
    return numbered


# --- the decisions
def _settled(
    numbered: Sequence[Numbered], columns: Columns, codebook: Codebook, together: Callable[..., Any]
) -> dict[Label, Settled]:
    labels = list(dict.fromkeys(label for each in numbered for label in each.labels))
    parts = [labels[n :: len(numbered)] for n in range(len(numbered))]
    settle = partial(_settle, counting=columns.counting, codebook=codebook)
    return {
        label: each
        for part, settled in zip(parts, together(settle, parts), strict=True)
        for label, each in zip(part, settled, strict=True)
    }


def _settle(labels: Sequence[Label], counting: Sequence[str], codebook: Codebook) -> list[Settled]:
    classifier = Classifier(codebook)
    return [classifier.settle(_key(label, counting)) for label in labels]


def _key(label: Label, counting: Sequence[str]) -> Key:
    cells, title = label
    values = dict(zip(counting, (cell.strip() for cell in cells), strict=True))
    texts = [values.get(name, "") for name in KEY_COLUMNS]
    return Key._make((*texts, is_yes(values.get("vacant", "")), title is not None, title or ""))


def _ends(settled: dict[Label, Settled], columns: Columns) -> dict[Label, End]:
    """What stands behind the rows of each label, once it is known which boards show council seats."""
    boards = _boards(settled, columns.counting)
    with_council = {board for board, each in zip(boards, settled.values(), strict=True) if each.shows_council}
    ends: dict[Label, End] = {}
    written: dict[int, str] = {}
    for board, (label, each) in zip(boards, settled.items(), strict=True):
        row = each.beside_councillors if board in with_council else each.alone
        if id(row) not in written:
            written[id(row)] = _end(row)
        ends[label] = row if row.name_withheld and row.quote else written[id(row)]
    return ends


def _boards(labels: Iterable[Label], counting: Sequence[str]) -> list[object]:
    """The board of each label, so that the seats of one board can be each other's context."""
    if "board_id" in counting:
        at = counting.index("board_id")
        return [cells[at] for cells, _ in labels]
    organisation, body = counting.index("organisation"), counting.index("body")
    return [(cells[organisation].strip(), cells[body].strip()) for cells, _ in labels]


def _end(row: Row) -> str:
    cells = io.StringIO()
    csv.writer(cells, lineterminator="\n").writerow(row[: len(DECIDED)])
    return f",{cells.getvalue()}"


# --- the second reading
def _write(shard: Shard, numbers: array[int], ends: Sequence[End], place: Path, columns: Columns) -> Path:
    with shard.lines() as lines, place.open("w", encoding="utf-8", newline="") as out:
        out.writelines(_rows(lines, numbers, ends, columns.name_at))
    return place


def _rows(lines: Iterable[str], numbers: Iterable[int], ends: Sequence[End], name_at: int) -> Iterator[str]:
    begun = ""
    for line, number in zip(lines, numbers, strict=True):
        if number == BLANK:
            continue
        if number == GOES_ON:
            begun += line
            continue
        row, end, begun = begun + line.rstrip("\r\n"), ends[number], ""
        if isinstance(end, Row):
            name = next(csv.reader(io.StringIO(row, newline=""), strict=True))[name_at].strip()
            end = _end(row_for_name(end, name))
        yield row + end
