"""What a team knows of sources: which names are one body's, and how reliable each is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from sqlite3 import Row

from aiosqlite import Connection

from bot.errors import NotFoundError
from bot.models import ClaimRecord, Kind
from bot.team import Alias, Grade, Reliability, Voice
from storage import rows
from storage.claims import EDITED, LIVE, NEWEST, load_edited
from storage.edits import Editing
from storage.rows import insert, moment
from storage.store import Store, add_chat


class Team(Store):
    """The aliases and grades of a chat. Keys are folded names; folding them is the caller's business."""

    # ── aliases ──────────────────────────────────────────────────────────────────────────────────

    async def list_aliases(self, chat_id: int) -> list[Alias]:
        """Those in force, in the order in which they were made."""
        async with self._database.read() as db:
            return [_alias(row) for row in await _select_aliases(db, chat_id)]

    async def add_alias(self, chat_id: int, key: str, alias: str, name: str, editing: Editing) -> Alias:
        """What an alias stood for before, it stands for no longer."""
        async with self._database.write() as db:
            await add_chat(db, chat_id)
            known = [row for row in await _select_aliases(db, chat_id) if row["alias_key"] == key]
            if known and known[0]["name"] == name:
                return _alias(known[0])
            if known:
                await _remove_alias(db, chat_id, known[0]["number"], editing._replace(message_id=None))
            number = await _get_next_number(db, "aliases", chat_id)
            row: rows.Columns = {
                "chat_id": chat_id,
                "number": number,
                "alias": alias,
                "alias_key": key,
                "name": name,
                "editor": editing.editor,
                "made_at": moment(editing.at),
            }
            await db.execute(insert("aliases", row), row)
        return Alias(number, alias, name, editing.editor, editing.at)

    async def delete_alias(self, chat_id: int, number: int | None, editing: Editing) -> Alias:
        """Take an alias back, the latest unless told otherwise. A message does it once."""
        async with self._database.write() as db:
            query = "SELECT * FROM aliases WHERE chat_id = ? AND removed_message = ?"
            for row in await db.execute_fetchall(query, [chat_id, editing.message_id]):
                return _alias(row)
            known = [_alias(row) for row in await _select_aliases(db, chat_id)]
            chosen = [one for one in known if number in {None, one.number}]
            if not chosen:
                raise NotFoundError("There is no such alias here. /alias lists them.")
            await _remove_alias(db, chat_id, chosen[-1].number, editing)
        return chosen[-1]

    # ── grades ───────────────────────────────────────────────────────────────────────────────────

    async def list_grades(self, chat_id: int) -> list[Grade]:
        """The grade in force of each name that has one, by name."""
        query = """
            SELECT name, grade, editor, made_at, max(number) FROM grades
            WHERE chat_id = ? AND undone_at IS NULL GROUP BY name_key ORDER BY name_key
        """
        async with self._database.read() as db:
            return [_grade(row) for row in await db.execute_fetchall(query, [chat_id])]

    async def add_grade(
        self, chat_id: int, key: str, name: str, reliability: Reliability, editing: Editing
    ) -> Grade:
        """A grade that the name has already stays as it was set."""
        async with self._database.write() as db:
            await add_chat(db, chat_id)
            known = await _select_grades(db, chat_id, key)
            if known and known[-1]["grade"] == reliability.name:
                return _grade(known[-1])
            row: rows.Columns = {
                "chat_id": chat_id,
                "number": await _get_next_number(db, "grades", chat_id),
                "name": name,
                "name_key": key,
                "grade": reliability.name,
                "editor": editing.editor,
                "made_at": moment(editing.at),
            }
            await db.execute(insert("grades", row), row)
        return Grade(name, reliability, editing.editor, editing.at)

    async def undo_grade(self, chat_id: int, keys: Sequence[str], editing: Editing) -> Grade:
        """Take back the last grade of a name under any of its keys. A message does it once."""
        async with self._database.write() as db:
            query = "SELECT * FROM grades WHERE chat_id = ? AND undone_message = ?"
            for row in await db.execute_fetchall(query, [chat_id, editing.message_id]):
                return _grade(row)
            known = [row for key in keys for row in await _select_grades(db, chat_id, key)]
            if not known:
                raise NotFoundError("That source has no grade to take back. /grade lists the grades.")
            last = max(known, key=lambda row: int(row["number"]))
            await db.execute(
                """
                UPDATE grades SET undone_by = ?, undone_at = ?, undone_message = ?
                WHERE chat_id = ? AND number = ?
                """,
                [editing.editor, moment(editing.at), editing.message_id, chat_id, last["number"]],
            )
        return _grade(last)

    # ── whom the chat has heard ──────────────────────────────────────────────────────────────────

    async def list_voices(self, chat_id: int) -> list[Voice]:
        """Claimants by name and office, each claim counted once, in its newest words; then outlets."""
        async with self._database.read() as db:
            found = list(await db.execute_fetchall(_CLAIMANTS, {"chat_id": chat_id}))
            found += await db.execute_fetchall(_OUTLETS, {"chat_id": chat_id})
            edited = await load_edited(db, chat_id)
        voices = [_voice(row) for row in found]
        return [*voices, *(voice for record in edited if (voice := _voice_of(record)))]


