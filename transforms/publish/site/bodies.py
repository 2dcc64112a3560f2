"""What the site shows of organisations, their bodies, boards and seats: the tables of a release, joined and in order.

Nothing is decided here. A board keeps the row of `scores` that it was made of, so that a template can print any of its
columns; what a reader is told in sentences is put together in `wording`.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from transforms.publish.boards import outside_the_thirds
from transforms.rows import records

KINDS = {"worker": "w", "user": "u", "state": "s", "management": "m", "unclassified": "o"}
KIND_OF_COUNT = {"w": "seats_w", "u": "seats_u", "s": "seats_s", "m": "seats_m", "o": "seats_unclassified"}
Row = dict[str, Any]


@dataclass(frozen=True)
class Seat:
    """One seat line: who holds it (where that may be said), the published words, and why it has its class."""

    row: Row
    anchor: str
    kind: str  # w, u, s, m, o(pen), or "" for what is no filled voting seat
    seats: int
    said: str
    rule: str
    why: str
    capture: int  # its number among the captures of the organisation


@dataclass(frozen=True)
class Board:
    """One body at one date, as one source shows it."""

    row: Row
    anchor: str
    counts: Mapping[str, int]
    outside: str  # seats in no third, in the words of their own labels
    methods: tuple[str, ...]
    seats: tuple[Seat, ...]

    @property
    def date(self) -> str:
        """The date as exact as the source says it."""
        return str(self.row["as_at"] or self.row["version"] or "undated")

    @property
    def size(self) -> int:
        """Filled voting seats."""
        return int(self.row["seats_voting"])

    @property
    def whole(self) -> bool:
        """Whether the source shows the whole of a body that has seats enough to speak of thirds."""
        return bool(self.row["complete"]) and self.size >= 3

    @property
    def facsimile(self) -> bool:
        """Whether a part of it was read from our own mark-up of transcribed facts."""
        return "facsimile" in self.methods


@dataclass(frozen=True)
class Step:
    """One whole board in the history of a body, the board before it, and what changed between them in words."""

    board: Board
    before: Board | None
    sentence: str


@dataclass(frozen=True)
class Body:
    """One body of one organisation: what is shown first, its boards of earlier dates, and its place among its like."""

    row: Row
    latest: tuple[Board, ...]
    earlier: tuple[Board, ...]
    chief: Board  # the board that stands for the body in a list
    league: Row
    history: tuple[Step, ...]  # the oldest first


@dataclass(frozen=True)
class Organisation:
    """One organisation, with its bodies and what was captured of it."""

    row: Row
    bodies: tuple[Body, ...]
    captures: tuple[Row, ...]
    changes: tuple[Row, ...]
    powers: tuple[Row, ...]

    @property
    def page(self) -> str:
        """Its page, from the root of the site."""
        return f"organisations/{self.row['slug']}.html"


def organisations_of(frames: Mapping[str, pd.DataFrame]) -> list[Organisation]:
    """Every organisation on the list by name, with all that the release holds of it; many have no body here.

    Args:
        frames: the tables organisations, bodies, directors, compositions, scores, changes, evidence, captures, league,
            score_history and powers of a release.
    """
    seats, captures = _seats_by_board(frames), _captures(frames)
    bodies = _bodies(frames, _boards(frames, seats, captures))
    changes = _grouped(records(frames["changes"].sort_values(["body", "to_date", "change", "change_id"])), "org_id")
    powers = _grouped(_powers(frames["powers"]), "org_id")
    return [
        Organisation(
            row,
            tuple(sorted(bodies.get(row["org_id"], []), key=_governing_first)),
            tuple(captures.get(row["org_id"], {}).values()),
            tuple(changes.get(row["org_id"], [])),
            tuple(powers.get(row["org_id"], [])),
        )
        for row in sorted(records(frames["organisations"]), key=lambda row: (str(row["name"]).casefold(), row["slug"]))
    ]


def _bodies(frames: Mapping[str, pd.DataFrame], boards: dict[tuple[str, str], list[Board]]) -> dict[str, list[Body]]:
    """Bodies by organisation: those with a board."""
    league = {(row["org_id"], row["body"]): row for row in records(frames["league"])}
    history = _grouped(records(frames["score_history"].sort_values(["org_id", "body", "basis", "step"])), "org_id")
    found: dict[str, list[Body]] = defaultdict(list)
    for row in records(frames["bodies"].sort_values(["org_id", "body"])):
        own = boards.get((row["org_id"], row["body"]), [])
        place = league.get((row["org_id"], row["body"]))
        if own and place:
            by_id = {board.row["board_id"]: board for board in own}
            latest = tuple(
                sorted(
                    (board for board in own if board.row["latest"]),
                    key=lambda board: board.row["board_id"] != place["board_id"],
                )
            )
            earlier = tuple(board for board in own if not board.row["latest"])
            steps = tuple(
                Step(by_id[step["board_id"]], by_id.get(step["previous_board_id"]), step["sentence"] or "")
                for step in history.get(row["org_id"], [])
                if step["body"] == row["body"]
            )
            found[row["org_id"]].append(Body(row, latest, earlier, by_id[place["board_id"]], place, steps))
    return found


def _governing_first(body: Body) -> tuple[int, str]:
    return ("governing", "electing", "advisory").index(body.row["tier"]), body.row["body"]


def _boards(
    frames: Mapping[str, pd.DataFrame], seats: dict[str, list[Row]], captures: dict[str, dict[str, Row]]
) -> dict[tuple[str, str], list[Board]]:
    """Boards by organisation and body, the newest date first and undated ones last."""
    outside = outside_the_thirds(frames["directors"], frames["compositions"])
    found: dict[tuple[str, str], list[Board]] = defaultdict(list)
    for row in records(frames["scores"].sort_values(["as_at", "board_id"], ascending=False, na_position="last")):
        board_id = row["board_id"]
        known = captures.get(row["org_id"], {})
        lines = tuple(_seat(seat, known) for seat in seats.get(board_id, []))
        found[row["org_id"], row["body"]].append(
            Board(
                row=row,
                anchor=_anchor(board_id),
                counts={kind: int(row[column] or 0) for kind, column in KIND_OF_COUNT.items()},
                outside=outside.get(board_id, ""),
                methods=tuple(sorted({seat.row["method"] for seat in lines if seat.row["method"]})),
                seats=lines,
            )
        )
    return found


def _anchor(board_id: str) -> str:
    """A board's place on the page of its organisation: short, and the same in every release that has the board."""
    return "b" + hashlib.blake2s(board_id.encode(), digest_size=3).hexdigest()


