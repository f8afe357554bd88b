"""What a group has decided on and was told, and its latest messages."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.models import ReadingMode
from storage.rows import moment
from storage.store import Store, add_chat

# A reaction to what is older, or further up, comes by accident.
RECENT_KEPT_HOURS = 48
RECENT_KEPT = 500


class Groups(Store):
    """A group's way of reading."""

    async def get_reading(self, chat_id: int) -> ReadingMode:
        async with self._database.read() as db:
            found = await db.execute_fetchall("SELECT reading FROM chats WHERE chat_id = ?", [chat_id])
        return next((ReadingMode(row["reading"]) for row in found), ReadingMode.AUTO)

    async def set_reading(self, chat_id: int, mode: ReadingMode) -> None:
        """Where no reaction asks for them, the latest messages are not kept."""
        async with self._database.write() as db:
            await add_chat(db, chat_id)
            await db.execute("UPDATE chats SET reading = ? WHERE chat_id = ?", [mode, chat_id])
            if mode is not ReadingMode.REACTION:
                await db.execute("DELETE FROM recent_messages WHERE chat_id = ?", [chat_id])

    async def add_recent(self, chat_id: int, message_id: int, payload: str, kept_at: datetime) -> None:
        """Keep a message for a while, and no more than so many of a chat."""
        oldest = kept_at - timedelta(hours=RECENT_KEPT_HOURS)
        async with self._database.write() as db:
            await add_chat(db, chat_id)
            row = [chat_id, message_id, payload, moment(kept_at)]
            await db.execute("INSERT OR REPLACE INTO recent_messages VALUES (?, ?, ?, ?)", row)
            await db.execute(
                """
                DELETE FROM recent_messages WHERE chat_id = ? AND (kept_at < ? OR message_id NOT IN (
                    SELECT message_id FROM recent_messages WHERE chat_id = ? ORDER BY message_id DESC LIMIT ?
                ))
                """,
                [chat_id, moment(oldest), chat_id, RECENT_KEPT],
            )

    async def list_recent(self, chat_id: int, around: int, reach: int, since: datetime) -> list[str]:
        """The messages kept since then whose numbers are at most `reach` from this one, in their order."""
        query = """
            SELECT payload FROM recent_messages
            WHERE chat_id = ? AND message_id BETWEEN ? AND ? AND kept_at >= ? ORDER BY message_id
        """
        async with self._database.read() as db:
            wanted = [chat_id, around - reach, around + reach, moment(since)]
            return [row["payload"] for row in await db.execute_fetchall(query, wanted)]

    async def has_blindness_told(self, chat_id: int) -> bool:
        query = "SELECT 1 FROM chats WHERE chat_id = ? AND blindness_told"
        async with self._database.read() as db:
            return bool(await db.execute_fetchall(query, [chat_id]))

    async def set_blindness_told(self, chat_id: int) -> None:
        """The group knows that Telegram keeps its messages from the bot."""
        async with self._database.write() as db:
            await add_chat(db, chat_id)
            await db.execute("UPDATE chats SET blindness_told = 1 WHERE chat_id = ?", [chat_id])
