"""The audit: from published boards to a scored release.

The flow reads like a recipe; each step is a task, so that Prefect retries, times and shows it. What a step does is
written elsewhere: here is only the order.

Steps that use the database import it themselves. Prefect's threads outlive the run and hold on to this module; what it
imports at the top is still held when the interpreter ends, and DuckDB then reports all of itself as leaked.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pandas as pd
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from flows.ahead import warm_gates
from flows.artifacts import put_artifacts
from flows.console import Talk, several
from flows.crawls import crawl_boards
from flows.failures import end_if_asked
from flows.gates import (
    DATABASE,
    LISTING_KEY,
    gate_classifications,
    gate_listings,
    gate_release,
    stop,
    stop_early,
)
from flows.ledger import Ledger
from flows.lock import alone
from flows.missing import Known, account_for_pages, review_boards, stand_in
from flows.notify import notify_of_failure, notify_of_release
from flows.order import Order, order_of
from flows.plan import Plan, make_plan
from flows.record import seal_release
from flows.recovery import recover
from flows.releases import releases_to_keep, retire
from flows.remember import remember
from flows.shards import Here, Look, Workers
from flows.shelf import shelve, workspace
from flows.unpublished import published, take_up
from flows.withdraw import withdraw
from transforms.codebook import Codebook
from transforms.corrections import apply_corrections, corrections_table
from transforms.publish.forms import AHEAD as FORMS
from transforms.release import release_tables
from transforms.score import score_frame
from transforms.seat_lines import composition_seats, listing_seats, with_papers
from transforms.seat_shards import by_organisation, classified
from transforms.tables import TABLE, TABLES

if TYPE_CHECKING:
    from expectations.gate import GateResult

# Tables whose rows are written after the release gate has run.
AFTER_THE_GATE = ("drift", "gates", "quarantine", "run")
# Rows that are found in the database of the others.
FOUND_IN_IT = ("findings",)
SEAT_TABLES = ("directors", "compositions")


@dataclass(frozen=True)
class Audited:
    """The outcome of an audit: the release, and the ledger of how it was made."""

    release: Path
    ledger: Ledger


@dataclass(frozen=True)
class SeatShard:
    """Seats of some organisations, and what they are classified by."""

    seats: pd.DataFrame
    codebook: Codebook


@dataclass(frozen=True)
class Classified:
    """Classified seats of listings and compositions, and the captures that they were read from."""

    seats: pd.DataFrame
    captures: pd.DataFrame


@flow(name="audit", validate_parameters=False)
def audit(
    live: bool = False,
    replay: Path | str | None = None,
    only: Sequence[str] = (),
    out: Path | str | None = None,
    data: Path | str | None = None,
    wayback: str = "",
    accept_drift: bool = False,
    afresh: bool = False,
    scheduler: str = "",
) -> Audited:
    """Plan, crawl, gate, classify, score, build, gate, publish: one release.

    `scheduler` is the address of a Dask scheduler (tcp://HOST:8786) whose workers do the shards of the run.

    Raises:
        ClusterError: that cluster cannot do them.
        AuditStoppedError: a critical gate did not hold; nothing was published.
        ShelfError, DeclarationError, TabularError, ArchiveError, CrawlError, OSError: as the steps say.
    """
    order = order_of(live, replay, only, out, data, wayback, accept_drift, afresh)
    keep = releases_to_keep()
    with Talk() as talk, alone(order.out), workspace(order.out) as work:
        for sentence in recover(order.out, leave=work):
            talk.line(f"recovered    {sentence}")
        ledger = Ledger(work.name)
        try:
            order = take_up(order, ledger.run_id, talk)
            with workers_of(scheduler, order, work) as workers:
                built = make_release(order, work, ledger, talk, workers)
            end_if_asked()
            release = shelve(built, order.out, ledger.run_id)
        except Exception as error:
            notify_of_failure(error, talk)
            raise
        published(order)
        withdraw(order.out, ledger.to_withdraw)
        for stamp in ledger.to_withdraw:
            talk.line(f"withdrawn    {stamp}: it names somebody whose name is withheld now")
        notify_of_release(release, talk)
        if keep is not None:
            retire(order.out, keep)
    return Audited(release, ledger)


@contextmanager
def workers_of(scheduler: str, order: Order, work: Path) -> Iterator[Workers]:
    """Whoever does the shards of a run: the workers at a Dask scheduler, or, without one, this process."""
    if not scheduler:
        yield Here()
        return
    from flows.cluster import cluster

    with cluster(scheduler, work, (order.out, order.data, *([order.replay] if order.replay else []))) as workers:
        yield workers


def make_release(order: Order, work: Path, ledger: Ledger, talk: Talk, workers: Workers) -> Path:
    """The folder of a release, built in the scratch folder `work`; raises as `audit`."""
    warm_gates()
    opened = plan_audit(order, ledger.run_id, ledger, talk)
    plan = _as_it_is(opened)
    FORMS.start(order.out)  # it loads while the crawl is waited for
    crawled = crawl_boards(opened, work, workers, ledger, talk)
    crawled = stand_in(plan, crawled, ledger, talk)
    listings, listing_gate = gate_listings(crawled, ledger, talk)
    known = review_boards(plan, crawled, listings, listing_gate, ledger, talk)
    failures = account_for_pages(plan, known, ledger)
    classified = classify_boards(opened, known, workers, ledger, talk)
    seat_gate = gate_classifications(classified.seats, ledger, talk)
    gates = (*known.gates, seat_gate)
    if seat_gate.critical:
        stop_early(work, order.out, ledger, gates)
    tables = score_boards(plan, classified, failures, ledger, talk)
    tables = remember(plan, classified, tables, ledger, talk)
    built = build_release(plan, work, tables, gates, ledger, talk)
    del crawled, listings, known, classified, tables  # the database has it all: a large release takes their memory
    release_gate = gate_release(built, gates, plan, ledger, talk)
    if listing_gate.critical or release_gate.critical:
        stop(built, order.out, ledger.run_id, (*gates, release_gate))
    publish_release(built, order, ledger, talk)
    seal_release(plan, order, built, talk)
    return built


def _as_it_is(plan: Plan) -> Plan:
    """The plan, marked so that Prefect hands it on unseen.

    Before each task Prefect goes through its arguments for results of other tasks; in a plan that is every phrase of
    the codebook, hundreds of thousands of visits and half of the time of a run.
    """
    return cast(Plan, quote(plan))


@task(cache_policy=NO_CACHE)
def plan_audit(order: Order, run_id: str, ledger: Ledger, talk: Talk) -> Plan:
    """Read and check what people wrote."""
    with ledger.stage("plan") as stage, talk.step("checking sources"):
        plan = make_plan(order, run_id)
        pages = sum(len({target.url for target in each.targets}) for each in plan.crawls)
        stage.note = ", ".join(
            (
                several(len(plan.register), "organisation"),
                several(len(plan.declared), "body", "bodies"),
                several(pages, "page"),
            )
        )
    talk.line(f"sources      {stage.note}")
    return plan


def classify_boards(plan: Plan, known: Known, workers: Workers, ledger: Ledger, talk: Talk) -> Classified:
    """A class for every seat, by the codebook and the corrections."""
    with ledger.stage("classify") as stage, talk.step("classifying seats"):
        listings = known.listings.sort_values(LISTING_KEY)
        listed = listing_seats(listings, known.captures, plan.declared, plan.register)
        listed = with_papers(listed, plan.papers)
        stated, transcriptions = composition_seats(plan.compositions, plan.declared, plan.register)
        unclassified = pd.concat([listed, stated], ignore_index=True)
        jobs = [SeatShard(part, plan.codebook) for part in by_organisation(unclassified, workers.shards)]
        seats = pd.concat(workers.each("classify", classify_shard, jobs, lambda: None)).sort_index()
        seats = apply_corrections(seats, plan.corrections, set(plan.declared["slug"]))
        stage.rows(len(listings) + len(plan.compositions), len(seats))
        stage.note = f"codebook {plan.codebook.version}, sha256 {plan.codebook.sha256[:12]}"
    return Classified(seats, pd.concat([known.captures, transcriptions], ignore_index=True))


def classify_shard(shard: SeatShard, look: Look) -> pd.DataFrame:  # noqa: ARG001 - it is done before anybody looks
    """The seats of a shard with their classes."""
    return classified(shard.seats, shard.codebook)


@task(cache_policy=NO_CACHE)
def score_boards(
    plan: Plan, classified: Classified, failures: pd.DataFrame, ledger: Ledger, talk: Talk
) -> dict[str, pd.DataFrame]:
    """Scores, and everything else that a release says."""
    from transforms.failures import stale_organisations

    with ledger.stage("score") as stage, talk.step("scoring boards"):
        scores = score_frame(classified.seats)
        tables = release_tables(
            plan.register,
            plan.declared,
            classified.seats,
            scores,
            classified.captures,
            plan.codebook.version,
            failures,
            stale_organisations(failures, plan.last, plan.today),
            plan.powers,
        )
        tables["corrections"] = corrections_table(plan.corrections, classified.seats, plan.register)
        stage.rows(len(classified.seats), len(tables["directors"]) + len(tables["compositions"]))
    talk.line(f"seats        {stage.rows_published} classified on {len(scores)} boards")
    return tables


@task(cache_policy=NO_CACHE)
def build_release(
    plan: Plan,
    work: Path,
    tables: dict[str, pd.DataFrame],
    gates: "tuple[GateResult, ...]",
    ledger: Ledger,
    talk: Talk,
) -> Path:
    """Write the data tables into a new database, aside, and look in it for what can be said of them."""
    from transforms.findings import findings_table
    from transforms.warehouse import build, kept_open, put

    folder = work / "release"
    folder.mkdir()
    with ledger.stage("build database") as stage, talk.step("building the database"):
        data_tables = [table for table in TABLES if table.name not in (*AFTER_THE_GATE, *FOUND_IN_IT)]
        build(folder / DATABASE, tables, data_tables)
        with kept_open(folder / DATABASE, to_write=True):
            findings = findings_table(folder / DATABASE, plan.statements)
            put(folder / DATABASE, {"findings": findings})
        rows = len(tables["directors"]) + len(tables["compositions"])
        stage.rows(rows, rows)
        stage.note = f"{several(sum(len(gate.quarantine) for gate in gates), 'quarantine row')} beside them"
    return folder


@task(cache_policy=NO_CACHE)
def publish_release(built: Path, order: Order, ledger: Ledger, talk: Talk) -> None:
    """Finish the database and write every file from it."""
    from transforms.publish import publish
    from transforms.warehouse import count_rows, finish, kept_open, put

    database = built / DATABASE
    put(database, {"run": ledger.table()})
    with ledger.stage("publish") as stage, talk.step("writing files"):
        written = publish(database, built, data=order.data)
        rows = [written["rows"][name] for name in SEAT_TABLES]
        stage.rows(sum(count_rows(database, [TABLE[name] for name in SEAT_TABLES]).values()), sum(rows))
        stage.note = f"{len(written['files'])} files; {written['escaped_cells']} CSV cells made safe for spreadsheets"
        stage.note = "; ".join((stage.note, *written["troubles"]))
    for sentence in written["troubles"]:
        talk.line(f"publish      {sentence}")
    with kept_open(database, to_write=True):
        put(database, {"run": ledger.table()})
        finish(database)
        put_artifacts(database, order.out / "releases" / ledger.run_id, ledger)
