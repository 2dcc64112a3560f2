"""Compare each board that was read with the same board of the last release, and with what its source file expects.

A redesigned page, a broken script or a wrong selector gives a part of a board that looks like a whole one. So a board
that lost more than half of its rows, or every seat of a class, is shown to a person before it is published. Both sides
go through the codebook of today, so that a better rule never looks like a change on the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from transforms.carry import BOARD, Carried, last_boards
from transforms.classify_frame import classify_frame
from transforms.codebook import Codebook
from transforms.seat_lines import listing_seats

COUNTED = ("worker", "user", "state", "management", "unclassified")
CLASSES = COUNTED[:4]


@dataclass(frozen=True)
class Asked:
    """What the source file says of a board on a page: seats expected (0: not said), and seats confirmed ("": none)."""

    expected: int = 0
    confirmed: str = ""


def compare_boards(
    listings: pd.DataFrame,
    captures: pd.DataFrame,
    last: Path | None,
    asked: Mapping[tuple[str, str, str, bool], Asked],
    declared: pd.DataFrame,
    register: pd.DataFrame,
    codebook: Codebook,
) -> pd.DataFrame:
    """One row a board that was read, beside the same board of the last release.

    Args:
        listings: the listings that were read, with the `method` of their capture.
        captures: the captures of the listings.
        last: the database of the last release, where there is one.
        asked: what the source file says, by slug, body, page and whether that is read from the archive.
        declared: the declared bodies.
        register: the organisations.
        codebook: the rules of today.

    Returns:
        slug, body, source_url, method; rows, rows_before (0 where there was no such board); seats, seats_before
        (workers/users/state/others/open, vacancies by the class of the seat); lost (the classes that are gone, joined
        by ", "); expected; confirmed (true where a person has looked at exactly these seats).
    """
    now = _counts(listings, captures, declared, register, codebook)
    known = last_boards(last)
    then = _counts(*_same_pages(known, listings), declared, register, codebook) if known else now.iloc[:0]
    rows = []
    for key, board in zip(now.index, now.to_dict("records"), strict=True):
        before = _before(then, key)
        lost = [name for name in CLASSES if before[name] and not board[name]]
        said = _said(asked, key)
        rows.append(
            {
                **dict(zip(BOARD, key, strict=True)),
                "rows": board["rows"],
                "rows_before": before["rows"],
                "seats": _seats(board),
                "seats_before": _seats(before),
                "lost": ", ".join(lost),
                "expected": said.expected,
                "confirmed": said.confirmed == _seats(board),
            }
        )
    columns = [*BOARD, "rows", "rows_before", "seats", "seats_before", "lost", "expected", "confirmed"]
    return pd.DataFrame(rows, columns=columns)


def _said(asked: Mapping[tuple[str, str, str, bool], Asked], key: tuple[str, str, str, str]) -> Asked:
    """What is said of a board; of a page that is read live and from the archive, a transcription is the archive's."""
    slug, body, url, method = key
    of_archive = method == "facsimile"
    return asked.get((slug, body, url, of_archive)) or asked.get((slug, body, url, not of_archive)) or Asked()


def _same_pages(known: Carried, listings: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    pages = set(listings[BOARD[:3]].itertuples(index=False, name=None))
    same = [key in pages for key in known.placed[BOARD[:3]].itertuples(index=False, name=None)]
    return known.placed[same].reset_index(drop=True), known.captures


def _counts(
    listings: pd.DataFrame, captures: pd.DataFrame, declared: pd.DataFrame, register: pd.DataFrame, codebook: Codebook
) -> pd.DataFrame:
    """Rows and seats of each class by slug, body, page and method."""
    if listings.empty:
        empty = pd.MultiIndex.from_tuples([], names=BOARD)
        return pd.DataFrame(columns=["rows", *COUNTED], index=empty, dtype="int64")
    seats = listing_seats(listings, captures, declared, register).assign(method=listings["method"].to_numpy())
    # A vacancy is a seat that is still there: it has the class that its holder would have.
    seats = seats.assign(name=seats["name"].mask(seats["vacant"], ""), vacant=False)
    found = classify_frame(seats, codebook)
    counted = {name: (found["class"] == name).astype("int64") for name in COUNTED}
    return found[BOARD].assign(rows=1, **counted).groupby(BOARD).sum()


def _before(then: pd.DataFrame, key: tuple[str, ...]) -> dict[str, int]:
    """The last release's board, taken the same way where it has one, or else any other way; zeros where it has none."""
    same = [other for other in then.index if other[:3] == key[:3]]
    if not same:
        return dict.fromkeys(("rows", *COUNTED), 0)
    row = then.loc[[key if key in same else same[0]]].iloc[0]
    return {name: int(row[name]) for name in ("rows", *COUNTED)}


def _seats(board: Mapping[Any, Any]) -> str:
    return "/".join(str(board[name]) for name in COUNTED)
