"""The table `failures`: every page that did not give its board, and for how long that has been so.

Days are counted, not runs, so that two runs of one day over the same pages write the same tables.
"""

import hashlib
import re
from pathlib import Path

import pandas as pd

from transforms.bodies import in_address
from transforms.schema.run import FAILURES
from transforms.warehouse import read

# What differs from run to run in the words of an error, and tells a reader nothing.
_ADDRESS_IN_MEMORY = re.compile(r" at 0x[0-9a-fA-F]+")


def failures_table(unread: pd.DataFrame, listings: pd.DataFrame, last: Path | None, today: str) -> pd.DataFrame:
    """The table `failures` of a run.

    Args:
        unread: one row a board that is missing: slug, org_id, body, source_url, outcome, cause, advice, detail; where
            a board is there twice, the first row counts.
        listings: the listings that go on, those that stand in included: slug, body, source_url.
        last: the database of the last release, where there is one, for how long a page has failed.
        today: the ISO date of this run.
    """
    names = [_failure_id(*key) for key in unread[["slug", "body", "source_url"]].itertuples(index=False, name=None)]
    rows = unread.assign(failure_id=pd.Series(names, index=unread.index, dtype="str")).drop_duplicates("failure_id")
    there = set(zip(listings["slug"], listings["body"], listings["source_url"], strict=True))
    keys = zip(rows["slug"], rows["body"], rows["source_url"], strict=True)
    listed = pd.Series([key in there for key in keys], index=rows.index, dtype="bool")
    rows = rows.assign(
        older_listing=listed & (rows["outcome"] != "read in part"),
        detail=[_ADDRESS_IN_MEMORY.sub("", words) for words in rows["detail"]],
        failed_on=today,
    )
    before = _before(last)
    rows["failing_since"] = [before.get(name, (today, "", 0))[0] for name in rows["failure_id"]]
    rows["days_failed"] = [_days(before.get(name), today) for name in rows["failure_id"]]
    return rows[FAILURES.column_names()].sort_values("failure_id").reset_index(drop=True)


def stale_organisations(failures: pd.DataFrame, last: Path | None, today: str) -> dict[str, str]:
    """Since when each organisation for which an older listing stands in is stale: org_id to ISO date."""
    stale = sorted(set(failures.loc[failures["older_listing"], "org_id"]))
    if not stale:
        return {}
    known = read(last, "organisations").set_index("org_id")["stale_since"].dropna().to_dict() if last else {}
    return {org_id: str(known.get(org_id, today)) for org_id in stale}


def _failure_id(slug: str, body: str, url: str) -> str:
    return f"{slug}/{in_address(body) or 'any'}/{hashlib.sha256(url.encode()).hexdigest()[:6]}"


def _before(last: Path | None) -> dict[str, tuple[str, str, int]]:
    """For each failure of the last release: since when, on which day last, on how many days."""
    if last is None:
        return {}
    # Releases of before this table was kept know of no failures.
    if read(last, "SELECT 1 FROM duckdb_tables() WHERE table_name = 'failures'").empty:
        return {}
    rows = read(last, "SELECT failure_id, failing_since, failed_on, days_failed FROM failures")
    return {
        str(name): (str(since), str(on), int(days)) for name, since, on, days in rows.itertuples(index=False, name=None)
    }


def _days(before: tuple[str, str, int] | None, today: str) -> int:
    if before is None:
        return 1
    _, last_day, days = before
    return days if last_day == today else days + 1
