"""Feeds of a chat: followed, looked at, unfollowed, moved; their entries on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.errors import NotFoundError
from bot.feeds.models import Choice, FeedMode, FeedStop
from storage import Storage, Undone
from storage.feed_entries import SEEN_KEPT
from tests.feeding import HOUR, LOOK, NOW, follow, look
from tests.storing import CHAT, OTHER_CHAT, keep

# ── following ────────────────────────────────────────────────────────────────────────────────────


async def test_a_feed_is_followed_with_all_that_it_lists_as_seen(storage: Storage) -> None:
    feed = await follow(storage)
    assert (feed.number, feed.title, feed.since, feed.next_at) == (1, "Harbour Courier", NOW, NOW + HOUR)
    assert await storage.list_feeds(CHAT) == [feed] == [await storage.get_feed(CHAT, 1)]
    assert await storage.list_seen(CHAT, 1) == {"a", "b"}
    assert await storage.count_waiting(CHAT, 1) == 0


async def test_a_feed_that_is_followed_already_stays_as_it_is(storage: Storage) -> None:
    feed = await follow(storage)
    assert await follow(storage, title="Another title", mode=FeedMode.SILENT) == feed


async def test_the_clock_sees_the_feeds_of_all_chats_that_are_due(storage: Storage) -> None:
    await follow(storage, next_at=NOW + 2 * HOUR)
    await follow(storage, OTHER_CHAT)
    await follow(storage, url="https://courier.example/later", next_at=NOW + 3 * HOUR)
    due = await storage.list_due_feeds(NOW + 2 * HOUR)
    assert [(feed.chat_id, feed.number) for feed in due] == [(OTHER_CHAT, 1), (CHAT, 1)]
    assert await storage.list_due_feeds(NOW) == []


async def test_a_mode_is_changed_with_the_place_of_its_lines(storage: Storage) -> None:
    await follow(storage)
    feed = await storage.set_feed_mode(CHAT, 1, FeedMode.SILENT, 7, NOW + 5 * HOUR)
    assert (feed.mode, feed.thread_id) == (FeedMode.SILENT, 7)
    assert (feed.since, feed.next_at) == (NOW, NOW + HOUR), "it is read on as it was"


# ── looking ──────────────────────────────────────────────────────────────────────────────────────


async def test_a_look_keeps_what_is_new_with_what_is_seen_and_the_validators(storage: Storage) -> None:
    await follow(storage)
    await look(storage, "c", "d")
    feed = await storage.get_feed(CHAT, 1)
    assert (feed.etag, feed.interval, feed.read_at, feed.next_at) == ('"2"', HOUR, NOW + HOUR, NOW + 2 * HOUR)
    assert await storage.list_seen(CHAT, 1) == {"a", "b", "c", "d"}
    waiting = await storage.list_waiting(CHAT, 1, 99)
    assert [one.entry.title for one in waiting] == ["c", "d"]
    assert [one.entry.url for one in await storage.list_waiting(CHAT, 1, 1)] == ["https://courier.example/c"]


async def test_what_is_listed_stays_seen_however_much_there_was(storage: Storage) -> None:
    await follow(storage)
    old = [str(number) for number in range(SEEN_KEPT + 50)]
    await storage.add_look(CHAT, 1, replace(LOOK, choice=Choice((), tuple(old))))
    await storage.add_look(CHAT, 1, replace(LOOK, choice=Choice((), ("a", "new"))))
    seen = await storage.list_seen(CHAT, 1)
    assert {"a", "new", old[-1]} <= seen
    assert old[0] not in seen
    assert len(seen) <= SEEN_KEPT + 2


async def test_failures_are_counted_from_the_first_until_it_answers(storage: Storage) -> None:
    await follow(storage)
    for hours in (1, 2):
        await storage.add_feed_failure(CHAT, 1, f"No {hours}.", NOW + hours * HOUR, NOW + 9 * HOUR)
    feed = await storage.get_feed(CHAT, 1)
    assert (feed.failures, feed.failing_since, feed.failure) == (2, NOW + HOUR, "No 2.")
    (trouble,) = await storage.list_feed_troubles(CHAT, NOW)
    assert (trouble.title, trouble.failure, trouble.failing_since) == ("Harbour Courier", "No 2.", NOW + HOUR)
    await storage.add_look(CHAT, 1, LOOK)
    assert (await storage.get_feed(CHAT, 1)).failures == 0
    assert await storage.list_feed_troubles(CHAT, NOW) == []


# ── entries ──────────────────────────────────────────────────────────────────────────────────────


async def test_an_entry_goes_from_waiting_to_kept_to_told(storage: Storage) -> None:
    await follow(storage)
    first, second = await look(storage, "c", "d")
    await storage.set_entry_kept(CHAT, 1, first, NOW + HOUR, 12)
    assert await storage.count_waiting(CHAT, 1) == 1
    assert await storage.list_untold(CHAT, 1) == [12]
    assert (await storage.get_feed(CHAT, 1)).new_at == NOW + HOUR
    await storage.set_entry_kept(CHAT, 1, second, NOW + HOUR, 13)
    await storage.set_told(CHAT, 1, [12])
    assert await storage.list_untold(CHAT, 1) == [13]


async def test_an_article_that_was_here_before_is_not_told_of(storage: Storage) -> None:
    await follow(storage)
    (waiting,) = await look(storage, "c")
    await storage.set_entry_kept(CHAT, 1, waiting, NOW, None)
    assert (await storage.count_waiting(CHAT, 1), await storage.list_untold(CHAT, 1)) == (0, [])
    assert (await storage.get_feed(CHAT, 1)).new_at is None


async def test_an_entry_that_failed_waits_behind_the_others_until_it_is_given_up(storage: Storage) -> None:
    await follow(storage)
    first, second = await look(storage, "c", "d")
    assert await storage.add_entry_try(CHAT, first) == 1
    await storage.set_entry_failed(CHAT, first, "No.", NOW, final=False)
    assert [one.id for one in await storage.list_waiting(CHAT, 1, 99)] == [second, first]
    assert await storage.list_feed_troubles(CHAT, NOW) == []
    assert await storage.add_entry_try(CHAT, first) == 2
    await storage.set_entry_failed(CHAT, first, "Never.", NOW + HOUR, final=True)
    assert [one.id for one in await storage.list_waiting(CHAT, 1, 99)] == [second]
    (trouble,) = await storage.list_feed_troubles(CHAT, NOW + HOUR)
    assert (trouble.unread, trouble.unread_because, trouble.failure) == (1, "Never.", None)
    assert await storage.list_feed_troubles(CHAT, NOW + 2 * HOUR) == []


async def test_a_feed_that_is_taken_back_while_it_is_read_keeps_nothing(storage: Storage) -> None:
    await follow(storage)
    await storage.undo_follow(CHAT, 1)
    assert await look(storage, "c") == []


# ── stopping, unfollowing ────────────────────────────────────────────────────────────────────────


async def test_a_feed_that_is_gone_is_not_looked_at_until_it_is_followed_anew(storage: Storage) -> None:
    await follow(storage)
    await storage.set_feed_gone(CHAT, 1)
    assert (await storage.get_feed(CHAT, 1)).stop is FeedStop.GONE
    assert await storage.list_due_feeds(NOW + 9 * HOUR) == []
    await storage.set_feeds_restored(CHAT, NOW + HOUR)
    assert (await storage.get_feed(CHAT, 1)).stop is FeedStop.GONE, "the chat's return does not bring it back"
    again = await storage.set_feed_mode(CHAT, 1, FeedMode.LINES, None, NOW + 5 * HOUR)
    assert (again.stop, again.since, again.next_at) == (None, NOW + 5 * HOUR, NOW + 5 * HOUR)


async def test_for_a_chat_that_removed_the_bot_nothing_is_read_until_it_is_back(storage: Storage) -> None:
    await follow(storage)
    await follow(storage, OTHER_CHAT)
    await storage.set_feeds_removed(CHAT)
    assert [feed.chat_id for feed in await storage.list_due_feeds(NOW + 9 * HOUR)] == [OTHER_CHAT]
    await storage.set_feeds_restored(CHAT, NOW + 8 * HOUR)
    feed = await storage.get_feed(CHAT, 1)
    assert (feed.stop, feed.since, feed.next_at) == (None, NOW + 8 * HOUR, NOW + 8 * HOUR)


async def test_an_unfollowed_feed_is_gone_and_its_number_is_not_given_again(storage: Storage) -> None:
    await follow(storage)
    assert (await storage.delete_feed(CHAT, 1, 9)).title == "Harbour Courier"
    assert await storage.list_feeds(CHAT) == []
    assert await storage.list_due_feeds(NOW + 9 * HOUR) == []
    with pytest.raises(NotFoundError):
        await storage.get_feed(CHAT, 1)
    assert (await follow(storage)).number == 2


async def test_a_message_unfollows_once(storage: Storage) -> None:
    await follow(storage)
    await storage.delete_feed(CHAT, 1, 9)
    assert (await storage.delete_feed(CHAT, 1, 9)).number == 1
    with pytest.raises(NotFoundError):
        await storage.delete_feed(CHAT, 1, 10)


async def test_an_unfollowed_feed_comes_back_with_what_it_has_seen(storage: Storage) -> None:
    await follow(storage)
    await storage.delete_feed(CHAT, 1, 9)
    feed = await storage.undo_unfollow(CHAT, 1, NOW + 5 * HOUR, Undone(10, "Back."))
    assert (feed.number, feed.since) == (1, NOW + 5 * HOUR)
    assert await storage.list_seen(CHAT, 1) == {"a", "b"}
    assert await storage.get_undone(CHAT, 10) == Undone(10, "Back.")


async def test_only_the_feed_that_was_unfollowed_last_comes_back(storage: Storage) -> None:
    await follow(storage)
    await follow(storage, url="https://courier.example/other")
    await storage.delete_feed(CHAT, 1, 9)
    await storage.delete_feed(CHAT, 2, 10)
    with pytest.raises(NotFoundError):
        await storage.undo_unfollow(CHAT, 1, NOW)
    assert (await storage.undo_unfollow(CHAT, 2, NOW)).number == 2


async def test_what_was_followed_or_unfollowed_last_goes_by_its_message(storage: Storage) -> None:
    assert await storage.get_last_follow(CHAT) is None
    await follow(storage, message_id=5)
    await follow(storage, url="https://courier.example/other", message_id=6)
    last = await storage.get_last_follow(CHAT)
    assert last
    assert (last.message_id, last.feed.number, last.followed) == (6, 2, True)
    await storage.delete_feed(CHAT, 1, 8)
    last = await storage.get_last_follow(CHAT)
    assert last
    assert (last.message_id, last.feed.number, last.followed) == (8, 1, False)
    await storage.undo_follow(CHAT, 2, Undone(9, "Gone."))
    assert await storage.list_feeds(CHAT) == []


async def test_the_last_article_sent_is_none_that_a_feed_brought(storage: Storage) -> None:
    sent = await keep(storage)
    await storage.add_article(
        CHAT,
        replace(sent.article, text="Another.", url=None),
        [],
        sender="Harbour Courier",
        received_at=NOW,
        message_id=-3,
        origin=None,
    )
    assert await storage.get_last_sent(CHAT) == sent
    assert (await storage.get_last_article(CHAT)) != sent


# ── moving ───────────────────────────────────────────────────────────────────────────────────────


async def test_feeds_move_with_their_chat(storage: Storage) -> None:
    await follow(storage, url="https://courier.example/old")
    (first, _) = await look(storage, "c", "d")
    await storage.set_entry_kept(CHAT, 1, first, NOW, 4)
    await keep(storage, chat_id=OTHER_CHAT)
    await follow(storage, OTHER_CHAT)
    await storage.migrate_chat(CHAT, OTHER_CHAT)
    assert [(feed.number, feed.url) for feed in await storage.list_feeds(OTHER_CHAT)] == [
        (1, "https://courier.example/feed"),
        (2, "https://courier.example/old"),
    ]
    assert [one.entry.title for one in await storage.list_waiting(OTHER_CHAT, 2, 9)] == ["d"]
    assert await storage.list_untold(OTHER_CHAT, 2) == [5], "articles are renumbered"
    assert await storage.list_seen(OTHER_CHAT, 2) == {"a", "b", "c", "d"}
    assert await storage.get_last_follow(OTHER_CHAT) is not None
    assert (await follow(storage, OTHER_CHAT, url="https://courier.example/new")).number == 3


async def test_a_feed_that_both_chats_follow_stays_as_the_new_chat_has_it(storage: Storage) -> None:
    await follow(storage, mode=FeedMode.SILENT)
    await look(storage, "c")
    there = await follow(storage, OTHER_CHAT)
    await storage.migrate_chat(CHAT, OTHER_CHAT)
    assert await storage.list_feeds(OTHER_CHAT) == [there]
    assert await storage.count_waiting(OTHER_CHAT, 1) == 0
