"""The promises of the tripartite score, over every board of 3 to 18 seats."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.tripartite import (
    blau,
    board_of,
    measure,
    placements,
    scores,
    seats_needed,
    seats_to_add,
    seats_to_change,
)

SIZES = range(3, 19)
Counts = tuple[int, int, int, int]


def boards(n: int) -> list[Counts]:
    """Every (W, U, S, M) of n seats."""
    return [(w, u, s, n - w - u - s) for w in range(n + 1) for u in range(n + 1 - w) for s in range(n + 1 - w - u)]


def array(counts: list[Counts]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    return np.array(counts, dtype=np.int64)


def shifted(board: Counts, source: int, target: int) -> Counts:
    """The board after one seat changes class."""
    seats = list(board)
    seats[source] -= 1
    seats[target] += 1
    return seats[0], seats[1], seats[2], seats[3]


@pytest.fixture(scope="module")
def score() -> dict[Counts, float]:
    """T of every board of 3 to 19 seats (19, because an axiom adds a seat)."""
    every = {n: boards(n) for n in (*SIZES, 19)}
    return {
        board: float(t) for counts in every.values() for board, t in zip(counts, scores(array(counts)), strict=True)
    }


ALL = [board for n in SIZES for board in boards(n)]


def split(n: int) -> list[int]:
    """Three whole parts of n, as equal as can be."""
    return [n // 3 + (i < n % 3) for i in range(3)]


def test_there_are_7300_boards() -> None:
    assert len(ALL) == len(set(ALL)) == 7300


def test_the_score_is_the_definition_worked_by_hand(score: dict[Counts, float]) -> None:
    for board in ALL:
        best = Fraction(0)
        for targets in set(permutations(split(sum(board)))):
            fills = sorted(min(Fraction(1), Fraction(x, t)) for x, t in zip(board[:3], targets, strict=True))
            best = max(best, 100 * (fills[0] + fills[1]) / 2)
        assert score[board] == float(best), board


def test_100_exactly_when_the_thirds_are_met_and_nobody_else_sits(score: dict[Counts, float]) -> None:
    for board in ALL:
        met = sorted(board[:3], reverse=True) == split(sum(board))
        assert (score[board] == 100) == met, board


def test_0_exactly_when_at_most_one_third_is_represented(score: dict[Counts, float]) -> None:
    for board in ALL:
        assert (score[board] == 0) == (sum(x > 0 for x in board[:3]) <= 1), board


def test_a_management_seat_more_never_raises_the_score(score: dict[Counts, float]) -> None:
    for w, u, s, m in ALL:
        assert score[w, u, s, m + 1] <= score[w, u, s, m]


def test_workers_users_and_state_are_treated_alike(score: dict[Counts, float]) -> None:
    for *thirds, m in ALL:
        assert len({score[(*order, m)] for order in permutations(thirds)}) == 1  # type: ignore[index]


def test_a_management_seat_given_to_a_third_never_lowers_the_score(score: dict[Counts, float]) -> None:
    for board in ALL:
        if board[3]:
            assert all(score[shifted(board, 3, third)] >= score[board] for third in range(3)), board


def test_a_seat_from_an_overfull_third_to_a_smaller_never_lowers_the_score(
    score: dict[Counts, float],
) -> None:
    for board in ALL:
        for source, target in permutations(range(3), 2):
            if board[source] > -(-sum(board) // 3) and board[target] < board[source]:
                assert score[shifted(board, source, target)] >= score[board], (board, source, target)


def test_known_limit_two_full_thirds_stay_at_50_when_a_manager_joins(score: dict[Counts, float]) -> None:
    assert score[5, 5, 0, 0] == score[5, 5, 0, 1] == 50


def test_known_limit_a_move_out_of_an_unfilled_third_can_lower_the_score(score: dict[Counts, float]) -> None:
    assert any(
        score[shifted(board, source, target)] < score[board]
        for board in ALL
        for source, target in permutations(range(3), 2)
        if 0 < board[source] < sum(board) // 3 and board[target] < board[source]
    )


def test_no_bloc_controls_a_board_of_80_or_more(score: dict[Counts, float]) -> None:
    for board in ALL:
        if max(board) > sum(board) / 2:
            assert score[board] <= 75, board


def test_targets_are_whole_and_as_equal_as_can_be() -> None:
    for n in range(3, 201):
        for targets in placements(n):
            assert sorted(targets, reverse=True) == split(n)
        assert len(set(placements(n))) == len(placements(n)) == (1 if n % 3 == 0 else 3)


def test_seats_to_change_is_the_fewest_swaps_to_a_board_of_thirds() -> None:
    for n in SIZES:
        ideals = set(permutations(split(n)))
        found = seats_to_change(array(boards(n)))
        for board, k in zip(boards(n), found, strict=True):
            distance = min(sum(abs(x - y) for x, y in zip(board, (*ideal, 0), strict=True)) // 2 for ideal in ideals)
            assert k == distance, board


def test_what_the_thirds_need_adds_up_to_the_seats_to_change() -> None:
    for n in SIZES:
        counts = array(boards(n))
        assert (seats_needed(counts).sum(axis=1) == seats_to_change(counts)).all()


def test_seats_needed_belong_to_a_placement_that_gives_the_score(score: dict[Counts, float]) -> None:
    for n in SIZES:
        for board, needed in zip(boards(n), seats_needed(array(boards(n))).tolist(), strict=True):
            best = [
                [max(0, t - x) for x, t in zip(board, targets, strict=False)]
                for targets in placements(n)
                if score[board]
                == float(
                    50 * sum(sorted(min(Fraction(1), Fraction(x, t)) for x, t in zip(board, targets, strict=False))[:2])
                )
            ]
            assert needed in best, board


def test_seats_to_add_are_what_equal_thirds_lack() -> None:
    for n in SIZES:
        for board, added in zip(boards(n), seats_to_add(array(boards(n))), strict=True):
            largest = max(board[:3])
            assert added == sum(largest - x for x in board[:3])


def test_blau_is_100_only_for_equal_thirds_and_0_only_below_two() -> None:
    for n in SIZES:
        for board, value in zip(boards(n), blau(array(boards(n))), strict=True):
            w, u, s, m = board
            assert 0 <= value <= 100
            assert (value == 100) == (w == u == s and m == 0)
            assert (value == 0) == (sum(x > 0 for x in (w, u, s)) < 2)
            assert value == pytest.approx(300 * (w / n * u / n + u / n * s / n + w / n * s / n))


def test_pattern_bloc_and_band_say_what_the_counts_say(score: dict[Counts, float]) -> None:
    names = ("worker", "user", "state", "management")
    for board in ALL:
        n = sum(board)
        found = measure(board_of(zip("WUSM", board, strict=True)))
        assert found.pattern == ("".join(x for x, k in zip("WUS", board, strict=False) if k) or "none")
        control = [name for name, k in zip(names, board, strict=True) if k > n / 2]
        assert found.controlling == (control[0] if control else "none")
        assert found.blocking == ("|".join(x for x, k in zip(names, board, strict=True) if k >= n / 2) or "none")
        t = score[board]
        band = "Tripartite" if t >= 80 else "Partial" if t >= 50 else "Thin" if t > 0 else "Single-interest"
        assert found.band == band + (f"-controlled by {control[0]}" if control else "")
        assert found.score.low == found.score.high == t


def test_products_cover_all_boards() -> None:
    """The enumeration itself, against a plain product."""
    for n in (3, 5, 8):
        assert set(boards(n)) == {c for c in product(range(n + 1), repeat=4) if sum(c) == n}


# --- boards of any size, up to the largest that is scored
large_boards = st.tuples(*[st.integers(0, 50)] * 4).filter(lambda board: sum(board) >= 3)


def t(board: Sequence[int]) -> float:
    return float(scores(np.array([board], dtype=np.int64))[0])


@given(large_boards)
@settings(deadline=None)
def test_the_axioms_hold_for_boards_of_every_size(board: tuple[int, int, int, int]) -> None:
    w, u, s, m = board
    n, value = sum(board), t(board)
    assert 0 <= value <= 100
    assert (value == 100) == (sorted(board[:3], reverse=True) == split(n))
    assert (value == 0) == (sum(x > 0 for x in board[:3]) <= 1)
    assert t((w, u, s, m + 1)) <= value
    assert len({t((*order, m)) for order in permutations((w, u, s))}) == 1
    if m:
        assert all(t(shifted(board, 3, third)) >= value for third in range(3))
    for source, target in permutations(range(3), 2):
        if board[source] > -(-n // 3) and board[target] < board[source]:
            assert t(shifted(board, source, target)) >= value


@given(large_boards)
@settings(deadline=None)
def test_known_limit_one_third_in_full_and_another_share_what_is_left(board: tuple[int, int, int, int]) -> None:
    """A board without one third can have 50 at most, however the others share it."""
    w, u, _, m = board
    if w + u + m >= 3:
        assert t((w, u, 0, m)) <= 50


@given(st.integers(2, 60))
def test_known_limit_two_full_halves_keep_50_until_managers_outnumber_a_half(half: int) -> None:
    for managers in range(half + 1):
        assert t((half, half, 0, managers)) == 50
    assert t((half, half, 0, half + 3)) < 50
