"""Two claims that turn out to be one: a print came that has the words of both."""

from __future__ import annotations

from aiosqlite import Connection


async def merge_claims(db: Connection, chat_id: int, one: int, other: int) -> bool:
    """Give all appearances of the later claim to the earlier, and its number with them.

    Not where an article has both, which tells them apart itself, nor where the team has edited one.
    """
    first, later = sorted((one, other))
    values = {"chat_id": chat_id, "first": first, "later": later}
    if await db.execute_fetchall(_APART, values):
        return False
    for statement in _MERGE:
        await db.execute(statement, values)
    return True


_APART = """
    SELECT 1 FROM edits WHERE chat_id = :chat_id AND claim_number IN (:first, :later)
    UNION ALL
    SELECT 1 FROM (
        SELECT claim_number, article_number FROM appearances
        WHERE chat_id = :chat_id AND claim_number IN (:first, :later)
        UNION
        SELECT claim_number, article_number FROM past_appearances
        WHERE chat_id = :chat_id AND claim_number IN (:first, :later)
    )
    GROUP BY article_number HAVING count(*) > 1
    LIMIT 1
"""
_MERGE = (
    "UPDATE appearances SET claim_number = :first WHERE chat_id = :chat_id AND claim_number = :later",
    "UPDATE past_appearances SET claim_number = :first WHERE chat_id = :chat_id AND claim_number = :later",
    "UPDATE past_appearances SET became = :first WHERE chat_id = :chat_id AND became = :later",
    "UPDATE claims SET same_as = :first WHERE chat_id = :chat_id AND (number = :later OR same_as = :later)",
)
