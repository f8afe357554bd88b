"""How long a server says that its answer stays as it is (RFC 9111, section 4.2.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from bot.web.moments import parse_moment

LONGEST = timedelta(days=365)
"""A longer time is a mistake, or means for ever."""
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?([0-9]{1,12})(?![0-9.])", re.IGNORECASE)
_NEVER = re.compile(r"(?:^|[,\s])no-(?:cache|store)(?![-\w])", re.IGNORECASE)


def parse_freshness(headers: Mapping[str, str]) -> timedelta | None:
    """By `Cache-Control: max-age`, else by `Expires` after `Date`; null where it does not say, or says none.

    What a cache on the way has used up of it (`Age`) is not taken off, so that all who ask are told the same.
    """
    control = headers.get("Cache-Control", "")
    if _NEVER.search(control):
        return None
    stated = _MAX_AGE.search(control)
    fresh = timedelta(seconds=min(int(stated[1]), LONGEST.total_seconds())) if stated else _until(headers)
    return min(fresh, LONGEST) if fresh and fresh > timedelta(0) else None


def _until(headers: Mapping[str, str]) -> timedelta | None:
    end, start = (parse_moment(headers.get(name, "")) for name in ("Expires", "Date"))
    return end - start if end and start else None
