"""Digests that are due go out like answers: written down under their key, then sent, so each once.

A kill before `finish_digest` makes the digest due again; its key has had its answer then.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime

from bot.delivery import Parcel
from bot.handlers.desk import Desk

log = logging.getLogger(__name__)


async def send_due_digests(desk: Desk) -> None:
    """One chat after the other: what fails in one, our error or a bug, is logged and stops no other."""
    now = desk.clock()
    for chat_id in await desk.pipeline.list_digest_chats():
        (failure,) = await asyncio.gather(_send_due_digest(desk, chat_id, now), return_exceptions=True)
        if failure:
            log.error("The digest of chat %s failed", chat_id, exc_info=failure)


async def _send_due_digest(desk: Desk, chat_id: int, now: datetime) -> None:
    due = await desk.pipeline.due_digest(chat_id, now)
    if due:
        _, key, message, thread_id = due
        await desk.outbox.post(key, Parcel(chat_id, message, thread_id=thread_id))
        await desk.pipeline.finish_digest(key)
