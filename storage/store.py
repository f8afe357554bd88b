"""What the parts of the storage share: the database, and the chat's row that all others belong to."""

from __future__ import annotations

from aiosqlite import Connection

from storage.database import Database


class Store:
    """A part of the storage; they all work on one database."""

    def __init__(self, database: Database) -> None:
        self._database = database


async def add_chat(db: Connection, chat_id: int) -> None:
    await db.execute("INSERT INTO chats (chat_id) VALUES (?) ON CONFLICT DO NOTHING", [chat_id])
