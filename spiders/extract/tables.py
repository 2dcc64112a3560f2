"""Read tables that list people: one row a person, or one column a kind of seat.

Header cells are believed when there are any; else each column is judged by all of its cells together, which tells a
column of names from one of constituencies even where a single cell could be either. Tables that only lay a page out
are left to the other shapes.
"""

import re
from collections import defaultdict
from dataclasses import replace

from spiders.extract import headings, table_columns, table_heads, table_rows, unusual, words
from spiders.extract.entries import SURE_NAME, read
from spiders.extract.found import Found
from spiders.extract.layout import Layout, Line
from spiders.extract.persons import likeness
from spiders.extract.table_grid import Square, full_rows, grid_of, is_wide, without_titles_again
from spiders.extract.words import is_plain_seat

A_COUPLE_OF_ROWS = 2
A_LIST = 3  # rows, or lines
MOSTLY_NAMES = 0.8
LEAST_NAMES = 0.4  # a column with fewer is not of people, whatever a few of its cells read like
LONGEST_CELL = 12  # lines of one holder's cell: name, role, a short biography


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
        if not table.nested and held.get(table.node) and is_wide(grid := grid_of(table, held))
    }
    listed = {node: rows for node, grid in grids.items() if (rows := _rows(grid)) is not None}
    above = _labels_above(page.lines, {held[node][0].index for node, rows in listed.items() if rows})
    for node, rows in listed.items():
        lines = held[node]
        for one in rows:
            one.labels = (*above[lines[0].index], *one.labels)
            one.table = node
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
            outline.push(line.text, rank, line.linked)
    return above


def _rows(grid: list[list[Square]]) -> list[Found] | None:
    """The holders that a grid lists, perhaps nobody; None when it is layout, and its lines are for other shapes."""
    # Blank rows, and rows that only a cell from above hangs into, hold nobody.
    grid = [row for row in grid if any(square.lines and not square.spread for square in row)]
    if any(_is_a_page(square) for row in grid for square in row):
        return None
    full = full_rows(grid)
    if _head(full[0]):
        grid, full = _without_years_gone_by(grid, full)
    width = max(len(row) for row in full)
    head = full[0] if _head(full[0]) or _is_of_seats(full) else []
    body = without_titles_again(head, [row for row in grid if row is not full[0] or not head])
    head, body = _with_whole_names(head, body)
    kinds = [at for at, square in enumerate(head) if table_heads.heads_a_kind(square.text)]
    latest = _of_latest_year(head, body) if kinds else body
    kinds = [at for at in kinds if _name_share(latest, at) >= 0.5]
    if len(kinds) >= 2:
        return _by_kind(head, latest, kinds)
    if _is_list_a_column(head, body):
        return _by_kind(head, body, [at for at, square in enumerate(head) if square.text])
    if not head and len(body) <= A_COUPLE_OF_ROWS and any(_holds_a_list(square) for row in body for square in row):
        return None  # a menu beside the text of the page
    titles = [square.text for square in head]
    if table_heads.heads_prizes(titles) or table_heads.heads_meetings(titles):
        return []
    named = _named_column(head, body)
    if named is not None:
        counts = table_heads.heads_numbers(titles)
        return [] if counts and _name_share(body, named) < 0.5 else table_rows.read(head, body, named)
    shares = [_name_share(body, column) for column in range(width)]
    best = max(range(width), key=lambda at: shares[at])
    if _is_of_something_else(head, body, best, shares[best]):
        return []
    rivals = max((share for at, share in enumerate(shares) if at != best), default=0.0)
    if shares[best] < 0.5 or rivals >= 0.6 * shares[best] or _is_all_cards(body, best):
        return table_columns.read(grid, Square.entries)
    return table_rows.read(head, body, best)


def _is_list_a_column(head: list[Square], body: list[list[Square]]) -> bool:
    """Whether each column is a list of its own, of those on the committee that its header names."""
    titled = [at for at, square in enumerate(head) if square.text]
    if len(titled) < A_COUPLE_OF_ROWS or not all(head[at].header for at in titled):
        return False
    titles = [head[at].text for at in titled]
    others = any(table_heads.heads_names_or_roles(title) or table_heads.heads_others(title) for title in titles)
    return not others and all(_name_share(body, at) >= MOSTLY_NAMES for at in titled)


