"""Unclassified seats: the exact range over every assignment, proven against listing them all."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms import power
from transforms.power import VOTERS, banzhaf, banzhaf_shares
from transforms.tripartite import LETTERS, Seats, assignments, board_of, measure

letter_sets = st.sets(st.sampled_from(LETTERS), min_size=1).map(lambda found: "".join(sorted(found)))
open_boards = st.tuples(
    st.lists(st.sampled_from(LETTERS), min_size=3, max_size=9), st.lists(letter_sets, max_size=5)
).map(lambda both: board_of((letters, 1) for letters in (*both[0], *both[1])))


def every_assignment(seats: Seats, alphabet: str = LETTERS) -> set[tuple[int, ...]]:
    """Give each seat, one by one, each of its letters; count the results."""
    one_by_one = [letters for letters, count in seats for _ in range(count)]
    return {tuple(choice.count(letter) for letter in alphabet) for choice in product(*one_by_one)}


def settled(values: set[object]) -> object:
    return values.pop() if len(values) == 1 else None


@given(open_boards)
@settings(max_examples=150, deadline=None)
def test_assignments_are_all_there_and_each_once(seats: Seats) -> None:
    found = [tuple(row) for row in assignments(seats).tolist()]
    assert len(found) == len(set(found))
    assert set(found) == every_assignment(seats)


@given(open_boards)
@settings(max_examples=150, deadline=None)
def test_every_range_is_what_listing_all_assignments_gives(seats: Seats) -> None:
    closed = [measure(board_of(zip(LETTERS, counts, strict=True))) for counts in every_assignment(seats)]
    found = measure(seats)
    assert found.score == (min(x.score.low for x in closed), max(x.score.low for x in closed))
    assert found.change == (min(x.change.low for x in closed), max(x.change.low for x in closed))
    assert found.add == (min(x.add.low for x in closed), max(x.add.low for x in closed))
    assert found.pattern == settled({x.pattern for x in closed})
    assert found.controlling == settled({x.controlling for x in closed})
    assert found.blocking == settled({x.blocking for x in closed})
    assert found.band == settled({x.band for x in closed})
    assert found.blau == settled({x.blau for x in closed})
    for third in range(3):
        assert found.needed[third] == settled({x.needed[third] for x in closed})


@given(open_boards)
@settings(max_examples=60, deadline=None)
def test_knowing_a_seat_never_widens_the_range(seats: Seats) -> None:
    before = measure(seats).score
    for letters, count in seats:
        if len(letters) > 1:
            rest = [(x, k - (x == letters)) for x, k in seats]
            for letter in letters:
                after = measure(board_of([*rest, (letter, 1)])).score
                assert before.low <= after.low <= after.high <= before.high, count


voter_sets = st.sets(st.sampled_from(VOTERS), min_size=1).map(lambda found: "".join(sorted(found)))


@given(
    st.lists(st.sampled_from(VOTERS), min_size=1, max_size=7),
    st.lists(voter_sets, max_size=4),
)
@settings(max_examples=150, deadline=None)
def test_a_power_share_is_given_exactly_when_all_assignments_agree(closed: list[str], still_open: list[str]) -> None:
    seats = board_of(((letters, 1) for letters in (*closed, *still_open)), VOTERS)
    indices = [banzhaf(*votes) for votes in every_assignment(seats, VOTERS)]
    for i, share in enumerate(banzhaf_shares(seats)):
        agreed = settled({index[i] for index in indices})
        assert share == (None if agreed is None else float(agreed))  # type: ignore[arg-type]


def test_a_third_that_nobody_can_sit_for_has_no_power_however_many_seats_are_open() -> None:
    w, u, s, m = banzhaf_shares((("SEI", 40), ("U", 15)))
    assert w == 0
    assert (u, s, m) == (None, None, None)


def test_one_open_seat_cannot_hide_who_controls() -> None:
    assert banzhaf_shares((("U", 13), ("W", 5), ("WUSEI", 6))) == (0, 1, 0, 0)
    assert banzhaf_shares((("U", 13), ("WUSEI", 11))) == (0, 1, 0, 0)


def test_a_share_is_left_open_where_too_many_assignments_would_have_to_be_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seats = (("W", 3), ("U", 3), ("S", 3), ("EI", 1))
    assert None not in banzhaf_shares(seats)
    banzhaf_shares.cache_clear()
    monkeypatch.setattr(power, "MOST_COMPARED", 0)
    assert banzhaf_shares(seats) == (None, None, None, None)
    banzhaf_shares.cache_clear()


def test_a_board_of_open_seats_only_may_be_anything() -> None:
    found = measure((("WUSM", 12),))
    assert found.score == (0, 100)
    assert found.change == (0, 12)
    assert found.pattern is None
    assert found.controlling is None
