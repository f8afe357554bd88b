"""What happens to a chat itself."""

from __future__ import annotations

from telegram import Update

from bot.handlers.desk import Context, Desk, message_of


async def migrate_chat(desk: Desk, update: Update, _: Context) -> None:
    """A group that becomes a supergroup gets another id; both sides of the move announce it."""
    message = message_of(update)
    old = message.migrate_from_chat_id or message.chat_id
    new = message.migrate_to_chat_id or message.chat_id
    await desk.storage.migrate_chat(old, new)
