"""`thirds what-if`: what it would take to bring the boards of an organisation to each band, as sentences or JSON."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.explain import organisation_of
from flows.settings import OUT

if TYPE_CHECKING:
    from transforms.plans import Plan


def what_if(asked: argparse.Namespace) -> int:
    """`thirds what-if SLUG`: every body of the organisation, and the smallest change to each band."""
    from transforms.plans import TABLES, plans_of
    from transforms.warehouse import read

    release: Path = asked.release or OUT / "latest"
    name, org_id = organisation_of(asked.slug, release)
    frames = {table: read(release / "thirds.duckdb", table) for table in TABLES}
    limits = {"fixed_size": asked.fixed_size, "add_only": asked.add_only, "max_size": asked.max_size}
    plans = list(plans_of(frames, org_id, **limits))
    about = {"organisation": name, "org_id": org_id, "release": release.resolve().name}
    if asked.json:
        text = json.dumps(about | {"bodies": [_body(plan) for plan in plans]}, ensure_ascii=False, indent=1)
    else:
        text = "\n".join(_lines(about, plans))
    sys.stdout.write(text + "\n")
    return 0


def _body(plan: "Plan") -> dict[str, Any]:
    """One body as JSON: the facts of its board, its seats by letters, the law, and a goal after another."""
    return plan.facts | {
        "seats": [asdict(each) for each in plan.held],
        "open_seats": plan.open_seats,
        "ceilings": [
            {"id": rule.id, "citation": rule.citation, "certain": rule.certain, "passed": rule in plan.beyond}
            for rule in plan.rules
        ],
        "why_not": plan.why_not or None,
        "goals": [_goal(asdict(answer), words) for answer, words in zip(plan.answers, plan.sentences(), strict=True)],
    }


def _goal(answer: dict[str, Any], words: str) -> dict[str, Any]:
    change = answer.pop("change")
    if change is not None:
        low, high = change.pop("score")
        change |= {"by": dict(change["by"]), "seats": dict(change["seats"]), "score_low": low, "score_high": high}
    return answer | {"why_not": answer["why_not"] or None, "change": change, "sentence": words}


def _lines(about: dict[str, str], plans: "list[Plan]") -> list[str]:
    lines = [f"{about['organisation']} ({about['org_id']}), release {about['release']}"]
    if not plans:
        lines.append("No board of this organisation is collected yet.")
    for plan in plans:
        facts = plan.facts
        when = f"as at {facts['as_at']}" if facts["as_at"] else "undated"
        lines += ["", f"{facts['body']}, {when}, {facts['basis']}", f"  {facts['source_url']}"]
        lines += [f"  {line}" for line in (*_as_it_is(plan), *plan.sentences())]
    if any(plan.answers for plan in plans):
        lines += ["", "The score measures fit to a proposal (Glasman 2011), not the quality of the service."]
    return lines


def _as_it_is(plan: "Plan") -> list[str]:
    """The score of the board today, the law that binds it, and what is open."""
    facts = plan.facts
    low, high, best = facts["score_low"], facts["score_high"], facts["score_max"]
    if plan.why_not or low is None:
        return [f"No plan: {plan.why_not}."]
    score = f"{low:.1f}" if low == high else f"{low:.1f} to {high:.1f}"
    lines = [
        f"{facts['seats_voting']} filled voting seats; score {score}"
        + ("" if best == 100 else f"; best lawful {best:.1f}")
    ]
    for rule in plan.rules:
        sure = "" if rule.certain else " (not compared with the law in force)"
        beyond = "; this board passes it, the plans do not" if rule in plan.beyond else ""
        lines.append(f"Law today: {rule.citation}{sure}{beyond}")
    if plan.open_seats:
        seats = "1 seat is" if plan.open_seats == 1 else f"{plan.open_seats} seats are"
        lines.append(
            f"{seats} published without saying whom the holder answers to. The plans hold whatever that is; saying it "
            "would change no seat, and make the range a number."
        )
    return lines
