"""A table of seats scored board by board, for very many boards.

Boards with the same composition are scored once. To find them nothing is compared as text: every column of words is
turned into small numbers first, rows of like seats into one number, and boards into one number for their body and
seats. So a million boards cost little more than their distinct compositions.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from transforms.ceilings import Ceiling, ceilings_for
from transforms.schema import CLASSES, GRADES, ROUTES, SUBCLASSES
from transforms.score_row import STATUSES, Board, Kind, score_row, typed, vacancy_kind, voting_kind
from transforms.tripartite import LETTER_OF, ScoreError

SEAT_COLUMNS = ["class", "subclass", "route", "grade", "possible", "established_class", "vacant"]
BODY_COLUMNS = ["family", "body_kind", "tier", "complete", "status"]
OPTIONAL_COLUMNS = ["nation", "as_of"]  # also the same in all rows of a board
YES_OR_NO = ("vacant", "complete")

Body = tuple[str, bool, tuple[Ceiling, ...]]  # the arguments of Board after its seats
Numbers = NDArray[np.int64]


class Coded(NamedTuple):
    """A column as numbers: for each row the place of its value in `values`."""

    codes: Numbers
    values: list[Any]


def score_frame(seats: pd.DataFrame) -> pd.DataFrame:
    """Score every board of a table of seats.

    `seats` has one row for one or more like seats of a board; columns of words may be text or categories:

    - `board_id`; `class`, `subclass`, `route`, `grade` of the codebook; `seats`, a whole number, 0 or more;
    - `possible`: for class unclassified, the classes it may have joined by `|`; empty means any of the four;
    - `vacant`, only true with class excluded; `established_class`: the class a vacant seat would have, or
      empty;
    - the same in all rows of a board: `family`, `body_kind`, `tier`, `complete` (bool), `status` (current,
      proposed or former), and optionally `nation`, where the law is one nation's, and `as_of`, the ISO date of
      the board, before which no later ceiling binds.

    Excluded seats that are not vacant are left out; a board of nothing else still gets its row.

    Returns one row a board, in the order in which the boards first appear: `board_id`, then SCORE_COLUMNS, in
    the types of the registry. Raises ScoreError for a missing column, a word that the codebook does not have,
    a count that is not one, a filled seat marked vacant, or a board whose rows disagree about the body.
    """
    columns, number = _checked(seats)
    board, ids = pd.factorize(seats["board_id"])
    body_of_board, bodies = _bodies(seats, columns, board, len(ids))
    kind_of_row, kinds = _kinds(columns)
    cells = _cells(board, kind_of_row, number, max(1, len(kinds)))
    composition = _number_compositions(*cells, body_of_board)
    _, example, like = np.unique(composition, return_index=True, return_inverse=True)
    distinct = _boards(example, cells, kinds, [bodies[i] for i in body_of_board[example]])
    scored = typed(map(score_row, distinct)).take(like)
    scored.index = pd.RangeIndex(len(scored))
    scored.insert(0, "board_id", pd.Series(ids, dtype="str"))
    return scored


class Cells(NamedTuple):
    """The seats of each board by kind: one entry a board and kind, sorted by both."""

    board: Numbers
    kind: Numbers
    seats: Numbers


def _cells(board: Numbers, kind: Numbers, seats: Numbers, kinds: int) -> Cells:
    there = (kind >= 0) & (seats > 0)
    key, of_row = np.unique(board[there].astype(np.int64) * kinds + kind[there], return_inverse=True)
    added = np.bincount(of_row, weights=seats[there].astype(np.float64), minlength=len(key))
    return Cells(key // kinds, key % kinds, added.astype(np.int64))


def _boards(numbers: NDArray[np.intp], cells: Cells, kinds: list[Kind], bodies: list[Body]) -> Iterator[Board]:
    """The boards of these numbers, each with its body."""
    starts = np.searchsorted(cells.board, numbers, side="left")
    ends = np.searchsorted(cells.board, numbers, side="right")
    for start, end, body in zip(starts.tolist(), ends.tolist(), bodies, strict=True):
        held = zip(cells.kind[start:end].tolist(), cells.seats[start:end].tolist(), strict=True)
        yield Board(tuple((kinds[kind], count) for kind, count in held), *body)


# --- the columns as numbers
def _checked(seats: pd.DataFrame) -> tuple[dict[str, Coded], Numbers]:
    """The columns of words as numbers, and the number of seats; or a ScoreError that says what is wrong with a row."""
    missing = [name for name in ("board_id", "seats", *SEAT_COLUMNS, *BODY_COLUMNS) if name not in seats.columns]
    if missing:
        raise ScoreError(f"the table of seats lacks the columns {', '.join(missing)}")
    _refuse(seats, seats["board_id"].isna().to_numpy(), "has no board_id")
    columns = {name: _coded(seats, name) for name in (*SEAT_COLUMNS, *BODY_COLUMNS, *OPTIONAL_COLUMNS)}
    _refuse(seats, _not_among(columns["class"], CLASSES), f"has a class that is none of {', '.join(CLASSES)}")
    _refuse(seats, _not_among(columns["status"], STATUSES), f"has a status that is none of {', '.join(STATUSES)}")
    for name in YES_OR_NO:
        wrong = _not_among(columns[name], (True, False))
        _refuse(seats, wrong, f"has a value of {name} that is neither true nor false")
    filled = _not_among(columns["class"], ("excluded",))
    _refuse(seats, ~_not_among(columns["vacant"], (True,)) & filled, "is marked vacant but not class excluded")
    number = pd.to_numeric(seats["seats"], errors="coerce")
    wrong = (number.isna() | (number < 0) | (number % 1 != 0)).to_numpy()
    _refuse(seats, wrong, "has seats that are no whole number from 0")
    return columns, number.to_numpy(dtype=np.int64)


def _coded(seats: pd.DataFrame, name: str) -> Coded:
    """One column as numbers; a text that is missing is the empty one, as is an optional column that is not there."""
    if name not in seats.columns:
        return Coded(np.zeros(len(seats), dtype=np.int64), [""])
    codes, values = pd.factorize(seats[name], use_na_sentinel=True)
    found = list(values) if name in YES_OR_NO else [str(value) for value in values]
    if (codes < 0).any():
        codes, found = np.where(codes < 0, len(found), codes), [*found, None if name in YES_OR_NO else ""]
    return Coded(codes.astype(np.int64), found)


def _not_among(column: Coded, allowed: Sequence[Any]) -> NDArray[np.bool_]:
    """Which rows hold none of the allowed values."""
    # A number is no yes or no, though Python holds 1 for True.
    strange = [not any(value is each or (value == each and type(value) is not int) for each in allowed)
               for value in column.values]  # fmt: skip
    return np.array(strange, dtype=bool)[column.codes]


def _refuse(seats: pd.DataFrame, wrong: NDArray[np.bool_], fault: str) -> None:
    """Raise ScoreError for the first row that is `wrong`."""
    if wrong.any():
        at = int(np.argmax(wrong))
        raise ScoreError(f"row {at} of the seats (board {seats['board_id'].iloc[at]!r}) {fault}")


def _together(columns: Mapping[str, Coded], names: Sequence[str]) -> Coded:
    """Several columns as one: for each row the number of its combination, and the combinations as tuples."""
    number = np.zeros(len(columns[names[0]].codes), dtype=np.int64)
    for name in names:
        codes, values = columns[name]
        if len(values) > 1:
            number = pd.factorize(number * len(values) + codes)[0].astype(np.int64)
    _, first = np.unique(number, return_index=True)
    return Coded(number, [tuple(columns[name].values[columns[name].codes[at]] for name in names) for at in first])


# --- bodies and kinds
def _bodies(
    seats: pd.DataFrame, columns: Mapping[str, Coded], board: Numbers, boards: int
) -> tuple[Numbers, list[Body]]:
    """The distinct bodies as a score sees them, and for each board the number of its body."""
    facts = _together(columns, [*BODY_COLUMNS, *OPTIONAL_COLUMNS])
    of_board = np.zeros(boards, dtype=np.int64)
    of_board[board[::-1]] = facts.codes[::-1]  # the first row of each board is the last to be written
    _refuse(seats, facts.codes != of_board[board], "differs from the board's first row in its body")
    numbers: dict[Body, int] = {}
    known = [
        numbers.setdefault(
            (status, bool(complete), ceilings_for(family, body_kind, tier, as_of, nation=nation)), len(numbers)
        )
        for family, body_kind, tier, complete, status, nation, as_of in facts.values
    ]
    return np.array(known, dtype=np.int64)[of_board], list(numbers)


def _kinds(columns: Mapping[str, Coded]) -> tuple[Numbers, list[Kind]]:
    """The distinct kinds of seat, and for each row the number of its kind (-1: not a seat of the board)."""
    facts = _together(columns, SEAT_COLUMNS)
    numbers: dict[Kind, int] = {}
    known = []
    for each in facts.values:
        kind = _kind(*each)
        known.append(-1 if kind is None else numbers.setdefault(kind, len(numbers)))
    return np.array(known, dtype=np.int64)[facts.codes], list(numbers)


def _kind(
    seat_class: str,
    subclass: str,
    route: str,
    grade: str,
    possible: str,
    established_class: str,
    vacant: bool,
) -> Kind | None:
    if seat_class == "excluded":
        _known(established_class, (*LETTER_OF, "unclassified"), "established class")
        return vacancy_kind(established_class) if vacant else None
    _known(subclass, SUBCLASSES[seat_class], f"subclass of {seat_class}")
    _known(route, ROUTES, "route")
    _known(grade, GRADES, "grade")
    return voting_kind(seat_class, subclass, route, grade, _letters(possible))


def _known(word: str, words: tuple[str, ...], what: str) -> None:
    """Refuse a word the codebook does not have: a misspelt route would silently be no election."""
    if word and word not in words:
        raise ScoreError(f"{what} {word!r} is none of {', '.join(words) or 'none'}")


def _letters(possible: str) -> str:
    """`state|management` as the letters SM; empty means any class."""
    names = [name.strip() for name in possible.split("|") if name.strip()]
    unknown = [name for name in names if name not in LETTER_OF]
    if unknown:
        raise ScoreError(f"possible classes {possible!r}: {unknown[0]!r} is none of {', '.join(LETTER_OF)}")
    return "".join(LETTER_OF[name] for name in names or LETTER_OF)


def _number_compositions(board: Numbers, kind: Numbers, seats: Numbers, body_of_board: Numbers) -> Numbers:
    """A number for each board: the same exactly where body and seats of each kind are the same.

    A board's number starts from its body and is refined by one cell after the other, for all boards at once; numbers
    are never used twice, so boards of different length differ.
    """
    number = body_of_board.copy()
    unused = int(number.max(initial=-1)) + 1
    cell = pd.factorize(kind * (int(seats.max(initial=0)) + 1) + seats)[0].astype(np.int64)
    starts = np.searchsorted(board, board, side="left")
    place = np.arange(len(board)) - starts
    for at in range(int(place.max(initial=-1)) + 1):
        here = place == at
        refined = pd.factorize(number[board[here]] * (len(board) + 1) + cell[here])[0]
        number[board[here]] = unused + refined
        unused += int(refined.max()) + 1
    return number
