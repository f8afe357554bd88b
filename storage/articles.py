"""Articles of a chat, and the links that could not be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from aiosqlite import Connection

from bot.errors import NotFoundError
from bot.models import Article, ArticleRecord, ArticleTerms, Claim, Failure, Note, Origin
from storage.appearances import Target, add_appearances
from storage.article_rows import (
    article_columns,
    article_record,
    article_terms,
    failure,
    notes_column,
    notes_of,
    origin_columns,
)
from storage.candidates import add_article_words
from storage.fingerprint import text_hash
from storage.prints import join_prints
from storage.readings import merge_repeated
from storage.rows import Columns, day_of, insert, moment
from storage.store import Store, add_chat
from storage.undone import Undone, add_undone

MAX_AHEAD = timedelta(days=1)


class Articles(Store):
    """What a chat has sent."""

    async def find_article(self, chat_id: int, *, url: str | None, text: str) -> ArticleRecord | None:
        """The article of this canonical URL or of this text, also of an earlier version.

        Pass "" where the text is not known yet.
        """
        async with self._database.read() as db:
            return await find_known(db, chat_id, url, text)

    async def find_page(self, chat_id: int, urls: Sequence[str]) -> ArticleRecord | None:
        """The first article kept under one of the addresses that a page has."""
        query = """
            SELECT * FROM articles WHERE chat_id = ? AND url IN (SELECT value FROM json_each(?))
            ORDER BY number LIMIT 1
        """
        async with self._database.read() as db:
            found = await db.execute_fetchall(query, [chat_id, json.dumps(urls)])
        return next((article_record(row) for row in found), None)

    async def add_article(  # noqa: PLR0913 (the article, and the five things to know of its message)
        self,
        chat_id: int,
        article: Article,
        claims: Sequence[Claim],
        *,
        sender: str,
        received_at: datetime,
        message_id: int,
        origin: Origin | None,
    ) -> ArticleRecord:
        """Keep an article with its claims. One that is already here stays as it is and is what you get."""
        message: Columns = {"sender": sender, "received_at": moment(received_at), "message_id": message_id}
        columns = (
            article_columns(without_later_update(article, received_at), received_at)
            | origin_columns(origin)
            | message
        )
        async with self._database.write() as db:
            known = await find_known(db, chat_id, article.url, article.text)
            if known:
                return known
            number = await _insert_article(db, chat_id, columns)
            await join_prints(db, chat_id, number)
            await add_article_words(db, chat_id, number, (article.title, article.text))
            readings = merge_repeated(claims, day_of(str(columns["dated"])))
            await add_appearances(db, Target(chat_id, number, article.outlet), readings)
            return await load_article(db, chat_id, number)

    async def add_note(self, chat_id: int, number: int, note: Note) -> ArticleRecord:
        """Keep what a member said about an article; of one message, the last."""
        async with self._database.write() as db:
            record = await load_article(db, chat_id, number)
            notes = _replace_note(record.notes, note)
            await _set_notes(db, chat_id, number, notes)
        return replace(record, notes=notes)

    async def set_note(self, chat_id: int, note: Note) -> None:
        """What a message now says about the articles that it brought or that it is on; "": nothing."""
        query = """
            SELECT number, notes FROM articles a WHERE chat_id = :chat_id AND (
                message_id = :message_id OR notes != '[]' AND EXISTS (
                    SELECT 1 FROM json_each(a.notes) said WHERE said.value ->> 'message_id' = :message_id
                )
            )
        """
        async with self._database.write() as db:
            values = {"chat_id": chat_id, "message_id": note.message_id}
            for row in list(await db.execute_fetchall(query, values)):
                await _set_notes(db, chat_id, row["number"], _replace_note(notes_of(row), note))

    async def get_article(self, chat_id: int, number: int) -> ArticleRecord:
        async with self._database.read() as db:
            return await load_article(db, chat_id, number)

    async def get_last_article(self, chat_id: int) -> ArticleRecord | None:
        return next(iter(await self.list_articles(chat_id, limit=1, offset=0)), None)

    async def get_last_sent(self, chat_id: int) -> ArticleRecord | None:
        """The last article that a member sent; those of feeds came by themselves."""
        query = """
            SELECT * FROM articles WHERE chat_id = ? AND message_id >= 0 ORDER BY number DESC LIMIT 1
        """
        async with self._database.read() as db:
            found = await db.execute_fetchall(query, [chat_id])
        return next((article_record(row) for row in found), None)

    async def list_articles_of(self, chat_id: int, message_id: int) -> list[ArticleRecord]:
        """Those that a message brought."""
        query = "SELECT * FROM articles WHERE chat_id = ? AND message_id = ? ORDER BY number"
        async with self._database.read() as db:
            return [article_record(row) for row in await db.execute_fetchall(query, [chat_id, message_id])]

    async def list_articles(self, chat_id: int, *, limit: int, offset: int) -> list[ArticleRecord]:
        """The latest to arrive first."""
        async with self._database.read() as db:
            found = await db.execute_fetchall(
                "SELECT * FROM articles WHERE chat_id = ? ORDER BY number DESC LIMIT ? OFFSET ?",
                [chat_id, limit, offset],
            )
        return [article_record(row) for row in found]

    async def list_terms(self, chat_id: int, numbers: Iterable[int]) -> list[ArticleTerms]:
        """What these articles are about; none for those that are not there."""
        query = """
            SELECT a.number, a.dated, a.terms FROM json_each(?) AS asked
            JOIN articles a ON a.chat_id = ? AND a.number = asked.value
        """
        async with self._database.read() as db:
            found = await db.execute_fetchall(query, [json.dumps(sorted(numbers)), chat_id])
        return [article_terms(row) for row in found]

    async def count_articles(self, chat_id: int) -> int:
        async with self._database.read() as db:
            query = "SELECT count(*) FROM articles WHERE chat_id = ?"
            ((count,),) = await db.execute_fetchall(query, [chat_id])
        return int(count)

    async def delete_article(self, chat_id: int, number: int, undone: Undone | None = None) -> ArticleRecord:
        """Undo an article. Claims that no other article has go with it; numbers are not given again.

        `undone` is kept in the same transaction, so that no kill comes between the deed and its mark.
        """
        async with self._database.write() as db:
            record = await load_article(db, chat_id, number)
            await db.execute("DELETE FROM articles WHERE chat_id = ? AND number = ?", [chat_id, number])
            await delete_orphans(db, chat_id)
            if undone:
                await add_undone(db, chat_id, undone)
        return record

    async def add_failure(
        self, chat_id: int, url: str, reason: str, sender: str, failed_at: datetime, message_id: int
    ) -> None:
        """Remember a link that could not be read; of several tries for one message, the last."""
        async with self._database.write() as db:
            await add_chat(db, chat_id)
            await db.execute(
                """
                INSERT OR REPLACE INTO failures (chat_id, message_id, url, reason, sender, failed_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [chat_id, message_id, url, reason, sender, moment(failed_at)],
            )

    async def list_failures(self, chat_id: int, since: datetime) -> list[Failure]:
        """Oldest first."""
        async with self._database.read() as db:
            found = await db.execute_fetchall(
                """
                SELECT * FROM failures WHERE chat_id = ? AND failed_at >= ?
                ORDER BY failed_at, message_id, url
                """,
                [chat_id, moment(since)],
            )
        return [failure(row) for row in found]


