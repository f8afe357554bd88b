"""Articles read again: edited messages, and `/refresh` in reply to one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import telegram
from telegram import Update

from bot.bursts import Group
from bot.errors import NotFoundError
from bot.fixes import parse_reply
from bot.handlers.arrivals import make_part
from bot.handlers.desk import Context, Desk, message_of
from bot.handlers.messages import get_mode, is_heard, keep_recent
from bot.handlers.notes import list_button_articles, take_note
from bot.handlers.replies import list_named_claims
from bot.handlers.submission import is_addressed, note_of, sender_of, submission_of
from bot.models import Note, ReadingMode, Submission
from storage import Burst


async def reread_edited(desk: Desk, update: Update, context: Context) -> None:
    """An edit that changes no claim of the message's article gets no answer."""
    message = message_of(update)
    if message.edit_date is None or parse_reply(message.text or ""):
        return
    await desk.gathering.settle(message.chat_id)
    async with desk.turn(update):
        bursts = await desk.storage.list_bursts(message.chat_id, message.message_id)
        for burst in bursts:
            await _reread_burst(desk, update, context, burst)
        if bursts or await _is_noted(desk, message, context):
            return
        if await _is_read(desk, message, context):
            group = Group((make_part(message),))
            await _reread(desk, update, await submission_of(group, [message], context.bot.bot))


async def _is_noted(desk: Desk, message: telegram.Message, context: Context) -> bool:
    """Whether it is a note on an article now. What was read as an article stays one."""
    if await desk.storage.list_articles_of(message.chat_id, message.message_id):
        return False
    return await is_heard(desk, message, context.bot.bot) and await take_note(desk, message, context.bot.bot)


async def _is_read(desk: Desk, message: telegram.Message, context: Context) -> bool:
    """Whether it was read before, or would be read here now. A reaction may ask for what it says now."""
    if await desk.storage.list_articles_of(message.chat_id, message.message_id):
        return True
    mode = await get_mode(desk, message)
    if mode is ReadingMode.REACTION:
        await keep_recent(desk, message)
    return mode is ReadingMode.AUTO or is_addressed(message, context.bot.bot)


async def _reread(desk: Desk, update: Update, submission: Submission) -> None:
    edited_at = message_of(update).edit_date or submission.sent_at
    await desk.answer(update, await desk.pipeline.read_edited(submission, edited_at))


async def _reread_burst(desk: Desk, update: Update, context: Context, burst: Burst) -> None:
    """Read all that was sent with it again, or put other words in the place of a comment.

    Nothing where the others are no longer kept, or a newer edit of it is known.
    """
    message, bot = message_of(update), context.bot
    parts, comments = (_revive(payloads, bot) for payloads in (burst.parts, burst.comments))
    known = (parts | comments).get(message.message_id)
    if known is None or len(parts) < len(burst.parts) or _is_newer(known, message):
        return
    await desk.storage.set_burst_message(message.chat_id, message.message_id, message.to_json())
    now = parts | comments | {message.message_id: message}
    group = Group(tuple(make_part(now[one]) for one in parts), tuple(make_part(now[one]) for one in comments))
    if message.message_id in comments:
        main = now[burst.main_id]
        words = note_of(group, main, (), bot.bot) or ""
        await desk.storage.set_note(message.chat_id, Note(sender_of(main), words, burst.main_id))
    else:
        submission = await submission_of(group, [now[one] for one in parts], bot.bot)
        await _reread(desk, update, replace(submission, message_id=burst.main_id))


def _revive(payloads: Mapping[int, str | None], bot: telegram.Bot) -> dict[int, telegram.Message]:
    """Those that are still kept, in their order."""
    kept = ((number, payload) for number, payload in payloads.items() if payload)
    return {number: telegram.Message.de_json(json.loads(payload), bot) for number, payload in kept}


def _is_newer(known: telegram.Message, message: telegram.Message) -> bool:
    return bool(known.edit_date and message.edit_date and known.edit_date > message.edit_date)


async def find_replied_article(desk: Desk, message: telegram.Message) -> str:
    """The number of the article that a message replies to: its own message, or the bot's answer; else ""."""
    replied = message.reply_to_message
    if replied is None:
        return ""
    number = next(iter(list_button_articles(replied)), None)
    if number is None:
        brought = await desk.storage.list_articles_of(message.chat_id, replied.message_id)
        number = brought[0].number if brought else await _find_claims_article(desk, replied)
    return str(number or "")


async def _find_claims_article(desk: Desk, message: telegram.Message) -> int | None:
    """That of the first claim which an answer names."""
    for number in list_named_claims(message)[:1]:
        try:
            return (await desk.storage.get_claim(message.chat_id, number)).latest.article_number
        except NotFoundError:
            return None
    return None
