"""One board, scored: from its kinds of seat to one row of score columns.

A *kind* is everything about a seat that a score can depend on, already translated into the letters of
`tripartite`: once for the headline and once for each variant. Whatever the evidence leaves open (a class, a
route, a subclass) adds letters, so every variant is the same exact range over assignments, asked of a
different reading of the seats.

Which number is printed for a range? The lower end. When at least 80 % of the seats rest on grade A-C evidence
and the range is at most 20 points wide, `score` is `score_low`: what the published evidence is enough to
show. So a body can only gain by publishing more, no board is flattered by what it does not say, and nothing
has to be guessed. The same rule gives the single number of every variant.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from transforms.ceilings import Ceiling, score_max
from transforms.power import VOTERS, banzhaf_shares
from transforms.schema import PANDAS_TYPES, SUBCLASSES
from transforms.schema.scores import SCORE_COLUMNS
from transforms.tripartite import (
    FEWEST_SEATS,
    LETTER_OF,
    LETTERS,
    MOST_SEATS,
    Interval,
    Measures,
    Seats,
    board_of,
    measure,
    score_interval,
)

GOOD_GRADES = ("A", "B", "C")
STATUSES = ("current", "proposed", "former")
LEAST_COMPLETE = 0.80
WIDEST_RANGE = 20.0
OPEN_MEMBERSHIP = ("public", "community_member")  # users in the widest sense: anybody may join

TOO_FEW = f"fewer than {FEWEST_SEATS} filled voting seats"
TOO_MANY = f"more than {MOST_SEATS} seats: check the source"
PROPOSED = "a proposed body is not scored as a current board"
PARTIAL = "the source does not show the whole body as it sits"
INCOMPLETE = f"fewer than {LEAST_COMPLETE:.0%} of the voting seats are classified on evidence of grade A to C"
TOO_WIDE = f"the unclassified seats leave a range of more than {WIDEST_RANGE:.0f} points"


class Kind(NamedTuple):
    """A kind of seat. Letters as in `tripartite`; a vacancy has none but `established`."""

    seat_class: str  # worker, user, state, management, unclassified; "" for a vacancy
    letters: str  # the classes it may have
    strict: str  # ... when only elected worker seats count
    user_strict: str  # ... when open-membership user seats do not count
    education: str  # ... when education seats count as state
    power: str  # ... with management divided in E and I, as in `power`
    established: str  # ... when vacancies count too
    elected: bool | None  # None: the route is not known
    graded: bool  # classified on evidence of grade A to C


@dataclass(frozen=True)
class Board:
    """One board as the score sees it: (kind, seats) pairs, and what is known of the body."""

    seats: tuple[tuple[Kind, int], ...]
    status: str = "current"
    complete: bool = True
    ceilings: tuple[Ceiling, ...] = ()


def voting_kind(
    seat_class: str, subclass: str = "", route: str = "unknown", grade: str = "A", letters: str = LETTERS
) -> Kind:
    """The kind of a filled voting seat; `letters`: what an unclassified seat may be."""
    own = LETTER_OF.get(seat_class, letters)
    return Kind(
        seat_class=seat_class,
        letters=own,
        strict=_strict(own, route),
        user_strict=_user_strict(own, subclass),
        education=_education(own, subclass),
        power=own.replace("M", _management_power(subclass)),
        established=own,
        elected=None if route in ("", "unknown") else route == "elected",
        graded=grade in GOOD_GRADES and seat_class in LETTER_OF,
    )


def vacancy_kind(established_class: str) -> Kind:
    """The kind of a vacant seat, with the class it would have (anything else than a class: not stated)."""
    return Kind("", "", "", "", "", "", LETTER_OF.get(established_class, LETTERS), False, False)


def _strict(letters: str, route: str) -> str:
    """A worker seat counts if elected, not if filled otherwise, and may be either if that is unknown."""
    if "W" not in letters or route == "elected":
        return letters
    return letters + "M" if route in ("", "unknown") else letters.replace("W", "M")


def _user_strict(letters: str, subclass: str) -> str:
    """A public or community member's seat is outside the thirds; a user seat of no stated subclass may be."""
    if "U" not in letters or (subclass in SUBCLASSES["user"] and subclass not in OPEN_MEMBERSHIP):
        return letters
    return letters.replace("U", "M") if subclass in OPEN_MEMBERSHIP else letters + "M"


def _education(letters: str, subclass: str) -> str:
    """An education seat is a state seat; a management seat of no stated subclass may be."""
    if "M" not in letters or (subclass in SUBCLASSES["management"] and subclass != "education"):
        return letters
    return letters.replace("M", "S") if subclass == "education" else letters + "S"


def _management_power(subclass: str) -> str:
    """Executives vote as one bloc, every other management seat alone; without a subclass, either."""
    if subclass == "executive":
        return "E"
    return "I" if subclass in SUBCLASSES["management"] else "EI"


