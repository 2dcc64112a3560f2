"""The boards as the report shows them: in groups that may be compared, with words for every code.

Boards are compared only within one sector, one kind of body and one legal ceiling. Seats outside the thirds are never
called management alone: the words of each seat's own class are counted instead.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from transforms.rows import rows_of

CLASS_WORDS = {
    "w": "worker",
    "u": "user",
    "s": "state",
    "m": "outside the thirds",
    "unclassified": "unclassified",
}
PATTERN_WORDS = {
    "none": "no third represented",
    "W": "workers only",
    "U": "users only",
    "S": "the state only",
    "WU": "workers and users; the state is missing",
    "WS": "workers and the state; users are missing",
    "US": "users and the state; workers are missing",
    "WUS": "all three thirds represented",
}
METHOD_WORDS = {
    "live": "Fetched from the site itself",
    "wayback": "Fetched from a web archive",
    "facsimile": "Facsimile: our own mark-up of facts transcribed from the published page, not a fresh capture",
    "transcription": "Transcribed facts, without a page",
}
BAR_WIDTH = 180  # pixels, of which the seats of a board share all
NARROWEST_WITH_FIGURE = 11  # pixels, below which a figure does not fit


@dataclass(frozen=True)
class Segment:
    """One coloured stretch of a bar of seats, in pixels."""

    kind: str
    seats: int
    x: float
    width: float

    @property
    def figure(self) -> str:
        """The number to print inside, or nothing where it does not fit."""
        return str(self.seats) if self.width >= NARROWEST_WITH_FIGURE else ""


@dataclass(frozen=True)
class Board:
    """One board in words."""

    board_id: str
    organisation: str
    body: str
    basis: str
    date: str
    source_url: str
    method: str
    segments: tuple[Segment, ...]
    seats: str
    score: str
    interval: str
    most: str
    of_most: str
    reason: str
    band: str
    pattern: str
    ranked: bool
    rank: str = ""


@dataclass(frozen=True)
class Group:
    """Bodies that may be compared, each by the board that stands for it: those with a rank, in order, and the others.

    `silent` are the bodies whose own publication does not say whom enough of the seats answer to.
    """

    sector: str
    kind: str
    ceiling: str
    ranked: tuple[Board, ...]
    silent: tuple[Board, ...]
    unranked: tuple[Board, ...]


def groups_of_boards(frames: dict[str, pd.DataFrame]) -> list[Group]:
    """The leagues of a release, those with a ranked body first.

    Args:
        frames: the tables league, scores, organisations, bodies, captures, directors and compositions of a release.
    """
    boards = {board.board_id: board for _, board in _boards(frames)}
    groups = []
    for _, rows in frames["league"].groupby("league", sort=True):
        placed = rows.assign(_place=rows["rank"].fillna(len(rows) + 1)).sort_values(["_place", "organisation", "body"])
        stand: dict[str, list[Board]] = {}
        for row in rows_of(placed):
            rank = "" if pd.isna(row["rank"]) else str(row["rank"])
            board = replace(boards[row["board_id"]], reason=words_as_published(row["why"]), rank=rank)
            stand.setdefault(row["standing"], []).append(board)
        first = rows.iloc[0]
        groups.append(
            Group(
                words(first["sector"]) or "sector not known",
                words(first["kind"]),
                _ceiling(first["ceiling"]),
                ranked=tuple(stand.pop("ranked", [])),
                silent=tuple(stand.pop("does not say", [])),
                unranked=tuple(board for others in stand.values() for board in others),
            )
        )
    return sorted(groups, key=lambda group: (not group.ranked, group.sector, group.kind, group.ceiling))


def _boards(frames: dict[str, pd.DataFrame]) -> Iterator[tuple[dict[str, Any], Board]]:
    """Every board, best score first, with the row it was made of."""
    named = frames["scores"].merge(frames["organisations"][["org_id", "name", "sector"]], on="org_id", how="left")
    named = named.merge(frames["bodies"][["org_id", "body", "kind"]], on=["org_id", "body"], how="left")
    named = named.merge(frames["captures"][["capture_id", "method"]], on="capture_id", how="left")
    named = named.reindex(columns=[*named.columns, *(name for name in OPTIONAL if name not in named.columns)])
    named = named.sort_values(["score", "name", "board_id"], ascending=[False, True, True])
    outside = outside_the_thirds(frames["directors"], frames["compositions"])
    for row in rows_of(named):
        yield row, _board(row, outside.get(row["board_id"], ""))


OPTIONAL = ("ceiling", "score_max", "score_of_max")


def outside_the_thirds(directors: pd.DataFrame, compositions: pd.DataFrame) -> dict[str, str]:
    """For each board, the seats of class management in the words of their own labels: '2 independent non-executive'."""
    seats = pd.concat([directors.assign(seats=1), compositions])[["board_id", "class", "class_label", "seats"]]
    counted = seats[seats["class"] == "management"].groupby(["board_id", "class_label"])["seats"].sum().reset_index()
    counted = counted.sort_values(["board_id", "seats", "class_label"], ascending=[True, False, True])
    found: dict[str, list[str]] = {}
    for board_id, label, number in zip(counted["board_id"], counted["class_label"], counted["seats"], strict=True):
        found.setdefault(board_id, []).append(f"{number} {label}")
    return {board_id: ", ".join(parts) for board_id, parts in found.items()}


def segments(counts: Iterable[tuple[str, int]]) -> tuple[Segment, ...]:
    """The stretches of a bar, left to right, whose widths are in proportion to the seats and fill it."""
    present = [(kind, seats) for kind, seats in counts if seats]
    total = sum(seats for _, seats in present)
    drawn, x = [], 0.0
    for kind, seats in present:
        width = BAR_WIDTH * seats / total
        drawn.append(Segment(kind, seats, round(x, 2), round(width, 2)))
        x += width
    return tuple(drawn)


def words(value: Any) -> str:
    """A code as a reader would write it; nothing where it is empty."""
    return "" if value is None or pd.isna(value) else str(value).replace("_", " ")


def points(value: Any) -> str:
    """A score to one decimal; nothing where it is empty."""
    return "" if pd.isna(value) else f"{float(value):.1f}"


def band_words(band: Any) -> str:
    """The band, in which no seat is called management: the outside seats are named beside it."""
    name, _, controller = words(band).partition("-controlled by ")
    if not controller:
        return name
    who = {"management": "seats outside the thirds", "state": "the state"}.get(controller, f"{controller}s")
    return f"{name}, controlled by {who}"


def _board(row: dict[str, Any], outside: str) -> Board:
    counts = [(kind, int(row[f"seats_{kind}"])) for kind in CLASS_WORDS]
    low, high = points(row["score_low"]), points(row["score_high"])
    limited = not pd.isna(row["score_max"]) and float(row["score_max"]) < 100
    return Board(
        board_id=row["board_id"],
        organisation=words_as_published(row["name"]) or row["org_id"],
        body=row["body"],
        basis={"listing": "named holders", "composition": "stated seats"}[row["basis"]],
        date=words_as_published(row["as_at"]) or words_as_published(row["version"]) or "undated",
        source_url=row["source_url"],
        method=words(row["method"]),
        segments=segments(counts),
        seats=_seats(counts, outside),
        score=points(row["score"]),
        # The seats of a part of a body say nothing about the score of the whole.
        interval="" if not row["complete"] else low if low == high else f"{low} to {high}",
        most=points(row["score_max"]) if limited else "",
        of_most="" if pd.isna(row["score_of_max"]) or not limited else f"{float(row['score_of_max']):.0%}",
        reason="" if row["ranked"] else _reason(row),
        band=band_words(row["band"]),
        pattern=_pattern(row),
        ranked=bool(row["ranked"]),
    )


def _pattern(row: dict[str, Any]) -> str:
    open_words = "pattern open: it depends on the unclassified seats" if row["seats_unclassified"] else ""
    return PATTERN_WORDS.get(words(row["pattern"]), open_words)


def _ceiling(rules: Any) -> str:
    said = words_as_published(rules)
    return f"legal ceiling (to be verified) {said.replace('|', ' and ')}" if said else "no legal ceiling known"


def _seats(counts: list[tuple[str, int]], outside: str) -> str:
    said = [
        f"{seats} {CLASS_WORDS[kind]}" + (f" ({outside})" if kind == "m" and outside else "") for kind, seats in counts
    ]
    return ", ".join(part for part, (_, seats) in zip(said, counts, strict=True) if seats) or "no seat that counts"


def _reason(row: dict[str, Any]) -> str:
    reasons = [words_as_published(row["score_reason"])]
    if row["status"] != "current":
        reasons.append(f"the body is {row['status']}")
    return "; ".join(reason for reason in reasons if reason)


def words_as_published(value: Any) -> str:
    """Text as it is; nothing where it is empty."""
    return "" if value is None or pd.isna(value) else str(value)
