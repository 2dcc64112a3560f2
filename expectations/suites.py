"""Runs the suites of Great Expectations over DataFrames.

A suite has the expectations that follow from the registry (`base.py`), then those of the JSON file of its name in this
folder, which says only what the registry cannot. To hold a table to a rule of its own, write `release_<table>.json`.

Great Expectations 1.24 cannot read DuckDB, so a suite is held against a frame that was read from it. It takes seconds
to import, so it is imported where it is used. It reports a rule that it could not run (a column is missing, a pattern
does not compile) as one that failed: the two are told apart here, because only one of them is about the data.
"""

import importlib.util
import json
import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from expectations.base import base_expectations
from expectations.findings import COULD_NOT_RUN, FAILED, PASSED, Finding, RuleError
from expectations.sieve import TABLE_RULES, in_question
from transforms.schema.gated import CLASSIFICATIONS
from transforms.schema.raw import LISTINGS
from transforms.tables import TABLE, TABLES

FOLDER = Path(__file__).parent
# What the gate itself writes; and what has a suite under its own name, since it is about two releases.
NOT_OF_A_RELEASE = ("gates", "quarantine", "drift")
# Tables that are handed from stage to stage and never stored: whatever is in them, no database has refused it.
HANDED_ON = {table.name: table for table in (LISTINGS, CLASSIFICATIONS)}
# What Great Expectations loads for an expectation that no suite has: a third of the time of its import.
STATISTICS = "scipy.stats"


def load_suite(name: str) -> dict[str, Any]:
    """The suite of that name, with `meta.table`, and with `severity`, `notes` and `meta.rule` in each expectation.

    Raises:
        RuleError: one of those is missing, or a rule name repeats.
    """
    path = FOLDER / f"{name}.json"
    base = _base_suite(name)
    if not path.exists() and base is not None:
        return base
    suite: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if not suite.get("meta", {}).get("table"):
        raise RuleError(f"{path}: meta.table must name the table that the suite checks")
    expectations = [*(base["expectations"] if base else ()), *suite["expectations"]]
    seen: set[str] = set()
    for number, expectation in enumerate(expectations, start=1):
        rule = expectation.get("meta", {}).get("rule")
        if not rule or not expectation.get("notes") or not expectation.get("severity"):
            raise RuleError(f"{path}: expectation {number} needs meta.rule, notes (what must hold) and severity")
        if rule in seen:
            raise RuleError(f"{path}: rule {rule} is there twice, or follows from the registry already")
        seen.add(rule)
    return suite | {"expectations": expectations}


def release_suites() -> list[str]:
    """The names of the suites that a release is held against: one a table that is written before the gate, in order
    of their names, and those of further JSON files.
    """
    tables = {f"release_{table.name}" for table in TABLES if table.name not in NOT_OF_A_RELEASE}
    return sorted(tables | {path.stem for path in FOLDER.glob("release_*.json")})


def _base_suite(name: str) -> dict[str, Any] | None:
    table = HANDED_ON.get(name) or TABLE.get(name.removeprefix("release_"))
    if table is None:
        return None
    expectations = base_expectations(table, stored=name not in HANDED_ON)
    return {"name": name, "expectations": expectations, "meta": {"table": table.name}}


