"""Which refusals of Telegram pass, and how long to wait for it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from datetime import timedelta
from typing import Any, TypeVar

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, BaseRateLimiter

# Without it `RetryAfter.retry_after` warns of the type that it will have in the library's next version.
os.environ.setdefault("PTB_TIMEDELTA", "1")

T = TypeVar("T")
Outcome = bool | dict[str, Any] | list[dict[str, Any]]
Hook = Callable[[], Awaitable[None]]

FIRST_DELAY_SECONDS = 1.0
MAX_DELAY_SECONDS = 60.0
MAX_DOUBLINGS = 6
MAX_ATTEMPTS = 4

# Raised before a byte of the request was on its way.
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def retry_delay(error: TelegramError, attempt: int, *, repeatable: bool = False) -> float | None:
    """Seconds until the next attempt, or None when there must be none.

    `attempt` counts from 0. A request that may have been obeyed is tried again only if it is `repeatable`:
    obeying it twice is as good as once.
    """
    if isinstance(error, RetryAfter):
        return _seconds(error.retry_after)
    if isinstance(error, (BadRequest, ChatMigrated, Forbidden)):
        return None
    if repeatable or _was_not_obeyed(error):
        return min(MAX_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2.0 ** min(attempt, MAX_DOUBLINGS))
    return None


async def persevere(call: Callable[[], Awaitable[T]]) -> T:
    """Make a repeatable request, waiting out a few short refusals."""
    for attempt in range(MAX_ATTEMPTS - 1):
        try:
            return await call()
        except TelegramError as error:
            delay = retry_delay(error, attempt, repeatable=True)
            if delay is None or delay > MAX_DELAY_SECONDS:
                raise
        await asyncio.sleep(delay)
    return await call()


def _was_not_obeyed(error: TelegramError) -> bool:
    """Whether Telegram refused the request or never got it, as opposed to an answer that was lost."""
    if isinstance(error.__cause__, httpx.HTTPError):
        return isinstance(error.__cause__, _NEVER_SENT)
    return isinstance(error, NetworkError)


def _seconds(delay: int | timedelta) -> float:
    return delay.total_seconds() if isinstance(delay, timedelta) else float(delay)


class RateLimiter(BaseRateLimiter[Hook]):
    """Telegram's flood limits, and a hook that runs when a request's turn has come, just before it is made.

    Reactions go past the limits: a member must see at once that the message was taken up.
    """

    def __init__(self) -> None:
        self._limiter = AIORateLimiter()

    async def initialize(self) -> None:
        await self._limiter.initialize()

    async def shutdown(self) -> None:
        await self._limiter.shutdown()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Outcome]],
        args: Iterable[object],
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Hook | None,
    ) -> Outcome:
        async def make_request(*args: object, **kwargs: object) -> Outcome:
            if rate_limit_args:
                await rate_limit_args()
            return await callback(*args, **kwargs)

        if endpoint == "setMessageReaction":
            return await callback(*args, **kwargs)
        return await self._limiter.process_request(make_request, args, kwargs, endpoint, data, None)
