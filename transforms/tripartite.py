"""The arithmetic of thirds: how far a board's seats are from a third workers, a third users, a third the
state.

Scoring v1 of the project, after Glasman (2011): a third of the board elected by the workforce, a third
representing the users, a third from the state. It measures fit to that proposal, not the quality of a
service.

One idea carries everything. A seat is written as the letters of the classes it may belong to: `W` worker, `U`
user, `S` state, `M` management (everyone who answers to no third). A classified seat has one letter; a
"partner governor" whose body is not named has `SM`. A board is then a tuple of (letters, seats), and an
*assignment* gives each seat one of its letters. Every measure is taken over all the assignments, so what the
evidence leaves open comes out as an exact range and never as a guess. Assignments are counted, not listed:
two that give the same W, U, S, M are one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LETTERS = "WUSM"
CLASS_OF = {"W": "worker", "U": "user", "S": "state", "M": "management"}
LETTER_OF = {name: letter for letter, name in CLASS_OF.items()}
BANDS = ("Single-interest", "Thin", "Partial", "Tripartite")  # T 0, below 50, below 80, 80 and more
FEWEST_SEATS = 3  # below this a third is not a seat
MOST_SEATS = 200  # no council comes near: a greater count is a slip

Seats = tuple[tuple[str, int], ...]
Integers = NDArray[np.int64]


class ScoreError(ValueError):
    """Seats that are not the seats of a board: the message says which and what to do."""


class Interval(NamedTuple):
    """The least and the greatest value over all assignments."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """The difference, free of the noise of the last decimal (so that 20 points are 20 points)."""
        return round(self.high - self.low, 9)

    @property
    def settled(self) -> float | None:
        """The value where every assignment agrees on it, else None."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True)
class Measures:
    """What can be said of one board over all assignments; None where they disagree.

    `score` T, `change` K and `add` A are ranges. `needed` is in the order W, U, S. `controlling` is a class
    or `none`; `blocking` is classes joined by `|`, or `none`.
    """

    score: Interval
    change: Interval
    add: Interval
    needed: tuple[int | None, int | None, int | None]
    pattern: str | None
    controlling: str | None
    blocking: str | None
    blau: float | None
    band: str | None


def board_of(seats: Iterable[tuple[str, int]], alphabet: str = LETTERS) -> Seats:
    """A board from (letters, seats) pairs: equal letters added up, in a fixed order, so it can be a key."""
    total: dict[str, int] = {}
    for letters, count in seats:
        name = _ordered(letters, alphabet)
        total[name] = total.get(name, 0) + count
    return tuple(sorted((letters, count) for letters, count in total.items() if letters and count))


@lru_cache(maxsize=1024)
def _ordered(letters: str, alphabet: str) -> str:
    return "".join(letter for letter in alphabet if letter in letters)


def quota(n: int) -> int:
    """Votes that carry a motion among `n`: floor(n/2) + 1, a simple majority."""
    return n // 2 + 1


@lru_cache(maxsize=1024)
def placements(n: int) -> tuple[tuple[int, int, int], ...]:
    """Every split of `n` in three whole parts of floor or ceil of n/3: targets for worker, user, state."""
    least, extra = divmod(n, 3)
    ways = {0: [(0, 0, 0)], 1: [(1, 0, 0), (0, 1, 0), (0, 0, 1)], 2: [(1, 1, 0), (1, 0, 1), (0, 1, 1)]}
    return tuple((least + w, least + u, least + s) for w, u, s in ways[extra])


def assignments(seats: Seats) -> Integers:
    """Every distinct (W, U, S, M) that the open seats allow, in seats: shape (k, 4), sorted."""
    certain = [sum(count for letters, count in seats if letters == letter) for letter in LETTERS]
    still_open = [(letters, count) for letters, count in seats if len(letters) > 1]
    size = sum(count for _, count in still_open)
    reached = np.zeros((size + 1,) * 3, dtype=bool)
    reached[0, 0, 0] = True
    for letters, count in still_open:
        for _ in range(count):
            reached = _place_one(reached, letters)
    thirds = np.argwhere(reached).astype(np.int64)
    managers = size - thirds.sum(axis=1, keepdims=True)
    return np.hstack([thirds, managers]) + np.array(certain, dtype=np.int64)


def _place_one(reached: NDArray[np.bool_], letters: str) -> NDArray[np.bool_]:
    """The (W, U, S) that one more seat with these letters can reach from those reached so far."""
    after = reached.copy() if "M" in letters else np.zeros_like(reached)
    if "W" in letters:
        after[1:] |= reached[:-1]
    if "U" in letters:
        after[:, 1:] |= reached[:, :-1]
    if "S" in letters:
        after[:, :, 1:] |= reached[:, :, :-1]
    return after


def scores(counts: Integers) -> NDArray[np.float64]:
    """T of each row of `counts` (shape (k, 4): seats of W, U, S, M; rows of one size n >= 3), in points, 0 to 100.

    Targets are n in three whole parts of floor or ceil of n/3; fill of a third = min(1, seats / target); T =
    100 x mean fill of the two emptiest thirds, for the placement of the extra seats that makes it greatest.
    The fills are added as whole numbers over one denominator, so that thresholds such as 80 are met exactly.
    """
    n = int(counts[0].sum())
    unit = _unit(n)
    best = np.max([_fill(counts, targets) for targets in placements(n)], axis=0)
    result: NDArray[np.float64] = 100 * best / (2 * unit)
    return result


