"""Articles read again: a link sent again or asked for with `/refresh`, a message that was edited."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from bot.beginnings import keep_rest, shows_less
from bot.errors import NotFoundError, QueryError, SourceError
from bot.headlines import keep_headline
from bot.models import (
    Article,
    ArticleRecord,
    Claim,
    ClaimRecord,
    Link,
    Message,
    Note,
    Source,
    Submission,
)
from bot.render import (
    NO_LINK,
    ONLY_A_PART,
    OTHER_PAGE,
    Known,
    Outcome,
    Stored,
    Unread,
    render_revision,
    render_unchanged_article,
)
from bot.requests import Request
from bot.revisions import Revision, make_revision
from bot.scrolling import keep_scrolled
from bot.urls import canonical_url, list_spellings
from storage import Rereading, Storage
from storage.copies import are_copies, sketch
from storage.fingerprint import text_hash

REREAD_AFTER = timedelta(hours=2)
"""A link that is sent again sooner is not fetched again; `/refresh` does so at any time."""
MAX_EDITED_AGE = timedelta(days=1)
"""A message that was none of ours and is edited later than that is no news: nobody expects an answer."""

MIN_LEFT = 0.5
"""The share of its words that an outlet leaves of an article that it edits."""
MIN_KNOWN = 0.8
"""The share of word pairs that a shorter text has from the longer where it is but its beginning."""
MAX_NUMBER_DIGITS = 9
"""What is longer is nobody's number, and is as little found by its beginning."""

Load = Callable[[Source, date], Awaitable[Article]]
Read = Callable[[Article], Awaitable[Sequence[Claim]]]
Take = Callable[[Submission, Source], Awaitable[Outcome]]


@dataclass(frozen=True, slots=True)
class Rereader:
    """`load` gives the article behind a source, read against a day, `read` its claims."""

    storage: Storage
    load: Load
    read: Read

    async def refresh(self, request: Request) -> Message:
        """`/refresh 12`, `/refresh https://…`, `/refresh` for the last article. BotError says why not."""
        record = await self._find(request)
        if record.article.url is None:
            raise SourceError(NO_LINK)
        rereading = Rereading(request.now, request.message_id)
        if record.changed_by is None or record.changed_by != request.message_id:
            record = await self.renew(request.chat_id, record, Link(record.article.url), rereading)
        if record.changed_at is None or record.changed_by != request.message_id:
            return render_unchanged_article(record, request.today)
        return render_revision(await self.tell(request.chat_id, record), request.today)

    async def renew_sent(self, submission: Submission, record: ArticleRecord, link: Link) -> ArticleRecord:
        """A known article whose link was sent: read again where that was last done some hours ago.

        Where it cannot be read now, what is known of it stands.
        """
        if record.message_id == submission.message_id or submission.sent_at - record.read_at < REREAD_AFTER:
            return record
        try:
            rereading = Rereading(submission.sent_at, submission.message_id)
            return await self.renew(submission.chat_id, record, link, rereading)
        except SourceError:
            return record

    async def renew(
        self, chat_id: int, record: ArticleRecord, source: Source, rereading: Rereading
    ) -> ArticleRecord:
        """The article as its source has it now. Its days are read as on the day it first came."""
        article = await self.load(source, record.article.received or record.received_at.date())
        if isinstance(source, Link) and not _has_text(record, article):
            article = await asyncio.to_thread(_check_page, record.article, article)
        return await self._renew_as(chat_id, record, article, rereading)

    async def _renew_as(
        self, chat_id: int, record: ArticleRecord, article: Article, rereading: Rereading
    ) -> ArticleRecord:
        if _has_text(record, article):
            return record
        claims = await self.read(article)
        renewed = await self.storage.add_version(chat_id, record.number, article, claims, rereading)
        if renewed.version == record.version:
            await self._refuse_double(chat_id, record, article)
        return renewed

    async def _refuse_double(self, chat_id: int, record: ArticleRecord, article: Article) -> None:
        """No two articles have the same words."""
        other = await self.storage.find_article(chat_id, url=None, text=article.text)
        if other and other.number != record.number:
            raise SourceError(f"It now says what article {other.number} says: /article {other.number}.")

    async def tell(self, chat_id: int, record: ArticleRecord) -> Revision:
        """What the article's last version changed. NotFoundError where it was taken back."""
        before = await self.storage.get_version(chat_id, record.number, record.version - 1)
        if before is None:
            raise NotFoundError(f"Article {record.number} is as it was first read.")
        return make_revision(before, record, await self._list_claims(chat_id, record))

    async def _find_page(self, chat_id: int, url: str) -> ArticleRecord | None:
        """The article of this address, in any of its spellings."""
        return await self.storage.find_page(chat_id, list_spellings(canonical_url(url)))

    async def _get_last(self, chat_id: int) -> ArticleRecord:
        last = await self.storage.get_last_article(chat_id)
        if last is None:
            raise NotFoundError("There is no article here yet. Send a link and I'll read it.")
        return last

    # ── edited messages ──────────────────────────────────────────────────────────────────────────

    async def read_edited(self, submission: Submission, at: datetime, take: Take) -> list[Outcome]:
        """What there is to tell of a message that was edited `at` a moment; `take` reads what is new in it.

        Nothing where no claim changed, nor of an old message that was talk and is an article now. An article
        that was edited away stays, and so does a link.
        """
        note = Note(submission.sender, submission.note or "", submission.message_id)
        await self.storage.set_note(submission.chat_id, note)
        known = await self.storage.list_articles_of(submission.chat_id, submission.message_id)
        if not known and at - submission.sent_at > MAX_EDITED_AGE:
            return []
        edited = replace(submission, sent_at=at)
        texts = await self._load_texts(edited, known)
        own = pair_texts(list(texts.values()), known)
        outcomes: list[Outcome | None] = []
        for source in submission.sources:
            article = texts.get(source)
            record = own.get(article) if article else None
            if isinstance(source, Link):
                outcomes.append(await self._read_added(edited, source, take))
            elif article and record and record.received_at != at:
                outcomes.append(await self._revise(edited, record, article))
            else:
                outcomes.append(_unless(await take(edited, source), Known, Unread))
        return [outcome for outcome in outcomes if outcome]

    async def _load_texts(
        self, edited: Submission, known: Sequence[ArticleRecord]
    ) -> Mapping[Source, Article]:
        """What is in the message itself, its days read as on the day it first came."""
        first = known[0] if known else None
        day = (first.article.received or first.received_at.date()) if first else edited.sent_at.date()
        texts: dict[Source, Article] = {}
        for source in edited.sources:
            if not isinstance(source, Link):
                with suppress(SourceError):
                    texts[source] = await self.load(source, day)
        return texts

    async def _read_added(self, edited: Submission, link: Link, take: Take) -> Outcome | None:
        """A link that was not there before; where it leads may be known under another address."""
        known = await self._find_page(edited.chat_id, link.url)
        if known and known.received_at != edited.sent_at:
            return None
        outcome = _unless(await take(edited, link), Known)
        told = isinstance(outcome, Stored) and outcome.record.received_at != edited.sent_at
        return None if told else outcome

    async def _revise(self, edited: Submission, own: ArticleRecord, article: Article) -> Outcome | None:
        if own.read_at > edited.sent_at:
            return None
        rereading = Rereading(edited.sent_at, edited.message_id)
        try:
            record = await self._renew_as(edited.chat_id, own, article, rereading)
        except SourceError:
            return None
        if record.changed_at != edited.sent_at:
            return None
        revision = await self.tell(edited.chat_id, record)
        return revision if revision.tells else None

    async def _list_claims(self, chat_id: int, record: ArticleRecord) -> Sequence[ClaimRecord]:
        return await self.storage.list_claims(chat_id, record.number)

    async def _find(self, request: Request) -> ArticleRecord:
        words = request.arguments.removeprefix("#")
        if not words:
            return await self._get_last(request.chat_id)
        if words.isdecimal():
            return await self.storage.get_article(request.chat_id, int(words[:MAX_NUMBER_DIGITS]))
        if not words.lower().startswith(("http://", "https://")):
            raise QueryError(f"“{words[:40]}” is neither an article's number nor a link, e.g. /refresh 12.")
        known = await self._find_page(request.chat_id, words)
        if known is None:
            raise NotFoundError("I have not read that link yet. Send it alone and I'll read it.")
        return known


