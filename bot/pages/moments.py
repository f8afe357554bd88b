"""Points in time as pages state them → the day of publication where the article was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.cleaning.timestamps import read_day

_ISO_DAY = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_DAY_ALONE = re.compile(r"\s*\d{4}-\d{2}-\d{2}\s*")
_SHORT_ZONE = re.compile(r"([+-]\d{2})(\d{2})$")
_FRACTION = re.compile(r"\.\d+")
_EARLIEST = date(1990, 1, 1)
_AHEAD = timedelta(days=1)  # it may already be tomorrow where the outlet is


def read_moment(stated: str) -> datetime | None:
    """A time with its zone, as in ISO 8601 or in mail; null where either is missing."""
    bare = _SHORT_ZONE.sub(r"\1:\2", _FRACTION.sub("", stated.strip()))
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(bare)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return moment if moment.tzinfo else None
    return None


def read_stated_day(stated: str) -> date | None:
    """The day as written: that of the stated zone, which is where the outlet is."""
    found = _ISO_DAY.match(stated)
    if found is None:
        return read_day(stated)
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def choose_day(stated: Sequence[str], latest: date | None, others: Sequence[str] = ()) -> date | None:
    """The first possible day; that of the outlet's own zone where one of all gives the same moment there."""
    for one in stated:
        day = read_stated_day(one)
        if day and is_possible(day, latest):
            return _local_day(one, day, [*stated, *others]) or day
    return None


def is_possible(day: date, latest: date | None) -> bool:
    """Neither from before there were pages nor from after it was received."""
    return day >= _EARLIEST and (latest is None or day <= latest + _AHEAD)


def _local_day(stated: str, day: date, others: Iterable[str]) -> date | None:
    """A day without an hour may be the world's: then it is that of a moment elsewhere on the page."""
    moment = read_moment(stated)
    if moment.utcoffset() if moment else not _DAY_ALONE.fullmatch(stated):
        return None
    local = (other for one in others if (other := read_moment(one)) and other.utcoffset())
    same = (other for other in local if _is_same(other.astimezone(UTC), moment, day))
    return next((other.date() for other in same), None)


def _is_same(other: datetime, moment: datetime | None, day: date) -> bool:
    return other.date() == day if moment is None else abs(other - moment) < timedelta(minutes=2)
