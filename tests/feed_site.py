"""An outlet's web server with a feed: it validates, and answers as badly as a test wants."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from hashlib import sha256

from aiohttp import web

from tests.fake_fetcher import get_type
from tests.loopback import LoopbackServer


@dataclass
class FeedSite:
    """Texts by path; what is not there is a 404. `refusals`: a status and headers instead, by path."""

    texts: dict[str, str] = field(default_factory=dict)
    refusals: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    answers: list[tuple[str, int]] = field(default_factory=list)
    """Each path that was asked for, with the status that it got."""
    held: set[str] = field(default_factory=set)
    """Paths whose visitors wait until they are taken out of here."""
    arrived: threading.Event = field(default_factory=threading.Event)

    def serve(self) -> LoopbackServer:
        app = web.Application()
        app.router.add_get("/{path:.*}", self._serve)
        return LoopbackServer(lambda: app)

    def statuses(self, path: str) -> list[int]:
        return [status for asked, status in self.answers if asked == path]

    async def _serve(self, request: web.Request) -> web.Response:
        while request.path in self.held:
            self.arrived.set()
            await asyncio.sleep(0.02)
        response = self._answer(request.path, request.headers.get("If-None-Match"))
        self.answers.append((request.path, response.status))
        return response

    def _answer(self, path: str, known: str | None) -> web.Response:
        if path in self.refusals:
            status, headers = self.refusals[path]
            return web.Response(status=status, headers=headers, text="No.")
        if path not in self.texts:
            return web.Response(status=404)
        body = self.texts[path].encode()
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        if known == tag:
            return web.Response(status=304, headers={"ETag": tag})
        return web.Response(body=body, headers={"ETag": tag, "Content-Type": get_type(body)})
