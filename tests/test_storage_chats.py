"""Settings of a chat, and its move to a new id."""

from __future__ import annotations

import asyncio
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.errors import NotFoundError
from bot.models import ClaimQuery, DigestSetting
from storage import Storage, Undone
from tests.builders import RECEIVED_AT, make_claim, make_figure, make_origin
from tests.storing import CHAT, OTHER_CHAT, count_rows, day, found, keep, search

MORNING = time(8, 30)


async def test_a_chat_has_no_digest_until_it_asks(storage: Storage) -> None:
    assert await storage.get_digest(CHAT) is None
    await keep(storage)
    assert await storage.get_digest(CHAT) is None
    assert await storage.list_digests() == []


async def test_a_digest_is_set_changed_and_put_off(storage: Storage) -> None:
    await storage.set_digest(CHAT, MORNING, "Europe/Kyiv", 7)
    assert await storage.get_digest(CHAT) == DigestSetting(CHAT, MORNING, "Europe/Kyiv", 7)
    await storage.set_digest(CHAT, time(0, 0), "UTC")
    assert await storage.get_digest(CHAT) == DigestSetting(CHAT, time(0, 0), "UTC", None)
    await storage.set_digest(CHAT, None, None)
    assert await storage.get_digest(CHAT) is None


async def test_the_clock_sees_the_digests_of_all_chats(storage: Storage) -> None:
    await storage.set_digest(OTHER_CHAT, MORNING, "UTC")
    await storage.set_digest(CHAT, MORNING, "Asia/Seoul")
    await storage.set_digest(5, MORNING, "UTC")
    await storage.set_digest(5, None, None)
    assert [setting.chat_id for setting in await storage.list_digests()] == [OTHER_CHAT, CHAT]


async def test_a_days_digest_is_claimed_exactly_once(storage: Storage) -> None:
    claimed = await asyncio.gather(*(storage.add_digest_sent(CHAT, day("2024-11-06")) for _ in range(10)))
    assert sorted(claimed) == [False] * 9 + [True]
    assert await storage.add_digest_sent(CHAT, day("2024-11-07"))
    assert await storage.add_digest_sent(OTHER_CHAT, day("2024-11-06"))


async def test_the_last_digest_is_the_youngest_day(storage: Storage) -> None:
    assert await storage.get_last_digest_day(CHAT) is None
    for text in ("2024-11-07", "2024-11-06"):
        await storage.add_digest_sent(CHAT, day(text))
    assert await storage.get_last_digest_day(CHAT) == day("2024-11-07")


LONG = "troops from:pentagon since:2024-12-01 " * 3


async def test_a_token_stands_for_its_text_and_fits_a_button(storage: Storage) -> None:
    token = await storage.add_token(CHAT, LONG)
    assert await storage.get_token(CHAT, token) == LONG
    assert token.isalnum()
    assert len(token) <= 16


async def test_the_same_text_has_the_same_token_and_another_another(storage: Storage) -> None:
    token = await storage.add_token(CHAT, LONG)
    assert await storage.add_token(CHAT, LONG) == token
    assert await storage.add_token(CHAT, f"{LONG}x") != token


@pytest.mark.parametrize("token", ["", "none", "%"])
async def test_an_unknown_token_says_what_to_do(storage: Storage, token: str) -> None:
    await storage.add_token(CHAT, LONG)
    with pytest.raises(NotFoundError, match="ask again"):
        await storage.get_token(CHAT, token)


# ── a group becomes a supergroup ─────────────────────────────────────────────────────────────────

NEW = -1009


async def fill(storage: Storage, chat_id: int, word: str) -> None:
    """Two articles with a claim in common, one of them undone, and every other kind of row."""
    claim = make_claim(quote=f"Police said of {word}: over 300.", figures=(make_figure(),))
    await keep(storage, claim, chat_id=chat_id, origin=make_origin())
    await keep(storage, claim, make_claim(quote=f"Orsk on {word}."), chat_id=chat_id)
    await keep(storage, make_claim(quote="Undone."), chat_id=chat_id)
    await storage.delete_article(chat_id, 3, Undone(9, "Removed."))
    await storage.add_failure(chat_id, "https://x.example", f"No {word}.", "Mira", RECEIVED_AT, 5)
    await storage.set_digest(chat_id, MORNING, "UTC", 7)
    await storage.add_digest_sent(chat_id, day("2024-11-06"))
    await storage.add_token(chat_id, word)
    await storage.add_token(chat_id, "the same everywhere")
    await storage.add_reply(f"reply:{chat_id}", chat_id, word)


