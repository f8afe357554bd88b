"""Digests that are due go out like answers: written down under their key, then sent, so each once.

A kill before `finish_digest` makes the digest due again; its key has had its answer then.
"""

from __future__ import annotations

from bot.delivery import Parcel
from bot.handlers.desk import Desk


async def send_due_digests(desk: Desk) -> None:
    for chat_id, key, message, thread_id in await desk.pipeline.due_digests(desk.clock()):
        await desk.outbox.post(key, Parcel(chat_id, message, thread_id=thread_id))
        await desk.pipeline.finish_digest(key)
