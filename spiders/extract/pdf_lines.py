"""Lay the rows of a sheet of paper out as the lines that a reader sees: columns apart, paragraphs whole, rows as rows.

A PDF has no lists, no tables and no headings: only words at places. What a reader makes of the places is made of them
here, so that every page shape can read minutes and board tables as it reads a web page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from spiders.extract.pdf_words import BULLET, HEADING_SIZE, MARKER, Piece, Printed, Row

PARAGRAPH_GAP = 1.1  # of the type size: more than this parts two paragraphs
LEAST_GUTTER = 5.0  # points that must stay blank between two columns, from the first row to the last
PROSE_CELL = 30  # characters on a line: from here on a column is text to read down, not a cell to read across
PROSE_ROW = 60  # characters: a row of that length is a line of text
_OPEN_END = (",", ";", "&", "-", " and", " of", " for", " the", " to", " with", " Cllr", " Mr", " Mrs", " Ms", " Dr")


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
        and not MARKER.match(first.text)
        and not BULLET.match(first.text)
    )
