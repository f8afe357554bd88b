"""Replies to the bot's own messages: `fix: claimant = …` under one that names a claim."""

from __future__ import annotations

import re

import telegram
from telegram import MessageEntity, Update

from bot.fixes import parse_reply
from bot.handlers.desk import Context, Desk, message_of
from bot.handlers.submission import is_reply_to, sender_of
from bot.models import Message

_NUMBER = re.compile(r"#(\d{1,9})")


def is_fix(message: telegram.Message, bot: telegram.User) -> bool:
    return is_reply_to(message, bot) and parse_reply(message.text or "") is not None


async def fix_by_reply(desk: Desk, update: Update, context: Context) -> None:
    message = message_of(update)
    await desk.gathering.settle(message.chat_id)
    async with desk.turn(update):
        await desk.answer(update, await answer_fix(desk, message, context))


async def answer_fix(desk: Desk, message: telegram.Message, context: Context) -> Message | None:
    """The answer to a fix; null where the message is none, or replies to somebody else."""
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or replied.from_user.id != context.bot.id:
        return None
    return await desk.pipeline.fix(
        message.chat_id,
        message.text or "",
        list_named_claims(replied),
        desk.clock(),
        message_id=message.message_id,
        sender=sender_of(message),
    )


def list_named_claims(message: telegram.Message) -> list[int]:
    """The claims that a message of the bot's names; one that opens with a claim is about that one alone."""
    bold = message.parse_entities([MessageEntity.BOLD]).items()
    numbers = ((entity.offset, _NUMBER.fullmatch(words)) for entity, words in bold)
    named = sorted((offset, int(found[1])) for offset, found in numbers if found)
    return [number for offset, number in named if offset == 0] or [number for _, number in named]
