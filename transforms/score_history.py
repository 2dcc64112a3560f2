"""A score for each date: how each body came from one whole board to the next, in numbers and in a sentence.

`changes` has a row a person and a class; this has a row a board, so that two boards on which nothing changed are there
too. What the seats of a board leave open stays open here: no third is said to have grown, and no score to have moved.
"""

from itertools import pairwise
from typing import Any

import pandas as pd

from transforms.history import (
    BODY,
    boards_in_order,
    came_before,
    hides_somebody,
    holders_of_neighbours,
    neighbours,
    people_changes,
)
from transforms.schema.answers import SCORE_HISTORY

SEATS = {"worker": "seats_w", "user": "seats_u", "state": "seats_s", "management": "seats_m"}
SINCE = (
    "previous_board_id", "previous_as_at", "joined", "left", "grew", "shrank", "score_change", "sentence",
)  # fmt: skip
IN_WORDS = {
    "worker": "worker seats",
    "user": "user seats",
    "state": "state seats",
    "management": "seats outside the thirds",
}


def score_history_table(scores: pd.DataFrame, directors: pd.DataFrame) -> pd.DataFrame:
    """One row a whole dated board, in the columns of SCORE_HISTORY.

    Args:
        scores: the table of that name.
        directors: seats as they are published; a withheld name is nobody's, so its holder neither joins nor leaves.
    """
    in_order = boards_in_order(scores)
    several = neighbours(in_order)
    by_board = holders_of_neighbours(several, directors)
    since: dict[int, dict[str, Any]] = {}
    for boards in several:
        for before, after in pairwise(boards):
            if came_before(before, after):
                since[after["place"]] = _since(before, after, by_board)
    said = pd.DataFrame(list(since.values()), index=list(since), columns=list(SINCE))
    history = in_order.reset_index(drop=True)
    history = history.assign(step=history.groupby(BODY).cumcount() + 1).join(said)
    return history[SCORE_HISTORY.column_names()]


def _since(before: dict[str, Any], after: dict[str, Any], by_board: dict[str, pd.DataFrame]) -> dict[str, Any]:
    """What changed from one board to the next."""
    people = [change["change"] for change in people_changes(before, after, by_board)]
    hidden = any(hides_somebody(by_board.get(board["board_id"])) for board in (before, after))
    named = after["basis"] == "listing" and not hidden
    settled = not (before["seats_unclassified"] or after["seats_unclassified"])
    moved = {name: int(after[column]) - int(before[column]) for name, column in SEATS.items()} if settled else {}
    found: dict[str, Any] = {
        "previous_board_id": before["board_id"],
        "previous_as_at": before["as_at"],
        "joined": people.count("joined") if named else None,
        "left": people.count("left") if named else None,
        "grew": "|".join(name for name, by in moved.items() if by > 0) or ("none" if settled else None),
        "shrank": "|".join(name for name, by in moved.items() if by < 0) or ("none" if settled else None),
        "score_change": _difference(before, after),
    }
    return found | {"sentence": _sentence(before, after, found)}


def _difference(before: dict[str, Any], after: dict[str, Any]) -> float | None:
    exact = [board["score_low"] if board["score_low"] == board["score_high"] else None for board in (before, after)]
    if exact[0] is None or exact[1] is None or pd.isna(exact[0]) or pd.isna(exact[1]):
        return None
    return round(float(exact[1]) - float(exact[0]), 9)


def _sentence(before: dict[str, Any], after: dict[str, Any], found: dict[str, Any]) -> str:
    """The change in words that name no class of a person and call nobody management."""
    parts = []
    if found["joined"] is not None:
        parts.append(_people_in_words(found["joined"], found["left"]))
    if found["grew"] is None:
        parts.append("whom some seats answer to is not said, so that no third can be said to have grown")
    else:
        parts.append(_seats_in_words(before, after))
    if found["score_change"] is not None:
        parts.append(_score_in_words(before, after, found["score_change"]))
    when = f"Between {before['as_at']} and {after['as_at']}"
    if before["as_at"] == after["as_at"]:
        when = f"Before and after a change of {after['as_at']}"
    return f"{when}: {'; '.join(parts)}."


def _people_in_words(joined: int, left: int) -> str:
    if not joined and not left:
        return "no named holder joined or left"
    return f"{joined} named {'holder' if joined == 1 else 'holders'} joined and {left} left"


def _seats_in_words(before: dict[str, Any], after: dict[str, Any]) -> str:
    moved = [
        f"{IN_WORDS[name]} {'grew' if after[column] > before[column] else 'shrank'} from {int(before[column])} to "
        f"{int(after[column])}"
        for name, column in SEATS.items()
        if after[column] != before[column]
    ]
    return ", ".join(moved) or "no class of seats grew or shrank"


def _score_in_words(before: dict[str, Any], after: dict[str, Any], by: float) -> str:
    best = "" if after["score_max"] == 100 else f" (best lawful {after['score_max']:.1f})"
    if by == 0:
        return f"the score stayed at {after['score_low']:.1f}{best}"
    return f"the score {'rose' if by > 0 else 'fell'} from {before['score_low']:.1f} to {after['score_low']:.1f}{best}"
