"""Messages that were read as one, and what of them is kept for an edit."""

from __future__ import annotations

from datetime import timedelta

from bot.models import Note
from storage import Burst, Storage
from storage.bursts import EDITABLE_HOURS
from tests.builders import RECEIVED_AT
from tests.storing import CHAT, keep

PASTE = Burst(5, {5: "one", 6: "two"}, {4: "look"})
FORWARD = Burst(7, {7: "three"}, {4: "look"})
NEW_ID = -1009


async def test_a_message_that_was_read_alone_is_of_no_burst(storage: Storage) -> None:
    await storage.add_burst(CHAT, PASTE, RECEIVED_AT)
    assert await storage.list_bursts(CHAT, 9) == []


async def test_a_burst_is_found_by_any_of_its_messages_and_a_comment_is_on_several(storage: Storage) -> None:
    await storage.add_burst(CHAT, PASTE, RECEIVED_AT)
    await storage.add_burst(CHAT, FORWARD, RECEIVED_AT)
    assert await storage.list_bursts(CHAT, 6) == await storage.list_bursts(CHAT, 5) == [PASTE]
    assert await storage.list_bursts(CHAT, 4) == [PASTE, FORWARD]


async def test_an_edited_message_is_kept_as_it_is_now(storage: Storage) -> None:
    await storage.add_burst(CHAT, PASTE, RECEIVED_AT)
    await storage.set_burst_message(CHAT, 6, "2")
    assert await storage.list_bursts(CHAT, 6) == [Burst(5, {5: "one", 6: "2"}, {4: "look"})]


async def test_of_what_nobody_can_edit_any_more_no_words_are_kept(storage: Storage) -> None:
    await storage.add_burst(CHAT, PASTE, RECEIVED_AT)
    late = RECEIVED_AT + timedelta(hours=EDITABLE_HOURS, seconds=1)
    await storage.add_burst(CHAT, FORWARD, late)
    await storage.set_burst_message(CHAT, 6, "2")
    assert await storage.list_bursts(CHAT, 6) == [Burst(5, {5: None, 6: None}, {4: None})]
    assert FORWARD in await storage.list_bursts(CHAT, 4)


async def test_a_burst_does_not_move_because_the_new_chat_counts_its_messages_anew(storage: Storage) -> None:
    await storage.add_burst(CHAT, PASTE, RECEIVED_AT)
    await storage.migrate_chat(CHAT, NEW_ID)
    assert await storage.list_bursts(CHAT, 5) == await storage.list_bursts(NEW_ID, 5) == []


async def test_the_note_of_a_message_changes_on_all_its_articles_and_goes_with_its_words(
    storage: Storage,
) -> None:
    brought, other = await keep(storage), await keep(storage)
    await storage.add_note(CHAT, other.number, Note("Otto", "Look.", brought.message_id))
    await storage.add_note(CHAT, other.number, Note("Ann", "Hm.", 99))
    await storage.set_note(CHAT, Note("Otto", "Look here.", brought.message_id))
    for number in (brought.number, other.number):
        notes = (await storage.get_article(CHAT, number)).notes
        assert Note("Otto", "Look here.", brought.message_id) in notes
    await storage.set_note(CHAT, Note("Otto", "", brought.message_id))
    assert [one.text for one in (await storage.get_article(CHAT, other.number)).notes] == ["Hm."]
