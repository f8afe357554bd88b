"""Articles that were read again: what they say now, and what they said before."""

# ruff: noqa: S608 (queries are put together from constants of this package, never from what a user types)

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiosqlite import Connection

from bot.errors import NotFoundError
from bot.models import Article, ArticleRecord, Claim, Version
from storage import rows
from storage.appearances import Target, reindex_edited
from storage.article_rows import article_columns, article_record
from storage.articles import delete_orphans, find_known, load_article, without_later_update
from storage.candidates import add_article_words
from storage.earlier import load_version
from storage.fingerprint import text_hash
from storage.parts import load_figures
from storage.prints import join_prints
from storage.readings import Numbered, merge_repeated, read_claim
from storage.rows import Columns, moment
from storage.store import Store
from storage.successors import replace_claims
from storage.undone import Undone, add_undone

_WORDS = (
    "text, text_hash, title, outlet, outlet_words, published, language, received, dated, changed_at, "
    "changed_by, shown_paragraphs, updated_at, reckoned"
)
_APPEARANCE = (
    "claim_number, article_number, text, quote, span_start, span_end, kind, content, source, cue_span, "
    "claimant, role, via, cue, stance, hedged, caveat, said_on, event_first, event_last, places, salience, "
    "words, source_words, fingerprint"
)
_FIGURE = "low, high, bound, raw, unit, what, measure, stage, span_start, span_end"

_KEEP_ARTICLE = f"""
    INSERT INTO versions (chat_id, article_number, version, until, {_WORDS})
    SELECT chat_id, number, version, :until, {_WORDS} FROM articles
    WHERE chat_id = :chat_id AND number = :number
"""
_KEEP_APPEARANCES = f"""
    INSERT INTO past_appearances (chat_id, version, fate, figures, {_APPEARANCE})
    SELECT chat_id, :version, 'gone', (
        SELECT json_group_array(json_array({_FIGURE}))
        FROM (SELECT * FROM figures WHERE appearance_id = p.id ORDER BY position)
    ), {_APPEARANCE}
    FROM appearances p WHERE chat_id = :chat_id AND article_number = :number ORDER BY id
"""
_RESTORE_ARTICLE = f"""
    UPDATE articles SET version = :version, ({_WORDS}) = (
        SELECT {_WORDS} FROM versions
        WHERE chat_id = :chat_id AND article_number = :number AND version = :version
    )
    WHERE chat_id = :chat_id AND number = :number
"""
_RESTORE_APPEARANCES = f"""
    INSERT INTO appearances (chat_id, {_APPEARANCE})
    SELECT chat_id, {_APPEARANCE} FROM past_appearances
    WHERE chat_id = :chat_id AND article_number = :number AND version = :version ORDER BY id
"""
_RESTORE_FIGURES = f"""
    INSERT INTO figures (appearance_id, position, {_FIGURE})
    SELECT p.id, figure.key, {", ".join(f"figure.value ->> {at}" for at in range(10))}
    FROM past_appearances past
    JOIN appearances p ON p.chat_id = past.chat_id AND p.claim_number = past.claim_number
        AND p.article_number = past.article_number
    JOIN json_each(past.figures) figure
    WHERE past.chat_id = :chat_id AND past.article_number = :number AND past.version = :version
"""


@dataclass(frozen=True, slots=True)
class Rereading:
    """When an article was read again, and for which message; null for a button."""

    at: datetime
    message_id: int | None


