"""`/read`, in reply to a message or with words of its own: read because a member asks for it."""

from __future__ import annotations

from dataclasses import replace

import telegram
from telegram import Update

from bot.bursts import Group
from bot.errors import QueryError
from bot.handlers.arrivals import make_part
from bot.handlers.desk import Context, Desk, message_of, react
from bot.handlers.filling import answer_filling_in
from bot.handlers.submission import get_replied, is_reply_to, links_of, submission_of
from bot.inbox import reply_key
from bot.intake import find_all_sources
from bot.models import Submission

OWN_MESSAGE = "That message is mine: it has only what I read already. Reply to the article itself."
NOTHING_TO_READ = "There is nothing to read in that message. Reply to one with a text, a link or a file."


def is_asked(message: telegram.Message, command: str, words: str, bot: telegram.User) -> bool:
    """Whether a command asks to read something: `/read`, or a bare `/claims` under somebody's message."""
    if command == "read":
        return bool(words or get_replied(message))
    return command == "claims" and not words and bool(get_replied(message)) and not is_reply_to(message, bot)


async def read_asked(desk: Desk, update: Update, context: Context, words: str) -> None:
    """Answer what is asked for. QueryError where nothing can be read."""
    message, bot = message_of(update), context.bot.bot
    replied = get_replied(message)
    if replied is None:
        submission = await _submit_words(desk, message, bot, words)
    else:
        submission = await _submit_replied(desk, message, replied, bot)
    await answer_filling_in(desk, reply_key(update), message, submission)


async def _submit_replied(
    desk: Desk, message: telegram.Message, replied: telegram.Message, bot: telegram.User
) -> Submission:
    if is_reply_to(message, bot):
        raise QueryError(OWN_MESSAGE)
    submission = await submission_of(Group((make_part(replied),)), [replied], bot, desk.clock())
    if not submission.sources:
        raise QueryError(NOTHING_TO_READ)
    await react(replied)
    return submission


async def _submit_words(desk: Desk, message: telegram.Message, bot: telegram.User, words: str) -> Submission:
    """Those behind the command itself."""
    submission = await submission_of(Group((make_part(message),)), [message], bot, desk.clock())
    sources = find_all_sources(words, links_of(message))
    return replace(submission, sources=sources, note=None)
