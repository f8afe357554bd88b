"""Feeds of all chats, read side by side in the background."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import cast

import pytest
from telegram.error import Forbidden

from bot.delivery import Outbox, Parcel
from bot.errors import FetchError
from bot.feeds.models import FeedStop
from bot.fetch import Page, Validators
from bot.handlers.desk import Bot, Desk
from bot.handlers.feeds import FEEDS_AT_ONCE, FeedDesk
from bot.models import Message
from bot.pipeline import Pipeline
from storage import Storage
from tests.feeding import HOUR, NOW, follow
from tests.storing import CHAT, OTHER_CHAT
from tests.telegram_fakes import FakeBot

LATER = NOW + 2 * HOUR


@dataclass
class FakeSites:
    """Every feed is gone, but for those of `answers`, which do something else first."""

    answers: dict[str, Callable[[], Awaitable[None]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def refetch(self, url: str, validators: Validators) -> Page | None:
        self.asked.append(url)
        if url in self.answers:
            await self.answers[url]()
        raise FetchError("Gone.", status=410)

    async def fetch(self, url: str) -> Page:
        raise AssertionError(url)

    async def may_read(self, url: str) -> bool:
        return True


@dataclass
class FakeOutbox:
    posted: dict[str, Parcel] = field(default_factory=dict)

    async def post(self, key: str, parcel: Parcel) -> None:
        self.posted[key] = parcel


def desk_of(storage: Storage, sites: FakeSites, outbox: FakeOutbox) -> FeedDesk:
    return FeedDesk(Desk(Pipeline(storage, sites), storage, cast("Outbox", outbox), lambda: LATER))


def url(number: int) -> str:
    return f"https://courier.example/{number}"


class BugError(Exception):
    """A fault of ours."""


async def break_down() -> None:
    raise BugError


async def test_a_fault_in_one_feed_is_logged_stops_no_other_and_is_not_repeated_at_once(
    storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    await follow(storage, url=url(1))
    await follow(storage, OTHER_CHAT, url=url(2))
    sites, outbox = FakeSites({url(1): break_down}), FakeOutbox()
    await desk_of(storage, sites, outbox).read_due_feeds()
    assert [parcel.chat_id for parcel in outbox.posted.values()] == [OTHER_CHAT]
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [BugError]
    broken = await storage.get_feed(CHAT, 1)
    assert "on my side" in (broken.failure or "")
    assert broken.next_at >= LATER + HOUR


async def test_a_feed_that_is_still_being_read_is_not_begun_again(storage: Storage) -> None:
    await follow(storage, url=url(1))
    begun, going_on = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        begun.set()
        await going_on.wait()

    sites = FakeSites({url(1): wait})
    desk = desk_of(storage, sites, FakeOutbox())
    first = asyncio.create_task(desk.read_due_feeds())
    await begun.wait()
    await desk.read_due_feeds()
    going_on.set()
    await first
    assert sites.asked == [url(1)]


async def test_a_few_feeds_are_read_side_by_side_and_no_more(storage: Storage) -> None:
    going_on, running = asyncio.Event(), 0
    most = 0

    async def wait() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        if running == FEEDS_AT_ONCE:
            going_on.set()
        await going_on.wait()
        running -= 1

    numbers = range(FEEDS_AT_ONCE + 3)
    for number in numbers:
        await follow(storage, url=url(number))
    sites = FakeSites({url(number): wait for number in numbers})
    await desk_of(storage, sites, FakeOutbox()).read_due_feeds()
    assert (len(sites.asked), most) == (len(numbers), FEEDS_AT_ONCE)


async def test_a_notice_goes_to_its_topic_once(storage: Storage) -> None:
    await follow(storage, thread_id=31)
    outbox, sites = FakeOutbox(), FakeSites()
    await desk_of(storage, sites, outbox).read_due_feeds()
    await desk_of(storage, sites, outbox).read_due_feeds()
    (parcel,) = outbox.posted.values()
    assert (parcel.chat_id, parcel.thread_id) == (CHAT, 31)
    assert len(sites.asked) == 1


async def test_a_chat_that_refuses_the_bot_gets_no_more_feeds(storage: Storage) -> None:
    await follow(storage)
    bot = FakeBot(errors=[Forbidden("Forbidden: bot was kicked from the supergroup chat")])
    outbox = Outbox(storage, cast("Bot", bot))
    await outbox.post("feed:1", Parcel(CHAT, Message("New from Harbour Courier")))
    await bot.requested.wait()
    await outbox.close()
    assert (await storage.get_feed(CHAT, 1)).stop is FeedStop.REMOVED
    assert await storage.list_due_feeds(LATER + timedelta(days=9)) == []
