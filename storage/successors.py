"""Which claims an article has once it was read again, and what became of those that it had."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence

from aiosqlite import Connection

from bot.models import Fate
from storage.appearances import Target, add_appearances, find_claim
from storage.matching import Pairs, is_reprint, is_unchanged, match_versions
from storage.readings import Numbered, Reading


async def replace_claims(
    db: Connection,
    target: Target,
    before: Sequence[Numbered],
    after: Sequence[Reading],
    version: int,
) -> None:
    """Write down the claims `after`, and what became of each of those before, which are of `version`."""
    pairs = await asyncio.to_thread(match_versions, [reading for _, reading in before], after)
    kept = await _keep_numbers(db, target, before, after, pairs)
    numbers = await add_appearances(db, target, after, kept)
    present = await _list_present(db, target.chat_id, (number for number, _ in before))
    fates = []
    for now, then in pairs.items():
        number, reading = before[then]
        stays = present[number] == numbers[now] and is_unchanged(reading, after[now])
        fates.append((Fate.KEPT if stays else Fate.CHANGED, numbers[now], present[number]))
    await db.executemany(
        """
        UPDATE past_appearances SET fate = ?, became = ?
        WHERE claim_number = ? AND chat_id = ? AND article_number = ? AND version = ?
        """,
        [(*fate, target.chat_id, target.article_number, version) for fate in fates],
    )


async def _list_present(db: Connection, chat_id: int, numbers: Iterable[int]) -> Mapping[int, int]:
    """By number, the claim that it is now: it may just have turned out to be another."""
    query = """
        SELECT number, coalesce(same_as, number) AS present FROM claims
        WHERE chat_id = ? AND number IN (SELECT value FROM json_each(?))
    """
    found = await db.execute_fetchall(query, [chat_id, json.dumps(list(numbers))])
    return {row["number"]: row["present"] for row in found}


async def _keep_numbers(
    db: Connection,
    target: Target,
    before: Sequence[Numbered],
    after: Sequence[Reading],
    pairs: Pairs,
) -> Mapping[int, int]:
    """The numbers of the readings that stay the same claims, and of those that were here before.

    A claim that other articles have too keeps what they say: an article that says otherwise now has another
    claim. So it does where others said before what it says now.
    """
    shared = await _list_shared(db, target, (number for number, _ in before))
    kept: dict[int, int] = {}
    for now, then in pairs.items():
        number, reading = before[then]
        same = reading.fingerprint == after[now].fingerprint
        if number in shared:
            same = same or is_reprint(reading, after[now])
        elif not same:
            same = not await find_claim(db, target, after[now], [one for one, _ in before])
        if same:
            kept[now] = number
    rest = (now for now in range(len(after)) if now not in pairs)
    return kept | await _find_returned(db, target, [(now, after[now]) for now in rest], before)


async def _list_shared(db: Connection, target: Target, numbers: Iterable[int]) -> set[int]:
    """Those of the claims that other articles have too."""
    query = """
        SELECT DISTINCT claim_number FROM appearances WHERE chat_id = ? AND article_number != ?
        AND claim_number IN (SELECT value FROM json_each(?))
    """
    values = [target.chat_id, target.article_number, json.dumps(list(numbers))]
    return {row["claim_number"] for row in await db.execute_fetchall(query, values)}


async def _find_returned(
    db: Connection,
    target: Target,
    readings: Sequence[Numbered],
    before: Sequence[Numbered],
) -> dict[int, int]:
    """Claims of still earlier versions that the article has again, and no article has meanwhile."""
    query = """
        SELECT p.claim_number FROM past_appearances p
        WHERE p.chat_id = ? AND p.article_number = ? AND p.fingerprint = ? AND NOT EXISTS (
            SELECT 1 FROM appearances q WHERE q.chat_id = p.chat_id AND q.claim_number = p.claim_number
        )
        ORDER BY p.version DESC
    """
    taken = {number for number, _ in before}
    found: dict[int, int] = {}
    for now, reading in readings:
        values = [target.chat_id, target.article_number, reading.fingerprint]
        rows_found = await db.execute_fetchall(query, values)
        number = next((row["claim_number"] for row in rows_found if row["claim_number"] not in taken), None)
        if number:
            found[now] = number
            taken.add(number)
    return found
