"""Waiting a moment for what else comes in the same breath."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
Wait = Callable[[asyncio.Event, float], Awaitable[None]]
"""Until the event, for at most so many seconds."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the bot waits, in seconds."""

    quiet: float = 1.5
    """For more of a burst, after its latest part."""
    question: float = 0.5
    """The same after a question, which is rarely a comment on what follows."""
    burst: float = 6.0
    """For a whole burst: then it is read, whatever still comes."""
    edits: float = 5.0
    """Between two edits of an answer that fills in; Telegram allows a group 20 messages a minute."""


async def wait_for(event: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)


@dataclass
class _Burst(Generic[T]):
    chat_id: int
    opened_at: float
    closes_at: float
    items: list[T]
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    done: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Gathering(Generic[T]):
    """Items by their sender, each held until nothing more comes. `now` gives seconds, of any beginning."""

    def __init__(self, pace: Pace, now: Callable[[], float] = time.monotonic, wait: Wait = wait_for) -> None:
        self._pace = pace
        self._now = now
        self._wait = wait
        self._open: dict[tuple[int, Hashable], _Burst[T]] = {}
        self._unread: list[_Burst[T]] = []

    async def add(
        self,
        chat_id: int,
        sender: Hashable,
        item: T,
        read: Callable[[Sequence[T]], Awaitable[None]],
        *,
        seconds: float,
    ) -> None:
        """Return when `read` has dealt with the burst that the item belongs to.

        `seconds`: how long after this item more may come. The caller with the first item reads for all; if
        it is cancelled, all are.
        """
        now = self._now()
        burst = self._open.get((chat_id, sender))
        if burst:
            burst.items.append(item)
            burst.closes_at = min(now + seconds, burst.opened_at + self._pace.burst)
            await asyncio.shield(burst.done)
        else:
            burst = _Burst(chat_id, now, now + seconds, [item])
            self._open[chat_id, sender] = burst
            await self._lead(burst, (chat_id, sender), read)

    def close(self, chat_id: int) -> None:
        """Let no burst of the chat wait any longer."""
        for burst in self._unread:
            if burst.chat_id == chat_id:
                burst.closing.set()

    async def settle(self, chat_id: int) -> None:
        """Return when all that came in the chat so far has been read."""
        self.close(chat_id)
        unread = [burst.done for burst in self._unread if burst.chat_id == chat_id]
        if unread:
            await asyncio.wait(unread)

    async def _lead(
        self, burst: _Burst[T], key: tuple[int, Hashable], read: Callable[[Sequence[T]], Awaitable[None]]
    ) -> None:
        self._unread.append(burst)
        try:
            await self._until_quiet(burst)
            del self._open[key]
            await read(burst.items)
            burst.done.set_result(None)
        finally:
            if self._open.get(key) is burst:
                del self._open[key]
            self._unread.remove(burst)
            # What was cut off is read at the next start: nobody may take it for done.
            burst.done.cancel()

    async def _until_quiet(self, burst: _Burst[T]) -> None:
        while not burst.closing.is_set() and (left := burst.closes_at - self._now()) > 0:
            await self._wait(burst.closing, left)
