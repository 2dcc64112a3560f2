"""What the numbers of a board say, in sentences that can be printed as they stand.

Facts, never accusations: a score is fit to a proposal, a seat outside the thirds is called by its own kind, and what
the evidence leaves open is said to be open.
"""

from collections.abc import Iterable
from typing import Any

from transforms.publish.boards import PATTERN_WORDS, band_words, points, words
from transforms.publish.site.bodies import Board, Row

GROUPS = {"w": "Workers", "u": "Users", "s": "The state", "m": "Outside the thirds", "o": "Not published"}
THIRDS = {"w": "worker", "u": "user", "s": "state"}
BASES = {"listing": "named holders", "composition": "seats as rules or pages state them"}
BANDS = {
    "Tripartite": "all three thirds sit in nearly equal numbers",
    "Partial": "at least two of the three sit, and one falls short or is missing",
    "Thin": "the three are far from equal, or most seats are outside them",
    "Single-interest": "at most one third holds a seat",
}
METHODS = {
    "live": "fetched from the site itself",
    "wayback": "fetched from a web archive",
    "facsimile": "facsimile",
    "transcription": "transcribed, no page kept",
}


def score_words(board: Board) -> str:
    """The score as one phrase: a number, a number with how far it may rise, a range, or why there is none."""
    row = board.row
    low, high = points(row["score_low"]), points(row["score_high"])
    if row["score"] is not None:
        return low if low == high else f"{low}, and {high} at most"
    if row["complete"] and low:
        return f"between {low} and {high}" if low != high else f"no score; these seats would make {low}"
    return "no score"


def short_score(board: Board) -> str:
    """The score for a column of a table: a number, a range with a dash, or a dash alone."""
    row = board.row
    low, high = points(row["score_low"]), points(row["score_high"])
    if not row["complete"] or not low:
        return "–"
    return low if low == high else f"{low}–{high}"


def band_sentence(board: Board) -> str:
    """The band with what it means; nothing where no band is given."""
    name = words(board.row["band"])
    if not name:
        return ""
    return f"{band_words(name)}: {BANDS[name.partition('-controlled')[0]]}"


def pattern_sentence(board: Board) -> str:
    """Which thirds are there at all."""
    said = PATTERN_WORDS.get(words(board.row["pattern"]), "")
    return said or ("open: it depends on seats whose class is not published" if board.counts["o"] else "")


def reason(board: Board) -> str:
    """Why a board is in no ranking; nothing where it is in one."""
    row = board.row
    if row["ranked"]:
        return ""
    said = [str(row["score_reason"])] if row["score_reason"] else []
    if row["status"] != "current" and not any(row["status"] in each for each in said):
        said.append(f"the body is {row['status']}")
    return "; ".join(said)


def control(board: Board) -> str:
    """Who holds a majority of all seats, in a word or two."""
    bloc = board.row["controlling_bloc"]
    if bloc is None:
        return "open" if board.whole else ""
    return {
        "none": "nobody",
        "worker": "workers",
        "user": "users",
        "state": "the state",
        "management": "seats outside the thirds",
    }[bloc]


def what_it_would_take(board: Board) -> list[str]:
    """What would bring the board to a third, a third, a third: by other holders of its seats, or by more seats."""
    if not board.whole:
        return []
    row, said = board.row, []
    change = _span(row["seats_to_change_low"], row["seats_to_change_high"])
    if change == "0":
        return ["Nothing: the thirds are met and nobody else sits."]
    if change:
        short = [
            f"{int(row[f'needed_{letter}'])} more {name} {_seats(row[f'needed_{letter}'])}"
            for letter, name in THIRDS.items()
            if row[f"needed_{letter}"]
        ]
        detail = f": {_listed(short)}" if short and row["seats_to_change"] is not None else ""
        said.append(f"At its size, {change} of {board.size} seats would go to another class{detail}.")
    added = _span(row["seats_to_add_low"], row["seats_to_add_high"])
    if added and added != "0":
        said.append(f"If nobody left, {added} {'seat' if added == '1' else 'seats'} would be added to make them equal.")
    return said


def seats_sentence(board: Board) -> str:
    """The seats of a board in words: '2 worker, 3 user, 4 outside the thirds (4 executive)'."""
    said = [f"{board.counts[kind]} {name}" for kind, name in THIRDS.items() if board.counts[kind]]
    if board.counts["m"]:
        said.append(f"{board.counts['m']} outside the thirds ({board.outside})")
    if board.counts["o"]:
        said.append(f"{board.counts['o']} whose class is not published")
    if board.row["vacancies"]:
        said.append(f"{int(board.row['vacancies'])} vacant")
    return ", ".join(said) or "no filled voting seat"


def power(board: Board) -> list[tuple[str, str]]:
    """The a-priori voting power of each bloc, in words and per cent; nothing where no share is settled."""
    shares = [(kind, board.row[f"banzhaf_{kind}"]) for kind in "wusm"]
    if all(share is None for _, share in shares):
        return []
    return [(GROUPS[kind], "open" if share is None else f"{100 * share:.0f} %") for kind, share in shares]


def date_words(value: Any) -> str:
    """A date of a source as a reader would write it: '2019-03-14' is '14 March 2019', '2019-03' 'March 2019'."""
    text = "" if value is None else str(value)
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and len(year) == 4 and month.isdigit() and 1 <= int(month) <= 12):
        return text
    said = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(day[:2])} {said}" if day[:2].isdigit() else said


MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def change_sentence(change: Row) -> str:
    """One change between two whole boards."""
    if change["person_name"]:
        return f"{change['person_name']} {change['change']}"
    kind = "seats outside the thirds" if change["class"] == "management" else f"{change['class']} seats"
    return f"{kind} {change['change']} from {change['seats_before']} to {change['seats_after']}"


def _span(low: Any, high: Any) -> str:
    if low is None or high is None:
        return ""
    return f"{int(low)}" if low == high else f"{int(low)} to {int(high)}"


def _seats(count: Any) -> str:
    return "seat" if int(count) == 1 else "seats"


def _listed(parts: Iterable[str]) -> str:
    *before, last = parts
    return f"{', '.join(before)} and {last}" if before else last
