"""The file: how it opens, how transactions end, and what a kill leaves behind."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import aiosqlite
import pytest

from bot.errors import StorageError
from storage import Storage, database
from storage.database import Database
from storage.schema import MIGRATIONS, migrate, split_statements
from tests.builders import make_claim
from tests.storage_writer import CLAIMS_PER_ARTICLE
from tests.storing import CHAT, keep, search

ROOT = Path(__file__).parent.parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.sqlite3"


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    """What another program sees in the file."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(sql).fetchall()
        connection.commit()
    return rows


# ── opening ──────────────────────────────────────────────────────────────────────────────────────


async def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    diary = b"Dear diary, today I counted 300 protesters.\n" * 30
    await asyncio.to_thread(path.write_bytes, diary)
    with pytest.raises(StorageError, match="is not a database; choose another path"):
        await Storage.open(path)
    assert await asyncio.to_thread(path.read_bytes) == diary


async def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be used"):
        await Storage.open(tmp_path)


async def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StorageError, match="cannot be used"):
        await Storage.open(tmp_path / "data" / "claims.sqlite3")


async def test_a_database_of_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    newer = len(MIGRATIONS) + 1
    query(path, f"PRAGMA user_version = {newer}")
    with pytest.raises(StorageError, match=r"newer version .* update the program"):
        await Storage.open(path)
    assert query(path, "PRAGMA user_version") == [(newer,)]
    assert query(path, "SELECT name FROM sqlite_schema") == []


async def test_a_database_that_another_program_holds_is_a_fault_not_a_bug(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_SECONDS", 0)
    async with await Storage.open(path) as storage:
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageError, match="another program is using it"):
                await keep(storage)
        await keep(storage)


