"""Button presses: the message that carries the button is edited in place; a file comes as a new message."""

from __future__ import annotations

from typing import cast

import telegram
from telegram import CallbackQuery, MaybeInaccessibleMessage, Update
from telegram.error import BadRequest

from bot.delivery import Parcel, edit
from bot.handlers.desk import Context, Desk, thread_of
from bot.inbox import reply_key
from bot.models import Message
from bot.retry import persevere

# https://core.telegram.org/bots/api#answercallbackquery
MAX_ALERT_CHARACTERS = 200


async def press_button(desk: Desk, update: Update, context: Context) -> None:
    query = cast("CallbackQuery", update.callback_query)
    if query.message and query.data:
        sender = query.from_user.full_name
        answer = await desk.pipeline.press(query.message.chat.id, query.data, desk.clock(), sender=sender)
        # Before the edit, which may have to wait for a flood limit: the button shows a clock until then.
        await tell(query)
        if answer.attachment:
            await _send(desk, update, query.message, answer)
        else:
            await edit(context.bot, query.message.chat.id, query.message.message_id, answer)
    else:
        await tell(query)


async def _send(desk: Desk, update: Update, message: MaybeInaccessibleMessage, answer: Message) -> None:
    """As an answer to the message with the button, in its topic."""
    thread_id = thread_of(message) if isinstance(message, telegram.Message) else None
    parcel = Parcel(message.chat.id, answer, message.message_id, thread_id)
    await desk.outbox.post(reply_key(update), parcel)


async def tell(query: CallbackQuery, alert: str | None = None) -> None:
    """End the press: Telegram shows it as running until then."""
    text = alert and alert[:MAX_ALERT_CHARACTERS]
    try:
        await persevere(lambda: query.answer(text, show_alert=bool(text)))
    except BadRequest as error:
        # After a restart the member who pressed has long stopped waiting.
        if "query is too old" not in str(error).lower():
            raise
