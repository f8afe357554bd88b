"""A web without a network: pages by address, and a count of the visits."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256

from bot.errors import FetchError
from bot.fetch import Page, Validators

UNREACHABLE = "That site does not answer — paste the text and I'll read that."


@dataclass
class FakeFetcher:
    """An address that is not in `pages` does not answer. `redirects` gives a page another final address.

    `refusals` are raised instead of an answer; `closed` to robots are the addresses that start so.
    """

    pages: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    visits: Counter[str] = field(default_factory=Counter)
    refusals: dict[str, FetchError] = field(default_factory=dict)
    closed: tuple[str, ...] = ()
    fresh_for: timedelta | None = None

    async def fetch(self, url: str) -> Page:
        self.visits[url] += 1
        await asyncio.sleep(0)
        if url in self.refusals:
            raise self.refusals[url]
        final = self.redirects.get(url, url)
        if final not in self.pages:
            raise FetchError(UNREACHABLE)
        body = self.pages[final].encode()
        validators = Validators(etag=sha256(body).hexdigest())
        return Page(final, body, get_type(body), validators, self.fresh_for)

    async def refetch(self, url: str, validators: Validators) -> Page | None:
        page = await self.fetch(url)
        return None if page.validators == validators else page

    async def may_read(self, url: str) -> bool:
        return not url.startswith(self.closed)

    async def aclose(self) -> None:
        """Nothing is open."""


def get_type(body: bytes) -> str:
    """As a server would name it."""
    if body.startswith(b"{"):
        return "application/feed+json"
    return (
        "text/xml; charset=utf-8"
        if body.startswith((b"<?xml", b"<rss", b"<feed"))
        else "text/html; charset=utf-8"
    )
