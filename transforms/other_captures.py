"""What other captures say of the same holder's seat: another dated page, a council's appointments, a register.

One list names a trustee without a word of whom she answers to, and last winter's minutes call her a partner director.
Somebody may also change seats, so that what two pages say at two times is history and no contradiction. Two seats are
taken for one only where organisation, body and the full name agree; initials are not enough. What a page says of about
the same time may then settle a seat that this page leaves open, the better grade first. Where two sources of one grade
contradict each other about one time, nobody guesses: the seat is unclassified, both are kept, and it is disputed.
Source: codebook v1, "Ties".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pandas as pd

from transforms.people import has_full_given_name, name_key
from transforms.rows import rows_of
from transforms.schema import CLASSES, GRADES
from transforms.words import class_label

FOUR = CLASSES[:4]
ADJACENT = timedelta(days=366)  # how far apart two dates may lie that speak of about the same time
PROVISIONAL = "D"


@dataclass(frozen=True)
class Stated:
    """What one capture says of one holder's seat. `first` and `last` are the days that its date can mean."""

    row: int  # of the table of seats
    board: str
    first: date | None
    last: date | None
    as_at: str
    seat: dict[str, Any]

    @property
    def seat_class(self) -> str:
        """The class that this capture by itself gives."""
        return str(self.seat["class"])

    @property
    def rank(self) -> int:
        """The strength of its evidence; 0 is best."""
        return GRADES.index(str(self.seat["grade"]))

    def at_one_time_with(self, other: Stated) -> bool:
        """Whether both can speak of one day; an undated source speaks of no day that is known."""
        if not (self.first and self.last and other.first and other.last):
            return False
        return self.first <= other.last and other.first <= self.last

    def near(self, other: Stated) -> bool:
        """Whether the dates lie at most a year apart."""
        if not (self.first and self.last and other.first and other.last):
            return False
        return self.first - other.last <= ADJACENT and other.first - self.last <= ADJACENT


def with_other_captures(seats: pd.DataFrame) -> pd.DataFrame:
    """The classified seats as all captures of the same holders' seats together have them.

    Adds `disputed`, and `other_capture_id`: the capture whose words decided, or that contradicts, where it is not the
    seat's own. In: one row a seat with basis, org_id, body, board_id, as_at, complete, capture_id, person_name, vacant,
    the columns of a decision, and name_withheld. A seat on which another one casts the light of a withheld name is
    withheld as well.
    """
    seats = seats.assign(disputed=False, other_capture_id="").reset_index(drop=True)
    changes: dict[int, dict[str, Any]] = {}
    listed = seats[(seats["basis"] == "listing") & ~seats["vacant"].astype("bool")]
    boards = listed.drop_duplicates("board_id")
    several = boards.loc[boards.duplicated(["org_id", "body"]), "org_id"]
    for _, body in listed[listed["org_id"].isin(several)].groupby(["org_id", "body"], sort=False):
        if body["board_id"].nunique() > 1:
            whole = _whole_boards(body)
            for stated in _holders(body):
                changes.update(_settled(stated, whole))
    for row, changed in changes.items():
        for column, value in changed.items():
            seats.loc[row, column] = value
    return seats


def _holders(body: pd.DataFrame) -> Iterator[list[Stated]]:
    """For each full name on several boards of a body, what each of them says; a name twice on one board is left out."""
    keys = [name_key(name) if has_full_given_name(name) else "" for name in body["person_name"]]
    often = Counter(zip(body["board_id"], keys, strict=True))
    by_name: dict[str, list[Stated]] = {}
    for row, key, seat in zip(body.index, keys, rows_of(body), strict=True):
        if key and often[seat["board_id"], key] == 1:
            by_name.setdefault(key, []).append(_stated(row, seat))
    yield from (found for found in by_name.values() if len(found) > 1)


def _stated(row: int, seat: dict[str, Any]) -> Stated:
    first, last = days_of(seat["as_at"])
    return Stated(row, seat["board_id"], first, last, seat["as_at"], seat)