def without_later_update(article: Article, read_at: datetime) -> Article:
    """No page was changed after it was read, whatever it says. Clocks differ, and messages wait."""
    late = article.updated and article.updated > read_at + MAX_AHEAD
    return replace(article, updated=None) if late else article


async def delete_orphans(db: Connection, chat_id: int) -> None:
    """Claims that no article has, in any version, and the other numbers of these."""
    await db.execute(
        """
        DELETE FROM claims WHERE chat_id = ? AND same_as IS NULL AND NOT EXISTS (
            SELECT 1 FROM appearances p WHERE p.chat_id = claims.chat_id AND p.claim_number = claims.number
        ) AND NOT EXISTS (
            SELECT 1 FROM past_appearances p
            WHERE p.chat_id = claims.chat_id AND p.claim_number = claims.number
        )
        """,
        [chat_id],
    )
    await db.execute(
        """
        DELETE FROM claims WHERE chat_id = :chat_id AND same_as NOT IN (
            SELECT number FROM claims WHERE chat_id = :chat_id
        )
        """,
        {"chat_id": chat_id},
    )


def _replace_note(notes: Sequence[Note], note: Note) -> tuple[Note, ...]:
    others = tuple(one for one in notes if one.message_id != note.message_id)
    return (*others, note) if note.text else others


async def _set_notes(db: Connection, chat_id: int, number: int, notes: Sequence[Note]) -> None:
    query = "UPDATE articles SET notes = ? WHERE chat_id = ? AND number = ?"
    await db.execute(query, [notes_column(notes), chat_id, number])


async def _insert_article(db: Connection, chat_id: int, columns: Columns) -> int:
    await add_chat(db, chat_id)
    ((number,),) = await db.execute_fetchall(
        "UPDATE chats SET last_article = last_article + 1 WHERE chat_id = ? RETURNING last_article", [chat_id]
    )
    row: Columns = columns | {"chat_id": chat_id, "number": number}
    await db.execute(insert("articles", row), row)
    return int(number)


async def find_known(
    db: Connection, chat_id: int, url: str | None, text: str, besides: int = 0
) -> ArticleRecord | None:
    """The article, `besides` one, of this URL or that says this, or said it before it was read again."""
    query = """
        SELECT * FROM articles WHERE chat_id = :chat_id AND number != :besides AND number IN (
            SELECT number FROM articles WHERE chat_id = :chat_id AND (url = :url OR text_hash = :text_hash)
            UNION
            SELECT article_number FROM versions WHERE chat_id = :chat_id AND text_hash = :text_hash
        )
        ORDER BY number LIMIT 1
    """
    known_hash = text_hash(text) if text else None
    values = {"chat_id": chat_id, "url": url, "text_hash": known_hash, "besides": besides}
    return next((article_record(row) for row in await db.execute_fetchall(query, values)), None)


async def load_article(db: Connection, chat_id: int, number: int) -> ArticleRecord:
    query = "SELECT * FROM articles WHERE chat_id = ? AND number = ?"
    for row in await db.execute_fetchall(query, [chat_id, number]):
        return article_record(row)
    raise NotFoundError(f"There is no article {number} in this chat. /articles lists the latest.")
