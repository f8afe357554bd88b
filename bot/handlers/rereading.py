"""Articles read again: edited messages, and `/refresh` in reply to one."""

from __future__ import annotations

import re

import telegram
from telegram import Update

from bot.errors import NotFoundError
from bot.fixes import parse_reply
from bot.handlers.desk import Context, Desk, message_of
from bot.handlers.replies import list_named_claims
from bot.handlers.submission import submission_of

_ARTICLE = re.compile(r"[vauwy]:(\d{1,9})(?::.*)?")


async def reread_edited(desk: Desk, update: Update, context: Context) -> None:
    """An edit that changes no claim of the message's article gets no answer."""
    message = message_of(update)
    if message.edit_date is None or parse_reply(message.text or ""):
        return
    async with desk.turn(update):
        submission = await submission_of(message, context.bot.bot)
        await desk.answer(update, await desk.pipeline.read_edited(submission, message.edit_date))


async def find_replied_article(desk: Desk, message: telegram.Message) -> str:
    """The number of the article that a message replies to: its own message, or the bot's answer; else ""."""
    replied = message.reply_to_message
    if replied is None:
        return ""
    number = _find_button(replied)
    if number is None:
        brought = await desk.storage.list_articles_of(message.chat_id, replied.message_id)
        number = brought[0].number if brought else await _find_claims_article(desk, replied)
    return str(number or "")


def _find_button(message: telegram.Message) -> int | None:
    """The article that an answer's buttons are about."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    found = (_ARTICLE.fullmatch(str(button.callback_data)) for row in rows for button in row)
    return next((int(match[1]) for match in found if match), None)


async def _find_claims_article(desk: Desk, message: telegram.Message) -> int | None:
    """That of the first claim which an answer names."""
    for number in list_named_claims(message)[:1]:
        try:
            return (await desk.storage.get_claim(message.chat_id, number)).latest.article_number
        except NotFoundError:
            return None
    return None
