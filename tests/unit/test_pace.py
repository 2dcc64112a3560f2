"""How long we wait: the rules that need no network to be seen."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.pace import FIRST_WAIT, LEAST_PAUSE, LONGEST_PAUSE, backoff, pause_for, seconds_asked

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


@given(st.floats(min_value=0, allow_nan=False))
def test_a_crawl_delay_is_kept_between_a_second_and_a_minute(asked: float) -> None:
    assert LEAST_PAUSE <= pause_for(asked) <= LONGEST_PAUSE
    assert pause_for(asked) == asked or not LEAST_PAUSE <= asked <= LONGEST_PAUSE


@given(st.integers(1, 8))
def test_each_wait_is_longer_than_the_one_before_and_not_the_same_for_everyone(failures: int) -> None:
    waits = {backoff(failures) for _ in range(20)}
    least = FIRST_WAIT * 2 ** (failures - 1)
    assert all(least <= wait <= 1.5 * least for wait in waits)
    assert len(waits) > 1


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Mon, 01 Jan 2024 12:00:30 GMT", 30.0),
        ("Monday, 01-Jan-24 12:01:00 GMT", 60.0),
        ("Mon, 01 Jan 2024 11:00:00 GMT", 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_nothing_else(said: str, seconds: float | None) -> None:
    assert seconds_asked(said, NOON) == seconds
