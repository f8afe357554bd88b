"""The database file: how it is opened and how its transactions run. Nothing here knows what is stored."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path

import aiosqlite
from aiosqlite import Connection

from bot.errors import StorageError
from storage.copies import list_bands, list_numbers, sign_text
from storage.schema import migrate
from storage.terms import list_terms

BUSY_TIMEOUT_SECONDS = 10

WAL_TRIES = 100
WAL_PAUSE_SECONDS = 0.05

# Faults of the machine or of the file. Any other error of SQLite's is a bug of ours and surfaces.
_FAULTS = {
    sqlite3.SQLITE_BUSY: "another program is using it; close that one or try again",
    sqlite3.SQLITE_LOCKED: "another program is using it; close that one or try again",
    sqlite3.SQLITE_FULL: "the disk is full; free some space",
    sqlite3.SQLITE_READONLY: "it may not be written; check the permissions of the file and its folder",
    sqlite3.SQLITE_PERM: "access is denied; check the permissions of the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened; check the path and the permissions",
    sqlite3.SQLITE_IOERR: "the disk does not answer properly; check it",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; restore a backup",
    sqlite3.SQLITE_NOTADB: "the file is not a database; choose another path",
}


class Database:
    """One connection that writes and one that reads, so that readers see only what was committed."""

    def __init__(self, path: Path, writer: Connection, reader: Connection, closing: AsyncExitStack) -> None:
        self._path = path
        self._writer = writer
        self._reader = reader
        self._closing = closing
        # A connection has one transaction: without a lock, one coroutine's commit commits another's.
        self._write_lock = asyncio.Lock()
        self._read_lock = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path) -> Database:
        """Open the file, make it or bring it up to date. StorageError says what stands in the way."""
        with _our_errors(path):
            await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
            async with AsyncExitStack() as stack:
                writer = await _connect(path, stack)
                await migrate(writer)
                await writer.execute("PRAGMA foreign_keys = ON")
                reader = await _connect(path, stack)
                await reader.execute("PRAGMA query_only = ON")
                return cls(path, writer, reader, stack.pop_all())

    async def close(self) -> None:
        """Let the transactions under way finish, then close."""
        async with self._write_lock, self._read_lock:
            await self._closing.aclose()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Connection]:
        """A transaction that is kept when the block ends and undone when it raises."""
        async with self._write_lock, self._transaction(self._writer, "BEGIN IMMEDIATE"):
            yield self._writer

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Connection]:
        """One view of the committed data for as long as the block lasts."""
        async with self._read_lock, self._transaction(self._reader, "BEGIN"):
            yield self._reader

    @asynccontextmanager
    async def _transaction(self, connection: Connection, begin: str) -> AsyncIterator[None]:
        with _our_errors(self._path):
            try:
                await connection.execute(begin)
                yield
                await connection.commit()
            except BaseException:
                # After a cancellation a statement may still run: this one waits its turn behind it.
                await connection.rollback()
                raise


async def _connect(path: Path, stack: AsyncExitStack) -> Connection:
    connecting = aiosqlite.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT_SECONDS)
    connection = await stack.enter_async_context(connecting)
    connection.row_factory = sqlite3.Row
    await _set_wal(connection)
    # FULL, not NORMAL: Telegram forgets an update once we have acknowledged it: a power cut must not lose it.
    await connection.execute("PRAGMA synchronous = FULL")
    # In SQL they run on the connection's own thread, and a migration can use them on what is stored already.
    await connection.create_function("sign_text", 1, sign_text, deterministic=True)
    await connection.create_function("list_bands", 1, list_bands, deterministic=True)
    await connection.create_function("list_numbers", 1, list_numbers, deterministic=True)
    await connection.create_function("list_terms", 2, list_terms, deterministic=True)
    return connection


async def _set_wal(connection: Connection) -> None:
    """Where two programs open a new file at once, SQLite refuses one of them without waiting."""
    for left in reversed(range(WAL_TRIES)):
        try:
            await connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or not left:
                raise
            await asyncio.sleep(WAL_PAUSE_SECONDS)
        else:
            return


@contextmanager
def _our_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(f"The database {path} cannot be used: {error.strerror}.") from error
    except sqlite3.DatabaseError as error:
        fault = _FAULTS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if fault is None:
            raise
        raise StorageError(f"The database {path} cannot be used: {fault}.") from error
