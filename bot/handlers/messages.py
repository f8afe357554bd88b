"""Messages that may hold an article: 👀 at once, then one answer to all that was sent in one breath."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

import telegram
from telegram import Update

from bot.bursts import Group
from bot.handlers.arrivals import (
    Arrival,
    Work,
    get_patience,
    get_sender_key,
    is_readable,
    list_work,
    make_arrival,
)
from bot.handlers.desk import Context, Desk, is_private, message_of, react
from bot.handlers.filling import answer_filling_in
from bot.handlers.notes import take_note
from bot.handlers.replies import fix_by_reply, is_fix
from bot.handlers.submission import is_addressed, question_of, submission_of, words_of
from bot.models import ReadingMode
from storage import Burst


async def read_message(desk: Desk, update: Update, context: Context) -> None:
    message, bot = message_of(update), context.bot.bot
    if is_fix(message, bot):
        await fix_by_reply(desk, update, context)
        return
    if question_of(message, bot):
        desk.gathering.close(message.chat_id)
    reaction = asyncio.create_task(_react_at_once(desk, bot, message))
    # Nothing is awaited before: a command that comes next must find the message there.
    arrival, seconds = make_arrival(update), get_patience(message, bot, desk.pace)
    read = partial(read_burst, desk, bot)
    await desk.gathering.add(message.chat_id, get_sender_key(message), arrival, read, seconds=seconds)
    await reaction
    if arrival.error:
        raise arrival.error


async def read_burst(desk: Desk, bot: telegram.User, arrivals: Sequence[Arrival]) -> None:
    """Read a sender's messages group by group; what fails in one stops no other."""
    async with desk.turns.of(arrivals[0].message.chat_id):
        mode = await get_mode(desk, arrivals[0].message)
        for work in list_work(arrivals):
            dealing = _deal_with(desk, bot, work, mode)
            (work.main.error,) = await asyncio.gather(dealing, return_exceptions=True)


async def get_mode(desk: Desk, message: telegram.Message) -> ReadingMode:
    """How messages are read where this one was sent."""
    return ReadingMode.AUTO if is_private(message) else await desk.storage.get_reading(message.chat_id)


async def is_heard(desk: Desk, message: telegram.Message, bot: telegram.User) -> bool:
    """Whether it is read because it came."""
    return is_addressed(message, bot) or await get_mode(desk, message) is ReadingMode.AUTO


async def _deal_with(desk: Desk, bot: telegram.User, work: Work, mode: ReadingMode) -> None:
    """Read what the group wants to be read; keep what a reaction may still ask for."""
    everything = (*work.messages, *work.comments)
    addressed = any(is_addressed(message, bot) for message in everything)
    if mode is ReadingMode.AUTO or addressed:
        if len(everything) == 1 and await take_note(desk, work.main.message, bot):
            return
        await keep_burst(desk, work.group, everything)
        submission = await submission_of(work.group, work.messages, bot)
        await answer_filling_in(desk, work.key, work.main.message, submission, work.done)
    elif mode is ReadingMode.REACTION:
        for message in (*work.comments, *work.messages):
            await keep_recent(desk, message)


async def keep_burst(desk: Desk, group: Group, messages: Sequence[telegram.Message]) -> None:
    """What an edit of one of several messages needs of the others, which are among these."""
    if len(group.parts) + len(group.comments) > 1:
        payloads = {message.message_id: message.to_json() for message in messages}
        parts = {part.message_id: payloads[part.message_id] for part in group.parts}
        comments = {part.message_id: payloads[part.message_id] for part in group.comments}
        burst = Burst(group.main.message_id, parts, comments)
        await desk.storage.add_burst(messages[0].chat_id, burst, desk.clock())


async def keep_recent(desk: Desk, message: telegram.Message) -> None:
    """What has something to read, and all of an album: any picture of it may get the reaction."""
    if words_of(message) or message.document or message.media_group_id:
        await desk.storage.add_recent(message.chat_id, message.message_id, message.to_json(), desk.clock())


async def _react_at_once(desk: Desk, bot: telegram.User, message: telegram.Message) -> None:
    if not is_readable(message):
        return
    if await is_heard(desk, message, bot):
        await react(message)
