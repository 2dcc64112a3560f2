"""Lay the words of a sheet of paper out as the lines that a reader sees: columns apart, paragraphs whole, rows as rows.

A PDF has no lists, no tables and no headings: only words at places. What a reader makes of the places is made of them
here, so that every page shape can read minutes and board tables as it reads a web page.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

# Shares of the type size: what is wider than a space, what parts two paragraphs, and what makes type a heading's.
COLUMN_GAP = 1.3
PARAGRAPH_GAP = 1.1
HEADING_SIZE = 1.15
LEAST_GUTTER = 5.0  # points that must stay blank between two columns, from the first row to the last
PROSE_CELL = 30  # characters on a line: from here on a column is text to read down, not a cell to read across
PROSE_ROW = 60  # characters: a row of that length is a line of text
_OPEN_END = (
    ",",
    ";",
    "&",
    "-",
    " and",
    " of",
    " for",
    " the",
    " to",
    " with",
    " Cllr",
    " Cllr.",
    " Mr",
    " Mrs",
    " Ms",
    " Dr",
)
_MARKER = re.compile(r"^(?:[•·▪◦‣●○■□*»›–—-]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})[.)]?)$")
_BULLET = re.compile(r"^[•·▪◦‣●○■□»›\uf0b7\uf0a7]\s?")


@dataclass(slots=True)
class Word:
    """A word where it is printed, in points from the top left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


