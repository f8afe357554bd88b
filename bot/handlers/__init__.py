"""Telegram updates in, calls to the pipeline, rendered text out."""

from __future__ import annotations

from functools import partial

from telegram.ext import CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from bot.handlers.buttons import press_button
from bot.handlers.chats import migrate_chat
from bot.handlers.commands import answer_command
from bot.handlers.desk import App, Desk
from bot.handlers.failures import answer_failure
from bot.handlers.feeds import stop_or_resume_feeds
from bot.handlers.messages import read_message
from bot.handlers.rereading import reread_edited

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]

_NEW = filters.UpdateType.MESSAGE
_EDITED = filters.UpdateType.EDITED_MESSAGE & ~filters.COMMAND
_WORDS = filters.TEXT | filters.CAPTION | filters.Document.ALL
_MEDIA = (
    filters.PHOTO | filters.Sticker.ALL | filters.VOICE | filters.AUDIO | filters.VIDEO | filters.VIDEO_NOTE
)
# In a group they are meant for the others.
MEDIA_ALONE = filters.ChatType.PRIVATE & _MEDIA


def add_handlers(app: App, desk: Desk) -> None:
    """The first that fits takes an update. Polls, service messages and a group's stickers fit none."""
    app.add_handler(CallbackQueryHandler(partial(press_button, desk)))
    app.add_handler(MessageHandler(_NEW & filters.StatusUpdate.MIGRATE, partial(migrate_chat, desk)))
    app.add_handler(MessageHandler(_NEW & filters.COMMAND, partial(answer_command, desk)))
    app.add_handler(MessageHandler(_NEW & (_WORDS | MEDIA_ALONE), partial(read_message, desk)))
    # In a group of its own: whoever else takes such an update, the feeds hear of it.
    membership = ChatMemberHandler(partial(stop_or_resume_feeds, desk), ChatMemberHandler.MY_CHAT_MEMBER)
    app.add_handler(membership, group=1)
    app.add_handler(MessageHandler(_EDITED & _WORDS, partial(reread_edited, desk)))
    app.add_error_handler(partial(answer_failure, desk))
