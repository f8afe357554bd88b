"""Reading claims back, each in the words of one article and with all its appearances."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from sqlite3 import Row

from aiosqlite import Connection

from bot.errors import NotFoundError
from bot.models import Appearance, ClaimRecord, Figure
from bot.team import Edit
from storage import rows
from storage.earlier import load_earlier, load_withdrawn
from storage.editing import apply_edits
from storage.parts import load_edits, load_figures
from storage.store import Store

LIVE = """p.claim_number NOT IN (
    SELECT claim_number FROM edits WHERE chat_id = :chat_id AND field = 'deleted' AND undone_at IS NULL
)"""
"""Of appearances `p`: the team did not find it to be no claim."""
NEWEST = "a.dated DESC, coalesce(a.outlet, '') DESC, a.number DESC"
"""Of articles `a`: the last to come out first; of one day the outlets' names decide, not the arrival."""
MAX_BESIDES = 30
"""So many other appearances of an article's claim, the first to come in: hundreds of prints say no more."""
_NO_LIMIT = -1


class Claims(Store):
    """The claims of a chat."""

    async def get_claim(self, chat_id: int, number: int) -> ClaimRecord:
        """In the words of the newest article, also where the team found it to be no claim."""
        async with self._database.read() as db:
            return await get_record(db, chat_id, number)

    async def list_claims(self, chat_id: int, article_number: int) -> list[ClaimRecord]:
        """In the words and the order of that article; none for an article that is not there.

        What many articles claim bears only the first `MAX_BESIDES` of its other appearances.
        """
        async with self._database.read() as db:
            picked = await db.execute_fetchall(
                f"""
                SELECT p.id FROM appearances p
                WHERE p.chat_id = :chat_id AND p.article_number = :article_number AND {LIVE}
                ORDER BY p.span_start, p.span_end, p.id
                """,  # noqa: S608 (of constants)
                {"chat_id": chat_id, "article_number": article_number},
            )
            return await load_records(db, chat_id, (row["id"] for row in picked), MAX_BESIDES)

    async def list_claims_since(
        self, chat_id: int, since: datetime, until: datetime | None = None
    ) -> list[ClaimRecord]:
        """Of articles received since then, or to just before `until`; newest, then most salient first."""
        async with self._database.read() as db:
            picked = await db.execute_fetchall(
                f"""
                SELECT id FROM (
                    SELECT p.id, p.claim_number, p.salience, a.dated, row_number() OVER (
                        PARTITION BY p.claim_number ORDER BY {NEWEST}
                    ) AS place
                    FROM appearances p
                    JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
                    WHERE p.chat_id = :chat_id AND a.received_at >= :since
                      AND (:until IS NULL OR a.received_at < :until)
                      AND {LIVE}
                )
                WHERE place = 1
                ORDER BY dated DESC, salience DESC, claim_number
                """,  # noqa: S608 (of constants)
                {
                    "chat_id": chat_id,
                    "since": rows.moment(since),
                    "until": rows.moment(until) if until else None,
                },
            )
            return await load_records(db, chat_id, (row["id"] for row in picked))


async def get_record(db: Connection, chat_id: int, number: int) -> ClaimRecord:
    """By its number, or by one that it had before it was found to be the same as another."""
    same = "SELECT coalesce(same_as, number) FROM claims WHERE chat_id = ? AND number = ?"
    current = next((row[0] for row in await db.execute_fetchall(same, [chat_id, number])), number)
    picked = await db.execute_fetchall(
        f"""
        SELECT p.id FROM appearances p
        JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
        WHERE p.chat_id = ? AND p.claim_number = ?
        ORDER BY {NEWEST} LIMIT 1
        """,  # noqa: S608 (of constants)
        [chat_id, current],
    )
    records = await load_records(db, chat_id, (row["id"] for row in picked))
    for record in records or await load_withdrawn(db, chat_id, [current]):
        return record
    raise NotFoundError(f"There is no claim #{number} in this chat. /claims finds them.")


