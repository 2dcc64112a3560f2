"""Carry over what the last release knew of a board that could not be read, or not be believed, this time.

One broken source costs its own organisation's freshness, never its data: the listings of the last release stand in,
with the capture they were read from, and `stale_since` says since when. They go through gates, codebook and score like
fresh ones, so that a better rule reaches them too.
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from transforms.seat_lines import CAPTURE_COLUMNS, WITHHELD
from transforms.warehouse import read

ROWS = """
SELECT o.slug, d.org_id, d.body, s.version AS page_date, s.complete, s.publisher, s.source_url, e.capture_id,
       d.position, d.name_as_published, d.person_name, d.role, d.group_heading, d.affiliation, '' AS section,
       d.vacant, d.absent, d.name_withheld, d.shape, d.confidence, d.source_url AS page_url
FROM directors d JOIN scores s USING (board_id) JOIN evidence e USING (seat_id)
     JOIN organisations o ON o.org_id = d.org_id
WHERE s.basis = 'listing'
ORDER BY d.seat_id
"""
BOARD = ["slug", "body", "source_url", "method"]


@dataclass(frozen=True)
class Carried:
    """Listings and captures of a release, in the form that a crawl gives them; the listings with their `method`."""

    placed: pd.DataFrame
    captures: pd.DataFrame


def last_boards(last: Path | None) -> Carried | None:
    """Every listing of the last release, or None where there is no release; `last` is its database."""
    if last is None:
        return None
    rows, captures = read(last, ROWS), read(last, "captures")
    shown = rows["name_as_published"].mask(rows["vacant"], "Vacant").mask(rows["name_withheld"], WITHHELD)
    text = ["page_date", "person_name", "role", "group_heading", "affiliation", "shape"]
    placed = rows.assign(name_as_published=shown, **{name: rows[name].fillna("").astype("str") for name in text})
    placed["method"] = placed["capture_id"].map(captures.set_index("capture_id")["method"])
    listed = captures["capture_id"].isin(placed["capture_id"])
    return Carried(placed.drop(columns="name_withheld"), captures.loc[listed, list(CAPTURE_COLUMNS)])


def carry_over(last: Path | None, unread: pd.DataFrame, fresh: pd.DataFrame) -> Carried | None:
    """The last release's listings of the boards that are missing now, or None where it has none of them.

    Args:
        last: the database of the last release, where there is one.
        unread: the boards that are missing: slug, body and source_url.
        fresh: the listings that go on, with the `method` of their capture: what was read again another way (a
            transcription of the same page, say) is there already, and is not carried beside itself.
    """
    known = last_boards(last) if len(unread) else None
    if known is None:
        return None
    wanted = set(zip(unread["slug"], unread["body"], unread["source_url"], strict=True))
    there = set(fresh[BOARD].itertuples(index=False, name=None))
    kept = [key[:3] in wanted and key not in there for key in known.placed[BOARD].itertuples(index=False, name=None)]
    placed = known.placed[kept].reset_index(drop=True)
    if placed.empty:
        return None
    return Carried(placed, known.captures[known.captures["capture_id"].isin(placed["capture_id"])])
