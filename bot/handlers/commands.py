"""Commands: `/claims kursk`, in groups also `/claims@botname kursk`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Update

from bot.handlers.desk import Context, Desk, is_private, message_of, thread_of
from bot.handlers.rereading import find_replied_article
from bot.handlers.submission import sender_of
from bot.render import COMMANDS

_NAMES = frozenset(name for name, _ in COMMANDS)
_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?(?:[\s,:]+(?P<arguments>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """`bot` is the name after the @, or null."""

    name: str
    bot: str | None
    arguments: str

    def is_for(self, username: str, *, private: bool) -> bool:
        """Whether this bot is meant: in a group, a command without a name may be any bot's."""
        if self.bot:
            return self.bot.lower() == username.lower()
        return private or self.name in _NAMES


def parse_command(text: str) -> Command | None:
    """The command that a message begins with."""
    match = _COMMAND.fullmatch(text.strip())
    if not match:
        return None
    return Command(match["name"].lower(), match["bot"], (match["arguments"] or "").strip())


async def answer_command(desk: Desk, update: Update, context: Context) -> None:
    message = message_of(update)
    command = parse_command(message.text or "")
    if not command or not command.is_for(context.bot.username, private=is_private(message)):
        return
    async with desk.turn(update):
        about = await find_replied_article(desk, message) if command.name == "refresh" else ""
        answer = await desk.pipeline.answer(
            message.chat_id,
            command.name,
            command.arguments or about,
            desk.clock(),
            message_id=message.message_id,
            thread_id=thread_of(message),
            sender=sender_of(message),
        )
        await desk.answer(update, answer)
