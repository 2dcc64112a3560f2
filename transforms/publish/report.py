"""The report of a release: one page that opens offline in any browser, loads nothing, and runs no script.

It says what was audited and how it was captured, shows the boards that may be compared, every rule the release was held
against, every row held back, and what each stage took in and gave out. Names of organisations and everything scraped
are other people's words: the template escapes them all, and links only to http and https.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import pandas as pd

from transforms.publish.boards import (
    BAR_WIDTH,
    CLASS_WORDS,
    METHOD_WORDS,
    groups_of_boards,
    points,
    words,
)
from transforms.rows import records

MOST_BOARDS = 20_000  # more would make a page that no browser opens
TEMPLATES = Path(__file__).parent / "templates"


def render(frames: dict[str, pd.DataFrame], facts: Mapping[str, str]) -> str:
    """The page as HTML, from the tables of a release."""
    environment = page_environment()
    return environment.get_template("report.html.j2").render(
        **_overview(frames),
        facts=facts,
        groups=groups_of_boards(frames) if len(frames["scores"]) <= MOST_BOARDS else [],
        findings=records(frames["findings"].sort_values("position")),
        tiers=_tiers(frames["tiers"]),
        class_words=CLASS_WORDS,
        bar_width=BAR_WIDTH,
        suites=_suites(frames["gates"]),
        not_passed=records(frames["gates"][frames["gates"]["outcome"] != "passed"]),
        held_back=_held_back(frames["quarantine"], frames["organisations"]),
        failures=_failures(frames["failures"], frames["organisations"]),
        stages=_stages(frames["run"]),
    )


@cache
def page_environment() -> jinja2.Environment:
    """The templates of all our pages: every word is escaped, and a name that a template misspells is an error."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = lambda value: "" if pd.isna(value) else f"{int(value):,}"
    environment.filters["seconds"] = lambda value: f"{float(value):,.1f}"
    environment.tests["web_address"] = lambda url: str(url).startswith(("http://", "https://"))
    return environment


def _overview(frames: dict[str, pd.DataFrame]) -> dict[str, Any]:
    organisations, scores, directors = frames["organisations"], frames["scores"], frames["directors"]
    collected = organisations[organisations["collected"]]
    latest = scores[scores["latest"]]
    runs = sorted(frames["run"]["run_id"].unique())
    stale = organisations[organisations["stale_since"].notna()].sort_values("name")
    return {
        "release": runs[-1] if runs else "not known",
        "counts": {
            "organisations": len(organisations),
            "collected": len(collected),
            "bodies": len(frames["bodies"]),
            "latest": len(latest),
            "other": len(scores) - len(frames["league"]),
            "ranked": int((frames["league"]["standing"] == "ranked").sum()),
            "seats": len(directors),
            "vacant": int(directors["vacant"].sum()),
            "withheld": int(directors["name_withheld"].sum()),
            "constituencies": len(frames["compositions"]),
        },
        "breakdowns": [
            ("Sector", _breakdown(organisations, "sector")),
            ("Family, by name only", _breakdown(organisations, "family")),
        ],
        "methods": _methods(frames["captures"], frames["evidence"]),
        "stale": records(stale[["name", "stale_since"]]),
    }


def _tiers(tiers: pd.DataFrame) -> list[dict[str, Any]]:
    """The organisations with two tiers, with both scores and the leverage in words."""
    return [
        tier
        | {
            "council": _score(tier, "electing"),
            "board": _score(tier, "governing"),
            "leverage": _range(tier["council_leverage_low"], tier["council_leverage_high"]),
        }
        for tier in records(tiers.sort_values("organisation"))
    ]


def _score(tier: dict[str, Any], which: str) -> str:
    """The score of one tier or its range, with the best that the law allows; a dash where nothing is known."""
    low, high, most = (tier[f"{which}_score{part}"] for part in ("_low", "_high", "_max"))
    if low is None:
        return "–"
    shown = points(tier[f"{which}_score"]) if tier[f"{which}_score"] is not None else _range(points(low), points(high))
    return shown if most is None or most >= 100 else f"{shown} of {points(most)}"


def _range(low: Any, high: Any) -> str:
    return str(low) if low == high else f"{low} to {high}"


def _breakdown(organisations: pd.DataFrame, column: str) -> list[tuple[str, int, int]]:
    """For each value: organisations on the list, and those whose boards are in this release; most first."""
    named = organisations.assign(value=[words(value) or "not known" for value in organisations[column]])
    counted = named.groupby("value")["collected"].agg(["size", "sum"]).reset_index()
    rows = zip(counted["value"], counted["size"], counted["sum"], strict=True)
    return sorted(
        ((str(value), int(size), int(found)) for value, size, found in rows), key=lambda row: (-row[1], row[0])
    )


def _methods(captures: pd.DataFrame, evidence: pd.DataFrame) -> list[dict[str, Any]]:
    """For each way of capturing: its words, how many captures, and how many seat lines rest on them."""
    found = captures["method"].value_counts()
    seats = evidence["method"].value_counts()
    return [
        {"method": method, "words": said, "captures": int(found[method]), "seats": int(seats.get(method, 0))}
        for method, said in METHOD_WORDS.items()
        if method in found.index
    ]


def _suites(gates: pd.DataFrame) -> list[dict[str, Any]]:
    """The rules by suite, with the number of each outcome."""
    return [
        {
            "suite": suite,
            "tables": ", ".join(sorted(rules["table_name"].unique())),
            "passed": int((rules["outcome"] == "passed").sum()),
            "failed": int((rules["outcome"] == "failed").sum()),
            "could_not_run": int((rules["outcome"] == "could not run").sum()),
            "rules": records(rules),
        }
        for suite, rules in gates.groupby("suite", sort=True)
    ]


def _held_back(quarantine: pd.DataFrame, organisations: pd.DataFrame) -> list[dict[str, Any]]:
    held = quarantine[quarantine["severity"] == "critical"]
    named = held.merge(organisations[["org_id", "name"]], on="org_id", how="left")
    return records(named.sort_values(["suite", "rule", "quarantine_id"]))


def _failures(failures: pd.DataFrame, organisations: pd.DataFrame) -> list[dict[str, Any]]:
    """The pages that did not give their board, by cause, each with the name of its organisation."""
    named = failures.merge(organisations[["org_id", "name"]], on="org_id", how="left")
    return records(named.sort_values(["cause", "failure_id"]))


def _stages(run: pd.DataFrame) -> list[dict[str, Any]]:
    """The stages in order, each with whether its rows add up; None where it does not count rows."""
    stages = records(run.sort_values("sequence"))
    for stage in stages:
        gone = sum(stage[name] or 0 for name in ("rows_published", "rows_quarantined", "rows_excluded"))
        stage["adds_up"] = None if stage["rows_in"] is None else stage["rows_in"] == gone
    return stages