def score_row(board: Board) -> dict[str, object]:
    """Every score column of one board, in the order of SCORE_COLUMNS; None where nothing can be said."""
    row: dict[str, object] = {column.name: None for column in SCORE_COLUMNS}
    n = row["seats_voting"] = _count(board, lambda kind: kind.seat_class != "")
    row["vacancies"] = _count(board, lambda kind: kind.seat_class == "")
    row["seats_established"] = established = sum(count for _, count in board.seats)
    for name in ("worker", "user", "state", "management", "unclassified"):
        row[_SEATS_COLUMN[name]] = _seats_of(board, name)
    row["completeness"] = completeness = _count(board, lambda kind: kind.graded) / n if n else None
    row["ranked"] = False
    row["ceiling"] = "|".join(rule.id for rule in board.ceilings) or None
    row |= _elected(board)
    if n < FEWEST_SEATS or established > MOST_SEATS:
        row["score_reason"] = TOO_FEW if n < FEWEST_SEATS else TOO_MANY
        return row
    facts = measure(_read(board, "letters"))
    row |= _headline(board, facts, completeness or 0.0)
    row |= _companions(facts, n)
    row |= _variants(board, completeness or 0.0)
    shares = banzhaf_shares(_read(board, "power", VOTERS))
    row |= dict(zip(("banzhaf_w", "banzhaf_u", "banzhaf_s", "banzhaf_m"), shares, strict=True))
    row |= _ceiling(board, n, row["score"])
    return row


_SEATS_COLUMN = {name: f"seats_{letter.lower()}" for name, letter in LETTER_OF.items()} | {
    "unclassified": "seats_unclassified"
}


def _count(board: Board, wanted: Callable[[Kind], bool]) -> int:
    return sum(count for kind, count in board.seats if wanted(kind))


def _seats_of(board: Board, seat_class: str) -> int:
    return _count(board, lambda kind: kind.seat_class == seat_class)


def _read(board: Board, reading: str, alphabet: str = LETTERS) -> Seats:
    """The board in the letters of one reading of its seats (a field of Kind)."""
    return board_of(((getattr(kind, reading), count) for kind, count in board.seats), alphabet)


def _elected(board: Board) -> dict[str, object]:
    """Shares of elected seats among the voting and among the worker seats: a range if routes are unknown."""
    voting = [(kind, count) for kind, count in board.seats if kind.seat_class]
    workers = [(kind, count) for kind, count in voting if kind.seat_class == "worker"]
    row: dict[str, object] = {}
    for name, seats in (("elected_share", voting), ("elected_worker_share", workers)):
        size = sum(count for _, count in seats)
        if size:
            sure = sum(count for kind, count in seats if kind.elected is True)
            unknown = sum(count for kind, count in seats if kind.elected is None)
            share = Interval(sure / size, (sure + unknown) / size)
            row |= {name: share.settled, f"{name}_low": share.low, f"{name}_high": share.high}
    return row


def _headline(board: Board, facts: Measures, completeness: float) -> dict[str, object]:
    """T and its range, why there is no single number, whether it may be ranked, and the band."""
    reasons = []
    if board.status == "proposed":
        reasons.append(PROPOSED)
    if not board.complete:
        reasons.append(PARTIAL)
    if completeness < LEAST_COMPLETE:
        reasons.append(INCOMPLETE)
    if facts.score.width > WIDEST_RANGE:
        reasons.append(TOO_WIDE)
    score = None if reasons else facts.score.low
    return {
        "score": score,
        "score_low": facts.score.low,
        "score_high": facts.score.high,
        "score_reason": "; ".join(reasons) or None,
        "ranked": score is not None and board.status == "current",
        "band": None if reasons else facts.band,
    }


def _companions(facts: Measures, n: int) -> dict[str, object]:
    """What else the seats say; None where the assignments disagree."""
    change = facts.change.settled
    return {
        "needed_w": facts.needed[0],
        "needed_u": facts.needed[1],
        "needed_s": facts.needed[2],
        "pattern": facts.pattern,
        "seats_to_change": change,
        "seats_to_change_low": facts.change.low,
        "seats_to_change_high": facts.change.high,
        "share_in_place": None if change is None else 1 - change / n,
        "seats_to_add": facts.add.settled,
        "seats_to_add_low": facts.add.low,
        "seats_to_add_high": facts.add.high,
        "blau": facts.blau,
        "controlling_bloc": facts.controlling,
        "blocking_bloc": facts.blocking,
    }


def _variants(board: Board, completeness: float) -> dict[str, object]:
    """The score under other readings of the seats, each printed by the rule of the headline."""
    row: dict[str, object] = {}
    for reading, name in (
        ("strict", "score_strict"),
        ("user_strict", "score_user_strict"),
        ("education", "score_education_as_state"),
        ("established", "score_established"),
    ):
        found = score_interval(_read(board, reading))
        shown = board.complete and board.status != "proposed"
        printable = shown and completeness >= LEAST_COMPLETE and found.width <= WIDEST_RANGE
        row[name] = found.low if printable else None
        if reading == "strict":
            row |= {"score_strict_low": found.low, "score_strict_high": found.high}
    return row


def _ceiling(board: Board, n: int, score: object) -> dict[str, object]:
    """The best lawful score, and how much of it is reached."""
    best = score_max(n, board.ceilings)
    return {"score_max": best, "score_of_max": score / best if isinstance(score, float) and best else None}


def typed(rows: Iterable[dict[str, object]]) -> pd.DataFrame:
    """Rows of score columns as a frame in the registry's types."""
    columns: list[list[object]] = [[] for _ in SCORE_COLUMNS]
    for row in rows:
        for column, value in zip(columns, row.values(), strict=True):
            column.append(value)
    return pd.DataFrame(
        {
            column.name: pd.Series(values, dtype=object).astype(pd.api.types.pandas_dtype(PANDAS_TYPES[column.type]))
            for column, values in zip(SCORE_COLUMNS, columns, strict=True)
        }
    )
