"""Where boards lie in the triangle, and that no mark hides another."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.publish.site.triangle import CENTRE, HEIGHT, Mark, moved_apart, place, radius

counts = st.integers(0, 60)


def test_equal_thirds_lie_at_the_proposal_and_one_third_alone_at_its_corner() -> None:
    assert place(3, 3, 3) == pytest.approx(CENTRE)
    assert place(4, 0, 0) == pytest.approx((0.5, HEIGHT))
    assert place(0, 4, 0) == pytest.approx((0, 0))
    assert place(0, 0, 4) == pytest.approx((1, 0))
    assert place(0, 0, 0) is None


@given(counts, counts, counts)
def test_a_board_lies_inside_and_two_boards_of_one_mixture_together(w: int, u: int, s: int) -> None:
    where = place(w, u, s)
    if where is None:
        return
    x, y = where
    assert 0 <= y <= HEIGHT + 1e-9
    assert y / (2 * HEIGHT) - 1e-9 <= x <= 1 - y / (2 * HEIGHT) + 1e-9
    assert place(2 * w, 2 * u, 2 * s) == pytest.approx(where)


def test_seats_outside_the_thirds_make_a_mark_small_and_leave_it_in_its_place() -> None:
    """A diluted board must not look like a balanced one: its area is its share of seats in a third."""
    whole, diluted = radius(3, 3, 3, 0, 8), radius(3, 3, 3, 27, 8)
    assert whole == 8
    assert (diluted / whole) ** 2 == pytest.approx(9 / 36)
    assert radius(0, 0, 0, 9, 8, least=3) == 3


marks = st.lists(
    st.builds(Mark, st.floats(0, 60), st.floats(0, 60), st.floats(1, 8)),
    max_size=40,
)


@given(marks)
def test_no_mark_covers_another_and_none_is_lost(given_marks: list[Mark]) -> None:
    apart = moved_apart(given_marks, gap=1)
    assert [mark.radius for mark in apart] == [mark.radius for mark in given_marks]
    for at, one in enumerate(apart):
        for other in apart[at + 1 :]:
            assert math.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius + 1 - 1e-9


def test_a_mark_with_room_stays_where_it_belongs() -> None:
    alone = [Mark(0, 0, 5), Mark(100, 0, 5)]
    assert moved_apart(alone, gap=1) == alone
    first, second = moved_apart([Mark(0, 0, 3), Mark(0, 0, 5)], gap=1)
    assert second == Mark(0, 0, 5)
    assert 9 <= math.hypot(first.x, first.y) < 14
