"""What the bot does, from top to bottom: read a message, answer a command, turn a page, send digests.

Telegram, the console and the command line all call this class. Deciding is left to pure functions (`article`,
`claims`, `compare`, `digest`, `render`); here they are only put in order, with `storage` between them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol

from bot.article import article_from_page, article_from_text, find_twin
from bot.claims import extract_claims, extract_each
from bot.commands import run_command, run_press
from bot.daily import DueDigest, find_due_digest, parse_digest_key
from bot.documents import article_from_document
from bot.errors import SourceError
from bot.fetch import Page
from bot.fixes import find_claim, parse_reply
from bot.models import Article, ArticleRecord, Claim, Document, Link, Message, Pasted, Source, Submission
from bot.render import (
    NO_ARTICLE,
    READ_LANGUAGE,
    Known,
    Outcome,
    Stored,
    Unread,
    render_reading,
    render_small_talk,
)
from bot.requests import SOMEBODY, Request
from bot.urls import canonical_url
from storage import Storage

LOCAL_CHAT_ID = 0
"""The chat of the console and the command line; Telegram gives no chat this id."""
# Parsing takes half a kilobyte of memory and more for each character. An update that got the process killed
# would be taken up again at the next start, and kill that too.
MAX_ARTICLE_CHARACTERS = 200_000
TOO_LONG = "That is too long for one article — paste the part that matters and I'll read that."


class PageFetcher(Protocol):
    """What the pipeline needs of `bot.fetch.Fetcher`."""

    async def fetch(self, url: str) -> Page: ...


class Pipeline:
    """One bot's functions over all its chats."""

    def __init__(self, storage: Storage, fetcher: PageFetcher) -> None:
        self._storage = storage
        self._fetcher = fetcher

    # ── a message that may hold articles ─────────────────────────────────────────────────────────

    async def read(self, submission: Submission) -> Message | None:
        """One answer to all that a message holds; null where a group is spared small talk."""
        if not submission.sources:
            if submission.question:
                return await self._answer_question(submission, submission.question)
            return render_small_talk() if submission.private else None
        outcomes = [await self.take(submission, source) for source in submission.sources]
        return render_reading(_each_once(outcomes), submission.sent_at.date(), private=submission.private)

    async def _answer_question(self, submission: Submission, question: str) -> Message:
        return await self.answer(
            submission.chat_id, "ask", question, submission.sent_at, message_id=submission.message_id
        )

    async def take(self, submission: Submission, source: Source) -> Outcome:
        """Read one source and keep what it says."""
        (outcome,) = [one async for one in self.take_each([(submission, source)])]
        return outcome

    async def take_each(self, taken: Iterable[tuple[Submission, Source]]) -> AsyncGenerator[Outcome]:
        """Read each source and keep what it says, in order. All are loaded first, to be parsed together."""
        found = [(submission, await self._load(submission, source)) for submission, source in taken]
        claims = extract_each([one for _, one in found if isinstance(one, Article)])
        for submission, one in found:
            match one:
                case Article():
                    record = await self._add(submission, one, await asyncio.to_thread(next, claims))
                    yield await self._outcome(submission, _with_note(record, one))
                case ArticleRecord():
                    yield await self._outcome(submission, one)
                case Unread():
                    yield one

    async def _load(self, submission: Submission, source: Source) -> Article | ArticleRecord | Unread:
        """A new article, or the record of a known one, or why there is neither."""
        try:
            if isinstance(source, Link):
                known = await self._find(submission, canonical_url(source.url), "")
                if known:
                    return known
            article = await load_article(source, self._fetcher, submission.sent_at.date())
        except SourceError as error:
            if isinstance(source, Link):
                await self._add_failure(submission, source.url, str(error))
            return Unread(str(error))
        return await self._find(submission, article.url, article.text) or article

    async def _find(self, submission: Submission, url: str | None, text: str) -> ArticleRecord | None:
        return await self._storage.find_article(submission.chat_id, url=url, text=text)

    async def _add(self, submission: Submission, article: Article, claims: Sequence[Claim]) -> ArticleRecord:
        """Where the same article came twice at once, storage keeps the first and gives it to both."""
        return await self._storage.add_article(
            submission.chat_id,
            article,
            claims,
            sender=submission.sender,
            received_at=submission.sent_at,
            message_id=submission.message_id,
            origin=submission.origin,
        )

    async def _outcome(self, submission: Submission, record: ArticleRecord) -> Outcome:
        # A message that is read again after a kill finds its own article, and answers as if it were new.
        if record.message_id != submission.message_id:
            return Known(record)
        return Stored(record, tuple(await self._storage.list_claims(submission.chat_id, record.number)))

    async def _add_failure(self, submission: Submission, url: str, reason: str) -> None:
        await self._storage.add_failure(
            submission.chat_id, url, reason, submission.sender, submission.sent_at, submission.message_id
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
        return await run_command(self._storage, command, request)

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

    async def finish_digest(self, key: str) -> None:
        """The digest of this key is on its way: it is not due again."""
        await self._storage.add_digest_sent(*parse_digest_key(key))


async def load_article(source: Source, fetcher: PageFetcher, received: date) -> Article:
    """The article behind a source. SourceError says why there is none."""
    article = await _load(source, fetcher, received)
    if len(article.text) > MAX_ARTICLE_CHARACTERS:
        raise SourceError(TOO_LONG)
    return article


async def _load(source: Source, fetcher: PageFetcher, received: date) -> Article:
    match source:
        case Link(url):
            return await _read_link(await fetcher.fetch(url), fetcher, received)
        case Document():
            return await asyncio.to_thread(article_from_document, source, received)
        case Pasted(text):
            article = await asyncio.to_thread(article_from_text, text, received)
            if not article.text:
                raise SourceError(NO_ARTICLE)
            return article


async def _read_link(page: Page, fetcher: PageFetcher, received: date) -> Article:
    """The page's article; that of its twin for phones, where the page shows less."""
    try:
        article = await _read_page(page, page.url, received)
    except SourceError:
        twin = await _read_twin(page, fetcher, received)
        if twin is None:
            raise
        return twin
    twin = await _read_twin(page, fetcher, received) if article.shown_paragraphs else None
    return twin if twin and len(twin.text) > len(article.text) else article


async def _read_twin(page: Page, fetcher: PageFetcher, received: date) -> Article | None:
    address = await asyncio.to_thread(find_twin, page.body, page.content_type, page.url)
    try:
        return await _read_page(await fetcher.fetch(address), page.url, received) if address else None
    except SourceError:
        return None


async def _read_page(page: Page, url: str, received: date) -> Article:
    return await asyncio.to_thread(article_from_page, page.body, page.content_type, url, received)


def _with_note(record: ArticleRecord, article: Article) -> ArticleRecord:
    """With what is told once, when the article is read, and not kept."""
    return replace(record, article=replace(record.article, shown_paragraphs=article.shown_paragraphs))


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