class Versions(Store):
    """The earlier versions of a chat's articles."""

    async def add_version(
        self, chat_id: int, number: int, article: Article, claims: Sequence[Claim], rereading: Rereading
    ) -> ArticleRecord:
        """The article as it reads now; what it said before is kept, and so are the numbers of its claims.

        Where its words are those that are stored, or those of another article, nothing changes. The address
        stays; a title, an outlet or a day that is found no more does too.
        """
        async with self._database.write() as db:
            record = await load_article(db, chat_id, number)
            if text_hash(record.article.text) == text_hash(article.text):
                return record
            if await find_known(db, chat_id, None, article.text, besides=number):
                return record
            before = await _load_readings(db, record, chat_id)
            await _keep(db, chat_id, record, rereading.at)
            merged = without_later_update(_merge(record.article, article), rereading.at)
            columns = article_columns(merged, record.received_at)
            await _set_words(db, chat_id, record, columns, rereading)
            after = merge_repeated(claims, rows.day_of(str(columns["dated"])))
            await replace_claims(db, Target(chat_id, number, merged.outlet), before, after, record.version)
            return await load_article(db, chat_id, number)

    async def get_version(self, chat_id: int, number: int, version: int) -> Version | None:
        """What an article said in an earlier version; null where there was none."""
        async with self._database.read() as db:
            return await load_version(db, chat_id, number, version)

    async def list_changed(self, chat_id: int, since: datetime) -> list[ArticleRecord]:
        """The articles that were found changed since then, the first to be so first."""
        query = "SELECT * FROM articles WHERE chat_id = ? AND changed_at >= ? ORDER BY changed_at, number"
        async with self._database.read() as db:
            found = await db.execute_fetchall(query, [chat_id, moment(since)])
            return [article_record(row) for row in found]

    async def get_last_changed(self, chat_id: int) -> ArticleRecord | None:
        """The article that a member last had read again and that had changed; feeds' come by themselves."""
        query = """
            SELECT * FROM articles WHERE chat_id = ? AND changed_at IS NOT NULL
            AND coalesce(changed_by, 0) >= 0
            ORDER BY changed_at DESC, number DESC LIMIT 1
        """
        async with self._database.read() as db:
            return next((article_record(row) for row in await db.execute_fetchall(query, [chat_id])), None)

    async def delete_version(
        self, chat_id: int, number: int, version: int, undone: Undone | None = None
    ) -> ArticleRecord:
        """Put an article back as it was before it was last read again, if that made this version.

        `undone` is kept in the same transaction, so that no kill comes between the deed and its mark.
        """
        async with self._database.write() as db:
            record = await load_article(db, chat_id, number)
            if record.version != version or version == 1:
                raise NotFoundError(
                    f"Article {number} is no longer as it was then. /article {number} shows it."
                )
            await _restore(db, chat_id, number, version - 1)
            if undone:
                await add_undone(db, chat_id, undone)
            return await load_article(db, chat_id, number)


def _merge(known: Article, found: Article) -> Article:
    return Article(
        text=found.text,
        title=found.title or known.title,
        outlet=found.outlet or known.outlet,
        published=found.published or known.published,
        language=found.language,
        url=known.url,
        received=known.received,
        shown_paragraphs=found.shown_paragraphs,
        updated=found.updated,
        reckoned=found.reckoned or known.reckoned,
    )


# ── what is there already ────────────────────────────────────────────────────────────────────────


async def _load_readings(db: Connection, record: ArticleRecord, chat_id: int) -> list[Numbered]:
    """The article's claims as the machine read them, by number, in their order."""
    query = """
        SELECT p.*, a.dated FROM appearances p
        JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
        WHERE p.chat_id = ? AND p.article_number = ? ORDER BY p.span_start, p.span_end, p.id
    """
    found = list(await db.execute_fetchall(query, [chat_id, record.number]))
    figures = await load_figures(db, json.dumps([row["id"] for row in found]))
    return [
        (row["claim_number"], read_claim(rows.claim(row, figures[row["id"]]), rows.day_of(row["dated"])))
        for row in found
    ]


async def _keep(db: Connection, chat_id: int, record: ArticleRecord, until: datetime) -> None:
    values: Columns = {"chat_id": chat_id, "number": record.number, "version": record.version}
    await db.execute(_KEEP_ARTICLE, values | {"until": moment(until)})
    await db.execute(_KEEP_APPEARANCES, values)
    await _delete_appearances(db, values)


async def _delete_appearances(db: Connection, values: Columns) -> None:
    await db.execute("DELETE FROM appearances WHERE chat_id = :chat_id AND article_number = :number", values)


async def _set_words(
    db: Connection, chat_id: int, record: ArticleRecord, columns: Columns, rereading: Rereading
) -> None:
    values = columns | {
        "chat_id": chat_id,
        "number": record.number,
        "version": record.version + 1,
        "changed_at": moment(rereading.at),
        "changed_by": rereading.message_id,
    }
    names = [name.strip() for name in f"version, {_WORDS}".split(",")]
    assignments = ", ".join(f"{name} = :{name}" for name in names)
    await db.execute(
        f"UPDATE articles SET {assignments} WHERE chat_id = :chat_id AND number = :number", values
    )
    await _index_words(db, chat_id, record.number)


async def _index_words(db: Connection, chat_id: int, number: int) -> None:
    """What an article is found by, and whose text it has, from what it says now."""
    await join_prints(db, chat_id, number)
    article = (await load_article(db, chat_id, number)).article
    await db.execute("DELETE FROM article_words WHERE chat_id = ? AND article_number = ?", [chat_id, number])
    await add_article_words(db, chat_id, number, (article.title, article.text))


async def _restore(db: Connection, chat_id: int, number: int, version: int) -> None:
    values: Columns = {"chat_id": chat_id, "number": number, "version": version}
    await _delete_appearances(db, values)
    for statement in (_RESTORE_ARTICLE, _RESTORE_APPEARANCES, _RESTORE_FIGURES):
        await db.execute(statement, values)
    await db.execute(
        "DELETE FROM versions WHERE chat_id = :chat_id AND article_number = :number AND version = :version",
        values,
    )
    await _index_words(db, chat_id, number)
    await delete_orphans(db, chat_id)
    await reindex_edited(db, Target(chat_id, number, None))
