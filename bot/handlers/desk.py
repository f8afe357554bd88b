"""What every handler works with, and the types of python-telegram-bot as this bot fills them in."""

from __future__ import annotations

import logging
from asyncio import Lock
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import telegram
from telegram import Update
from telegram.constants import ReactionEmoji
from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext, ExtBot

from bot.delivery import Outbox, Parcel
from bot.gathering import Gathering, Pace
from bot.inbox import reply_key
from bot.models import Message
from bot.pipeline import Pipeline
from bot.retry import Hook
from bot.turns import Turns
from storage import Storage

if TYPE_CHECKING:
    from bot.handlers.arrivals import Arrival

log = logging.getLogger(__name__)

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
    pace: Pace = field(default_factory=Pace)
    turns: Turns[int] = field(default_factory=Turns)
    watched: set[int] = field(default_factory=set)
    """Groups of which is known whether the bot sees their messages."""

    @cached_property
    def gathering(self) -> Gathering[Arrival]:
        """Messages that wait for what belongs to them."""
        return Gathering(self.pace)

    def turn(self, update: Update) -> Lock:
        """A chat's messages are dealt with in their order, so that a question sees the article before it."""
        return self.turns.of(message_of(update).chat_id)

    async def answer(self, update: Update, answer: Message | None) -> None:
        """Answer an update's message, threaded to it and in its topic."""
        await self.post(reply_key(update), message_of(update), answer)

    async def post(
        self,
        key: str,
        message: telegram.Message,
        answer: Message | None,
        done: Sequence[int] = (),
        instead_of: str | None = None,
    ) -> None:
        """The one answer of this key, threaded to the message.

        `done`: the updates dealt with; `instead_of`: the key of what was shown meanwhile.
        """
        if answer:
            parcel = Parcel(message.chat_id, answer, message.message_id, thread_of(message), instead_of)
            await self.outbox.post(key, parcel, done)


def message_of(update: Update) -> telegram.Message:
    """The message of an update whose filters let only messages through."""
    return cast("telegram.Message", update.effective_message)


def thread_of(message: telegram.Message) -> int | None:
    """The topic of a forum. Replies in ordinary groups carry a thread id too, which is no topic."""
    return message.message_thread_id if message.is_topic_message else None


def is_private(message: telegram.Message) -> bool:
    return message.chat.type == telegram.Chat.PRIVATE


async def react(message: telegram.Message, emoji: ReactionEmoji = ReactionEmoji.EYES) -> None:
    """Show that the message was taken up. Groups may forbid it, and the answer matters more."""
    try:
        await message.set_reaction(emoji)
    except TelegramError as error:
        log.info("No reaction to message %s: %s", message.message_id, error)
