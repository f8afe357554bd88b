"""An outlet's web server on loopback: serves pages, refuses some, and holds one back until told."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from dataclasses import dataclass, field

from aiohttp import web

from tests.loopback import LoopbackServer


@dataclass
class ArticleSite:
    """Pages by path. A path not in `pages` is a 404; a path in `held` waits for `release`."""

    pages: dict[str, str]
    held: set[str] = field(default_factory=set)
    visits: Counter[str] = field(default_factory=Counter)
    arrived: threading.Event = field(default_factory=threading.Event)
    _released: threading.Event = field(default_factory=threading.Event)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/{path:.*}", self._serve)
        return app

    def serve(self) -> LoopbackServer:
        return LoopbackServer(self.app)

    def hold(self, path: str) -> None:
        """Keep the next visitors of a path waiting."""
        self._released.clear()
        self.arrived.clear()
        self.held.add(path)

    def release(self) -> None:
        self.held.clear()
        self._released.set()

    async def _serve(self, request: web.Request) -> web.Response:
        self.visits[request.path] += 1
        if request.path in self.held:
            self.arrived.set()
            await asyncio.to_thread(self._released.wait)
        page = self.pages.get(request.path)
        if page is None:
            raise web.HTTPNotFound
        return web.Response(text=page, content_type="text/html")
