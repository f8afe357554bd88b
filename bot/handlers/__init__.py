"""Telegram updates in, calls to the pipeline, rendered text out."""

from __future__ import annotations

from functools import partial

from telegram import Message
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    MessageHandler,
    MessageReactionHandler,
    filters,
)

from bot.handlers.buttons import press_button
from bot.handlers.chats import migrate_chat
from bot.handlers.commands import answer_command
from bot.handlers.desk import App, Desk
from bot.handlers.failures import answer_failure
from bot.handlers.feeds import stop_or_resume_feeds
from bot.handlers.membership import note_membership
from bot.handlers.messages import read_message
from bot.handlers.reactions import read_reacted
from bot.handlers.rereading import reread_edited

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "message_reaction", "my_chat_member"]


class _OtherBots(filters.MessageFilter):
    """What another bot says. Anonymous admins and channels write through Telegram's, in a chat's name."""

    def filter(self, message: Message) -> bool:
        sender = message.from_user
        return bool(sender and sender.is_bot and not message.sender_chat)


class _OfAlbums(filters.MessageFilter):
    """Pictures without words too: they belong to the one that has the caption."""

    def filter(self, message: Message) -> bool:
        return message.media_group_id is not None


_NEW = filters.UpdateType.MESSAGE & ~_OtherBots()
_EDITED = filters.UpdateType.EDITED_MESSAGE & ~filters.COMMAND & ~_OtherBots()
_WORDS = filters.TEXT | filters.CAPTION | filters.Document.ALL
# Whatever it is: in a group what has no words is meant for the others.
_SENT_IN_PRIVATE = filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
READABLE = _NEW & (_WORDS | _OfAlbums() | _SENT_IN_PRIVATE)


def add_handlers(app: App, desk: Desk) -> None:
    """The first that fits takes an update. Service messages, and a group's stickers and polls, fit none."""
    app.add_handler(CallbackQueryHandler(partial(press_button, desk)))
    app.add_handler(MessageHandler(_NEW & filters.StatusUpdate.MIGRATE, partial(migrate_chat, desk)))
    app.add_handler(MessageHandler(_NEW & filters.COMMAND, partial(answer_command, desk)))
    app.add_handler(MessageHandler(READABLE, partial(read_message, desk)))
    app.add_handler(MessageHandler(_EDITED & _WORDS, partial(reread_edited, desk)))
    app.add_handler(MessageReactionHandler(partial(read_reacted, desk)))
    app.add_handler(ChatMemberHandler(partial(note_membership, desk), ChatMemberHandler.MY_CHAT_MEMBER))
    # In a group of its own: whoever else takes such an update, the feeds hear of it.
    membership = ChatMemberHandler(partial(stop_or_resume_feeds, desk), ChatMemberHandler.MY_CHAT_MEMBER)
    app.add_handler(membership, group=1)
    app.add_error_handler(partial(answer_failure, desk))
