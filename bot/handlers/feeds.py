"""Feeds that are due are read in the background, and what they bring goes out like an answer, once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import cast

from telegram import ChatMember, ChatMemberUpdated, Update

from bot.delivery import Parcel
from bot.feeds.models import FeedRecord
from bot.feeds.reader import Answer
from bot.handlers.desk import Context, Desk

log = logging.getLogger(__name__)

# Reading is mostly waiting for sites, but claims are extracted on the same processors as for members.
FEEDS_AT_ONCE = 3


class FeedDesk:
    """Reads due feeds, a few at once: one request for each address, and each chat reads its answer."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._under_way: set[tuple[int, int]] = set()
        self._slots = asyncio.Semaphore(FEEDS_AT_ONCE)

    async def read_due_feeds(self) -> None:
        """Those that no earlier call is still reading."""
        due = await self._desk.pipeline.list_due_feeds(self._desk.clock())
        fresh = [feed for feed in due if (feed.chat_id, feed.number) not in self._under_way]
        self._under_way |= {(feed.chat_id, feed.number) for feed in fresh}
        await asyncio.gather(*map(self._read_each, _list_by_address(fresh)))

    async def _read_each(self, feeds: Sequence[FeedRecord]) -> None:
        """What fails in one, our error or a bug, is logged and stops no other."""
        async with self._slots:
            asked_at = self._desk.clock()  # the wait goes from here, however long reading takes
            (answer,) = await asyncio.gather(self._desk.pipeline.feeds.ask(feeds), return_exceptions=True)
            for feed in feeds:
                (failure,) = await asyncio.gather(
                    self._read_and_post(feed, answer, asked_at), return_exceptions=True
                )
                if failure:
                    log.error("Feed %s of chat %s failed", feed.number, feed.chat_id, exc_info=failure)
                    await self._desk.pipeline.feeds.give_up(feed, self._desk.clock())
                self._under_way.discard((feed.chat_id, feed.number))

    async def _read_and_post(
        self, feed: FeedRecord, answer: Answer | BaseException, asked_at: datetime
    ) -> None:
        if isinstance(answer, BaseException):
            raise answer
        reader = self._desk.pipeline.feeds
        async for notice in reader.read(feed, answer, asked_at):
            parcel = Parcel(feed.chat_id, notice.message, thread_id=feed.thread_id)
            await self._desk.outbox.post(notice.key, parcel)
            await reader.finish(notice)


def _list_by_address(feeds: Iterable[FeedRecord]) -> list[list[FeedRecord]]:
    """The feeds of several chats that lie at one address, together."""
    found: dict[str, list[FeedRecord]] = {}
    for feed in feeds:
        found.setdefault(feed.url, []).append(feed)
    return list(found.values())


async def stop_or_resume_feeds(desk: Desk, update: Update, _: Context) -> None:
    """Where the bot was removed or blocked, it reads no feeds; when it is back, it goes on with them."""
    change = cast("ChatMemberUpdated", update.my_chat_member)
    if change.new_chat_member.status in {ChatMember.LEFT, ChatMember.BANNED}:
        await desk.storage.set_feeds_removed(change.chat.id)
    else:
        await desk.storage.set_feeds_restored(change.chat.id, desk.clock())