def pair_texts(texts: Sequence[Article], known: Sequence[ArticleRecord]) -> Mapping[Article, ArticleRecord]:
    """Which article of a message each of its texts is now: that which says the same, else the next left.

    A link's page is none of them.
    """
    pairs: dict[Article, ArticleRecord] = {}
    for fits in (_has_text, _has_address):
        for article in (one for one in texts if one not in pairs):
            left = (one for one in known if one not in pairs.values() and fits(one, article))
            if record := next(left, None):
                pairs[article] = record
    return pairs


def _has_text(record: ArticleRecord, article: Article) -> bool:
    return text_hash(record.article.text) == text_hash(article.text)


def _has_address(record: ArticleRecord, article: Article) -> bool:
    return record.article.url == article.url


def _unless(outcome: Outcome, *kinds: type[Outcome]) -> Outcome | None:
    return None if isinstance(outcome, kinds) else outcome


def _check_page(known: Article, found: Article) -> Article:
    """The article as its page has it now. SourceError where that is another, or a part without news of it."""
    if not _is_same_page(known, found):
        raise SourceError(OTHER_PAGE.format(url=found.url))
    found = keep_headline(known, found)
    less = shows_less(known, found)
    whole = keep_rest(known, found) if less else keep_scrolled(known, found)
    if whole is None or (less and whole.text == known.text) or is_cut(known.text, whole.text):
        raise SourceError(ONLY_A_PART)
    return whole


def is_cut(known: str, found: str) -> bool:
    """Whether a text is less than half of the other and hardly anything else: a paywall has come between."""
    words = found.split()
    if len(words) >= MIN_LEFT * len(known.split()):
        return False
    before, now = (set(pairwise(text.split())) for text in (known, found))
    return len(now & before) >= MIN_KNOWN * len(now)


def _is_same_page(known: Article, found: Article) -> bool:
    """A link may lead to another page one day; a page's own address may change a little with its headline."""
    if known.url == found.url or (known.title and known.title == found.title):
        return True
    return are_copies(sketch(known.text), sketch(found.text))
