"""What belongs to a chat as such: its digest, its buttons' tokens, and its move to another id."""

from __future__ import annotations

from datetime import date, time
from hashlib import sha256
from sqlite3 import Row

from aiosqlite import Connection

from bot.errors import NotFoundError
from bot.models import DigestSetting
from storage.articles import delete_orphans
from storage.store import Store, add_chat

TOKEN_LENGTH = 12


class Chats(Store):
    """A chat's settings."""

    async def set_digest(
        self, chat_id: int, at: time | None, zone: str | None, thread_id: int | None = None
    ) -> None:
        """The daily digest's hour in an IANA zone; without an hour there is none."""
        async with self._database.write() as db:
            await add_chat(db, chat_id)
            await db.execute(
                "UPDATE chats SET digest_time = ?, digest_zone = ?, digest_thread = ? WHERE chat_id = ?",
                [at.isoformat("minutes"), zone, thread_id, chat_id] if at else [None, None, None, chat_id],
            )

    async def get_digest(self, chat_id: int) -> DigestSetting | None:
        query = "SELECT * FROM chats WHERE chat_id = ? AND digest_time IS NOT NULL"
        async with self._database.read() as db:
            found = await db.execute_fetchall(query, [chat_id])
        return next((_digest(row) for row in found), None)

    async def list_digests(self) -> list[DigestSetting]:
        """Of all chats that want one: for the clock, not for a chat."""
        query = "SELECT * FROM chats WHERE digest_time IS NOT NULL ORDER BY chat_id"
        async with self._database.read() as db:
            return [_digest(row) for row in await db.execute_fetchall(query)]

    async def add_digest_sent(self, chat_id: int, day: date) -> bool:
        """Claim a day's digest. True exactly once for each chat and day."""
        async with self._database.write() as db:
            await add_chat(db, chat_id)
            query = "INSERT INTO digests_sent VALUES (?, ?) ON CONFLICT DO NOTHING"
            return (await db.execute(query, [chat_id, day.isoformat()])).rowcount == 1

    async def get_last_digest_day(self, chat_id: int) -> date | None:
        async with self._database.read() as db:
            query = "SELECT max(day) FROM digests_sent WHERE chat_id = ?"
            ((day,),) = await db.execute_fetchall(query, [chat_id])
        return date.fromisoformat(day) if day else None

    async def add_token(self, chat_id: int, text: str) -> str:
        """A short name for a text too long for a button; the same text has the same one."""
        token = sha256(text.encode()).hexdigest()[:TOKEN_LENGTH]
        async with self._database.write() as db:
            await add_chat(db, chat_id)
            await db.execute(
                "INSERT INTO tokens VALUES (?, ?, ?) ON CONFLICT DO NOTHING", [chat_id, token, text]
            )
        return token

    async def get_token(self, chat_id: int, token: str) -> str:
        query = "SELECT text FROM tokens WHERE chat_id = ? AND token = ?"
        async with self._database.read() as db:
            for row in await db.execute_fetchall(query, [chat_id, token]):
                return str(row["text"])
        raise NotFoundError("That button is of an earlier time. Please ask again.")

    async def migrate_chat(self, old_id: int, new_id: int) -> None:
        """Give all rows of a chat to its new id; where that one has rows, the moved are renumbered."""
        if old_id == new_id:
            return
        async with self._database.write() as db:
            if await db.execute_fetchall("SELECT 1 FROM chats WHERE chat_id = ?", [old_id]):
                await add_chat(db, new_id)
                await _move(db, old_id, new_id)


async def _move(db: Connection, old_id: int, new_id: int) -> None:
    # Numbers change in many tables, one after the other; the keys are checked when all have.
    await db.execute("PRAGMA defer_foreign_keys = ON")
    ((articles, claims, feeds),) = await db.execute_fetchall(
        "SELECT last_article, last_claim, last_feed FROM chats WHERE chat_id = ?", [new_id]
    )
    values = {"old": old_id, "new": new_id, "articles": articles, "claims": claims, "feeds": feeds}
    await db.execute(_DROP_ARTICLES_THERE_ALREADY, values)
    await delete_orphans(db, old_id)
    for statement in _MOVES:
        await db.execute(statement, values)


# The new chat's own copy of an article stays.
_DROP_ARTICLES_THERE_ALREADY = """
    DELETE FROM articles WHERE chat_id = :old AND EXISTS (
        SELECT 1 FROM articles there
        WHERE there.chat_id = :new AND (there.url = articles.url OR there.text_hash = articles.text_hash)
    )
"""

