"""Telegram updates in, calls to the pipeline, rendered text out."""

from __future__ import annotations

from functools import partial

from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.handlers.buttons import press_button
from bot.handlers.chats import migrate_chat
from bot.handlers.commands import answer_command
from bot.handlers.desk import App, Desk
from bot.handlers.failures import answer_failure
from bot.handlers.messages import read_message

ALLOWED_UPDATES = ["message", "callback_query"]

_NEW = filters.UpdateType.MESSAGE
_WORDS = filters.TEXT | filters.CAPTION | filters.Document.ALL


def add_handlers(app: App, desk: Desk) -> None:
    """The first that fits takes an update. Stickers, polls, service messages and edits fit none."""
    app.add_handler(CallbackQueryHandler(partial(press_button, desk)))
    app.add_handler(MessageHandler(_NEW & filters.StatusUpdate.MIGRATE, partial(migrate_chat, desk)))
    app.add_handler(MessageHandler(_NEW & filters.COMMAND, partial(answer_command, desk)))
    app.add_handler(MessageHandler(_NEW & _WORDS, partial(read_message, desk)))
    app.add_error_handler(partial(answer_failure, desk))
