"""Read a table row by row: who is named in the column of names, and what the other columns say of them.

A row with one cell and nobody in it is the title of the rows below; what a blank cell leaves out, the row above says.
"""

from dataclasses import replace

from spiders.extract import headings, support, table_heads, unusual, words
from spiders.extract.details import is_mere_class, is_status, pieces_of, says_nothing, split_detail
from spiders.extract.found import Found
from spiders.extract.holders import Entry
from spiders.extract.lists import is_prose
from spiders.extract.persons import LIKELY
from spiders.extract.surname_first import in_order, is_surname_first
from spiders.extract.table_grid import LONG_CELL, Square

# The share of a column's cells that says what the whole column holds.
MOSTLY = 0.6
# The same, where the column opens with a seat.
SOMETIMES = 0.4
LONG_ROLE = 80
NEARLY_ALL = 0.85
MANY_ROWS = 5
MOST_WORDS = 4


def read(head: list[Square], body: list[list[Square]], column: int) -> list[Found]:
    """A table with one row for each holder (or for the holders of one seat)."""
    found: list[Found] = []
    carried: dict[int, str] = {}
    under: tuple[headings.Label, ...] = ()
    roles = _role_columns(head, body, column)
    office = _office(head[column].text) if column < len(head) else ""
    turned = [is_surname_first(row[column].text) for row in body if column < len(row) and row[column].lines]
    surnames_first = 2 * sum(turned) > len(turned)
    all_names = _are_all_names(head, body, column)
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
        entries = row[column].entries()
        entries = entries or (_turned(row[column]) if surnames_first else [])
        holders = entries or unusual_in(row[column]) or (_whatever_it_is(row[column]) if all_names else [])
        for order, entry in enumerate(holders):
            beside = [
                ("Role" if at in roles and table_heads.may_be_role(text) else title, text)
                for at, title, text in _beside(head, _of_one(row, column, order, len(holders)), column, carried)
            ]
            attending = [text for _, text in beside if not head and support.is_attendance(text)]
            beside = [(title, text) for title, text in beside if text not in attending]
            here = (*under, *[headings.Label(text, headings.TERM) for text in attending[:1]])
            one = _row_entry(order, entry, row[column].lines[0].index, beside, head, here)
            of_a_kind = any(table_heads.heads_seats(square.text) for square in head)
            one = one if len(holders) > 1 else _with_role_below(one, row[column], of_a_kind)
            one = replace(one, role=one.role or office)
            if entries or words.is_role(one.role) or all_names:
                found.append(one)
    return found


def _whatever_it_is(square: Square) -> list[Entry]:
    """The holder in a cell of nothing but capitalised words, although they are those of a place."""
    said = square.text.split()
    is_name = 1 < len(said) <= MOST_WORDS and all(word.isalpha() and word.istitle() for word in said)
    named = is_name and not words.is_role(square.text) and not words.is_organisation(square.text)
    return [Entry(square.text, sure=LIKELY, bare=True)] if named and not square.spread else []


def _are_all_names(head: list[Square], body: list[list[Square]], column: int) -> bool:
    """Whether a column is headed as one of names, and nearly all its cells read as such: then the rest are names too,
    whatever they look like ("Bradford Sample").
    """
    if column >= len(head) or not table_heads.heads_names(head[column].text):
        return False
    cells = [row[column] for row in body if column < len(row) and row[column].lines and not row[column].spread]
    return sum(bool(cell.entries()) for cell in cells) >= NEARLY_ALL * len(cells) > MANY_ROWS


def _office(title: str) -> str:
    """The office that all in a column of names hold, where its title is one ("Group | Convenor")."""
    said = words.words_of(title)
    return title.strip() if said[-1:] in _OFFICES and _WHOSE.issuperset(said[:-1]) else ""


_OFFICES = tuple(
    (office,)
    for office in ("chair", "chairman", "chairperson", "convenor", "convener", "leader", "deputy", "secretary")
)
_WHOSE = frozenset(("committee", "group", "section", "commission", "branch", "panel"))


def _turned(square: Square) -> list[Entry]:
    """The holder in a cell of a column that prints surnames first, whose given name is not a known one."""
    return [] if square.spread or in_order(square.text) == square.text else [Entry(square.text, sure=LIKELY, bare=True)]


