"""The gates of a run: what each of them is shown, what is written down of it, and how a run ends that one stopped."""

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.console import Talk
from flows.ledger import Ledger
from flows.missing import named_rows
from flows.plan import Plan
from flows.shelf import set_aside
from spiders.run import Crawled
from transforms.schema.run import GATES, QUARANTINE
from transforms.tables import TABLES

if TYPE_CHECKING:
    from expectations.gate import GateResult

LISTING_KEY = ["slug", "body", "source_url", "position"]
DATABASE = "thirds.duckdb"
PAGE = "gates.html"


class AuditStoppedError(RuntimeError):
    """A critical gate stopped publication; the message says which rule, and where to look."""


@task(cache_policy=NO_CACHE)
def gate_listings(crawled: Crawled, ledger: Ledger, talk: Talk) -> "tuple[pd.DataFrame, GateResult]":
    """Hold back the listings that break a rule; the others go on."""
    from expectations.gate import check_listings

    with ledger.stage("gate listings") as stage, talk.step("checking listings"):
        listings = named_rows(crawled.placed.sort_values(LISTING_KEY).reset_index(drop=True))
        gate = check_listings(listings)
        good, held = gate.split(listings)
        stage.rows(len(listings), len(good), quarantined=len(held))
    talk.line(f"listings     {len(good)} go on, {len(held)} held back")
    return good, gate


@task(cache_policy=NO_CACHE)
def gate_classifications(seats: pd.DataFrame, ledger: Ledger, talk: Talk) -> "GateResult":
    """Hold the classified seats against their rules, before a score is made of them."""
    from expectations.gate import check_classifications

    with ledger.stage("gate classifications") as stage, talk.step("checking classifications"):
        gate = check_classifications(seats)
        stage.rows(len(seats), len(seats))
    return gate


@task(cache_policy=NO_CACHE)
def gate_release(
    built: Path, earlier: "tuple[GateResult, ...]", plan: Plan, ledger: Ledger, talk: Talk
) -> "GateResult":
    """Hold the database against the rules of a release and against the last one, and write down what was found."""
    from expectations.gate import check_release
    from transforms.drift import drift_table
    from transforms.warehouse import kept_open, put

    database = built / DATABASE
    with (
        ledger.stage("gate release") as stage,
        talk.step("checking the release"),
        kept_open(database, to_write=True),
    ):
        put(database, {"run": ledger.table(), "drift": drift_table(database, plan.last, plan.scope)})
        gate = check_release(database, plan.accept_drift)
        gates = _write_down(database, (*earlier, gate), ledger)
        if plan.accept_drift:
            stage.note = "a person has looked at how this release differs from the last one (--accept-drift)"
    outcomes = gates["outcome"].value_counts().to_dict()
    talk.line("gates        " + ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items()))
    return gate


def stop_early(work: Path, out: Path, ledger: Ledger, gates: "tuple[GateResult, ...]") -> NoReturn:
    """End a run that a gate stopped before there was a release: only gates, quarantine and the stages are kept."""
    from transforms.warehouse import build

    built = work / "release"
    built.mkdir()
    build(built / DATABASE, {"run": ledger.table()}, [table for table in TABLES if table.name == "run"])
    _write_down(built / DATABASE, gates, ledger)
    stop(built, out, ledger.run_id, gates)


def stop(built: Path, out: Path, run_id: str, gates: "tuple[GateResult, ...]") -> NoReturn:
    """End a run that a gate stopped: what it had built is kept aside, and nothing is published."""
    from transforms.publish.gates import write_gates

    write_gates(built / DATABASE, built / PAGE)
    place = set_aside(built, out, run_id)
    problems = [problem for gate in gates for problem in gate.problems()]
    raise AuditStoppedError(
        "\n".join(problems)
        + f"\nnothing was published, and the latest release is as it was. Open {place / PAGE}: it has every rule, and "
        f"every row that broke one; the tables are in {place / DATABASE}. Mend the source or the rule, and run again"
        + (". If the release may differ so much from the last one, run again with --accept-drift" * _drifted(gates))
    )


def _drifted(gates: "tuple[GateResult, ...]") -> bool:
    return any(problem.startswith("drift/") for gate in gates for problem in gate.problems())


def _write_down(database: Path, found: "tuple[GateResult, ...]", ledger: Ledger) -> pd.DataFrame:
    from transforms.warehouse import put

    gates = pd.concat([each.gates for each in found])[GATES.column_names()]
    quarantine = pd.concat([each.quarantine for each in found])[QUARANTINE.column_names()]
    put(database, {"gates": gates, "quarantine": quarantine, "run": ledger.table()})
    return gates
