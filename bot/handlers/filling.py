"""An answer that fills in: what is there so far is shown when it takes long, and edited in place.

What is shown is an answer of its own in the outbox, and the final one an edit of it. So a kill leads to one
final answer whatever was shown before: at the next start the same message is filled in further.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from telegram import Update

from bot.board import Board
from bot.delivery import Parcel
from bot.handlers.desk import Desk, message_of, thread_of
from bot.inbox import reply_key
from bot.models import Message, Submission


async def answer_filling_in(
    desk: Desk, update: Update, submission: Submission, done: Sequence[int] = ()
) -> None:
    """Read the submission and answer the update's message; `done`: all updates that this answers."""
    key = f"{reply_key(update)}:progress"
    several = len(submission.sources) > 1
    board = Board(shown=several and await desk.storage.has_reply(key))
    reading = asyncio.create_task(desk.pipeline.read(submission, board))
    try:
        if several:
            await _show_until(desk, update, key, board, reading)
        answer = await reading
    finally:
        reading.cancel()
        await asyncio.wait([reading])
    await desk.answer(update, answer, done, key if several else None)


async def _show_until(
    desk: Desk, update: Update, key: str, board: Board, reading: asyncio.Task[Message | None]
) -> None:
    message, shown, seconds = message_of(update), "", desk.pace.edits
    while not (await asyncio.wait({reading}, timeout=seconds))[0]:
        state, seconds = board.render(), desk.pace.edits
        if not board.shown:
            board.shown = True
            parcel = Parcel(message.chat_id, state, message.message_id, thread_of(message))
            await desk.outbox.post(key, parcel)
        elif state.html != shown:
            seconds = max(seconds, await desk.outbox.revise(key, message.chat_id, state))
        shown = state.html
