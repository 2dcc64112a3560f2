"""What it would take to bring a ranked board to each band within the law, in the sentences of `thirds what-if`.

Worked out for ranked boards only: of the others the seats are not known well enough to say who would come and who go.
"""

from collections import Counter, defaultdict
from functools import lru_cache

from transforms.ceilings import Ceiling, ceilings_for
from transforms.publish.site.bodies import Body, Organisation
from transforms.tripartite import LETTER_OF, LETTERS, Seats
from transforms.what_if import LARGEST, Answer, what_if
from transforms.what_if_words import Held, sentence


def plan(organisation: Organisation, body: Body) -> list[str]:
    """What each band that the board has not reached takes, a sentence each; none where the board has no rank."""
    board = body.chief
    if not board.row["ranked"] or board.size > LARGEST:
        return []
    counts: Counter[str] = Counter()
    labels: dict[str, set[str]] = defaultdict(set)
    for seat in board.seats:
        if seat.kind and seat.seats:
            letters = LETTER_OF.get(seat.row["class"]) or _possible(seat.row["possible"])
            counts[letters] += seat.seats
            labels[letters].add(seat.row["class_label"])
    held = [Held(letters, counts[letters], tuple(sorted(labels[letters]))) for letters in sorted(counts)]
    nation = organisation.row["nation"] or ""
    rules = ceilings_for(organisation.row["family"] or "", body.row["kind"], body.row["tier"], nation=nation)
    answers = _answers(tuple((each.letters, each.seats) for each in held), rules)
    return [sentence(answer, held) for answer in answers if not answer.reached]


@lru_cache(maxsize=4096)
def _answers(seats: Seats, rules: tuple[Ceiling, ...]) -> tuple[Answer, ...]:
    return what_if(seats, rules)


def _possible(named: str | None) -> str:
    """`state|management` as the letters SM; nothing means any class."""
    letters = {LETTER_OF[name] for name in (named or "").split("|") if name}
    return "".join(letter for letter in LETTERS if letter in letters) or LETTERS
