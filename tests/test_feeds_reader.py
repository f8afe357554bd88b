"""A feed that is followed: what is read of it, told, kept and given up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.console.terminal import plain_text
from bot.errors import FetchError
from bot.feeds.models import FeedRecord, FeedStop
from bot.feeds.reader import MAX_READ_AT_ONCE, MAX_TRIES, Notice
from bot.feeds.schedule import MIN_INTERVAL
from bot.models import Link
from bot.pipeline import Pipeline
from storage import Storage
from tests.fake_fetcher import FakeFetcher
from tests.feed_samples import Item, make_rss
from tests.journey_articles import FERRY_FOLLOW_UP, FERRY_TEXT, FLOOD_TEXT, as_page
from tests.talking import CHAT, NOW, answered, read

SITE = "https://courier.example"
FEED = f"{SITE}/feed.xml"
OLD = Item("/old", "Old news")
FERRY, FLOOD, HOSPITAL = Item("/ferry", "Ferry"), Item("/flood", "Flood"), Item("/hospital", "Hospital")
PAGES = {
    f"{SITE}/ferry": as_page(FERRY_TEXT, site="Harbour Courier"),
    f"{SITE}/flood": as_page(FLOOD_TEXT, site="Harbour Courier"),
    f"{SITE}/hospital": as_page(FERRY_FOLLOW_UP, site="Harbour Courier"),
}


@dataclass
class Newsroom:
    """A chat that follows one feed, and the clock."""

    storage: Storage
    fetcher: FakeFetcher = field(default_factory=lambda: FakeFetcher(dict(PAGES)))
    now: datetime = NOW
    told: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    @property
    def pipeline(self) -> Pipeline:
        """A new one each time: nothing that matters is kept in memory."""
        return Pipeline(self.storage, self.fetcher)

    def publish(self, *items: Item, more: str = "") -> None:
        """The feed lists these now."""
        self.fetcher.pages[FEED] = make_rss(items, more=more)

    async def follow(self, words: str = FEED) -> str:
        self.publish(OLD)
        return await answered(self.pipeline, f"/follow {words}")

    async def feed(self) -> FeedRecord:
        return await self.storage.get_feed(CHAT, 1)

    async def pass_time(self, wait: timedelta = timedelta(days=1)) -> list[str]:
        """Read what is due after a while; what was told."""
        self.now += wait
        told = []
        for feed in await self.pipeline.list_due_feeds(self.now):
            answer = await self.pipeline.feeds.ask([feed])
            async for notice in self.pipeline.feeds.read(feed, answer, self.now):
                told.append(plain_text(notice.message.html))
                self.keys.append(notice.key)
                await self.pipeline.feeds.finish(notice)
        self.told += told
        return told

    async def read_until_cut_off(self) -> list[Notice]:
        """The notices of a look that a kill cuts off before they are marked as told."""
        self.now += timedelta(days=1)
        (feed,) = await self.pipeline.list_due_feeds(self.now)
        answer = await self.pipeline.feeds.ask([feed])
        return [notice async for notice in self.pipeline.feeds.read(feed, answer, self.now)]

    async def titles(self) -> list[str | None]:
        articles = await self.storage.list_articles(CHAT, limit=99, offset=0)
        return [record.article.title for record in reversed(articles)]


@pytest.fixture
def newsroom(storage: Storage) -> Newsroom:
    return Newsroom(storage)


# ── what goes wrong with the feed ────────────────────────────────────────────────────────────────


async def test_a_failure_is_kept_and_the_feed_is_tried_later_each_time(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.fetcher.refusals[FEED] = FetchError(
        "courier.example has no such page (404) — check it.", status=404
    )
    assert await newsroom.pass_time() == []
    assert await newsroom.pass_time() == []
    feed = await newsroom.feed()
    assert (feed.failures, feed.failure) == (2, "courier.example has no such page (404)")
    assert feed.failing_since == NOW + timedelta(days=1)
    assert timedelta(hours=1) <= feed.next_at - newsroom.now <= timedelta(hours=3)
    del newsroom.fetcher.refusals[FEED]
    await newsroom.pass_time()
    assert (await newsroom.feed()).failures == 0


async def test_a_site_that_asks_for_a_pause_gets_it(newsroom: Newsroom) -> None:
    await newsroom.follow()
    busy = FetchError(
        "courier.example asks me to come back later (429) — try again.", status=429, retry_after=36_000
    )
    newsroom.fetcher.refusals[FEED] = busy
    await newsroom.pass_time()
    assert (await newsroom.feed()).next_at - newsroom.now == timedelta(hours=10)


async def test_a_web_page_in_the_place_of_the_feed_is_a_failure(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.fetcher.pages[FEED] = as_page(FERRY_TEXT, site="Harbour Courier")
    await newsroom.pass_time()
    assert (await newsroom.feed()).failure == "it sends no feed"


async def test_a_feed_that_is_gone_is_told_once_and_left_alone(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.fetcher.refusals[FEED] = FetchError("courier.example has no such page (410).", status=410)
    (told,) = await newsroom.pass_time()
    assert told.startswith("Harbour Courier, feed 1, is gone")
    assert (await newsroom.feed()).stop is FeedStop.GONE
    visits = newsroom.fetcher.visits[FEED]
    assert await newsroom.pass_time() == []
    assert newsroom.fetcher.visits[FEED] == visits


async def test_that_a_feed_is_gone_is_told_under_one_key_also_after_a_kill(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.fetcher.refusals[FEED] = FetchError("Gone.", status=410)
    (first,) = await newsroom.read_until_cut_off()
    (again,) = await newsroom.read_until_cut_off()
    assert first.key == again.key


async def test_a_json_feed_that_has_ended_is_as_good_as_gone(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.fetcher.pages[FEED] = (
        '{"version": "https://jsonfeed.org/version/1", "expired": true, "items": []}'
    )
    assert len(await newsroom.pass_time()) == 1
    assert (await newsroom.feed()).stop is FeedStop.GONE


# ── what goes wrong with an article ──────────────────────────────────────────────────────────────


async def test_an_article_that_cannot_be_read_is_tried_a_few_times_then_given_up(newsroom: Newsroom) -> None:
    await newsroom.follow()
    address = f"{SITE}/ferry"
    newsroom.fetcher.refusals[address] = FetchError("courier.example took too long to answer — try later.")
    newsroom.publish(FERRY)
    for _ in range(MAX_TRIES + 2):
        assert await newsroom.pass_time() == []
    assert newsroom.fetcher.visits[address] == MAX_TRIES
    assert "1 article could not be read: courier.example took too long to answer" in await answered(
        newsroom.pipeline, "/following"
    )


async def test_an_article_that_answers_at_last_is_read_and_leaves_no_trouble(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.fetcher.refusals[f"{SITE}/ferry"] = FetchError("Too slow.")
    newsroom.publish(FERRY)
    await newsroom.pass_time()
    newsroom.fetcher.refusals.clear()
    (told,) = await newsroom.pass_time()
    assert "Coastguard confirms" in told
    assert await newsroom.storage.list_feed_troubles(CHAT, NOW) == []
    assert await newsroom.storage.list_failures(CHAT, NOW) == [], "no member sent that link"


async def test_what_is_closed_to_robots_is_not_asked_for(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.fetcher.closed = (f"{SITE}/ferry",)
    newsroom.publish(FLOOD, FERRY)
    (told,) = await newsroom.pass_time()
    assert "Flood in Szeged" in told
    await newsroom.pass_time()
    assert newsroom.fetcher.visits[f"{SITE}/ferry"] == 0
    assert "robots.txt" in await answered(newsroom.pipeline, "/following")


async def test_what_is_closed_to_robots_is_read_where_a_member_sends_it(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.fetcher.closed = (SITE,)
    assert "Coastguard confirms" in await read(newsroom.pipeline, Link(f"{SITE}/ferry"))


async def test_an_entry_that_takes_the_process_down_does_so_a_few_times_only(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.publish(FERRY)

    class KilledError(Exception):
        """Stands for a kill."""

    newsroom.fetcher.refusals[f"{SITE}/ferry"] = KilledError()  # type: ignore[assignment]
    for _ in range(MAX_TRIES):
        with pytest.raises(KilledError):
            await newsroom.pass_time()
    assert await newsroom.pass_time() == []
    assert await newsroom.storage.count_waiting(CHAT, 1) == 0


# ── reading ──────────────────────────────────────────────────────────────────────────────────────


async def test_what_a_feed_listed_when_it_was_followed_is_not_read(newsroom: Newsroom) -> None:
    await newsroom.follow()
    assert await newsroom.pass_time() == []
    assert newsroom.fetcher.visits[f"{SITE}/old"] == 0


async def test_a_new_article_is_read_kept_and_told_in_one_line(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.publish(FERRY, OLD)
    (told,) = await newsroom.pass_time()
    assert told.startswith("New from Harbour Courier: Coastguard confirms 40 rescued from ferry off Split")
    assert re.search(r" — \d claims <", told)
    assert f"<{SITE}/ferry>" in told
    assert "12 passengers" in await answered(newsroom.pipeline, "/claims injured")
    assert "sent by Harbour Courier" in await answered(newsroom.pipeline, "/article 1")
    assert await newsroom.pass_time() == []


async def test_several_new_articles_are_told_in_one_message_oldest_first(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.publish(HOSPITAL, FLOOD, FERRY, OLD)
    (told,) = await newsroom.pass_time()
    lines = told.splitlines()
    assert lines[0] == "New from Harbour Courier"
    assert [line[:14] for line in lines[2:]] == ["1 · Coastguard", "2 · Flood in S", "3 · Ferry resc"]


async def test_followed_silently_it_is_read_and_nothing_is_told(newsroom: Newsroom) -> None:
    await newsroom.follow(f"{FEED} silently")
    newsroom.publish(FERRY)
    assert await newsroom.pass_time() == []
    assert "12 passengers" in await answered(newsroom.pipeline, "/claims injured")
    await answered(newsroom.pipeline, f"/follow {FEED} with lines")
    assert await newsroom.pass_time() == [], "what was kept in silence is not told later"


async def test_an_article_that_the_chat_has_is_not_kept_twice_nor_told(newsroom: Newsroom) -> None:
    await newsroom.follow()
    await read(newsroom.pipeline, Link(f"{SITE}/ferry"))
    newsroom.publish(FERRY)
    assert await newsroom.pass_time() == []
    assert len(await newsroom.titles()) == 1


async def test_a_feed_that_has_not_changed_is_not_parsed_again(newsroom: Newsroom) -> None:
    await newsroom.follow()
    before = await newsroom.feed()
    await newsroom.pass_time()
    after = await newsroom.feed()
    assert (after.etag, after.read_at) == (before.etag, newsroom.now)


async def test_more_than_can_be_read_at_once_waits_for_the_next_look(newsroom: Newsroom) -> None:
    await newsroom.follow()
    items = [Item(f"/{number}", f"News {number}") for number in range(MAX_READ_AT_ONCE + 2)]
    page = as_page(FERRY_TEXT, site="Harbour Courier")
    for number, item in enumerate(items):
        newsroom.fetcher.pages[f"{SITE}{item.path}"] = page.replace("300 people", f"{number + 301} people")
    newsroom.publish(*items)
    await newsroom.pass_time()
    assert len(await newsroom.titles()) == MAX_READ_AT_ONCE
    await newsroom.pass_time(1.5 * MIN_INTERVAL)
    assert len(await newsroom.titles()) == MAX_READ_AT_ONCE + 2, "though the feed has not changed"


async def test_an_entry_without_an_address_is_read_from_its_content(newsroom: Newsroom) -> None:
    await newsroom.follow()
    content = "".join(f"<p>{words}</p>" for words in FERRY_TEXT.split("\n\n")[2:])
    newsroom.publish(Item("", "Ferry note", NOW + timedelta(hours=1), content))
    (told,) = await newsroom.pass_time()
    assert told.startswith("New from Harbour Courier: Ferry note — ")
    (record,) = await newsroom.storage.list_articles(CHAT, limit=9, offset=0)
    assert (record.article.outlet, record.article.published) == ("Harbour Courier", NOW.date())
    assert record.article.url is None


async def test_a_feed_is_read_as_often_as_it_asks(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.publish(OLD, more="<ttl>120</ttl>")
    await newsroom.pass_time()
    before = (await newsroom.feed()).next_at
    await newsroom.pass_time(before - newsroom.now)
    assert (await newsroom.feed()).next_at - before == timedelta(hours=2)


async def test_a_feed_is_left_alone_as_long_as_its_server_calls_it_fresh(newsroom: Newsroom) -> None:
    newsroom.fetcher.fresh_for = timedelta(hours=3)
    await newsroom.follow()
    first = (await newsroom.feed()).next_at
    await newsroom.pass_time(first - newsroom.now)
    assert (await newsroom.feed()).next_at - first == timedelta(hours=3), "though nothing has changed"


# ── kills ────────────────────────────────────────────────────────────────────────────────────────


async def test_what_was_read_but_not_told_is_told_under_the_same_key(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.publish(FERRY)
    (first,) = await newsroom.read_until_cut_off()
    newsroom.publish(HOSPITAL, FERRY)
    assert await newsroom.pass_time() == [plain_text(first.message.html), newsroom.told[-1]]
    again, later = newsroom.keys
    assert again == first.key
    assert later != first.key
    assert "Ferry rescue" in newsroom.told[-1]


async def test_an_article_that_was_taken_back_before_it_was_told_is_not_told(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.publish(FERRY)
    await newsroom.read_until_cut_off()
    await newsroom.storage.delete_article(CHAT, 1)
    assert await newsroom.pass_time() == []


async def test_an_article_of_a_feed_that_was_undone_does_not_come_back(newsroom: Newsroom) -> None:
    await newsroom.follow()
    newsroom.publish(FERRY)
    await newsroom.pass_time()
    await answered(newsroom.pipeline, "/undo 1")
    newsroom.publish(FERRY, OLD)
    assert await newsroom.pass_time() == []
    assert await newsroom.titles() == []
