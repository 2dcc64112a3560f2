"""Carry over what the last release knew of a page that could not be read this time.

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


@dataclass(frozen=True)
class Carried:
    """What stands in: listings and captures in the form that a crawl gives them, and since when they are stale."""

    placed: pd.DataFrame
    captures: pd.DataFrame
    stale_since: dict[str, str]


def carry_over(last: Path, failures: pd.DataFrame, today: str) -> Carried | None:
    """The last release's listings of the pages that failed, or None where it has none of them.

    A failure costs one board, whichever of its pages failed: the one of `body` that is known by `source_url`. All of
    its rows stand in, and none of another board's.

    `last` is the database of the last release (it need not exist), `failures` has the columns slug, body and
    source_url, `today` is the ISO date from which an organisation is stale that was fresh before.
    """
    if not last.exists() or failures.empty:
        return None
    rows = read(last, ROWS)
    board = ["slug", "body", "source_url"]
    wanted = set(failures[board].itertuples(index=False, name=None))
    kept = [key in wanted for key in rows[board].itertuples(index=False, name=None)]
    rows = rows[kept].reset_index(drop=True)
    if rows.empty:
        return None
    shown = rows["name_as_published"].mask(rows["vacant"], "Vacant").mask(rows["name_withheld"], WITHHELD)
    text = ["page_date", "person_name", "role", "group_heading", "affiliation", "shape"]
    placed = rows.assign(name_as_published=shown, **{name: rows[name].fillna("").astype("str") for name in text})
    captures = read(last, "captures")
    before = read(last, "organisations").set_index("org_id")["stale_since"].dropna().to_dict()
    return Carried(
        placed=placed.drop(columns="name_withheld"),
        captures=captures.loc[captures["capture_id"].isin(placed["capture_id"]), list(CAPTURE_COLUMNS)],
        stale_since={org_id: str(before.get(org_id, today)) for org_id in placed["org_id"].unique()},
    )
