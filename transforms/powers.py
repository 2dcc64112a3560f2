"""Powers of an electing body over the board: who appoints the chair, appoints and removes non-executives, approves the
chief executive and the strategy.

Two bodies of one organisation are scored apart. What the council's seats are worth depends on what the council may do:
Rochdale's members moved appointments and strategy from their council to the board in 2023 and not one seat changed. So
the five powers are data, each with its source: in `data/powers.yml` for a family, where an Act gives them, and in
`data/sources` for one organisation. A power of which no source is known is a row that says so.
"""

from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Annotated, Any, Literal

import pandas as pd
from pydantic import AfterValidator, Field

from transforms.bodies import in_address
from transforms.declared import Declared, read_declared
from transforms.rows import records
from transforms.schema.answers import POWER_TABLE, POWERS, TIER_TABLE
from transforms.transcribed import day_of

SCORED = ("score", "score_low", "score_high", "score_max", "score_of_max")


def _day(words: str) -> str:
    if not pd.notna(pd.to_datetime(day_of(words), format="%Y-%m-%d", errors="coerce")):
        raise ValueError("a date is a year, a month or a day (2024, 2024-05, 2024-05-01)")
    return words


Day = Annotated[str, AfterValidator(_day)]


class Power(Declared):
    """One power, who holds it, and who says so."""

    power: Literal[
        "appoints the chair",
        "appoints non-executives",
        "removes non-executives",
        "approves the chief executive",
        "approves the strategy",
    ]
    held_by: Literal["electing body", "governing body", "members", "owner"]
    citation: Annotated[str, Field(min_length=1)]
    url: Annotated[str, Field(pattern="^https?://")]
    publisher: Literal["law", "own", "authority", "press"]
    certain: bool
    since: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    note: str = ""


class OwnPowers(Declared):
    """The powers over one organisation's board, as a source file gives them."""

    electing_body: Annotated[str, Field(min_length=1)]
    held: tuple[Power, ...]


class Family(Declared):
    """What an Act says of every organisation of a family."""

    family: str
    powers: tuple[Power, ...]


class FamilyPowers(Declared):
    """What `data/powers.yml` holds."""

    families: tuple[Family, ...]


def read_family_powers(data: Path) -> dict[str, tuple[Power, ...]]:
    """The powers that an Act gives, by family; none without the file. Raises DeclarationError naming file and line."""
    if not (data / "powers.yml").exists():
        return {}
    return {each.family: each.powers for each in read_declared(data / "powers.yml", FamilyPowers).families}


def powers_table(
    own: dict[str, OwnPowers], families: dict[str, tuple[Power, ...]], declared: pd.DataFrame, register: pd.DataFrame
) -> pd.DataFrame:
    """One row a power and span of time, in the columns of POWER_TABLE, for each organisation with an electing body.

    An organisation is here if one of its declared bodies is a current electing one, or if its source file gives powers.
    What its own source says of a power stands; else what the Act says of its family; else "not known".

    Args:
        own: the powers in the source files, by slug.
        families: the powers by law, by family.
        declared: one row a declared body: slug, body, tier, status.
        register: org_id, slug, name, family.
    """
    councils = _councils(own, declared)
    rows: list[dict[str, Any]] = []
    for organisation in register[register["slug"].isin(list(councils))].to_dict("records"):
        slug = str(organisation["slug"])
        said = own[slug].held if slug in own else ()
        by_law = families.get(str(organisation["family"]), ())
        for power in POWERS:
            found = [(each, "source") for each in said if each.power == power]
            found = found or [(each, "law") for each in by_law if each.power == power]
            facts = {
                "org_id": organisation["org_id"],
                "organisation": organisation["name"],
                "electing_body": councils[slug],
                "power": power,
            }
            rows += [facts | _held(slug, power, each, basis) for each, basis in found] or [
                facts | _unknown(slug, power)
            ]
    return pd.DataFrame(rows, columns=POWER_TABLE.column_names())


def _councils(own: dict[str, OwnPowers], declared: pd.DataFrame) -> dict[str, str]:
    """The electing body of each organisation, by slug; the first declared one where the source file names none."""
    electing = declared[(declared["tier"] == "electing") & (declared["status"] == "current")].drop_duplicates("slug")
    found = dict(zip(electing["slug"], electing["body"], strict=True))
    return {str(slug): str(body) for slug, body in found.items()} | {
        slug: each.electing_body for slug, each in own.items()
    }


def _held(slug: str, power: str, each: Power, basis: str) -> dict[str, Any]:
    return {
        "power_id": f"{slug}/{in_address(power)}/{each.since or 'undated'}",
        "held_by": each.held_by,
        "valid_from": each.since,
        "valid_to": each.to,
        "basis": basis,
        "citation": each.citation,
        "source_url": each.url,
        "publisher": each.publisher,
        "certain": each.certain,
        "note": each.note,
    }


def _unknown(slug: str, power: str) -> dict[str, Any]:
    return {"power_id": f"{slug}/{in_address(power)}/undated", "held_by": "not known", "certain": False}


def tiers_table(powers: pd.DataFrame, league: pd.DataFrame, bodies: pd.DataFrame) -> pd.DataFrame:
    """One row an organisation with an electing body, in the columns of TIER_TABLE: council and board side by side.

    Of several governing bodies the one with a score comes first, then one that is shown whole, then by name.
    """
    boards = league.merge(bodies[["org_id", "body", "tier", "status"]], on=["org_id", "body"])
    boards = boards[(boards["status"] == "current") & boards["org_id"].isin(powers["org_id"])]
    order = ["ranked", "does not say", "third party's word", "provisional evidence", "too few seats", "shown in part"]
    boards = boards.assign(_order=boards["standing"].map(order.index)).sort_values(["_order", "body"])
    of_organisation: dict[str, list[dict[str, Any]]] = {}
    for board in records(boards):
        of_organisation.setdefault(board["org_id"], []).append(board)
    rows = []
    for org_id, each in groupby(records(powers.sort_values("org_id", kind="stable")), key=itemgetter("org_id")):
        held = list(each)
        council, own = held[0]["electing_body"], of_organisation.get(org_id, [])
        governing = [board for board in own if board["tier"] == "governing"]
        rows.append(
            {
                "org_id": org_id,
                "organisation": held[0]["organisation"],
                "electing_body": council,
                **_board("electing", [board for board in own if board["body"] == council]),
                "governing_body": governing[0]["body"] if governing else None,
                **_board("governing", governing),
                **_leverage([power for power in held if not power["valid_to"]]),
            }
        )
    return pd.DataFrame(rows, columns=TIER_TABLE.column_names())


def _board(tier: str, boards: list[dict[str, Any]]) -> dict[str, Any]:
    if not boards:
        return {}
    return {f"{tier}_board_id": boards[0]["board_id"]} | {f"{tier}_{name}": boards[0][name] for name in SCORED}


def _leverage(powers: list[dict[str, Any]]) -> dict[str, Any]:
    """How many of the five powers the council holds, and which are not known."""
    known = [power for power in powers if power["held_by"] != "not known"]
    by_council = {power["power"] for power in known if power["held_by"] == "electing body"}
    held = [power for power in POWERS if power in by_council]
    unknown = [power for power in POWERS if power not in {each["power"] for each in known}]
    return {
        "council_leverage": None if unknown else len(held),
        "council_leverage_low": len(held),
        "council_leverage_high": len(held) + len(unknown),
        "powers_held": "; ".join(held),
        "powers_not_known": "; ".join(unknown),
        "certain": bool(known) and all(power["certain"] for power in known),
    }
