"""Where a board lies in the triangle of worker, user and state seats, and where its mark can be drawn.

The place is the share of each third among the seats that are in a third (barycentric coordinates). It says nothing of
the seats outside the thirds, so the area of a mark is the share of all seats that are in a third: a board of three such
seats and nine executives lies in the middle, and is a quarter of the size of one without the nine.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

HEIGHT = math.sqrt(3) / 2
CENTRE = (0.5, HEIGHT / 3)  # from the lower left corner, y upwards, side 1
STEP = 0.35  # of the smallest mark's radius: how far one turn of the spiral looks further out
CIRCLES_A_TURN = 12


@dataclass(frozen=True)
class Mark:
    """Where a board is drawn: x, y and radius, in the units of the drawing."""

    x: float
    y: float
    radius: float


def place(workers: int, users: int, state: int) -> tuple[float, float] | None:
    """Where the seats in the thirds put a board, side 1, y upwards: workers at the top, users left, the state right.

    None where no seat is in a third: then it lies nowhere in the triangle.
    """
    inside = workers + users + state
    if not inside:
        return None
    return (workers * 0.5 + state) / inside, workers * HEIGHT / inside


def radius(workers: int, users: int, state: int, outside: int, greatest: float, least: float = 0.0) -> float:
    """The radius whose area is the share of seats in a third, at most `greatest`, at least `least`."""
    inside = workers + users + state
    return max(least, greatest * math.sqrt(inside / (inside + outside))) if inside else least


def moved_apart(marks: Sequence[Mark], gap: float) -> list[Mark]:
    """The marks, none over another: the largest stay, others go to the nearest free place on a spiral around theirs.

    Args:
        marks: in any order; the answer is in the same.
        gap: the least distance between the edges of two marks, in the units of the marks.
    """
    cell = 2 * max((mark.radius for mark in marks), default=1.0) + gap
    taken: dict[tuple[int, int], list[Mark]] = defaultdict(list)
    found: dict[int, Mark] = {}
    # Boards of one mixture belong in one place: what the one before found full need not be looked at again.
    reached: dict[tuple[float, float], int] = defaultdict(int)
    for index in sorted(range(len(marks)), key=lambda index: (-marks[index].radius, index)):
        where = (marks[index].x, marks[index].y)
        spiral = _around(marks[index], reached[where])
        reached[where], mark = next((turn, each) for turn, each in spiral if _is_free(each, taken, cell, gap))
        taken[_cell(mark, cell)].append(mark)
        found[index] = mark
    return [found[index] for index in range(len(marks))]


def _around(mark: Mark, turn: int) -> Iterator[tuple[int, Mark]]:
    """The places around a mark, from this turn of the spiral outwards, each with its turn; turn 0 is its own place."""
    if not turn:
        yield 0, mark
    while True:
        turn = max(turn, 1)
        distance = turn * STEP * mark.radius
        points = CIRCLES_A_TURN + 2 * turn
        for step in range(points):
            angle = 2 * math.pi * step / points + turn
            yield turn, Mark(mark.x + distance * math.cos(angle), mark.y + distance * math.sin(angle), mark.radius)
        turn += 1


def _cell(mark: Mark, size: float) -> tuple[int, int]:
    return math.floor(mark.x / size), math.floor(mark.y / size)


def _is_free(mark: Mark, taken: dict[tuple[int, int], list[Mark]], size: float, gap: float) -> bool:
    column, row = _cell(mark, size)
    near: Iterable[Mark] = (
        other
        for at in range(column - 1, column + 2)
        for down in range(row - 1, row + 2)
        for other in taken.get((at, down), ())
    )
    return all(math.hypot(mark.x - other.x, mark.y - other.y) >= mark.radius + other.radius + gap for other in near)
