"""Observations: the rows of listings as they were published, kept from release to release.

An observation is known by a digest of its words, so that the same row of the same page is the same observation in every
capture. The digest is taken after names have been withheld: a digest of words with a name in them would let anybody who
guesses the name prove it.
"""

import hashlib
from collections import Counter

import pandas as pd

WORDS = ["name_as_published", "role", "group_heading", "affiliation", "vacant", "absent", "name_withheld"]
PLACE = ["org_id", "body", "source_url"]
KEY = ["observation_id", "capture_id"]


def observation_ids(seats: pd.DataFrame) -> "pd.Series[str]":
    """The id of each row: a digest of the page, the body and the words, and of which of several like rows it is.

    `seats` has the columns of the table directors and `capture_id`; names are withheld already.
    """
    parts = [seats[name].astype("str").fillna("").tolist() for name in (*PLACE, *WORDS)]
    said = ["\x1f".join(row) for row in zip(*parts, strict=True)]
    before: Counter[tuple[str, str]] = Counter()
    ids = []
    for like in zip(seats["capture_id"].tolist(), said, strict=True):
        ids.append("o-" + hashlib.sha256(f"{like[1]}\x1f{before[like]}".encode()).hexdigest()[:16])
        before[like] += 1
    return pd.Series(ids, index=seats.index, dtype="str")


def observations_table(seats: pd.DataFrame, earlier: pd.DataFrame, captures: pd.DataFrame) -> pd.DataFrame:
    """The table `observations`: the rows of today and every earlier one, each with when its words were seen.

    Args:
        seats: rows of listings with `observation_id`, those of earlier captures that were read again included.
        earlier: the table of the last release, without the rows of boards that are in `seats`.
        captures: `captured_at` by `capture_id`, of every row of both.
    """
    rows = pd.concat([seats, earlier], ignore_index=True).drop_duplicates(KEY)
    seen = rows["capture_id"].map(captures.set_index("capture_id")["captured_at"])
    # Numbers for the times, in their order: the least of texts is looked for one group after the other.
    number, times = pd.factorize(seen, sort=True)
    by_words = pd.Series(number, index=rows.index).groupby(rows["observation_id"])
    first, last = (times.take(by_words.transform(which).to_numpy()) for which in ("min", "max"))
    return rows.assign(first_seen=first, last_seen=last)
