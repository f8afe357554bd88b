"""Days, weeks, months and years as inclusive periods: the arithmetic behind the phrases, no language."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

Period = tuple[date, date]

DAYS_AHEAD_DEFAULT = 30  # a bare "Jan. 5" in late December is next month's rather than last year's
_THIRD_OF_A_MONTH_DAYS = 10
DAYS_AHEAD_LIMIT = 300  # "would begin on Oct. 9", read on Oct. 20, has begun
_YEARS_SEARCHED = 8  # enough for 29 February on either side of 1900 or 2100


def day_period(day: date, days: int = 0) -> Period:
    """The one day `days` after `day`."""
    moved = day + timedelta(days=days)
    return moved, moved


def week_period(day: date, weeks: int = 0) -> Period:
    """Monday to Sunday of the week that holds `day`, moved by `weeks`."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def weekend_period(day: date, weeks: int = 0) -> Period:
    """Saturday and Sunday of the week that holds `day`, moved by `weeks`."""
    sunday = week_period(day, weeks)[1]
    return sunday - timedelta(days=1), sunday


def past_weekend(day: date) -> Period:
    """The weekend that "over the weekend" means: this one once it has begun, else the one before."""
    return weekend_period(day, 0 if day.weekday() >= 5 else -1)


def months_period(year: int, month: int, months: int = 1) -> Period:
    """`months` whole months from `month` on; `month` may lie outside 1 to 12."""
    first = _first_of(year, month)
    last = _first_of(year, month + months - 1)
    return first, last.replace(day=monthrange(last.year, last.month)[1])


def _first_of(year: int, month: int) -> date:
    years, index = divmod(month - 1, 12)
    return date(year + years, index + 1, 1)


def years_period(year: int, years: int = 1) -> Period:
    return date(year, 1, 1), date(year + years - 1, 12, 31)


def day_after(month: int, day: int, earliest: date) -> date:
    """The first 14 December not before `earliest`."""
    return min(found for found in _days(month, day, earliest.year) if found >= earliest)


def day_before(month: int, day: int, latest: date) -> date:
    """The last 14 December not after `latest`."""
    return max(found for found in _days(month, day, latest.year) if found <= latest)


def nearest_day(month: int, day: int, reference: date, *, ahead: bool = False) -> date:
    """The 14 December that is meant: the next one when `ahead`, else the latest not far after `reference`."""
    coming = day_after(month, day, reference)
    if ahead and coming - reference < timedelta(days=DAYS_AHEAD_LIMIT):
        return coming
    return day_before(month, day, reference + timedelta(days=DAYS_AHEAD_DEFAULT))


def _days(month: int, day: int, year: int) -> Iterable[date]:
    for candidate in range(max(1, year - _YEARS_SEARCHED), min(9999, year + _YEARS_SEARCHED) + 1):
        if day <= monthrange(candidate, month)[1]:
            yield date(candidate, month, day)


def nearest_year(month: int, reference: date, *, ahead: bool = False) -> int:
    """The year of the November that is meant: the one under way counts, whichever way we look."""
    if ahead:
        return reference.year + (month < reference.month)
    return reference.year - (month > reference.month)


def nearest_weekday(weekday: int, reference: date, *, ahead: bool = False) -> date:
    """The latest Monday not after `reference`, or when `ahead` the first not before it."""
    if ahead:
        return reference + timedelta(days=(weekday - reference.weekday()) % 7)
    return reference - timedelta(days=(reference.weekday() - weekday) % 7)


def day_in_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or the last day of a shorter month."""
    first, last = months_period(day.year, day.month + months)
    return first.replace(day=min(day.day, last.day))


def part_of(period: Period, part: str) -> Period:
    """The "early", "mid", "late", "start" or "end" part of a week, month, year or decade."""
    first, last = period
    days = (last - first).days + 1
    if days > 3000:
        offset, years = {"early": (0, 4), "mid": (4, 3), "late": (7, 3), "start": (0, 2), "end": (8, 2)}[part]
        return years_period(first.year + offset, years)
    if days > 80 and days < 100:
        return months_period(first.year, first.month + {"early": 0, "start": 0, "mid": 1}.get(part, 2))
    if days > 300:
        offset, months = {"early": (1, 4), "mid": (5, 4), "late": (9, 4), "start": (1, 1), "end": (12, 1)}[
            part
        ]
        return months_period(first.year, offset, months)
    return _third(period, {"start": "early", "end": "late"}.get(part, part))


def _third(period: Period, part: str) -> Period:
    """A third of a period shorter than a year: 1–10, 11–20 and 21 to the end of a month."""
    first, last = period
    days = (last - first).days + 1
    third = _THIRD_OF_A_MONTH_DAYS if days >= 28 else days // 3
    second, third_start = first + timedelta(days=third), first + timedelta(days=2 * third)
    day = timedelta(days=1)
    return {"early": (first, second - day), "mid": (second, third_start - day), "late": (third_start, last)}[
        part
    ]


def share_of(period: Period, index: int, shares: int) -> Period:
    """The `index`-th of `shares` equal parts, by months in a year, by days below; -1 is the last."""
    first, last = period
    index = shares if index == -1 else index
    if (last - first).days >= 360:
        months = 12 // shares
        return months_period(first.year, 1 + months * (index - 1), months)
    days = (last - first).days + 1
    return (
        first + timedelta(days=days * (index - 1) // shares),
        first + timedelta(days=days * index // shares - 1),
    )


def until(period: Period, day: date) -> Period:
    """The part of a period not after `day`: "earlier this month"."""
    return (period[0], min(period[1], day)) if day >= period[0] else period


def since(period: Period, day: date) -> Period:
    """The part of a period not before `day`: "later this month"."""
    return (max(period[0], day), period[1]) if day <= period[1] else period
