"""League tables: where each body stands among its like, and which bodies do not say enough to stand anywhere.

Like with like means one sector, one kind of body and the same legal ceilings. Ranked is only what `scores` lets be
ranked: whole, current, enough of it classified on good evidence, and a narrow range. A body that shows its board and
does not say whom the seats answer to is on the list of those that do not say; it never gets a low rank for it.
"""

from typing import Any

import pandas as pd

from transforms.rows import rows_of
from transforms.schema.answers import LEAGUE
from transforms.score_row import PARTIAL, TOO_FEW
from transforms.tripartite import FEWEST_SEATS

NO_CEILING = "no ceiling"
# What of a board keeps it from a rank.
DECISIVE = ["score_reason", "ranked", "status", "complete", "seats_voting", "publisher", "seats_unclassified"]


def league_table(scores: pd.DataFrame, bodies: pd.DataFrame, organisations: pd.DataFrame) -> pd.DataFrame:
    """One row a body, in the columns of LEAGUE, by league and place; bodies without a rank last in their league.

    Args:
        scores: the table of that name, with `latest`.
        bodies: org_id, body, kind.
        organisations: org_id, sector.
    """
    boards = standing_boards(scores)
    boards = boards.merge(bodies[["org_id", "body", "kind"]], on=["org_id", "body"])
    boards = boards.merge(organisations[["org_id", "sector"]], on="org_id")
    standing = [_standing(board) for board in rows_of(boards[DECISIVE])]
    league = [
        f"{_or(sector, 'sector not known')} / {kind} / {_or(ceiling, NO_CEILING)}"
        for sector, kind, ceiling in zip(boards["sector"], boards["kind"], boards["ceiling"], strict=True)
    ]
    table = boards.assign(
        standing=[name for name, _ in standing],
        why=[why or "" for _, why in standing],
        league=pd.Series(league, dtype="str"),
    )
    ranked = table["score"].astype("Float64").where(table["standing"] == "ranked")
    table["rank"] = ranked.round(9).groupby(table["league"]).rank(method="min", ascending=False).astype("Int64")
    table["ranked_in_league"] = (table["standing"] == "ranked").groupby(table["league"]).transform("sum")
    order = table.assign(_place=table["rank"].fillna(len(table) + 1))
    return order.sort_values(["league", "_place", "organisation", "body"])[LEAGUE.column_names()].reset_index(drop=True)


def standing_boards(scores: pd.DataFrame) -> pd.DataFrame:
    """The one board that stands for each body, of its latest boards on each basis.

    Whole before partial, dated before undated, newer before older; on one date the board with a score before the other,
    and named holders before stated seats.
    """
    order = scores[scores["latest"].astype("bool")].assign(
        _dated=lambda boards: boards["as_at"].fillna(""), _scored=lambda boards: boards["score"].notna()
    )
    order = order.sort_values(
        ["org_id", "body", "complete", "_dated", "_scored", "basis"], ascending=[True, True, False, False, False, False]
    )
    return order.drop_duplicates(["org_id", "body"]).drop(columns=["_dated", "_scored"]).reset_index(drop=True)


def _standing(board: dict[str, Any]) -> tuple[str, str | None]:
    """What keeps a board from a rank, and the words for it; the first thing that does."""
    why = _or(board["score_reason"], "")
    if board["ranked"]:
        return "ranked", None
    if board["status"] != "current":
        return "not a current body", f"the body is {board['status']}"
    if not board["complete"]:
        return "shown in part", PARTIAL
    if board["seats_voting"] < FEWEST_SEATS:
        return "too few seats", TOO_FEW
    if board["publisher"] != "own":
        return "third party's word", f"no page of its own says who sits for whom; {why}"
    if not board["seats_unclassified"]:
        return "provisional evidence", why
    seats = f"{board['seats_unclassified']} of {board['seats_voting']} seats"
    return "does not say", f"its own publication does not say whom {seats} answer to"


def _or(value: Any, otherwise: str) -> str:
    return otherwise if value is None or pd.isna(value) or value == "" else str(value)