async def load_records(
    db: Connection, chat_id: int, appearance_ids: Iterable[int], besides: int = _NO_LIMIT
) -> list[ClaimRecord]:
    """One record per appearance, in this order: the claim in that appearance's words, with its edits.

    `besides`: how many appearances it bears beside those asked for, the first to come in.
    """
    ids = json.dumps(list(appearance_ids))
    readings = await _load_readings(db, chat_id, ids)
    figures = await load_figures(db, ids)
    appearances = await _load_appearances(db, chat_id, ids, besides)
    numbers = [row["claim_number"] for row in readings]
    edits = await load_edits(db, chat_id, numbers)
    earlier = await load_earlier(db, chat_id, numbers)
    records = (_record(row, figures, appearances, edits) for row in readings)
    return [
        replace(record, earlier=earlier[record.number]) if record.number in earlier else record
        for record in records
    ]


async def load_edited(db: Connection, chat_id: int) -> list[ClaimRecord]:
    """The claims that are not as the machine read them, those that are none left out."""
    picked = await db.execute_fetchall(
        f"""
        SELECT max(p.id) AS id FROM appearances p
        WHERE p.chat_id = :chat_id AND p.claim_number IN ({EDITED}) AND {LIVE}
        GROUP BY p.claim_number
        """,  # noqa: S608 (of constants)
        {"chat_id": chat_id},
    )
    return await load_records(db, chat_id, (row["id"] for row in picked))


EDITED = "SELECT claim_number FROM edits WHERE chat_id = :chat_id AND undone_at IS NULL"
"""The numbers of the claims that the team changed, the deleted among them."""


def _record(
    row: Row,
    figures: Mapping[int, list[Figure]],
    appearances: Mapping[int, list[Appearance]],
    edits: Mapping[int, list[Edit]],
) -> ClaimRecord:
    number = row["claim_number"]
    machine, changed = rows.claim(row, figures[row["id"]]), tuple(edits.get(number, ()))
    if not changed:
        return ClaimRecord(number, machine, tuple(appearances[number]))
    claim = apply_edits(machine, changed)
    return ClaimRecord(number, claim, tuple(appearances[number]), changed, machine)


async def _load_readings(db: Connection, chat_id: int, ids: str) -> list[Row]:
    found = await db.execute_fetchall(
        """
        SELECT p.* FROM json_each(:ids) AS picked
        JOIN appearances p ON p.id = picked.value
        WHERE p.chat_id = :chat_id ORDER BY picked.key
        """,
        {"ids": ids, "chat_id": chat_id},
    )
    return list(found)


async def _load_appearances(
    db: Connection, chat_id: int, ids: str, besides: int
) -> Mapping[int, list[Appearance]]:
    """By claim, the oldest first. Articles are read once each: their rows are long, and claims share them."""
    query = """
        WITH asked AS (
            SELECT id, claim_number FROM appearances WHERE id IN (SELECT value FROM json_each(:ids))
        )
        SELECT p.claim_number, p.article_number, p.quote, p.via, p.caveat FROM appearances p
        WHERE p.chat_id = :chat_id AND p.id IN (
            SELECT id FROM asked UNION
            SELECT other.id FROM (SELECT DISTINCT claim_number FROM asked) AS claim
            JOIN appearances other ON other.id IN (
                SELECT id FROM appearances
                WHERE chat_id = :chat_id AND claim_number = claim.claim_number
                ORDER BY article_number LIMIT :besides
            )
        )
    """
    values = {"ids": ids, "chat_id": chat_id, "besides": besides}
    found = list(await db.execute_fetchall(query, values))
    articles = await _load_articles(db, chat_id, {row["article_number"] for row in found})
    appearances: dict[int, list[Appearance]] = defaultdict(list)
    for row in sorted(found, key=lambda row: articles[row["article_number"]].rank):
        appearances[row["claim_number"]].append(articles[row["article_number"]].make_appearance(row))
    return appearances


async def _load_articles(db: Connection, chat_id: int, numbers: Iterable[int]) -> Mapping[int, rows.Carrier]:
    query = """
        SELECT number, outlet, title, url, dated, published, reckoned, original FROM articles
        WHERE chat_id = ? AND number IN (SELECT value FROM json_each(?))
    """
    found = await db.execute_fetchall(query, [chat_id, json.dumps(list(numbers))])
    return {row["number"]: rows.carrier(row) for row in found}
