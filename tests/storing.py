"""Short ways to store things in tests of the storage."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

from bot.models import ArticleRecord, Claim, ClaimQuery, ClaimRecord, Origin
from storage import Storage
from tests.builders import RECEIVED_AT, make_article

CHAT = -1001
OTHER_CHAT = -1002

_serial = count(1)


async def keep(
    storage: Storage,
    *claims: Claim,
    chat_id: int = CHAT,
    received_at: datetime = RECEIVED_AT,
    origin: Origin | None = None,
    **article: Any,
) -> ArticleRecord:
    """Store an article with these claims; unless told otherwise, one unlike any other."""
    serial = next(_serial)
    overrides = {
        "text": f"Report {serial} from the old town.",
        "title": f"Report {serial}",
        "url": f"https://northern-ledger.example/{serial}",
    } | article
    return await storage.add_article(
        chat_id,
        make_article(**overrides),
        claims,
        sender="Mira",
        received_at=received_at,
        message_id=serial,
        origin=origin,
    )


async def search(storage: Storage, *words: str, chat_id: int = CHAT, **filters: Any) -> list[ClaimRecord]:
    return await storage.search_claims(chat_id, ClaimQuery(words, **filters), limit=100, offset=0)


async def found(storage: Storage, *words: str, **filters: Any) -> list[str]:
    """The quotes of the claims that a search finds."""
    return [record.claim.quote for record in await search(storage, *words, **filters)]


def count_rows(folder: Path) -> dict[str, int]:
    """What the file that the `storage` fixture opened holds, seen from outside."""
    with closing(sqlite3.connect(folder / "claims.sqlite3")) as connection:
        tables = ("articles", "claims", "appearances", "figures")
        return {table: len(connection.execute(f"SELECT 1 FROM {table}").fetchall()) for table in tables}  # noqa: S608


def day(text: str) -> date:
    return date.fromisoformat(text)
