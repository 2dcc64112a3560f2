"""What it would take: the smallest changes that bring a board to each band, within the law.

A change gives seats to a third, takes seats away, or both. It touches as many seats as come or as go, whichever is
more, so that replacing somebody is one change and not two. Every board that the question allows is compared, so the
fewest are the fewest. Of changes that touch equally few seats, that one is taken in which the fewest holders leave,
then that in which the fewest seats of a third go, then the one nearest to today's size, then the one with the higher
score, then the evenest.

Seats whose class nobody knows are treated as honestly as in the score: a plan reaches its band whatever they turn out
to be. Where such a seat may be outside the thirds that is the worst it can be, because giving it to a third never
lowers T; where it may not, everything it can be is tried. Seats outside the thirds leave before seats nobody knows.

The law is that of `transforms.ceilings`: with the seats that are known a plan passes no ceiling, and with all that the
others can be it can meet every minimum. Seats are (letters, number) pairs as in `tripartite`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from transforms.ceilings import Ceiling, score_max
from transforms.tripartite import (
    FEWEST_SEATS,
    LETTER_OF,
    MOST_SEATS,
    Integers,
    Interval,
    ScoreError,
    Seats,
    assignments,
    board_of,
    measure,
    score_interval,
    scores,
)

GOALS = (("Thin", 0.0), ("Partial", 50.0), ("Tripartite", 80.0), ("Thirds met", 100.0))
BEST_LAWFUL = "Best lawful"
LARGEST = 120  # seats; beyond it the search takes minutes, and no council comes near


@dataclass(frozen=True)
class Change:
    """The fewest seats that bring a board to a goal: what comes and goes by letters, and the board it leads to."""

    touched: int  # seats: as many as come or as go, whichever is more
    by: tuple[tuple[str, int], ...]  # letters and difference in seats, those that change
    seats: Seats
    score: Interval  # of the board it leads to, whatever the open seats turn out to be
    controlling: str | None  # a class or `none`; None where open seats leave it open


@dataclass(frozen=True)
class Answer:
    """What one goal takes: nothing (`reached`), a change, or why no change reaches it."""

    goal: str
    at_least: float  # points; Thin is anything above 0
    reached: bool
    change: Change | None
    why_not: str = ""


@dataclass(frozen=True)
class Limits:
    """How the board may change: sizes from `smallest` to `largest`, and whether anybody may leave."""

    smallest: int
    largest: int
    nobody_leaves: bool = False


def what_if(
    seats: Seats,
    rules: Sequence[Ceiling] = (),
    *,
    fixed_size: bool = False,
    add_only: bool = False,
    max_size: int | None = None,
) -> tuple[Answer, ...]:
    """The smallest change that reaches each band, and seats in thirds; where the law forbids these, its best.

    At most one of the limits: `fixed_size`, the board keeps its size; `add_only`, nobody leaves, and the board may grow
    to MOST_SEATS; `max_size`, it has at most so many seats. Without one it grows no larger than it is.

    Raises ScoreError for a board of fewer than FEWEST_SEATS or more than LARGEST seats, more than one limit, or a
    `max_size` that is no size of a board.
    """
    seats = board_of(seats)
    limits = _limits(sum(count for _, count in seats), fixed_size, add_only, max_size)
    best = _best_lawful(limits, tuple(rules))
    goals = list(GOALS)
    if best is not None and best < 100:
        goals = [*((name, score) for name, score in GOALS if score <= best), (BEST_LAWFUL, best)]
    # While somebody outside the thirds stays, they are never the whole board: nothing to search for.
    stays_outside = add_only and any("M" in letters for letters, _ in seats)
    searched = [score for _, score in goals if not (stays_outside and score == 100)]
    found = [*_search(seats, tuple(rules), limits, searched), *[None] * (len(goals) - len(searched))]
    answers = [
        Answer(name, score, change is not None and not change.touched, change, "" if change else _why_not(limits))
        for (name, score), change in zip(goals, found, strict=True)
    ]
    forbidden = [(name, score) for name, score in GOALS if (name, score) not in goals]
    why = f"the law allows at most {best:.1f} with {_sizes(limits)}" if best is not None else ""
    return (*answers, *(Answer(name, score, False, None, why) for name, score in forbidden))


def _limits(n: int, fixed_size: bool, add_only: bool, max_size: int | None) -> Limits:
    if n < FEWEST_SEATS:
        raise ScoreError(f"a board of {n} seats has no thirds: {FEWEST_SEATS} filled voting seats are the fewest")
    if n > LARGEST:
        raise ScoreError(f"{n} seats: what it would take is worked out for boards of up to {LARGEST} seats")
    if fixed_size + add_only + (max_size is not None) > 1:
        raise ScoreError("one limit at most: a fixed size, only additions, or a greatest size")
    if max_size is not None and not FEWEST_SEATS <= max_size <= LARGEST:
        raise ScoreError(f"the greatest size must be from {FEWEST_SEATS} to {LARGEST} seats, not {max_size}")
    if add_only:
        return Limits(n, MOST_SEATS, nobody_leaves=True)
    return Limits(n if fixed_size else FEWEST_SEATS, max_size or n)


def _best_lawful(limits: Limits, rules: tuple[Ceiling, ...]) -> float | None:
    """The best T of any lawful board of these sizes; None where there is no lawful board."""
    best = [score_max(n, rules) for n in range(limits.smallest, limits.largest + 1)]
    return max((score for score in best if score is not None), default=None)


def _sizes(limits: Limits) -> str:
    return f"{limits.largest} seats" if limits.smallest == limits.largest else f"up to {limits.largest} seats"


def _why_not(limits: Limits) -> str:
    if limits.nobody_leaves:
        return f"no number of additions up to {limits.largest} seats reaches it while everybody stays"
    return f"no lawful board of {_sizes(limits)} reaches it"


# --- the search
@dataclass(frozen=True)
class _Start:
    """The board as it is: seats of W, U, S; `outside`, the (letters, number) that may be outside the thirds, in the
    order in which they leave; `inside`, open seats that are in some third.
    """

    thirds: tuple[int, int, int]
    outside: Seats
    inside: Seats

    @property
    def size(self) -> int:
        return sum(self.thirds) + sum(count for _, count in (*self.outside, *self.inside))

    @property
    def most_outside(self) -> int:
        return sum(count for _, count in self.outside)


def _start(seats: Seats) -> _Start:
    held = dict(seats)
    outside = sorted(((letters, count) for letters, count in seats if "M" in letters), key=lambda pair: len(pair[0]))
    inside = tuple((letters, count) for letters, count in seats if len(letters) > 1 and "M" not in letters)
    return _Start((held.get("W", 0), held.get("U", 0), held.get("S", 0)), tuple(outside), inside)


def _search(seats: Seats, rules: tuple[Ceiling, ...], limits: Limits, goals: Sequence[float]) -> list[Change | None]:
    """For each goal the smallest change. Changes are compared in bands of seats touched, the fewest first."""
    start = _start(seats)
    found: list[Change | None] = [None] * len(goals)
    furthest = max(start.size, limits.largest)
    done, reach = -1, 0
    while None in found and done < furthest:
        best: list[tuple[float, ...] | None] = [None] * len(goals)
        for candidates in _candidates(start, rules, limits, done, reach):
            for at, goal in enumerate(goals):
                if found[at] is None:
                    best[at] = _better(best[at], candidates.best(goal))
        found = [change or (_change(start, key) if key else None) for change, key in zip(found, best, strict=True)]
        done, reach = reach, min(furthest, reach + 1 + reach // 2)
    return found


def _better(one: tuple[float, ...] | None, other: tuple[float, ...] | None) -> tuple[float, ...] | None:
    return min((key for key in (one, other) if key is not None), default=None)


@dataclass(frozen=True)
class _Candidates:
    """Lawful boards of one size that keep `kept` of the open seats inside the thirds; one row a board."""

    rows: NDArray[np.int64]  # touched, leave, leave the thirds, distance from today's size; W, U, S, seats outside
    low: NDArray[np.float64]  # least T over all that the open seats can be
    kept: tuple[int, ...]

    def best(self, goal: float) -> tuple[float, ...] | None:
        """The first board in the order of preference whose T is above 0 and at least the goal."""
        there = (self.low >= goal) & (self.low > 0)
        if not there.any():
            return None
        rows, low = self.rows[there], self.low[there]
        uneven = rows[:, 4:7].max(axis=1) - rows[:, 4:7].min(axis=1)
        last_first = (*rows.T[6:3:-1], uneven, -low, *rows.T[3::-1])
        at = np.lexsort(last_first)[0]
        return (*rows[at, :4].tolist(), -float(low[at]), int(uneven[at]), *rows[at, 4:].tolist(), *self.kept)


def _candidates(
    start: _Start, rules: tuple[Ceiling, ...], limits: Limits, done: int, reach: int
) -> Iterator[_Candidates]:
    """Every lawful board within the limits that touches more than `done` and at most `reach` seats, by size and open
    seats kept.
    """
    n, may_leave = start.size, 0 if limits.nobody_leaves else reach
    for kept in product(*(range(max(0, count - may_leave), count + 1) for _, count in start.inside)):
        for size in range(max(limits.smallest, n - may_leave), min(limits.largest, n + reach) + 1):
            rows = _boards(start, kept, size, may_leave, reach)
            rows = rows[(rows[:, 0] > done) & (rows[:, 0] <= reach)]
            rows = rows[_lawful(start, kept, size, rows, rules)]
            if len(rows):
                yield _Candidates(rows, _least_scores(start, kept, rows[:, 4:]), kept)


def _boards(start: _Start, kept: tuple[int, ...], size: int, may_leave: int, may_come: int) -> NDArray[np.int64]:
    """The boards of one size in which at most so many seats leave a third or come to it: rows as in _Candidates."""
    ranges = [np.arange(max(0, held - may_leave), min(size, held + may_come) + 1) for held in start.thirds]
    outside = np.arange(max(0, start.most_outside - may_leave), start.most_outside + 1)
    workers, users, outside = (axis.ravel() for axis in np.meshgrid(*ranges[:2], outside, indexing="ij"))
    state = size - sum(kept) - workers - users - outside
    possible = np.isin(state, ranges[2])
    thirds, outside = np.stack([workers, users, state], axis=1)[possible], outside[possible]
    moved = thirds - np.array(start.thirds)
    come = np.maximum(moved, 0).sum(axis=1)
    leave_thirds = np.maximum(-moved, 0).sum(axis=1) + sum(count for _, count in start.inside) - sum(kept)
    leave = leave_thirds + (start.most_outside - outside)
    distance = np.full(len(come), abs(size - start.size))
    return np.column_stack([np.maximum(come, leave), leave, leave_thirds, distance, thirds, outside]).astype(np.int64)


def _least_scores(start: _Start, kept: tuple[int, ...], counts: Integers) -> NDArray[np.float64]:
    """The least T of each board (W, U, S, outside) over all that its open seats inside the thirds can be."""
    still_open = board_of((letters, count) for (letters, _), count in zip(start.inside, kept, strict=True))
    ways = assignments(still_open) if still_open else np.zeros((1, 4), dtype=np.int64)
    least: NDArray[np.float64] = np.min([scores(counts + way) for way in ways], axis=0)
    return least


def _lawful(
    start: _Start, kept: tuple[int, ...], size: int, rows: NDArray[np.int64], rules: tuple[Ceiling, ...]
) -> NDArray[np.bool_]:
    """Which boards keep every rule: known seats pass no ceiling, and with the open ones every minimum can be met."""
    good = np.ones(len(rows), dtype=bool)
    staying = _staying(start, rows[:, 7])
    for rule in rules:
        letter = LETTER_OF[rule.seat_class]
        known = rows[:, 4 + "WUS".index(letter)] if letter in "WUS" else staying.get("M", np.zeros(len(rows)))
        possible = known + sum(number for letters, number in staying.items() if letter in letters and len(letters) > 1)
        possible = possible + sum(
            number for (letters, _), number in zip(start.inside, kept, strict=True) if letter in letters
        )
        fewest, most = rule.bounds(size)
        good &= (known <= most) & (possible >= fewest)
    return good


def _staying(start: _Start, outside: NDArray[np.int64]) -> dict[str, NDArray[np.int64]]:
    """How many stay of each kind of seat that may be outside the thirds, when `outside` of them stay in all."""
    leaving = start.most_outside - outside
    stay: dict[str, NDArray[np.int64]] = {}
    for letters, count in start.outside:
        gone = np.minimum(leaving, count)
        stay[letters] = count - gone
        leaving = leaving - gone
    return stay


def _change(start: _Start, key: tuple[float, ...]) -> Change:
    """The change that a key of _Candidates.best stands for."""
    touched, (thirds, outside, kept) = int(key[0]), (key[6:9], key[9], key[10:])
    stay = _staying(start, np.array([int(outside)]))
    after = [(letter, int(number)) for letter, number in zip("WUS", thirds, strict=True)]
    after += [(letters, int(number[0])) for letters, number in stay.items()]
    after += [(letters, int(number)) for (letters, _), number in zip(start.inside, kept, strict=True)]
    before = dict([*zip("WUS", start.thirds, strict=True), *start.outside, *start.inside])
    seats = board_of(after)
    return Change(
        touched=touched,
        by=tuple((letters, number - before[letters]) for letters, number in after if number != before[letters]),
        seats=seats,
        score=score_interval(seats),
        controlling=measure(seats).controlling,
    )