# A fact that nobody is named for is its outlet's own claim.
_CLAIMANTS = f"""
    WITH heard AS (
        SELECT p.kind, p.claimant, p.role, a.outlet, p.claim_number, coalesce(p.said_on, a.dated) AS day,
            row_number() OVER (PARTITION BY p.claim_number ORDER BY {NEWEST}) AS place
        FROM appearances p JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
        WHERE p.chat_id = :chat_id AND p.claim_number NOT IN ({EDITED})
    )
    SELECT coalesce(claimant, outlet) AS name, role, 0 AS outlet, count(*) AS claims, min(day) AS first,
        max(day) AS last
    FROM heard
    WHERE place = 1 AND (claimant IS NOT NULL OR (kind = 'fact' AND outlet IS NOT NULL))
    GROUP BY coalesce(claimant, outlet), role ORDER BY name, role
"""  # noqa: S608 (of constants)

_OUTLETS = f"""
    SELECT a.outlet AS name, NULL AS role, 1 AS outlet, count(DISTINCT p.claim_number) AS claims,
        min(a.dated) AS first, max(a.dated) AS last
    FROM articles a JOIN appearances p ON p.chat_id = a.chat_id AND p.article_number = a.number
    WHERE a.chat_id = :chat_id AND a.outlet IS NOT NULL AND {LIVE}
    GROUP BY a.outlet ORDER BY name
"""  # noqa: S608 (of constants)


def _voice(row: Row) -> Voice:
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    return Voice(row["name"], row["role"], bool(row["outlet"]), row["claims"], first, last)


def _voice_of(record: ClaimRecord) -> Voice | None:
    """Who is heard in an edited claim."""
    claim, day = record.claim, record.claim.said_on or record.latest.dated
    own = record.latest.outlet if claim.kind is Kind.FACT else None
    name = claim.claimant or own
    return Voice(name, claim.role, outlet=False, claims=1, first=day, last=day) if name else None


async def _select_aliases(db: Connection, chat_id: int) -> list[Row]:
    query = "SELECT * FROM aliases WHERE chat_id = ? AND removed_at IS NULL ORDER BY number"
    return list(await db.execute_fetchall(query, [chat_id]))


async def _remove_alias(db: Connection, chat_id: int, number: int, editing: Editing) -> None:
    await db.execute(
        """
        UPDATE aliases SET removed_by = ?, removed_at = ?, removed_message = ?
        WHERE chat_id = ? AND number = ?
        """,
        [editing.editor, moment(editing.at), editing.message_id, chat_id, number],
    )


async def _select_grades(db: Connection, chat_id: int, key: str) -> list[Row]:
    query = "SELECT * FROM grades WHERE chat_id = ? AND name_key = ? AND undone_at IS NULL ORDER BY number"
    return list(await db.execute_fetchall(query, [chat_id, key]))


async def _get_next_number(db: Connection, table: str, chat_id: int) -> int:
    query = f"SELECT coalesce(max(number), 0) + 1 FROM {table} WHERE chat_id = ?"  # noqa: S608 (our own tables)
    ((number,),) = await db.execute_fetchall(query, [chat_id])
    return int(number)


def _alias(row: Row) -> Alias:
    return Alias(row["number"], row["alias"], row["name"], row["editor"], rows.time_of(row["made_at"]))


def _grade(row: Row) -> Grade:
    return Grade(row["name"], Reliability[row["grade"]], row["editor"], rows.time_of(row["made_at"]))
