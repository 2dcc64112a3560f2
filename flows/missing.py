"""The steps that see to boards that are missing: what stands in for them, what is held back, and what is told of it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.console import Talk, several
from flows.ledger import Ledger
from flows.plan import Plan
from spiders.outcomes import advice_for
from spiders.run import Crawled
from transforms.comparison import Asked, compare_boards

if TYPE_CHECKING:
    from expectations.gate import GateResult

BOARD = ["slug", "body", "source_url", "method"]


@dataclass(frozen=True)
class Known:
    """What a run knows of its boards: listings that go on, captures, boards that are missing, and the gate so far."""

    listings: pd.DataFrame
    captures: pd.DataFrame
    unread: pd.DataFrame
    gates: "tuple[GateResult, ...]"


def with_method(listings: pd.DataFrame, captures: pd.DataFrame) -> pd.DataFrame:
    """The listings with the `method` of their capture."""
    return listings.assign(method=listings["capture_id"].map(captures.set_index("capture_id")["method"]))


@task(cache_policy=NO_CACHE)
def stand_in(plan: Plan, crawled: Crawled, ledger: Ledger, talk: Talk) -> Crawled:
    """Let the last release's listings stand in for the pages that failed."""
    from transforms.carry import carry_over

    with ledger.stage("stand in") as stage:
        placed = crawled.placed[crawled.placed["body"] != ""]
        failed = crawled.failures[crawled.failures["outcome"] == "failed"]
        carried = carry_over(plan.last, failed, with_method(placed, crawled.captures))
        stage.rows(len(placed), len(placed))
        if carried is None:
            return replace(crawled, placed=placed.assign(stands_in=False))
        stage.rows(len(placed) + len(carried.placed), len(placed) + len(carried.placed))
        stage.note = (
            f"{several(len(carried.placed), 'listing')} of {several(carried.placed['slug'].nunique(), 'organisation')}"
        )
    talk.line(f"stale        {stage.note} from the last release stand in")
    older = carried.placed.drop(columns="method")
    joined = pd.concat([placed.assign(stands_in=False), older.assign(stands_in=True)], ignore_index=True)
    return replace(crawled, placed=joined, captures=_all_captures(crawled.captures, carried.captures))


@task(cache_policy=NO_CACHE)
def review_boards(
    plan: Plan, crawled: Crawled, listings: pd.DataFrame, gate: "GateResult", ledger: Ledger, talk: Talk
) -> Known:
    """Hold back the boards that are too surprising to publish; the last release's stand in for them."""
    from expectations.gate import check_listings
    from expectations.review import review
    from transforms.carry import carry_over

    with ledger.stage("review boards") as stage, talk.step("reviewing boards"):
        listings = with_method(listings, crawled.captures)
        fresh = listings[~listings["stands_in"].astype("bool")]
        boards = _boards(plan, crawled, fresh)
        found, held = review(boards, fresh)
        kept = listings.drop(index=found.held_back)
        carried = carry_over(plan.last, held, kept)
        captures, gates = crawled.captures, (gate, found)
        stood_in = refused = kept.iloc[:0]
        if carried is not None:
            older = named_rows(carried.placed.assign(stands_in=True))
            again = check_listings(older)
            stood_in, refused = again.split(older)
            captures, gates = _all_captures(captures, carried.captures), (gate.and_also(again), found)
        came, went = len(listings) + len(stood_in) + len(refused), len(kept) + len(stood_in)
        stage.rows(came, went, quarantined=len(found.held_back) + len(refused))
        stage.note = f"{several(len(boards), 'board')}, {len(held)} held back"
    unread = pd.concat([crawled.failures, _told(held, plan)], ignore_index=True)
    if len(held):
        talk.line(f"review       {len(held)} boards held back, {len(stood_in)} listings of the last release stand in")
    for row in held.to_dict("records"):
        talk.line(f"  {row['cause']}: {row['source_url']} ({row['slug']}): {row['detail']}")
    for row in boards[(boards["expected"] > 0) & (boards["rows"] > boards["expected"])].to_dict("records"):
        talk.line(f"  more than expected: {row['source_url']} ({row['slug']}): {row['rows']} of {row['expected']}")
    return Known(pd.concat([kept, stood_in], ignore_index=True), captures, unread, gates)


@task(cache_policy=NO_CACHE)
def account_for_pages(plan: Plan, known: Known, ledger: Ledger) -> pd.DataFrame:
    """The table `failures`; in the ledger, every page that was asked for as read, held back or failed."""
    from transforms.failures import failures_table

    with ledger.stage("pages") as stage:
        failures = failures_table(known.unread, known.listings, plan.last, plan.today)
        asked = {(target.slug, target.body, target.url) for each in plan.crawls for target in each.targets}
        missing = known.unread[known.unread["outcome"] != "read in part"]
        lost = set(missing[BOARD[:3]].itertuples(index=False, name=None))
        listed = set(known.listings[BOARD[:3]].itertuples(index=False, name=None))
        outcomes = failures["outcome"].value_counts()
        held, failed = int(outcomes.get("held back", 0)), int(outcomes.get("failed", 0))
        stage.rows(len(asked), len((asked - lost) & listed), quarantined=held, excluded=failed)
        stage.note = "one row a body and page; left out: pages that could not be read, see the table failures"
    return failures


def named_rows(listings: pd.DataFrame) -> pd.DataFrame:
    """The listings with the `row_id` by which a gate names a row."""
    row_id = listings["slug"] + "/" + listings["capture_id"] + "/" + listings["body"]
    return listings.assign(row_id=row_id + "/" + listings["position"].astype("str"))


def _boards(plan: Plan, crawled: Crawled, fresh: pd.DataFrame) -> pd.DataFrame:
    """The boards that were read, and, without rows, those all of whose rows the gate of the listings held back."""
    asked = {
        (target.slug, target.body, target.url, each.method == "replay"): Asked(target.expected, target.confirmed)
        for each in plan.crawls
        for target in each.targets
    }
    compared = compare_boards(fresh, crawled.captures, plan.last, asked, plan.declared, plan.register, plan.codebook)
    placed = with_method(crawled.placed, crawled.captures)
    came = placed.loc[~placed["stands_in"].astype("bool"), BOARD].drop_duplicates()
    boards = came.merge(compared, on=BOARD, how="left")
    numbers, texts = ["rows", "rows_before", "expected"], ["seats", "seats_before", "lost"]
    boards[numbers] = boards[numbers].astype("Float64").fillna(0).astype("int64")
    boards[texts] = boards[texts].fillna("")
    return boards.assign(confirmed=boards["confirmed"].eq(other=True))


def _told(held: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    return held.assign(
        org_id=held["slug"].map(plan.register.set_index("slug")["org_id"]),
        advice=[advice_for(cause) for cause in held["cause"]],
        outcome="held back",
    )[["slug", "org_id", "body", "source_url", "cause", "advice", "detail", "outcome"]]


def _all_captures(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([one, other], ignore_index=True).drop_duplicates("capture_id")
