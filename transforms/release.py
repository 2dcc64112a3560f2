"""Assemble the tables of a release from classified seats and their scores.

Everything a reader sees comes through here, so this is where withheld names are taken out: after it, no table holds
the name of anybody in a patient, carer, service-user, union or under-18 seat.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import numpy as np
import pandas as pd

from transforms.bodies import bodies_table, latest, organisations_table
from transforms.history import changes_table
from transforms.league import league_table
from transforms.names import without_titles
from transforms.powers import tiers_table
from transforms.privacy import folded, name_words, without_names, without_whole_names
from transforms.row_order import in_order
from transforms.schema import enforce
from transforms.schema.seats import COMPOSITIONS
from transforms.score_history import score_history_table
from transforms.tables import TABLE
from transforms.words import class_label

BOARD_FACTS = [
    "board_id",
    "org_id",
    "organisation",
    "body",
    "basis",
    "as_at",
    "version",
    "source_url",
    "capture_id",
    "complete",
    "publisher",
    "document",
    "status",
    "tier",
]
# The columns of seats that tables are made of: to put a million rows in order takes as long as they are wide.
OF_SEATS = {name for table in ("directors", "compositions", "evidence") for name in TABLE[table].column_names()} | {
    "basis", "name", "group",
}  # fmt: skip
# What is printed in place of a withheld name is none.
NOT_A_NAME = name_words(["Name withheld", "Vacant"])


def release_tables(
    register: pd.DataFrame,
    declared: pd.DataFrame,
    seats: pd.DataFrame,
    scores: pd.DataFrame,
    captures: pd.DataFrame,
    codebook_version: str,
    failures: pd.DataFrame,
    stale_since: dict[str, str],
    powers: pd.DataFrame,
) -> dict[str, pd.DataFrame]:
    """The data tables of a release but its findings, by name, in the shape that the registry declares.

    `seats` are classified seats (listings and compositions), `scores` one row a board_id, `captures` every capture
    that a seat was read from, `failures` and `powers` the tables of that name, `stale_since` by org_id for whom older
    rows stand in.
    """
    tables = board_tables(seats, scores, captures, codebook_version)
    bodies = bodies_table(declared, tables["scores"])
    league = league_table(tables["scores"], bodies, register)
    others = {
        "organisations": organisations_table(register, set(seats["org_id"].unique()), stale_since),
        "bodies": bodies,
        "changes": changes_table(tables["scores"], tables["directors"]).sort_values("change_id"),
        "league": league,
        "powers": powers,
        "tiers": tiers_table(powers, league, bodies),
        "score_history": score_history_table(tables["scores"], tables["directors"]),
        "failures": failures,
    }
    return tables | {name: enforce(frame, TABLE[name]) for name, frame in others.items()}


def board_tables(
    seats: pd.DataFrame, scores: pd.DataFrame, captures: pd.DataFrame, codebook_version: str
) -> dict[str, pd.DataFrame]:
    """The tables directors, compositions, scores, evidence and captures of some boards; arguments as above."""
    seats, captures = _without_telling_addresses(seats, captures)
    seats = withhold_names(seats).assign(codebook_version=codebook_version)
    boards = seats.drop_duplicates("board_id")[BOARD_FACTS].reset_index(drop=True)
    boards["latest"] = latest(boards)
    # A board is known by the page that its source names; a seat leads to the page on which it stands.
    seats["source_url"] = seats["page_url"]
    seats["latest"] = seats["board_id"].map(boards.set_index("board_id")["latest"])
    seats = in_order(seats[[name for name in seats.columns if name in OF_SEATS]], ["seat_id"])
    rows = captures["capture_id"].map(seats.groupby("capture_id").size()).fillna(0)
    tables = {
        "directors": _directors(seats[seats["basis"] == "listing"]),
        "compositions": _compositions(seats[seats["basis"] == "composition"]),
        "scores": boards.merge(scores, on="board_id").sort_values("board_id"),
        "evidence": _evidence(seats, captures),
        "captures": captures.assign(listings=rows.astype("int64")).sort_values("capture_id"),
    }
    return {name: enforce(frame, TABLE[name]) for name, frame in tables.items()}


def _without_telling_addresses(seats: pd.DataFrame, captures: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Seats and captures in which the page of a holder whose name is withheld goes by the address of the board's page.

    Where every holder has a page, its address says the name: as it is linked, or where it leads. So a page of nobody
    else's tells in any case, and another one where a word of the name is in either address; for everybody on it. The
    capture keeps its digest, and so can be checked.
    """
    address = dict(zip(captures["capture_id"], captures["url"], strict=True))
    alone = seats.groupby("capture_id")["capture_id"].transform("size") == 1
    further = alone & (seats["page_url"] != seats["source_url"])
    columns = ["capture_id", "page_url", "person_name", "name"]
    hidden = seats["name_withheld"].astype("bool") | seats["withheld_by_source"].astype("bool")
    says = [
        _speaks_of(f"{page} {address.get(capture, '')}", [person, name])
        for capture, page, person, name in _rows(seats[hidden], *columns)
    ]
    of_hidden = seats.loc[hidden, "capture_id"]
    telling = seats["capture_id"].isin(of_hidden[np.array(says, dtype=bool) | further[hidden].to_numpy()])
    board_page = dict(zip(seats["capture_id"][telling], seats["source_url"][telling], strict=True))
    return (
        seats.assign(page_url=seats["page_url"].mask(telling, seats["source_url"])),
        captures.assign(
            url=[board_page.get(one, url) for one, url in zip(captures["capture_id"], captures["url"], strict=True)]
        ),
    )


