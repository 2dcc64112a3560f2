"""The page of the gates: every rule, its outcome, and every row that broke one; for whoever must find what is wrong.

It is written of a release, and of what a stopped run left: there may be no release then, only gates and quarantine. It
loads nothing, runs no script, and opens offline; names and what may be personal are not in it, as in the tables.
"""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from transforms.publish.report import page_environment
from transforms.rows import records
from transforms.warehouse import read

SHOWN = 200  # rows of one rule; the table `quarantine` has all of them
TABLES = "SELECT table_name FROM duckdb_tables()"
STOPS = "critical"


def write_gates(database: Path, path: Path) -> None:
    """Write the page of a database that has the tables gates, quarantine and run, and perhaps drift.

    Raises:
        OSError: the file cannot be written, or the database not be read.
    """
    there = set(read(database, TABLES)["table_name"])
    frames = {name: read(database, name) for name in ("gates", "quarantine", "run", "drift") if name in there}
    path.write_text(render_gates(frames), "utf-8")


def render_gates(frames: dict[str, pd.DataFrame]) -> str:
    """The page as HTML, from the tables of that name."""
    gates, run = frames["gates"], frames["run"]
    wrong = gates[gates["outcome"] != "passed"]
    return (
        page_environment()
        .get_template("gates.html.j2")
        .render(
            release=str(run["run_id"].max()) if len(run) else "not known",
            counts=_counts(gates),
            stopped=int((wrong["severity"] == STOPS).sum()),
            broken=_broken(wrong, frames["quarantine"]),
            suites=[
                {"suite": suite, "counts": _counts(rules), "rules": records(rules)}
                for suite, rules in gates.groupby("suite", sort=False)
            ],
            drift=_drift(frames.get("drift")),
        )
    )


def _counts(gates: pd.DataFrame) -> dict[str, int]:
    outcomes = gates["outcome"].value_counts()
    return {
        "rules": len(gates),
        "passed": int(outcomes.get("passed", 0)),
        "failed": int(outcomes.get("failed", 0)),
        "could_not_run": int(outcomes.get("could not run", 0)),
    }


def _broken(wrong: pd.DataFrame, quarantine: pd.DataFrame) -> list[dict[str, Any]]:
    """The rules that did not pass, those that stop first, each with the rows that broke it."""
    by_rule = {(str(suite), str(rule)): rows for (suite, rule), rows in quarantine.groupby(["suite", "rule"])}
    order = wrong.assign(_first=wrong["severity"] != STOPS).sort_values("_first", kind="stable")
    found = []
    for gate in records(order.drop(columns="_first")):
        rows = by_rule.get((gate["suite"], gate["rule"]), quarantine.iloc[:0])
        shown = [row | {"cells": _cells(row["row"])} for row in records(rows.head(SHOWN))]
        found.append(gate | {"rows": shown, "more": len(rows) - len(shown)})
    return found


def _cells(row: str | None) -> list[tuple[str, str]]:
    """The cells of a row that hold anything."""
    return [(name, str(value)) for name, value in json.loads(row or "{}").items() if value is not None]


def _drift(drift: pd.DataFrame | None) -> dict[str, Any]:
    """What is said of the release as a whole, and the boards whose size changed, the greatest change first."""
    if drift is None or drift["before"].isna().all():
        return {"whole": [], "boards": [], "same": 0}
    boards = drift[drift["measure"] == "board size"]
    moved = boards[boards["difference"].fillna(0) != 0]
    return {
        "whole": records(
            drift[drift["measure"] != "board size"].sort_values("measure", ascending=False, kind="stable")
        ),
        "boards": records(moved.reindex(moved["difference"].abs().sort_values(ascending=False, kind="stable").index)),
        "same": int((boards["difference"] == 0).sum()),
    }
