"""The arithmetic of days, weeks, months and years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.periods import (
    DAYS_AHEAD_DEFAULT,
    day_after,
    day_before,
    day_in_months,
    months_period,
    nearest_day,
    nearest_weekday,
    nearest_year,
    part_of,
    past_weekend,
    share_of,
    since,
    until,
    week_period,
    weekend_period,
    years_period,
)

# Far enough from both ends of the calendar for every neighbour to exist.
DAYS = st.dates(date(1850, 1, 1), date(2150, 12, 31))
DECEMBER = (date(2024, 12, 1), date(2024, 12, 31))
YEAR = (date(2024, 1, 1), date(2024, 12, 31))


@given(day=DAYS, weeks=st.integers(-60, 60))
def test_a_week_runs_from_monday_to_sunday(day: date, weeks: int) -> None:
    first, last = week_period(day, weeks)
    assert (first.weekday(), last.weekday()) == (0, 6)
    assert last - first == timedelta(days=6)
    assert first <= day + timedelta(weeks=weeks) <= last


@given(day=DAYS)
def test_a_weekend_is_the_last_two_days_of_its_week(day: date) -> None:
    assert weekend_period(day)[1] == week_period(day)[1]
    assert weekend_period(day)[0].weekday() == 5


@pytest.mark.parametrize(
    ("day", "saturday"),
    [
        (date(2024, 12, 16), date(2024, 12, 14)),
        (date(2024, 12, 20), date(2024, 12, 14)),
        (date(2024, 12, 21), date(2024, 12, 21)),
        (date(2024, 12, 22), date(2024, 12, 21)),
    ],
)
def test_the_past_weekend_is_this_one_once_it_has_begun(day: date, saturday: date) -> None:
    assert past_weekend(day)[0] == saturday


@pytest.mark.parametrize(
    ("year", "month", "months", "first", "last"),
    [
        (2024, 2, 1, date(2024, 2, 1), date(2024, 2, 29)),
        (2023, 2, 1, date(2023, 2, 1), date(2023, 2, 28)),
        (2024, 12, 3, date(2024, 12, 1), date(2025, 2, 28)),
        (2024, 13, 1, date(2025, 1, 1), date(2025, 1, 31)),
        (2024, 0, 1, date(2023, 12, 1), date(2023, 12, 31)),
        (2024, -11, 1, date(2023, 1, 1), date(2023, 1, 31)),
    ],
)
def test_months_run_over_the_turn_of_the_year(
    year: int, month: int, months: int, first: date, last: date
) -> None:
    assert months_period(year, month, months) == (first, last)


@given(month=st.integers(1, 12), day=st.integers(1, 28), reference=DAYS)
def test_a_day_without_a_year_is_the_latest_not_far_ahead(month: int, day: int, reference: date) -> None:
    found = nearest_day(month, day, reference)
    ahead = (found - reference).days
    assert (found.month, found.day) == (month, day)
    assert DAYS_AHEAD_DEFAULT - 366 <= ahead <= DAYS_AHEAD_DEFAULT


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [(12, 25, date(2024, 12, 25)), (3, 1, date(2025, 3, 1)), (12, 10, date(2024, 12, 10))],
)
def test_a_day_ahead_is_the_next_one_unless_it_has_just_gone(month: int, day: int, expected: date) -> None:
    assert nearest_day(month, day, date(2024, 12, 19), ahead=True) == expected


def test_a_leap_day_is_found_across_years_that_have_none() -> None:
    assert day_after(2, 29, date(1896, 3, 1)) == date(1904, 2, 29)
    assert day_before(2, 29, date(1904, 2, 28)) == date(1896, 2, 29)


@pytest.mark.parametrize(
    ("month", "ahead", "year"),
    [(5, False, 2024), (6, False, 2024), (7, False, 2023), (5, True, 2025), (6, True, 2024)],
)
def test_the_month_under_way_counts_both_ways(month: int, ahead: bool, year: int) -> None:  # noqa: FBT001 - a table's column
    assert nearest_year(month, date(2024, 6, 15), ahead=ahead) == year


@given(weekday=st.integers(0, 6), day=DAYS)
def test_a_weekday_lies_within_a_week_either_way(weekday: int, day: date) -> None:
    past, coming = nearest_weekday(weekday, day), nearest_weekday(weekday, day, ahead=True)
    assert past.weekday() == coming.weekday() == weekday
    assert past <= day <= coming
    assert coming - past in {timedelta(0), timedelta(days=7)}


@pytest.mark.parametrize(
    ("period", "part", "first", "last"),
    [
        (DECEMBER, "early", date(2024, 12, 1), date(2024, 12, 10)),
        (DECEMBER, "mid", date(2024, 12, 11), date(2024, 12, 20)),
        (DECEMBER, "late", date(2024, 12, 21), date(2024, 12, 31)),
        (DECEMBER, "end", date(2024, 12, 21), date(2024, 12, 31)),
        (YEAR, "early", date(2024, 1, 1), date(2024, 4, 30)),
        (YEAR, "start", date(2024, 1, 1), date(2024, 1, 31)),
        (YEAR, "end", date(2024, 12, 1), date(2024, 12, 31)),
        ((date(2024, 12, 16), date(2024, 12, 22)), "early", date(2024, 12, 16), date(2024, 12, 17)),
        ((date(2024, 6, 1), date(2024, 8, 31)), "mid", date(2024, 7, 1), date(2024, 7, 31)),
        (years_period(1990, 10), "late", date(1997, 1, 1), date(1999, 12, 31)),
    ],
)
def test_early_mid_and_late_are_stretches_that_people_mean(
    period: tuple[date, date], part: str, first: date, last: date
) -> None:
    assert part_of(period, part) == (first, last)


@pytest.mark.parametrize(
    "period", [DECEMBER, week_period(date(2024, 12, 19)), (date(2023, 2, 1), date(2023, 2, 28))]
)
def test_early_mid_and_late_leave_no_gap(period: tuple[date, date]) -> None:
    early, mid, late = (part_of(period, part) for part in ("early", "mid", "late"))
    day = timedelta(days=1)
    assert (early[0], late[1]) == period
    assert (mid[0], late[0]) == (early[1] + day, mid[1] + day)


@pytest.mark.parametrize(
    ("period", "index", "shares", "expected"),
    [
        (YEAR, 1, 2, (date(2024, 1, 1), date(2024, 6, 30))),
        (YEAR, 3, 4, (date(2024, 7, 1), date(2024, 9, 30))),
        (YEAR, -1, 4, (date(2024, 10, 1), date(2024, 12, 31))),
        (DECEMBER, 1, 2, (date(2024, 12, 1), date(2024, 12, 15))),
        (DECEMBER, 2, 2, (date(2024, 12, 16), date(2024, 12, 31))),
    ],
)
def test_halves_and_quarters_share_a_period_out(
    period: tuple[date, date], index: int, shares: int, expected: tuple[date, date]
) -> None:
    assert share_of(period, index, shares) == expected


def test_earlier_and_later_cut_the_period_under_way_only() -> None:
    today = date(2024, 12, 19)
    november = (date(2024, 11, 1), date(2024, 11, 30))
    january = (date(2025, 1, 1), date(2025, 1, 31))
    assert until(DECEMBER, today) == (date(2024, 12, 1), today)
    assert since(DECEMBER, today) == (today, date(2024, 12, 31))
    assert until(november, today) == since(november, today) == november
    assert until(january, today) == since(january, today) == january


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 1, 15), -1, date(2023, 12, 15)),
        (date(2024, 12, 19), 120, date(2034, 12, 19)),
    ],
)
def test_the_same_day_of_a_shorter_month_is_its_last(day: date, months: int, expected: date) -> None:
    assert day_in_months(day, months) == expected