def load_library() -> Any:
    """Great Expectations, told to be silent and to send nothing home; the first import takes seconds."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    # Prefect shows what any library logs at INFO. One of its modules sets itself to INFO, so it is told afterwards.
    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    _load_when_used(STATISTICS)
    import great_expectations

    logging.getLogger("great_expectations.data_context.types.base").setLevel(logging.WARNING)
    return great_expectations


def _load_when_used(name: str) -> None:
    """Have a module loaded when something of it is asked for, and not where it is only imported."""
    if name in sys.modules:
        return
    spec = importlib.util.find_spec(name)  # which loads the package that it is in
    if spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    package, _, last = name.rpartition(".")
    setattr(sys.modules[package], last, module)


def run_suites(frames: Mapping[str, pd.DataFrame], totals: Mapping[str, int] | None = None) -> list[Finding]:
    """Hold each frame against the suite it is keyed by; the findings stand in the order of the files.

    Args:
        frames: whole frames with a unique index, or those of their rows that could break a rule (see `sieve`).
        totals: by suite the rows that there are, where not all of them are in the frame.

    Raises:
        RuleError: a suite is not well formed.
    """
    gx = load_library()
    from great_expectations.data_context.types.base import ProgressBarsConfig

    # It tells of each temporary folder that it makes, at a level that it sets itself.
    logging.getLogger("great_expectations.data_context.types.base").setLevel(logging.WARNING)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_pandas("frames")
    findings: list[Finding] = []
    for name, frame in frames.items():
        suite = load_suite(name)
        total = (totals or {}).get(name, len(frame))
        of_rows = [each for each in suite["expectations"] if each["type"] not in TABLE_RULES]
        asked = _asked(frame, of_rows, total)
        answers = {}
        if asked:
            suite_asked = gx.ExpectationSuite(**suite | {"expectations": asked})
            batch = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe(name)
            # By the batch itself: a validation of the context would write each answer into a store that nobody reads.
            shown = batch.get_batch(batch_parameters={"dataframe": frame})
            # Failing rows come back as index values.
            answer = shown.validate(suite_asked, result_format={"result_format": "COMPLETE"})
            answers = {_rule_of(result): result for result in answer.results}
        for rule in suite["expectations"]:
            if rule in asked:
                findings.append(_finding(suite, rule, answers[rule["meta"]["rule"]], frame, total))
            else:
                findings.append((_passed if rule in of_rows else _counted)(suite, rule, total))
    return findings


def _asked(frame: pd.DataFrame, of_rows: list[dict[str, Any]], total: int) -> list[dict[str, Any]]:
    """The rules that are asked of the frame: not one row could break the others."""
    if not frame.empty:
        return in_question(frame, of_rows)
    return [] if total or _has_its_columns(frame, of_rows) else of_rows


def _has_its_columns(frame: pd.DataFrame, expectations: list[dict[str, Any]]) -> bool:
    named = (each["kwargs"].get("column_list") or [each["kwargs"]["column"]] for each in expectations)
    return {column for columns in named for column in columns} <= set(frame.columns)


def _rule_of(result: Any) -> str:
    return str(result.expectation_config.meta["rule"])


def _passed(suite: dict[str, Any], expectation: dict[str, Any], total: int) -> Finding:
    return Finding(
        suite=suite["name"],
        rule=expectation["meta"]["rule"],
        must_hold=expectation["notes"],
        table=suite["meta"]["table"],
        severity=expectation["severity"],
        outcome=PASSED,
        column=expectation["kwargs"].get("column"),
        rows_checked=total,
    )


def _counted(suite: dict[str, Any], expectation: dict[str, Any], total: int) -> Finding:
    """The finding of a rule about the number of rows, which is known without looking at any."""
    least, most = (expectation["kwargs"].get(name) for name in ("min_value", "max_value"))
    holds = (least is None or total >= least) and (most is None or total <= most)
    detail = None if holds else f"found {total}"
    outcome = PASSED if holds else FAILED
    return replace(_passed(suite, expectation, total), outcome=outcome, detail=detail, about_rows=False)


def _finding(
    suite: dict[str, Any], expectation: dict[str, Any], result: Any, frame: pd.DataFrame, total: int
) -> Finding:
    kwargs, meta = expectation["kwargs"], expectation["meta"]
    broken = _exception(result.exception_info)
    about_rows = "element_count" in result.result
    failed = frame.loc[sorted(result.result.get("unexpected_index_list") or [])]
    detail = broken
    if not result.success and not broken and not about_rows:
        detail = f"found {result.result.get('observed_value')}"
    return Finding(
        suite=suite["name"],
        rule=meta["rule"],
        must_hold=expectation["notes"],
        table=suite["meta"]["table"],
        severity=expectation["severity"],
        outcome=COULD_NOT_RUN if broken else PASSED if result.success else FAILED,
        column=kwargs.get("column"),
        rows_checked=total,
        detail=detail,
        about_rows=about_rows,
        personal=bool(meta.get("personal")),
        failed=failed,
    )


def _exception(info: Mapping[str, Any]) -> str | None:
    """The message of what was raised inside Great Expectations, which nests it by metric or does not."""
    for part in [info, *(value for value in info.values() if isinstance(value, Mapping))]:
        if part.get("raised_exception"):
            return str(part.get("exception_message")).strip().splitlines()[0][:300]
    return None
