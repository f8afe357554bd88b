"""What a message took back: told again, not done again, where the message is worked on a second time."""

from __future__ import annotations

from dataclasses import dataclass

from aiosqlite import Connection

from storage.store import Store

# A message is worked on again at the next start at the latest.
UNDONE_KEPT = 100


@dataclass(frozen=True, slots=True)
class Undone:
    """The message that asked for an undo, and the answer to it."""

    message_id: int
    answer: str


class Undos(Store):
    """The undos of a chat that may be asked for again."""

    async def get_undone(self, chat_id: int, message_id: int) -> Undone | None:
        """What this message has already taken back."""
        query = "SELECT message_id, answer FROM undone WHERE chat_id = ? AND message_id = ?"
        async with self._database.read() as db:
            found = await db.execute_fetchall(query, [chat_id, message_id])
        return next((Undone(row["message_id"], row["answer"]) for row in found), None)


async def add_undone(db: Connection, chat_id: int, undone: Undone) -> None:
    await db.execute("INSERT INTO undone VALUES (?, ?, ?)", [chat_id, undone.message_id, undone.answer])
    await db.execute(
        """
        DELETE FROM undone WHERE chat_id = :chat_id AND message_id NOT IN (
            SELECT message_id FROM undone WHERE chat_id = :chat_id ORDER BY message_id DESC LIMIT :kept
        )
        """,
        {"chat_id": chat_id, "kept": UNDONE_KEPT},
    )