def _role_columns(head: list[Square], body: list[list[Square]], column: int) -> set[int]:
    """The columns without a title in which most cells state a role: there the others ("Soprano") do so too."""
    roles = set()
    for at in range(max(len(row) for row in body) if not head else 0):
        texts = [row[at].text for row in body if at < len(row) and row[at].text and not row[at].spread]
        if at == column or len(texts) < 3:
            continue
        # What a column in front of the names says at first, it says throughout.
        opens = at < column and (all(map(words.is_seat, texts[:3])) or (at == 0 and words.is_seat(texts[0])))
        share = sum(words.is_role(text) for text in texts) / len(texts)
        if share >= MOSTLY or (opens and (share >= SOMETIMES or all(map(words.is_seat, texts[:3])))):
            roles.add(at)
    return roles


def unusual_in(square: Square) -> list[Entry]:
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


def _with_role_below(one: Found, square: Square, of_a_kind: bool) -> Found:
    """The holder to whom no column gives a role, or only a kind of seat (`of_a_kind`: a column is of those), with the
    one that the cell prints on the line below the name.
    """
    below = square.lines[1].text if len(square.lines) > 1 else ""
    below = below[1:-1] if below.startswith("(") and below.find(")") == len(below) - 1 else below
    if not one.entry.bare or len(below) > LONG_ROLE or not words.is_role(below) or is_prose(below):
        return one
    mere = of_a_kind or is_mere_class(one.role) or _is_of_no_class(one.role)
    if words.is_plain_seat(below) and not mere and not words.is_plain_seat(one.role):
        # A column of what each sees to ("Planning") gives no seat, where the cell itself does.
        return replace(one, role=below, affiliation=one.affiliation or one.role)
    if one.role and not (mere and words.is_seat(below)):
        return one
    role, place = split_detail(below)
    role = f"{role} ({one.role})" if one.role else role
    return replace(one, role=role, affiliation=place or one.affiliation)


def _is_of_no_class(role: str) -> bool:
    """Whether a column says of a seat only how it was filled: "Co-opted"."""
    return words.words_of(role) in (("co-opted",), ("coopted",), ("elected",), ("appointed",))


def _of_one(row: list[Square], column: int, order: int, holders: int) -> list[Square]:
    """The row as it is of one of several holders, where other cells print a line for each: that holder's line alone.

    Where roles are more or fewer than holders, nothing says whose each is.
    """
    if holders < 2 or len(row[column].lines) != holders:
        return row
    return [
        square
        if at == column or len(square.lines) < 2
        else replace(square, lines=square.lines[order : order + 1])
        if len(square.lines) == holders
        else replace(square, lines=())
        if all(words.is_role(line.text) for line in square.lines)
        else square
        for at, square in enumerate(row)
    ]


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
            and not says_nothing(text)
            and len(text) <= LONG_CELL
            and any(mark.isalpha() for mark in text)
            and "@" not in text
        ):
            beside.append((at, title, text.strip().rstrip(":")))
    return beside


def _with_party(place: str, short: str) -> str:
    """A place behind which stands what a name's own brackets say in a few letters ("Sampleton (Lab)"); else nothing."""
    return f"{place} ({short})" if place and 0 < len(short) <= 4 and "(" not in short else ""


def _row_entry(
    order: int,
    entry: Entry,
    index: int,
    beside: list[tuple[str, str]],
    head: list[Square],
    labels: tuple[headings.Label, ...],
) -> Found:
    role, affiliation = entry.role, entry.affiliation
    says_the_seat = any(table_heads.heads_seats(title) for title, _ in beside)
    office = ""
    for title, text in beside:
        kind = table_heads.column_kind(title)
        if says_the_seat and table_heads.heads_duties(title):
            # Beside the kind of seat, what somebody sees to is no role, unless it is to chair.
            first = pieces_of(text)[0]
            office = office or (first if words.is_plain_seat(first) and not is_mere_class(first) else "")
            continue
        sees_to = not words.is_role(text) and not table_heads.heads_categories(title)
        if kind == "role" and words.is_seat(role) and sees_to:
            affiliation = affiliation or text  # beside "(Chairman)", what somebody sees to is no seat
        elif kind == "role":
            role = f"{text} ({role})" if role and role != text else text
        elif kind == "place":
            affiliation = _with_party(text, affiliation) or (f"{affiliation}, {text}" if affiliation else text)
        elif kind == "both":
            said, place = split_detail(text)
            if said and role and is_status(role):
                role = f"{said} ({role})"
            place = text if role and is_mere_class(text) else place
            role, affiliation = role or said, _with_party(place, affiliation) or affiliation or place
    if office and office not in role:
        role = f"{office} ({role})" if role else office
    if table_heads.are_crossed(role, affiliation):
        role, affiliation = affiliation, role
    heads = " ".join(square.text for square in head if table_heads.heads_names(square.text))
    return Found(index, order, entry, role, affiliation, labels, f"{heads}s", "table", 1.0)
