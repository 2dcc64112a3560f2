"""The step that looks back: what a release keeps of those before it, and what it says that the last one did not."""

from typing import TYPE_CHECKING

import pandas as pd
from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.console import Talk
from flows.ledger import Ledger
from flows.plan import Plan
from flows.same_person import put_for_review

if TYPE_CHECKING:
    from flows.audit import Classified


@task(cache_policy=NO_CACHE)
def remember(
    plan: Plan, classified: "Classified", tables: dict[str, pd.DataFrame], ledger: Ledger, talk: Talk
) -> dict[str, pd.DataFrame]:
    """The tables, with the history of the boards, who sits on several of them, and what changed since the last release.

    Pairs of seats that may be one person's are put beside the releases, for a person to look at.
    """
    from flows.withdraw import asked_away, releases_that_name
    from transforms.chronicle import history_tables
    from transforms.interlocks import interlocks
    from transforms.past import past_of
    from transforms.since import changes_since

    seats = classified.seats
    withheld = seats.loc[seats["name_withheld"].astype("bool"), ["org_id", "body", "person_name"]]
    with ledger.stage("history") as stage, talk.step("looking back"):
        history = history_tables(tables, seats, past_of(plan.previous), plan.rules, plan.occasion)
        known, candidates = interlocks(tables["directors"], tables["scores"], seats)
        changes = changes_since(plan.previous, plan.run_id, plan.codebook.sha256, tables, withheld, plan.scope)
        to_review = put_for_review(candidates, plan.out, plan.run_id)
        ledger.to_withdraw = releases_that_name(plan.out, asked_away(seats, plan.corrections))
        stage.note = f"{len(history['boards_history'])} boards known, {len(changes)} changes since the last release"
    if len(changes):
        talk.line(f"changes      {len(changes)} since the last release; `thirds diff` and changes.html tell them")
    if to_review:
        talk.line(f"review       {to_review}")
    return {**tables, **history, "interlocks": known, "release_changes": changes}
