"""What a member sent → its article: fetched or as it is, read where pages and files are read."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Protocol

from bot.errors import SourceError
from bot.fetch import Page
from bot.models import Article, Document, Link, Pasted, Source
from bot.reading import find_twin, read_document, read_page, read_text
from bot.render import NO_ARTICLE
from bot.workshop import Run


class PageFetcher(Protocol):
    """What reading a source needs of `bot.fetch.Fetcher`."""

    async def fetch(self, url: str) -> Page: ...


async def load_article(source: Source, fetcher: PageFetcher, received: date, run: Run) -> Article:
    """The article behind a source. SourceError says why there is none."""
    match source:
        case Link(url):
            return await _read_link(await fetcher.fetch(url), fetcher, received, run)
        case Document():
            return await run(read_document, source, received)
        case Pasted(text):
            article = await asyncio.to_thread(read_text, text, received)
            if not article.text:
                raise SourceError(NO_ARTICLE)
            return article


async def _read_link(page: Page, fetcher: PageFetcher, received: date, run: Run) -> Article:
    """The page's article; that of its twin for phones, where the page shows less."""
    try:
        article = await run(read_page, page.body, page.content_type, page.url, received)
    except SourceError:
        twin = await _read_twin(page, fetcher, received, run)
        if twin is None:
            raise
        return twin
    twin = await _read_twin(page, fetcher, received, run) if article.shown_paragraphs else None
    return twin if twin and len(twin.text) > len(article.text) else article


async def _read_twin(page: Page, fetcher: PageFetcher, received: date, run: Run) -> Article | None:
    try:
        address = await run(find_twin, page.body, page.content_type, page.url)
        if address is None:
            return None
        twin = await fetcher.fetch(address)
        return await run(read_page, twin.body, twin.content_type, page.url, received)
    except SourceError:
        return None