@dataclass(slots=True)
class Piece:
    """Words side by side with no more than a space between them."""

    words: list[Word]

    @property
    def text(self) -> str:
        """The words with a space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Where the piece begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def bold(self) -> bool:
        """Whether it is bold from end to end."""
        return all(word.bold for word in self.words)

    @property
    def size(self) -> float:
        """The size of its type."""
        return max(word.size for word in self.words)


@dataclass(slots=True)
class Row:
    """What is printed at one height, from left to right."""

    pieces: list[Piece]
    top: float
    bottom: float


@dataclass(slots=True)
class Printed:
    """One line or paragraph as it comes out: its words in order, and whether it stands behind a bullet."""

    words: list[Word]

    @property
    def text(self) -> str:
        """The words, with those put together again that were parted at the end of a line."""
        text, before = self.words[0].text, self.words[0]
        for word in self.words[1:]:
            broken = before.text.endswith("-") and len(before.text) > 2 and word.top > before.bottom
            if broken and word.text[:1].islower():
                text = text[:-1] + word.text
            else:
                text += word.text if broken else f" {word.text}"
            before = word
        return text

    @property
    def bullet(self) -> bool:
        """Whether the line is an item of a list."""
        return bool(_BULLET.match(self.words[0].text))


@dataclass(slots=True)
class Block:
    """Some height of a sheet: paragraphs one below the other; or, with `grid`, cells in rows and columns.

    `columns` holds the paragraphs by column, for columns of text that are read down. A `grid` is a list of rows of
    cells, each cell a list of lines with its (rowspan, colspan).
    """

    top: float
    columns: list[list[Printed]] = field(default_factory=list)
    grid: list[list["GridCell"]] = field(default_factory=list)
    edges: tuple[float, ...] = ()


@dataclass(slots=True)
class GridCell:
    """One cell: its lines, its place in the grid, and how far it reaches."""

    lines: list[Printed]
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The words in rows, top to bottom: those that stand side by side, though their type differ in size."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.x0)):
        first = rows[-1][0] if rows else None
        shared = min(word.bottom, first.bottom) - max(word.top, first.top) if first else 0.0
        if first and shared >= 0.5 * min(word.bottom - word.top, first.bottom - first.top):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_row(sorted(row, key=lambda word: word.x0)) for row in rows]


def _row(words: list[Word]) -> Row:
    pieces = [Piece([words[0]])]
    for before, word in pairwise(words):
        numbered = len(pieces[-1].words) == 1 and _MARKER.match(before.text)
        if word.x0 - before.x1 > COLUMN_GAP * max(before.size, word.size) and not (
            numbered and word.x0 - before.x1 < 5 * word.size
        ):
            pieces.append(Piece([word]))
        else:
            pieces[-1].words.append(word)
    return Row(pieces, min(word.top for word in words), max(word.bottom for word in words))


def right_margin(sheets: Iterable[list[Row]], width: float) -> float:
    """Where the lines of text end: as the long ones do, or else as far from the edge as they begin."""
    rows = [row for rows in sheets for row in rows]
    long = [row.pieces[0].x1 for row in rows if len(row.pieces) == 1 and len(row.pieces[0].text) >= PROSE_ROW]
    if len(long) >= 3:
        return max(long)
    left = min((row.pieces[0].x0 for row in rows), default=0.0)
    return max([width - left, *[row.pieces[-1].x1 for row in rows]])


def blocks_of(rows: list[Row], right: float) -> list[Block]:
    """The rows as blocks: stretches of paragraphs, and stretches in which a gutter parts columns.

    `right` is where the lines of text end, in points.
    """
    blocks: list[Block] = []
    plain: list[Row] = []
    at = 0
    while at < len(rows):
        gutters, until = _columns_from(rows, at)
        if until > at:
            blocks += _paragraph_blocks(plain, right)
            plain = []
            blocks.append(_column_block(rows[at:until], gutters))
            at = until
        else:
            plain.append(rows[at])
            at += 1
    return blocks + _paragraph_blocks(plain, right)


def _paragraph_blocks(rows: list[Row], right: float) -> list[Block]:
    pieces = [piece for row in rows for piece in row.pieces]
    return [Block(rows[0].top, [_paragraphs(pieces, right)])] if rows else []


def _columns_from(rows: list[Row], start: int) -> tuple[list[tuple[float, float]], int]:
    """The gutters that run on from a row, and the row where they end; that row itself when there are none."""
    gutters = _gaps(rows[start])
    until = last = start
    if not gutters:
        return [], start
    for at in range(start + 1, len(rows)):
        if rows[at].top - rows[at - 1].bottom > 4 * rows[at].pieces[0].size or _is_heading(rows[at], rows[start]):
            break
        left = [gutter for gutter in (_still_blank(gutter, rows[at]) for gutter in gutters) if gutter]
        if not left or (len(left) < len(gutters) and at - start >= 3):
            break
        gutters, last = left, at + 1
        if any(piece.x0 >= gutters[0][1] - 1 for piece in rows[at].pieces):
            until = at + 1
    full = sum(_parts(row, gutters) > 1 for row in rows[start:until])
    if full < 2:
        return [], start
    # A column of text may be the longer one; a cell on the left with nothing beside it is the next paragraph.
    prose = sum(_is_prose(column) for column in _in_columns(rows[start:until], gutters)) > 1
    return gutters, last if prose else until


def _is_heading(row: Row, first: Row) -> bool:
    """Whether a row stands out from the first of its columns: alone, and larger or bolder."""
    if len(row.pieces) > 1:
        return False
    alone, usual = row.pieces[0], max(piece.size for piece in first.pieces)
    return alone.size >= HEADING_SIZE * usual or (alone.bold and not any(piece.bold for piece in first.pieces))


def _gaps(row: Row) -> list[tuple[float, float]]:
    return [(one.x1, other.x0) for one, other in pairwise(row.pieces)]


def _still_blank(gutter: tuple[float, float], row: Row) -> tuple[float, float] | None:
    """What is left of a gutter beside the pieces of one more row; nothing when a piece crosses it."""
    low, high = gutter
    for piece in row.pieces:
        if piece.x0 < high and piece.x1 > low:
            if piece.x0 <= low:
                low = piece.x1
            elif piece.x1 >= high:
                high = piece.x0
            else:
                return None
    return (low, high) if high - low >= LEAST_GUTTER else None


def _parts(row: Row, gutters: list[tuple[float, float]]) -> int:
    return len({_column(piece, gutters) for piece in row.pieces})


def _column(piece: Piece, gutters: list[tuple[float, float]]) -> int:
    return sum(piece.x0 >= low for low, _ in gutters)


def _in_columns(rows: list[Row], gutters: list[tuple[float, float]]) -> list[list[Piece]]:
    pieces = [piece for row in rows for piece in row.pieces]
    return [[piece for piece in pieces if _column(piece, gutters) == at] for at in range(len(gutters) + 1)]


def _column_block(rows: list[Row], gutters: list[tuple[float, float]]) -> Block:
    cells: list[list[list[Piece]]] = [[[] for _ in range(len(gutters) + 1)] for _ in rows]
    for row, cell in zip(rows, cells, strict=True):
        for piece in row.pieces:
            cell[_column(piece, gutters)].append(piece)
    columns = _in_columns(rows, gutters)
    if sum(_is_prose(column) for column in columns) > 1:
        ends = [max(piece.x1 for piece in column) for column in columns]
        return Block(rows[0].top, [_paragraphs(column, end) for column, end in zip(columns, ends, strict=True)])
    bold = [all(piece.bold for piece in row.pieces) for row in rows]
    marked = bold[0] and not all(bold)
    grid = [
        [GridCell([Printed(p.words) for p in pieces], at, header=marked and nth == 0) for at, pieces in enumerate(row)]
        for nth, row in enumerate(_with_continuations(rows, cells))
    ]
    return Block(rows[0].top, grid=grid, edges=(rows[0].pieces[0].x0, *[high for _, high in gutters]))


def _is_prose(pieces: list[Piece]) -> bool:
    if len(pieces) < 4 or median(len(piece.text) for piece in pieces) < PROSE_CELL:
        return False
    begins, ends = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    return median(piece.x1 - piece.x0 for piece in pieces) >= 0.8 * (ends - begins)


def _with_continuations(rows: list[Row], cells: list[list[list[Piece]]]) -> list[list[list[Piece]]]:
    """The rows of cells, with a row that only runs on from the one above put into that one's cells."""
    steps = [after.top - before.top for before, after in pairwise(rows)]
    leads = [step for step, cell in zip(steps, cells[1:], strict=True) if cell[0]]
    usual = median(leads) if leads else 0.0
    kept = [cells[0]]
    for row, step, cell in zip(rows[1:], steps, cells[1:], strict=True):
        closer = step < 0.9 * usual and len(leads) > 1
        if not cell[0] and (closer or _runs_on(kept[-1], cell)) and row.pieces:
            for above, below in zip(kept[-1], cell, strict=True):
                above.extend(below)
        else:
            kept.append(cell)
    return kept


