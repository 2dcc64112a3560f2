"""What an operator should know of the latest release, and what needs a hand: the answer of `thirds status`."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

# Causes that may pass by themselves: a hand is wanted when they have not, on so many days.
MAY_PASS = {"dns", "refused", "tls", "timeout", "cut off", "unreachable", "server error", "archive unavailable"}
DAYS_TO_PASS = 3
OLD_RELEASE = timedelta(days=10)  # a weekly run, and three days to mend one that failed
OLD_BOARD = timedelta(days=180)


@dataclass(frozen=True)
class Check:
    """A source that a person looks at by hand, with the day of the last look and how many days may lie between two."""

    slug: str
    organisation: str
    last_checked: date
    every: int


@dataclass(frozen=True)
class Matter:
    """One thing to know. `act` says that somebody should do something now, and `do` what."""

    act: bool
    kind: str  # release, failing, held back, stale, gate, manual check, review
    organisation: str
    what: str
    do: str

    def as_row(self) -> dict[str, Any]:
        """The matter as a plain record."""
        return asdict(self)


def matters(
    frames: Mapping[str, pd.DataFrame], checks: Iterable[Check], to_review: int, day_of_release: date, today: date
) -> list[Matter]:
    """What there is to know, what needs a hand first.

    Args:
        frames: the tables organisations, failures and gates of the latest release.
        checks: the sources that are looked at by hand.
        to_review: how many seats nobody has reviewed that are open, disputed or provisional.
        day_of_release: the day of its run.
        today: the day it is.
    """
    found = [
        *_of_the_release(day_of_release, today),
        *_of_failures(frames["failures"], frames["organisations"]),
        *_of_old_boards(frames["organisations"], today),
        *_of_gates(frames["gates"]),
        *(_of_check(check, today) for check in checks if check.last_checked + timedelta(days=check.every) <= today),
    ]
    if to_review:
        words = f"{to_review} seats are open, disputed or provisional, and nobody has reviewed them"
        found.append(Matter(False, "review", "", words, "thirds review"))
    return sorted(found, key=lambda matter: (not matter.act, matter.kind, matter.organisation, matter.what))


def _of_the_release(day: date, today: date) -> Iterable[Matter]:
    if today - day > OLD_RELEASE:
        words = f"the latest release is {(today - day).days} days old"
        yield Matter(True, "release", "", words, "see why no run has published since: the log of the last one says it")


def _of_failures(failures: pd.DataFrame, organisations: pd.DataFrame) -> Iterable[Matter]:
    names = organisations.set_index("org_id")["name"]
    for row in failures.astype(object).where(failures.notna(), None).to_dict("records"):
        may_pass = row["cause"] in MAY_PASS and row["days_failed"] < DAYS_TO_PASS
        act = row["outcome"] == "held back" or (row["outcome"] == "failed" and not may_pass)
        since = (
            f"since {row['failing_since']}" if row["failing_since"] != row["failed_on"] else f"on {row['failed_on']}"
        )
        kept = "; an older board stands in" if row["older_listing"] else ""
        words = f"{row['body'] or 'a page'}: {row['outcome']}, {row['cause']}, {since}{kept}"
        kind = "held back" if row["outcome"] == "held back" else "failing"
        yield Matter(act, kind, str(names.get(row["org_id"], row["org_id"])), words, row["advice"])


def _of_old_boards(organisations: pd.DataFrame, today: date) -> Iterable[Matter]:
    for name, since in organisations.loc[organisations["stale_since"].notna(), ["name", "stale_since"]].itertuples(
        index=False
    ):
        days = (today - date.fromisoformat(since)).days
        if days > OLD_BOARD.days:
            words = f"its page has not given a board for {days} days"
            yield Matter(True, "stale", name, words, "find its board's new address, or transcribe the board")


def _of_gates(gates: pd.DataFrame) -> Iterable[Matter]:
    for rule, rows, must_hold in gates.loc[
        gates["outcome"] == "failed", ["gate_id", "rows_failed", "must_hold"]
    ].itertuples(index=False):
        count = "" if pd.isna(rows) else f" ({int(rows)} rows)"
        yield Matter(False, "gate", "", f"{rule}{count}: does not hold that {must_hold}", "gates.html shows the rows")


def _of_check(check: Check, today: date) -> Matter:
    days = (today - check.last_checked).days
    words = f"looked at by hand {days} days ago, and due every {check.every}"
    do = f"look at it, then set last_checked in data/sources/{check.slug}.yml"
    return Matter(True, "manual check", check.organisation, words, do)
