"""When a feed is looked at again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.schedule import (
    MAX_INTERVAL,
    MIN_INTERVAL,
    get_interval,
    get_next_look,
    get_next_try,
    parse_interval,
)

NOW = datetime(2024, 12, 19, 8, 0, tzinfo=UTC)

WISHES = [
    ("60", None, None, 60),
    (" 5 ", None, None, 5),
    ("0", None, None, None),
    ("-10", None, None, None),
    ("soon", None, None, None),
    ("1.5", None, None, None),
    ("٦٠", None, None, None),
    ("9" * 40, None, None, None),
    (None, "hourly", None, 60),
    (None, "Hourly ", "2", 30),
    (None, "daily", "4", 360),
    (None, "daily", "0", 1440),
    (None, "daily", "often", 1440),
    (None, "weekly", None, 7 * 1440),
    (None, "fortnightly", None, None),
    (None, None, "2", None),
    ("120", "hourly", None, 60),
    ("20", "hourly", None, 20),
    (None, None, None, None),
]


@pytest.mark.parametrize(("ttl", "period", "frequency", "minutes"), WISHES)
def test_a_feed_says_how_often_it_wants_to_be_read(
    ttl: str | None, period: str | None, frequency: str | None, minutes: int | None
) -> None:
    wish = timedelta(minutes=minutes) if minutes else None
    assert parse_interval(ttl, period, frequency) == wish


BOUNDS = [(None, 30), (1, 15), (15, 15), (45, 45), (1440, 1440), (10_080, 1440)]


@pytest.mark.parametrize(("wish", "minutes"), BOUNDS)
def test_its_wish_counts_between_a_quarter_of_an_hour_and_a_day(wish: int | None, minutes: int) -> None:
    assert get_interval(timedelta(minutes=wish) if wish else None) == timedelta(minutes=minutes)


def test_entries_that_wait_are_read_as_soon_as_may_be() -> None:
    daily = timedelta(days=1)
    assert get_next_look(NOW, daily) == NOW + daily
    assert get_next_look(NOW, daily, waiting=True) == NOW + timedelta(minutes=15)


FAILURES = [  # failures in a row, Retry-After in seconds, minutes until the next try
    (1, None, 60),
    (2, None, 120),
    (3, None, 240),
    (5, None, 960),
    (6, None, 1440),
    (1000, None, 1440),
    (1, 60, 60),
    (1, 7200, 120),
    (1, 10**9, 1440),
]


@pytest.mark.parametrize(("failures", "retry_after", "minutes"), FAILURES)
def test_each_failure_doubles_the_wait_and_the_site_may_ask_for_more(
    failures: int, retry_after: float | None, minutes: int
) -> None:
    assert get_next_try(NOW, None, failures, retry_after) == NOW + timedelta(minutes=minutes)


@given(
    st.none() | st.timedeltas(timedelta(0), timedelta(days=4000)),
    st.integers(1, 10_000),
    st.none() | st.floats(0, 1e12),
)
def test_no_wait_is_shorter_or_longer_than_the_bounds(
    wish: timedelta | None, failures: int, retry_after: float | None
) -> None:
    for moment in (get_next_look(NOW, wish), get_next_try(NOW, wish, failures, retry_after)):
        assert MIN_INTERVAL <= moment - NOW <= MAX_INTERVAL
