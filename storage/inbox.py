"""What came in and is not done, what is to be said and not said yet. Both survive a kill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from aiosqlite import Connection

from storage.rows import moment
from storage.store import Store, add_chat

ReplyState = Literal["pending", "sending", "delivered"]

# Telegram offers an update again for a day at most.
UPDATES_REMEMBERED_HOURS = 48
# A reply is asked for again only when its update is worked on again: at the next start at the latest.
DELIVERED_REPLIES_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer on its way. What the payload says is the sender's business, what the file is, too."""

    key: str
    chat_id: int
    payload: str
    state: ReplyState
    file: bytes | None = None


class Inbox(Store):
    """The updates of the bot and the replies to them."""

    async def add_update(self, update_id: int, payload: str, received_at: datetime) -> bool:
        """False for one that was here before, done or not."""
        query = "INSERT INTO updates VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        async with self._database.write() as db:
            return (await db.execute(query, [update_id, payload, moment(received_at)])).rowcount == 1

    async def list_updates(self) -> list[tuple[int, str]]:
        """Those not done, oldest first."""
        query = """
            SELECT update_id, payload FROM updates WHERE payload IS NOT NULL ORDER BY received_at, update_id
        """
        async with self._database.read() as db:
            return [(row["update_id"], row["payload"]) for row in await db.execute_fetchall(query)]

    async def finish_update(self, update_id: int) -> None:
        """Only its id stays, for as long as Telegram might send it again."""
        async with self._database.write() as db:
            done = await db.execute_fetchall(
                "UPDATE updates SET payload = NULL WHERE update_id = ? RETURNING received_at", [update_id]
            )
            for row in done:
                await _forget_updates(db, datetime.fromisoformat(row["received_at"]))

    async def add_reply(
        self, key: str, chat_id: int, payload: str, file: bytes | None = None, *, done: Iterable[int] = ()
    ) -> bool:
        """False when there is a reply of this key, delivered or not. `done`: the updates that it answers."""
        async with self._database.write() as db:
            await add_chat(db, chat_id)
            query = """
                INSERT INTO replies (key, chat_id, payload, state, file) VALUES (?, ?, ?, 'pending', ?)
                ON CONFLICT DO NOTHING
            """
            added = (await db.execute(query, [key, chat_id, payload, file])).rowcount == 1
            # With the reply, so that no kill comes between: a part left over would be read by itself.
            strike = "UPDATE updates SET payload = NULL WHERE update_id = ?"
            await db.executemany(strike, [[update_id] for update_id in done])
        return added

    async def has_reply(self, key: str) -> bool:
        """Whether there is a reply of this key, delivered or not."""
        async with self._database.read() as db:
            return bool(await db.execute_fetchall("SELECT 1 FROM replies WHERE key = ?", [key]))

    async def find_sent(self, key: str) -> int | None:
        """The number of the message that a reply has become; null where it is not known to have arrived."""
        async with self._database.read() as db:
            found = await db.execute_fetchall("SELECT sent_id FROM replies WHERE key = ?", [key])
        return next((row["sent_id"] for row in found), None)

    async def list_replies(self) -> list[Reply]:
        """Those not delivered, in the order they were added."""
        query = "SELECT * FROM replies WHERE state != 'delivered' ORDER BY id"
        async with self._database.read() as db:
            found = await db.execute_fetchall(query)
        return [Reply(row["key"], row["chat_id"], row["payload"], row["state"], row["file"]) for row in found]

    async def set_reply_state(self, key: str, state: ReplyState, sent_id: int | None = None) -> None:
        """Of a delivered reply the key stays, so that it is not given again, and its message's number."""
        async with self._database.write() as db:
            await db.execute("UPDATE replies SET state = ?, sent_id = ? WHERE key = ?", [state, sent_id, key])
            if state == "delivered":
                await db.execute("UPDATE replies SET payload = '', file = NULL WHERE key = ?", [key])
                await _forget_replies(db)


async def _forget_updates(db: Connection, now: datetime) -> None:
    """`now` is when the latest finished update came: the clock that counts is Telegram's deliveries."""
    oldest = now - timedelta(hours=UPDATES_REMEMBERED_HOURS)
    await db.execute("DELETE FROM updates WHERE payload IS NULL AND received_at < ?", [moment(oldest)])


async def _forget_replies(db: Connection) -> None:
    query = "DELETE FROM replies WHERE state = 'delivered' AND id <= (SELECT max(id) FROM replies) - ?"
    await db.execute(query, [DELIVERED_REPLIES_KEPT])