async def test_opening_makes_the_folder_and_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "claims.sqlite3"
    await (await Storage.open(path)).close()
    assert query(path, "PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert query(path, "PRAGMA journal_mode") == [("wal",)]


async def test_what_was_stored_is_there_after_reopening(path: Path) -> None:
    async with await Storage.open(path) as storage:
        record = await keep(storage, make_claim())
    async with await Storage.open(path) as storage:
        assert await storage.get_article(CHAT, 1) == record
        assert len(await search(storage, "protesters")) == 1


async def test_closing_lets_the_write_under_way_finish(path: Path) -> None:
    storage = await Storage.open(path)
    writing = asyncio.create_task(keep(storage, make_claim()))
    await asyncio.sleep(0)
    await storage.close()
    await writing
    assert query(path, "SELECT count(*) FROM articles") == [(1,)]


async def test_all_tables_are_strict(path: Path) -> None:
    await (await Storage.open(path)).close()
    lax = "SELECT name FROM pragma_table_list WHERE NOT strict AND name NOT LIKE 'sqlite_%'"
    assert {name for (name,) in query(path, lax) if "_index" not in str(name)} == set()


# ── migrations ───────────────────────────────────────────────────────────────────────────────────

FIRST = "CREATE TABLE people (id INTEGER PRIMARY KEY) STRICT;\nINSERT INTO people VALUES (1);"
SECOND = "ALTER TABLE people ADD COLUMN name TEXT;"
BROKEN = "INSERT INTO people (id) VALUES (2);\nINSERT INTO nowhere VALUES (1);"
ORPHANS = "CREATE TABLE pets (owner INTEGER REFERENCES people (id)) STRICT;\nINSERT INTO pets VALUES (9);"


async def run(path: Path, *steps: str) -> None:
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        await migrate(connection, steps)


async def test_a_step_that_fails_leaves_the_database_as_it_was(path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        await run(path, FIRST, BROKEN)
    assert query(path, "PRAGMA user_version") == [(1,)]
    assert query(path, "SELECT id FROM people") == [(1,)]


async def test_a_step_that_leaves_rows_without_owners_is_undone(path: Path) -> None:
    with pytest.raises(StorageError, match="rows lost their owners"):
        await run(path, FIRST, ORPHANS)
    assert query(path, "PRAGMA user_version") == [(1,)]
    assert query(path, "SELECT name FROM sqlite_schema") == [("people",)]


async def test_a_database_gets_the_steps_it_lacks_and_keeps_its_rows(path: Path) -> None:
    await run(path, FIRST)
    await run(path, FIRST, SECOND)
    assert query(path, "PRAGMA user_version") == [(2,)]
    assert query(path, "SELECT id, name FROM people") == [(1, None)]


async def test_a_database_of_this_version_takes_no_step(path: Path) -> None:
    for _ in range(2):
        await run(path, FIRST, SECOND)
    assert query(path, "SELECT count(*) FROM people") == [(1,)]


async def test_two_programs_that_open_a_new_file_at_once_both_can_use_it(path: Path) -> None:
    storages = await asyncio.gather(Storage.open(path), Storage.open(path))
    for storage in storages:
        await keep(storage)
    assert await storages[0].count_articles(CHAT) == 2
    for storage in storages:
        await storage.close()


def test_a_script_is_split_between_statements_only() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM b;\n  DELETE FROM c;\nEND;\n"
    table = "-- a comment; with a semicolon\nCREATE TABLE a (\n  x TEXT -- null: none\n);\n"
    assert list(split_statements(table + trigger)) == [table, trigger]


# ── transactions ─────────────────────────────────────────────────────────────────────────────────

ADD = "INSERT INTO chats (chat_id) VALUES (?)"
COUNT = "SELECT count(*) FROM chats"


@pytest.fixture
async def opened(path: Path) -> AsyncIterator[Database]:
    database = await Database.open(path)
    yield database
    await database.close()


async def count_chats(opened: Database) -> int:
    async with opened.read() as db:
        ((count,),) = await db.execute_fetchall(COUNT)
    return int(count)


async def test_a_transaction_that_raises_is_undone_and_the_next_goes_on(opened: Database) -> None:

    async def fail() -> None:
        async with opened.write() as db:
            await db.execute(ADD, [1])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with opened.write() as db:
        await db.execute(ADD, [2])
    assert await count_chats(opened) == 1


async def test_a_transaction_that_is_cancelled_is_undone_and_the_next_goes_on(opened: Database) -> None:

    async def hang() -> None:
        async with opened.write() as db:
            await db.execute(ADD, [1])
            started.set()
            await asyncio.Event().wait()

    started = asyncio.Event()
    task = asyncio.create_task(hang())
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with opened.write() as db:
        await db.execute(ADD, [2])
    assert await count_chats(opened) == 1


@pytest.mark.parametrize("ticks", range(12))
async def test_a_cancellation_at_any_point_leaves_all_or_nothing(path: Path, ticks: int) -> None:
    storage = await Storage.open(path)
    task = asyncio.create_task(keep(storage, make_claim()))
    for _ in range(ticks):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await keep(storage, make_claim(quote="Next."))
    for article in await storage.list_articles(CHAT, limit=9, offset=0):
        assert len(await storage.list_claims(CHAT, article.number)) == 1
    await storage.close()


async def test_what_is_not_committed_is_not_read(opened: Database) -> None:
    async with opened.write() as db:
        await db.execute(ADD, [1])
        assert await count_chats(opened) == 0
    assert await count_chats(opened) == 1


async def test_one_writer_waits_for_the_other(opened: Database) -> None:

    async def add_two(first: int) -> None:
        async with opened.write() as db:
            before = await db.execute_fetchall(COUNT)
            await db.execute(ADD, [first])
            await asyncio.sleep(0)
            await db.execute(ADD, [first + 1])
            after = await db.execute_fetchall(COUNT)
            assert next(iter(after))[0] - next(iter(before))[0] == 2

    await asyncio.gather(*(add_two(n) for n in range(0, 20, 2)))
    assert await count_chats(opened) == 20


async def test_a_reader_cannot_write(opened: Database) -> None:
    with pytest.raises(StorageError):
        async with opened.read() as db:
            await db.execute(ADD, [1])


async def test_foreign_keys_are_kept(opened: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        async with opened.write() as db:
            await db.execute("INSERT INTO claims (chat_id, number) VALUES (9, 1)")


async def test_a_mistake_in_a_statement_surfaces_as_the_bug_it_is(opened: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        async with opened.read() as db:
            await db.execute("SELECT * FROM nowhere")


# ── a kill ───────────────────────────────────────────────────────────────────────────────────────


def write_until_killed(path: Path, articles: int) -> int:
    """Start a writing process, kill it after it has said so many articles; the last number it said."""
    command = [sys.executable, "-m", "tests.storage_writer", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(articles)]
        process.send_signal(signal.SIGKILL)
    return int(said[-1])


async def test_a_killed_process_leaves_whole_articles_and_a_sound_file(path: Path) -> None:
    for articles in (1, 7, 12):
        last = write_until_killed(path, articles)
        async with await Storage.open(path) as storage:
            kept = await storage.list_articles(CHAT, limit=1000, offset=0)
            assert {record.number for record in kept} >= set(range(1, last + 1))
            for record in kept:
                claims = await storage.list_claims(CHAT, record.number)
                assert [len(claim.claim.figures) for claim in claims] == [1] * CLAIMS_PER_ARTICLE
            assert len(await storage.list_updates()) <= 3
        assert query(path, "PRAGMA integrity_check") == [("ok",)]
        assert query(path, "PRAGMA foreign_key_check") == []
        assert (
            query(path, "INSERT INTO appearance_index (appearance_index, rank) VALUES ('integrity-check', 1)")
            == []
        )
