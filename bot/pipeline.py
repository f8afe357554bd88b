"""What the bot does, from top to bottom: read a message, answer a command, turn a page, send digests.

Telegram, the console and the command line all call this class. Deciding is left to pure functions (`article`,
`claims`, `compare`, `digest`, `render`); here they are only put in order, with `storage` between them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import takewhile
from typing import Protocol

from bot.board import Board
from bot.claims import extract_claims, extract_each
from bot.commands import run_command, run_press
from bot.daily import DueDigest, find_due_digest, parse_digest_key
from bot.errors import SourceError
from bot.feeds.models import FeedRecord
from bot.feeds.reader import FeedFetcher, FeedReader
from bot.feeds.sharing import Shared
from bot.fixes import find_claim, parse_reply
from bot.loading import PageFetcher, load_article
from bot.models import (
    Article,
    ArticleRecord,
    Claim,
    Link,
    Message,
    Note,
    Pasted,
    Source,
    Submission,
)
from bot.reading_pages import answer_reading
from bot.render import (
    READ_LANGUAGE,
    Known,
    Outcome,
    Stored,
    Unread,
    render_small_talk,
)
from bot.requests import SOMEBODY, Request
from bot.rereading import Rereader
from bot.urls import canonical_url, list_spellings
from bot.workshop import Run
from storage import Storage

LOCAL_CHAT_ID = 0
"""The chat of the console and the command line; Telegram gives no chat this id."""


# The others of a message wait their turn; each host is asked for one page at a time whatever this says.
MAX_LOADED_AT_ONCE = 10
Loaded = Article | ArticleRecord | Unread


class WebFetcher(PageFetcher, FeedFetcher, Protocol):
    """What the pipeline needs of it."""


class Pipeline:
    """One bot's functions over all its chats. `run`: where pages and files are read."""

    def __init__(self, storage: Storage, fetcher: WebFetcher, run: Run = asyncio.to_thread) -> None:
        self._storage = storage
        self._fetcher = fetcher
        self._run = run
        self._shared = Shared()
        self.feeds = FeedReader(storage, fetcher, self.take, run=run)
        self._rereader = Rereader(storage, self._load_article, read_claims)

    # ── a message that may hold articles ─────────────────────────────────────────────────────────

    async def read(self, submission: Submission, board: Board | None = None) -> Message | None:
        """One answer to all that a message holds; null where a group is spared small talk.

        `board` is kept up to date meanwhile.
        """
        if not (submission.sources or submission.unread):
            if submission.question:
                return await self._answer_question(submission, submission.question)
            return render_small_talk() if submission.private else None
        board = board or Board()
        board.start(submission.sources, submission.received_at.date())
        taking = self.take_each([(submission, source) for source in submission.sources], board)
        outcomes = [*[outcome async for outcome in taking], *map(Unread, submission.unread)]
        answered = submission.private or board.shown
        return await self._tell(submission, outcomes, submission.received_at.date(), private=answered)

    async def read_edited(self, submission: Submission, edited_at: datetime) -> Message | None:
        """The answer to a message that was edited; null where that changes no claim."""
        outcomes = await self._rereader.read_edited(submission, edited_at, self.take)
        return await self._tell(submission, outcomes, edited_at.date(), private=submission.private)

    async def _tell(
        self, submission: Submission, outcomes: Sequence[Outcome], today: date, *, private: bool
    ) -> Message | None:
        told = _each_once(outcomes)
        return await answer_reading(self._storage, submission.chat_id, told, today, private=private)

    async def _answer_question(self, submission: Submission, question: str) -> Message:
        return await self.answer(
            submission.chat_id, "ask", question, submission.sent_at, message_id=submission.message_id
        )

    async def take(self, submission: Submission, source: Source) -> Outcome:
        """Read one source and keep what it says."""
        (outcome,) = [one async for one in self.take_each([(submission, source)])]
        return outcome

    async def take_each(
        self, taken: Iterable[tuple[Submission, Source]], board: Board | None = None
    ) -> AsyncGenerator[Outcome]:
        """Read each source and keep what it says, in order: numbers do not depend on which site is faster.

        They are loaded side by side; those that are here when their turn comes are parsed together.
        """
        board, work = board or Board(), list(taken)
        gate = asyncio.Semaphore(MAX_LOADED_AT_ONCE)
        loading = [asyncio.create_task(self._load_onto(board, at, gate, *one)) for at, one in enumerate(work)]
        try:
            at = 0
            while at < len(work):
                await loading[at]
                ready = [task.result() for task in takewhile(asyncio.Task.done, loading[at:])]
                submissions = [submission for submission, _ in work[at : at + len(ready)]]
                async for outcome in self._keep_each(submissions, ready):
                    board.put(at, outcome)
                    at += 1
                    yield outcome
        finally:
            for task in loading:
                task.cancel()
            await asyncio.gather(*loading, return_exceptions=True)

    async def _keep_each(
        self, submissions: Sequence[Submission], loaded: Sequence[Loaded]
    ) -> AsyncGenerator[Outcome]:
        claims = extract_each([one for one in loaded if isinstance(one, Article)])
        for submission, one in zip(submissions, loaded, strict=True):
            match one:
                case Article():
                    record = await self._add(submission, one, await asyncio.to_thread(next, claims))
                    yield await self._outcome(submission, record)
                case ArticleRecord():
                    yield await self._outcome(submission, one)
                case Unread():
                    yield one

    async def _load_onto(
        self, board: Board, at: int, gate: asyncio.Semaphore, submission: Submission, source: Source
    ) -> Loaded:
        async with gate:
            loaded = await self._load(submission, source)
        if not isinstance(loaded, ArticleRecord):
            board.put(at, loaded)
        return loaded

    async def _load(self, submission: Submission, source: Source) -> Loaded:
        """A new article, or the record of a known one, or why there is neither."""
        try:
            if isinstance(source, Link):
                known = await self._find(submission, canonical_url(source.url), "")
                if known:
                    return await self._rereader.renew_sent(submission, known, source)
            article = _date_post(await self._load_new(submission, source), source, submission)
        except SourceError as error:
            if isinstance(source, Link) and not submission.automatic:
                await self._add_failure(submission, source.url, str(error))
            return Unread(str(error))
        return await self._find(submission, article.url, article.text) or article

    async def _load_new(self, submission: Submission, source: Source) -> Article:
        load = partial(self._load_article, source, submission.written_on)
        if submission.automatic and isinstance(source, Link):
            return await self._shared.read(source.url, submission.received_at, load)
        return await load()

    async def _load_article(self, source: Source, received: date) -> Article:
        return await load_article(source, self._fetcher, received, self._run)

    async def _find(self, submission: Submission, url: str | None, text: str) -> ArticleRecord | None:
        """The article of this address in any of its spellings, else the one of this text."""
        known = await self._storage.find_page(submission.chat_id, list_spellings(url)) if url else None
        return known or await self._storage.find_article(submission.chat_id, url=url, text=text)

    async def _add(self, submission: Submission, article: Article, claims: Sequence[Claim]) -> ArticleRecord:
        """Where the same article came twice at once, storage keeps the first and gives it to both."""
        return await self._storage.add_article(
            submission.chat_id,
            article,
            claims,
            sender=submission.sender,
            received_at=submission.received_at,
            message_id=submission.message_id,
            origin=submission.origin,
        )

    async def _outcome(self, submission: Submission, record: ArticleRecord) -> Outcome:
        if submission.note:
            note = Note(submission.sender, submission.note, submission.message_id)
            record = await self._storage.add_note(submission.chat_id, record.number, note)
        # A message that is read again after a kill finds its own article, and answers as if it were new.
        if record.message_id != submission.message_id:
            renewed = record.changed_by == submission.message_id
            return await self._rereader.tell(submission.chat_id, record) if renewed else Known(record)
        return Stored(record, tuple(await self._storage.list_claims(submission.chat_id, record.number)))

    async def _add_failure(self, submission: Submission, url: str, reason: str) -> None:
        await self._storage.add_failure(
            submission.chat_id, url, reason, submission.sender, submission.received_at, submission.message_id
        )

    # ── a command, a button, a digest ────────────────────────────────────────────────────────────

    async def answer(  # noqa: PLR0913 (the words, and what there is to know of their message)
        self,
        chat_id: int,
        command: str,
        arguments: str,
        now: datetime,
        *,
        message_id: int,
        thread_id: int | None = None,
        sender: str = SOMEBODY,
    ) -> Message:
        """The answer to `/command arguments`. BotError where it cannot be understood or found."""
        request = Request(chat_id, arguments.strip(), now, message_id, thread_id, sender=sender)
        if command == "refresh":
            return await self._rereader.refresh(request)
        return await run_command(self._storage, self.feeds, command, request)

    async def press(self, chat_id: int, data: str, now: datetime, *, sender: str = SOMEBODY) -> Message:
        """What a button puts in place of its message. NotFoundError where that is gone."""
        return await run_press(self._storage, data, Request(chat_id, "", now, sender=sender))

    async def fix(
        self, chat_id: int, words: str, named: Sequence[int], now: datetime, *, message_id: int, sender: str
    ) -> Message | None:
        """The answer to `fix: claimant = …` under a message that names claims; null where it is no such."""
        reply = parse_reply(words)
        if reply is None:
            return None
        number, fixes = reply
        arguments = f"{number or find_claim(named)} {fixes}"
        return await self.answer(chat_id, "fix", arguments, now, message_id=message_id, sender=sender)

    async def list_digest_chats(self) -> list[int]:
        """Telegram's chats that want a daily digest."""
        settings = await self._storage.list_digests()
        return [setting.chat_id for setting in settings if setting.chat_id != LOCAL_CHAT_ID]

    async def due_digest(self, chat_id: int, now: datetime) -> DueDigest | None:
        """The daily digest to send to a chat now: one by one, so that a fault in one stops no other."""
        return await find_due_digest(self._storage, chat_id, now)

    async def list_due_feeds(self, now: datetime, *, local: bool = False) -> list[FeedRecord]:
        """The feeds that are to be looked at now: of Telegram's chats, or of this machine's."""
        due = await self._storage.list_due_feeds(now)
        return [feed for feed in due if (feed.chat_id == LOCAL_CHAT_ID) is local]

    async def finish_digest(self, key: str) -> None:
        """The digest of this key is on its way: it is not due again."""
        await self._storage.add_digest_sent(*parse_digest_key(key))


def _date_post(article: Article, source: Source, submission: Submission) -> Article:
    """What a public channel posted came out that day, where its words name no other."""
    origin = submission.origin
    posted = isinstance(source, Pasted) and origin is not None and origin.url and origin.posted_at
    day = article.published or article.reckoned or submission.written_on
    return replace(article, published=day) if posted else article


async def read_claims(article: Article) -> list[Claim]:
    """The article's claims; none where its language is not ours."""
    return await asyncio.to_thread(extract_claims, article) if article.language == READ_LANGUAGE else []


def _each_once(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Two links of one message may lead to the same article."""
    seen: set[int] = set()
    kept: list[Outcome] = []
    for outcome in outcomes:
        number = None if isinstance(outcome, Unread) else outcome.record.number
        if number not in seen:
            kept.append(outcome)
        if number is not None:
            seen.add(number)
    return kept
