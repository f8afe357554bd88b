"""Groups whose messages Telegram keeps from the bot are told so once, with what an admin does about it.

https://core.telegram.org/bots/features#privacy-mode
"""

from __future__ import annotations

import logging
from typing import cast

import telegram
from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.error import TelegramError

from bot.delivery import Parcel
from bot.handlers.desk import Context, Desk, is_private, message_of, thread_of
from bot.render import render_blindness
from bot.retry import persevere

log = logging.getLogger(__name__)

_GROUPS = (telegram.Chat.GROUP, telegram.Chat.SUPERGROUP)
_IN = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED)


async def note_membership(desk: Desk, update: Update, context: Context) -> None:
    """The bot was added to a group, made an admin there, or taken out."""
    change = cast("ChatMemberUpdated", update.my_chat_member)
    if change.chat.type not in _GROUPS or change.new_chat_member.status not in _IN:
        return
    # What @BotFather was told since the start counts for whom it adds now.
    await persevere(context.bot.get_me)
    await _tell_if_blind(desk, context, change.chat.id, change.new_chat_member.status, None)


async def check_sight(desk: Desk, update: Update, context: Context) -> None:
    """After a group's first command: it may have added the bot before the bot knew of this."""
    message = message_of(update)
    if is_private(message) or message.chat_id in desk.watched or context.bot.can_read_all_group_messages:
        return
    desk.watched.add(message.chat_id)
    try:
        me = await persevere(lambda: context.bot.get_chat_member(message.chat_id, context.bot.id))
    except TelegramError as error:
        log.info("No membership in chat %s: %s", message.chat_id, error)
    else:
        await _tell_if_blind(desk, context, message.chat_id, me.status, thread_of(message))


async def _tell_if_blind(
    desk: Desk, context: Context, chat_id: int, status: str, thread_id: int | None
) -> None:
    sees = context.bot.can_read_all_group_messages or status == ChatMember.ADMINISTRATOR
    if sees or await desk.storage.has_blindness_told(chat_id):
        return
    parcel = Parcel(chat_id, render_blindness(context.bot.username), thread_id=thread_id)
    await desk.outbox.post(f"blindness:{chat_id}", parcel)
    await desk.storage.set_blindness_told(chat_id)