def _speaks_of(addresses: str, names: list[str]) -> bool:
    """Whether a word of a withheld name is in addresses, in whatever spelling."""
    said = folded(unquote(addresses))
    return any(word in said for word in name_words(names) - NOT_A_NAME)


def withhold_names(seats: pd.DataFrame) -> pd.DataFrame:
    """The seats with `name_withheld`, and no name where it is true or the seat is vacant.

    A name is withheld where the seat reveals special-category data, or where the source withheld it already. Of such a
    seat only the words that decided it are kept, and the words of its holder's name go from every row of its board:
    they can stand in a role, an affiliation or a neighbour's.
    """
    withheld = seats["name_withheld"].astype("bool") | seats["withheld_by_source"].astype("bool")
    hidden = withheld | seats["vacant"].astype("bool")
    seats = seats.assign(name_withheld=withheld)
    near = seats["board_id"].isin(seats.loc[withheld, "board_id"])
    for column, texts in _without_withheld_names(seats[near]).items():
        seats.loc[near, column] = np.array(texts, dtype=object)
    return seats.assign(name=seats["name"].mask(hidden, ""), person_name=seats["person_name"].mask(hidden, ""))


def _without_withheld_names(seats: pd.DataFrame) -> dict[str, list[str]]:
    """The words of some boards, column by column, without the names of those whose name is withheld."""
    names = [
        name_words([person, without_titles(name)]) - NOT_A_NAME if hide else frozenset()
        for person, name, hide in _rows(seats, "person_name", "name", "name_withheld")
    ]
    boards = seats["board_id"].tolist()
    on_board: dict[str, list[frozenset[str]]] = {}
    for board, words in zip(boards, names, strict=True):
        if words:
            on_board.setdefault(board, []).append(words)
    around = [on_board.get(board, []) for board in boards]
    said = {column: seats[column].tolist() for column in ("role", "group", "affiliation", "quote", "why")}
    for column in ("role", "affiliation"):
        said[column] = [
            _decisive(text, quote, or_else=quote if column == "role" and not other else "") if hide else text
            for text, quote, other, hide in _rows(seats, column, "quote", "other_capture_id", "name_withheld")
        ]
    return {
        column: [
            without_whole_names(without_names(text, own), hidden_here) if hidden_here else text
            for text, own, hidden_here in zip(texts, names, around, strict=True)
        ]
        for column, texts in said.items()
    }


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The cells of some columns, row by row: lists are gone through many times as fast as columns."""
    return zip(*(frame[column].tolist() for column in columns), strict=True)


def _decisive(text: str, quote: str, or_else: str) -> str:
    return text if text.casefold() in quote.casefold() else or_else


def _labelled(seats: pd.DataFrame) -> pd.DataFrame:
    labels = [class_label(one, two) for one, two in _rows(seats, "class", "subclass")]
    return seats.assign(class_label=labels)


def _directors(seats: pd.DataFrame) -> pd.DataFrame:
    return _labelled(seats).rename(columns={"name": "name_as_published", "group": "group_heading"})


def _compositions(seats: pd.DataFrame) -> pd.DataFrame:
    if seats.empty:  # boards of people alone have not all of the columns of stated seats
        return pd.DataFrame(columns=COMPOSITIONS.column_names())
    return _labelled(seats).rename(columns={"role": "constituency", "group": "appointing_body"})


def _evidence(seats: pd.DataFrame, captures: pd.DataFrame) -> pd.DataFrame:
    made = captures.set_index("capture_id")
    unquoted = (seats["quote"] == "").to_numpy()
    published = [
        "; ".join(part for part in parts if part)[:200]
        for parts in _rows(seats[unquoted], "group", "role", "affiliation")
    ]
    quote = seats["quote"].to_numpy(dtype=object, copy=True)
    quote[unquoted] = published
    return seats.assign(
        captured_at=seats["capture_id"].map(made["captured_at"]),
        method=seats["capture_id"].map(made["method"]),
        # A seat that no rule decided still shows the words that were read.
        quote=pd.Series(quote, index=seats.index, dtype="str"),
    )
