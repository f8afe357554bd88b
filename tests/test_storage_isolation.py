"""Two chats never see nor change each other's rows: every public method, asked for the wrong chat."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from inspect import iscoroutinefunction

import pytest

from bot.errors import NotFoundError
from bot.feeds.models import FeedMode
from bot.models import ClaimQuery, Note, ReadingMode
from bot.team import EditField, Reliability
from storage import Burst, Change, Editing, Rereading, Storage, Undone
from tests.builders import RECEIVED_AT, make_article, make_claim, make_figure
from tests.feeding import FEED, LOOK
from tests.feeding import look as look_at_feed
from tests.storing import CHAT, OTHER_CHAT, day, keep

URL, TEXT = "https://ledger.example/a", "The march went on."
LATER = RECEIVED_AT + timedelta(days=1)
QUERY = ClaimQuery(("protesters",))
CHANGE = Change(EditField.ROLE, "", "", "chief")
EARLY, LATE = Editing("Mira", RECEIVED_AT, 6), Editing("Otto", LATER, 7)

Ask = Callable[[Storage], Awaitable[object]]


async def get_foreign_token(storage: Storage) -> str:
    return await storage.get_token(OTHER_CHAT, await storage.add_token(CHAT, "long text"))


async def pick_foreign(storage: Storage) -> list[int]:
    picked, total = await storage.pick_claims(OTHER_CHAT, QUERY, 9)
    assert total == len(picked)
    return picked


async def reads_by_reaction(storage: Storage) -> bool:
    return await storage.get_reading(OTHER_CHAT) is ReadingMode.REACTION


MISSING: dict[str, Ask] = {
    "get_article": lambda s: s.get_article(OTHER_CHAT, 1),
    "delete_article": lambda s: s.delete_article(OTHER_CHAT, 1),
    "add_note": lambda s: s.add_note(OTHER_CHAT, 1, Note("Otto", "Look.", 7)),
    "get_claim": lambda s: s.get_claim(OTHER_CHAT, 1),
    "add_version": lambda s: s.add_version(OTHER_CHAT, 1, make_article(text="New."), [], Rereading(LATER, 8)),
    "delete_version": lambda s: s.delete_version(OTHER_CHAT, 1, 2),
    "get_token": get_foreign_token,
    "add_edits": lambda s: s.add_edits(OTHER_CHAT, 1, [CHANGE], LATE),
    "undo_edits": lambda s: s.undo_edits(OTHER_CHAT, 1, LATE),
    "delete_alias": lambda s: s.delete_alias(OTHER_CHAT, None, LATE),
    "undo_grade": lambda s: s.undo_grade(OTHER_CHAT, ["police"], LATE),
    "get_feed": lambda s: s.get_feed(OTHER_CHAT, 1),
    "set_feed_mode": lambda s: s.set_feed_mode(OTHER_CHAT, 1, FeedMode.SILENT, None, LATER),
    "delete_feed": lambda s: s.delete_feed(OTHER_CHAT, 1, 9),
    "undo_follow": lambda s: s.undo_follow(OTHER_CHAT, 1, Undone(9, "Gone.")),
    "undo_unfollow": lambda s: s.undo_unfollow(OTHER_CHAT, 1, LATER),
}

EMPTY: dict[str, Ask] = {
    "find_page": lambda s: s.find_page(OTHER_CHAT, [URL]),
    "find_article": lambda s: s.find_article(OTHER_CHAT, url=URL, text=TEXT),
    "get_last_article": lambda s: s.get_last_article(OTHER_CHAT),
    "get_version": lambda s: s.get_version(OTHER_CHAT, 1, 1),
    "list_changed": lambda s: s.list_changed(OTHER_CHAT, RECEIVED_AT),
    "get_last_changed": lambda s: s.get_last_changed(OTHER_CHAT),
    "list_articles_of": lambda s: s.list_articles_of(OTHER_CHAT, 1),
    "search_withdrawn": lambda s: s.search_withdrawn(OTHER_CHAT, ClaimQuery(("curfew",)), 9),
    "list_articles": lambda s: s.list_articles(OTHER_CHAT, limit=9, offset=0),
    "list_terms": lambda s: s.list_terms(OTHER_CHAT, [1]),
    "count_articles": lambda s: s.count_articles(OTHER_CHAT),
    "list_failures": lambda s: s.list_failures(OTHER_CHAT, RECEIVED_AT),
    "list_claims": lambda s: s.list_claims(OTHER_CHAT, 1),
    "list_claims_since": lambda s: s.list_claims_since(OTHER_CHAT, RECEIVED_AT, LATER),
    "search_claims": lambda s: s.search_claims(OTHER_CHAT, QUERY, limit=9, offset=0),
    "pick_claims": pick_foreign,
    "load_claims": lambda s: s.load_claims(OTHER_CHAT, [1]),
    "count_claims": lambda s: s.count_claims(OTHER_CHAT, QUERY),
    "list_topics": lambda s: s.list_topics(OTHER_CHAT, 9, "protesters"),
    "list_counted": lambda s: s.list_counted(OTHER_CHAT, ["detained"], 9),
    "find_candidates": lambda s: s.find_candidates(OTHER_CHAT, [("protesters",), ("march",)]),
    "get_digest": lambda s: s.get_digest(OTHER_CHAT),
    "get_reading": reads_by_reaction,
    "list_recent": lambda s: s.list_recent(OTHER_CHAT, 1, 9, RECEIVED_AT),
    "list_bursts": lambda s: s.list_bursts(OTHER_CHAT, 1),
    "has_blindness_told": lambda s: s.has_blindness_told(OTHER_CHAT),
    "get_last_digest_day": lambda s: s.get_last_digest_day(OTHER_CHAT),
    "get_undone": lambda s: s.get_undone(OTHER_CHAT, 9),
    "list_edits": lambda s: s.list_edits(OTHER_CHAT, 1),
    "list_related": lambda s: s.list_related(OTHER_CHAT, ["protesters"], 9),
    "list_aliases": lambda s: s.list_aliases(OTHER_CHAT),
    "list_grades": lambda s: s.list_grades(OTHER_CHAT),
    "list_voices": lambda s: s.list_voices(OTHER_CHAT),
    "get_last_sent": lambda s: s.get_last_sent(OTHER_CHAT),
    "list_feeds": lambda s: s.list_feeds(OTHER_CHAT),
    "get_last_follow": lambda s: s.get_last_follow(OTHER_CHAT),
    "list_feed_troubles": lambda s: s.list_feed_troubles(OTHER_CHAT, RECEIVED_AT),
    "list_seen": lambda s: s.list_seen(OTHER_CHAT, 1),
    "list_waiting": lambda s: s.list_waiting(OTHER_CHAT, 1, 9),
    "count_waiting": lambda s: s.count_waiting(OTHER_CHAT, 1),
    "list_untold": lambda s: s.list_untold(OTHER_CHAT, 1),
    "add_entry_try": lambda s: s.add_entry_try(OTHER_CHAT, 2),
}

WRITES: dict[str, Ask] = {
    "add_article": lambda s: keep(
        s, make_claim(figures=(make_figure(),)), chat_id=OTHER_CHAT, url=URL, text=TEXT
    ),
    "add_failure": lambda s: s.add_failure(OTHER_CHAT, URL, "No.", "Otto", RECEIVED_AT, 5),
    "set_digest": lambda s: s.set_digest(OTHER_CHAT, time(20, 0), "UTC"),
    "add_digest_sent": lambda s: s.add_digest_sent(OTHER_CHAT, day("2024-11-08")),
    "add_token": lambda s: s.add_token(OTHER_CHAT, "long text"),
    "set_reading": lambda s: s.set_reading(OTHER_CHAT, ReadingMode.MENTION),
    "add_recent": lambda s: s.add_recent(OTHER_CHAT, 1, "{}", LATER + timedelta(days=9)),
    "add_burst": lambda s: s.add_burst(OTHER_CHAT, Burst(1, {1: "a", 2: "b"}, {}), LATER + timedelta(days=9)),
    "set_burst_message": lambda s: s.set_burst_message(OTHER_CHAT, 2, "c"),
    "set_note": lambda s: s.set_note(OTHER_CHAT, Note("Otto", "Look.", 1)),
    "set_blindness_told": lambda s: s.set_blindness_told(OTHER_CHAT),
    "migrate_chat": lambda s: s.migrate_chat(OTHER_CHAT, -1003),
    "add_reply": lambda s: s.add_reply("update:8", OTHER_CHAT, "Hello", b"file"),
    "add_alias": lambda s: s.add_alias(OTHER_CHAT, "vp", "VP", "the Army", LATE),
    "add_grade": lambda s: s.add_grade(OTHER_CHAT, "police", "Police", Reliability.E, LATE),
    "add_feed": lambda s: s.add_feed(OTHER_CHAT, FEED),
    "add_look": lambda s: s.add_look(OTHER_CHAT, 1, LOOK),
    "add_feed_failure": lambda s: s.add_feed_failure(OTHER_CHAT, 1, "No.", LATER, LATER),
    "set_feed_gone": lambda s: s.set_feed_gone(OTHER_CHAT, 1),
    "set_feeds_removed": lambda s: s.set_feeds_removed(OTHER_CHAT),
    "set_feeds_restored": lambda s: s.set_feeds_restored(OTHER_CHAT, LATER),
    "set_entry_kept": lambda s: s.set_entry_kept(OTHER_CHAT, 1, 2, LATER, 9),
    "set_entry_failed": lambda s: s.set_entry_failed(OTHER_CHAT, 2, "No.", LATER, final=True),
    "set_told": lambda s: s.set_told(OTHER_CHAT, 1, [7]),
}

# The bot's own, for no chat in particular: the clock's list, and the ids that Telegram counts for all chats.
NO_CHATS_OWN = {
    "list_digests",
    "list_due_feeds",
    "add_update",
    "list_updates",
    "finish_update",
    "has_reply",
    "find_sent",
    "list_replies",
    "set_reply_state",
}
LIFE = {"open", "close"}


@pytest.fixture
async def full(storage: Storage) -> Storage:
    """One chat with a row of every kind."""
    claim = make_claim(figures=(make_figure(),))
    await storage.add_article(
        CHAT,
        make_article(url=URL, text="The march goes on."),
        [claim, make_claim(text="There would be a curfew.")],
        sender="Mira",
        received_at=RECEIVED_AT,
        message_id=1,
        origin=None,
    )
    await storage.add_version(CHAT, 1, make_article(url=URL, text=TEXT), [claim], Rereading(LATER, 8))
    await storage.add_failure(CHAT, URL, "It took too long.", "Mira", RECEIVED_AT, 5)
    await storage.set_digest(CHAT, time(8, 30), "Europe/Kyiv")
    await storage.add_digest_sent(CHAT, day("2024-11-06"))
    await storage.add_token(CHAT, "long text")
    await storage.set_reading(CHAT, ReadingMode.REACTION)
    await storage.add_recent(CHAT, 1, "{}", RECEIVED_AT)
    await storage.add_burst(CHAT, Burst(1, {1: "one", 2: "two"}, {}), RECEIVED_AT)
    await storage.set_blindness_told(CHAT)
    await storage.add_reply("update:7", CHAT, "Hello")
    await storage.add_edits(CHAT, 1, [CHANGE], EARLY)
    await storage.add_alias(CHAT, "vp", "VP", "Varda police", EARLY)
    await storage.add_grade(CHAT, "police", "Police", Reliability.B, EARLY)
    await storage.add_feed(CHAT, FEED)
    await look_at_feed(storage, "c", "d")
    await storage.set_entry_kept(CHAT, 1, 1, RECEIVED_AT, 7)
    await keep(storage, text="Taken back.")
    await storage.delete_article(CHAT, 2, Undone(9, "Removed."))
    return storage


async def look(storage: Storage) -> list[object]:
    """Everything that the full chat can see."""
    return [
        await storage.list_articles(CHAT, limit=9, offset=0),
        await storage.list_claims(CHAT, 1),
        await storage.search_claims(CHAT, QUERY, limit=9, offset=0),
        await storage.get_version(CHAT, 1, 1),
        await storage.get_last_changed(CHAT),
        await storage.search_withdrawn(CHAT, ClaimQuery(("curfew",)), 9),
        await storage.list_failures(CHAT, RECEIVED_AT),
        await storage.get_digest(CHAT),
        await storage.get_last_digest_day(CHAT),
        await storage.get_reading(CHAT),
        await storage.list_recent(CHAT, 1, 9, RECEIVED_AT),
        await storage.list_bursts(CHAT, 1),
        await storage.has_blindness_told(CHAT),
        await storage.get_undone(CHAT, 9),
        await storage.list_edits(CHAT, 1),
        await storage.list_aliases(CHAT),
        await storage.list_grades(CHAT),
        await storage.list_voices(CHAT),
        await storage.list_feeds(CHAT),
        await storage.list_seen(CHAT, 1),
        await storage.list_waiting(CHAT, 1, 9),
        await storage.list_untold(CHAT, 1),
        await storage.list_feed_troubles(CHAT, RECEIVED_AT),
        [reply for reply in await storage.list_replies() if reply.chat_id == CHAT],
    ]


def test_every_public_method_is_gone_over_here() -> None:
    methods = {name for name in dir(Storage) if not name.startswith("_")}
    assert methods == {*MISSING, *EMPTY, *WRITES, *NO_CHATS_OWN, *LIFE}
    assert all(iscoroutinefunction(getattr(Storage, name)) for name in methods)


@pytest.mark.parametrize("ask", MISSING.values(), ids=MISSING.keys())
async def test_what_another_chat_has_is_missing_here(full: Storage, ask: Ask) -> None:
    before = await look(full)
    with pytest.raises(NotFoundError):
        await ask(full)
    assert await look(full) == before


@pytest.mark.parametrize("ask", EMPTY.values(), ids=EMPTY.keys())
async def test_what_another_chat_has_is_not_found_listed_or_counted_here(full: Storage, ask: Ask) -> None:
    assert not await ask(full)


@pytest.mark.parametrize("ask", WRITES.values(), ids=WRITES.keys())
async def test_what_is_written_here_changes_nothing_there(full: Storage, ask: Ask) -> None:
    before = await look(full)
    await ask(full)
    assert await look(full) == before


async def test_the_same_article_is_new_to_another_chat(full: Storage) -> None:
    await keep(full, chat_id=OTHER_CHAT)
    record = await keep(full, make_claim(figures=(make_figure(),)), chat_id=OTHER_CHAT, url=URL, text=TEXT)
    assert record.number == 2
    assert [a.article_number for a in (await full.get_claim(CHAT, 1)).appearances] == [1]
    assert [a.article_number for a in (await full.get_claim(OTHER_CHAT, 1)).appearances] == [2]


async def test_undo_in_one_chat_leaves_the_same_article_in_the_other(full: Storage) -> None:
    await keep(full, make_claim(figures=(make_figure(),)), chat_id=OTHER_CHAT, url=URL, text=TEXT)
    before = await look(full)
    await full.delete_article(OTHER_CHAT, 1, Undone(9, "Gone."))
    assert await look(full) == before
