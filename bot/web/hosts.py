"""Politeness to hosts: one request at a time, and none before the time that a host asked for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.errors import FetchError
from bot.turns import Turns
from bot.web import refusals

_LONGEST_REST_SECONDS = 24 * 3600.0  # a host that asks for a year has made a mistake
_MAX_RESTING = 1000


class Hosts:
    """Whose turn it is at each host, and which hosts want to be left alone for a while."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._turns: Turns[str] = Turns()
        self._clock = clock
        self._rests: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str, deadline: asyncio.Timeout) -> AsyncIterator[None]:
        """Between here and its end nobody else asks the host. The wait does not count against the deadline.

        FetchError where the host asked to be left alone until later.
        """
        clock = asyncio.get_running_loop().time
        left = (deadline.when() or clock()) - clock()
        deadline.reschedule(None)  # whoever is before us has a deadline of their own
        async with self._turns.of(host):
            deadline.reschedule(clock() + left)
            self._check_rest(host)
            yield

    def rest(self, host: str, seconds: float) -> None:
        """The host asked for this time without requests."""
        self._rests = {name: end for name, end in self._rests.items() if end > self._clock()}
        if len(self._rests) < _MAX_RESTING:
            self._rests[host] = self._clock() + min(seconds, _LONGEST_REST_SECONDS)

    def _check_rest(self, host: str) -> None:
        seconds = self._rests.get(host, 0.0) - self._clock()
        if seconds > 0:
            raise FetchError(refusals.come_back(host, seconds), retry_after=seconds)
