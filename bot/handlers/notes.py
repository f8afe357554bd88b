"""A reply in plain words to an article, or to the answer about it: a note on that article, marked with ✍."""

from __future__ import annotations

import re

import telegram
from telegram.constants import ReactionEmoji

from bot.errors import NotFoundError
from bot.handlers.desk import Desk, react
from bot.handlers.submission import get_replied, is_reply_to, question_of, sender_of, sources_of, without_name
from bot.intake import is_note
from bot.models import Note

_ARTICLE = re.compile(r"[vauey]:(\d{1,9})(?::.*)?")


async def take_note(desk: Desk, message: telegram.Message, bot: telegram.User) -> bool:
    """Keep what a reply says of an article; whether it was such a reply."""
    words = find_reply_note(message, bot)
    numbers = await _list_articles(desk, message, bot) if words else []
    if not (words and numbers):
        return False
    for number in numbers:
        try:
            note = Note(sender_of(message), words, message.message_id)
            await desk.storage.add_note(message.chat_id, number, note)
        except NotFoundError:  # taken back since it was answered
            return False
    await react(message, ReactionEmoji.WRITING_HAND)
    return True


def find_reply_note(message: telegram.Message, bot: telegram.User) -> str | None:
    """The words of a reply that says something and asks nothing; what leads to an article is none."""
    if not (message.text and get_replied(message)) or message.forward_origin:
        return None
    words = without_name(message.text, bot)
    return words if is_note(words, sources_of(message)) and not question_of(message, bot) else None


def list_button_articles(message: telegram.Message) -> list[int]:
    """The articles that an answer's buttons are about, each once."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    found = (_ARTICLE.fullmatch(str(button.callback_data)) for row in rows for button in row)
    return list(dict.fromkeys(int(match[1]) for match in found if match))


async def _list_articles(desk: Desk, message: telegram.Message, bot: telegram.User) -> list[int]:
    """Those that the replied message brought, with others or alone; of an answer the only one it is about."""
    replied = get_replied(message)
    if replied is None:
        return []
    if is_reply_to(message, bot):
        answered = list_button_articles(replied)
        return answered if len(answered) == 1 else []
    bursts = await desk.storage.list_bursts(message.chat_id, replied.message_id)
    mains = {burst.main_id for burst in bursts} or {replied.message_id}
    brought = [await desk.storage.list_articles_of(message.chat_id, main) for main in sorted(mains)]
    return [record.number for records in brought for record in records]
