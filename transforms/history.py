"""What changed between one dated board of a body and the next: who joined, who left, which third grew.

Only whole boards are compared: where a list shows a part, a missing name has not left. Two boards of one body are
neighbours when both are dated, and one date is truly after the other: "2019" is not after "2019-03". One page can tell
of both itself, "2017 (before the change)" and "2017 (after the change)": then its words say which came first.
"""

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

import pandas as pd

from transforms.bodies import stage_of
from transforms.people import may_be_same, same_people
from transforms.rows import rows_of

BODY = ["org_id", "body", "basis"]
COUNTED = {"worker": "seats_w", "user": "seats_u", "state": "seats_s", "management": "seats_m"}
COLUMNS = [
    "change_id",
    "org_id",
    "organisation",
    "body",
    "basis",
    "from_board_id",
    "to_board_id",
    "from_date",
    "to_date",
    "change",
    "person_name",
    "class",
    "seats_before",
    "seats_after",
    "score_before",
    "score_after",
    "score_max_before",
    "score_max_after",
]


def changes_table(scores: pd.DataFrame, directors: pd.DataFrame) -> pd.DataFrame:
    """One row a change: `joined` and `left` name a person, `grew` and `shrank` a class with its seats before and after.

    Args:
        scores: one row a board, with its counts and its score.
        directors: seats as they are published; a withheld name is nobody's, so its holder neither joins nor leaves.
    """
    rows: list[dict[str, Any]] = []
    in_order = neighbours(boards_in_order(scores))
    by_board = holders_of_neighbours(in_order, directors)
    for boards in in_order:
        for before, after in pairwise(boards):
            if came_before(before, after):
                found = [*people_changes(before, after, by_board), *_counts(before, after)]
                rows.extend(_row(before, after, change) for change in found)
    return pd.DataFrame(rows, columns=COLUMNS)


def boards_in_order(scores: pd.DataFrame) -> pd.DataFrame:
    """The whole dated boards by body and basis, oldest first."""
    whole = scores[scores["complete"].astype("bool") & (scores["as_at"].fillna("") != "")]
    whole = whole.assign(_stage=[stage_of(words) for words in whole["version"].tolist()])
    return whole.sort_values([*BODY, "as_at", "_stage", "board_id"])


def neighbours(in_order: pd.DataFrame) -> list[list[dict[str, Any]]]:
    """The boards of each body that has several of them on one basis; most have one, of which there is nothing to say.

    Each has its `place` among the rows of `in_order`.
    """
    several = in_order.assign(place=range(len(in_order)))[in_order.duplicated(BODY, keep=False)]
    return [list(boards) for _, boards in groupby(rows_of(several), key=itemgetter(*BODY))]


def holders_of_neighbours(in_order: list[list[dict[str, Any]]], directors: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The seats of each board that has another before or after it, by board_id."""
    asked = {board["board_id"] for boards in in_order for board in boards}
    seats = directors[directors["board_id"].isin(asked)]
    return {str(board): own for board, own in seats.groupby("board_id", sort=False)}


def came_before(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether the sources say that one of two neighbours of `boards_in_order` is the earlier."""
    if not other["as_at"].startswith(one["as_at"]):
        return True
    return bool(one["source_url"] == other["source_url"] and stage_of(one["version"]) < stage_of(other["version"]))


def people_changes(
    before: dict[str, Any], after: dict[str, Any], by_board: dict[str, pd.DataFrame]
) -> Iterator[dict[str, Any]]:
    """Who left and who joined between two boards; nobody where a board names nobody.

    Nobody has left a board on which a name is withheld, nor joined from one: the seat could be theirs.
    """
    if before["basis"] != "listing":
        return
    then, now = (_holders(by_board.get(board["board_id"])) for board in (before, after))
    same = same_people([str(one["person_name"]) for one in then], [str(one["person_name"]) for one in now])
    gone = [holder for at, holder in enumerate(then) if at not in same]
    come = [holder for at, holder in enumerate(now) if at not in same.values()]
    for holders, others, change, other in ((gone, come, "left", after), (come, gone, "joined", before)):
        if hides_somebody(by_board.get(other["board_id"])):
            continue
        for holder in holders:
            if not any(may_be_same(str(holder["person_name"]), str(each["person_name"])) for each in others):
                yield {"change": change, "person_name": holder["person_name"], "class": holder["class"]}


def hides_somebody(seats: pd.DataFrame | None) -> bool:
    """Whether a name is withheld on a board: who is not named there may hold that seat."""
    return seats is not None and bool(seats["name_withheld"].any())


def _holders(seats: pd.DataFrame | None) -> list[dict[str, Any]]:
    """The named holders of a board; seats that are excluded (officers who only attend) are nobody's seat."""
    if seats is None:
        return []
    by_name: dict[str, dict[str, Any]] = {}
    for seat in rows_of(seats):
        if isinstance(seat["person_name"], str) and seat["person_name"] and seat["class"] != "excluded":
            by_name.setdefault(seat["person_name"], seat)
    return list(by_name.values())


def _counts(before: dict[str, Any], after: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The thirds that grew or shrank; none where a seat is unclassified, since that one could make the difference."""
    if before["seats_unclassified"] or after["seats_unclassified"]:
        return
    for name, column in COUNTED.items():
        then, now = int(before[column]), int(after[column])
        if then != now:
            change = "grew" if now > then else "shrank"
            yield {"change": change, "class": name, "seats_before": then, "seats_after": now}


def _row(before: dict[str, Any], after: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    who = change.get("person_name") or change["class"]
    return {
        "change_id": f"{after['board_id']}/{change['change']}/{who}",
        "org_id": after["org_id"],
        "organisation": after["organisation"],
        "body": after["body"],
        "basis": after["basis"],
        "from_board_id": before["board_id"],
        "to_board_id": after["board_id"],
        "from_date": before["as_at"],
        "to_date": after["as_at"],
        "person_name": "",
        "seats_before": None,
        "seats_after": None,
        "score_before": before["score"],
        "score_after": after["score"],
        "score_max_before": before["score_max"],
        "score_max_after": after["score_max"],
        **change,
    }
