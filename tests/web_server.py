"""Web servers on loopback that answer as they are told: well, badly, or with malice."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from bot.errors import FetchError
from bot.fetch import Fetcher, Limits, Page

PAGE = b"<html><body><p>The ferry to Osk sank, officials said.</p></body></html>"
PASTE = "paste the text and I'll read that."

HASTY = Limits(backoff_seconds=0)
"""Retries at once."""

Answer = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]


def answer(body: bytes = PAGE, status: str = "200 OK", **headers: str) -> bytes:
    """A whole HTTP answer; a header's name is written with underscores."""
    lines = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(body)), **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}Connection: close\r\n\r\n".encode() + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return answer(b"", status, Location=to)


@dataclass
class Site:
    """A server that answers each path with the bytes given for it, and keeps what it was asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    port: int = 0
    here: int = 0
    most_at_once: int = 0

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.address}{path}"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.here += 1
        self.most_at_once = max(self.most_at_once, self.here)
        try:
            await self._answer(reader, writer)
        finally:
            self.here -= 1

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
        except asyncio.IncompleteReadError:  # the client left
            writer.close()
            return
        request, *lines = head.strip().split("\r\n")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        self.asked.append({"path": request.split()[1], **headers})
        reply = self.answers[request.split()[1]]
        try:
            if isinstance(reply, bytes):
                writer.write(reply)
                await writer.drain()
            else:
                await reply(writer)
        except ConnectionError:  # the client had enough
            return
        finally:
            writer.close()


@asynccontextmanager
async def serving(answers: dict[str, Answer], tls: ssl.SSLContext | None = None) -> AsyncIterator[Site]:
    site = Site(answers)
    server = await asyncio.start_server(site.handle, "127.0.0.1", 0, ssl=tls)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()


@asynccontextmanager
async def fetching(*allowed: str, **options: object) -> AsyncIterator[Fetcher]:
    fetcher = Fetcher(frozenset(allowed), **{"limits": HASTY, **options})  # type: ignore[arg-type]
    try:
        yield fetcher
    finally:
        await fetcher.aclose()


async def to_loopback(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


async def fetch_from(answers: dict[str, Answer], path: str = "/", limits: Limits = HASTY) -> Page:
    async with serving(answers) as site, fetching(site.address, limits=limits) as fetcher:
        return await fetcher.fetch(site.url(path))


async def refusal_of(reply: Answer, limits: Limits = HASTY) -> str:
    with pytest.raises(FetchError) as caught:
        await fetch_from({"/": reply}, "/", limits)
    return str(caught.value)
