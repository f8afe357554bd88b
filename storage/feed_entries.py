"""Entries of feeds on their way: seen, waiting, read, told of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from aiosqlite import Connection

from bot.feeds.models import Choice, WaitingEntry
from storage.feed_rows import entry_columns, waiting_entry
from storage.rows import insert, moment
from storage.store import Store

# More than a feed lists at once (500 entries of two keys each), so that none of those comes back as new.
SEEN_KEPT = 2000
FAILED_KEPT = timedelta(days=35)


class FeedEntries(Store):
    """The entries of a chat's feeds."""

    async def list_seen(self, chat_id: int, number: int) -> set[str]:
        """The keys of the entries that the feed has listed."""
        query = "SELECT key FROM feed_seen WHERE chat_id = ? AND feed_number = ?"
        async with self._database.read() as db:
            return {row["key"] for row in await db.execute_fetchall(query, [chat_id, number])}

    async def list_waiting(self, chat_id: int, number: int, limit: int) -> list[WaitingEntry]:
        """Entries to read in their order, those tried before behind the others."""
        query = """
            SELECT * FROM feed_entries WHERE chat_id = ? AND feed_number = ? AND state = 'waiting'
            ORDER BY tries, id LIMIT ?
        """
        async with self._database.read() as db:
            found = await db.execute_fetchall(query, [chat_id, number, limit])
        return [waiting_entry(row) for row in found]

    async def count_waiting(self, chat_id: int, number: int) -> int:
        query = (
            "SELECT count(*) FROM feed_entries WHERE chat_id = ? AND feed_number = ? AND state = 'waiting'"
        )
        async with self._database.read() as db:
            ((count,),) = await db.execute_fetchall(query, [chat_id, number])
        return int(count)

    async def add_entry_try(self, chat_id: int, entry_id: int) -> int:
        """Count another try to read an entry, and give their number."""
        query = "UPDATE feed_entries SET tries = tries + 1 WHERE chat_id = ? AND id = ? RETURNING tries"
        async with self._database.write() as db:
            found = await db.execute_fetchall(query, [chat_id, entry_id])
        return next((int(row["tries"]) for row in found), 0)

    async def set_entry_kept(
        self, chat_id: int, number: int, entry_id: int, now: datetime, article: int | None
    ) -> None:
        """It was read. `article`: the number of the new article, where there is one to tell of."""
        async with self._database.write() as db:
            if article is None:
                await db.execute("DELETE FROM feed_entries WHERE chat_id = ? AND id = ?", [chat_id, entry_id])
                return
            await db.execute(
                """
                UPDATE feed_entries SET state = 'kept', article_number = ?, content = ''
                WHERE chat_id = ? AND id = ?
                """,
                [article, chat_id, entry_id],
            )
            await db.execute(
                "UPDATE feeds SET new_at = ? WHERE chat_id = ? AND number = ?", [moment(now), chat_id, number]
            )

    async def set_entry_failed(
        self, chat_id: int, entry_id: int, reason: str, now: datetime, *, final: bool
    ) -> None:
        """It could not be read; unless that is final, it waits on."""
        async with self._database.write() as db:
            await db.execute(
                """
                UPDATE feed_entries SET failure = ?, failed_at = ?,
                    state = iif(?, 'failed', 'waiting'), content = iif(?, '', content)
                WHERE chat_id = ? AND id = ?
                """,
                [reason, moment(now), final, final, chat_id, entry_id],
            )
            await db.execute(
                "DELETE FROM feed_entries WHERE chat_id = ? AND state = 'failed' AND failed_at < ?",
                [chat_id, moment(now - FAILED_KEPT)],
            )

    async def list_untold(self, chat_id: int, number: int) -> list[int]:
        """The articles that the chat has not heard of, in the order in which they were read."""
        query = """
            SELECT article_number FROM feed_entries
            WHERE chat_id = ? AND feed_number = ? AND state = 'kept' ORDER BY id
        """
        async with self._database.read() as db:
            found = await db.execute_fetchall(query, [chat_id, number])
        return [row["article_number"] for row in found]

    async def set_told(self, chat_id: int, number: int, articles: Sequence[int]) -> None:
        """The chat has heard of these articles, or does not want to."""
        query = """
            DELETE FROM feed_entries WHERE chat_id = ? AND feed_number = ? AND state = 'kept'
                AND article_number IN (SELECT value FROM json_each(?))
        """
        async with self._database.write() as db:
            await db.execute(query, [chat_id, number, json.dumps(list(articles))])


async def add_choice(db: Connection, chat_id: int, number: int, choice: Choice) -> None:
    """What a feed listed: all of it is seen, the new entries wait."""
    for entry in choice.new:
        row = entry_columns(entry) | {"chat_id": chat_id, "feed_number": number}
        await db.execute(insert("feed_entries", row), row)
    await add_seen(db, chat_id, number, choice.seen)


async def add_seen(db: Connection, chat_id: int, number: int, keys: Sequence[str]) -> None:
    """Of the keys not listed any more, the latest are kept."""
    values = {"chat_id": chat_id, "number": number, "keys": json.dumps(list(keys)), "kept": SEEN_KEPT}
    await db.execute(
        """
        INSERT INTO feed_seen (chat_id, feed_number, key)
        SELECT :chat_id, :number, value FROM json_each(:keys) WHERE true ON CONFLICT DO NOTHING
        """,
        values,
    )
    await db.execute(
        """
        DELETE FROM feed_seen WHERE chat_id = :chat_id AND feed_number = :number
            AND key NOT IN (SELECT value FROM json_each(:keys))
            AND id NOT IN (
                SELECT id FROM feed_seen WHERE chat_id = :chat_id AND feed_number = :number
                ORDER BY id DESC LIMIT :kept
            )
        """,
        values,
    )
