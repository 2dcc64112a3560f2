"""Terms: who held a seat of a body from which dated board to which, as far as lists show it.

A term goes on from one board to the next where the same person is on both, in a seat of the same class. It ends where a
whole board lists them no longer; a list of a part says nothing about those who are not on it, and neither does one on
which a name is withheld, for the seat could be theirs. Vacancies are nobody's term. Seats whose holder's name is
withheld cannot be followed, and boards without a date cannot be put in order: each of those is a row of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from transforms.people import may_be_same, name_key, same_people
from transforms.rows import rows_of
from transforms.schema.history import DIRECTORS_HISTORY

OF_THE_SEAT = ["org_id", "organisation", "body", "person_name", "name_withheld", "role"]
OF_THE_CLASS = ["class", "subclass", "class_label", "route"]


@dataclass
class Term:
    """A term while boards are gone through: its first seat, its last, and the dates around them."""

    first: dict[str, Any]
    last: dict[str, Any]
    decided: dict[str, Any]  # the last seat whose class is known, or else the last
    absent_before: str
    boards: int = 1
    absent_after: str = ""

    def row(self) -> dict[str, Any]:
        """The row of the table directors_history."""
        return {
            **{name: self.last[name] for name in OF_THE_SEAT},
            **{name: self.decided[name] for name in OF_THE_CLASS},
            "term_id": self.first["seat_id"],
            "listed_from": self.first["as_at"],
            "listed_until": self.last["as_at"],
            "absent_before": self.absent_before,
            "absent_after": self.absent_after,
            "boards": self.boards,
            "last_seat_id": self.last["seat_id"],
        }


@dataclass
class _Body:
    """The terms of one body, while its boards are gone through in the order of their dates."""

    running: list[Term] = field(default_factory=list)
    ended: list[Term] = field(default_factory=list)
    whole: list[tuple[str, list[str]]] = field(default_factory=list)  # date and names of each whole board so far

    def take(self, as_at: str, tells_who_is_gone: bool, holders: list[dict[str, Any]]) -> None:
        """Go on with those who are listed again, begin with those who are new, end with those who are gone."""
        names = [str(holder["person_name"]) for holder in holders]
        same = same_people([str(term.last["person_name"]) for term in self.running], names)
        went_on: set[int] = set()
        for at, place in same.items():
            if _same_class(self.running[at].decided, holders[place]):
                _go_on(self.running[at], holders[place])
                went_on.add(place)
            else:  # another seat: that the earlier one is held no longer, this board shows as well as a whole one
                self.running[at].absent_after = as_at
        others = [name for at, name in enumerate(names) if at not in same.values()]
        listed = set(same)
        for at, term in enumerate(self.running):
            unsure = any(may_be_same(str(term.last["person_name"]), other) for other in others)
            if tells_who_is_gone and at not in listed and not unsure and _after(as_at, str(term.last["as_at"])):
                term.absent_after = as_at
        self.ended += [term for term in self.running if term.absent_after]
        self.running = [term for term in self.running if not term.absent_after]
        for place, holder in enumerate(holders):
            if place not in went_on:
                self.running.append(Term(holder, holder, holder, self._absent_before(names[place], as_at)))
        if tells_who_is_gone:
            self.whole.append((as_at, names))

    def _absent_before(self, name: str, as_at: str) -> str:
        """The date of the last whole board before, where nobody on it may be the same person."""
        before = [board for board in self.whole if _after(as_at, board[0])]
        if not before:
            return ""
        date, names = before[-1]
        return "" if any(may_be_same(name, other) for other in names) else date


def terms_table(seats: pd.DataFrame) -> pd.DataFrame:
    """The table `directors_history`.

    `seats` has the columns of the table directors, of today's boards and of earlier ones, and `complete`.
    """
    needed = list(dict.fromkeys([*OF_THE_SEAT, *OF_THE_CLASS, "seat_id", "board_id", "as_at", "complete"]))
    held = seats.loc[~seats["vacant"].astype("bool") & (seats["class"] != "excluded"), needed]
    hiding = held["board_id"].isin(held.loc[held["name_withheld"].astype("bool"), "board_id"])
    held = held.assign(as_at=held["as_at"].fillna("").astype("str"), tells_who_is_gone=held["complete"] & ~hiding)
    named = held["person_name"].fillna("") != ""
    dated = held["as_at"] != ""
    boards = held[["org_id", "body", "board_id"]].drop_duplicates("board_id")
    of_several = boards.loc[boards.duplicated(["org_id", "body"], keep=False), "board_id"]
    # Where a body has one board, each seat is a term: nothing is there to follow.
    followed = named & dated & held["board_id"].isin(of_several)
    rows = [term.row() for _, body in held[followed].groupby(["org_id", "body"], sort=True) for term in _terms_of(body)]
    found = pd.DataFrame(rows, columns=DIRECTORS_HISTORY.column_names())
    return pd.concat([found, _alone(held[~followed], found)], ignore_index=True)


def _terms_of(body: pd.DataFrame) -> Iterator[Term]:
    known = _Body()
    once = body.drop_duplicates(["board_id", "person_name", "class"])
    for (as_at, _), board in once.groupby(["as_at", "board_id"], sort=True):
        holders = rows_of(board)
        known.take(str(as_at), bool(holders[0]["tells_who_is_gone"]), holders)
    yield from (*known.ended, *known.running)


def _after(date: str, other: str) -> bool:
    """Whether a date is truly after another: "2019-03" is not after "2019"."""
    return date > other and not date.startswith(other)


def _go_on(term: Term, seat: dict[str, Any]) -> None:
    term.last = seat
    term.boards += 1
    if seat["class"] != "unclassified" or term.decided["class"] == "unclassified":
        term.decided = seat


def _same_class(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two seats may be one: a class that is not known is no other class."""
    return "unclassified" in (one["class"], other["class"]) or one["class"] == other["class"]


def _alone(seats: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """One row a seat; a name on an undated board is left out where a dated board of the body has it already."""
    keys = {
        (org, body, name_key(str(name)))
        for org, body, name in found[["org_id", "body", "person_name"]].itertuples(index=False)
    }
    undated = seats.loc[seats["as_at"] == "", ["org_id", "body", "person_name"]].fillna("")
    there = [(org, body, name_key(str(name))) in keys for org, body, name in undated.itertuples(index=False, name=None)]
    rows = seats.drop(undated.index[there]) if any(there) else seats
    return rows.assign(
        term_id=rows["seat_id"],
        last_seat_id=rows["seat_id"],
        listed_from=rows["as_at"],
        listed_until=rows["as_at"],
        absent_before="",
        absent_after="",
        boards=1,
    )[DIRECTORS_HISTORY.column_names()]
