"""Messages that may hold an article: 👀 at once, then one answer to all that was sent in one breath."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest

import telegram
from telegram import Update
from telegram.constants import ReactionEmoji
from telegram.error import TelegramError

from bot.bursts import Group, group_parts
from bot.handlers.arrivals import Arrival, get_patience, get_sender_key, is_readable, make_arrival
from bot.handlers.desk import Context, Desk, message_of
from bot.handlers.filling import answer_filling_in
from bot.handlers.replies import fix_by_reply, is_fix
from bot.handlers.submission import question_of, submission_of

log = logging.getLogger(__name__)


async def read_message(desk: Desk, update: Update, context: Context) -> None:
    message, bot = message_of(update), context.bot.bot
    if is_fix(message, bot):
        await fix_by_reply(desk, update, context)
        return
    reaction = asyncio.create_task(_react_if_readable(message))
    if question_of(message, bot):
        desk.gathering.close(message.chat_id)
    # Nothing is awaited before: a command that comes next must find the message there.
    arrival, sender, seconds = (
        make_arrival(update),
        get_sender_key(message),
        get_patience(message, bot, desk.pace),
    )
    await desk.gathering.add(
        message.chat_id, sender, arrival, partial(read_burst, desk, bot), seconds=seconds
    )
    await reaction
    if arrival.error:
        raise arrival.error


async def read_burst(desk: Desk, bot: telegram.User, arrivals: Sequence[Arrival]) -> None:
    """Read a sender's messages group by group; what fails in one stops no other."""
    by_number = {arrival.part.message_id: arrival for arrival in arrivals}
    async with desk.turns.of(arrivals[0].message.chat_id):
        for group, dealt_with in _list_work(group_parts(arrival.part for arrival in arrivals)):
            main = by_number[group.main.message_id]
            messages = [by_number[part.message_id].message for part in group.parts]
            done = [by_number[number].update.update_id for number in dealt_with]
            reading = _read_group(desk, bot, group, messages, main.update, done)
            (main.error,) = await asyncio.gather(reading, return_exceptions=True)


def _list_work(groups: Sequence[Group]) -> Iterator[tuple[Group, list[int]]]:
    """Each group with the numbers of the messages that need no reading after it."""
    for group, following in zip_longest(groups, groups[1:]):
        numbers = [part.message_id for part in group.parts]
        if not (following and following.comments == group.comments):
            numbers += [comment.message_id for comment in group.comments]
        yield group, numbers


async def _read_group(
    desk: Desk,
    bot: telegram.User,
    group: Group,
    messages: Sequence[telegram.Message],
    main: Update,
    done: Sequence[int],
) -> None:
    submission = await submission_of(group, messages, bot)
    await answer_filling_in(desk, main, submission, done)


async def _react_if_readable(message: telegram.Message) -> None:
    if is_readable(message):
        await react(message)


async def react(message: telegram.Message) -> None:
    """Show that the message was taken up. Groups may forbid it, and the answer matters more."""
    try:
        await message.set_reaction(ReactionEmoji.EYES)
    except TelegramError as error:
        log.info("No reaction to message %s: %s", message.message_id, error)