def _is_of_something_else(head: list[Square], body: list[list[Square]], best: int, share: float) -> bool:
    """Whether the titles of a table, or how few names its best column holds, say that nobody in it sits on a body."""
    titles = [square.text for square in head]
    if sum(map(table_heads.heads_others, titles)) > 1:
        return True  # "Applicant | Agent | Case officer"
    if best < len(head) and (table_heads.heads_other_people(titles, best) or table_heads.heads_areas(titles[best])):
        return True
    if table_heads.heads_numbers(titles) and share < 0.5:
        return True
    # Wards, allowances, decisions.
    return len(body) >= A_LIST and share < LEAST_NAMES and _is_of_titles(head)


def _is_a_page(square: Square) -> bool:
    """Whether a cell holds the text of a page, under a heading of its own, beside a menu in another cell."""
    return len(square.lines) > LONGEST_CELL and any(line.level or line.bold for line in square.lines)


def _holds_a_list(square: Square) -> bool:
    """Whether several lines of a cell name holders, beside lines of another kind: a list, set in a cell by itself."""
    named = sum(bool(read(line.text, line.lead)) for line in square.lines)
    return A_LIST <= named < len(square.lines)


def _named_column(head: list[Square], body: list[list[Square]]) -> int | None:
    """The first column with names in it that its header calls names, if any: then no other column needs to be read."""
    titled = (
        at
        for at, square in enumerate(head)
        if table_heads.heads_names(square.text) and not table_heads.heads_others(square.text)
    )
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
    return marked or not any(_is_card(square) or _opens_with_a_name(square) for square in squares)


def _is_of_seats(rows: list[list[Square]]) -> bool:
    """Whether a table has two rows, offices in the first and whoever holds each below it."""
    if len(rows) != A_COUPLE_OF_ROWS or len(rows[0]) < A_COUPLE_OF_ROWS:
        return False
    offices, held = rows
    return all(is_plain_seat(square.text) for square in offices) and all(square.entries() for square in held)


def _without_years_gone_by(
    grid: list[list[Square]], full: list[list[Square]]
) -> tuple[list[list[Square]], list[list[Square]]]:
    """The rows of a table with a column a year ("Office | 2023 | 2024") without the columns but the latest."""
    years = {at: square.text.strip() for at, square in enumerate(full[0]) if _YEAR.fullmatch(square.text.strip())}
    if len(years) < A_COUPLE_OF_ROWS or 0 in years:
        return grid, full
    latest = max(years, key=lambda at: years[at])
    gone = set(years) - {latest}
    kept = {id(row): [square for at, square in enumerate(row) if at not in gone] for row in grid}
    return [kept[id(row)] for row in grid], [kept[id(row)] for row in full]


_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d\d){1,2})?")


def _is_of_titles(head: list[Square]) -> bool:
    """Whether a header is marked as one in several cells, and none of them names anybody."""
    return len(head) > 1 and all(square.header and not square.entries() for square in head)


def _opens_with_a_name(square: Square) -> bool:
    """Whether a cell of several lines names somebody in the first: "Dr Ann Example" above where she works."""
    return len(square.lines) > 1 and likeness(square.lines[0].text) >= SURE_NAME


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


def _of_latest_year(head: list[Square], body: list[list[Square]]) -> list[list[Square]]:
    """The rows of a table without those of years gone by, where its first column tells the years apart."""
    years = {row[0].text[:4] for row in body if row}
    if not table_heads.heads_years(head[0].text) or not all(year.isdecimal() and len(year) == 4 for year in years):
        return body
    return [row for row in body if row[0].text[:4] == max(years)]


def _by_kind(head: list[Square], body: list[list[Square]], kinds: list[int]) -> list[Found]:
    """A table whose header cells are kinds of seat, with the holders below each."""
    found = []
    for row in body:
        for at in kinds:
            if at >= len(row):
                continue
            label = headings.Label(head[at].text.strip().rstrip(":").strip(), headings.TERM + at)
            for order, entry in enumerate(row[at].entries() or table_rows.unusual_in(row[at])):
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
