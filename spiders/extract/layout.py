"""Lay a page out as the lines a reader sees, each with the place it has in the structure.

Sites differ in their mark-up without end, but what a reader sees is always lines: under a heading, in a list item, in
a cell, in a card. Every shape works on these lines, so that no shape needs to know a site's tags or class names.
"""

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from spiders.extract.markup import MAX_DEPTH, Unreadable, printed
from transforms.names import word_set

MAX_LINE = 4_000
MAX_LINES = 4_000

_SILENT = word_set(
    """
    script style noscript template svg head title select option button iframe textarea object embed canvas
    math audio video map datalist input
    """
)
_FURNITURE = word_set("nav footer")
_FURNITURE_ROLES = word_set(
    """
    navigation contentinfo search menu menubar banner alertdialog
    """
)
_FURNITURE_WORDS = word_set(
    """
    footer breadcrumb breadcrumbs cookie cookies navbar topnav mainnav
    """
)
_BLOCKS = word_set(
    """
    address article aside blockquote body center dd details div dl dt fieldset figure figcaption form h1 h2
    h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody td tfoot th thead tr
    ul caption dir
    """
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD = word_set("b strong th")
_PARTS = frozenset(("main", "article", "section"))
_CELLS = frozenset(("td", "th"))


@dataclass(slots=True)
class Line:
    """One printed line.

    Attributes:
        text: what is printed, white space collapsed.
        tag: the nearest block element ("li", "p", "td", "h3" ...).
        path: the block elements around it, outermost first, each by its number in the page.
        level: 1 to 6 for a heading element, else 0.
        bold: the line is bold from end to end (an unmarked heading, or a name in a card).
        lead: the part in front that is set apart by bold, italics or a link; empty when the whole line is
        alike.
        linked: the line is a link from end to end.
        item: the number of the nearest list item around it; 0 outside lists.
        index: 0-based order on the page.

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


@dataclass(slots=True)
class Cell:
    """One cell of a table as written: `node` is its number in the page."""

    node: int
    header: bool
    rowspan: int
    colspan: int


@dataclass(slots=True)
class Table:
    """A table as written: rows of cells. `nested` when another table stands inside it (then it is layout)."""

    node: int
    rows: list[list[Cell]] = field(default_factory=list)
    nested: bool = False


@dataclass(slots=True)
class Layout:
    """A page laid out: its title, its lines in order, its tables by node number, and what was left unread of it."""

    title: str
    lines: list[Line]
    tables: dict[int, Table]
    note: str = ""


def lay_out(root: etree._Element) -> Layout:
    """The page's printed lines and tables, furniture (navigation, footer, cookie banner) left out.

    Raises:
        Unreadable: elements are nested more than MAX_DEPTH deep.

    """
    title = printed(" ".join((root.findtext(".//title") or "")[:400].split()))
    walk = _Walk(_opened_panels(root))
    walk.page(root)
    return Layout(title, walk.lines, walk.tables)


def _opened_panels(root: etree._Element) -> set[str]:
    """Ids of hidden elements that a tab or an accordion on the page can open: their text is published."""
    opened: set[str] = set()
    for element in root.iter("a", "button", "div", "h2", "h3", "h4", "li", "span"):
        for name in ("aria-controls", "href", "data-target", "data-bs-target"):
            value = element.get(name)
            if value and len(value) < 200 and (value.startswith("#") or name == "aria-controls"):
                opened.update(value.lstrip("#").split())
    return opened


class _Walk:
    """Walks the tree once, collecting text into lines; a block element or a `br` ends a line."""

    def __init__(self, opened: set[str]) -> None:
        self.opened = opened
        self.lines: list[Line] = []
        self.tables: dict[int, Table] = {}
        self._blocks: list[tuple[int, str]] = []
        self._tables: list[Table] = []
        self._pieces: list[tuple[str, bool, bool]] = []
        self._size = 0
        self._styles: Counter[str] = Counter()
        self._nodes = 0

    def page(self, root: etree._Element) -> None:
        events = etree.iterwalk(root, events=("start", "end"))
        depth = 0
        silent: etree._Element | None = None
        for event, element in events:
            tag = element.tag if isinstance(element.tag, str) else "script"
            if event == "start":
                depth += 1
                if depth > MAX_DEPTH:
                    raise Unreadable("too deep", f"the page nests elements more than {MAX_DEPTH} deep")
                if silent is None and self._is_silent(element, tag):
                    silent = element
                    if tag in _BLOCKS:
                        self._end_line()
                elif silent is None:
                    self._open(element, tag)
            else:
                depth -= 1
                if silent is None:
                    self._close(tag)
                elif silent is element:
                    silent = None
                if silent is None:
                    self._text(element.tail)
        self._end_line()

    def _is_silent(self, element: etree._Element, tag: str) -> bool:
        if tag == "button" and any(name in _HEADINGS or name in ("dt", "summary") for _, name in self._blocks):
            return False  # an accordion's button holds the heading that it opens
        if tag in _SILENT or tag in _FURNITURE or (element.get("role") or "") in _FURNITURE_ROLES:
            return True
        if tag == "header" and _PARTS.isdisjoint(name for _, name in self._blocks):
            return element.find(".//h1") is None  # of a page's header only its chief heading is content
        named = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
        words = named.lower().replace("-", " ").replace("_", " ").split()
        if tag not in ("html", "body", "main", "article") and not _FURNITURE_WORDS.isdisjoint(words):
            return True
        style = (element.get("style") or "")[:300].replace(" ", "").lower()
        hidden = element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
        panel = element.get("id") in self.opened or element.get("role") in ("tabpanel", "region")
        return hidden and not panel

    def _open(self, element: etree._Element, tag: str) -> None:
        if tag == "br":
            self._end_line()
        elif tag in _BLOCKS:
            self._end_line()
            self._nodes += 1
            self._blocks.append((self._nodes, tag))
            if tag == "table":
                self._open_table()
            elif self._tables and tag == "tr":
                self._tables[-1].rows.append([])
            elif self._tables and tag in _CELLS:
                self._open_cell(element, tag)
        if tag not in _BLOCKS or tag == "th":
            self._styles[tag] += 1
        self._text(element.text)

    def _open_table(self) -> None:
        for outer in self._tables:
            outer.nested = True
        table = Table(self._nodes)
        self._tables.append(table)
        self.tables[table.node] = table

    def _open_cell(self, element: etree._Element, tag: str) -> None:
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(Cell(self._nodes, tag == "th", _span(element, "rowspan"), _span(element, "colspan")))

    def _close(self, tag: str) -> None:
        if tag not in _BLOCKS or tag == "th":
            self._styles[tag] -= 1
        if tag in _BLOCKS:
            self._end_line()
            if self._blocks:
                self._blocks.pop()
            if tag == "table" and self._tables:
                self._tables.pop()

    def _text(self, text: str | None) -> None:
        if text and self._size < MAX_LINE:
            bold = self._styles["b"] + self._styles["strong"] > 0
            self._pieces.append((text[:MAX_LINE], bold, self._styles["a"] > 0))
            self._size += len(text)

    def _end_line(self) -> None:
        pieces, self._pieces, self._size = self._pieces, [], 0
        text = printed("".join(piece for piece, _, _ in pieces)[:MAX_LINE])
        if not text:
            return
        if len(self.lines) >= MAX_LINES:
            raise Unreadable("too large", f"the page prints more than {MAX_LINES:,} lines; no board does")
        inked = [(printed(piece), bold, link) for piece, bold, link in pieces if printed(piece)]
        tags = [tag for _, tag in self._blocks]
        level = max((_HEADINGS.get(tag, 0) for tag in tags), default=0)
        if "header" in tags and level != 1 and _PARTS.isdisjoint(tags):
            return
        all_bold = all(bold for _, bold, _ in inked)
        lead = "" if all_bold or not inked[0][1] else _lead(pieces)
        self.lines.append(
            Line(
                text=text,
                tag=self._blocks[-1][1] if self._blocks else "body",
                path=tuple(node for node, _ in self._blocks),
                level=level,
                bold=all_bold,
                lead=lead,
                linked=all(link for _, _, link in inked),
                item=next((node for node, tag in reversed(self._blocks) if tag == "li"), 0),
                index=len(self.lines),
            )
        )


def _lead(pieces: list[tuple[str, bool, bool]]) -> str:
    lead = []
    for piece, bold, _ in pieces:
        if not bold and printed(piece):
            break
        lead.append(piece)
    return printed("".join(lead))


def _span(element: etree._Element, name: str) -> int:
    value = (element.get(name) or "1").strip()[:4]
    return max(1, min(int(value), 100)) if value.isascii() and value.isdigit() else 1
