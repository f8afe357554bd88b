"""What happens to a chat itself."""

from __future__ import annotations

from typing import cast

from telegram import ChatMember, ChatMemberUpdated, Update

from bot.handlers.desk import Context, Desk, message_of


async def migrate_chat(desk: Desk, update: Update, _: Context) -> None:
    """A group that becomes a supergroup gets another id; both sides of the move announce it."""
    message = message_of(update)
    old = message.migrate_from_chat_id or message.chat_id
    new = message.migrate_to_chat_id or message.chat_id
    await desk.storage.migrate_chat(old, new)


async def note_membership(desk: Desk, update: Update, _: Context) -> None:
    """Where the bot was removed or blocked, it reads no feeds; when it is back, it goes on with them."""
    change = cast("ChatMemberUpdated", update.my_chat_member)
    if change.new_chat_member.status in {ChatMember.LEFT, ChatMember.BANNED}:
        await desk.storage.set_feeds_removed(change.chat.id)
    else:
        await desk.storage.set_feeds_restored(change.chat.id, desk.clock())