def _runs_on(above: list[list[Piece]], below: list[list[Piece]]) -> bool:
    """Whether every cell of a row continues the one above it in the middle of its words."""
    pairs = [(up[-1].text if up else "", down[0].text) for up, down in zip(above, below, strict=True) if down]
    return bool(pairs) and all(
        up and (down[:1].islower() or down.startswith("(") or up.endswith(_OPEN_END)) for up, down in pairs
    )


def _paragraphs(pieces: list[Piece], right: float) -> list[Printed]:
    """The pieces of one column, one below the other, with those put together that are one paragraph.

    A line runs on into the next where the next one's first word would not have fitted on it.
    """
    paragraphs: list[Printed] = []
    for nth, piece in enumerate(pieces):
        if nth and _is_full(pieces[nth - 1], piece, right):
            paragraphs[-1].words.extend(piece.words)
        else:
            paragraphs.append(Printed(list(piece.words)))
    return paragraphs


def _is_full(one: Piece, other: Piece, right: float) -> bool:
    last, first = one.words[-1], other.words[0]
    return (
        abs(one.size - other.size) < 0.5
        and first.bottom - last.bottom > 0
        and first.top - last.bottom < PARAGRAPH_GAP * first.size
        and one.bold == other.bold
        and (last.bold or not first.bold)
        and (
            last.x1 + 0.25 * first.size + (first.x1 - first.x0) > right - 1
            or (len(one.text) >= PROSE_ROW and (one.text.endswith(_OPEN_END) or first.text[:1].islower()))
        )
        and not _MARKER.match(first.text)
        and not _BULLET.match(first.text)
    )


def without_running_heads(sheets: list[list[Row]], heights: list[float]) -> list[list[Row]]:
    """The rows of all sheets without what is printed at the head or foot of several: it belongs to none of them.

    The first time stays: a title that runs on is still a title. Numbers do not count, so that page numbers go too.
    """
    margins: Counter[tuple[str, bool]] = Counter()
    for rows, height in zip(sheets, heights, strict=True):
        margins.update({margin for row in rows if (margin := _at_margin(row, height))})
    seen: set[tuple[str, bool]] = set()
    kept = []
    for rows, height in zip(sheets, heights, strict=True):
        here = []
        for row in rows:
            margin = _at_margin(row, height)
            if margin is None or margins[margin] == 1 or (margin not in seen and any(c.isalpha() for c in margin[0])):
                here.append(row)
            if margin is not None:
                seen.add(margin)
        kept.append(here)
    return kept


def _at_margin(row: Row, height: float) -> tuple[str, bool] | None:
    at_head, at_foot = row.bottom < 0.09 * height, row.top > 0.91 * height
    text = " ".join(piece.text for piece in row.pieces)
    return (re.sub(r"\d+", "0", text), at_head) if at_head or at_foot else None


def body_size(sheets: Iterable[list[Row]]) -> float:
    """The size in which most characters are printed."""
    sizes: Counter[float] = Counter()
    for word in _words(sheets):
        sizes[round(word.size, 1)] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)


def heading_sizes(sheets: Iterable[list[Row]], body: float) -> list[float]:
    """The sizes of type that are larger than the text's, largest first: the levels of headings."""
    return sorted({round(word.size) for word in _words(sheets) if word.size >= HEADING_SIZE * body}, reverse=True)


def _words(sheets: Iterable[list[Row]]) -> Iterator[Word]:
    for rows in sheets:
        for row in rows:
            for piece in row.pieces:
                yield from piece.words
