"""What one release says and another does not: people, classes, scores, boards, each with the reason.

Boards are compared where both releases have them, and the latest board of a body with the one that was its latest
before. Where nothing but our reading changed, that is said, so that nobody takes a better rule for a resignation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from transforms.bodies import in_address
from transforms.people import may_be_same, same_people
from transforms.reasons import CODE, CODEBOOK, CORRECTION, PAGE
from transforms.rows import records
from transforms.schema import enforce
from transforms.schema.changes import RELEASE_CHANGES

Row = dict[str, Any]
BOARD_TABLES = ("scores", "directors", "compositions")
COMPARED = (*BOARD_TABLES, "evidence")
WORDS = ("role", "group_heading", "affiliation", "constituency", "seats", "appointing_body")
OF_A_BODY = ["org_id", "body", "basis"]


@dataclass(frozen=True)
class Side:
    """One of the two releases: its stamp, the digest of its codebook, and its tables."""

    release: str
    codebook: str
    frames: Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class _Board:
    """A board of one side, with its seats in order."""

    facts: Row
    seats: list[Row]

    @property
    def id(self) -> str:
        return str(self.facts["board_id"])


@dataclass
class _Pair:
    """Two boards that are compared, and the changes found in their seats."""

    before: _Board
    after: _Board
    recoded: bool
    found: list[Row] = field(default_factory=list)

    def changes(self) -> list[Row]:
        """Every change from one to the other."""
        for one, other in self._matched():
            if (one["class"], one["subclass"]) != (other["class"], other["subclass"]):
                self._add("MOD", "class changed", one, other, self._why(one, other))
        if self._scores(self.before) != self._scores(self.after):
            reasons = sorted({row["reason"] for row in self.found}) or [self._why_else()]
            scores = {"score_before": self.before.facts["score"], "score_after": self.after.facts["score"]}
            self.found.append(self._row("MOD", "score moved") | scores | {"reason": "; ".join(reasons)})
        return self.found

    def _matched(self) -> Iterator[tuple[Row, Row]]:
        """Seats of one holder, or, where nobody is named, of one line of the same page; who came and went is noted."""
        then, now = (_named(board.seats) for board in (self.before, self.after))
        names, new_names = ([str(seat["person_name"]) for seat in seats] for seats in (then, now))
        same = same_people(names, new_names)
        yield from ((then[one], now[other]) for one, other in same.items())
        gone = [seat for at, seat in enumerate(then) if at not in same]
        come = [seat for at, seat in enumerate(now) if at not in same.values()]
        for seat in gone:
            self._moved("DEL", "left", "listed no longer", seat, come)
        for seat in come:
            self._moved("ADD", "joined", "listed", seat, gone)
        lines = {seat["seat_id"]: seat for seat in self.before.seats if not seat["person_name"]}
        for seat in self.after.seats:
            if not seat["person_name"] and seat["seat_id"] in lines:
                yield lines[seat["seat_id"]], seat

    def _moved(self, op: str, change: str, unsure: str, seat: Row, others: list[Row]) -> None:
        if any(may_be_same(str(seat["person_name"]), str(other["person_name"])) for other in others):
            return
        same_capture = self.before.facts["capture_id"] == self.after.facts["capture_id"]
        one, other = (None, seat) if op == "ADD" else (seat, None)
        away = self.after if op == "DEL" else self.before
        sure = self._both_whole_and_later() and not any(each.get("name_withheld") for each in away.seats)
        self._add(op, change if sure else unsure, one, other, CODE if same_capture else PAGE)

    def _both_whole_and_later(self) -> bool:
        before, after = (str(board.facts["as_at"] or "") for board in (self.before, self.after))
        later = bool(before) and after > before and not after.startswith(before)
        return later and bool(self.before.facts["complete"]) and bool(self.after.facts["complete"])

    def _why(self, one: Row, other: Row) -> str:
        if (one["correction"] or "") != (other["correction"] or ""):
            return CORRECTION
        if any((one.get(name) or "") != (other.get(name) or "") for name in WORDS):
            return PAGE
        return self._why_else()

    def _why_else(self) -> str:
        return CODEBOOK if self.recoded else CODE

    def _scores(self, board: _Board) -> tuple[Any, ...]:
        return tuple(board.facts[name] for name in ("score", "score_low", "score_high"))

    def _add(self, op: str, change: str, one: Row | None, other: Row | None, reason: str) -> None:
        seat = other or one or {}
        said = {
            "person_name": seat["person_name"],
            "seat_id": seat["seat_id"],
            "class_before": one and one["class_label"],
            "class_after": other and other["class_label"],
            "reason": reason,
        }
        self.found.append(self._row(op, change) | said)

    def _row(self, op: str, change: str) -> Row:
        return _change(op, change, self.before, self.after)


def compare(before: Side, after: Side) -> pd.DataFrame:
    """The table `release_changes`: from one release to another."""
    then, now = _prints(before), _prints(after)
    both = then.index.intersection(now.index)
    otherwise = list(both[then.loc[both].to_numpy() != now.loc[both].to_numpy()])
    added, gone = list(now.index.difference(then.index)), list(then.index.difference(now.index))
    moved_on = _latest_pairs(before, after)
    boards_before = _boards(before, {*otherwise, *gone, *(one for one, _ in moved_on)})
    boards_after = _boards(after, {*otherwise, *added, *(other for _, other in moved_on)})
    rows: list[Row] = []
    for one, other in [*((name, name) for name in otherwise), *moved_on]:
        rows += _Pair(boards_before[one], boards_after[other], before.codebook != after.codebook).changes()
    captures, pages = set(before.frames["evidence"]["capture_id"]), _pages(after)
    for name in added:
        board = boards_after[name]
        reason = CODE if board.facts["capture_id"] in captures else PAGE
        rows.append(_change("ADD", "board added", None, board, reason) | {"score_after": board.facts["score"]})
    for name in gone:
        board = boards_before[name]
        reason = PAGE if (*_body(board), board.facts["source_url"]) in pages else CODE
        rows.append(_change("DEL", "board gone", board, None, reason) | {"score_before": board.facts["score"]})
    for row in rows:
        who = in_address(str(row["person_name"] or row["seat_id"] or ""))
        parts = (row["board_after"] or row["board_before"], in_address(row["change"]), who)
        row["change_id"] = "/".join(part for part in parts if part)
        row |= {"from_release": before.release, "to_release": after.release}
    table = pd.DataFrame(rows, columns=RELEASE_CHANGES.column_names()).sort_values(["change_id", "seat_id"])
    return enforce(table.drop_duplicates("change_id"), RELEASE_CHANGES)


def _prints(side: Side) -> "pd.Series[int]":
    """A number for each board that another board, or the same board said otherwise, will hardly have.

    So that of a hundred thousand boards only those are looked at that are not as they were.
    """
    facts = side.frames["scores"].drop(columns=["latest", "organisation"])
    total = pd.Series(pd.util.hash_pandas_object(facts, index=False).to_numpy(), index=facts["board_id"].to_numpy())
    correction = side.frames["evidence"].set_index("seat_id")["correction"]
    for name in ("directors", "compositions"):
        seats = side.frames[name].drop(columns=["latest", "organisation"])
        seats = seats.assign(correction=seats["seat_id"].map(correction).astype("str"))
        hashed = pd.Series(pd.util.hash_pandas_object(seats, index=False).to_numpy(), index=seats.index)
        total += hashed.groupby(seats["board_id"].to_numpy()).sum().reindex(total.index, fill_value=0)
    return total


def _latest_pairs(before: Side, after: Side) -> list[tuple[str, str]]:
    """The board that was the latest of its body, and the one that is, where that is another."""
    latest = [
        side.frames["scores"].loc[side.frames["scores"]["latest"], [*OF_A_BODY, "board_id"]] for side in (before, after)
    ]
    pairs = latest[0].merge(latest[1], on=OF_A_BODY, suffixes=("_before", "_after"))
    other = pairs[pairs["board_id_before"] != pairs["board_id_after"]]
    return list(zip(other["board_id_before"], other["board_id_after"], strict=True))


def _pages(side: Side) -> set[tuple[Any, ...]]:
    return set(side.frames["scores"][[*OF_A_BODY, "source_url"]].itertuples(index=False, name=None))


def _body(board: _Board) -> tuple[Any, ...]:
    return tuple(board.facts[name] for name in OF_A_BODY)


def _boards(side: Side, names: set[str]) -> dict[str, _Board]:
    """The boards of these names, with their seats; a missing value is None."""
    frames = {name: side.frames[name][side.frames[name]["board_id"].isin(names)] for name in BOARD_TABLES}
    correction = side.frames["evidence"].set_index("seat_id")["correction"]
    seats: dict[str, list[Row]] = {}
    for name in ("directors", "compositions"):
        frame = frames[name].assign(correction=frames[name]["seat_id"].map(correction))
        if "person_name" not in frame:
            frame = frame.assign(person_name=None)
        for row in records(frame.sort_values("seat_id")):
            seats.setdefault(str(row["board_id"]), []).append(row)
    found = {str(facts["board_id"]): facts for facts in records(frames["scores"])}
    return {name: _Board(facts, seats.get(name, [])) for name, facts in found.items()}


def _named(seats: list[Row]) -> list[Row]:
    """The named holders, each once; seats that are excluded (officers who only attend) are nobody's seat."""
    named = {
        seat["person_name"]: seat for seat in reversed(seats) if seat["person_name"] and seat["class"] != "excluded"
    }
    return list(named.values())


def _change(op: str, change: str, before: _Board | None, after: _Board | None, reason: str = PAGE) -> Row:
    facts = (after or before or _Board({}, [])).facts
    row: Row = dict.fromkeys(RELEASE_CHANGES.column_names())
    row |= {"op": op, "change": change, "reason": reason}
    row |= {name: facts[name] for name in ("org_id", "organisation", "body", "basis")}
    for side, board in (("before", before), ("after", after)):
        row |= {f"board_{side}": board and board.id, f"date_{side}": board and board.facts["as_at"]}
    return row
