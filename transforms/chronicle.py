"""The history of a release: all that the last one knew, and what this one adds, changes or takes back.

It is put together from three sides: the tables of today, the boards of earlier captures read again, and the history of
the last release. Nothing is ever taken out of it, but a name that is withheld today.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from transforms.forgetting import without_withheld_names
from transforms.observations import observation_ids, observations_table
from transforms.past import Past, Rules, read_again
from transforms.reasons import CODEBOOK, CORRECTION, PAGE, first_of, joined
from transforms.release import board_tables
from transforms.row_order import in_order
from transforms.rows import one_below_another
from transforms.schema import Table, enforce
from transforms.schema.history import BOARDS_HISTORY
from transforms.score import score_frame
from transforms.tables import TABLE
from transforms.terms import terms_table
from transforms.transcribed import day_of
from transforms.versions import carried_on, open_rows

Frames = Mapping[str, pd.DataFrame]

SEAT_FACTS = ["observation_id", "class", "subclass", "class_label", "route", "rule", "grade", "possible", "correction"]
# Another capture of the same words, or another name in use, says nothing else of a board.
NO_FACTS = {"board_id", "capture_id", "organisation", "codebook_version", "codebook_sha256"} | {
    "known_from", "known_until", "because", "ended_because",
}  # fmt: skip
SCORE_FACTS = [name for name in BOARDS_HISTORY.column_names() if name not in NO_FACTS]


@dataclass(frozen=True)
class Occasion:
    """The release whose history it is.

    Attributes:
        at: its time (ISO 8601, UTC).
        audited: org_ids that it audited; of others it says nothing.
        archives: names of the archives that it read whole: a board that was in one of them and is there no longer is
            taken back.
    """

    at: str
    audited: frozenset[str]
    archives: frozenset[str]


def history_tables(
    now: Frames, seats: pd.DataFrame, past: Past, rules: Rules, occasion: Occasion
) -> dict[str, pd.DataFrame]:
    """The tables observations, seats_history, boards_history and directors_history, and captures with the earlier ones.

    Args:
        now: the tables of today's boards, as the release publishes them.
        seats: the classified seats that they were made from, with the names that are withheld.
        past: the history of the last release.
        rules: what listings are read with today.
        occasion: the release that this is.
    """
    present = set(now["scores"]["board_id"])
    gone = _withdrawn(past, present, occasion)
    again, seats_again = _again(past, past.boards_besides(present | gone, rules.declared), rules, now)
    hidden = [found[found["name_withheld"].astype("bool")] for found in (seats, seats_again)]
    past = without_withheld_names(past, pd.concat(hidden)[["org_id", "body", "person_name"]])
    boards = one_below_another(now["scores"], again["scores"])
    captures = _captures(now, again, past)
    published = _published(now, again)
    seats_history = _seats_history(published, boards, past, rules, occasion, gone)
    boards_history = _boards_history(boards, seats_history, past, rules, occasion, gone)
    tables = {
        "captures": captures,
        "observations": observations_table(published, past.observations, captures),
        "seats_history": seats_history,
        "boards_history": boards_history,
        "directors_history": terms_table(published),
    }
    return {name: _in_shape(frame, TABLE[name]) for name, frame in tables.items()}


def _in_shape(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    return enforce(in_order(frame[table.column_names()], table.key), table)


def _again(past: Past, boards: pd.DataFrame, rules: Rules, now: Frames) -> tuple[Frames, pd.DataFrame]:
    """The tables of boards of the past, read again, and the seats that they were made from."""
    if boards.empty:
        return {name: frame.iloc[:0] for name, frame in now.items()}, pd.DataFrame(
            columns=["name_withheld", "org_id", "body", "person_name"]
        )
    seats, captures = read_again(past, boards, rules)
    tables = board_tables(seats, score_frame(seats), captures, rules.codebook.version)
    return tables, seats


def _captures(now: Frames, again: Frames, past: Past) -> pd.DataFrame:
    captures = one_below_another(now["captures"], again["captures"], past.captures)
    return captures.drop_duplicates("capture_id")


def _published(now: Frames, again: Frames) -> pd.DataFrame:
    """The seats of both as published, each with its capture, correction, observation and whether its board is whole."""
    found = []
    for frames in (now, again):
        seats, complete = frames["directors"], frames["scores"].set_index("board_id")["complete"]
        evidence = frames["evidence"].set_index("seat_id")[["capture_id", "correction"]].reindex(seats["seat_id"])
        shown = {name: evidence[name].array for name in evidence.columns}
        found.append(seats.assign(**shown, complete=seats["board_id"].map(complete)))
    seats = one_below_another(*found)
    return seats.assign(observation_id=observation_ids(seats))


def _withdrawn(past: Past, present: set[str], occasion: Occasion) -> set[str]:
    """Boards that this release should show and does not: it read their archive, and they are not in it any more."""
    standing = open_rows(past.scores)
    archive = standing["capture_id"].map(past.captures.set_index("capture_id")["archive"])
    asked = standing["org_id"].isin(occasion.audited) & archive.isin(occasion.archives)
    return set(standing.loc[asked & ~standing["board_id"].isin(present), "board_id"])


def _seats_history(
    seats: pd.DataFrame, boards: pd.DataFrame, past: Past, rules: Rules, occasion: Occasion, gone: set[str]
) -> pd.DataFrame:
    standing = open_rows(past.seats)
    lost = standing["board_id"].isin(boards["board_id"]) & ~standing["seat_id"].isin(seats["seat_id"])
    withdrawn = set(standing.loc[lost | standing["board_id"].isin(gone), "seat_id"])
    compared = ["observation_id", "correction", "codebook_sha256"]
    before = standing.set_index("seat_id")[compared].reindex(seats["seat_id"])
    because = first_of(
        (PAGE, _differ(before, seats, "observation_id")),
        (CORRECTION, _differ(before, seats, "correction")),
        (CODEBOOK, before["codebook_sha256"].ne(rules.codebook.sha256)),
    )
    said = seats.assign(**_by(rules), because=because)
    return carried_on(past.seats, said, "seat_id", SEAT_FACTS, occasion.at, withdrawn)


def _boards_history(
    boards: pd.DataFrame, seats_history: pd.DataFrame, past: Past, rules: Rules, occasion: Occasion, gone: set[str]
) -> pd.DataFrame:
    """A board that is said otherwise is so for the reasons of its seats; where none changed, for what else changed."""
    began = seats_history["known_from"] == occasion.at
    moved = seats_history[began | (seats_history["known_until"] == occasion.at)]
    why = moved["because"].where(began[moved.index], moved["ended_because"])
    of_seats = why[why != "first"].groupby(moved["board_id"]).agg(joined)
    before = open_rows(past.scores).set_index("board_id")[["capture_id", "codebook_sha256"]].reindex(boards["board_id"])
    stated = (boards["basis"] == "composition").to_numpy()
    otherwise = first_of(
        (PAGE, _differ(before, boards, "capture_id") & stated),
        (CODEBOOK, before["codebook_sha256"].ne(rules.codebook.sha256)),
    )
    because = boards["board_id"].map(of_seats).astype("str").fillna(pd.Series(otherwise, index=boards.index))
    valid_from = pd.Series([day_of(str(date)) or None for date in boards["as_at"].fillna("")], index=boards.index)
    said = boards.assign(**_by(rules), valid_from=valid_from, because=because)
    return carried_on(past.scores, said, "board_id", SCORE_FACTS, occasion.at, gone)


def _by(rules: Rules) -> dict[str, str]:
    return {"codebook_version": rules.codebook.version, "codebook_sha256": rules.codebook.sha256}


def _differ(before: pd.DataFrame, now: pd.DataFrame, column: str) -> "pd.Series[bool]":
    new = now[column].fillna("").set_axis(before.index)
    return before[column].fillna("").ne(new)
