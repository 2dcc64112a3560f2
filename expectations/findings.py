"""What one rule found: one shape for Great Expectations and for SQL rules, so that the gate reads both alike."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

PASSED, FAILED, COULD_NOT_RUN = "passed", "failed", "could not run"


class RuleError(ValueError):
    """A suite or rule file is not written as the gate needs it."""


@dataclass(frozen=True)
class Finding:
    """The outcome of one rule.

    `failed` holds the failing rows whole, one row each; `column` is set where the rule is about one column, and
    `personal` where the value that failed may be personal data, which nothing may print. `about_rows` is False for a
    rule about the whole table, which has no failing rows to show.
    """

    suite: str
    rule: str
    must_hold: str
    table: str
    severity: str
    outcome: str
    column: str | None = None
    rows_checked: int | None = None
    detail: str | None = None
    about_rows: bool = True
    personal: bool = False
    failed: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def must_stop(self) -> bool:
        """True where a critical rule about more than single rows does not hold, or no critical rule can be trusted."""
        if self.severity != "critical" or self.outcome == PASSED:
            return False
        return self.outcome == COULD_NOT_RUN or not self.about_rows

    def as_gate(self) -> dict[str, Any]:
        """The row of the table `gates`."""
        return {
            "gate_id": f"{self.suite}/{self.rule}",
            "suite": self.suite,
            "rule": self.rule,
            "must_hold": self.must_hold,
            "table_name": self.table,
            "column_name": self.column,
            "severity": self.severity,
            "outcome": self.outcome,
            "rows_checked": self.rows_checked,
            "rows_failed": None if self.outcome == COULD_NOT_RUN or not self.about_rows else len(self.failed),
            "detail": self.detail,
        }
