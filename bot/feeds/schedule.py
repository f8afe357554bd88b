"""When a feed is looked at again. Pure: `now` comes in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256

MIN_INTERVAL = timedelta(minutes=15)
DEFAULT_INTERVAL = timedelta(minutes=30)
MAX_INTERVAL = timedelta(hours=24)
# 15 minutes doubled seven times are more than a day.
_MAX_DOUBLINGS = 7
_START = datetime(2000, 1, 1, tzinfo=UTC)

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


def combine_wishes(asked: timedelta | None, fresh_for: timedelta | None) -> timedelta | None:
    """What a feed asks for, and no sooner than its server says that there can be anything new."""
    return max(asked or DEFAULT_INTERVAL, fresh_for) if fresh_for else asked


def get_interval(wish: timedelta | None) -> timedelta:
    """The feed's own wish within our bounds, in whole quarters of an hour."""
    quarters = -(-(wish or DEFAULT_INTERVAL) // MIN_INTERVAL)
    return min(max(quarters * MIN_INTERVAL, MIN_INTERVAL), MAX_INTERVAL)


def get_next_look(url: str, now: datetime, wish: timedelta | None, *, waiting: bool = False) -> datetime:
    """After a look that succeeded. `waiting`: entries are left to read, so the wait is the shortest."""
    return _align(url, now, MIN_INTERVAL if waiting else get_interval(wish))


def get_next_try(
    url: str, now: datetime, wish: timedelta | None, failures: int, retry_after: float | None = None
) -> datetime:
    """After the look failed, `failures` times in a row: twice as long each time, and as the site asks.

    `retry_after` in seconds; what asks for more than a day is asked again after one.
    """
    wait = min(get_interval(wish) * (1 << min(failures, _MAX_DOUBLINGS)), MAX_INTERVAL)
    asked = timedelta(seconds=min(retry_after or 0, MAX_INTERVAL.total_seconds()))
    return max(_align(url, now, wait), now + asked)


def _align(url: str, now: datetime, wait: timedelta) -> datetime:
    """The moment nearest to the end of the wait among those that the address gives: half as late at the most.

    So chats that follow one feed come to ask at the same moments, and one request serves them all, while none
    can tell by it whether another follows it too.
    """
    digest = sha256(url.encode("utf-8", "replace")).digest()
    first = _START + timedelta(seconds=int.from_bytes(digest[:4])) % MAX_INTERVAL
    return first + round((now + wait - first) / wait) * wait
