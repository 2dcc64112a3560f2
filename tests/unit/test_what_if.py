"""What it would take: the fewest seats, proven against trying every board; in words fit to print."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.ceilings import Ceiling, ceilings_for
from transforms.plans import Plan
from transforms.tripartite import LETTER_OF, LETTERS, ScoreError, Seats, assignments, board_of, measure, score_interval
from transforms.what_if import BEST_LAWFUL, GOALS, LARGEST, Answer, Limits, what_if
from transforms.what_if_words import Held, in_words, sentence

COUNCIL = ceilings_for("nhs_foundation_trust", "council of governors", "electing")
LANDLORD = ceilings_for("housing_association", "board", "governing", nation="England")


# --- against trying every board
def every_board(seats: Seats, limits: Limits) -> Iterator[tuple[int, int, Seats]]:
    """Each board that can come of one by adding to W, U and S and taking from anything: seats touched and leaving."""
    before = {"W": 0, "U": 0, "S": 0} | dict(seats)
    ranges = [range(limits.largest + 1) if letters in "WUS" else range(before[letters] + 1) for letters in before]
    for counts in product(*ranges):
        size = sum(counts)
        moved = [after - had for after, had in zip(counts, before.values(), strict=True)]
        come, leave = sum(k for k in moved if k > 0), -sum(k for k in moved if k < 0)
        if limits.smallest <= size <= limits.largest and not (limits.nobody_leaves and leave):
            yield max(come, leave), leave, board_of(zip(before, counts, strict=True))


def lawful(seats: Seats, rules: tuple[Ceiling, ...]) -> bool:
    """The known seats pass no ceiling, and with the open ones each minimum can be met."""
    size = sum(count for _, count in seats)
    for rule in rules:
        fewest, most = rule.bounds(size)
        letter = LETTER_OF[rule.seat_class]
        known = sum(count for letters, count in seats if letters == letter)
        possible = sum(count for letters, count in seats if letter in letters)
        if known > most or possible < fewest:
            return False
    return True


def fewest(seats: Seats, rules: tuple[Ceiling, ...], limits: Limits, goal: float) -> tuple[int, int] | None:
    """Seats touched and leaving of the smallest change, by trying every board and every assignment."""
    best = None
    for touched, leave, after in every_board(seats, limits):
        low = min(score_interval(board_of(zip(LETTERS, row, strict=True))).low for row in assignments(after).tolist())
        if low >= goal and low > 0 and lawful(after, rules):
            best = min(best or (touched, leave), (touched, leave))
    return best


small_boards = st.tuples(
    st.lists(st.sampled_from(LETTERS), min_size=3, max_size=4),
    st.lists(st.sampled_from(["SM", "WU", "WUSM", "US"]), max_size=2),
).map(lambda both: board_of((letters, 1) for letters in (*both[0], *both[1])))
MODES = [({}, None), ({"fixed_size": True}, None), ({"max_size": 6}, 6)]


@given(small_boards, st.sampled_from(MODES), st.sampled_from([(), COUNCIL, LANDLORD]))
@settings(max_examples=30, deadline=None)
def test_no_board_that_touches_fewer_seats_reaches_the_goal(
    seats: Seats, mode: tuple[dict[str, int], int | None], rules: tuple[Ceiling, ...]
) -> None:
    n = sum(count for _, count in seats)
    limits = Limits(n if "fixed_size" in mode[0] else 3, mode[1] or n)
    for answer in what_if(seats, rules, **mode[0]):  # type: ignore[arg-type]
        expected = fewest(seats, rules, limits, answer.at_least)
        change = answer.change
        found = None
        if change is not None:
            found = (change.touched, -sum(min(0, by) for _, by in change.by))
        assert found == expected, answer.goal
        assert answer.reached == (expected is not None and expected[0] == 0)


@given(small_boards)
@settings(max_examples=15, deadline=None)
def test_additions_alone_are_the_fewest_too(seats: Seats) -> None:
    n = sum(count for _, count in seats)
    for answer in what_if(seats, add_only=True)[:2]:
        expected = fewest(seats, (), Limits(n, n + 4, nobody_leaves=True), answer.at_least)
        if expected is not None:
            assert answer.change is not None
            assert answer.change.touched == expected[0]


# --- properties
boards = st.tuples(*[st.integers(0, 6)] * 4).filter(lambda counts: sum(counts) >= 3)


def board(w: int, u: int, s: int, m: int, **still_open: int) -> Seats:
    return board_of([*zip(LETTERS, (w, u, s, m), strict=True), *still_open.items()])


@given(boards)
@settings(max_examples=40, deadline=None)
def test_at_constant_size_seats_in_thirds_cost_exactly_k(counts: tuple[int, int, int, int]) -> None:
    seats = board(*counts)
    met = {answer.goal: answer for answer in what_if(seats, fixed_size=True)}["Thirds met"]
    assert met.change is not None
    assert met.change.touched == measure(seats).change.low


@given(boards, st.sampled_from([(), COUNCIL, LANDLORD]))
@settings(max_examples=40, deadline=None)
def test_a_higher_band_never_takes_fewer_seats_and_a_change_leads_where_it_says(
    counts: tuple[int, int, int, int], rules: tuple[Ceiling, ...]
) -> None:
    seats = board(*counts)
    answers = [answer for answer in what_if(seats, rules) if answer.change]
    touched = [answer.change.touched for answer in answers if answer.change]
    assert touched == sorted(touched)
    for answer in answers:
        change = answer.change
        assert change is not None
        after = {"W": 0, "U": 0, "S": 0, "M": 0} | dict(seats)
        for letters, by in change.by:
            after[letters] += by
        assert board_of(after.items()) == change.seats
        assert change.score == score_interval(change.seats)
        assert change.score.low >= answer.at_least
        assert lawful(change.seats, rules)


def test_a_reached_band_takes_nothing() -> None:
    for answer in what_if(board(3, 3, 3, 0)):
        assert answer.reached
        assert answer.change is not None
        assert answer.change.by == ()


def test_additions_never_meet_the_thirds_while_a_manager_stays() -> None:
    goals = {answer.goal: answer for answer in what_if(board(1, 0, 3, 5), add_only=True)}
    assert goals["Thirds met"].change is None
    assert "while everybody stays" in goals["Thirds met"].why_not
    assert goals["Tripartite"].change is not None
    assert goals["Tripartite"].change.touched == 20


def test_what_the_law_forbids_is_said_with_the_best_that_it_allows() -> None:
    goals = {answer.goal: answer for answer in what_if(board(23, 37, 11, 0), COUNCIL)}
    assert goals[BEST_LAWFUL].at_least == 75
    change = goals[BEST_LAWFUL].change
    assert change is not None
    assert change.by == (("U", -1), ("S", 1))
    for name in ("Tripartite", "Thirds met"):
        assert goals[name].change is None
        assert goals[name].why_not == "the law allows at most 75.0 with up to 71 seats"


def test_every_answer_is_one_of_the_bands_in_order() -> None:
    assert tuple((answer.goal, answer.at_least) for answer in what_if(board(0, 0, 0, 3))) == GOALS


@pytest.mark.parametrize(
    ("seats", "limits", "said"),
    [
        ((("W", 2),), {}, "a board of 2 seats has no thirds"),
        ((("M", LARGEST + 1),), {}, f"up to {LARGEST} seats"),
        ((("M", 10**6),), {}, "1000000 seats"),
        ((("W", 3),), {"fixed_size": True, "add_only": True}, "one limit at most"),
        ((("W", 3),), {"max_size": 2}, "from 3 to"),
        ((("W", 3),), {"max_size": 10**6}, "from 3 to"),
    ],
)
def test_a_board_or_a_limit_that_is_none_is_refused_in_words(seats: Seats, limits: dict[str, int], said: str) -> None:
    with pytest.raises(ScoreError, match=said):
        what_if(seats, **limits)  # type: ignore[arg-type]


# --- in words
INDEPENDENT = Held("M", 6, ("independent non-executive",))
COUNCIL_SEATS = Held("S", 2, ("state (council)",))


def answers(*held: Held, **limits: bool) -> dict[str, Answer]:
    return {each.goal: each for each in what_if(tuple((one.letters, one.seats) for one in held), **limits)}  # type: ignore[arg-type]


def test_a_plan_elects_workers_keeps_councillors_and_retires_independents() -> None:
    held = (Held("W", 1, ("worker (staff seat)",)), COUNCIL_SEATS, INDEPENDENT)
    found = answers(*held)
    assert found["Partial"].change is not None
    assert in_words(found["Partial"].change, held) == (
        "add 2 users, keep the worker seat, keep both council seats, retire 2 of the 6 independents"
    )
    assert sentence(found["Thirds met"], held) == (
        "Thirds met (100): elect 2 workers, add 3 users, add 1 state nominee, keep the worker seat, keep both council "
        "seats, retire all 6 independents. The board of 9 then scores 100.0."
    )


def test_seats_of_several_kinds_outside_the_thirds_are_not_told_apart_and_not_called_management() -> None:
    held = (Held("U", 3), Held("M", 6, ("executive", "independent non-executive")))
    said = sentence(answers(*held)["Partial"], held)
    assert "retire 3 of the 6 seats outside the thirds" in said
    assert "manage" not in said


def test_open_seats_are_named_by_what_they_may_be() -> None:
    held = (Held("SM", 4), Held("U", 4), Held("WU", 2), Held("WUSM", 2))
    change = answers(*held)["Thirds met"].change
    assert change is not None
    said = in_words(change, held)
    assert "fill anew all 4 seats of the state or of no third" in said
    assert "fill anew both seats that nobody says who fills" in said
    assert "seats of workers or of users" in said


def test_who_holds_a_majority_afterwards_is_said() -> None:
    found = what_if(board(23, 37, 11, 0), COUNCIL)
    held = (Held("W", 23), Held("U", 37), Held("S", 11))
    assert [sentence(answer, held) for answer in found] == [
        "Thin (above 0): reached already.",
        "Partial (50 or more): reached already.",
        "Best lawful (75): add 1 state nominee, keep all 23 worker seats, keep all 11 state seats, give up 1 of the 37 "
        "user seats. The board of 71 then scores 75.0; users hold a majority.",
        "Tripartite (80 or more): not possible; the law allows at most 75.0 with up to 71 seats.",
        "Thirds met (100): not possible; the law allows at most 75.0 with up to 71 seats.",
    ]


def test_a_board_that_passes_a_ceiling_is_told_so_and_its_plans_do_not() -> None:
    held = (Held("S", 4), Held("U", 4), Held("W", 4))
    assert Plan({}, held, LANDLORD, ()).beyond == LANDLORD
    assert Plan({}, (Held("S", 2), Held("U", 5), Held("W", 5)), LANDLORD, ()).beyond == ()
    for answer in what_if(tuple((each.letters, each.seats) for each in held), LANDLORD):
        assert not answer.reached
        if answer.change:
            state = dict(answer.change.seats).get("S", 0)
            assert state <= 0.24 * sum(count for _, count in answer.change.seats)
