"""Talking to a pipeline in tests: one chat, one moment, words in and words out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

from bot.console.terminal import plain_text
from bot.daily import DueDigest
from bot.models import Message, Source, Submission
from bot.pipeline import Pipeline

CHAT = 7
NOW = datetime(2024, 12, 19, 8, 0, tzinfo=UTC)
_ids = count(1001)
_SUBMISSION = Submission(CHAT, 1, "Mira", NOW, ())


def submission(*sources: Source, **changes: object) -> Submission:
    """Mira's message 1 in a private chat, unless told otherwise."""
    return replace(_SUBMISSION, sources=sources, **changes)  # type: ignore[arg-type]


async def read(pipeline: Pipeline, *sources: Source, message_id: int = 1, private: bool = True) -> str:
    """The answer's words; "" where there is none."""
    answer = await pipeline.read(submission(*sources, message_id=message_id, private=private))
    return plain_text(answer.html) if answer else ""


async def ask(
    pipeline: Pipeline, line: str, now: datetime = NOW, *, chat_id: int = CHAT, message_id: int | None = None
) -> Message:
    """The answer to a command as it is typed; unless told otherwise, in a message of its own."""
    command, _, arguments = line.removeprefix("/").partition(" ")
    return await pipeline.answer(chat_id, command, arguments, now, message_id=message_id or next(_ids))


async def answered(pipeline: Pipeline, line: str, message_id: int | None = None) -> str:
    """The words of the answer to a command."""
    return plain_text((await ask(pipeline, line, message_id=message_id)).html)


async def due_digests(pipeline: Pipeline, now: datetime) -> list[DueDigest]:
    """What is due in all chats, each asked for by itself."""
    found = [await pipeline.due_digest(chat_id, now) for chat_id in await pipeline.list_digest_chats()]
    return [due for due in found if due]


def press_named(message: Message, word: str) -> str:
    """The data of the button with this word."""
    return next(one.data for row in message.buttons for one in row if word.lower() in one.label.lower())
