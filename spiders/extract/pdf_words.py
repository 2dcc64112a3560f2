"""The words of a sheet of paper in rows: what stands side by side, what is only a running head, what is large type.

The first half of reading a PDF; `pdf_lines` makes columns, tables and paragraphs of the rows.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

# Shares of the type size: what is wider than a space, and what makes type a heading's.
COLUMN_GAP = 1.3
HEADING_SIZE = 1.15
MARKER = re.compile(r"^(?:[•·▪◦‣●○■□*»›–—-]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})[.)]?)$")
BULLET = re.compile(r"^[•·▪◦‣●○■□»›\uf0b7\uf0a7]\s?")


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
        return bool(BULLET.match(self.words[0].text))


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
        numbered = len(pieces[-1].words) == 1 and MARKER.match(before.text)
        if word.x0 - before.x1 > COLUMN_GAP * max(before.size, word.size) and not (
            numbered and word.x0 - before.x1 < 5 * word.size
        ):
            pieces.append(Piece([word]))
        else:
            pieces[-1].words.append(word)
    return Row(pieces, min(word.top for word in words), max(word.bottom for word in words))


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
