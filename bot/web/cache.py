"""Pages read lately, to ask their servers only whether they have changed."""

from __future__ import annotations

from collections import OrderedDict

from bot.web.page import Page

MAX_CACHE_BYTES = 20_000_000


class Cache:
    """The pages used last, as many as have room; only those that a server can tell apart from newer ones."""

    def __init__(self, max_bytes: int = MAX_CACHE_BYTES) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._pages: OrderedDict[str, Page] = OrderedDict()

    def get(self, url: str) -> Page | None:
        if url in self._pages:
            self._pages.move_to_end(url)
        return self._pages.get(url)

    def keep(self, url: str, page: Page) -> None:
        self._drop(url)
        if not page.validators.headers or len(page.body) > self._max_bytes:
            return
        self._pages[url] = page
        self._bytes += len(page.body)
        while self._bytes > self._max_bytes:
            self._drop(next(iter(self._pages)))

    def _drop(self, url: str) -> None:
        page = self._pages.pop(url, None)
        self._bytes -= len(page.body) if page else 0
