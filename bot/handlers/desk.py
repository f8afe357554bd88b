"""What every handler works with, and the types of python-telegram-bot as this bot fills them in."""

from __future__ import annotations

from asyncio import Lock
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

import telegram
from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.delivery import Outbox, Parcel
from bot.inbox import reply_key
from bot.models import Message
from bot.pipeline import Pipeline
from bot.retry import Hook
from bot.turns import Turns
from storage import Storage

# The parts of an album come within seconds of each other.
ALBUMS_REMEMBERED = 100

Bot = ExtBot[Hook]
Context = CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]
App = Application[Bot, Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], None]


@dataclass(frozen=True)
class Desk:
    """The bot's functions behind the handlers. `clock` gives aware UTC."""

    pipeline: Pipeline
    storage: Storage
    outbox: Outbox
    clock: Callable[[], datetime]
    turns: Turns[int] = field(default_factory=Turns)
    albums: deque[str] = field(default_factory=lambda: deque(maxlen=ALBUMS_REMEMBERED))
    """The latest albums that had an answer."""

    def turn(self, update: Update) -> Lock:
        """A chat's messages are dealt with in their order, so that a question sees the article before it."""
        return self.turns.of(message_of(update).chat_id)

    async def answer(self, update: Update, answer: Message | None) -> None:
        """Answer an update's message, threaded to it and in its topic."""
        if answer:
            message = message_of(update)
            parcel = Parcel(message.chat_id, answer, message.message_id, thread_of(message))
            await self.outbox.post(reply_key(update), parcel)


def message_of(update: Update) -> telegram.Message:
    """The message of an update whose filters let only messages through."""
    return cast("telegram.Message", update.effective_message)


def thread_of(message: telegram.Message) -> int | None:
    """The topic of a forum. Replies in ordinary groups carry a thread id too, which is no topic."""
    return message.message_thread_id if message.is_topic_message else None


def is_private(message: telegram.Message) -> bool:
    return message.chat.type == telegram.Chat.PRIVATE
