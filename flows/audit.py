"""The audit: from published boards to a scored release.

The flow reads like a recipe; each step is a task, so that Prefect retries, times and shows it. What a step does is
written elsewhere: here is only the order.

Steps that use the database import it themselves. Prefect's threads outlive the run and hold on to this module; what it
imports at the top is still held when the interpreter ends, and DuckDB then reports all of itself as leaked.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NoReturn, cast

import pandas as pd
from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from flows.console import Talk
from flows.ledger import Ledger
from flows.missing import Known, account_for_pages, named_rows, review_boards, stand_in
from flows.plan import Order, Plan, make_plan
from flows.settings import DATA, OUT
from flows.shelf import set_aside, shelve, workspace
from spiders.outcomes import unread
from spiders.run import Crawled, CrawlError, crawl
from transforms.classify import classify_frame
from transforms.corrections import apply_corrections, corrections_table
from transforms.grades import grade_by_source
from transforms.other_captures import with_other_captures
from transforms.release import release_tables
from transforms.schema.run import GATES, QUARANTINE
from transforms.score import score_frame
from transforms.seat_lines import composition_seats, listing_seats, with_papers
from transforms.tables import TABLES

if TYPE_CHECKING:
    from expectations.gate import GateResult

LISTING_KEY = ["slug", "body", "source_url", "position"]
# Tables whose rows are written after the release gate has run.
AFTER_THE_GATE = ("gates", "quarantine", "run")
# Rows that are found in the database of the others.
FOUND_IN_IT = ("findings",)
SEAT_TABLES = ("directors", "compositions")


class AuditStoppedError(RuntimeError):
    """A critical gate stopped publication; the message says which rule, and where to look."""


@dataclass(frozen=True)
class Audited:
    """The outcome of an audit: the release, and the ledger of how it was made."""

    release: Path
    ledger: Ledger


@flow(name="audit", validate_parameters=False)
def audit(
    live: bool = False,
    replay: Path | str | None = None,
    only: Sequence[str] = (),
    out: Path | str | None = None,
    data: Path | str | None = None,
    wayback: str = "",
) -> Audited:
    """Plan, crawl, gate, classify, score, build, gate, publish: one release.

    Raises:
        AuditStoppedError: a critical gate did not hold; nothing was published.
        ShelfError, DeclarationError, TabularError, ArchiveError, CrawlError, OSError: as the steps say.
    """
    order = Order(
        live, Path(replay).absolute() if replay else None, tuple(only), _folder(out, OUT), _folder(data, DATA), wayback
    )
    with Talk() as talk, workspace(order.out) as work:
        run_id = work.name
        ledger = Ledger(run_id)
        warm_gates()
        plan = _as_it_is(plan_audit(order, run_id, ledger, talk))
        crawled = crawl_boards(plan, work, ledger, talk)
        crawled = stand_in(plan, crawled, ledger, talk)
        listings, listing_gate = gate_listings(crawled, ledger, talk)
        known = review_boards(plan, crawled, listings, listing_gate, ledger, talk)
        failures = account_for_pages(plan, known, ledger)
        tables = score_boards(plan, known, failures, ledger, talk)
        built = build_release(plan, work, tables, known.gates, ledger, talk)
        release_gate = gate_release(built, known.gates, ledger, talk)
        if listing_gate.critical or release_gate.critical:
            _stop(built, order.out, run_id, [*listing_gate.problems(), *release_gate.problems()])
        publish_release(built, order.data, ledger, talk)
        release = shelve(built, order.out, run_id)
    return Audited(release, ledger)


def _as_it_is(plan: Plan) -> Plan:
    """The plan, marked so that Prefect hands it on unseen.

    Before each task Prefect goes through its arguments for results of other tasks; in a plan that is every phrase of
    the codebook, hundreds of thousands of visits and half of the time of a run.
    """
    return cast(Plan, quote(plan))


def warm_gates() -> None:
    """Load Great Expectations while the crawl runs: its import takes seconds.

    In a thread that nobody waits for, so that an interrupt ends the run at once.
    """
    from expectations.gate import prepare

    Thread(target=prepare, daemon=True).start()


@task(cache_policy=NO_CACHE)
def plan_audit(order: Order, run_id: str, ledger: Ledger, talk: Talk) -> Plan:
    """Read and check what people wrote."""
    with ledger.stage("plan") as stage, talk.step("checking sources"):
        plan = make_plan(order, run_id)
        pages = sum(len({target.url for target in each.targets}) for each in plan.crawls)
        stage.note = f"{len(plan.register)} organisations, {len(plan.declared)} bodies, {pages} pages"
    talk.line(f"sources      {stage.note}")
    return plan


@task(cache_policy=NO_CACHE)
def crawl_boards(plan: Plan, work: Path, ledger: Ledger, talk: Talk) -> Crawled:
    """Crawl, or replay, every page of the plan."""
    for each in plan.crawls:
        if each.method == "wayback":
            pages = len({target.url for target in each.targets})
            talk.line(
                f"web archive  {pages} pages nearest {each.date}; at a request a second, {_span(2 * pages)} or more"
            )
    with ledger.stage("crawl") as stage, talk.step("reading pages"):
        found = [
            crawl(
                each.targets,
                each.method,
                each.archive,
                work / f"crawl-{number}",
                lambda done, total: talk.progress("reading pages", done, total),
                date=each.date,
            )
            for number, each in enumerate(plan.crawls)
        ]
        crawled = _joined(
            [replace(one, failures=unread(each.targets, one)) for each, one in zip(plan.crawls, found, strict=True)]
        )
        placed = crawled.placed["body"] != ""
        stage.rows(len(placed), int(placed.sum()), excluded=int((~placed).sum()))
        failed = crawled.failures.loc[crawled.failures["outcome"] == "failed", "source_url"].nunique()
        stage.note = f"{len(crawled.captures)} captures, {failed} pages without listings"
        if not placed.all():
            stage.note += "; left out: rows under a heading that names no body of the source"
    talk.line(f"pages        {stage.note}; {stage.rows_published} listings")
    for failure in crawled.failures.drop_duplicates(["slug", "source_url", "cause"]).to_dict("records"):
        talk.line(f"  {failure['cause']}: {failure['source_url']} ({failure['slug']}): {failure['advice']}")
        if failure["followed"]:
            talk.line(f"    a page that it leads to: {failure['followed']}")
    for note in crawled.notes.to_dict("records"):
        talk.line(f"  note: {note['url']} ({note['slug']}): {note['note']}")
    return crawled


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
def score_boards(
    plan: Plan, known: Known, failures: pd.DataFrame, ledger: Ledger, talk: Talk
) -> dict[str, pd.DataFrame]:
    """Seats, classes, scores: everything that a release says."""
    from transforms.failures import stale_organisations

    with ledger.stage("classify and score") as stage, talk.step("classifying seats"):
        listings = known.listings.sort_values(LISTING_KEY)
        listed = listing_seats(listings, known.captures, plan.declared, plan.register)
        listed = with_papers(listed, plan.papers)
        stated, transcriptions = composition_seats(plan.compositions, plan.declared, plan.register)
        seats = classify_frame(pd.concat([listed, stated], ignore_index=True), plan.codebook)
        seats = with_other_captures(grade_by_source(seats))
        seats = apply_corrections(seats, plan.corrections, set(plan.declared["slug"]))
        scores = score_frame(seats)
        tables = release_tables(
            plan.register,
            plan.declared,
            seats,
            scores,
            pd.concat([known.captures, transcriptions], ignore_index=True),
            plan.codebook.version,
            failures,
            stale_organisations(failures, plan.last, plan.today),
            plan.powers,
        )
        tables["corrections"] = corrections_table(plan.corrections, seats, plan.register)
        stage.rows(len(listings) + len(plan.compositions), len(tables["directors"]) + len(tables["compositions"]))
        stage.note = f"codebook {plan.codebook.version}, sha256 {plan.codebook.sha256[:12]}"
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
    from transforms.warehouse import build, put

    folder = work / "release"
    folder.mkdir()
    with ledger.stage("build database") as stage, talk.step("building the database"):
        data_tables = [table for table in TABLES if table.name not in (*AFTER_THE_GATE, *FOUND_IN_IT)]
        build(folder / "thirds.duckdb", tables, data_tables)
        findings = findings_table(folder / "thirds.duckdb", plan.statements)
        put(folder / "thirds.duckdb", {"findings": findings})
        rows = len(tables["directors"]) + len(tables["compositions"])
        stage.rows(rows, rows)
        stage.note = f"{sum(len(gate.quarantine) for gate in gates)} quarantine rows beside them"
    return folder


@task(cache_policy=NO_CACHE)
def gate_release(built: Path, earlier: "tuple[GateResult, ...]", ledger: Ledger, talk: Talk) -> "GateResult":
    """Hold the database against the rules of a release, and write down what was found."""
    from expectations.gate import check_release
    from transforms.warehouse import put

    database = built / "thirds.duckdb"
    with ledger.stage("gate release"), talk.step("checking the release"):
        put(database, {"run": ledger.table()})
        gate = check_release(database)
        gates = pd.concat([each.gates for each in (*earlier, gate)])[GATES.column_names()]
        quarantine = pd.concat([each.quarantine for each in (*earlier, gate)])[QUARANTINE.column_names()]
        put(database, {"gates": gates, "quarantine": quarantine})
    outcomes = gates["outcome"].value_counts().to_dict()
    talk.line("gates        " + ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items()))
    return gate


@task(cache_policy=NO_CACHE)
def publish_release(built: Path, data: Path, ledger: Ledger, talk: Talk) -> None:
    """Finish the database and write every file from it."""
    from transforms.publish import publish
    from transforms.warehouse import finish, put, read

    database = built / "thirds.duckdb"
    put(database, {"run": ledger.table()})
    with ledger.stage("publish") as stage, talk.step("writing files"):
        written = publish(database, built, data=data)
        rows = [written["rows"][name] for name in SEAT_TABLES]
        stage.rows(sum(len(read(database, name)) for name in SEAT_TABLES), sum(rows))
        stage.note = f"{len(written['files'])} files; {written['escaped_cells']} CSV cells made safe for spreadsheets"
    put(database, {"run": ledger.table()})
    finish(database)
    create_table_artifact(key="stages", table=json.loads(ledger.table().to_json(orient="records")))


def _folder(given: Path | str | None, default: Path) -> Path:
    return Path(given).absolute() if given else default


def _span(seconds: int) -> str:
    return f"{seconds} s" if seconds < 120 else f"{-(-seconds // 60)} minutes"


def _joined(found: list[Crawled]) -> Crawled:
    def all_of(name: str) -> pd.DataFrame:
        return pd.concat([cast(pd.DataFrame, getattr(each, name)) for each in found], ignore_index=True)

    if not found:
        raise CrawlError("none of these organisations has a page to read; name others with --only, or add pages")
    captures = all_of("captures").drop_duplicates("capture_id")
    return Crawled(all_of("placed"), captures.sort_values("capture_id"), all_of("failures"), all_of("notes"))


def _stop(built: Path, out: Path, run_id: str, problems: list[str]) -> NoReturn:
    place = set_aside(built, out, run_id)
    raise AuditStoppedError(
        "\n".join(problems)
        + f"\nnothing was published, and the latest release is as it was. The tables are in {place / 'thirds.duckdb'}: "
        "look at `gates` and `quarantine`, mend the source or the rule, and run again"
    )
