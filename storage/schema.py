"""The tables, and how a database of an earlier version becomes one of this version.

`user_version` counts the steps taken. A new step is a new file in `steps/`, after the last in name; a step
that was released never changes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from aiosqlite import Connection

from bot.errors import StorageError

_STEPS = Path(__file__).parent / "steps"


def read_step(name: str) -> str:
    """The script of a step, by its file's name without the suffix."""
    return (_STEPS / f"{name}.sql").read_text(encoding="utf-8")


MIGRATIONS = tuple(read_step(path.stem) for path in sorted(_STEPS.glob("*.sql")))


async def migrate(connection: Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Take the steps that this database lacks, each whole or not at all. Needs foreign keys off."""
    while await _take_next_step(connection, migrations):
        pass


async def _take_next_step(connection: Connection, migrations: Sequence[str]) -> bool:
    # The version is read inside the transaction: another process may be migrating the same file.
    await connection.execute("BEGIN IMMEDIATE")
    try:
        version = await _get_version(connection)
        _refuse_newer(version, len(migrations))
        if version < len(migrations):
            await _run_step(connection, migrations[version], version + 1)
        await connection.commit()
    except BaseException:
        await connection.rollback()
        raise
    return version + 1 < len(migrations)


def _refuse_newer(version: int, known: int) -> None:
    if version > known:
        raise StorageError(
            f"The database is of a newer version ({version}) than this program knows ({known}): "
            "update the program, or choose another database file."
        )


async def _run_step(connection: Connection, script: str, version: int) -> None:
    for statement in split_statements(script):
        await connection.execute(statement)
    if list(await connection.execute_fetchall("PRAGMA foreign_key_check")):
        raise StorageError(f"The database could not be brought to version {version}: rows lost their owners.")
    await connection.execute(f"PRAGMA user_version = {version}")


async def _get_version(connection: Connection) -> int:
    ((version,),) = await connection.execute_fetchall("PRAGMA user_version")
    return int(version)


def split_statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit the transaction around it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
