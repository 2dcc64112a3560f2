"""The review of boards: what is too surprising to publish before a person has looked at it.

Rows that break a rule are held back one by one in `gate.py`; here a board is held back whole, because half a board
looks like a whole one. The last good listing then stands in. A person who has looked, and found the page right, says
so in the source file (`expected`, `confirmed`), and the board goes on.
"""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from expectations.findings import FAILED, PASSED, Finding
from expectations.gate import GateResult, result_of

SUITE = "review"
BOARD = ["slug", "body", "source_url", "method"]
# Cause, name of the rule, what must hold, whether it holds the board back. The first that fails is a board's cause.
RULES = (
    ("rows held back", "some_rows_are_left", "a board has rows that broke no rule", True),
    ("fewer than expected", "as_many_as_expected", "a page lists as many seats as its source file expects", True),
    ("shrunk", "not_shrunk", "a board has at least half of the rows that it had in the last release", True),
    ("class lost", "no_class_lost", "a board has seats of every class that it had in the last release", True),
    ("more than expected", "no_more_than_expected", "a page lists no more seats than its source file expects", False),
)


def review(boards: pd.DataFrame, listings: pd.DataFrame) -> tuple[GateResult, pd.DataFrame]:
    """Hold the boards against the rules above.

    Args:
        boards: as `transforms.comparison.compare_boards` gives them; a board with no rows has them all in quarantine.
        listings: the rows of those boards, with `method` and `row_id`.

    Returns:
        The result, whose `held_back` are index values of `listings`; and the boards held back, each with its `cause`
        and a `detail` that says what was seen.
    """
    found = {cause: boards[_broken(cause, boards)] for cause, *_ in RULES}
    findings = [
        Finding(
            suite=SUITE,
            rule=rule,
            must_hold=must_hold,
            table="listings",
            severity="critical" if holds else "warning",
            outcome=FAILED if len(found[cause]) else PASSED,
            rows_checked=len(listings),
            failed=_rows(found[cause], listings, cause),
        )
        for cause, rule, must_hold, holds in RULES
    ]
    held = [found[cause].assign(cause=cause) for cause, _, _, holds in RULES if holds]
    told = pd.concat(held).drop_duplicates(BOARD).reset_index(drop=True)
    told["detail"] = [_detail(board) for board in told.to_dict("records")]
    keys = set(told[BOARD].itertuples(index=False, name=None))
    rows = listings.index[[key in keys for key in listings[BOARD].itertuples(index=False, name=None)]]
    return result_of("review", findings, {"listings": ("row_id",)}, rows, critical=False), told


def _broken(cause: str, boards: pd.DataFrame) -> "pd.Series[bool]":
    rows, expected, unseen = boards["rows"], boards["expected"], ~boards["confirmed"].astype("bool")
    some = rows > 0
    broken = {
        "rows held back": ~some,
        "fewer than expected": some & (rows < expected),
        "shrunk": some & (rows * 2 < boards["rows_before"]) & unseen,
        "class lost": some & (boards["lost"] != "") & unseen,
        "more than expected": (expected > 0) & (rows > expected),
    }
    return broken[cause]


def _rows(boards: pd.DataFrame, listings: pd.DataFrame, cause: str) -> pd.DataFrame:
    """The listings of the boards, each with the `value` that the rule looked at."""
    values = [_value(cause, board) for board in boards.to_dict("records")]
    of_board = boards[BOARD].assign(value=pd.Series(values, index=boards.index, dtype="str"))
    return listings.reset_index().merge(of_board, on=BOARD).set_index("index")


def _value(cause: str, board: dict[Hashable, Any]) -> str:
    if cause == "class lost":
        return f"{board['lost']}: {board['seats']}, before {board['seats_before']}"
    return f"{board['rows']} of {board['rows_before' if cause == 'shrunk' else 'expected']}"


def _detail(board: dict[Hashable, Any]) -> str:
    if board["cause"] == "rows held back":
        return "every row of the board broke a rule at the gate"
    if board["cause"] == "fewer than expected":
        return f"the page lists {board['rows']}, and `expected` says {board['expected']}"
    gone = f"; no {board['lost']} seat is left" if board["lost"] else ""
    return (
        f"the page lists {board['rows']} where {board['rows_before']} were, in seats {board['seats']} (before "
        f"{board['seats_before']}; workers/users/state/others/open){gone}. If the page is right, write "
        f"`confirmed: {board['seats']}` under it in data/sources/{board['slug']}.yml"
    )
