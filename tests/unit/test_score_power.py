"""Banzhaf's index, against counting every coalition."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.power import Power, banzhaf

small = st.tuples(*[st.integers(0, 3)] * 4, st.integers(0, 4)).filter(lambda votes: sum(votes) > 0)
councils = st.tuples(*[st.integers(0, 20)] * 4, st.integers(0, 40)).filter(lambda votes: sum(votes) > 0)


def by_coalitions(*votes: int) -> Power:
    """Count swings over every set of voters."""
    voters = [(i, k) for i, k in enumerate(votes[:4]) if k] + [(3, 1)] * votes[4]
    needed = sum(votes) // 2 + 1
    swings = [0, 0, 0, 0]
    for size in range(1, len(voters) + 1):
        for coalition in combinations(range(len(voters)), size):
            held = sum(voters[i][1] for i in coalition)
            for i in coalition:
                swings[voters[i][0]] += held >= needed > held - voters[i][1]
    w, u, s, m = (Fraction(x, sum(swings)) for x in swings)
    return w, u, s, m


def by_all_subsets(*votes: int) -> Power:
    """The same for many boards at once fast enough: every subset of the voters as one row of bits."""
    voters = [(i, k) for i, k in enumerate(votes[:4]) if k] + [(3, 1)] * votes[4]
    weights = np.array([k for _, k in voters])
    joined = (np.arange(2 ** len(voters))[:, None] >> np.arange(len(voters))) & 1
    held = joined @ weights
    needed = sum(votes) // 2 + 1
    wins = held >= needed
    swings = [0, 0, 0, 0]
    for at, (owner, weight) in enumerate(voters):
        swings[owner] += int((wins & (joined[:, at] == 1) & (held - weight < needed)).sum())
    w, u, s, m = (Fraction(x, sum(swings)) for x in swings)
    return w, u, s, m


def test_every_board_of_1_to_12_seats_against_all_coalitions() -> None:
    """All of them but for the order of W, U and S, which the index treats alike (see the property below)."""
    boards = [
        (w, u, s, e, i)
        for n in range(1, 13)
        for w in range(n + 1)
        for u in range(min(w, n - w) + 1)
        for s in range(min(u, n - w - u) + 1)
        for e in range(n - w - u - s + 1)
        for i in [n - w - u - s - e]
    ]
    assert len(boards) == len(set(boards))
    for votes in boards:
        assert banzhaf(*votes) == by_all_subsets(*votes), votes


@given(
    st.tuples(*[st.integers(0, 12)] * 4, st.integers(0, 12)).filter(lambda votes: sum(votes) > 0),
    st.permutations([0, 1, 2]),
)
def test_workers_users_and_state_are_treated_alike(votes: tuple[int, ...], order: list[int]) -> None:
    shares = banzhaf(*votes)
    assert banzhaf(*(votes[i] for i in order), *votes[3:]) == (*(shares[i] for i in order), shares[3])


def test_the_two_ways_of_counting_coalitions_agree() -> None:
    for votes in ((3, 2, 1, 1, 2), (0, 4, 4, 1, 3), (5, 0, 0, 0, 4)):
        assert by_all_subsets(*votes) == by_coalitions(*votes)


@given(small)
def test_boards_with_more_singles_against_all_coalitions(votes: tuple[int, int, int, int, int]) -> None:
    assert banzhaf(*votes) == by_coalitions(*votes)


@given(councils)
def test_shares_add_up_to_one_and_a_bloc_with_more_seats_has_no_less(
    votes: tuple[int, int, int, int, int],
) -> None:
    power = banzhaf(*votes)
    assert sum(power) == 1
    assert min(power) >= 0
    for i, j in combinations(range(3), 2):
        if votes[i] >= votes[j]:
            assert power[i] >= power[j]


@given(councils)
def test_a_bloc_with_a_majority_has_all_the_power(votes: tuple[int, int, int, int, int]) -> None:
    w, u, s, e, i = votes
    assert banzhaf(w, u + sum(votes) + 1, s, e, i)[1] == 1


def test_singles_vote_alone_and_executives_together() -> None:
    """5 executives of 9 decide everything; 5 independents of 9 do not."""
    assert banzhaf(2, 1, 1, 5, 0)[3] == 1
    assert banzhaf(2, 1, 1, 0, 5)[0] > Fraction(2, 9)


def test_a_council_of_60_with_20_singles_is_exact() -> None:
    power = banzhaf(10, 20, 10, 0, 20)
    assert sum(power) == 1
    assert power[0] == power[2] < power[1]


@pytest.mark.parametrize("votes", [(0, 0, 0, 0, 0), (-1, 3, 3, 0, 0), (3, 3, 3, 0, -1)])
def test_no_power_without_seats(votes: tuple[int, int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="at least one seat"):
        banzhaf(*votes)
