"""Rows in the order of their key: as pandas would have them, and no other where they stand in it."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from transforms.row_order import in_order, rises

WORDS = st.text("ab/é\U0001f600", max_size=3)
ROWS = st.lists(st.tuples(WORDS, WORDS), max_size=8)


def frame_of(rows: list[tuple[str, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["one", "two"], dtype="str").assign(came=range(len(rows)))


@given(ROWS)
def test_rows_are_put_in_the_order_of_their_key_and_like_ones_stay_as_they_came(rows: list[tuple[str, str]]) -> None:
    frame = frame_of(rows)
    for key in (["one"], ["one", "two"]):
        pd.testing.assert_frame_equal(in_order(frame, key), frame.sort_values(key, kind="stable"))


@given(ROWS)
def test_rows_that_rise_have_no_two_alike(rows: list[tuple[str, str]]) -> None:
    words = [one for one, _ in rows]
    assert rises(frame_of(rows), "one") == (words == sorted(set(words)))


def test_rows_that_stand_in_order_are_not_copied() -> None:
    frame = frame_of([("a", "b"), ("b", "a")])
    assert in_order(frame, ["one", "two"]) is frame
