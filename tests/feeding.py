"""Short ways to follow feeds in tests of the storage."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.feeds.models import Choice, Entry, FeedMode, FeedRecord, Look, NewFeed
from storage import Storage
from tests.builders import RECEIVED_AT
from tests.storing import CHAT

NOW = RECEIVED_AT
HOUR = timedelta(hours=1)
FEED = NewFeed(
    url="https://courier.example/feed",
    title="Harbour Courier",
    mode=FeedMode.LINES,
    follower="Mira",
    followed_at=NOW,
    message_id=5,
    thread_id=None,
    next_at=NOW + HOUR,
    keys=("a", "b"),
)
LOOK = Look(at=NOW + HOUR, next_at=NOW + 2 * HOUR, etag='"2"', last_modified=None, interval=HOUR)


def entry(name: str) -> Entry:
    return Entry((name,), f"https://courier.example/{name}", name)


async def follow(storage: Storage, chat_id: int = CHAT, **changes: Any) -> FeedRecord:
    return await storage.add_feed(chat_id, replace(FEED, **changes))


async def look(storage: Storage, *names: str, chat_id: int = CHAT, number: int = 1) -> list[int]:
    """A look that found these entries; the ids of all that wait now."""
    choice = Choice(tuple(entry(name) for name in names), names)
    await storage.add_look(chat_id, number, replace(LOOK, choice=choice))
    return [waiting.id for waiting in await storage.list_waiting(chat_id, number, 99)]
