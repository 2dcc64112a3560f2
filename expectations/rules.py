"""Runs the rules across tables: one SQL file a rule, whose SELECT returns the rows that break it.

Each file says in comment lines at its head what it is for::

    -- must hold: every seat has one row of evidence
    -- severity: critical
    -- table: directors

The queries run read-only on the database of a release that is not published yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.findings import COULD_NOT_RUN, FAILED, PASSED, Finding, RuleError
from transforms.schema import SEVERITIES
from transforms.warehouse import reading

if TYPE_CHECKING:
    import duckdb

FOLDER = Path(__file__).parent / "sql"


@dataclass(frozen=True)
class Rule:
    """One SQL file: its stem, its head, and its query."""

    name: str
    must_hold: str
    severity: str
    table: str
    query: str


def load_rule(path: Path) -> Rule:
    """The rule in a file.

    Raises:
        RuleError: the head lacks a line, or names a severity that there is not.
    """
    text = path.read_text(encoding="utf-8")
    head = dict(line[3:].split(": ", 1) for line in text.splitlines() if line.startswith("-- ") and ": " in line)
    missing = [key for key in ("must hold", "severity", "table") if not head.get(key)]
    if missing:
        raise RuleError(f"{path}: the head lacks '-- {missing[0]}: ...'")
    if head["severity"] not in SEVERITIES:
        raise RuleError(f"{path}: severity is {head['severity']!r}; allowed are {', '.join(SEVERITIES)}")
    return Rule(path.stem, head["must hold"], head["severity"], head["table"], text)


def run_rules(database: Path, paths: Iterable[Path] | None = None) -> list[Finding]:
    """Run every rule, or those given, on a database.

    Raises:
        OSError: the database cannot be read.
        RuleError: a file is not well formed.
    """
    rules = [load_rule(path) for path in (sorted(FOLDER.glob("*.sql")) if paths is None else paths)]
    with reading(database) as connection:
        return [_run(rule, connection) for rule in rules]


def _run(rule: Rule, connection: "duckdb.DuckDBPyConnection") -> Finding:
    import duckdb  # not at the top, for the reason that transforms.warehouse gives

    try:
        failed = connection.execute(rule.query).df()
        checked = connection.table(rule.table).shape[0]
    except duckdb.Error as error:
        message = str(error).strip().splitlines()[0][:300]
        return Finding("sql", rule.name, rule.must_hold, rule.table, rule.severity, COULD_NOT_RUN, detail=message)
    return Finding(
        suite="sql",
        rule=rule.name,
        must_hold=rule.must_hold,
        table=rule.table,
        severity=rule.severity,
        outcome=FAILED if len(failed) else PASSED,
        rows_checked=checked,
        failed=failed,
    )