def _unit(n: int) -> int:
    """A common multiple of the two target sizes."""
    return (n // 3) * (-(-n // 3))


def _fill(counts: Integers, targets: tuple[int, int, int]) -> Integers:
    """The fill of the two emptiest thirds together, in units of 1 / _unit(n)."""
    size = np.array(targets, dtype=np.int64)
    fills = np.minimum(counts[:, :3], size) * (_unit(int(counts[0].sum())) // size)
    result: Integers = fills.sum(axis=1) - fills.max(axis=1)
    return result


def seats_needed(counts: Integers) -> Integers:
    """Seats that each third is short of, max(0, target - seats): shape (k, 3), in the order W, U, S.

    The targets are the ones that T was measured with; where several placements tie, the one that needs the
    fewest seats, and then the one that gives its extra seats to W before U before S.
    """
    n = int(counts[0].sum())
    short = np.array([np.maximum(0, np.array(t, dtype=np.int64) - counts[:, :3]) for t in placements(n)])
    fill = np.array([_fill(counts, targets) for targets in placements(n)])
    chosen = np.argmax(fill * (n + 1) - short.sum(axis=2), axis=0)
    result: Integers = short[chosen, np.arange(len(counts))]
    return result


def seats_to_change(counts: Integers) -> Integers:
    """K, in seats, from 0 to n: the fewest to give to another class, at constant size, until T is 100: the least sum of
    max(0, target - seats) over the thirds and the placements of the extra seats.
    """
    n = int(counts[0].sum())
    targets = np.array(placements(n), dtype=np.int64)[:, None, :]
    result: Integers = np.maximum(0, targets - counts[None, :, :3]).sum(axis=2).min(axis=0)
    return result


def seats_to_add(counts: Integers) -> Integers:
    """A: 3 x max(W, U, S) - (W + U + S), in seats, from 0: the fewest additions that make the thirds equal if nobody
    leaves. Seats outside the thirds still dilute them.
    """
    thirds = counts[:, :3]
    result: Integers = 3 * thirds.max(axis=1) - thirds.sum(axis=1)
    return result


def blau(counts: Integers) -> NDArray[np.float64]:
    """100 x 3 (wu + us + ws), with w, u, s the shares of all seats: points, 0 to 100. A robustness variant of T, after
    Blau's index of heterogeneity (1977).
    """
    n = int(counts[0].sum())
    w, u, s = counts[:, 0], counts[:, 1], counts[:, 2]
    result: NDArray[np.float64] = 300 * (w * u + u * s + w * s) / (n * n)
    return result


@lru_cache(maxsize=1 << 16)
def measure(seats: Seats) -> Measures:
    """All measures of one board (as `board_of` makes it) with FEWEST_SEATS to MOST_SEATS seats."""
    counts = assignments(seats)
    score = scores(counts)
    needed = seats_needed(counts)
    control = _classes_with(counts, quota(int(counts[0].sum())))
    return Measures(
        score=_interval(score),
        change=_interval(seats_to_change(counts)),
        add=_interval(seats_to_add(counts)),
        needed=(_agreed(needed[:, 0]), _agreed(needed[:, 1]), _agreed(needed[:, 2])),
        pattern=_pattern(counts),
        controlling=_names(_agreed(control)),
        blocking=_names(_agreed(_classes_with(counts, _blocking(int(counts[0].sum()))))),
        blau=_interval(blau(counts)).settled,
        band=_band(score, control),
    )


@lru_cache(maxsize=1 << 16)
def score_interval(seats: Seats) -> Interval:
    """[T_lo, T_hi]: the least and the greatest T over all assignments, exact."""
    return _interval(scores(assignments(seats)))


def _blocking(n: int) -> int:
    """Votes that stop a motion: n - quota + 1."""
    return n - quota(n) + 1


def _interval(values: Integers | NDArray[np.float64]) -> Interval:
    return Interval(values.min().item(), values.max().item())


def _agreed(values: Integers) -> int | None:
    """The one value that every assignment gives, else None."""
    return int(values[0]) if (values == values[0]).all() else None


def _classes_with(counts: Integers, votes: int) -> Integers:
    """Which classes hold at least `votes` seats, one bit a class: W 1, U 2, S 4, M 8."""
    result: Integers = (counts >= votes).astype(np.int64) @ np.array([1, 2, 4, 8], dtype=np.int64)
    return result


def _names(bits: int | None) -> str | None:
    """Bits to class names joined by `|`; `none` where no class is meant."""
    if bits is None:
        return None
    return "|".join(CLASS_OF[letter] for i, letter in enumerate(LETTERS) if bits & 1 << i) or "none"


def _pattern(counts: Integers) -> str | None:
    """The thirds that hold at least one seat, in the order W U S; `none` where only management sits."""
    bits = _agreed(_classes_with(counts, 1) & 0b111)
    if bits is None:
        return None
    return "".join(letter for i, letter in enumerate("WUS") if bits & 1 << i) or "none"


def _band(score: NDArray[np.float64], control: Integers) -> str | None:
    """The band in words, where every assignment gives the same.

    A controlling bloc never leaves more than 75, so Tripartite (80 or more) needs no second condition here.
    """
    level = _agreed((score > 0).astype(np.int64) + (score >= 50) + (score >= 80))
    holder = _names(_agreed(control))
    if level is None or holder is None:
        return None
    return BANDS[level] + ("" if holder == "none" else f"-controlled by {holder}")
