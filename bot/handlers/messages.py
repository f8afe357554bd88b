"""Messages that may hold an article: 👀 at once, then one answer."""

from __future__ import annotations

import asyncio
import logging

import telegram
from telegram import Update
from telegram.constants import ReactionEmoji
from telegram.error import TelegramError

from bot.handlers.desk import Context, Desk, message_of
from bot.handlers.submission import readable_document, sources_of, submission_of

log = logging.getLogger(__name__)


async def read_message(desk: Desk, update: Update, _: Context) -> None:
    message = message_of(update)
    reaction = asyncio.create_task(_react(message))
    async with desk.turn(update):
        answer = await desk.pipeline.read(await submission_of(message))
        await desk.answer(update, answer)
    await reaction


async def _react(message: telegram.Message) -> None:
    """Show that the message was taken up. Groups may forbid it, and the answer matters more."""
    if not (readable_document(message) or sources_of(message)):
        return
    try:
        await message.set_reaction(ReactionEmoji.EYES)
    except TelegramError as error:
        log.info("No reaction to message %s: %s", message.message_id, error)
