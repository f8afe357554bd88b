"""How a group's messages are read, what it was told, and which of its messages are kept for a while."""

from __future__ import annotations

from datetime import timedelta

from bot.models import ReadingMode
from storage import Storage
from storage.groups import RECENT_KEPT, RECENT_KEPT_HOURS
from tests.builders import RECEIVED_AT
from tests.storing import CHAT, OTHER_CHAT

NEW_ID = -1009


async def list_recent(
    storage: Storage, around: int = 1, reach: int = 9_999, chat_id: int = CHAT
) -> list[str]:
    return await storage.list_recent(chat_id, around, reach, RECEIVED_AT - timedelta(days=9))


async def test_everything_is_read_until_a_group_decides_otherwise(storage: Storage) -> None:
    assert await storage.get_reading(CHAT) is ReadingMode.AUTO
    await storage.set_reading(CHAT, ReadingMode.MENTION)
    assert await storage.get_reading(CHAT) is ReadingMode.MENTION
    assert await storage.get_reading(OTHER_CHAT) is ReadingMode.AUTO


async def test_messages_around_one_are_found_in_their_order(storage: Storage) -> None:
    for number in (5, 4, 9, 1):
        await storage.add_recent(CHAT, number, f"m{number}", RECEIVED_AT)
    assert await list_recent(storage, 5, 3) == ["m4", "m5"]
    assert await list_recent(storage, chat_id=OTHER_CHAT) == []


async def test_old_messages_are_neither_found_nor_kept(storage: Storage) -> None:
    later = RECEIVED_AT + timedelta(hours=RECENT_KEPT_HOURS, seconds=1)
    await storage.add_recent(CHAT, 1, "old", RECEIVED_AT)
    assert await storage.list_recent(CHAT, 1, 9, RECEIVED_AT + timedelta(seconds=1)) == []
    await storage.add_recent(CHAT, 2, "new", later)
    assert await list_recent(storage) == ["new"]


async def test_no_more_than_so_many_messages_are_kept(storage: Storage) -> None:
    for number in range(1, RECENT_KEPT + 3):
        await storage.add_recent(CHAT, number, str(number), RECEIVED_AT)
    kept = await list_recent(storage)
    assert (kept[0], len(kept)) == ("3", RECENT_KEPT)


async def test_messages_are_forgotten_when_no_reaction_asks_for_them_any_more(storage: Storage) -> None:
    await storage.set_reading(CHAT, ReadingMode.REACTION)
    await storage.add_recent(CHAT, 1, "m", RECEIVED_AT)
    await storage.set_reading(CHAT, ReadingMode.REACTION)
    assert await list_recent(storage) == ["m"]
    await storage.set_reading(CHAT, ReadingMode.AUTO)
    assert await list_recent(storage) == []


async def test_a_group_is_told_once_that_it_is_not_seen(storage: Storage) -> None:
    assert not await storage.has_blindness_told(CHAT)
    await storage.set_blindness_told(CHAT)
    assert await storage.has_blindness_told(CHAT)
    assert not await storage.has_blindness_told(OTHER_CHAT)


async def test_what_a_group_decided_and_was_told_moves_with_it_and_its_messages_do_not(
    storage: Storage,
) -> None:
    await storage.set_reading(CHAT, ReadingMode.REACTION)
    await storage.set_blindness_told(CHAT)
    await storage.add_recent(CHAT, 1, "m", RECEIVED_AT)
    await storage.migrate_chat(CHAT, NEW_ID)
    assert await storage.get_reading(NEW_ID) is ReadingMode.REACTION
    assert await storage.has_blindness_told(NEW_ID)
    assert await list_recent(storage, chat_id=NEW_ID) == []


async def test_what_was_decided_where_a_group_moves_to_stays(storage: Storage) -> None:
    await storage.set_reading(CHAT, ReadingMode.REACTION)
    await storage.set_reading(NEW_ID, ReadingMode.MENTION)
    await storage.migrate_chat(CHAT, NEW_ID)
    assert await storage.get_reading(NEW_ID) is ReadingMode.MENTION
