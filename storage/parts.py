"""What belongs to claims and is read back with them: figures and edits."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from aiosqlite import Connection

from bot.models import Figure
from bot.team import Edit
from storage import rows


async def load_edits(db: Connection, chat_id: int, numbers: Iterable[int]) -> Mapping[int, list[Edit]]:
    """The edits in force of these claims, oldest first."""
    found: dict[int, list[Edit]] = defaultdict(list)
    query = """
        SELECT * FROM edits
        WHERE chat_id = ? AND claim_number IN (SELECT value FROM json_each(?)) AND undone_at IS NULL
        ORDER BY claim_number, change, field, figure
    """
    for row in await db.execute_fetchall(query, [chat_id, json.dumps(list(numbers))]):
        found[row["claim_number"]].append(rows.edit(row))
    return found


async def load_figures(db: Connection, ids: str) -> Mapping[int, list[Figure]]:
    """By appearance; `ids` is a JSON list of them."""
    found: dict[int, list[Figure]] = defaultdict(list)
    query = """
        SELECT * FROM figures WHERE appearance_id IN (SELECT value FROM json_each(?))
        ORDER BY appearance_id, position
    """
    for row in await db.execute_fetchall(query, [ids]):
        found[row["appearance_id"]].append(rows.figure(row))
    return found
