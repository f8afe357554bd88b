"""Updates are written down before Telegram is told that they arrived, and struck out when their work is done.

python-telegram-bot awaits `put` before it moves the polling offset and before it answers a webhook, so a kill
at any moment leaves an update either with Telegram or in the database.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, cast

from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.ext import BaseUpdateProcessor

from bot.errors import StorageError
from storage import Storage

MAX_CONCURRENT_UPDATES = 64


def reply_key(update: Update) -> str:
    """The key of the one answer that an update may have."""
    return f"update:{update.update_id}"


def progress_key(key: str) -> str:
    """The key of what is shown until the answer of this key is there."""
    return f"{key}:progress"


def to_json(update: Update) -> str:
    """The update as Telegram sent it.

    `Update.to_json` fails where a button or a pin is of a message that is gone: its date stays a datetime.
    """
    return json.dumps(update.to_dict(), default=lambda moment: int(moment.timestamp()))


class Inbox(asyncio.Queue[object]):
    """The queue between Telegram and the handlers. An update that was here before is dropped."""

    def __init__(self, storage: Storage, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._storage = storage
        self._clock = clock

    async def put(self, item: object) -> None:
        if not isinstance(item, Update) or await self._add(item):
            await super().put(item)

    async def restore(self, bot: Bot) -> None:
        """Queue what an earlier run left undone. What has its answer is done: `/undo` again undoes more."""
        for update_id, payload in await self._storage.list_updates():
            update = Update.de_json(json.loads(payload), bot)
            if await self._storage.has_reply(reply_key(update)):
                await self._storage.finish_update(update_id)
            else:
                await super().put(update)

    async def _add(self, update: Update) -> bool:
        try:
            return await self._storage.add_update(update.update_id, to_json(update), self._clock())
        except StorageError as error:
            # The polling loop survives only this kind of error; it will ask for the same update again.
            raise TelegramError(f"The update is left with Telegram: {error}") from error


class Processor(BaseUpdateProcessor):
    """Runs the handlers of several updates at once and strikes out each update when they are done."""

    def __init__(self, storage: Storage) -> None:
        super().__init__(MAX_CONCURRENT_UPDATES)
        self._storage = storage
        self._running: set[asyncio.Task[Any]] = set()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        task = cast("asyncio.Task[Any]", asyncio.current_task())
        self._running.add(task)
        try:
            await coroutine
            if isinstance(update, Update):
                await self._storage.finish_update(update.update_id)
        finally:
            self._running.discard(task)

    async def initialize(self) -> None:
        """Nothing to open: the database is the composition root's."""

    async def shutdown(self) -> None:
        """Cut off what still runs, before what it works with is closed. Its updates stay written down."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
