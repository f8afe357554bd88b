"""When a request is made again, and how long is waited before."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar

import stamina
from stamina.instrumentation import set_on_retry_hooks

from bot.errors import FetchError
from bot.web.moments import parse_moment
from bot.web.page import Limits

T = TypeVar("T")
_SECONDS = re.compile(r"[0-9]{1,9}")
BUSY = frozenset({429, 503})
"""The statuses whose `Retry-After` says when to come back."""
_PASSING = frozenset({500, 502, 503, 504})

set_on_retry_hooks(())  # it would log each retry as a warning, also into the console chat


class UnreachedError(FetchError):
    """No answer, or one that broke off: the next attempt may do better."""


def parse_retry_after(value: str, now: datetime) -> float | None:
    """The seconds that a `Retry-After` header asks to wait (RFC 9110, section 10.2.3), if it does."""
    value = value.strip()
    if _SECONDS.fullmatch(value):
        return float(value)
    moment = parse_moment(value)
    return max(0.0, (moment - now).total_seconds()) if moment else None


def pause_before_retry(error: Exception, patience_seconds: float) -> bool | float:
    """The seconds that the site asks for, true for our own back-off, false where it is no use."""
    if not isinstance(error, FetchError):
        return False
    if error.retry_after is not None:
        return error.retry_after if error.retry_after <= patience_seconds else False
    return isinstance(error, UnreachedError) or error.status in _PASSING


async def persevere(attempt: Callable[[], Awaitable[T]], limits: Limits) -> T:
    """The attempt's result; where it fails for what may pass, it is made again, later each time."""
    async for again in stamina.retry_context(
        on=lambda error: pause_before_retry(error, limits.patience_seconds),
        attempts=limits.attempts,
        timeout=None,
        wait_initial=limits.backoff_seconds,
        wait_jitter=limits.backoff_seconds,
    ):
        with again:
            return await attempt()
    raise AssertionError
