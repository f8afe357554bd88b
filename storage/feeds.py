"""The feeds that a chat follows: how each stands, and which were followed or unfollowed last."""

from __future__ import annotations

from datetime import datetime

from aiosqlite import Connection

from bot.errors import NotFoundError
from bot.feeds.models import FeedMode, FeedRecord, FeedStop, FeedTrouble, LastFollow, Look, NewFeed
from storage.feed_entries import add_choice, add_seen
from storage.feed_rows import feed_columns, feed_record, feed_trouble
from storage.rows import insert, moment
from storage.store import Store, add_chat
from storage.undone import Undone, add_undone


class Feeds(Store):
    """The feeds of a chat."""

    async def add_feed(self, chat_id: int, feed: NewFeed) -> FeedRecord:
        """Follow a feed. One that is followed already stays as it is and is what you get."""
        async with self._database.write() as db:
            await add_chat(db, chat_id)
            known = await _select(
                db, "chat_id = ? AND url = ? AND unfollowed_by IS NULL", [chat_id, feed.url]
            )
            if known:
                return known[0]
            query = "UPDATE chats SET last_feed = last_feed + 1 WHERE chat_id = ? RETURNING last_feed"
            ((number,),) = await db.execute_fetchall(query, [chat_id])
            row = feed_columns(feed) | {"chat_id": chat_id, "number": number}
            await db.execute(insert("feeds", row), row)
            await add_seen(db, chat_id, number, feed.keys)
            return await _get_feed(db, chat_id, number)

    async def list_feeds(self, chat_id: int) -> list[FeedRecord]:
        """Those followed, by number."""
        async with self._database.read() as db:
            return await _select(db, "chat_id = ? AND unfollowed_by IS NULL", [chat_id])

    async def get_feed(self, chat_id: int, number: int) -> FeedRecord:
        """A feed that is followed; NotFoundError for another."""
        async with self._database.read() as db:
            return await _get_feed(db, chat_id, number)

    async def list_due_feeds(self, now: datetime) -> list[FeedRecord]:
        """Of all chats, those whose time has come, the longest due first: for the clock, not for a chat."""
        where = "unfollowed_by IS NULL AND stop IS NULL AND next_at <= ?"
        async with self._database.read() as db:
            return await _select(db, where, [moment(now)], order="next_at, chat_id, number")

    async def set_feed_mode(
        self, chat_id: int, number: int, mode: FeedMode, thread_id: int | None, now: datetime
    ) -> FeedRecord:
        """Change how the chat hears of it, and where. One that had stopped is read again, from now on."""
        async with self._database.write() as db:
            await db.execute(
                """
                UPDATE feeds SET mode = :mode, thread_id = :thread_id,
                    since = iif(stop IS NULL, since, :now), next_at = iif(stop IS NULL, next_at, :now),
                    stop = NULL
                WHERE chat_id = :chat_id AND number = :number AND unfollowed_by IS NULL
                """,
                {
                    "mode": mode,
                    "thread_id": thread_id,
                    "now": moment(now),
                    "chat_id": chat_id,
                    "number": number,
                },
            )
            return await _get_feed(db, chat_id, number)

    # ── what a look found ────────────────────────────────────────────────────────────────────────

    async def add_look(self, chat_id: int, number: int, look: Look) -> None:
        """It answered. New entries, what is seen and the validators go together, so that none is lost."""
        async with self._database.write() as db:
            updated = await db.execute(
                """
                UPDATE feeds SET etag = :etag, last_modified = :last_modified, interval_seconds = :interval,
                    next_at = :next_at, read_at = :at, skipped = skipped + :skipped,
                    failures = 0, failing_since = NULL, failure = NULL
                WHERE chat_id = :chat_id AND number = :number
                """,
                {
                    "etag": look.etag,
                    "last_modified": look.last_modified,
                    "interval": int(look.interval.total_seconds()) if look.interval else None,
                    "next_at": moment(look.next_at),
                    "at": moment(look.at),
                    "skipped": look.choice.skipped if look.choice else 0,
                    "chat_id": chat_id,
                    "number": number,
                },
            )
            # It may have been taken back meanwhile.
            if look.choice and updated.rowcount:
                await add_choice(db, chat_id, number, look.choice)

    async def add_feed_failure(
        self, chat_id: int, number: int, reason: str, now: datetime, next_at: datetime
    ) -> None:
        """It did not answer, or not with a feed."""
        async with self._database.write() as db:
            await db.execute(
                """
                UPDATE feeds SET failures = failures + 1, failure = :reason,
                    failing_since = coalesce(failing_since, :now), next_at = :next_at
                WHERE chat_id = :chat_id AND number = :number
                """,
                {
                    "reason": reason,
                    "now": moment(now),
                    "next_at": moment(next_at),
                    "chat_id": chat_id,
                    "number": number,
                },
            )

    async def list_feed_troubles(self, chat_id: int, since: datetime) -> list[FeedTrouble]:
        """Feeds that cannot be read now, and those of whose articles some could not be read since then."""
        query = """
            SELECT f.number, f.title, f.failure, f.failing_since, count(e.id) AS unread,
                max(e.failed_at) AS latest, e.failure AS unread_because
            FROM feeds f
            LEFT JOIN feed_entries e ON e.chat_id = f.chat_id AND e.feed_number = f.number
                AND e.state = 'failed' AND e.failed_at >= ?
            WHERE f.chat_id = ? AND f.unfollowed_by IS NULL AND f.stop IS NULL
            GROUP BY f.number HAVING f.failures > 0 OR count(e.id) > 0 ORDER BY f.number
        """
        async with self._database.read() as db:
            return [feed_trouble(row) for row in await db.execute_fetchall(query, [moment(since), chat_id])]

    # ── stopping ─────────────────────────────────────────────────────────────────────────────────

    async def set_feed_gone(self, chat_id: int, number: int) -> None:
        """The site says that there is no such feed any more."""
        async with self._database.write() as db:
            query = "UPDATE feeds SET stop = ? WHERE chat_id = ? AND number = ? AND stop IS NULL"
            await db.execute(query, [FeedStop.GONE, chat_id, number])

    async def set_feeds_removed(self, chat_id: int) -> None:
        """The bot may not write to the chat any more: nothing is read for it."""
        async with self._database.write() as db:
            query = "UPDATE feeds SET stop = ? WHERE chat_id = ? AND stop IS NULL"
            await db.execute(query, [FeedStop.REMOVED, chat_id])

    async def set_feeds_restored(self, chat_id: int, now: datetime) -> None:
        """The bot may write to the chat again: its feeds are read from now on."""
        async with self._database.write() as db:
            query = """
                UPDATE feeds SET stop = NULL, since = :now, next_at = :now
                WHERE chat_id = :chat_id AND stop = :stop
            """
            await db.execute(query, {"now": moment(now), "chat_id": chat_id, "stop": FeedStop.REMOVED})

    # ── unfollowing, and taking back ─────────────────────────────────────────────────────────────

    async def delete_feed(self, chat_id: int, number: int, message_id: int) -> FeedRecord:
        """Unfollow a feed; NotFoundError where it is not followed. A message does it once."""
        async with self._database.write() as db:
            where = "chat_id = ? AND number = ? AND unfollowed_by = ?"
            for done in await _select(db, where, [chat_id, number, message_id]):
                return done
            record = await _get_feed(db, chat_id, number)
            # Only the last one can be taken back.
            await db.execute("DELETE FROM feeds WHERE chat_id = ? AND unfollowed_by IS NOT NULL", [chat_id])
            await db.execute(
                "UPDATE feeds SET unfollowed_by = ? WHERE chat_id = ? AND number = ?",
                [message_id, chat_id, number],
            )
            return record

    async def get_last_follow(self, chat_id: int) -> LastFollow | None:
        """What a message followed or unfollowed last, and can be taken back."""
        query = """
            SELECT *, coalesce(unfollowed_by, message_id) AS asked_by FROM feeds
            WHERE chat_id = ? AND asked_by > 0 ORDER BY asked_by DESC LIMIT 1
        """
        async with self._database.read() as db:
            found = await db.execute_fetchall(query, [chat_id])
        for row in found:
            return LastFollow(row["asked_by"], feed_record(row), followed=row["unfollowed_by"] is None)
        return None

    async def undo_follow(self, chat_id: int, number: int, undone: Undone | None = None) -> None:
        """As if it had never been followed; the articles that it brought stay."""
        async with self._database.write() as db:
            await _get_feed(db, chat_id, number)
            await db.execute("DELETE FROM feeds WHERE chat_id = ? AND number = ?", [chat_id, number])
            if undone:
                await add_undone(db, chat_id, undone)

    async def undo_unfollow(
        self, chat_id: int, number: int, now: datetime, undone: Undone | None = None
    ) -> FeedRecord:
        """Follow the feed that was unfollowed last again; what was published meanwhile is not read."""
        async with self._database.write() as db:
            await db.execute(
                """
                UPDATE OR IGNORE feeds SET unfollowed_by = NULL, stop = NULL, since = :now, next_at = :now
                WHERE chat_id = :chat_id AND number = :number AND unfollowed_by IS NOT NULL
                """,
                {"now": moment(now), "chat_id": chat_id, "number": number},
            )
            record = await _get_feed(db, chat_id, number)
            if undone:
                await add_undone(db, chat_id, undone)
            return record


async def _get_feed(db: Connection, chat_id: int, number: int) -> FeedRecord:
    for feed in await _select(db, "chat_id = ? AND number = ? AND unfollowed_by IS NULL", [chat_id, number]):
        return feed
    raise NotFoundError("This chat follows no such feed. /following lists them.")


async def _select(
    db: Connection, where: str, values: list[int | str], *, order: str = "number"
) -> list[FeedRecord]:
    query = f"SELECT * FROM feeds WHERE {where} ORDER BY {order}"  # noqa: S608 (of constants)
    return [feed_record(row) for row in await db.execute_fetchall(query, values)]
