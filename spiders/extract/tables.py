"""Read tables that list people: one row a person, or one column a kind of seat.

Header cells are believed when there are any; else each column is judged by all of its cells together, which tells a
column of names from one of constituencies even where a single cell could be either. Tables that only lay a page out
are left to the other shapes.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from spiders.extract import evidence, headings, table_columns, table_heads, unusual, words
from spiders.extract.details import is_mere_class, is_status, split_detail
from spiders.extract.entries import read
from spiders.extract.evidence import Found
from spiders.extract.glance import may_name_somebody
from spiders.extract.holders import Entry, people
from spiders.extract.layout import Layout, Line, Table
from spiders.extract.persons import LIKELY, in_order, is_surname_first
from transforms.names import word_set

MAX_COLUMNS = 12
LONG_CELL = 220
# The share of a column's cells that says what the whole column holds.
MOSTLY = 0.6

_BLANKS = word_set("none nil n/a na - – tbc")


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


def read_all(page: Layout) -> tuple[list[Found], list[Line]]:
    """What the page's tables list, and the lines that are left for other shapes."""
    if not page.tables:
        return [], page.lines
    parts = {cell.node for table in page.tables.values() for row in table.rows for cell in row}.union(page.tables)
    held: dict[int, list[Line]] = defaultdict(list)
    for line in page.lines:
        for node in parts.intersection(line.path):
            held[node].append(line)
    found: list[Found] = []
    taken: set[int] = set()
    grids = {
        table.node: grid
        for table in page.tables.values()
        if not table.nested and held.get(table.node) and _is_wide(grid := _grid(table, held))
    }
    listed = {node: rows for node, grid in grids.items() if (rows := _rows(grid)) is not None}
    above = _labels_above(page.lines, {held[node][0].index for node, rows in listed.items() if rows})
    for node, rows in listed.items():
        lines = held[node]
        for one in rows:
            one.labels = (*above[lines[0].index], *one.labels)
        found.extend(rows)
        taken.update(line.index for line in lines)
    return found, [line for line in page.lines if line.index not in taken]


def _labels_above(lines: list[Line], firsts: set[int]) -> dict[int, tuple[headings.Label, ...]]:
    """The labels that stand above each of the given lines, by line number."""
    if not firsts:
        return {}
    outline = headings.Outline()
    above = {}
    ranks = [headings.rank_of(line, []) for line in lines]
    entries = [read(line.text, line.lead) if rank else [] for line, rank in zip(lines, ranks, strict=True)]
    unusual.add(lines, entries)
    for line, rank, held in zip(lines, ranks, entries, strict=True):
        if line.index in firsts:
            above[line.index] = outline.labels()
        if rank and not held:
            outline.push(line.text, rank)
    return above


def _grid(table: Table, held: dict[int, list[Line]]) -> list[list[Square]]:
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


def _full(grid: list[list[Square]]) -> list[list[Square]]:
    """The rows with something printed in two columns or more."""
    return [row for row in grid if sum(bool(square.lines) for square in row if not square.spread) >= 2]


def _is_wide(grid: list[list[Square]]) -> bool:
    """Whether a grid has columns to tell apart, and no more of them than a list of people has."""
    return 2 <= max((len(row) for row in _full(grid)), default=0) <= MAX_COLUMNS


def _rows(grid: list[list[Square]]) -> list[Found] | None:
    """The holders that a grid lists, perhaps nobody; None when it is layout, and its lines are for other shapes."""
    # Blank rows, and rows that only a cell from above hangs into, hold nobody.
    grid = [row for row in grid if any(square.lines and not square.spread for square in row)]
    full = _full(grid)
    width = max(len(row) for row in full)
    head = full[0] if _head(full[0]) else []
    head, body = _with_whole_names(head, [row for row in grid if row is not full[0] or not head])
    kinds = [at for at, square in enumerate(head) if table_heads.heads_a_kind(square.text)]
    kinds = [at for at in kinds if _name_share(body, at) >= 0.5]
    if len(kinds) >= 2:
        return _by_kind(head, body, kinds)
    named = _named_column(head, body)
    counts = table_heads.heads_numbers([square.text for square in head])
    if named is not None:
        return [] if counts and _name_share(body, named) < 0.5 else _by_row(head, body, named)
    shares = [_name_share(body, column) for column in range(width)]
    best = max(range(width), key=lambda at: shares[at])
    if head and best < len(head) and table_heads.heads_others(head[best].text):
        return []
    if counts and shares[best] < 0.5:
        return []
    rivals = max((share for at, share in enumerate(shares) if at != best), default=0.0)
    if shares[best] < 0.5 or rivals >= 0.6 * shares[best] or _is_all_cards(body, best):
        return table_columns.read(grid, Square.entries)
    return _by_row(head, body, best)


def _named_column(head: list[Square], body: list[list[Square]]) -> int | None:
    """The first column with names in it that its header calls names, if any: then no other column needs to be read."""
    titled = (at for at, square in enumerate(head) if table_heads.heads_names(square.text))
    return next((at for at in titled if _name_share(body, at) >= 0.3), None)


