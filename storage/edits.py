"""What a team changed in the machine's readings: kept apart from them, with who and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from aiosqlite import Connection

from bot.errors import NotFoundError
from bot.models import ClaimRecord
from bot.team import Edit, EditField
from storage import rows
from storage.appearances import reindex
from storage.claims import get_record
from storage.rows import insert, moment
from storage.store import Store


class Change(NamedTuple):
    """One field of a claim to be changed; `figure` is the key of its figure, or "".

    The old value is for the log only.
    """

    field: EditField
    figure: str
    old: str
    new: str


class Editing(NamedTuple):
    """Who edits, when, in which message; null for a button."""

    editor: str
    at: datetime
    message_id: int | None = None


class Edits(Store):
    """The edits of a chat's claims."""

    async def add_edits(
        self, chat_id: int, number: int, changes: Sequence[Change], editing: Editing
    ) -> ClaimRecord:
        """The claim with these changes. A message that is worked on again changes nothing more."""
        async with self._database.write() as db:
            await get_record(db, chat_id, number)
            if changes and not await _is_done(db, chat_id, number, editing.message_id):
                await _add(db, chat_id, number, changes, editing)
                await reindex(db, chat_id, number)
            return await get_record(db, chat_id, number)

    async def undo_edits(
        self, chat_id: int, number: int, editing: Editing, change: int | None = None
    ) -> list[Edit]:
        """Take back a change of a claim, the latest unless told otherwise. A message does it once."""
        async with self._database.write() as db:
            await get_record(db, chat_id, number)
            undone = await _list_undone_by(db, chat_id, number, editing.message_id)
            if undone:
                return undone
            history = await _list(db, chat_id, number)
            standing = [edit for edit in history if edit.undone_at is None]
            wanted = change or max((edit.change for edit in standing), default=0)
            if not any(edit.change == wanted for edit in standing):
                raise NotFoundError(f"Nothing of #{number} is left to take back. /claim {number} shows it.")
            await _undo(db, chat_id, number, wanted, editing)
            await reindex(db, chat_id, number)
            return [edit for edit in await _list(db, chat_id, number) if edit.change == wanted]

    async def list_edits(self, chat_id: int, number: int) -> list[Edit]:
        """All that was changed in a claim, also what was taken back; oldest first."""
        async with self._database.read() as db:
            return await _list(db, chat_id, number)


async def _add(
    db: Connection, chat_id: int, number: int, changes: Sequence[Change], editing: Editing
) -> None:
    last = max((edit.change for edit in await _list(db, chat_id, number)), default=0)
    for change in changes:
        row: rows.Columns = {
            "chat_id": chat_id,
            "claim_number": number,
            "change": last + 1,
            **change._asdict(),
            "editor": editing.editor,
            "made_at": moment(editing.at),
            "message_id": editing.message_id or 0,
        }
        await db.execute(insert("edits", row), row)


async def _is_done(db: Connection, chat_id: int, number: int, message_id: int | None) -> bool:
    query = "SELECT 1 FROM edits WHERE chat_id = ? AND claim_number = ? AND message_id = ? LIMIT 1"
    return bool(list(await db.execute_fetchall(query, [chat_id, number, message_id])))


async def _undo(db: Connection, chat_id: int, number: int, change: int, editing: Editing) -> None:
    await db.execute(
        """
        UPDATE edits SET undone_by = ?, undone_at = ?, undone_message = ?
        WHERE chat_id = ? AND claim_number = ? AND change = ? AND undone_at IS NULL
        """,
        [editing.editor, moment(editing.at), editing.message_id, chat_id, number, change],
    )


async def _list_undone_by(db: Connection, chat_id: int, number: int, message_id: int | None) -> list[Edit]:
    found = await db.execute_fetchall(
        """
        SELECT * FROM edits WHERE chat_id = ? AND claim_number = ? AND undone_message = ?
        ORDER BY field, figure
        """,
        [chat_id, number, message_id],
    )
    return [rows.edit(row) for row in found]


async def _list(db: Connection, chat_id: int, number: int) -> list[Edit]:
    found = await db.execute_fetchall(
        "SELECT * FROM edits WHERE chat_id = ? AND claim_number = ? ORDER BY change, field, figure",
        [chat_id, number],
    )
    return [rows.edit(row) for row in found]
