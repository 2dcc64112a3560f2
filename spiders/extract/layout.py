"""A page laid out: the lines that a reader sees, each with its place in the structure, and the tables as written.

Sites differ in their mark-up without end, but what a reader sees is always lines: under a heading, in a list item, in
a cell, in a card. Every shape works on these lines, so that no shape needs to know a site's tags or class names.
"""

from dataclasses import dataclass, field

MAX_LINE = 4_000
MAX_LINES = 4_000


@dataclass(slots=True)
class Line:
    """One printed line.

    Attributes:
        text: what is printed, white space collapsed.
        tag: the nearest block element ("li", "p", "td", "h3" ...).
        path: the block elements around it, outermost first, each by its number in the page.
        level: 1 to 6 for a heading element, else 0.
        bold: the line is bold from end to end (an unmarked heading, or a name in a card).
        lead: the part in front that is set apart by bold, a link or a style; empty when the whole line is
        alike.
        linked: the line is a link from end to end.
        item: the number of the nearest list item around it; 0 outside lists.
        index: 0-based order on the page.
        seam: the text of the first of two inline elements with nothing but a space between them; else empty.

    """

    text: str
    tag: str
    path: tuple[int, ...]
    level: int = 0
    bold: bool = False
    lead: str = ""
    linked: bool = False
    item: int = 0
    index: int = 0
    seam: str = ""


@dataclass(slots=True)
class Cell:
    """One cell of a table as written: `node` is its number in the page."""

    node: int
    header: bool
    rowspan: int
    colspan: int


@dataclass(slots=True)
class Table:
    """A table as written: rows of cells. `nested` when another table stands inside it (then it is layout); `closed`
    when the next cell opens a row of its own.
    """

    node: int
    rows: list[list[Cell]] = field(default_factory=list)
    nested: bool = False
    closed: bool = True


@dataclass(slots=True)
class Layout:
    """A page laid out: its title, its lines in order, its tables by node number, and what was left unread of it."""

    title: str
    lines: list[Line]
    tables: dict[int, Table]
    note: str = ""
