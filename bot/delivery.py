"""Answers are written down before they are sent, and each is sent once.

A reply is `pending` until the moment of its HTTP request, `sending` during it, `delivered` after. A refusal
that can pass (429, 5xx, no connection) makes it pending again. One that a kill or a cut connection caught in
`sending` is in doubt, and is not sent a second time: rather one answer lost than one given twice.
"""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import ChatMigrated, Forbidden, TelegramError
from telegram.ext import ExtBot

from bot.models import Attachment, Button, Message
from bot.retry import Hook, persevere, retry_delay
from bot.turns import Turns
from storage import Storage

log = logging.getLogger(__name__)

CLOSING_TIMEOUT_SECONDS = 5.0
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
NO_FILES_HERE = (
    "This chat does not let me send files. Allow it in the group's permissions, or ask me in private."
)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message and where it goes."""

    chat_id: int
    message: Message
    reply_to: int | None = None
    thread_id: int | None = None

    @property
    def file(self) -> bytes | None:
        return self.message.attachment.data if self.message.attachment else None

    def to_json(self) -> str:
        """Everything but the bytes of a file, which are kept beside it."""
        attachment = self.message.attachment
        named = {"name": attachment.name, "mime": attachment.mime} if attachment else None
        fields = asdict(replace(self, message=replace(self.message, attachment=None)))
        fields["message"]["attachment"] = named
        return json.dumps(fields, ensure_ascii=False)

    @classmethod
    def from_json(cls, payload: str, file: bytes | None = None) -> Parcel:
        fields = json.loads(payload)
        message = fields.pop("message")
        rows = tuple(tuple(Button(**button) for button in row) for row in message["buttons"])
        named = message.get("attachment")
        attachment = Attachment(**named, data=file or b"") if named else None
        return cls(message=Message(message["html"], rows, attachment), **fields)


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(b.label, callback_data=b.data) for b in row] for row in message.buttons]
    return InlineKeyboardMarkup(rows) if rows else None


def redirect(parcel: Parcel, error: TelegramError) -> Parcel | None:
    """The parcel with what Telegram's refusal asks for: another address, or words alone in place of a file.

    None where it asks for nothing that can be done.
    """
    if isinstance(error, ChatMigrated):
        return replace(parcel, chat_id=error.new_chat_id)
    reason = str(error).lower()
    if parcel.thread_id and "message thread not found" in reason:
        return replace(parcel, thread_id=None)
    if parcel.message.attachment and "not enough rights to send" in reason:
        words = "\n\n".join(filter(None, (parcel.message.html, NO_FILES_HERE)))
        return replace(parcel, message=Message(words))
    return None


class Outbox:
    """Sends what is written down, one at a time in each chat, until Telegram takes it."""

    def __init__(self, storage: Storage, bot: ExtBot[Hook]) -> None:
        self._storage = storage
        self._bot = bot
        self._turns: Turns[int] = Turns()
        self._closing = asyncio.Event()
        self._deliveries: set[asyncio.Task[None]] = set()

    async def post(self, key: str, parcel: Parcel) -> None:
        """Write an answer down and start its delivery; nothing happens when the key has had its answer."""
        if await self._storage.add_reply(key, parcel.chat_id, parcel.to_json(), parcel.file):
            self._start(key, parcel)

    async def resume(self) -> None:
        """Deliver what an earlier run wrote down but did not begin to send."""
        for reply in await self._storage.list_replies():
            if reply.state == "sending":
                log.warning("The answer %s may have gone out before the last stop; it stays.", reply.key)
                await self._storage.set_reply_state(reply.key, "delivered")
            else:
                parcel = Parcel.from_json(reply.payload, reply.file)
                self._start(reply.key, replace(parcel, chat_id=reply.chat_id))

    async def close(self) -> None:
        """End the waiting; what has not been sent stays pending for the next start."""
        self._closing.set()
        if self._deliveries:
            _, late = await asyncio.wait(self._deliveries, timeout=CLOSING_TIMEOUT_SECONDS)
            for task in late:
                task.cancel()

    def _start(self, key: str, parcel: Parcel) -> None:
        task = asyncio.create_task(self._deliver(key, parcel), name=f"delivery of {key}")
        self._deliveries.add(task)
        task.add_done_callback(self._deliveries.discard)

    async def _deliver(self, key: str, parcel: Parcel) -> None:
        left: Parcel | None = parcel
        attempt = 0
        async with self._turns.of(parcel.chat_id):
            while left and not self._closing.is_set():
                left = await self._attempt(key, left, attempt)
                attempt += 1
            if not left:
                await self._storage.set_reply_state(key, "delivered")

    async def _attempt(self, key: str, parcel: Parcel, attempt: int) -> Parcel | None:
        """What remains to be sent after an attempt: nothing, or the parcel, perhaps to another address."""
        try:
            await self._send(key, parcel)
        except TelegramError as error:
            return await self._recover(key, parcel, error, attempt)
        return None

    async def _recover(self, key: str, parcel: Parcel, error: TelegramError, attempt: int) -> Parcel | None:
        redirected = redirect(parcel, error)
        delay = 0.0 if redirected else retry_delay(error, attempt)
        if delay is None:
            log.warning("The answer %s is given up: %s", key, error)
            if isinstance(error, Forbidden):
                await self._storage.set_feeds_removed(parcel.chat_id)
            return None
        await self._storage.set_reply_state(key, "pending")
        if isinstance(error, ChatMigrated):
            await self._storage.migrate_chat(parcel.chat_id, error.new_chat_id)
        await self._wait(delay)
        return redirected or parcel

    async def _send(self, key: str, parcel: Parcel) -> None:
        """As a picture, a document or words, by what the message carries."""
        chat_id, html, options = parcel.chat_id, parcel.message.html, self._make_options(key, parcel)
        attachment = parcel.message.attachment
        if attachment is None:
            await self._bot.send_message(chat_id, html, link_preview_options=NO_PREVIEW, **options)
            return
        file = InputFile(attachment.data, attachment.name)
        send = self._bot.send_photo if attachment.is_image else self._bot.send_document
        await send(chat_id, file, caption=html or None, **options)

    def _make_options(self, key: str, parcel: Parcel) -> dict[str, Any]:
        """What all ways of sending take."""
        reply = (
            ReplyParameters(parcel.reply_to, allow_sending_without_reply=True) if parcel.reply_to else None
        )
        return {
            "parse_mode": ParseMode.HTML,
            "reply_parameters": reply,
            "message_thread_id": parcel.thread_id,
            "reply_markup": keyboard(parcel.message),
            "rate_limit_args": partial(self._storage.set_reply_state, key, "sending"),
        }

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), seconds)


async def edit(bot: Bot, chat_id: int, message_id: int, message: Message) -> None:
    """Show another message in place of one of ours."""
    await persevere(
        lambda: bot.edit_message_text(
            message.html,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard(message),
        )
    )