def _seat(row: Row, captures: Mapping[str, Row]) -> Seat:
    rule, _, why = str(row["why"]).partition(": ")
    # The general sentence of a rule is printed once below the table, and what it found here beside the seat.
    _, here, found = why.partition(" Here ")
    capture = captures.get(row["capture_id"])
    return Seat(
        row=row,
        anchor=f"{_anchor(row['board_id'])}-{int(row['position'])}",
        kind=KINDS.get(row["class"], ""),
        seats=int(row["seats"]),
        said="; ".join(str(row[part]) for part in ("role", "affiliation", "group_heading") if row[part]),
        rule=row["rule"],
        why=(found[:1].upper() + found[1:]) if here else why or rule,
        capture=capture["number"] if capture else 0,
    )


def _seats_by_board(frames: Mapping[str, pd.DataFrame]) -> dict[str, list[Row]]:
    """The seat lines of each board in the order of the page, each with its evidence."""
    listed = frames["directors"].assign(seats=1, seats_are_maximum=False)
    stated = frames["compositions"].assign(
        person_name=None,
        vacant=False,
        name_withheld=False,
        disputed=False,
        role=frames["compositions"]["constituency"],
        affiliation=frames["compositions"]["appointing_body"],
        group_heading=None,
    )
    columns = [
        *("board_id", "seat_id", "position", "seats", "person_name", "vacant", "name_withheld", "role", "affiliation"),
        *("group_heading", "class", "subclass", "class_label", "route", "rule", "grade", "possible", "disputed"),
        "seats_are_maximum",
        *("as_at", "source_url"),
    ]
    seats = pd.concat([listed[columns].astype(object), stated[columns].astype(object)], ignore_index=True)
    evidence = frames["evidence"][["seat_id", "why", "quote", "capture_id", "method", "captured_at", "correction"]]
    seats = seats.merge(evidence.astype(object), on="seat_id", how="left")
    return _grouped(records(seats.sort_values(["board_id", "position"])), "board_id")


def _powers(powers: pd.DataFrame) -> list[Row]:
    """The powers over boards, those together that one body holds in one span of time by one law or publication."""
    shared = ["org_id", "held_by", "electing_body", "valid_from", "valid_to", "citation", "source_url", "certain"]
    found: dict[tuple[Any, ...], Row] = {}
    for row in records(powers.sort_values(["org_id", "valid_from", "power"])):
        holder = row["electing_body"] if row["held_by"] == "electing body" else row["held_by"]
        group = found.setdefault(tuple(row[name] for name in shared), row | {"powers": [], "holder": holder})
        group["powers"].append(row["power"])
    return list(found.values())


def _captures(frames: Mapping[str, pd.DataFrame]) -> dict[str, dict[str, Row]]:
    """For each organisation the captures that its seats rest on, by id, numbered from 1."""
    used = frames["evidence"][["org_id", "capture_id"]].drop_duplicates()
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in records(used.merge(frames["captures"], on="capture_id").sort_values(["org_id", "url", "capture_id"])):
        known = found[row["org_id"]]
        known[row["capture_id"]] = row | {"number": len(known) + 1}
    return found


def _grouped(rows: list[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found