# OR IGNORE leaves behind what the new chat has too; it goes with the old chat's row.
_MOVES = (
    """
    UPDATE articles SET chat_id = :new, number = number + :articles, original = original + :articles,
        changed_by = NULL
    WHERE chat_id = :old
    """,
    """
    UPDATE article_bands SET chat_id = :new, article_number = article_number + :articles
    WHERE chat_id = :old
    """,
    """
    UPDATE versions SET chat_id = :new, article_number = article_number + :articles, changed_by = NULL
    WHERE chat_id = :old
    """,
    """
    UPDATE past_appearances
    SET chat_id = :new, article_number = article_number + :articles, claim_number = claim_number + :claims,
        became = became + :claims
    WHERE chat_id = :old
    """,
    """
    UPDATE claims SET chat_id = :new, number = number + :claims, same_as = same_as + :claims
    WHERE chat_id = :old
    """,
    """
    UPDATE appearances
    SET chat_id = :new, article_number = article_number + :articles, claim_number = claim_number + :claims
    WHERE chat_id = :old
    """,
    # Without their messages: the new chat counts anew, and another's number would pass for one dealt with.
    """
    UPDATE edits
    SET chat_id = :new, claim_number = claim_number + :claims, message_id = 0, undone_message = NULL
    WHERE chat_id = :old
    """,
    # Of a name that the new chat knows too, the new chat's own reading stays.
    """
    UPDATE OR IGNORE aliases SET chat_id = :new, removed_message = NULL, number = number + (
        SELECT coalesce(max(number), 0) FROM aliases WHERE chat_id = :new
    ) WHERE chat_id = :old
    """,
    """
    DELETE FROM grades WHERE chat_id = :old AND name_key IN (
        SELECT name_key FROM grades WHERE chat_id = :new AND undone_at IS NULL
    )
    """,
    """
    UPDATE grades SET chat_id = :new, undone_message = NULL, number = number + (
        SELECT coalesce(max(number), 0) FROM grades WHERE chat_id = :new
    ) WHERE chat_id = :old
    """,
    """
    UPDATE article_words SET chat_id = :new, article_number = article_number + :articles WHERE chat_id = :old
    """,
    # Of a feed that both chats follow, the new chat's own stays; what was unfollowed is not taken along.
    """
    DELETE FROM feeds WHERE chat_id = :old AND (unfollowed_by IS NOT NULL OR url IN (
        SELECT url FROM feeds WHERE chat_id = :new AND unfollowed_by IS NULL
    ))
    """,
    "UPDATE feed_seen SET chat_id = :new, feed_number = feed_number + :feeds WHERE chat_id = :old",
    """
    UPDATE feed_entries SET chat_id = :new, feed_number = feed_number + :feeds,
        article_number = article_number + :articles
    WHERE chat_id = :old
    """,
    "UPDATE feeds SET chat_id = :new, number = number + :feeds, message_id = 0 WHERE chat_id = :old",
    "UPDATE OR IGNORE failures SET chat_id = :new WHERE chat_id = :old",
    "UPDATE OR IGNORE digests_sent SET chat_id = :new WHERE chat_id = :old",
    "UPDATE OR IGNORE tokens SET chat_id = :new WHERE chat_id = :old",
    "UPDATE replies SET chat_id = :new WHERE chat_id = :old",
    # Not moved: the new chat counts its messages anew, and another's mark would swallow an undo there.
    "DELETE FROM undone WHERE chat_id = :old",
    "DELETE FROM aliases WHERE chat_id = :old",
    "DELETE FROM failures WHERE chat_id = :old",
    "DELETE FROM digests_sent WHERE chat_id = :old",
    "DELETE FROM tokens WHERE chat_id = :old",
    """
    UPDATE chats SET digest_time = past.digest_time, digest_zone = past.digest_zone,
        digest_thread = past.digest_thread
    FROM chats AS past
    WHERE chats.chat_id = :new AND past.chat_id = :old AND chats.digest_time IS NULL
    """,
    # Not moved: the new chat counts its messages anew.
    "DELETE FROM recent_messages WHERE chat_id = :old",
    "DELETE FROM bursts WHERE chat_id = :old",
    """
    UPDATE chats SET blindness_told = max(chats.blindness_told, past.blindness_told),
        reading = iif(chats.reading = 'auto', past.reading, chats.reading)
    FROM chats AS past WHERE chats.chat_id = :new AND past.chat_id = :old
    """,
    """
    UPDATE chats SET last_article = chats.last_article + past.last_article,
        last_claim = chats.last_claim + past.last_claim, last_feed = chats.last_feed + past.last_feed
    FROM chats AS past WHERE chats.chat_id = :new AND past.chat_id = :old
    """,
    "DELETE FROM chats WHERE chat_id = :old",
)


def _digest(row: Row) -> DigestSetting:
    return DigestSetting(
        row["chat_id"], time.fromisoformat(row["digest_time"]), row["digest_zone"], row["digest_thread"]
    )
