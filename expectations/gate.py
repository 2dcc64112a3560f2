"""The gates: what must hold of listings before anything is made of them, and of a release before anybody sees it.

At the gate of the listings a row that breaks a critical rule is held back and the others go on, so that one bad page
costs its own rows and not the run; only what is wrong with the table as a whole stops. At the gates of the
classifications and of the release everything critical stops, because by then a bad row is our own mistake. Warnings are
reported, and hold nothing back. Every row that failed a rule, of whatever severity, is kept in `quarantine`.

No row leaves a gate with a name in it: a row held back has not been classified, so nobody has yet decided whether the
name may be printed. The row id, the page and the position lead whoever looks into it to the published line.
"""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from expectations.findings import FAILED, Finding
from expectations.rules import run_rules
from expectations.sieve import sift, sift_table
from expectations.suites import load_library, load_suite, release_suites, run_suites
from transforms.privacy import name_words, without_names
from transforms.schema.gated import CLASSIFICATIONS
from transforms.schema.run import GATES, QUARANTINE
from transforms.tables import TABLE
from transforms.warehouse import reading

NAME_COLUMNS = ("person_name", "name_as_published")
SHOWN = 5  # failing rows that the detail of a gate names


@dataclass(frozen=True)
class GateResult:
    """What a gate found.

    Attributes:
        gates: one row a rule, in the columns of the table `gates`.
        quarantine: one row for each failing row and rule of any severity: the rows of the table of that name.
        held_back: index values of the rows that may not go on.
        critical: True where nothing may go on.
    """

    gates: pd.DataFrame
    quarantine: pd.DataFrame
    held_back: pd.Index
    critical: bool

    def split(self, frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The rows of the frame that was checked: those that go on, and those held back."""
        held = frame.index.isin(self.held_back)
        return frame[~held], frame[held]

    def and_also(self, other: "GateResult") -> "GateResult":
        """The result with that of the same gate over further rows; what stops and what is held stays the first's."""
        gates = self.gates.merge(other.gates, on="gate_id", suffixes=("", "_also"), validate="one_to_one")
        worse = gates["outcome"].eq("passed") & gates["outcome_also"].ne("passed")
        for column in ("outcome", "detail"):
            gates[column] = gates[column].mask(worse, gates[f"{column}_also"])
        for column in ("rows_checked", "rows_failed"):
            counts = gates[[column, f"{column}_also"]].astype("Float64")
            gates[column] = counts.sum(axis=1, min_count=1).astype("Int64")
        quarantine = pd.concat([self.quarantine, other.quarantine], ignore_index=True)
        return GateResult(gates[GATES.column_names()], quarantine, self.held_back, self.critical)

    def problems(self) -> list[str]:
        """A sentence for each critical rule that does not hold, for whoever reads the log of a run that stopped."""
        bad = self.gates[(self.gates["severity"] == "critical") & (self.gates["outcome"] != "passed")]
        return [
            f"{gate['gate_id']} {gate['outcome']}: {gate['must_hold']} ({gate['detail']})"
            for gate in bad.to_dict("records")
        ]


def prepare() -> None:
    """Load Great Expectations, which takes seconds, while there is something else to wait for."""
    load_library()


def check_listings(frame: pd.DataFrame) -> GateResult:
    """Hold raw listing rows against `listings.json`.

    Args:
        frame: one row a listing, with a unique index and the columns row_id, org_id, slug, body, source_url,
            capture_id, position, name_as_published, person_name, role, group_heading, affiliation, section, vacant,
            absent, shape and confidence. A column that is missing makes its rules "could not run".

    Raises:
        RuleError: the suite is not well formed.
    """
    findings = _run_sifted("listings", frame.reset_index(drop=True))
    rows = pd.Index([]).append(
        [finding.failed.index for finding in findings if finding.severity == "critical" and finding.about_rows]
    )
    held_back = frame.index[sorted({int(row) for row in rows})]
    nothing_left = len(frame) > 0 and len(held_back) == len(frame)
    must_stop = nothing_left or any(finding.must_stop for finding in findings)
    return result_of("listings", findings, {"listings": ("row_id",)}, held_back, must_stop)


def check_classifications(seats: pd.DataFrame) -> GateResult:
    """Hold classified seats against `classifications.json`, before anything is made of them; everything critical stops.

    Args:
        seats: one row a seat line, with a unique index and the columns that the registry declares for the table
            `classifications`; empty text is taken for none.

    Raises:
        RuleError: the suite is not well formed.
    """
    given = [name for name in CLASSIFICATIONS.column_names() if name in seats.columns]
    frame = seats[given].reset_index(drop=True)
    texts = [column.name for column in CLASSIFICATIONS.columns if column.type == "text" and column.name in given]
    frame[texts] = frame[texts].mask(frame[texts] == "")
    findings = _run_sifted("classifications", frame)
    must_stop = any(finding.must_stop or _has_failed(finding) for finding in findings)
    return result_of("classifications", findings, {"classifications": ("seat_id",)}, pd.Index([]), must_stop)


def check_release(database: Path, accept_drift: bool = False) -> GateResult:
    """Hold a finished but unpublished database against the suites `release_*.json` and `drift.json`, and `sql/`.

    Args:
        database: made by `transforms.warehouse.build`, with the tables `run` and `drift` in it.
        accept_drift: a person has looked at how this release differs from the last one: that stops nothing.

    Raises:
        OSError: the database cannot be read.
        RuleError: a suite or rule is not well formed.
    """
    frames, totals = {}, {}
    with reading(database) as connection:
        for name in (*release_suites(), "drift"):
            frames[name], totals[name] = sift_table(connection, load_suite(name))
    findings = [*run_suites(frames, totals), *run_rules(database)]
    stopping = [each for each in findings if not (accept_drift and each.suite == "drift" and _has_failed(each))]
    must_stop = any(finding.must_stop or _has_failed(finding) for finding in stopping)
    keys = {name: table.key for name, table in TABLE.items()}
    return result_of("release", findings, keys, pd.Index([]), must_stop)


def _run_sifted(name: str, frame: pd.DataFrame) -> list[Finding]:
    return run_suites({name: sift(frame, load_suite(name)["expectations"])}, {name: len(frame)})


def _has_failed(finding: Finding) -> bool:
    return finding.severity == "critical" and finding.outcome == FAILED


def result_of(
    stage: str, findings: list[Finding], keys: dict[str, tuple[str, ...]], held_back: pd.Index, critical: bool
) -> GateResult:
    """The result of a gate, from what its rules found; no name is in it.

    `keys` names, by table, the columns that name a row; `held_back` and `critical` are as in `GateResult`.
    """
    personal = _personal_cells(findings)
    gates, failed_rows, ids = [], [], Counter[str]()
    for finding in findings:
        key = keys.get(finding.table, ())
        rows = _records(finding.failed)
        names = [_row_name(row, key, number) for number, row in enumerate(rows, start=1)]
        gates.append(finding.as_gate() | {"detail": finding.detail or _detail(names)})
        for index, row, name in zip(finding.failed.index, rows, names, strict=True):
            row_id = "/".join((stage, finding.suite, finding.rule, name))
            ids[row_id] += 1
            if ids[row_id] > 1:
                row_id = f"{row_id}#{ids[row_id]}"
            hidden = personal.get((finding.suite, index), set()) | set(NAME_COLUMNS)
            failed_rows.append(
                {"quarantine_id": row_id, "stage": stage, **_quarantined(finding, _unnamed(row), hidden)}
            )
    return GateResult(
        gates=pd.DataFrame(gates, columns=GATES.column_names()),
        quarantine=pd.DataFrame(failed_rows, columns=QUARANTINE.column_names()),
        held_back=held_back,
        critical=critical,
    )


def _personal_cells(findings: list[Finding]) -> dict[tuple[str, Any], set[str]]:
    """The columns of each row that broke a privacy rule: they stay blank under every other rule that the row broke."""
    cells: dict[tuple[str, Any], set[str]] = {}
    for finding in findings:
        if finding.personal and finding.column:
            for index in finding.failed.index:
                cells.setdefault((finding.suite, index), set()).add(finding.column)
    return cells


def _unnamed(row: dict[str, Any]) -> dict[str, Any]:
    """The row without the words of its holder's name in any other column: they may stand in a role, too."""
    words = name_words(str(row.get(column) or "") for column in NAME_COLUMNS)
    return {
        column: without_names(value, words) if isinstance(value, str) and column not in NAME_COLUMNS else value
        for column, value in row.items()
    }


def _quarantined(finding: Finding, row: dict[str, Any], hidden: set[str]) -> dict[str, Any]:
    value = row.get(finding.column) if finding.column else row.get("value")
    reason = f"Does not hold: {finding.must_hold}."
    if finding.column in hidden:
        value = None
        reason += " The value is left out, since it is or may be personal data."
    return {
        "suite": finding.suite,
        "rule": finding.rule,
        "severity": finding.severity,
        "reason": reason,
        "org_id": row.get("org_id"),
        "body": row.get("body"),
        "source_url": row.get("source_url"),
        "column_name": finding.column,
        "value": None if value is None else str(value),
        "row": json.dumps({name: None if name in hidden else cell for name, cell in row.items()}, ensure_ascii=False),
    } | {name: None for name in hidden if name in ("org_id", "body", "source_url")}


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain Python values, with None for what is missing."""
    if frame.empty:  # as for nearly every rule: there are hundreds, and pandas takes milliseconds over nothing
        return []
    plain = frame.astype(object).where(frame.notna(), None)
    return [
        {str(name): cell.item() if hasattr(cell, "item") else cell for name, cell in row.items()}
        for row in plain.to_dict("records")
    ]


def _row_name(row: dict[str, Any], key: tuple[str, ...], number: int) -> str:
    if key and all(row.get(column) is not None for column in key):
        return "/".join(str(row[column]) for column in key)
    return str(number)


def _detail(names: list[str]) -> str | None:
    if not names:
        return None
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"rows {', '.join(names[:SHOWN])}{more}"
