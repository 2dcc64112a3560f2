"""Lay a PDF out in the lines and tables in which pages are laid out, or refuse it with a reason.

Minutes, annual reports and board lists are often published on paper first. pdfplumber gives the words with their
places; `pdf_words` and `pdf_lines` make lines of them; from there on a PDF is read by the same shapes as a web page.
"""

import io
import re
from collections.abc import Iterator
from itertools import pairwise

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.table import Table as Ruled
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import extract_words

from spiders.extract import pdf_lines, pdf_words
from spiders.extract.layout import MAX_LINE, MAX_LINES, Cell, Layout, Line, Table
from spiders.extract.markup import Unreadable, printed
from spiders.extract.pdf_lines import Block, GridCell
from spiders.extract.pdf_words import Piece, Printed, Row, Word

MAX_BYTES = 16 * 1024 * 1024
# A board is named on the first pages of minutes and within the first of a report. Both bounds are counted, not timed:
# the same file gives the same rows on every machine. Together they are read in about two seconds.
MAX_PAGES = 40
MAX_CHARACTERS = 50_000
MAX_ON_PAGE = 20_000
MAX_RULES = 3_000
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|-bd|,bd", re.IGNORECASE)


def lay_out(page: bytes) -> Layout:
    """The document's printed lines and tables, in reading order; `note` says so when only its first pages were read.

    Raises:
        Unreadable: the file is locked, broken, cut off or too large, or holds no text: pictures, or nothing.
    """
    _refuse(page)
    try:
        with pdfplumber.open(io.BytesIO(page)) as document:
            return _Sheets(document).laid_out()
    except PdfminerException as error:
        if isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect):
            raise Unreadable("locked", "the PDF is locked with a password") from error
        raise _broken(error) from error
    except Unreadable:
        raise
    except Exception as error:
        # The parser meets a broken file in whatever way it comes: there is no list of what it may raise.
        raise _broken(error) from error


def _broken(error: Exception) -> Unreadable:
    said = f"{type(error).__name__}: {error}"[:200]
    # zlib says in words that memory ran out.
    if isinstance(error, MemoryError) or "allocate" in said:
        return Unreadable("too large", "the PDF takes more memory to read than any page may")
    return Unreadable("not html", f"the PDF is broken: {said}")


def _refuse(page: bytes) -> None:
    if len(page) > MAX_BYTES:
        raise Unreadable("too large", f"the PDF has {len(page):,} bytes; the limit is {MAX_BYTES:,}")
    if b" obj" not in page:
        raise Unreadable("not html", "the file says that it is a PDF and holds none")
    if b"%%EOF" not in page[-2048:]:
        raise Unreadable("cut off", "the PDF has no end: it was cut off on its way")


class _Sheets:
    """The sheets of a document, on their way to one layout."""

    def __init__(self, document: PDF) -> None:
        self.title = printed(str((document.metadata or {}).get("Title") or "")[:400])
        self.note = ""
        self.rows: list[list[Row]] = []
        self.tables: list[list[Block]] = []
        self.sizes: list[tuple[float, float]] = []
        self.lines: list[Line] = []
        self.found: dict[int, Table] = {}
        self._nodes = 1
        self._read(document)

    def _read(self, document: PDF) -> None:
        characters = pictures = 0
        for number, page in enumerate(document.pages):
            if number >= MAX_PAGES or characters > MAX_CHARACTERS:
                self.note = f"only the first {number} of {len(document.pages)} pages were read"
                break
            characters += len(page.chars)
            pictures += len(page.images)
            if len(page.chars) > MAX_ON_PAGE:
                raise Unreadable("too large", f"page {number + 1} prints more than {MAX_ON_PAGE:,} characters")
            words = list(_words(page))
            ruled = list(_ruled(page))
            inside = [table.bbox for table in ruled]
            self.tables.append([_ruled_block(table, words) for table in ruled])
            self.rows.append(pdf_words.rows_of(word for word in words if not any(_within(word, box) for box in inside)))
            self.sizes.append((page.width, page.height))
            page.close()
        text = "".join(piece.text for rows in self.rows for row in rows for piece in row.pieces)
        if not characters or text.count("(cid:") * 8 > len(text) > 0:
            why = "it holds pictures of text" if pictures else "it has no letters that can be read"
            raise Unreadable("no text" if pictures or characters else "empty", f"the PDF has no text: {why}")

    def laid_out(self) -> Layout:
        """Everything in one layout."""
        every = [*self.rows, *[_rows_in(blocks) for blocks in self.tables]]
        body = pdf_words.body_size(every)
        self.levels = pdf_words.heading_sizes(every, body)
        sheets = pdf_words.without_running_heads(self.rows, [height for _, height in self.sizes])
        right = pdf_lines.right_margin(sheets, max((width for width, _ in self.sizes), default=0.0))
        before: tuple[Block, Table] | None = None
        for rows, tables in zip(sheets, self.tables, strict=True):
            blocks = [*_between(rows, tables, right), *tables]
            for nth, block in enumerate(sorted(blocks, key=lambda block: block.top)):
                joined = before[1] if before and nth == 0 and _goes_on(before[0], block) else None
                before = (block, self._grid(block, joined)) if block.grid else None
                self._columns(block)
        return Layout(self.title, self.lines, self.found, note=self.note)

    def _columns(self, block: Block) -> None:
        for column in block.columns:
            self._nodes += 1
            outer = self._nodes
            for line in column:
                self._nodes += 1
                item = self._nodes if line.bullet else 0
                self._print(line, (1, outer, self._nodes), "li" if line.bullet else "p", item)

    def _grid(self, block: Block, joined: Table | None) -> Table:
        """A table's cells in rows, and its lines in columns: where it is no table after all, each column is read
        down.
        """
        if joined is None:
            self._nodes += 1
            joined = Table(self._nodes)
            self.found[joined.node] = joined
        by_column: list[tuple[int, int, list[Printed], str]] = []
        for cells in block.grid:
            joined.rows.append([])
            for cell in cells:
                self._nodes += 1
                joined.rows[-1].append(Cell(self._nodes, cell.header, cell.rowspan, cell.colspan))
                by_column.append((cell.column, self._nodes, cell.lines, "th" if cell.header else "td"))
        for _, node, lines, tag in sorted(by_column, key=lambda placed: placed[0]):
            for line in lines:
                self._print(line, (1, joined.node, node), tag, 0)
        return joined

    def _print(self, line: Printed, path: tuple[int, ...], tag: str, item: int) -> None:
        text = printed(line.text[:MAX_LINE])
        if not text:
            return
        if len(self.lines) >= MAX_LINES:
            raise Unreadable("too large", f"the PDF prints more than {MAX_LINES:,} lines; no board does")
        bold = [word.bold for word in line.words]
        size = round(max(word.size for word in line.words))
        level = self.levels.index(size) + 1 if size in self.levels and len(text) <= 200 and tag != "td" else 0
        opening = bold.index(False) if False in bold else 0
        self.lines.append(
            Line(
                text=text,
                tag=f"h{min(level, 6)}" if level else tag,
                path=path,
                level=min(level, 6),
                bold=all(bold),
                lead=printed(" ".join(word.text for word in line.words[:opening])),
                item=item,
                index=len(self.lines),
            )
        )