def _with_whole_names(head: list[Square], body: list[list[Square]]) -> tuple[list[Square], list[list[Square]]]:
    """The table with "First name" and "Surname" columns put together in the place of the former."""
    said = [set(words.words_of(square.text)) for square in head]
    first = next((at for at, one in enumerate(said) if one & {"first", "forename", "given", "firstname"}), None)
    last = next((at for at, one in enumerate(said) if one & {"surname", "last", "family", "lastname"}), None)
    if first is None or last is None or first == last:
        return head, body

    def joined(row: list[Square]) -> list[Square]:
        if max(first, last) >= len(row) or not row[first].lines or not row[last].lines:
            return row
        line = replace(row[first].lines[0], text=f"{row[first].text} {row[last].text}", lead="")
        whole = replace(row[first], lines=(line,))
        return [
            whole if at == first else replace(square, lines=()) if at == last else square
            for at, square in enumerate(row)
        ]

    return joined(head), [joined(row) for row in body]


def _head(row: list[Square]) -> bool:
    """Whether a row is the header: its cells say so, or its words are those that head columns."""
    squares = [square for square in row if square.lines]
    marked = all(square.header for square in squares)
    if not table_heads.is_head([square.text for square in squares], marked):
        return False
    return marked or not any(_is_card(square) for square in squares)


def _cell_entries(square: Square) -> list[Entry]:
    """The holders in one cell: on its first line that has any, or on every line when each has."""
    if square.spread or not square.lines:
        return []
    each = [
        people(line.text) or read(line.text, line.lead) if may_name_somebody(line.text) else []
        for line in square.lines[:12]
        if len(line.text) <= LONG_CELL
    ]
    if len(square.lines) > 1 and len(square.lines) <= 12:
        whole = read(square.text) if len(square.text) <= 90 else []
        noted = square.lines[1].text.startswith("(")
        if whole and len(whole) == 1 and (whole[0].bare or noted) and not whole[0].vacant:
            return whole
    if each and len(each) == len(square.lines) and all(each):
        return [entry for entries in each for entry in entries]
    return each[0] if each and each[0] else next((entries for entries in each if entries), [])


def _name_share(body: list[list[Square]], column: int) -> float:
    """How much of a column is names, 0 to 1; blank and spanning cells do not count."""
    cells = [row[column] for row in body if len(row) > column and row[column].lines and not row[column].spread]
    if not cells:
        return 0.0
    sures = []
    for cell in cells:
        entries = cell.entries()
        sures.append(min(entry.sure for entry in entries) if entries else 0.0)
    return sum(sures) / len(sures)


def _is_all_cards(body: list[list[Square]], column: int) -> bool:
    """Whether the cells beside the names are holders in their own right, each with a role, as the names are."""
    names = [row[column] for row in body if len(row) > column and row[column].entries()]
    beside = [square for row in body for at, square in enumerate(row) if at != column and square.lines]
    return all(_is_card(name, sure=True) for name in names) and any(_is_card(square) for square in beside)


def _is_card(square: Square, sure: bool = False) -> bool:
    """Whether a cell holds a holder (a `sure` name, or any) and the role: on one line, or on two."""
    first = square.lines[0].text
    if len(square.lines) == 1:
        entries = read(first, square.lines[0].lead) or ([] if sure else unusual.with_role(first))
        return any(entry.role for entry in entries)
    holders = read(first) or ([] if sure else unusual.holders(first))
    return bool(holders) and unusual.states_role(square.lines[1].text)


def _by_kind(head: list[Square], body: list[list[Square]], kinds: list[int]) -> list[Found]:
    """A table whose header cells are kinds of seat, with the holders below each."""
    found = []
    for row in body:
        for at in kinds:
            if at >= len(row):
                continue
            label = headings.Label(head[at].text.strip().rstrip(":").strip(), headings.TERM + at)
            for order, entry in enumerate(row[at].entries() or _unusual(row[at])):
                index = row[at].lines[0].index
                found.append(
                    Found(
                        index,
                        order,
                        entry,
                        entry.role,
                        entry.affiliation,
                        (label,),
                        shape="table",
                        regular=1.0,
                    )
                )
    return found


def _by_row(head: list[Square], body: list[list[Square]], column: int) -> list[Found]:
    """A table with one row for each holder (or for the holders of one seat)."""
    found: list[Found] = []
    carried: dict[int, str] = {}
    under: tuple[headings.Label, ...] = ()
    roles = _role_columns(head, body, column)
    turned = [is_surname_first(row[column].text) for row in body if column < len(row) and row[column].lines]
    surnames_first = 2 * sum(turned) > len(turned)
    for row in body:
        across = _across(row)
        found.extend(
            Found(row[0].lines[0].index, order, entry, entry.role, entry.affiliation, under, shape="table", regular=1.0)
            for order, entry in enumerate(across)
        )
        title = "" if _is_name_alone(head, row, column) else _title_row(row, column)
        if across:
            continue
        if title:
            under = (headings.Label(title, headings.TERM),)
            carried.clear()
            continue
        if column >= len(row):
            continue
        _carry(row, column, carried)
        beside = [
            ("Role" if at in roles and table_heads.may_be_role(text) else title, text)
            for at, title, text in _beside(head, row, column, carried)
        ]
        attending = [text for _, text in beside if not head and evidence.is_attendance(text)]
        beside = [(title, text) for title, text in beside if text not in attending]
        here = (*under, *[headings.Label(text, headings.TERM) for text in attending[:1]])
        entries = row[column].entries()
        entries = entries or (_turned(row[column]) if surnames_first else [])
        for order, entry in enumerate(entries or _unusual(row[column])):
            one = _row_entry(order, entry, row[column].lines[0].index, beside, head, here)
            if entries or words.is_role(one.role):
                found.append(one)
    return found


