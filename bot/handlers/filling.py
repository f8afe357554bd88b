"""An answer that fills in: what is there so far is shown when it takes long, and edited in place.

What is shown is an answer of its own in the outbox, and the final one an edit of it. So a kill leads to one
final answer whatever was shown before: at the next start the same message is filled in further.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import telegram

from bot.board import Board
from bot.handlers.desk import Desk
from bot.inbox import progress_key
from bot.models import Message, Submission


async def answer_filling_in(
    desk: Desk, key: str, message: telegram.Message, submission: Submission, done: Sequence[int] = ()
) -> None:
    """Read the submission and answer the message under the key; `done`: the updates that this deals with."""
    shown_as = progress_key(key)
    several = len(submission.sources) > 1
    board = Board(shown=several and await desk.storage.has_reply(shown_as))
    reading = asyncio.create_task(desk.pipeline.read(submission, board))
    try:
        if several:
            await _show_until(desk, shown_as, message, board, reading)
        answer = await reading
    finally:
        reading.cancel()
        await asyncio.wait([reading])
    await desk.post(key, message, answer, done, shown_as if several else None)


async def _show_until(
    desk: Desk, key: str, message: telegram.Message, board: Board, reading: asyncio.Task[Message | None]
) -> None:
    shown, seconds = "", desk.pace.edits
    while not (await asyncio.wait({reading}, timeout=seconds))[0]:
        state, seconds = board.render(), desk.pace.edits
        if not board.shown:
            board.shown = True
            await desk.post(key, message, state)
        elif state.html != shown:
            seconds = max(seconds, await desk.outbox.revise(key, message.chat_id, state))
        shown = state.html
