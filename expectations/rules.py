"""Runs the rules across tables: queries that return the rows that break them.

Every foreign key of the registry is such a rule. The others are SQL files, one a rule; each file says in comment
lines at its head what it is for::

    -- must hold: every seat has one row of evidence
    -- severity: critical
    -- table: directors

The queries run read-only on the database of a release that is not published yet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from expectations.findings import COULD_NOT_RUN, FAILED, PASSED, Finding, RuleError
from transforms.schema import SEVERITIES, ForeignKey, Table
from transforms.tables import TABLE, TABLES
from transforms.warehouse import reading

if TYPE_CHECKING:
    import duckdb

FOLDER = Path(__file__).parent / "sql"
PLACES = ("org_id", "body", "source_url")  # what a quarantined row is found by


@dataclass(frozen=True)
class Rule:
    """One rule: its name (of a SQL file its stem), what its head says, and its query."""

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


def foreign_key_rules(tables: Sequence[Table] = TABLES) -> list[Rule]:
    """A rule for each foreign key of the registry: the values are a key of the table that they lead to."""
    return [_foreign_key_rule(table, link) for table in tables for link in table.foreign_keys]


def _foreign_key_rule(table: Table, link: ForeignKey) -> Rule:
    columns, keys = link.columns, TABLE[link.table].key
    shown = dict.fromkeys((*table.key, *columns, *(name for name in PLACES if name in table.column_names())))
    same = " AND ".join(f'one."{column}" = other."{key}"' for column, key in zip(columns, keys, strict=True))
    value = " || '/' || ".join(f'"{column}"' for column in columns)
    query = f"""
        SELECT {", ".join(f'"{name}"' for name in shown)}, {value} AS value
        FROM "{table.name}" one ANTI JOIN "{link.table}" other ON {same}
        WHERE {" AND ".join(f'"{column}" IS NOT NULL' for column in columns)}
        ORDER BY ALL
    """
    name = f"{table.name}_{'_and_'.join(columns)}_in_{link.table}"
    return Rule(name, f"{' and '.join(columns)} of {table.name} is in {link.table}", "critical", table.name, query)


def all_rules() -> list[Rule]:
    """Every rule that a release is held to.

    Raises:
        RuleError: a file is not well formed.
    """
    return [*foreign_key_rules(), *(load_rule(path) for path in sorted(FOLDER.glob("*.sql")))]


def run_rules(database: Path, rules: Iterable[Rule] | None = None) -> list[Finding]:
    """Run every rule, or those given, on a database; raises as `all_rules`."""
    rules = all_rules() if rules is None else rules
    counted: dict[str, int] = {}
    with reading(database) as connection:
        return [_run(rule, connection, counted) for rule in rules]


def _run(rule: Rule, connection: "duckdb.DuckDBPyConnection", counted: dict[str, int]) -> Finding:
    import duckdb  # not at the top, for the reason that transforms.warehouse gives

    try:
        if rule.table not in counted:
            ((rows,),) = connection.execute(f'SELECT count(*) FROM "{rule.table}"').fetchall()
            counted[rule.table] = rows
        # Nearly every rule holds, and a frame without a row takes as long as to find that out.
        holds = connection.execute(rule.query).fetchone() is None
        failed = pd.DataFrame() if holds else connection.execute(rule.query).df()
    except duckdb.Error as error:
        message = str(error).strip().splitlines()[0][:300]
        return Finding("sql", rule.name, rule.must_hold, rule.table, rule.severity, COULD_NOT_RUN, detail=message)
    return Finding(
        suite="sql",
        rule=rule.name,
        must_hold=rule.must_hold,
        table=rule.table,
        severity=rule.severity,
        outcome=PASSED if holds else FAILED,
        rows_checked=counted[rule.table],
        failed=failed,
    )