def _words(page: Page) -> Iterator[Word]:
    """The page's words that stand upright on the sheet; type printed twice to look bold counts once, as bold."""
    seen: dict[tuple[str, int, int], dict[str, object]] = {}
    for char in page.chars:
        if not char["upright"]:
            continue
        places = [(char["text"], round(char["x0"]) + dx, round(char["top"])) for dx in (0, -1, 1)]
        twin = next((seen[place] for place in places if place in seen), None)
        if twin is not None and str(char["text"]).strip():
            twin["fontname"] = f"{twin['fontname']},bd"
            continue
        seen[places[0]] = char
    chars = list(seen.values())
    for word in extract_words(chars, extra_attrs=["fontname", "size"], x_tolerance_ratio=0.15):
        if word["x1"] > 0 and word["x0"] < page.width and word["bottom"] > 0 and word["top"] < page.height:
            bold = bool(_BOLD.search(word["fontname"]))
            yield Word(word["text"], word["x0"], word["x1"], word["top"], word["bottom"], word["size"], bold)


def _ruled(page: Page) -> Iterator[Ruled]:
    """The tables that are drawn with rules, and have rows and columns."""
    if len(page.lines) + len(page.rects) + len(page.curves) > MAX_RULES:
        return
    for table in page.find_tables():
        if len(table.rows) > 1 and max(sum(cell is not None for cell in row.cells) for row in table.rows) > 1:
            yield table


def _within(word: Word, box: tuple[float, float, float, float]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _ruled_block(table: Ruled, words: list[Word]) -> Block:
    lefts = sorted({round(cell[0]) for cell in table.cells})
    tops = sorted({round(cell[1]) for cell in table.cells})
    grid: list[list[GridCell]] = []
    for row in table.rows:
        cells: list[GridCell] = []
        for box in row.cells:
            if box is None:
                continue
            rows = pdf_words.rows_of(word for word in words if _within(word, box))
            lines = [Printed([word for piece in row.pieces for word in piece.words]) for row in rows]
            bold = bool(lines) and all(word.bold for line in lines for word in line.words)
            rowspan = max(1, sum(box[1] - 1 <= top < box[3] - 1 for top in tops))
            colspan = max(1, sum(box[0] - 1 <= left < box[2] - 1 for left in lefts))
            cells.append(GridCell(lines, lefts.index(round(box[0])), rowspan, colspan, bold))
        grid.append(cells)
    plain = any(not cell.header for below in grid[1:] for cell in below if cell.lines)
    for nth, cells in enumerate(grid):
        for cell in cells:
            cell.header = cell.header and nth == 0 and plain
    return Block(table.bbox[1], grid=grid, edges=tuple(float(left) for left in lefts))


def _rows_in(blocks: list[Block]) -> list[Row]:
    lines = [line for block in blocks for cells in block.grid for cell in cells for line in cell.lines]
    return [Row([Piece(line.words)], 0.0, 0.0) for line in lines]


def _between(rows: list[Row], tables: list[Block], right: float) -> list[Block]:
    """The blocks of the rows that stand above, between and below the ruled tables."""
    blocks: list[Block] = []
    tops = [-1.0, *sorted(block.top for block in tables), float("inf")]
    for low, high in pairwise(tops):
        here = [row for row in rows if low <= row.top < high]
        blocks += pdf_lines.blocks_of(here, right)
    return blocks


def _goes_on(before: Block, block: Block) -> bool:
    """Whether a table at the head of a sheet has the columns of the one at the foot of the sheet before."""
    return (
        bool(block.grid)
        and len(before.edges) == len(block.edges)
        and all(abs(one - other) < 6 for one, other in zip(before.edges, block.edges, strict=True))
    )
