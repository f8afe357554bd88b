"""A web without a network: pages by address, and a count of the visits."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field

from bot.errors import FetchError
from bot.fetch import Page

UNREACHABLE = "That site does not answer — paste the text and I'll read that."


@dataclass
class FakeFetcher:
    """An address that is not in `pages` does not answer. `redirects` gives a page another final address."""

    pages: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    visits: Counter[str] = field(default_factory=Counter)

    async def fetch(self, url: str) -> Page:
        self.visits[url] += 1
        await asyncio.sleep(0)
        final = self.redirects.get(url, url)
        if final not in self.pages:
            raise FetchError(UNREACHABLE)
        return Page(final, self.pages[final].encode(), "text/html; charset=utf-8")

    async def aclose(self) -> None:
        """Nothing is open."""
