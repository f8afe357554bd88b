"""Joining an article to the others that print the same text."""

from __future__ import annotations

import json

from aiosqlite import Connection

from storage.copies import Sketch, are_copies
from storage.rows import Columns

MAX_INDEXED = 20
"""So many prints of one text, the first, are enough to find it by."""
MAX_OF_ONE_TEXT = 8
"""The prints of one text that an article is held against: those with the most bands in common with it.

Of hundreds of prints, each would be read with its whole text to learn no more.
"""


async def join_prints(db: Connection, chat_id: int, number: int) -> None:
    """Note what the article is about, and join all that it shows to be one text under the first of them.

    An article that was read again stays with those whose text it had.
    """
    key: Columns = {"chat_id": chat_id, "number": number}
    ((signature, numbers, original),) = await db.execute_fetchall(
        """
        UPDATE articles SET signature = sign_text(text), numbers = list_numbers(text),
            terms = list_terms(title, text),
            original = CASE original WHEN 0 THEN number ELSE original END
        WHERE chat_id = :chat_id AND number = :number RETURNING signature, numbers, original
        """,
        key,
    )
    found = await _find_originals(db, chat_id, _sketch(signature, numbers))
    originals = {*found, original}
    first = min(originals)
    # Only those whose original changes: a row is written anew with its whole text.
    for later in originals - {first}:
        await db.execute(
            "UPDATE articles SET original = ? WHERE chat_id = ? AND original = ?", [first, chat_id, later]
        )
    await _set_bands(db, chat_id, number, first)


async def _set_bands(db: Connection, chat_id: int, number: int, original: int) -> None:
    """An article is found by its bands, as far as there are not enough other prints to find its text by."""
    values = {"chat_id": chat_id, "number": number, "original": original}
    await db.execute(
        "DELETE FROM article_bands WHERE chat_id = :chat_id AND article_number = :number", values
    )
    ((earlier,),) = await db.execute_fetchall(
        """
        SELECT count(*) FROM articles
        WHERE chat_id = :chat_id AND original = :original AND number < :number
        """,
        values,
    )
    if earlier >= MAX_INDEXED:
        return
    await db.execute(
        """
        INSERT INTO article_bands
        SELECT a.chat_id, band.value, a.number FROM articles a, json_each(list_bands(a.signature)) AS band
        WHERE a.chat_id = :chat_id AND a.number = :number
        """,
        values,
    )


async def _find_originals(db: Connection, chat_id: int, mine: Sketch) -> set[int]:
    """The groups of prints that an article of this sketch belongs to."""
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
        SELECT a.original, a.signature, a.numbers FROM ranked
        JOIN articles a ON a.chat_id = :chat_id AND a.number = ranked.number
        WHERE ranked.place <= :most
    """
    values = {"chat_id": chat_id, "signature": mine.signature, "most": MAX_OF_ONE_TEXT}
    found = await db.execute_fetchall(query, values)
    return {row["original"] for row in found if are_copies(_sketch(row["signature"], row["numbers"]), mine)}


def _sketch(signature: bytes, numbers: str) -> Sketch:
    return Sketch(signature, frozenset(json.loads(numbers)))
