"""Drawings as SVG: the seats of a board, a bar of them, a score on its scale, and the triangle.

Every drawing is markup made at build time, so it is there without a script. Colours and patterns are classes (`w`
workers, `u` users, `s` the state, `m` outside the thirds, `o` not published, `v` vacant, `gap` a seat that a third is
short of): the style sheet colours them for light, dark and paper, and each also has a pattern of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from transforms.publish.site.bodies import Board
from transforms.publish.site.triangle import CENTRE, HEIGHT, Mark, moved_apart, place, radius

KINDS = "wusmo"
PITCH = 16  # units from one seat to the next
SEAT = 1.5  # pixels a unit where there is room
A_LINE = 24  # seats in a line of a group
LINE = 19  # units from one line to the next
BAR = 120
SIDE = 520
LEFT, TOP = 60, 46
LARGEST, SMALLEST = 8.0, 3.0
SHELF_PITCH, SHELF_LINE = 15, 36
MOST_MARKS = 300  # with more a page would be too heavy to send, and too crowded to read


@dataclass(frozen=True)
class Group:
    """One group of seats of a board: how many, how many a third is short of, and its drawing."""

    kind: str
    seats: int
    short: int
    drawing: Markup


def seat_groups(board: Board) -> list[Group]:
    """The seats of a board drawn as seats: the three thirds and those outside them, always; others where there are any.

    In a third a line marks a third of all filled seats, and outlines show the seats it is short of.
    """
    third = board.size / 3
    groups = []
    for kind in "wusm":
        count = board.counts[kind]
        short = _short(board, kind) if kind != "m" and board.whole else 0
        mark = third if kind != "m" and board.whole else None
        groups.append(Group(kind, count, short, _seats([(kind, count), ("gap", short)], mark)))
    for kind, count in (("o", board.counts["o"]), ("v", int(board.row["vacancies"] or 0))):
        if count:
            groups.append(Group(kind, count, 0, _seats([("gap" if kind == "v" else kind, count)], None)))
    return groups


def _short(board: Board, kind: str) -> int:
    needed = board.row[f"needed_{kind}"]
    return int(needed) if needed is not None else max(0, board.size // 3 - board.counts[kind] - board.counts["o"])


def _seats(runs: Sequence[tuple[str, int]], third: float | None) -> Markup:
    total = sum(count for _, count in runs)
    if not total:
        return Markup("")
    lines = -(-total // A_LINE)
    width = min(max(total, third or 0), A_LINE) * PITCH + 2
    drawn, at = [], 0
    for kind, count in runs:
        for _ in range(count):
            line, column = divmod(at, A_LINE)
            across = f' x="{column * PITCH}"' if column else ""
            down = f' y="{line * LINE}"' if line else ""
            drawn.append(f'<use href="#{kind}"{across}{down}/>')
            at += 1
    if third is not None:
        line = min(int(third // A_LINE), lines - 1)
        x = min(third - line * A_LINE, A_LINE) * PITCH
        drawn.append(f'<path class="third" d="M{x - 1:.4g} {line * LINE - 1}v18"/>')
    return Markup('<svg viewBox="0 -1 {} {}" width="{}">{}</svg>').format(
        _figure(width), lines * LINE, _figure(SEAT * width), _joined(drawn)
    )


def bar(board: Board) -> Markup:
    """All seats of a board as one bar; nothing where none is filled. The words stand beside it, so it has none.

    Of a board that its source shows in part there is no bar: the one seat that is known would fill it.
    """
    total = sum(board.counts.values())
    if not total or not board.row["complete"]:
        return Markup("")
    parts, x = [], 0.0
    for kind in KINDS:
        width = BAR * board.counts[kind] / total
        if width:
            parts.append(f'<rect class="{kind}" x="{_figure(x)}" width="{_figure(width)}" height="12"/>')
        x += width
    return Markup('<svg class="bar" viewBox="0 0 {} 12" width="{}" height="12" aria-hidden="true">{}</svg>').format(
        BAR, BAR, _joined(parts)
    )


def scale(board: Board) -> Markup:
    """The score on a line from 0 to 100: the range, the printed score, and what the law lets a board reach."""
    low, high, most = (board.row[name] for name in ("score_low", "score_high", "score_max"))
    if low is None or not board.row["complete"]:
        return Markup("")
    parts = ['<path class="axis" d="M0 12h300M0 8v8M150 8v8M240 8v8M300 8v8"/>']
    if most is not None and most < 100:
        parts.append(f'<path class="ceiling" d="M{_figure(3 * most)} 3v18"/>')
    if high > low:
        parts.append(f'<path class="range" d="M{_figure(3 * low)} 12H{_figure(3 * high)}"/>')
    if board.row["score"] is not None:
        parts.append(f'<circle class="point" cx="{_figure(3 * board.row["score"])}" cy="12" r="6"/>')
    return Markup('<svg class="scale" viewBox="-8 0 316 24" aria-hidden="true">{}</svg>').format(_joined(parts))


@dataclass(frozen=True)
class Point:
    """A body on the front page: the board that stands for it, where its mark and its row lead, and what filters ask."""

    number: int
    board: Board
    link: str
    name: str
    body: str
    sector: str
    kind: str
    title: str


@dataclass(frozen=True)
class Triangle:
    """The drawing, and how many bodies it shows where."""

    drawing: Markup
    placed: int
    in_no_third: int
    open: int
    height: int


def triangle(points: Sequence[Point]) -> Triangle:
    """The triangle with a mark for every body, and below it the bodies that have no place in it.

    A mark is full where a score is printed, hollow where the position is provisional. Bodies of which less than four
    fifths of the seats have a class, or of which the source shows only a part, cannot be placed.
    """
    inside, nowhere, unplaced = sorted_out(points)
    apart = moved_apart([_mark(point.board) for point in inside], gap=1.0)
    drawn = [_link(point, mark) for point, mark in zip(inside, apart, strict=True)]
    parts = [_frame(), Markup("").join(drawn)]
    y = int(TOP + SIDE * HEIGHT + 84)
    for title, shelf in (
        ("No seat in any third", nowhere),
        ("Cannot be placed: the evidence leaves it open", unplaced),
    ):
        if shelf:
            parts.append(Markup('<text class="shelf" x="0" y="{}">{}: {}</text>').format(y, title, len(shelf)))
            parts.append(Markup("").join(_link(point, _on_shelf(at, y + 18)) for at, point in enumerate(shelf)))
            y += 18 + SHELF_PITCH * (-(-len(shelf) // SHELF_LINE)) + 22
    return Triangle(Markup("").join(parts), len(inside), len(nowhere), len(unplaced), y)


def sorted_out(points: Sequence[Point]) -> tuple[list[Point], list[Point], list[Point]]:
    """The bodies that lie in the triangle, those with no seat in any third, and those that cannot be placed."""
    known = [point for point in points if is_placed(point.board)]
    return (
        [point for point in known if _place(point.board) is not None],
        [point for point in known if _place(point.board) is None],
        [point for point in points if not is_placed(point.board)],
    )


def is_placed(board: Board) -> bool:
    """Whether enough is known of a board to say where it lies: a whole, current one, four fifths of it with a class."""
    return board.whole and board.row["status"] == "current" and 5 * board.counts["o"] <= board.size


def _place(board: Board) -> tuple[float, float] | None:
    return place(board.counts["w"], board.counts["u"], board.counts["s"])


def _mark(board: Board) -> Mark:
    where = _place(board)
    assert where is not None  # noqa: S101 - only bodies that lie in the triangle come here
    outside = board.counts["m"] + board.counts["o"]
    size = radius(board.counts["w"], board.counts["u"], board.counts["s"], outside, LARGEST, SMALLEST)
    return Mark(LEFT + SIDE * where[0], TOP + SIDE * (HEIGHT - where[1]), size)


def _on_shelf(at: int, y: int) -> Mark:
    line, column = divmod(at, SHELF_LINE)
    return Mark(column * SHELF_PITCH + 6, y + line * SHELF_PITCH, 4.5)


def _link(point: Point, mark: Mark) -> Markup:
    bloc = point.board.row["controlling_bloc"]
    look = {"worker": "w", "user": "u", "state": "s", "management": "m"}.get(bloc, "n")
    if not point.board.row["ranked"]:
        look += " hollow"
    return Markup('<a href="{}" data-n="{}"><title>{}</title><circle class="{}" cx="{}" cy="{}" r="{}"/></a>').format(
        point.link, point.number, point.title, look, _figure(mark.x), _figure(mark.y), _figure(mark.radius)
    )


def _frame() -> Markup:
    """The triangle itself: its edges, what its corners and edges mean, and the proposal in the middle."""
    x, y, top, right = LEFT, TOP + SIDE * HEIGHT, TOP, LEFT + SIDE
    middle = LEFT + SIDE / 2
    centre_x, centre_y = LEFT + SIDE * CENTRE[0], TOP + SIDE * (HEIGHT - CENTRE[1])
    halves = (
        f"M{_figure(x + SIDE / 4)} {_figure(y - SIDE * HEIGHT / 2)}H{_figure(right - SIDE / 4)}"
        f"L{_figure(middle)} {_figure(y)}Z"
    )
    return _joined(
        [
            f'<path class="edge" d="M{x} {_figure(y)}L{_figure(middle)} {top}L{right} {_figure(y)}Z"/>',
            f'<path class="grid" d="{halves}"/>',
            _word("corner", middle, top - 26, "Workers", "middle"),
            _word("edge-word", middle, top - 10, "no users, no state", "middle"),
            _word("corner", x - 60, y + 34, "Users"),
            _word("edge-word", x - 60, y + 50, "no workers, no state"),
            _word("corner", right + 60, y + 34, "The state", "end"),
            _word("edge-word", right + 60, y + 50, "no workers, no users", "end"),
            f'<circle class="proposal" cx="{_figure(centre_x)}" cy="{_figure(centre_y)}" r="13"/>',
            f'<path class="proposal" d="M{_figure(centre_x + 13)} {_figure(centre_y)}h26"/>',
            _word("proposal-word", centre_x + 44, centre_y - 2, "the proposal:"),
            _word("proposal-word", centre_x + 44, centre_y + 13, "a third each"),
        ]
    )


def _word(look: str, x: float, y: float, said: str, anchor: str = "") -> str:
    at = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{look}" x="{_figure(x)}" y="{_figure(y)}"{at}>{said}</text>'


def _joined(parts: Iterable[str]) -> Markup:
    """Markup of numbers and class names of ours, in which there is no word of anybody else's."""
    return Markup("".join(parts))  # noqa: S704 - see above


def _figure(value: float) -> str:
    """A length with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")
