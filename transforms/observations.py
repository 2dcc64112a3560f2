"""Observations: the rows of listings as they were published, kept from release to release.

An observation is known by a digest of its words, so that the same row of the same page is the same observation in every
capture. The digest is taken after names have been withheld: a digest of words with a name in them would let anybody who
guesses the name prove it.
"""

import hashlib
from collections.abc import Iterable
from itertools import repeat
from typing import Any

import pandas as pd

from transforms.rows import one_below_another

WORDS = ["name_as_published", "role", "group_heading", "affiliation", "vacant", "absent", "name_withheld"]
PLACE = ["org_id", "body", "source_url"]
KEY = ["observation_id", "capture_id"]


def observation_ids(seats: pd.DataFrame) -> "pd.Series[str]":
    """The id of each row: a digest of the page, the body and the words, and of which of several like rows it is.

    `seats` has the columns of the table directors and `capture_id`; names are withheld already.
    """
    parts = [_as_texts(seats[name]) for name in (*PLACE, *WORDS)]
    texts = list(map("\x1f".join, zip(*parts, strict=True)))
    numbers: Iterable[int] = repeat(0)
    if len(set(texts)) < len(texts):
        before: dict[tuple[str, str], int] = {}
        numbers = [_next(before, like) for like in zip(seats["capture_id"].tolist(), texts, strict=True)]
    sha256 = hashlib.sha256
    ids = [
        "o-" + sha256(f"{text}\x1f{number}".encode()).hexdigest()[:16]
        for text, number in zip(texts, numbers, strict=False)
    ]
    return pd.Series(ids, index=seats.index, dtype="str")


def _next(before: dict[tuple[str, str], int], like: tuple[str, str]) -> int:
    number = before[like] = before.get(like, -1) + 1
    return number


def _as_texts(cells: "pd.Series[Any]") -> list[str]:
    """The cells as texts, empty where there is none; of yes and no each word is made once."""
    if cells.dtype == "boolean" and not cells.hasnans:
        return list(map(("False", "True").__getitem__, cells.tolist()))
    return cells.astype("str").fillna("").tolist()


def observations_table(seats: pd.DataFrame, earlier: pd.DataFrame, captures: pd.DataFrame) -> pd.DataFrame:
    """The table `observations`: the rows of today and every earlier one, each with when its words were seen.

    Args:
        seats: rows of listings with `observation_id`, those of earlier captures that were read again included.
        earlier: the table of the last release, without the rows of boards that are in `seats`.
        captures: `captured_at` by `capture_id`, of every row of both.
    """
    rows = one_below_another(seats, earlier)
    again = rows["observation_id"].duplicated(keep=False)  # the same words in several captures
    if again.any():
        rows = rows.drop_duplicates(KEY)
        again = again[rows.index]
    seen = rows["capture_id"].map(captures.set_index("capture_id")["captured_at"])
    rows = rows.assign(first_seen=seen, last_seen=seen)
    # Numbers for the times, in their order: the least of texts is looked for one group after the other.
    number, times = pd.factorize(seen[again], sort=True)
    by_words = pd.Series(number, index=seen[again].index).groupby(rows.loc[again, "observation_id"])
    first, last = (times.take(by_words.transform(which).to_numpy()) for which in ("min", "max"))
    rows.loc[again, "first_seen"], rows.loc[again, "last_seen"] = first, last
    return rows
