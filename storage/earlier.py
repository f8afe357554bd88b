"""Reading back what articles said before they were read again."""

# ruff: noqa: S608 (queries are put together from constants of this module, never from what a user types)

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from sqlite3 import Row

from aiosqlite import Connection

from bot.models import ClaimRecord, Earlier, Fate, Version
from bot.team import Edit, EditField
from storage import rows
from storage.article_rows import article
from storage.editing import apply_edits
from storage.parts import load_edits

_PAST = """
    SELECT p.*, v.until, v.dated, v.published, v.reckoned, a.number, a.outlet, a.title, a.url, a.original
    FROM past_appearances p
    JOIN versions v ON v.chat_id = p.chat_id AND v.article_number = p.article_number AND v.version = p.version
    JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
"""
_OF_VERSION = f"""
    {_PAST} WHERE p.chat_id = ? AND p.article_number = ? AND p.version = ?
    ORDER BY p.span_start, p.span_end, p.id
"""
_OF_CLAIMS = f"""
    {_PAST} WHERE p.chat_id = :chat_id AND p.id IN (
        SELECT id FROM past_appearances
        WHERE chat_id = :chat_id AND claim_number IN (SELECT value FROM json_each(:numbers))
        UNION
        SELECT id FROM past_appearances
        WHERE chat_id = :chat_id AND fate = 'changed' AND became IN (SELECT value FROM json_each(:numbers))
    )
    ORDER BY v.until, p.article_number, p.version, p.span_start, p.id
"""


async def load_version(db: Connection, chat_id: int, number: int, version: int) -> Version | None:
    """What an article said in this version; null where there is no such earlier one.

    Without what the team found to be no claim.
    """
    query = """
        SELECT v.*, a.url, coalesce(v.changed_at, a.received_at) AS since FROM versions v
        JOIN articles a ON a.chat_id = v.chat_id AND a.number = v.article_number
        WHERE v.chat_id = ? AND v.article_number = ? AND v.version = ?
    """
    for row in await db.execute_fetchall(query, [chat_id, number, version]):
        past = list(await db.execute_fetchall(_OF_VERSION, [chat_id, number, version]))
        edits = await load_edits(db, chat_id, [one["claim_number"] for one in past])
        live = (one for one in past if not _is_deleted(edits.get(one["claim_number"], [])))
        readings = tuple(_earlier(one, edits) for one in live)
        since, until = rows.time_of(row["since"]), rows.time_of(row["until"])
        return Version(version, article(row), since, until, readings)
    return None


async def load_earlier(
    db: Connection, chat_id: int, numbers: Iterable[int]
) -> Mapping[int, tuple[Earlier, ...]]:
    """By claim: where an article had it otherwise, had another in its place, or has it no more."""
    wanted = set(numbers)
    found: defaultdict[int, list[Earlier]] = defaultdict(list)
    for one in await _load(db, chat_id, wanted):
        if one.fate is not Fate.KEPT:
            for number in {one.number, one.became or one.number} & wanted:
                found[number].append(one)
    return {number: tuple(past) for number, past in found.items()}


async def load_withdrawn(db: Connection, chat_id: int, numbers: Iterable[int]) -> list[ClaimRecord]:
    """Claims that no article has any more, in the words of the last that had them."""
    wanted = list(numbers)
    past = await _load(db, chat_id, wanted)
    history = await load_edits(db, chat_id, wanted)
    by_number = {number: [one for one in past if one.number == number] for number in wanted}
    return [_record(had, history.get(number, ())) for number, had in by_number.items() if had]


async def _load(db: Connection, chat_id: int, numbers: Iterable[int]) -> list[Earlier]:
    values = {"chat_id": chat_id, "numbers": json.dumps(list(numbers))}
    past = list(await db.execute_fetchall(_OF_CLAIMS, values))
    edits = await load_edits(db, chat_id, {row["claim_number"] for row in past})
    return [_earlier(row, edits) for row in past]


def _is_deleted(edits: Iterable[Edit]) -> bool:
    return any(edit.field is EditField.DELETED for edit in edits)


def _earlier(row: Row, edits: Mapping[int, list[Edit]]) -> Earlier:
    return rows.earlier(row, apply_edits(rows.past_claim(row), edits.get(row["claim_number"], [])))


def _record(had: list[Earlier], edits: Iterable[Edit]) -> ClaimRecord:
    """`had`: what articles said, the oldest first; the last of each is how it appeared there."""
    last = {one.appearance.article_number: one.appearance for one in had}
    latest = had[-1]
    return ClaimRecord(
        number=latest.number,
        claim=latest.claim,
        appearances=tuple(
            sorted(last.values(), key=lambda one: (one.dated, one.outlet or "", one.article_number))
        ),
        edits=tuple(edits),
        earlier=tuple(one for one in had if one.fate is not Fate.KEPT),
        withdrawn=latest.until,
    )
