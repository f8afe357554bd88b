"""Inbox and outbox: nothing is lost and nothing is done twice."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage import Reply, Storage, inbox
from storage.inbox import UPDATES_REMEMBERED_HOURS
from tests.builders import RECEIVED_AT
from tests.storing import CHAT, OTHER_CHAT


async def test_an_update_is_new_once_pending_or_done(storage: Storage) -> None:
    assert await storage.add_update(7, "{}", RECEIVED_AT)
    assert not await storage.add_update(7, "{}", RECEIVED_AT)
    await storage.finish_update(7)
    assert not await storage.add_update(7, "{}", RECEIVED_AT)
    assert await storage.list_updates() == []


async def test_an_update_that_comes_twice_at_once_is_new_once(storage: Storage) -> None:
    answers = await asyncio.gather(*(storage.add_update(7, "{}", RECEIVED_AT) for _ in range(10)))
    assert sorted(answers) == [False] * 9 + [True]


async def test_pending_updates_are_listed_oldest_first_with_their_payload(storage: Storage) -> None:
    await storage.add_update(9, '{"n": 9}', RECEIVED_AT)
    await storage.add_update(8, '{"n": 8}', RECEIVED_AT)
    await storage.add_update(1, '{"n": 1}', RECEIVED_AT + timedelta(seconds=1))
    assert await storage.list_updates() == [(8, '{"n": 8}'), (9, '{"n": 9}'), (1, '{"n": 1}')]


async def test_pending_updates_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "claims.sqlite3"
    async with await Storage.open(path) as storage:
        await storage.add_update(7, "{}", RECEIVED_AT)
    async with await Storage.open(path) as storage:
        assert await storage.list_updates() == [(7, "{}")]


async def test_finishing_an_unknown_update_does_no_harm(storage: Storage) -> None:
    await storage.add_update(7, "{}", RECEIVED_AT)
    await storage.finish_update(8)
    assert await storage.list_updates() == [(7, "{}")]


async def finish(storage: Storage, update_id: int, received_at: datetime) -> None:
    await storage.add_update(update_id, "{}", received_at)
    await storage.finish_update(update_id)


async def test_done_updates_are_remembered_for_their_time_and_then_forgotten(storage: Storage) -> None:
    limit = RECEIVED_AT + timedelta(hours=UPDATES_REMEMBERED_HOURS)
    await finish(storage, 1, RECEIVED_AT)
    await finish(storage, 2, limit)
    assert not await storage.add_update(1, "{}", limit)
    await finish(storage, 3, limit + timedelta(seconds=1))
    assert await storage.add_update(1, "{}", limit)


async def test_a_pending_update_is_never_forgotten(storage: Storage) -> None:
    await storage.add_update(1, "{}", RECEIVED_AT)
    await finish(storage, 2, RECEIVED_AT + timedelta(days=30))
    assert await storage.list_updates() == [(1, "{}")]


async def test_a_reply_is_added_once_whatever_its_state(storage: Storage) -> None:
    assert await storage.add_reply("update:7", CHAT, "Hello")
    assert not await storage.add_reply("update:7", CHAT, "Hello again")
    await storage.set_reply_state("update:7", "delivered")
    assert not await storage.add_reply("update:7", CHAT, "Hello again")
    assert await storage.list_replies() == []


async def test_a_reply_is_known_by_its_key_whatever_its_state(storage: Storage) -> None:
    await storage.add_reply("update:7", CHAT, "Hello")
    assert await storage.has_reply("update:7")
    await storage.set_reply_state("update:7", "delivered")
    assert await storage.has_reply("update:7")
    assert not await storage.has_reply("update:8")


async def test_replies_not_delivered_are_listed_in_their_order_with_their_state(storage: Storage) -> None:
    for key in ("b", "a", "c"):
        await storage.add_reply(key, CHAT, f"Text {key}")
    await storage.add_reply("d", OTHER_CHAT, "Text d")
    await storage.set_reply_state("a", "sending")
    await storage.set_reply_state("c", "delivered")
    assert await storage.list_replies() == [
        Reply("b", CHAT, "Text b", "pending"),
        Reply("a", CHAT, "Text a", "sending"),
        Reply("d", OTHER_CHAT, "Text d", "pending"),
    ]


async def test_a_reply_that_could_not_be_sent_is_pending_again(storage: Storage) -> None:
    await storage.add_reply("a", CHAT, "Text")
    await storage.set_reply_state("a", "sending")
    await storage.set_reply_state("a", "pending")
    assert await storage.list_replies() == [Reply("a", CHAT, "Text", "pending")]


async def test_only_the_latest_delivered_keys_are_remembered(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "DELIVERED_REPLIES_KEPT", 2)
    await storage.add_reply("waiting", CHAT, "Text")
    for n in range(4):
        await storage.add_reply(f"update:{n}", CHAT, "Text")
        await storage.set_reply_state(f"update:{n}", "delivered")
    assert [reply.key for reply in await storage.list_replies()] == ["waiting"]
    assert not await storage.add_reply("update:3", CHAT, "Text")
    assert not await storage.add_reply("update:2", CHAT, "Text")
    assert await storage.add_reply("update:0", CHAT, "Text")


async def test_a_file_stays_with_its_reply_until_that_is_delivered(storage: Storage, tmp_path: Path) -> None:
    await storage.add_reply("a", CHAT, "Text", b"\x89PNG")
    await storage.set_reply_state("a", "sending")
    assert await storage.list_replies() == [Reply("a", CHAT, "Text", "sending", b"\x89PNG")]
    await storage.set_reply_state("a", "delivered")
    with closing(sqlite3.connect(tmp_path / "claims.sqlite3")) as connection:
        assert connection.execute("SELECT payload, file FROM replies").fetchall() == [("", None)]


async def test_a_reply_strikes_out_the_updates_that_it_answers(storage: Storage) -> None:
    for number in (7, 8, 9):
        await storage.add_update(number, "{}", RECEIVED_AT)
    await storage.add_reply("update:8", CHAT, "hello", done=(7, 8))
    assert await storage.list_updates() == [(9, "{}")]
    assert not await storage.add_update(7, "{}", RECEIVED_AT)
