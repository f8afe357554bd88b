"""Joining an article to the others that print the same text."""

from __future__ import annotations

from aiosqlite import Connection

from storage.copies import are_copies
from storage.rows import Columns

MAX_OF_ONE_TEXT = 8
"""The prints of one text that an article is held against: those with the most bands in common with it.

Of hundreds of prints, each would be read with its whole text to learn no more.
"""


async def join_prints(db: Connection, chat_id: int, number: int) -> None:
    """Note what the article is about, and join all that it shows to be one text under the first of them.

    An article that was read again stays with those whose text it had.
    """
    key: Columns = {"chat_id": chat_id, "number": number}
    ((signature, original),) = await db.execute_fetchall(
        """
        UPDATE articles SET signature = sign_text(text), terms = list_terms(title, text),
            original = CASE original WHEN 0 THEN number ELSE original END
        WHERE chat_id = :chat_id AND number = :number RETURNING signature, original
        """,
        key,
    )
    originals = {*await _find_originals(db, chat_id, signature), original}
    first = min(originals)
    # Only those whose original changes: a row is written anew with its whole text.
    for later in originals - {first}:
        await db.execute(
            "UPDATE articles SET original = ? WHERE chat_id = ? AND original = ?", [first, chat_id, later]
        )
    await set_bands(db, chat_id, number)


async def set_bands(db: Connection, chat_id: int, number: int) -> None:
    """By its signature as it is now."""
    await db.execute("DELETE FROM article_bands WHERE chat_id = ? AND article_number = ?", [chat_id, number])
    await db.execute(
        """
        INSERT INTO article_bands
        SELECT a.chat_id, band.value, a.number FROM articles a, json_each(list_bands(a.signature)) AS band
        WHERE a.chat_id = ? AND a.number = ?
        """,
        [chat_id, number],
    )


async def _find_originals(db: Connection, chat_id: int, signature: bytes) -> set[int]:
    """The groups of prints that an article of this signature belongs to."""
    query = """
        WITH near AS (
            SELECT b.article_number AS number, count(*) AS bands
            FROM json_each(list_bands(:signature)) AS asked
            JOIN article_bands b ON b.chat_id = :chat_id AND b.band = asked.value
            GROUP BY b.article_number
        ), ranked AS (
            SELECT near.number, row_number() OVER (
                PARTITION BY a.original ORDER BY near.bands DESC, near.number
            ) AS place
            FROM near JOIN articles a INDEXED BY articles_originals
                ON a.chat_id = :chat_id AND a.number = near.number
        )
        SELECT a.original, a.signature FROM ranked
        JOIN articles a ON a.chat_id = :chat_id AND a.number = ranked.number
        WHERE ranked.place <= :most
    """
    values = {"chat_id": chat_id, "signature": signature, "most": MAX_OF_ONE_TEXT}
    found = await db.execute_fetchall(query, values)
    return {row["original"] for row in found if are_copies(row["signature"], signature)}
