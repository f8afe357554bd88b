"""What a command is given, and what several commands do alike."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.models import ClaimQuery, Message
from bot.render import PAGE_CLAIMS, Shorten, fits_query, render_nothing_found
from storage import Storage

# A comparison looks at every claim found, up to a number that no reader could check.
MAX_COMPARED_CLAIMS = 1000
MAX_TOPICS = 6


@dataclass(frozen=True, slots=True)
class Request:
    """A command's words, where and when they were said, and which page is wanted.

    `message_id`: null for a button, which names its article itself and so is harmless when pressed again.
    """

    chat_id: int
    arguments: str
    now: datetime
    message_id: int | None = None
    thread_id: int | None = None
    page: int = 1

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def offset(self) -> int:
        return (self.page - 1) * PAGE_CLAIMS


Command = Callable[[Storage, Request], Awaitable[Message]]


async def offer_topics(storage: Storage, request: Request, query: ClaimQuery) -> Message:
    near = " ".join(filter(None, (*query.words, query.claimant, query.outlet)))
    topics = await storage.list_topics(request.chat_id, MAX_TOPICS, near)
    return render_nothing_found(request.arguments, topics)


async def make_shortener(storage: Storage, request: Request) -> Shorten:
    """For buttons: the token of a query that is too long to be carried by one."""
    if fits_query(request.arguments):
        return str
    token = await storage.add_token(request.chat_id, request.arguments)
    return lambda _: token
