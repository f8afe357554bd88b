"""When a feed is looked at again. Pure: `now` comes in."""

from __future__ import annotations

from datetime import datetime, timedelta

MIN_INTERVAL = timedelta(minutes=15)
DEFAULT_INTERVAL = timedelta(minutes=30)
MAX_INTERVAL = timedelta(hours=24)
# 15 minutes doubled seven times are more than a day.
_MAX_DOUBLINGS = 7

# https://web.resource.org/rss/1.0/modules/syndication/
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}


def parse_interval(
    ttl: str | None = None, period: str | None = None, frequency: str | None = None
) -> timedelta | None:
    """How often a feed asks to be read: RSS's `ttl` in minutes, or `sy:updatePeriod` by `sy:updateFrequency`.

    Of both, the more frequent; null for what is no such wish.
    """
    wishes = [wish for wish in (_parse_ttl(ttl), _parse_period(period, frequency)) if wish]
    return min(wishes, default=None)


def _parse_ttl(ttl: str | None) -> timedelta | None:
    minutes = _parse_count(ttl)
    return timedelta(minutes=minutes) if minutes else None


def _parse_period(period: str | None, frequency: str | None) -> timedelta | None:
    length = _PERIODS.get((period or "").strip().lower())
    return length / (_parse_count(frequency) or 1) if length else None


def _parse_count(words: str | None) -> int:
    digits = (words or "").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 6 else 0


def get_interval(wish: timedelta | None) -> timedelta:
    """The feed's own wish, within our bounds."""
    return min(max(wish or DEFAULT_INTERVAL, MIN_INTERVAL), MAX_INTERVAL)


def get_next_look(now: datetime, wish: timedelta | None, *, waiting: bool = False) -> datetime:
    """After a look that succeeded. `waiting`: entries are left to read, so the wait is the shortest."""
    return now + (MIN_INTERVAL if waiting else get_interval(wish))


def get_next_try(
    now: datetime, wish: timedelta | None, failures: int, retry_after: float | None = None
) -> datetime:
    """After the look failed, `failures` times in a row: twice as long each time, and as the site asks.

    `retry_after` in seconds; no wait is longer than a day.
    """
    wait = get_interval(wish) * (1 << min(failures, _MAX_DOUBLINGS))
    asked = timedelta(seconds=min(retry_after or 0, MAX_INTERVAL.total_seconds()))
    return now + min(max(wait, asked), MAX_INTERVAL)
