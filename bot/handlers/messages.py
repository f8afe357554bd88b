"""Messages that may hold an article: 👀 at once, then one answer."""

from __future__ import annotations

import asyncio
import logging

import telegram
from telegram import Update
from telegram.constants import ReactionEmoji
from telegram.error import TelegramError

from bot.handlers.desk import Context, Desk, message_of
from bot.handlers.replies import answer_fix
from bot.handlers.submission import readable_document, sources_of, submission_of

log = logging.getLogger(__name__)


async def read_message(desk: Desk, update: Update, context: Context) -> None:
    message = message_of(update)
    reaction = asyncio.create_task(_react(message))
    async with desk.turn(update):
        if fixed := await answer_fix(desk, message, context):
            await desk.answer(update, fixed)
        elif not _is_rest_of_album(desk, message):
            answer = await desk.pipeline.read(await submission_of(message, context.bot.bot))
            await desk.answer(update, answer)
    await reaction


def _is_rest_of_album(desk: Desk, message: telegram.Message) -> bool:
    """Whether a picture without words follows another of its album: one answer is enough for all."""
    album = message.media_group_id
    if album is None:
        return False
    is_rest = album in desk.albums and not (message.caption or message.document)
    desk.albums.append(album)
    return is_rest


async def _react(message: telegram.Message) -> None:
    """Show that the message was taken up. Groups may forbid it, and the answer matters more."""
    if not (readable_document(message) or sources_of(message)):
        return
    try:
        await message.set_reaction(ReactionEmoji.EYES)
    except TelegramError as error:
        log.info("No reaction to message %s: %s", message.message_id, error)
