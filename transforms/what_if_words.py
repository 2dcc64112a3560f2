"""What a change of a board is in words: "elect 2 workers, keep both council seats, retire 3 independents".

The words are for print. A worker comes by election, as the proposal asks; a user and a nominee of the state are added,
because how they come is open. Seats outside the thirds are called by their own kind where they are all of one kind, and
never management.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from transforms.what_if import Answer, Change

THIRDS = {"W": "worker", "U": "user", "S": "state"}
COMING = {
    "W": ("elect", "worker", "workers"),
    "U": ("add", "user", "users"),
    "S": ("add", "state nominee", "state nominees"),
}
# The kinds of seat whose printed label makes a shorter word; any other is a seat of its class.
SHORT = {
    "independent non-executive": ("independent", "independents"),
    "executive": ("executive", "executives"),
    "co-opted by the board": ("co-opted seat", "co-opted seats"),
    "worker (union seat)": ("union seat", "union seats"),
    "user (tenant or resident)": ("tenant or resident seat", "tenant or resident seats"),
    "user (patient)": ("patient seat", "patient seats"),
    "state (council)": ("council seat", "council seats"),
}
SEATS = {
    "W": ("worker seat", "worker seats"),
    "U": ("user seat", "user seats"),
    "S": ("state seat", "state seats"),
    "M": ("seat outside the thirds", "seats outside the thirds"),
}
MAY_BE = {"W": "of workers", "U": "of users", "S": "of the state", "M": "of no third"}
UNKNOWN = "that nobody says who fills"


@dataclass(frozen=True)
class Held:
    """Seats of a board as it is: their letters, number, and the labels of their kinds."""

    letters: str
    seats: int
    labels: tuple[str, ...] = ()

    def words(self) -> tuple[str, str]:
        """One of them, and several."""
        if len(self.letters) > 1:
            known = UNKNOWN if set(self.letters) == set(MAY_BE) else " or ".join(MAY_BE[each] for each in self.letters)
            return f"seat {known}", f"seats {known}"
        if len(self.labels) == 1 and self.labels[0] in SHORT:
            return SHORT[self.labels[0]]
        return SEATS[self.letters]


def in_words(change: Change, held: Iterable[Held]) -> str:
    """The change as one clause a kind of seat: what comes, what stays, what goes, in this order."""
    moved: Mapping[str, int] = dict(change.by)
    seats = sorted(held, key=lambda each: ("WUSM".find(each.letters), each.letters))
    come = [_coming(letter, moved[letter]) for letter in "WUS" if moved.get(letter, 0) > 0]
    stay = [f"keep {_all(each)}" for each in seats if each.seats and moved.get(each.letters, 0) >= 0]
    go = [_going(each, -moved[each.letters]) for each in seats if moved.get(each.letters, 0) < 0]
    return ", ".join([*come, *stay, *go])


def sentence(answer: Answer, held: Iterable[Held]) -> str:
    """What one goal takes, in a sentence."""
    goal = _goal(answer)
    if answer.reached and answer.change is not None:
        return f"{goal}: reached already."
    if answer.change is None:
        return f"{goal}: not possible; {answer.why_not}."
    change = answer.change
    n = sum(count for _, count in change.seats)
    low, high = change.score
    score = f"scores {low:.1f}" if low == high else f"scores {low:.1f} to {high:.1f}"
    control = {"none": "", None: ""}.get(change.controlling, f"; {_majority(str(change.controlling))} a majority")
    return f"{goal}: {in_words(change, held)}. The board of {n} then {score}{control}."


def _goal(answer: Answer) -> str:
    if answer.goal == "Thin":
        return "Thin (above 0)"
    if answer.goal in ("Thirds met", "Best lawful"):
        return f"{answer.goal} ({answer.at_least:.1f})".replace(".0)", ")")
    return f"{answer.goal} ({answer.at_least:.0f} or more)"


def _majority(seat_class: str) -> str:
    who = {"worker": "workers hold", "user": "users hold", "state": "the state holds"}
    return who.get(seat_class, "seats outside the thirds hold")


def _coming(letter: str, number: int) -> str:
    verb, one, several = COMING[letter]
    return f"{verb} {number} {one if number == 1 else several}"


def _all(each: Held) -> str:
    one, several = each.words()
    if each.seats == 1:
        return f"the {one}"
    return f"{'both' if each.seats == 2 else f'all {each.seats}'} {several}"


def _going(each: Held, number: int) -> str:
    several = each.words()[1]
    verb = "retire" if each.letters == "M" else "give up" if each.letters in THIRDS else "fill anew"
    if number == each.seats:
        return f"{verb} {_all(each)}"
    return f"{verb} {number} of the {each.seats} {several}"
