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
from tests.feeding import FEED, HOUR, NOW, follow
from tests.storing import CHAT, OTHER_CHAT
from tests.telegram_fakes import FakeBot

LATER = NOW + 2 * HOUR


class BugError(Exception):
    """A fault of ours."""


@dataclass
class FakeSites:
    """Every feed is gone, but for those of `answers`, which do something else first."""

    answers: dict[str, Callable[[], Awaitable[None]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    conditions: dict[str, Validators] = field(default_factory=dict)

    async def refetch(self, url: str, validators: Validators) -> Page | None:
        self.asked.append(url)
        self.conditions[url] = validators
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
    broken_for: int | None = None
    """The chat to which posting fails by a fault of ours."""

    async def post(self, key: str, parcel: Parcel) -> None:
        if parcel.chat_id == self.broken_for:
            raise BugError
        self.posted[key] = parcel


def desk_of(storage: Storage, sites: FakeSites, outbox: FakeOutbox) -> FeedDesk:
    return FeedDesk(Desk(Pipeline(storage, sites), storage, cast("Outbox", outbox), lambda: LATER))


def url(number: int) -> str:
    return f"https://courier.example/{number}"


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
    assert broken.next_at >= LATER + HOUR / 2


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


async def test_the_wait_for_the_next_look_goes_from_when_it_was_asked_for(storage: Storage) -> None:
    """Not from when all that it brought is read: a slow site would be asked ever later."""
    await follow(storage, url=url(1))
    now = [LATER]

    async def take_a_day() -> None:
        now[0] += 24 * HOUR
        raise FetchError("Busy.", status=503)

    sites = FakeSites({url(1): take_a_day})
    desk = Desk(Pipeline(storage, sites), storage, cast("Outbox", FakeOutbox()), lambda: now[0])
    await FeedDesk(desk).read_due_feeds()
    assert (await storage.get_feed(CHAT, 1)).next_at < LATER + 24 * HOUR


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


async def test_one_request_serves_all_chats_that_follow_a_feed_and_each_is_told_by_itself(
    storage: Storage,
) -> None:
    await follow(storage, url=url(1))
    await follow(storage, OTHER_CHAT, url=url(1))
    await follow(storage, OTHER_CHAT, url=url(2))
    sites, outbox = FakeSites(), FakeOutbox()
    await desk_of(storage, sites, outbox).read_due_feeds()
    assert sorted(sites.asked) == [url(1), url(2)]
    assert sorted(parcel.chat_id for parcel in outbox.posted.values()) == sorted(
        [CHAT, OTHER_CHAT, OTHER_CHAT]
    )


async def test_a_fault_while_one_chat_reads_a_feed_stops_no_other_that_follows_it(
    storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    for chat in (CHAT, OTHER_CHAT):
        await follow(storage, chat)
    sites, outbox = FakeSites(), FakeOutbox(broken_for=CHAT)
    await desk_of(storage, sites, outbox).read_due_feeds()
    assert [parcel.chat_id for parcel in outbox.posted.values()] == [OTHER_CHAT]
    assert len(caplog.records) == 1
    assert (await storage.get_feed(CHAT, 1)).failures == 1


async def test_chats_that_read_a_feed_in_different_states_ask_for_all_of_it(storage: Storage) -> None:
    await follow(storage, etag='"1"')
    await follow(storage, OTHER_CHAT, etag='"2"')
    await follow(storage, url=url(1), etag='"3"')
    sites = FakeSites()
    await desk_of(storage, sites, FakeOutbox()).read_due_feeds()
    assert sites.conditions == {FEED.url: Validators(), url(1): Validators('"3"')}


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