async def test_all_rows_move_to_the_new_id_and_keep_their_numbers(storage: Storage) -> None:
    await fill(storage, CHAT, "bridge")
    articles = await storage.list_articles(CHAT, limit=9, offset=0)
    claims = await search(storage)
    await storage.migrate_chat(CHAT, NEW)
    assert await storage.list_articles(NEW, limit=9, offset=0) == articles
    assert await search(storage, chat_id=NEW) == claims
    assert await search(storage, "bridge", "protesters", chat_id=NEW) != []
    assert await storage.get_digest(NEW) == DigestSetting(NEW, MORNING, "UTC", 7)
    assert not await storage.add_digest_sent(NEW, day("2024-11-06"))
    assert await storage.get_token(NEW, await storage.add_token(OTHER_CHAT, "bridge")) == "bridge"
    assert [failure.reason for failure in await storage.list_failures(NEW, RECEIVED_AT)] == ["No bridge."]
    assert [reply.chat_id for reply in await storage.list_replies()] == [NEW]


async def test_the_old_id_is_empty_after_the_move(storage: Storage) -> None:
    await fill(storage, CHAT, "bridge")
    await storage.migrate_chat(CHAT, NEW)
    assert await storage.count_articles(CHAT) == await storage.count_claims(CHAT, ClaimQuery()) == 0
    assert await storage.get_digest(CHAT) is None
    assert await storage.list_failures(CHAT, RECEIVED_AT) == []
    assert await storage.get_last_digest_day(CHAT) is None
    assert await storage.get_undone(CHAT, 9) is None


async def test_an_undo_does_not_move_because_the_new_chat_counts_its_messages_anew(storage: Storage) -> None:
    await fill(storage, CHAT, "bridge")
    await storage.migrate_chat(CHAT, NEW)
    assert await storage.get_undone(NEW, 9) is None


async def test_counters_move_too_so_that_no_number_is_given_again(storage: Storage) -> None:
    await fill(storage, CHAT, "bridge")
    await storage.migrate_chat(CHAT, NEW)
    assert (await keep(storage, make_claim(quote="Next."), chat_id=NEW)).number == 4
    assert [record.number for record in await storage.list_claims(NEW, 4)] == [4]


async def test_a_moved_claim_is_known_again(storage: Storage) -> None:
    await fill(storage, CHAT, "bridge")
    await storage.migrate_chat(CHAT, NEW)
    await keep(storage, make_claim(quote="Over 300, police said.", figures=(make_figure(),)), chat_id=NEW)
    assert len((await storage.get_claim(NEW, 1)).appearances) == 3


@pytest.mark.parametrize("times", [1, 2])
async def test_a_move_told_twice_or_of_an_unknown_chat_changes_nothing(storage: Storage, times: int) -> None:
    await keep(storage, make_claim(), chat_id=NEW)
    for _ in range(times):
        await storage.migrate_chat(CHAT, NEW)
    await storage.migrate_chat(NEW, NEW)
    assert await storage.count_articles(NEW) == 1


async def test_where_the_new_id_has_rows_the_moved_follow_with_new_numbers(storage: Storage) -> None:
    await fill(storage, CHAT, "bridge")
    await fill(storage, NEW, "tunnel")
    await storage.migrate_chat(CHAT, NEW)
    numbers = [article.number for article in await storage.list_articles(NEW, limit=9, offset=0)]
    assert numbers == [5, 4, 2, 1]
    assert [len(await storage.list_claims(NEW, number)) for number in numbers] == [2, 1, 2, 1]
    assert sorted(record.number for record in await search(storage, chat_id=NEW)) == [1, 2, 4, 5]
    assert (
        len(await found(storage, "bridge", chat_id=NEW))
        == len(await found(storage, "tunnel", chat_id=NEW))
        == 2
    )
    assert (await keep(storage, chat_id=NEW)).number == 7
    assert len(await storage.list_failures(NEW, RECEIVED_AT)) == 1
    assert len(await storage.list_replies()) == 2


@pytest.mark.parametrize("shared", [{"url": "https://ledger.example/a"}, {"text": "The march went on."}])
async def test_an_article_that_both_ids_have_stays_once(
    storage: Storage, tmp_path: Path, shared: dict[str, Any]
) -> None:
    await keep(storage, make_claim(quote="Old words."), make_claim(quote="Only here."), **shared)
    there = await keep(storage, make_claim(quote="New words."), chat_id=NEW, **shared)
    await storage.migrate_chat(CHAT, NEW)
    assert await storage.list_articles(NEW, limit=9, offset=0) == [there]
    assert await found(storage, chat_id=NEW) == ["New words."]
    assert count_rows(tmp_path) == {"articles": 1, "claims": 1, "appearances": 1, "figures": 0}


async def test_a_digest_set_in_the_new_id_wins(storage: Storage) -> None:
    await storage.set_digest(CHAT, MORNING, "UTC")
    await storage.set_digest(NEW, time(20, 0), "Europe/Kyiv")
    await storage.migrate_chat(CHAT, NEW)
    assert await storage.get_digest(NEW) == DigestSetting(NEW, time(20, 0), "Europe/Kyiv", None)


async def test_news_move_too(storage: Storage) -> None:
    await fill(storage, CHAT, "bridge")
    await storage.migrate_chat(CHAT, NEW)
    assert len(await storage.list_claims_since(NEW, RECEIVED_AT, RECEIVED_AT + timedelta(seconds=1))) == 2
