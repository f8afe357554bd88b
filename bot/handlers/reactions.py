"""A member's 👀 or ✍: where the group reads by reaction, the message that has it is read.

Telegram tells only of the reaction, so the words come from what was kept of the group's latest messages.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import cast

import telegram
from telegram import MessageReactionUpdated, ReactionType, ReactionTypeEmoji, Update

from bot.bursts import Group, group_parts
from bot.handlers.arrivals import get_sender_key, make_part
from bot.handlers.desk import Context, Desk, react
from bot.handlers.filling import answer_filling_in
from bot.handlers.messages import keep_burst
from bot.handlers.submission import submission_of
from bot.render import READING_REACTIONS
from storage.groups import RECENT_KEPT_HOURS

# Parts of an album or of a long paste, and what others wrote in between.
REACH = 30


async def read_reacted(desk: Desk, update: Update, context: Context) -> None:
    reaction = cast("MessageReactionUpdated", update.message_reaction)
    if not asks_to_read(reaction.old_reaction, reaction.new_reaction):
        return
    await desk.gathering.settle(reaction.chat.id)
    async with desk.turns.of(reaction.chat.id):
        key = f"reaction:{reaction.chat.id}:{reaction.message_id}"
        if not await desk.storage.has_reply(key):
            await _read_kept(desk, context, key, reaction.chat.id, reaction.message_id)


def asks_to_read(before: Sequence[ReactionType], now: Sequence[ReactionType]) -> bool:
    """Whether one of the reactions agreed on was added."""
    return bool((_list_emoji(now) - _list_emoji(before)) & set(READING_REACTIONS))


def find_group(messages: Sequence[telegram.Message], number: int) -> Group | None:
    """All that was sent in one breath with this message; null where that was not kept."""
    chosen = next((message for message in messages if message.message_id == number), None)
    if chosen is None:
        return None
    same = [message for message in messages if get_sender_key(message) == get_sender_key(chosen)]
    groups = group_parts(map(make_part, same))
    return next(one for one in groups if number in {part.message_id for part in (*one.parts, *one.comments)})


async def _read_kept(desk: Desk, context: Context, key: str, chat_id: int, number: int) -> None:
    now = desk.clock()
    since = now - timedelta(hours=RECENT_KEPT_HOURS)
    recent = await desk.storage.list_recent(chat_id, number, REACH, since)
    kept = [telegram.Message.de_json(json.loads(one), context.bot) for one in recent]
    group = find_group(kept, number)
    if group is None:
        return
    await keep_burst(desk, group, kept)
    by_number = {message.message_id: message for message in kept}
    main = by_number[group.main.message_id]
    await react(main)
    messages = [by_number[part.message_id] for part in group.parts]
    submission = await submission_of(group, messages, context.bot.bot, now)
    await answer_filling_in(desk, key, main, submission)


def _list_emoji(reactions: Sequence[ReactionType]) -> set[str]:
    return {one.emoji.rstrip("\ufe0f") for one in reactions if isinstance(one, ReactionTypeEmoji)}
