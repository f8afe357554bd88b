"""When a feed is looked at again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.schedule import (
    MAX_INTERVAL,
    MIN_INTERVAL,
    combine_wishes,
    get_interval,
    get_next_look,
    get_next_try,
    parse_interval,
)

NOW = datetime(2024, 12, 19, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)
URL = "https://courier.example/feed"

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


BOUNDS = [(None, 30), (1, 15), (15, 15), (20, 30), (45, 45), (1439, 1440), (1440, 1440), (10_080, 1440)]


@pytest.mark.parametrize(("wish", "minutes"), BOUNDS)
def test_its_wish_counts_between_a_quarter_of_an_hour_and_a_day(wish: int | None, minutes: int) -> None:
    assert get_interval(timedelta(minutes=wish) if wish else None) == timedelta(minutes=minutes)


FRESHNESS = [  # minutes that the feed asks for, that its server calls it fresh for, and what counts
    (None, None, None),
    (60, None, 60),
    (None, 5, 30),
    (None, 60, 60),
    (120, 60, 120),
    (15, 60, 60),
]


@pytest.mark.parametrize(("asked", "fresh", "counts"), FRESHNESS)
def test_a_feed_is_not_asked_while_its_server_calls_it_fresh(
    asked: int | None, fresh: int | None, counts: int | None
) -> None:
    def minutes(number: int | None) -> timedelta | None:
        return None if number is None else timedelta(minutes=number)

    assert combine_wishes(minutes(asked), minutes(fresh)) == minutes(counts)


def test_entries_that_wait_are_read_as_soon_as_may_be() -> None:
    assert get_next_look(URL, NOW, DAY, waiting=True) - NOW <= 1.5 * MIN_INTERVAL


@given(
    st.sampled_from([15, 30, 45, 60, 480, 1440]),
    st.timedeltas(timedelta(0), DAY),
    st.timedeltas(timedelta(0), DAY),
)
def test_chats_that_follow_one_feed_come_to_ask_for_it_at_the_same_moments(
    minutes: int, one: timedelta, other: timedelta
) -> None:
    wish = timedelta(minutes=minutes)
    first, second = (get_next_look(URL, NOW + followed, wish) for followed in (one, other))
    assert (first - second) % wish == timedelta(0)


@given(st.timedeltas(timedelta(0), MIN_INTERVAL * 0.49))
def test_a_look_that_is_late_moves_none_after_it(late: timedelta) -> None:
    look = get_next_look(URL, NOW, MIN_INTERVAL)
    assert get_next_look(URL, look + late, MIN_INTERVAL) == look + MIN_INTERVAL


def test_feeds_of_several_sites_are_not_all_asked_at_once() -> None:
    looks = {get_next_look(f"https://site{number}.example/feed", NOW, None) for number in range(50)}
    assert len(looks) > 45


FAILURES = [  # failures in a row, Retry-After in seconds, minutes until the next try
    (1, None, 60),
    (2, None, 120),
    (3, None, 240),
    (5, None, 960),
    (6, None, 1440),
    (1000, None, 1440),
    (1, 60, 60),
]


@pytest.mark.parametrize(("failures", "retry_after", "minutes"), FAILURES)
def test_each_failure_doubles_the_wait(failures: int, retry_after: float | None, minutes: int) -> None:
    wait = timedelta(minutes=minutes)
    assert abs(get_next_try(URL, NOW, None, failures, retry_after) - NOW - wait) <= wait / 2


@pytest.mark.parametrize(("retry_after", "least"), [(7200, timedelta(hours=2)), (10**9, DAY)])
def test_the_site_may_ask_for_a_longer_wait_of_a_day_at_most(retry_after: float, least: timedelta) -> None:
    assert get_next_try(URL, NOW, None, 1, retry_after) - NOW == least


@given(
    st.none() | st.timedeltas(timedelta(0), timedelta(days=4000)),
    st.integers(1, 10_000),
    st.none() | st.floats(0, 1e12),
)
def test_no_wait_is_far_out_of_the_bounds(
    wish: timedelta | None, failures: int, retry_after: float | None
) -> None:
    for moment in (get_next_look(URL, NOW, wish), get_next_try(URL, NOW, wish, failures, retry_after)):
        assert MIN_INTERVAL / 2 <= moment - NOW <= MAX_INTERVAL * 1.5
