"""What every command is given: its words, where, when and by whom they were said."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.models import Message
from bot.render import PAGE_CLAIMS
from storage import Editing, Storage

SOMEBODY = "somebody"


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
    sender: str = SOMEBODY

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def offset(self) -> int:
        return (self.page - 1) * PAGE_CLAIMS

    @property
    def editing(self) -> Editing:
        return Editing(self.sender, self.now, self.message_id)


Command = Callable[[Storage, Request], Awaitable[Message]]
