"""Following a feed, looking at it again, and reading what is new: the shell around the pure parts.

A look keeps its new entries and the validators in one transaction; then each entry is read, and they are told
of together. A kill at any moment loses nothing and tells nothing twice: what was read is told of, under a key
of its own, before anything more is read.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.errors import FeedError, FetchError, NotFoundError, SourceError
from bot.feeds.choosing import MAX_WAITING, choose_new
from bot.feeds.discovery import find_feed
from bot.feeds.entries import make_page
from bot.feeds.models import Choice, FeedMode, FeedRecord, Look, ParsedFeed, WaitingEntry
from bot.feeds.parsing import parse_feed
from bot.feeds.schedule import combine_wishes, get_next_look, get_next_try
from bot.fetch import Page, Validators
from bot.models import Link, Message, Source, Submission
from bot.render import Outcome, Stored, Unread, render_feed_gone, render_new_articles
from bot.workshop import Run
from storage import Storage

MAX_READ_AT_ONCE = 10
"""Articles of one feed that are read after one look; the rest waits for the next."""
MAX_TRIES = 3
GONE = 410
NEVER_READ = "it says that nothing has changed, though I have never read it"
OUR_FAULT = "something went wrong on my side; it is noted"
TOO_OFTEN = "reading was cut off each time"
NOT_FOR_ROBOTS = "the site's robots.txt asks robots to stay away"


class FeedFetcher(Protocol):
    """What feeds need of `bot.fetch.Fetcher`."""

    async def refetch(self, url: str, validators: Validators) -> Page | None: ...

    async def may_read(self, url: str) -> bool: ...


Take = Callable[[Submission, Source], Awaitable[Outcome]]


@dataclass(frozen=True, slots=True)
class Notice:
    """What a chat is to be told of a feed. `articles`: those it tells of; none where the feed is gone."""

    feed: FeedRecord
    key: str
    message: Message
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A feed at its address, which may not be the one that was asked for."""

    url: str
    parsed: ParsedFeed
    validators: Validators
    interval: timedelta | None
    """How often it asks to be read, and its server."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a feed's address gave to all chats that asked it at once. `found`: null where nothing changed."""

    found: Found | None = None
    error: SourceError | None = None
    """Why it gave nothing; null where it did."""