def days_of(as_at: str) -> tuple[date | None, date | None]:
    """The first and the last day that a date can mean: "2023" is the whole of that year, "2023-02-31" its February."""
    if not as_at:
        return None, None
    year, month, day = ([*map(int, as_at.split("-")), 0, 0])[:3]
    with suppress(ValueError):
        return date(year, month, day), date(year, month, day)
    after = date(year + month // 12, month % 12 + 1, 1) if month else date(year + 1, 1, 1)
    return date(year, month or 1, 1), after - timedelta(days=1)


def _whole_boards(body: pd.DataFrame) -> list[tuple[date, date, frozenset[str]]]:
    """The dated boards of a body that are whole, each with the names of those who sat."""
    found = []
    for _, board in body[body["complete"].astype("bool")].groupby("board_id"):
        first, last = days_of(board["as_at"].iloc[0])
        if first and last:
            found.append((first, last, frozenset(map(name_key, board["person_name"]))))
    return found


def _settled(stated: Sequence[Stated], whole: Sequence[tuple[date, date, frozenset[str]]]) -> dict[int, dict[str, Any]]:
    """What changes of the seats of one holder, by row."""
    found = {}
    for one in stated:
        others = [each for each in stated if each is not one and each.seat_class in FOUR and each.seat["grade"] != "E"]
        if one.seat_class in FOUR:
            changed = _contradicted(one, [each for each in others if each.at_one_time_with(one)])
        elif one.seat_class == "unclassified":
            changed = _left_open(one, others, whole)
        else:
            continue  # not a filled voting seat there and then, whatever the holder is elsewhere
        if changed:
            found[one.row] = changed
    return found


def _contradicted(one: Stated, others: Sequence[Stated]) -> dict[str, Any]:
    contrary = [each for each in others if each.seat_class != one.seat_class]
    best = _best(contrary)
    if not best or best[0].rank > one.rank:
        return {}
    if best[0].rank == one.rank or len({each.seat_class for each in best}) > 1:
        return _disputed([one, *best])
    return _taken_from(best[0], one, f"which is better evidence than this page, where it is {_called(one)}")


def _left_open(
    one: Stated, others: Sequence[Stated], whole: Sequence[tuple[date, date, frozenset[str]]]
) -> dict[str, Any]:
    at_one_time = _best([each for each in others if each.at_one_time_with(one)])
    if at_one_time:
        if len({each.seat_class for each in at_one_time}) == 1:
            return _taken_from(at_one_time[0], one, "which speaks of the same time; this page leaves the class open")
        pairs = combinations(at_one_time, 2)
        clash = any(a.seat_class != b.seat_class and a.at_one_time_with(b) for a, b in pairs)
        return _disputed([one, *at_one_time]) if clash else {}
    near = [each for each in others if each.near(one) and not _was_away_between(one, each, whole)]
    if len({each.seat_class for each in near}) != 1:
        return {}
    says = "at most a year apart; this page leaves the class open, and the holder may have changed seats: provisional"
    return {**_taken_from(_best(near)[0], one, says), "grade": PROVISIONAL}


def _best(stated: Sequence[Stated]) -> list[Stated]:
    """Those of the best grade, the newest first."""
    best = min((each.rank for each in stated), default=None)
    return sorted((each for each in stated if each.rank == best), key=lambda each: each.as_at, reverse=True)


def _was_away_between(one: Stated, other: Stated, whole: Sequence[tuple[date, date, frozenset[str]]]) -> bool:
    """Whether a whole board between the two dates does not list the holder."""
    earlier, later = sorted((one, other), key=lambda each: each.as_at)
    name = name_key(one.seat["person_name"])
    return any(
        earlier.last is not None and later.first is not None and earlier.last < first and last < later.first
        for first, last, names in whole
        if name not in names
    )


# --- what is written
def _taken_from(other: Stated, one: Stated, says: str) -> dict[str, Any]:
    why = f"{str(other.seat['why']).rstrip()} Of the same holder's seat these words stand in "
    columns = ("class", "subclass", "route", "rule", "grade", "quote")
    return {
        **{column: other.seat[column] for column in columns},
        "possible": "",
        "why": f"{why}{_dated(other)}, {says}.",
        "other_capture_id": other.seat["capture_id"],
        "name_withheld": bool(one.seat["name_withheld"] or other.seat["name_withheld"]),
    }


def _disputed(stated: Sequence[Stated]) -> dict[str, Any]:
    one, *others = stated
    contrary = [each for each in stated if each.seat_class in FOUR]
    against = next(each for each in others if each.seat_class != one.seat_class)
    told = "; ".join(f"{'this page' if each is one else _dated(each)} says {_called(each)}" for each in contrary)
    return {
        "class": "unclassified",
        "subclass": "",
        "route": "",
        "rule": "R7",
        "grade": "E",
        "possible": "|".join(name for name in FOUR if name in {each.seat_class for each in contrary}),
        "why": f"R7: Sources of one grade contradict each other about the same holder's seat: {told}.",
        "disputed": True,
        "other_capture_id": against.seat["capture_id"],
        "name_withheld": any(each.seat["name_withheld"] for each in stated),
    }


def _called(stated: Stated) -> str:
    label = class_label(stated.seat_class, str(stated.seat["subclass"]))
    return f'{label} ("{stated.seat["quote"]}")' if stated.seat["quote"] else label


def _dated(stated: Stated) -> str:
    return f"a source dated {stated.as_at}"
