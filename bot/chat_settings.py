"""`/settings`: what a chat has decided on.

Any member may change it: a team is one desk, everybody sees the change, and a line takes it back. It is the
same with `/alias`, `/grade` and `/digest`.
"""

from __future__ import annotations

from bot.errors import QueryError
from bot.models import Message, ReadingMode
from bot.render import render_settings
from bot.requests import Request
from storage import Storage

MODES = tuple(ReadingMode)
_EXAMPLE = "Try /settings reading auto, /settings reading mention or /settings reading reaction."


async def show_settings(storage: Storage, request: Request) -> Message:
    # Telegram gives groups negative ids; the console's chat is 0.
    private = request.chat_id >= 0
    if not request.arguments:
        return render_settings(await storage.get_reading(request.chat_id), private=private)
    mode = parse_setting(request.arguments)
    await storage.set_reading(request.chat_id, mode)
    return render_settings(mode, private=private, new=True)


def parse_setting(words: str) -> ReadingMode:
    """`reading mention`. QueryError says what there is to set."""
    name, _, value = words.lower().replace("=", " ").replace(":", " ").partition(" ")
    if name != "reading":
        raise QueryError(f"“{words[:40]}” is no setting of mine. {_EXAMPLE}")
    if value.strip() not in MODES:
        raise QueryError(f"What should I read? {_EXAMPLE}")
    return ReadingMode(value.strip())
