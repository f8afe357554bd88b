"""What the chat hears when a handler fails: one kind line. Our errors carry theirs, the rest are bugs."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import TelegramError

from bot.delivery import Parcel
from bot.errors import BotError
from bot.handlers.buttons import tell
from bot.handlers.desk import Context, Desk
from bot.inbox import progress_key, reply_key
from bot.render import render_error

log = logging.getLogger(__name__)

TELEGRAM_FAILED = BotError("Telegram did not let me do that just now. Please try again in a minute.")
SOMETHING_BROKE = BotError(
    "Something went wrong on my side; it is noted. Please try again, or paste the text."
)


async def answer_failure(desk: Desk, update: object, context: Context) -> None:
    error = as_ours(context.error)
    if error is not context.error:
        log.error("A handler failed", exc_info=context.error)
    if not isinstance(update, Update):
        return
    if update.callback_query:
        await tell(update.callback_query, str(error))
    elif update.message:
        # In the place of what may have been shown while it was read.
        key = reply_key(update)
        await desk.post(key, update.message, render_error(error), instead_of=progress_key(key))
    elif reaction := update.message_reaction:
        parcel = Parcel(reaction.chat.id, render_error(error), reaction.message_id)
        await desk.outbox.post(reply_key(update), parcel)


def as_ours(error: Exception | None) -> BotError:
    """The error as the chat may see it."""
    if isinstance(error, BotError):
        return error
    return TELEGRAM_FAILED if isinstance(error, TelegramError) else SOMETHING_BROKE
