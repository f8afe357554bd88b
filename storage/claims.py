"""Reading claims back, each in the words of one article and with all its appearances."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from sqlite3 import Row

from aiosqlite import Connection

from bot.errors import NotFoundError
from bot.models import Appearance, ClaimRecord, Figure
from storage import rows
from storage.store import Store


class Claims(Store):
    """The claims of a chat."""

    async def get_claim(self, chat_id: int, number: int) -> ClaimRecord:
        """In the words of the newest article."""
        async with self._database.read() as db:
            picked = await db.execute_fetchall(
                """
                SELECT p.id FROM appearances p
                JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
                WHERE p.chat_id = ? AND p.claim_number = ?
                ORDER BY a.dated DESC, a.number DESC LIMIT 1
                """,
                [chat_id, number],
            )
            records = await load_records(db, chat_id, (row["id"] for row in picked))
        if not records:
            raise NotFoundError(f"There is no claim #{number} in this chat.")
        return records[0]

    async def list_claims(self, chat_id: int, article_number: int) -> list[ClaimRecord]:
        """In the words and the order of that article; none for an article that is not there."""
        async with self._database.read() as db:
            picked = await db.execute_fetchall(
                """
                SELECT id FROM appearances WHERE chat_id = ? AND article_number = ?
                ORDER BY span_start, span_end, id
                """,
                [chat_id, article_number],
            )
            return await load_records(db, chat_id, (row["id"] for row in picked))

    async def list_claims_since(
        self, chat_id: int, since: datetime, until: datetime | None = None
    ) -> list[ClaimRecord]:
        """Of articles received since then, or to just before `until`; newest, then most salient first."""
        async with self._database.read() as db:
            picked = await db.execute_fetchall(
                """
                SELECT id FROM (
                    SELECT p.id, p.claim_number, p.salience, a.dated, row_number() OVER (
                        PARTITION BY p.claim_number ORDER BY a.dated DESC, a.number DESC
                    ) AS place
                    FROM appearances p
                    JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
                    WHERE p.chat_id = :chat_id AND a.received_at >= :since
                      AND (:until IS NULL OR a.received_at < :until)
                )
                WHERE place = 1
                ORDER BY dated DESC, salience DESC, claim_number
                """,
                {
                    "chat_id": chat_id,
                    "since": rows.moment(since),
                    "until": rows.moment(until) if until else None,
                },
            )
            return await load_records(db, chat_id, (row["id"] for row in picked))


async def load_records(db: Connection, chat_id: int, appearance_ids: Iterable[int]) -> list[ClaimRecord]:
    """One record per appearance, in this order: the claim in that appearance's words."""
    ids = json.dumps(list(appearance_ids))
    readings = await _load_readings(db, chat_id, ids)
    figures = await _load_figures(db, ids)
    appearances = await _load_appearances(db, chat_id, ids)
    return [_record(row, figures, appearances) for row in readings]


def _record(
    row: Row, figures: Mapping[int, list[Figure]], appearances: Mapping[int, list[Appearance]]
) -> ClaimRecord:
    number = row["claim_number"]
    return ClaimRecord(number, rows.claim(row, figures[row["id"]]), tuple(appearances[number]))


async def _load_readings(db: Connection, chat_id: int, ids: str) -> Iterable[Row]:
    return await db.execute_fetchall(
        """
        SELECT p.* FROM json_each(:ids) AS picked
        JOIN appearances p ON p.id = picked.value
        WHERE p.chat_id = :chat_id ORDER BY picked.key
        """,
        {"ids": ids, "chat_id": chat_id},
    )


async def _load_figures(db: Connection, ids: str) -> Mapping[int, list[Figure]]:
    found: dict[int, list[Figure]] = defaultdict(list)
    query = """
        SELECT * FROM figures WHERE appearance_id IN (SELECT value FROM json_each(?))
        ORDER BY appearance_id, position
    """
    for row in await db.execute_fetchall(query, [ids]):
        found[row["appearance_id"]].append(rows.figure(row))
    return found


async def _load_appearances(db: Connection, chat_id: int, ids: str) -> Mapping[int, list[Appearance]]:
    found: dict[int, list[Appearance]] = defaultdict(list)
    query = """
        SELECT p.claim_number, p.article_number, p.quote, p.via, p.caveat, a.outlet, a.title, a.url, a.dated,
            a.original
        FROM appearances p JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
        WHERE p.chat_id = :chat_id AND p.claim_number IN (
            SELECT claim_number FROM appearances WHERE id IN (SELECT value FROM json_each(:ids))
        )
        ORDER BY a.dated, a.number
    """
    for row in await db.execute_fetchall(query, {"ids": ids, "chat_id": chat_id}):
        found[row["claim_number"]].append(rows.appearance(row))
    return found