def _turned(square: Square) -> list[Entry]:
    """The holder in a cell of a column that prints surnames first, whose given name is not a known one."""
    return [] if square.spread or in_order(square.text) == square.text else [Entry(square.text, sure=LIKELY, bare=True)]


def _role_columns(head: list[Square], body: list[list[Square]], column: int) -> set[int]:
    """The columns without a title in which most cells state a role: there the others ("Soprano") do so too."""
    roles = set()
    for at in range(max(len(row) for row in body) if not head else 0):
        texts = [row[at].text for row in body if at < len(row) and row[at].text and not row[at].spread]
        if at != column and len(texts) >= 3 and sum(words.is_role(text) for text in texts) >= MOSTLY * len(texts):
            roles.add(at)
    return roles


def _unusual(square: Square) -> list[Entry]:
    """The holders in a cell where names stand, although what is printed does not read as a name."""
    if square.spread or not square.lines or len(square.lines) > 2:
        return []
    first = square.lines[0].text
    return unusual.with_role(first) or unusual.holders(first)


def _across(row: list[Square]) -> list[Entry]:
    """The holders of a row with one cell that prints an unusual name and a role; it is nobody's title."""
    printed = [square for square in row if square.lines and not square.spread]
    if len(printed) != 1 or not row[0].lines or len(printed[0].lines) > 1 or printed[0].entries():
        return []
    return unusual.with_role(printed[0].text)


def _is_name_alone(head: list[Square], row: list[Square], column: int) -> bool:
    """Whether a row holds one cell that its header calls a name: a holder of whom no more is said, and no title."""
    if column >= min(len(head), len(row)) or len(row) < 2 or not table_heads.heads_names(head[column].text):
        return False
    printed = [square for square in row if square.lines]
    return printed == [row[column]] and not row[column].header and bool(unusual.holders(row[column].text))


def _title_row(row: list[Square], column: int) -> str:
    """The words of a row that holds one cell and nobody: the title of the rows below it."""
    printed = [square for square in row if square.lines and not square.spread]
    if len(printed) != 1 or printed[0].entries() or len(printed[0].text) > headings.MAX_LABEL:
        return ""
    blank_holder = (
        column < len(row)
        and not row[column].lines
        and printed[0] is not row[column]
        and len(row) > 1
        and not headings.is_plural(printed[0].text)
    )
    spans = len(row) == 1 or any(square.spread for square in row[1:]) or printed[0].header
    return "" if blank_holder and not spans else printed[0].text.rstrip(": ")


def _carry(row: list[Square], column: int, carried: dict[int, str]) -> None:
    """Carry the words of columns left of the name down over blank cells."""
    for at in range(column):
        text = row[at].text if at < len(row) else ""
        if text:
            carried[at] = text


def _beside(head: list[Square], row: list[Square], column: int, carried: dict[int, str]) -> list[tuple[int, str, str]]:
    """What stands beside the name: (column, header, text) for every other column that is short enough to be a role or
    a place.
    """
    beside = []
    for at in range(len(row)):
        if at == column:
            continue
        text = row[at].text or carried.get(at, "")
        title = head[at].text if at < len(head) else ""
        if (
            text
            and text.casefold() not in _BLANKS
            and len(text) <= LONG_CELL
            and any(mark.isalpha() for mark in text)
            and "@" not in text
        ):
            beside.append((at, title, text.strip().rstrip(":")))
    return beside


def _row_entry(
    order: int,
    entry: Entry,
    index: int,
    beside: list[tuple[str, str]],
    head: list[Square],
    labels: tuple[headings.Label, ...],
) -> Found:
    role, affiliation = entry.role, entry.affiliation
    for title, text in beside:
        kind = table_heads.column_kind(title)
        if kind == "role":
            role = f"{text} ({role})" if role and role != text else text
        elif kind == "place":
            affiliation = (
                text
                if not affiliation
                else f"{text} ({affiliation})"
                if "(" not in affiliation and len(affiliation) <= 4
                else f"{affiliation}, {text}"
            )
        elif kind == "both":
            said, place = split_detail(text)
            if said and role and is_status(role):
                role = f"{said} ({role})"
            place = text if role and is_mere_class(text) else place
            role, affiliation = role or said, affiliation or place
    if table_heads.are_crossed(role, affiliation):
        role, affiliation = affiliation, role
    heads = " ".join(square.text for square in head if table_heads.heads_names(square.text))
    return Found(index, order, entry, role, affiliation, labels, f"{heads}s", "table", 1.0)
