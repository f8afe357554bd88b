"""Messages that were read as one: their words, for as long as members can edit them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.rows import moment
from storage.store import Store, add_chat

# Telegram lets members edit what they sent for so long.
EDITABLE_HOURS = 48


@dataclass(frozen=True, slots=True)
class Burst:
    """Messages by their numbers, each as Telegram sent it last; null: no longer kept."""

    main_id: int
    parts: Mapping[int, str | None]
    comments: Mapping[int, str | None]


class Bursts(Store):
    """What was sent in one breath in a chat."""

    async def add_burst(self, chat_id: int, burst: Burst, kept_at: datetime) -> None:
        """Keep a burst; of those that can no longer be edited, only which messages they were."""
        rows = [(burst.parts, 0), (burst.comments, 1)]
        async with self._database.write() as db:
            await add_chat(db, chat_id)
            await db.executemany(
                "INSERT OR REPLACE INTO bursts VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (chat_id, burst.main_id, number, comments, payload, moment(kept_at))
                    for payloads, comments in rows
                    for number, payload in payloads.items()
                ],
            )
            await db.execute(
                "UPDATE bursts SET payload = NULL WHERE chat_id = ? AND kept_at < ?",
                [chat_id, moment(kept_at - timedelta(hours=EDITABLE_HOURS))],
            )

    async def list_bursts(self, chat_id: int, message_id: int) -> list[Burst]:
        """Those that a message belongs to: a comment may be on several."""
        query = """
            SELECT * FROM bursts WHERE chat_id = :chat_id AND main_id IN (
                SELECT main_id FROM bursts WHERE chat_id = :chat_id AND message_id = :message_id
            )
            ORDER BY main_id, message_id
        """
        async with self._database.read() as db:
            found = list(await db.execute_fetchall(query, {"chat_id": chat_id, "message_id": message_id}))
        payloads: dict[int, tuple[dict[int, str | None], dict[int, str | None]]] = {}
        for row in found:
            payloads.setdefault(row["main_id"], ({}, {}))[row["comments"]][row["message_id"]] = row["payload"]
        return [Burst(main_id, *both) for main_id, both in payloads.items()]

    async def set_burst_message(self, chat_id: int, message_id: int, payload: str) -> None:
        """What a message of a burst says since it was edited."""
        async with self._database.write() as db:
            await db.execute(
                "UPDATE bursts SET payload = ? WHERE chat_id = ? AND message_id = ? AND payload IS NOT NULL",
                [payload, chat_id, message_id],
            )
