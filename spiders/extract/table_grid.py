"""A table as a grid of squares, with what each of them holds.

Cells that span rows or columns are repeated in every place that they cover, so that what is asked of a column or a row
is asked of its squares alone.
"""

from dataclasses import dataclass, field, replace

from spiders.extract.entries import SURE_NAME, read
from spiders.extract.glance import may_name_somebody
from spiders.extract.holders import Entry
from spiders.extract.layout import Line, Table
from spiders.extract.people import people
from spiders.extract.persons import is_letters, is_titled
from spiders.extract.words import is_role
from transforms.names import without_titles

MAX_COLUMNS = 12
LONG_CELL = 220
FEWEST_AGAIN = 2


@dataclass(slots=True)
class Square:
    """One place of a table's grid: the lines printed there; `spread` when it repeats a cell that spans several."""

    lines: tuple[Line, ...]
    header: bool = False
    spread: bool = False
    _entries: list[Entry] | None = field(default=None, init=False, compare=False)

    @property
    def text(self) -> str:
        """All that is printed in the square, on one line."""
        return self.lines[0].text if len(self.lines) == 1 else " ".join([line.text for line in self.lines])

    def entries(self) -> list[Entry]:
        """The holders printed in the square, read once: columns, rows and titles all ask for them."""
        if self._entries is None:
            self._entries = _cell_entries(self)
        return self._entries


def grid_of(table: Table, held: dict[int, list[Line]]) -> list[list[Square]]:
    """The table as a grid, with cells that span rows or columns repeated in every place that they cover."""
    grid: list[list[Square]] = []
    hanging: dict[int, tuple[int, Square]] = {}
    for cells in table.rows:
        row: list[Square] = []
        queue = list(cells)
        while queue or len(row) in hanging:
            if len(row) >= MAX_COLUMNS * 2:
                break
            at = len(row)
            if at in hanging:
                left, square = hanging.pop(at)
                if left > 1:
                    hanging[at] = (left - 1, square)
                row.append(square)
                continue
            cell = queue.pop(0)
            square = Square(tuple(held.get(cell.node, [])), cell.header)
            again = Square(square.lines, cell.header, spread=True) if cell.rowspan > 1 or cell.colspan > 1 else square
            for nth in range(cell.colspan):
                if cell.rowspan > 1:
                    hanging[len(row)] = (cell.rowspan - 1, again)
                row.append(again if nth else square)
        grid.append(row)
    return grid


def full_rows(grid: list[list[Square]]) -> list[list[Square]]:
    """The rows with something printed in two columns or more."""
    return [row for row in grid if sum(bool(square.lines) for square in row if not square.spread) >= 2]


def without_titles_again(head: list[Square], body: list[list[Square]]) -> list[list[Square]]:
    """The rows of a table whose cells print the title of their column again, for narrow screens, without it."""
    again = {at for at, square in enumerate(head) if square.text and _is_printed_again(square.text, _column(body, at))}
    if not again:
        return body
    return [
        [_without(square, head[at].text) if at in again else square for at, square in enumerate(row)] for row in body
    ]


def _column(body: list[list[Square]], at: int) -> list[Square]:
    return [row[at] for row in body if at < len(row) and row[at].lines and not row[at].spread]


def _is_printed_again(title: str, cells: list[Square]) -> bool:
    """Whether most cells of a column open with its title, as a word of its own."""
    opening = sum(_opens_with(cell.text, title) for cell in cells)
    return opening >= FEWEST_AGAIN and 2 * opening > len(cells)


def _opens_with(text: str, title: str) -> bool:
    head, rest = text[: len(title)], text[len(title) :]
    return head.casefold() == title.casefold() and not rest[:1].isalnum()


def _without(square: Square, title: str) -> Square:
    if not _opens_with(square.text, title):
        return square
    first, *others = square.lines
    rest = first.text[len(title) :].lstrip(" :")
    lines = [replace(first, text=rest, lead="")] if rest else []
    return replace(square, lines=(*lines, *others))


def is_wide(grid: list[list[Square]]) -> bool:
    """Whether a grid has columns to tell apart, and no more of them than a list of people has."""
    return 2 <= max((len(row) for row in full_rows(grid)), default=0) <= MAX_COLUMNS


def _cell_entries(square: Square) -> list[Entry]:
    """The holders in one cell: on its first line that has any, or on every line when each has."""
    if square.spread or not square.lines:
        return []
    each = [
        people(line.text) or read(line.text, line.lead) if may_name_somebody(line.text) else []
        for line in square.lines[:12]
        if len(line.text) <= LONG_CELL
    ]
    if len(each) > 1 and all(map(_is_full_name, each)) and len(each) == len(square.lines):
        return [entry for entries in each for entry in entries]
    if 1 < len(square.lines) <= 12 and not (len(each) == len(square.lines) and all(each)):
        whole = read(square.text) if len(square.text) <= 90 else []
        noted = square.lines[1].text.startswith("(")
        whole = [] if each and each[0] and not noted and _is_apart(each[0], square.lines[1].text) else whole
        if whole and len(whole) == 1 and (whole[0].bare or noted) and not whole[0].vacant:
            return whole
    if each and len(each) == len(square.lines) and all(each):
        return [entry for entries in each for entry in entries]
    titled = [entries[0] for entries in each if entries and entries[0].bare and is_titled(entries[0].name)]
    if len(titled) > 1 and each[0] and titled[0] is each[0][0]:
        return titled  # each with lines of an address below: the title says where the next one begins
    return each[0] if each and each[0] else next((entries for entries in each if entries), [])


def _is_apart(first: list[Entry], below: str) -> bool:
    """Whether the line below a holder is no part of the name: a role, or more behind a name that is surely whole."""
    return is_role(below) or (_is_full_name(first) and first[0].sure >= SURE_NAME and not is_letters(below))


def _is_full_name(entries: list[Entry]) -> bool:
    """Whether a line is one holder with more than one name, and so no part of a name over several lines."""
    return len(entries) == 1 and entries[0].bare and not entries[0].vacant and " " in without_titles(entries[0].name)
