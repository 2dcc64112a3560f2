"""What it would take, for the bodies of a release: each by the board that stands for it in the league.

A board of which the source shows a part, a proposed body and one too small or too large for thirds get no plan, and the
words that say why. Today's law binds a plan, whatever the date of the board.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from transforms.ceilings import Ceiling, ceilings_for
from transforms.rows import records
from transforms.score_row import PARTIAL, TOO_FEW
from transforms.tripartite import FEWEST_SEATS, LETTER_OF, LETTERS
from transforms.what_if import LARGEST, Answer, what_if
from transforms.what_if_words import Held, sentence

TABLES = ("league", "scores", "organisations", "bodies", "directors", "compositions")  # what a plan is made from
SHOWN = ("score", "score_low", "score_high", "score_max", "score_of_max", "band", "controlling_bloc", "score_reason")
FACTS = ("organisation", "body", "basis", "as_at", "board_id", "source_url", "tier", "seats_voting", *SHOWN)


@dataclass(frozen=True)
class Plan:
    """One body: the facts of its board, its seats, the rules that bind it, and what each goal takes."""

    facts: dict[str, Any]
    held: tuple[Held, ...]
    rules: tuple[Ceiling, ...]
    answers: tuple[Answer, ...]
    why_not: str = ""

    @property
    def open_seats(self) -> int:
        """Seats whose class nobody knows."""
        return sum(each.seats for each in self.held if len(each.letters) > 1)

    @property
    def beyond(self) -> tuple[Ceiling, ...]:
        """The ceilings that the board as it is passes with the seats that are known."""
        n = sum(each.seats for each in self.held)
        known = {each.letters: each.seats for each in self.held}
        return tuple(rule for rule in self.rules if known.get(LETTER_OF[rule.seat_class], 0) > rule.bounds(n)[1])

    def sentences(self) -> list[str]:
        """What each goal takes, in a sentence."""
        return [sentence(answer, self.held) for answer in self.answers]


def plans_of(frames: Mapping[str, pd.DataFrame], org_id: str, **limits: Any) -> Iterator[Plan]:
    """A plan for each body of an organisation, councils before boards.

    Args:
        frames: the tables named in TABLES.
        org_id: the organisation.
        limits: `fixed_size`, `add_only` or `max_size`, as in `transforms.what_if`.

    Raises:
        ScoreError: the limits are no limits of a board.
    """
    league = frames["league"]
    organisations = frames["organisations"]
    organisation = records(organisations[organisations["org_id"] == org_id])[0]
    boards = league.loc[league["org_id"] == org_id, ["body", "kind", "board_id"]]
    boards = boards.merge(frames["scores"].drop(columns="body"), on="board_id")
    order = boards.assign(_tier=boards["tier"].map({"electing": 0, "governing": 1, "advisory": 2}))
    for board in records(order.sort_values(["_tier", "body"])):
        held = _held(frames, board["board_id"])
        law = (organisation["family"] or "", board["kind"], board["tier"])
        rules = ceilings_for(*law, nation=organisation["nation"] or "")
        facts = {name: board[name] for name in FACTS}
        why_not = _why_not(board)
        seats = tuple((each.letters, each.seats) for each in held)
        yield Plan(facts, held, rules, () if why_not else what_if(seats, rules, **limits), why_not)


def _why_not(board: dict[str, Any]) -> str:
    if board["status"] != "current":
        return f"the body is {board['status']}"
    if not board["complete"]:
        return PARTIAL
    if board["seats_voting"] < FEWEST_SEATS:
        return TOO_FEW
    return f"more than {LARGEST} seats" if board["seats_voting"] > LARGEST else ""


def _held(frames: Mapping[str, pd.DataFrame], board_id: str) -> tuple[Held, ...]:
    """The filled voting seats of a board by what they may be, with the labels of their kinds."""
    columns = ["board_id", "class", "class_label", "possible", "seats"]
    seats = pd.concat([frames["directors"].assign(seats=1)[columns], frames["compositions"][columns]])
    seats = seats[seats["board_id"] == board_id]
    counts: dict[str, int] = {}
    labels: dict[str, set[str]] = {}
    for seat in records(seats[seats["class"] != "excluded"]):
        if seat["seats"]:
            letters = LETTER_OF.get(seat["class"]) or _letters(seat["possible"])
            counts[letters] = counts.get(letters, 0) + int(seat["seats"])
            labels.setdefault(letters, set()).add(seat["class_label"])
    return tuple(Held(letters, counts[letters], tuple(sorted(labels[letters]))) for letters in sorted(counts))


def _letters(possible: str | None) -> str:
    """`state|management` as the letters SM, in the order of LETTERS; nothing means any class."""
    named = {LETTER_OF[name] for name in (possible or "").split("|") if name}
    return "".join(letter for letter in LETTERS if letter in named) or LETTERS
