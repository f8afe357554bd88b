"""What the console and the command line share: the chat of this machine, its submissions and its files."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.config import Settings
from bot.errors import DocumentError
from bot.fetch import Fetcher
from bot.models import Document, Message, Source, Submission
from bot.pipeline import LOCAL_CHAT_ID, Pipeline
from bot.workshop import Workshop
from storage import Storage

Clock = Callable[[], datetime]
LOCAL_SENDER = "you"
FORWARD = "▶"


def utc_now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def open_pipeline(settings: Settings) -> AsyncIterator[Pipeline]:
    """The bot's functions on the database of the settings."""
    fetcher = Fetcher(settings.fetch_allowed_hosts, contact=settings.fetch_contact)
    try:
        async with await Storage.open(settings.database_path) as storage, Workshop() as workshop:
            yield Pipeline(storage, fetcher, workshop.run)
    finally:
        await fetcher.aclose()


def make_message_id() -> int:
    """Whatever is typed is a message of its own, in this run as in any other: an id is never used again."""
    return time.time_ns()


def make_submission(sources: Sequence[Source], sent_at: datetime, question: str | None = None) -> Submission:
    number = make_message_id()
    return Submission(LOCAL_CHAT_ID, number, LOCAL_SENDER, sent_at, tuple(sources), question=question)


def read_document(path: Path) -> Document:
    """A file as if it had been sent."""
    try:
        return Document(path.name, path.read_bytes())
    except IsADirectoryError:
        raise DocumentError(f"{path} is a folder: python -m bot import {path} reads what is in it.") from None
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror}.") from error


async def ask(
    settings: Settings, command: str, arguments: str, labels: Sequence[str] = ()
) -> AsyncIterator[Message]:
    """The answer to one command in the local chat, page after page: a shell has no buttons to press.

    `labels`: those of its buttons that are pressed as well, where it has them.
    """
    async with open_pipeline(settings) as pipeline:
        message = await pipeline.answer(
            LOCAL_CHAT_ID,
            command,
            arguments,
            utc_now(),
            message_id=make_message_id(),
            sender=LOCAL_SENDER,
        )
        yield message
        for button in [one for row in message.buttons for one in row if one.label in labels]:
            yield await pipeline.press(LOCAL_CHAT_ID, button.data, utc_now())
        while forward := next((one for row in message.buttons for one in row if one.label == FORWARD), None):
            message = await pipeline.press(LOCAL_CHAT_ID, forward.data, utc_now())
            yield message


def describe_failure(source: str, reason: str) -> str:
    """The reason, with the name of what failed where it does not hold it already."""
    return reason if source in reason else f"{source}: {reason}"