class FeedReader:
    """Reads the feeds of all chats.

    `take` reads an article and keeps it, as for a member's message; `run`: where feeds and pages are parsed.
    """

    def __init__(
        self, storage: Storage, fetcher: FeedFetcher, take: Take, run: Run = asyncio.to_thread
    ) -> None:
        self._storage = storage
        self._fetcher = fetcher
        self._take = take
        self._run = run

    async def find(self, url: str) -> Found:
        """The feed at an address, or the one that the page there declares; SourceError for neither."""
        page = await self._fetch(url)
        try:
            return await self._make_found(url, page)
        except FeedError:
            declared = await self._run(find_feed, page.body, page.url)
            if declared is None:
                raise
        return await self._make_found(declared, await self._fetch(declared))

    async def _fetch(self, url: str) -> Page:
        page = await self._fetcher.refetch(url, Validators())
        if page is None:
            raise FeedError(NEVER_READ)
        return page

    async def _make_found(self, url: str, page: Page) -> Found:
        parsed = await self._run(parse_feed, page.body, page.content_type, page.url)
        return Found(url, parsed, page.validators, combine_wishes(parsed.interval, page.fresh_for))

    async def ask(self, feeds: Sequence[FeedRecord]) -> Answer:
        """One request for all chats that follow an address; each then reads the answer by itself."""
        known = {Validators(feed.etag, feed.last_modified) for feed in feeds}
        url = feeds[0].url
        try:
            page = await self._fetcher.refetch(url, known.pop() if len(known) == 1 else Validators())
            return Answer(await self._make_found(url, page) if page else None)
        except SourceError as error:
            return Answer(error=error)

    async def read(self, feed: FeedRecord, answer: Answer, now: datetime) -> AsyncIterator[Notice]:
        """Read what is new in a feed. Each notice is to be posted and finished before the next."""
        # Of an earlier run, which may have been cut off before it told of them.
        async for notice in self._tell(feed):
            yield notice
        gone = not await self._look(feed, answer, now)
        for entry in await self._storage.list_waiting(feed.chat_id, feed.number, MAX_READ_AT_ONCE):
            await self._read_entry(feed, entry, now)
        async for notice in self._tell(feed):
            yield notice
        if gone:
            key = f"feed-gone:{feed.chat_id}:{feed.number}:{feed.since:%Y%m%d%H%M%S}"
            yield Notice(feed, key, render_feed_gone(feed))

    async def finish(self, notice: Notice) -> None:
        """The notice is on its way: its articles are not told of again, and what is gone is not looked at."""
        chat_id, number = notice.feed.chat_id, notice.feed.number
        if notice.articles:
            await self._storage.set_told(chat_id, number, notice.articles)
        else:
            await self._storage.set_feed_gone(chat_id, number)

    async def give_up(self, feed: FeedRecord, now: datetime) -> None:
        """After a fault of ours: it is not looked at again at once."""
        next_at = get_next_try(feed.url, now, feed.interval, feed.failures + 1)
        await self._storage.add_feed_failure(feed.chat_id, feed.number, OUR_FAULT, now, next_at)

    # ── looking ──────────────────────────────────────────────────────────────────────────────────

    async def _look(self, feed: FeedRecord, answer: Answer, now: datetime) -> bool:
        """Keep what the feed has to say now; false where it is gone for good."""
        if answer.error:
            return await self._note_failure(feed, answer.error, now)
        if answer.found and answer.found.parsed.ended:
            return False
        await self._keep(feed, answer.found, now)
        return True

    async def _note_failure(self, feed: FeedRecord, error: SourceError, now: datetime) -> bool:
        if isinstance(error, FetchError) and error.status == GONE:
            return False
        asked = error.retry_after if isinstance(error, FetchError) else None
        next_at = get_next_try(feed.url, now, feed.interval, feed.failures + 1, asked)
        reason = describe(error)
        await self._storage.add_feed_failure(feed.chat_id, feed.number, reason, now, next_at)
        return True

    async def _keep(self, feed: FeedRecord, found: Found | None, now: datetime) -> None:
        waiting = await self._storage.count_waiting(feed.chat_id, feed.number)
        choice = await self._choose(feed, found.parsed, waiting) if found else None
        left = waiting + (len(choice.new) if choice else 0) > MAX_READ_AT_ONCE
        interval = found.interval if found else feed.interval
        look = Look(
            at=now,
            next_at=get_next_look(feed.url, now, interval, waiting=left),
            etag=found.validators.etag if found else feed.etag,
            last_modified=found.validators.last_modified if found else feed.last_modified,
            interval=interval,
            choice=choice,
        )
        await self._storage.add_look(feed.chat_id, feed.number, look)

    async def _choose(self, feed: FeedRecord, parsed: ParsedFeed, waiting: int) -> Choice:
        known = await self._storage.list_seen(feed.chat_id, feed.number)
        return choose_new(parsed.entries, known, feed.since, MAX_WAITING - waiting)

    # ── reading ──────────────────────────────────────────────────────────────────────────────────

    async def _read_entry(self, feed: FeedRecord, waiting: WaitingEntry, now: datetime) -> None:
        """An article that the chat has already is not told of; one that cannot be read is tried again."""
        # The try is counted first: an entry that takes the whole process down does so only a few times.
        tries = await self._storage.add_entry_try(feed.chat_id, waiting.id)
        outcome = await self._load(feed, waiting, now) if tries <= MAX_TRIES else Unread(TOO_OFTEN)
        if isinstance(outcome, Unread):
            final = tries >= MAX_TRIES or outcome.reason == NOT_FOR_ROBOTS
            await self._storage.set_entry_failed(feed.chat_id, waiting.id, outcome.reason, now, final=final)
            return
        article = outcome.record.number if isinstance(outcome, Stored) else None
        await self._storage.set_entry_kept(feed.chat_id, feed.number, waiting.id, now, article)

    async def _load(self, feed: FeedRecord, waiting: WaitingEntry, now: datetime) -> Outcome:
        entry = waiting.entry
        if entry.url:
            try:
                if not await self._fetcher.may_read(entry.url):
                    return Unread(NOT_FOR_ROBOTS)
            except SourceError as error:
                return Unread(describe(error))
        source = Link(entry.url) if entry.url else make_page(entry, feed.title)
        # No message brought it: the entry's own number, negative, tells it in its place.
        submission = Submission(feed.chat_id, -waiting.id, feed.title, now, (source,))
        outcome = await self._take(submission, source)
        return Unread(shorten_reason(outcome.reason)) if isinstance(outcome, Unread) else outcome

    # ── telling ──────────────────────────────────────────────────────────────────────────────────

    async def _tell(self, feed: FeedRecord) -> AsyncIterator[Notice]:
        """One message about all that the chat has not heard of; none where it wants none."""
        numbers = await self._storage.list_untold(feed.chat_id, feed.number)
        if not numbers:
            return
        articles = [stored for number in numbers if (stored := await self._get_article(feed, number))]
        if feed.mode is FeedMode.SILENT or not articles:
            await self._storage.set_told(feed.chat_id, feed.number, numbers)
            return
        key = f"feed:{feed.chat_id}:{feed.number}:{numbers[0]}"
        yield Notice(feed, key, render_new_articles(feed, articles), tuple(numbers))

    async def _get_article(self, feed: FeedRecord, number: int) -> Stored | None:
        """Null where a member has taken it back."""
        try:
            record = await self._storage.get_article(feed.chat_id, number)
        except NotFoundError:
            return None
        return Stored(record, tuple(await self._storage.list_claims(feed.chat_id, number)))


def describe(error: SourceError) -> str:
    return shorten_reason(str(error))


def shorten_reason(reason: str) -> str:
    """Without the advice to paste the text instead: nobody is there to do it."""
    return reason.partition(" — ")[0].rstrip(".")
