"""A bot without a network, for what happens between a reply that is written down and its delivery."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from telegram import InputFile
from telegram.error import TelegramError

FIRST_MESSAGE_ID = 901


@dataclass
class FakeBot:
    """Takes messages, after as many errors as it is given. `hold` keeps requests in the air."""

    errors: list[TelegramError] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)
    edited: list[tuple[int, int, str]] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    requests: int = 0
    hold: asyncio.Event | None = None
    requested: asyncio.Event = field(default_factory=asyncio.Event)
    took_one: asyncio.Event = field(default_factory=asyncio.Event)

    async def send_message(
        self, chat_id: int, text: str, *, rate_limit_args: Callable[[], Awaitable[None]], **options: object
    ) -> SimpleNamespace:
        await rate_limit_args()
        self.requests += 1
        self.requested.set()
        if self.hold:
            await self.hold.wait()
        if self.errors:
            raise self.errors.pop(0)
        self.sent.append({"chat_id": chat_id, "text": text, **options})
        self.took_one.set()
        return SimpleNamespace(message_id=FIRST_MESSAGE_ID + len(self.sent) - 1)

    async def edit_message_text(self, text: str, *, chat_id: int, message_id: int, **_: object) -> None:
        self.requests += 1
        if self.errors:
            raise self.errors.pop(0)
        self.edited.append((chat_id, message_id, text))

    async def send_photo(self, chat_id: int, photo: InputFile, **options: Any) -> SimpleNamespace:
        return await self._send_file("photo", chat_id, photo, **options)

    async def send_document(self, chat_id: int, document: InputFile, **options: Any) -> SimpleNamespace:
        return await self._send_file("document", chat_id, document, **options)

    async def _send_file(self, kind: str, chat_id: int, file: InputFile, **options: Any) -> SimpleNamespace:
        sent = await self.send_message(
            chat_id, options.pop("caption") or "", file=(kind, file.filename), **options
        )
        assert isinstance(file.input_file_content, bytes)
        self.files.append(file.input_file_content)
        return sent
