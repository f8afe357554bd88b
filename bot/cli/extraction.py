"""`extract`: claims straight to the output, nothing kept."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.claim_document import claim_document, error_document
from bot.config import Settings
from bot.console.terminal import Screen
from bot.errors import SourceError
from bot.fetch import Fetcher
from bot.loading import PageFetcher, load_article
from bot.local import describe_failure, read_document, utc_now
from bot.models import (
    Appearance,
    Article,
    ArticleRecord,
    Claim,
    ClaimRecord,
    Document,
    Link,
    Message,
    Source,
)
from bot.pipeline import read_claims
from bot.render.lines import render_article_line, render_claim, render_shortened
from bot.workshop import Run, Workshop

STANDARD_INPUT = "-"
# Pages are fetched and files read this far ahead of the article whose claims are being extracted.
SOURCES_AHEAD = 4
MAX_QUOTE_UNITS = 1200


@dataclass(frozen=True, slots=True)
class Extracted:
    """What became of one source: an article with its claims, or the reason why not."""

    source: str
    article: Article | None
    claims: Sequence[Claim] = ()
    error: str = ""


async def extract_to_output(sources: Sequence[str], settings: Settings, *, as_json: bool) -> int:
    """Print every source's claims in the order given; returns how many sources failed."""
    show = _show_json if as_json else _show_text
    fetcher = Fetcher(settings.fetch_allowed_hosts, contact=settings.fetch_contact)
    failed = 0
    try:
        async with Workshop() as workshop:
            async for extracted in extract_all(sources, fetcher, utc_now().date(), workshop.run):
                show(extracted)
                failed += extracted.article is None
    finally:
        await fetcher.aclose()
    return failed


async def extract_all(
    sources: Iterable[str], fetcher: PageFetcher, today: date, run: Run = asyncio.to_thread
) -> AsyncIterator[Extracted]:
    """The sources one after the other; the next are loaded meanwhile."""
    async for source, loading in _load_ahead(sources, lambda source: _load(source, fetcher, today, run)):
        try:
            article = await loading
        except SourceError as error:
            yield Extracted(source, None, error=str(error))
        else:
            yield Extracted(source, article, await read_claims(article))


async def _load_ahead(
    sources: Iterable[str], load: Callable[[str], Awaitable[Article]]
) -> AsyncIterator[tuple[str, Awaitable[Article]]]:
    waiting: deque[tuple[str, Awaitable[Article]]] = deque()
    for source in sources:
        waiting.append((source, asyncio.ensure_future(load(source))))
        if len(waiting) > SOURCES_AHEAD:
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()


async def _load(source: str, fetcher: PageFetcher, today: date, run: Run) -> Article:
    return await load_article(await asyncio.to_thread(_find_source, source), fetcher, today, run)


def _find_source(source: str) -> Source:
    if source == STANDARD_INPUT:
        return Document("standard input", sys.stdin.buffer.read())
    if "://" in source:
        return Link(source)
    return read_document(Path(source))


def _show_json(extracted: Extracted) -> None:
    if extracted.article is None:
        document = error_document(extracted.source, extracted.error)
    else:
        document = claim_document(extracted.article, extracted.claims)
    print(json.dumps(document, ensure_ascii=False), flush=True)


def _show_text(extracted: Extracted) -> None:
    if extracted.article is None:
        print(describe_failure(extracted.source, extracted.error), file=sys.stderr)
    else:
        Screen().show(Message(render_extracted(extracted.article, extracted.claims)))


def render_extracted(article: Article, claims: Sequence[Claim]) -> str:
    """The article's line and its claims as the chat shows them, numbered in their order."""
    now = utc_now()
    record = ArticleRecord(1, article, sender="", received_at=now, message_id=0)
    numbered = [_number(at, claim, article) for at, claim in enumerate(claims, 1)]
    lines = [render_claim(one, now.date(), MAX_QUOTE_UNITS) for one in numbered]
    head = [line for line in (render_article_line(record, now.date()), render_shortened(article)) if line]
    return "\n".join([*head, *(lines or ["No claims found."])])


def _number(number: int, claim: Claim, article: Article) -> ClaimRecord:
    dated = article.dated or utc_now().date()
    place = (article.outlet, article.title, article.url)
    appearance = Appearance(1, *place, dated, claim.quote, claim.via, claim.caveat, 1, article.dating)
    return ClaimRecord(number, claim, (appearance,))
