"""Classify a CSV file of any length: it is read twice, and never held in memory.

The first reading gives each different label a number and keeps only the numbers; then each label is decided once, with
the other seats of its board, wherever in the file they stand; the second reading copies each row as it was written and
puts the decision behind it. A big file is shared among processes.
"""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from itertools import chain, islice, repeat
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from transforms.classify import INPUTS, KEY_COLUMNS, Classifier, Key, Row, Settled, is_yes, row_for_name
from transforms.codebook import Codebook
from transforms.numbering import BLANK, BLOCK, GOES_ON, Columns, Label, Numbered, UnevenRowError, number_rows
from transforms.shards import NulByteError, Shard, pool, shards_of

if TYPE_CHECKING:
    from transforms.tabular import TabularError

DECIDED = ("class", "subclass", "route", "rule", "grade", "why")
Together = Callable[..., Iterable[Any]]  # `map`, or that of a pool of processes


class NamedEnd(NamedTuple):
    """What is written behind a row where that depends on the holder's name: the decision, and its usual text."""

    row: Row
    text: str


End = str | NamedEnd


def classify_file(
    path: Path, codebook: Codebook, out: Path, shards: Sequence[Shard] = (), here: bool = False
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
        together: Together = map
        _begin(codebook)
        if not here and len(shards) > 1:
            together = stack.enter_context(pool(len(shards), _begin, codebook)).map
        numbered = _numbered(path, shards, columns, together)
        ends = _ends(_settled(numbered, columns, together), columns)
        with out.open("w", encoding="utf-8", newline="") as head:
            csv.writer(head, lineterminator="\n").writerow([*_kept_as(columns), *DECIDED])
        # The first part is written where it belongs, and the others are put behind it.
        places = [out, *(folder / str(n) for n in range(1, len(shards)))]
        own = [[ends[label] for label in each.labels] for each in numbered]
        writing = together(_write, shards, (each.lines for each in numbered), own, places, [columns] * len(shards))
        for place in islice(writing, 1, None):
            with place.open("rb") as written, out.open("ab") as whole:
                copyfileobj(written, whole, 2**17)
            place.unlink()
    return [name for name in columns.header if name in DECIDED]


def _kept_as(columns: Columns) -> list[str]:
    """The header with the columns renamed that would be taken for ours."""
    return [f"{name}_given" if name in DECIDED else name for name in columns.header]


def _begin(codebook: Codebook) -> None:
    """Make ready to classify in this process. A forked one inherits the codebook, which costs nothing."""
    global _classifier
    _classifier = Classifier(codebook)


_classifier: Classifier


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
def _numbered(path: Path, shards: Sequence[Shard], columns: Columns, together: Together) -> list[Numbered]:
    try:
        return list(together(number_rows, shards, [columns] * len(shards)))
    except (UnicodeDecodeError, NulByteError, csv.Error, UnevenRowError):
        raise _what_is_wrong(path) from None


# --- the decisions
def _settled(numbered: Sequence[Numbered], columns: Columns, together: Together) -> dict[Label, Settled]:
    labels = list(dict.fromkeys(label for each in numbered for label in each.labels))
    parts = [labels[n :: len(numbered)] for n in range(len(numbered))]
    return {
        label: each
        for part, settled in zip(parts, together(_settle, parts, repeat(columns.counting)), strict=True)
        for label, each in zip(part, settled, strict=True)
    }


def _settle(labels: Sequence[Label], counting: Sequence[str]) -> list[Settled]:
    return [_classifier.settle(_key(label, counting)) for label in labels]


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
        by_name = row.name_withheld and row.quote
        ends[label] = NamedEnd(row, written[id(row)]) if by_name else written[id(row)]
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
    by_name = {number for number, end in enumerate(ends) if isinstance(end, NamedEnd)}
    with shard.lines() as lines, place.open("a", encoding="utf-8", newline="") as out:
        at = 0
        while block := list(islice(lines, BLOCK)):
            while numbers[at + len(block) - 1] == GOES_ON:
                block.append(next(lines))
            own = numbers[at : at + len(block)]
            at += len(block)
            rows, own = (block, own) if min(own) >= 0 else _whole_rows(block, own)
            rows = list(map(str.rstrip, rows, repeat("\r\n")))
            tails: list[Any] = list(map(ends.__getitem__, own))
            if not by_name.isdisjoint(own):
                for n in [n for n, number in enumerate(own) if number in by_name]:
                    tails[n] = _end_for_name(rows[n], tails[n], columns)
            out.write("".join(chain.from_iterable(zip(rows, tails, strict=True))))
    return place


def _whole_rows(lines: Iterable[str], numbers: Iterable[int]) -> tuple[list[str], array[int]]:
    """The rows that stand on these lines, each with its number."""
    rows, own, begun = [], array("i"), ""
    for line, number in zip(lines, numbers, strict=True):
        begun += line
        if number == GOES_ON:
            continue
        if number != BLANK:
            rows.append(begun)
            own.append(number)
        begun = ""
    return rows, own


def _end_for_name(row: str, end: NamedEnd, columns: Columns) -> str:
    name = next(csv.reader(io.StringIO(row, newline=""), strict=True))[columns.name_at].strip()
    decided = row_for_name(end.row, name)
    return end.text if decided is end.row else _end(decided)
