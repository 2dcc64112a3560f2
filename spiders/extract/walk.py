"""Walk the tree of a page once, and lay it out as lines and tables; furniture is passed over."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from spiders.extract.furniture import Furniture
from spiders.extract.layout import MAX_LINE, MAX_LINES, Cell, Layout, Line, Table
from spiders.extract.markup import MAX_DEPTH, Unreadable, printed
from spiders.extract.panels import Panels
from transforms.names import word_set

_BLOCKS = word_set(
    """
    address article aside blockquote body center dd details div dl dt fieldset figure figcaption form h1 h2
    h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody td tfoot th thead tr
    ul caption dir
    """
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD = frozenset(("b", "strong"))
A_MARK = 2  # characters of the number of a footnote
# What microdata says of a person (schema.org), that a line may print one behind the other with nothing between.
_PROPERTIES = frozenset(("name", "jobTitle", "roleName", "affiliation", "worksFor"))
# A card of three parts or more, each an inline element in a line of its own: style sets them below each other.
_IN_CARDS = frozenset(("span", "small", "strong", "b", "em", "i"))
_CARDS = frozenset(("div", "li", "article", "section", "figcaption", "main"))
_SETS_APART = frozenset(("span", "small", "em", "i"))
_HOLDS_A_TITLE = frozenset((*_HEADINGS, "dt", "summary"))
_PARTS = frozenset(("main", "article", "section"))
_PLAIN = _BLOCKS - _HOLDS_A_TITLE - _PARTS - {"li", "header"}
# A gap in a typed line that parts columns; outside typed text only spaces that do not break make one.
_WIDE = "\xa0\xa0\xa0"
_GAP = re.compile(r"(?<=\S)(?: {3,}|\xa0[\xa0 ]{2,}|\t+ *)(?=\S)")
_DRAWN = re.compile(r" (?://|→|►|▸|⟶|➔) |(?<=[:\s])_{2,}|_{2,}(?=\s|$)")  # what parts a line, drawn with a sign
_ROW_ENDS = frozenset(("tr", "thead", "tbody", "tfoot"))
_MORE_THAN_BLOCKS = frozenset(("table", "tr", "td", "th", "pre", "thead", "tbody", "tfoot"))
_CELLS = frozenset(("td", "th"))
_PANELS = frozenset(("div", "section", "ul", "article"))
LEVEL_OF_PANELS = 3  # of the headings that their tabs are, where no heading in them says more
# A heading's link to itself, and what is printed beside a holder to be clicked.
_LEADS_ELSEWHERE = frozenset(
    (*"#¶§🔗", "linkedin", "twitter", "facebook", "instagram", "youtube", "mastodon", "bluesky", "read more",
     "read bio", "view profile", "view bio", "full bio", "full profile", "learn more", "more info", "read more →")
)  # fmt: skip


def lay_out(root: etree._Element) -> Layout:
    """The page's printed lines and tables, furniture (navigation, footer, cookie banner) left out.

    Raises:
        Unreadable: elements are nested more than MAX_DEPTH deep, or more than MAX_LINES lines are printed.

    """
    title = printed(" ".join((root.findtext(".//title") or "")[:400].split()))
    walk = _Walk(root)
    walk.page()
    return Layout(title, walk.lines, walk.tables)


@dataclass(slots=True)
class _Block:
    """A block element that is open, with what it and the blocks around it mean for the lines in it."""

    node: int = 0
    tag: str = "body"
    path: tuple[int, ...] = ()
    level: int = 0
    item: int = 0
    in_part: bool = False
    in_header: bool = False
    in_heading: bool = False

    def inner(self, node: int, tag: str) -> "_Block":
        """The block of this tag that begins inside this one."""
        if tag in _PLAIN:
            level, item = self.level, self.item
            return _Block(node, tag, (*self.path, node), level, item, self.in_part, self.in_header, self.in_heading)
        return _Block(
            node,
            tag,
            (*self.path, node),
            max(self.level, _HEADINGS[tag]) if tag in _HEADINGS else self.level,
            node if tag == "li" else self.item,
            self.in_part or tag in _PARTS,
            self.in_header or tag == "header",
            self.in_heading or tag in _HOLDS_A_TITLE,
        )


class _Walk:
    """Walks the tree once, collecting text into lines; a block element or a `br` ends a line."""

    def __init__(self, root: etree._Element) -> None:
        self.lines: list[Line] = []
        self.tables: dict[int, Table] = {}
        self._root = root
        furniture = Furniture(root)
        self._is_silent, self._is_left_open = furniture.is_silent, furniture.is_left_open
        self._panels = Panels(root)
        self._blocks: list[_Block] = [_Block()]
        self._tables: list[Table] = []
        self._pieces: list[tuple[str, bool, bool]] = []
        self._size = 0
        self._bold = 0
        self._links = 0
        self._preformatted = 0
        self._closed_at = -1
        self._seam = ""
        self._breaks: list[int] = []
        self._inlines = 0
        self._loose = False
        self._parted = False
        self._opening = ""
        self._nodes = 0

    def page(self) -> None:
        """Read the whole tree; what is silent is passed over with all that is in it."""
        self._inside((self._root,), 1)
        self._end_line()

    def _inside(self, elements: Iterable[etree._Element], depth: int) -> None:
        """Read sibling elements, each with what is in it and the text behind it."""
        blocks = self._blocks
        for element in elements:
            if depth > MAX_DEPTH:
                raise Unreadable("too deep", f"the page nests elements more than {MAX_DEPTH} deep")
            tag = element.tag
            if tag == "header" and self._is_left_open(element):
                tag = "div"
            block = blocks[-1]
            is_block = tag in _BLOCKS or "-" in tag  # elements of a site's own making are boxes
            if is_block and self._pieces:
                self._end_line()
            shown = tag != "a" or not _leads_elsewhere(element)
            if shown and not self._is_silent(element, tag, block.in_heading, block.in_part):
                if is_block:
                    self._nodes += 1
                    blocks.append(block.inner(self._nodes, tag))
                    self._block(element, tag, depth)
                    blocks.pop()
                else:
                    self._inline(element, tag, depth)
            tail = element.tail
            if tail and (self._pieces or not tail.isspace()):
                self._loose |= not self._inlines and not tail.isspace()
                self._text(tail)

    def _block(self, element: etree._Element, tag: str, depth: int) -> None:
        """Read what is in a block: lines of its own."""
        special = tag in _MORE_THAN_BLOCKS
        if special:
            self._open_special(element, tag)
        elif tag in _PANELS and (label := self._panels.label_of(element)):
            self._open_panel(element, label)
        text = element.text
        self._loose = False
        if text and not text.isspace():
            self._loose = True
            self._text(text)
        if len(element):
            inlines, self._inlines = self._inlines, 0
            self._inside(element, depth + 1)
            self._inlines = inlines
        if self._pieces:
            self._end_line()
        if special:
            self._close_special(tag)

    def _inline(self, element: etree._Element, tag: str, depth: int) -> None:
        """Read what is in an inline element: a part of a line."""
        text = element.text
        if tag == "br":
            self._end_line()
        opens = not self._pieces
        means = element.get("itemprop")
        bold, link = tag in _BOLD or means == "name", tag == "a"
        self._bold += bold
        self._links += link
        if text:
            if self._pieces and means in _PROPERTIES:
                self._part_as_marked()
            elif self._pieces and self._closed_at >= len(self._pieces) - 1 and tag != "br":
                self._part(text, tag)
            elif self._pieces and not self._seam and tag in _SETS_APART and self._pieces[-1][0][-1:].isspace():
                self._seam = "".join([piece for piece, _, _ in self._pieces])
            if self._pieces or not text.isspace():
                self._text(text)
        if len(element):
            self._inlines += 1
            self._inside(element, depth + 1)
            self._inlines -= 1
        self._bold -= bold
        self._links -= link
        self._closed_at = len(self._pieces) or -1
        if opens and not self._opening and len(self._pieces) == 1:
            self._opening = self._pieces[0][0]
        if self._parted and link:
            self._end_line()

    def _open_panel(self, element: etree._Element, label: str) -> None:
        """A heading with what the tab of a panel says, above what is in it; a line that says so is the heading."""
        inner = next((_HEADINGS[one.tag] for one in element.iter(*_HEADINGS)), LEVEL_OF_PANELS + 1)
        level = max(LEVEL_OF_PANELS - 1, inner - 1)
        if self.lines and self.lines[-1].text == label:
            self.lines[-1].level = self.lines[-1].level or level
            return
        self.lines.append(Line(label, f"h{level}", self._blocks[-1].path, level, index=len(self.lines)))

    def _open_special(self, element: etree._Element, tag: str) -> None:
        """Open what is more than a block: a table, a part of one, or typed text."""
        if tag == "table":
            self._open_table()
        elif tag == "pre":
            self._preformatted += 1
        elif self._tables and tag == "tr":
            self._tables[-1].rows.append([])
            self._tables[-1].closed = False
        elif self._tables and tag in _CELLS:
            self._open_cell(element, tag)

    def _open_table(self) -> None:
        for outer in self._tables:
            outer.nested = True
        table = Table(self._nodes)
        self._tables.append(table)
        self.tables[table.node] = table

    def _open_cell(self, element: etree._Element, tag: str) -> None:
        table = self._tables[-1]
        if table.closed:
            table.rows.append([])
            table.closed = False
        table.rows[-1].append(Cell(self._nodes, tag == "th", _span(element, "rowspan"), _span(element, "colspan")))

    def _close_special(self, tag: str) -> None:
        """Close what is more than a block."""
        if tag == "table":
            self._tables.pop()
        elif tag == "pre":
            self._preformatted -= 1
        elif tag in _ROW_ENDS and self._tables:
            self._tables[-1].closed = True

    def _part_as_marked(self) -> None:
        """Part what microdata says is another property from what stands before it, unless a mark does so already."""
        before = next((piece.rstrip() for piece, _, _ in reversed(self._pieces) if not piece.isspace()), "")
        if before and (before[-1].isalnum() or before[-1] in ").'’"):
            self._pieces.append((" | ", False, self._links > 0))

    def _part(self, text: str, tag: str) -> None:
        """Part an inline element's text from the one before it, where styles alone do so: "<i>Name</i><i>Role</i>"."""
        before = self._pieces[-1][0]
        if self._closed_at < len(self._pieces):
            if "\n" in before and not self._inlines and tag in _IN_CARDS:
                self._breaks.append(len(self._pieces) - 1)
            if before.isspace() and not self._seam:
                self._seam = "".join([piece for piece, _, _ in self._pieces])
        elif text[0].isdigit() and before[-1].islower() and tag in _SETS_APART and len(text) > A_MARK:
            self._pieces.append((" | ", self._bold > 0, self._links > 0))
        elif text[0].isupper() and (before[-1].islower() or before[-1] in ":)"):
            whole = before.strip().isalpha() and text.strip().isalpha()
            self._pieces.append((" " if whole or before[-1] == ":" else " | ", self._bold > 0, self._links > 0))
            self._parted |= not whole and self._links > 0 and tag != "a"  # a link with parts is a card

    def _text(self, text: str) -> None:
        if self._preformatted and ("\n" in text or "  " in text):
            self._preformatted_text(text)
        elif self._size < MAX_LINE:
            if _WIDE in text:
                text = _GAP.sub(" | ", text)
            if not text.isascii() or "//" in text or "__" in text:
                text = _DRAWN.sub(" | ", text)
            self._pieces.append((text[:MAX_LINE], self._bold > 0, self._links > 0))
            self._size += len(text)

    def _preformatted_text(self, text: str) -> None:
        """Text that is printed as typed: its lines are lines, and wide gaps in them part columns."""
        for nth, line in enumerate(text.splitlines()):
            if nth:
                self._end_line()
            if line.strip() and self._size < MAX_LINE:
                self._pieces.append((_GAP.sub(" | ", line)[:MAX_LINE], self._bold > 0, self._links > 0))
                self._size += len(line)

    def _end_line(self) -> None:
        if not self._pieces:
            return
        pieces, self._pieces, self._size = self._pieces, [], 0
        breaks, self._breaks = self._breaks, []
        seam, self._seam, self._closed_at, self._parted = self._seam, "", -1, False
        opening, self._opening = self._opening, ""
        block = self._blocks[-1]
        if block.in_header and block.level != 1 and not block.in_part:
            return
        if len(breaks) > 1 and not self._loose and block.tag in _CARDS:
            for at in breaks:
                pieces[at] = (" | ", *pieces[at][1:])
        text = printed(("".join([piece for piece, _, _ in pieces]) if len(pieces) > 1 else pieces[0][0])[:MAX_LINE])
        if not text:
            return
        if len(self.lines) >= MAX_LINES:
            raise Unreadable("too large", f"the page prints more than {MAX_LINES:,} lines; no board does")
        if len(pieces) == 1:
            _, bold, linked = pieces[0]
            lead = ""
        else:
            _, bolds, links = zip(*[piece for piece in pieces if _is_inked(piece[0])], strict=True)
            bold, linked = all(bolds), all(links)
            # Where nothing is bold, a link that opens the line is set apart: a name, and then what is said of it.
            apart = 1 if any(bolds) else 2
            lead = "" if bold or linked or not (bolds, links)[apart - 1][0] else _lead(pieces, apart)
            if opening and not any(bolds) and not any(links):
                lead = printed(opening)
        at = len(self.lines)
        seam = printed(seam) if seam else ""
        self.lines.append(Line(text, block.tag, block.path, block.level, bold, lead, linked, block.item, at, seam))


def _leads_elsewhere(link: etree._Element) -> bool:
    """Whether a link says only that it is to be clicked, and holds no block, as a card that is a link does."""
    said = (link.text or "").strip().casefold()
    return said in _LEADS_ELSEWHERE and not any(inner.tag in _BLOCKS for inner in link.iter())


def _is_inked(piece: str) -> bool:
    """Whether anything of a piece is seen."""
    return not piece.isspace() and (piece.isascii() or printed(piece) != "")


def _lead(pieces: list[tuple[str, bool, bool]], apart: int) -> str:
    """The pieces in front that are bold (1) or linked (2), as printed."""
    lead = []
    for piece in pieces:
        if not piece[apart] and _is_inked(piece[0]):
            break
        lead.append(piece[0])
    return printed("".join(lead))


def _span(element: etree._Element, name: str) -> int:
    value = (element.get(name) or "").strip()[:4]
    return max(1, min(int(value), 100)) if value.isascii() and value.isdigit() else 1
