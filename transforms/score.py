"""The score of *thirds*, from seats, from plain counts, or from a table of counts.

Scoring v1 of the project: how far a body is from a third workers, a third users, a third the state (Glasman
2011), with its companions (power after Banzhaf 1965, legal ceilings after SI 2017/1102 and the NHS Act 2006
Sch. 7). It measures fit to a proposal, not the quality of a service. The formulas are in `tripartite` and
`power`, what one board's row says is in `score_row`, the meaning of each column in `schema_scores`. Nothing
here touches a file but the ceilings.

`score_frame` is made for very many boards: boards with the same composition are scored once.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from transforms.ceilings import Ceiling, ceilings_for
from transforms.schema import CLASSES, GRADES, ROUTES, SUBCLASSES
from transforms.score_counts import score_counts, score_table
from transforms.score_row import STATUSES, Board, Kind, score_row, typed, vacancy_kind, voting_kind
from transforms.tripartite import LETTER_OF, ScoreError

__all__ = ["ScoreError", "score_counts", "score_frame", "score_table"]

SEAT_COLUMNS = ["class", "subclass", "route", "grade", "possible", "established_class", "vacant"]
BODY_COLUMNS = ["family", "body_kind", "tier", "complete", "status"]
OPTIONAL_COLUMNS = ["nation", "as_of"]  # also the same in all rows of a board

Body = tuple[str, bool, tuple[Ceiling, ...]]  # the arguments of Board after its seats


def score_frame(seats: pd.DataFrame) -> pd.DataFrame:
    """Score every board of a table of seats.

    `seats` has one row for one or more like seats of a board:

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
    seats = _checked(seats)
    board, ids = pd.factorize(seats["board_id"])
    body_of_board, bodies = _bodies(seats, board)
    kind_of_row, kinds = _kinds(seats)
    cells = pd.DataFrame({"board": board, "kind": kind_of_row, "seats": seats["seats"].to_numpy()})
    cells = cells[(cells["kind"] >= 0) & (cells["seats"] > 0)]
    cells = cells.groupby(["board", "kind"], sort=True)[["seats"]].sum().reset_index()
    composition = _number_compositions(cells, body_of_board)
    _, example, like = np.unique(composition, return_index=True, return_inverse=True)
    distinct = _boards(example, cells, kinds, [bodies[i] for i in body_of_board[example]])
    scored = typed(map(score_row, distinct)).take(like).reset_index(drop=True)
    scored.insert(0, "board_id", pd.Series(ids, dtype="str"))
    return scored


def _boards(numbers: NDArray[np.intp], cells: pd.DataFrame, kinds: list[Kind], bodies: list[Body]) -> Iterator[Board]:
    """The boards of these numbers, each with its body; `cells` is sorted by board."""
    starts = np.searchsorted(cells["board"].to_numpy(), numbers, side="left")
    ends = np.searchsorted(cells["board"].to_numpy(), numbers, side="right")
    kind_ids, counts = cells["kind"].tolist(), cells["seats"].tolist()
    for start, end, body in zip(starts, ends, bodies, strict=True):
        held = [kinds[kind] for kind in kind_ids[start:end]]
        yield Board(tuple(zip(held, counts[start:end], strict=True)), *body)


def _checked(seats: pd.DataFrame) -> pd.DataFrame:
    """The seats with empty text for missing text, or a ScoreError that says what is wrong with them."""
    wanted = ["board_id", "seats", *SEAT_COLUMNS, *BODY_COLUMNS]
    missing = [name for name in wanted if name not in seats.columns]
    if missing:
        raise ScoreError(f"the table of seats lacks the columns {', '.join(missing)}")
    seats = seats.assign(**{name: "" for name in OPTIONAL_COLUMNS if name not in seats.columns})
    columns = (*SEAT_COLUMNS, *BODY_COLUMNS, *OPTIONAL_COLUMNS)
    text = [name for name in columns if name not in ("vacant", "complete")]
    seats = seats.assign(**{name: seats[name].astype("str").fillna("") for name in text})
    _refuse(seats, seats["board_id"].isna(), "has no board_id")
    _refuse(seats, ~seats["class"].isin(CLASSES), f"has a class that is none of {', '.join(CLASSES)}")
    _refuse(seats, ~seats["status"].isin(STATUSES), f"has a status that is none of {', '.join(STATUSES)}")
    for name in ("vacant", "complete"):
        _refuse(seats, ~seats[name].isin([True, False]), f"has a value of {name} that is neither true nor false")
    seats = seats.assign(vacant=seats["vacant"].astype(bool), complete=seats["complete"].astype(bool))
    _refuse(seats, seats["vacant"] & (seats["class"] != "excluded"), "is marked vacant but not class excluded")
    number = pd.to_numeric(seats["seats"], errors="coerce")
    _refuse(seats, number.isna() | (number < 0) | (number % 1 != 0), "has seats that are no whole number from 0")
    return seats.assign(seats=number.astype("int64"))


def _refuse(seats: pd.DataFrame, wrong: pd.Series, fault: str) -> None:
    """Raise ScoreError for the first row that is `wrong`."""
    if wrong.any():
        at = int(np.argmax(wrong.to_numpy()))
        raise ScoreError(f"row {at} of the seats (board {seats['board_id'].iloc[at]!r}) {fault}")


def _bodies(seats: pd.DataFrame, board: NDArray[np.intp]) -> tuple[NDArray[np.int64], list[Body]]:
    """The distinct bodies as a score sees them, and for each board the number of its body."""
    columns = [*BODY_COLUMNS, *OPTIONAL_COLUMNS]
    facts = seats[columns].assign(board=board).drop_duplicates()
    _refuse(seats.loc[facts.index], facts.duplicated("board"), "differs from the board's first row in its body")
    numbers: dict[Body, int] = {}
    of_fact, distinct = pd.factorize(pd.MultiIndex.from_frame(facts[columns]))
    known = [
        numbers.setdefault(
            (status, complete, ceilings_for(family, body_kind, tier, as_of, nation=nation)), len(numbers)
        )
        for family, body_kind, tier, complete, status, nation, as_of in distinct
    ]
    return np.array(known, dtype=np.int64)[of_fact], list(numbers)


def _kinds(seats: pd.DataFrame) -> tuple[NDArray[np.int64], list[Kind]]:
    """The distinct kinds of seat, and for each row the number of its kind (-1: not a seat of the board)."""
    of_row, distinct = pd.factorize(pd.MultiIndex.from_frame(seats[SEAT_COLUMNS]))
    numbers: dict[Kind, int] = {}
    known = []
    for facts in distinct:
        kind = _kind(*facts)
        known.append(-1 if kind is None else numbers.setdefault(kind, len(numbers)))
    return np.array(known, dtype=np.int64)[of_row], list(numbers)


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


def _number_compositions(cells: pd.DataFrame, body_of_board: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number for each board: the same exactly where body and seats of each kind are the same.

    `cells` has one row a board and kind, sorted by both. A board's number starts from its body and is refined
    by one cell after the other, for all boards at once; numbers are never used twice, so boards of different
    length differ.
    """
    number = body_of_board.astype(np.int64)
    unused = int(number.max(initial=-1)) + 1
    board = cells["board"].to_numpy()
    cell = cells.groupby(["kind", "seats"]).ngroup().to_numpy()
    place = cells.groupby("board").cumcount().to_numpy()
    for at in range(int(place.max(initial=-1)) + 1):
        here = place == at
        refined, _ = pd.factorize(number[board[here]] * (len(cells) + 1) + cell[here])
        number[board[here]] = unused + refined
        unused += int(refined.max()) + 1
    return number
