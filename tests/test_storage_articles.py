"""Articles: kept once, found again, undone without a trace but their numbers."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bot.errors import NotFoundError
from bot.models import ClaimQuery, Dating, Failure, Note
from storage import Storage, Undone
from storage.undone import UNDONE_KEPT
from tests.builders import RECEIVED_AT, make_article, make_claim, make_figure, make_origin
from tests.storing import CHAT, OTHER_CHAT, count_rows, keep, search


@pytest.mark.parametrize("number", [0, 2, -1])
async def test_an_article_that_is_not_here_is_said_to_be_missing(storage: Storage, number: int) -> None:
    await keep(storage)
    with pytest.raises(NotFoundError, match=f"no article {number} "):
        await storage.get_article(CHAT, number)
    with pytest.raises(NotFoundError, match=f"no article {number} "):
        await storage.delete_article(CHAT, number)


async def test_an_empty_chat_has_no_last_article(storage: Storage) -> None:
    assert await storage.get_last_article(CHAT) is None
    assert await storage.list_articles(CHAT, limit=5, offset=0) == []
    assert await storage.count_articles(CHAT) == 0


async def test_an_article_comes_back_as_it_was_given(storage: Storage) -> None:
    article, origin = make_article(), make_origin()
    record = await storage.add_article(
        CHAT, article, [], sender="Mira", received_at=RECEIVED_AT, message_id=77, origin=origin
    )
    assert (record.number, record.article, record.origin) == (1, article, origin)
    assert (record.sender, record.received_at, record.message_id) == ("Mira", RECEIVED_AT, 77)
    assert await storage.get_article(CHAT, 1) == record


async def test_an_article_of_which_little_is_known_comes_back_too(storage: Storage) -> None:
    record = await keep(storage, url=None, title=None, outlet=None, published=None, received=None)
    assert await storage.get_article(CHAT, record.number) == record
    assert (record.article.title, record.article.outlet, record.origin) == (None, None, None)


async def test_a_day_that_is_only_reckoned_comes_back_and_is_its_claims_day(storage: Storage) -> None:
    record = await keep(storage, make_claim(said_on=None), published=None, reckoned=date(2024, 11, 4))
    assert await storage.get_article(CHAT, record.number) == record
    (claim,) = await storage.list_claims(CHAT, record.number)
    assert (claim.latest.dated, claim.latest.dating) == (date(2024, 11, 4), Dating.RECKONED)


async def test_an_origin_without_a_link_or_a_time_comes_back(storage: Storage) -> None:
    origin = make_origin(url=None, posted_at=None)
    assert (await keep(storage, origin=origin)).origin == origin


async def test_a_moment_in_another_zone_is_the_same_moment(storage: Storage) -> None:
    kyiv = timezone(timedelta(hours=2))
    record = await keep(storage, received_at=datetime(2024, 11, 6, 11, 30, tzinfo=kyiv))
    assert (record.received_at, record.received_at.tzinfo) == (RECEIVED_AT, UTC)


async def test_a_moment_without_a_zone_is_a_bug(storage: Storage) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        await keep(storage, received_at=datetime(2024, 11, 6))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("published", "received", "dated"),
    [
        (date(2024, 11, 1), date(2024, 11, 5), date(2024, 11, 1)),
        (None, date(2024, 11, 5), date(2024, 11, 5)),
        (None, None, RECEIVED_AT.date()),
    ],
)
async def test_an_appearance_is_dated_by_the_best_day_known(
    storage: Storage, published: date | None, received: date | None, dated: date
) -> None:
    await keep(storage, make_claim(), published=published, received=received)
    assert (await storage.get_claim(CHAT, 1)).latest.dated == dated


# ── the same article again ───────────────────────────────────────────────────────────────────────


async def test_an_article_is_found_by_its_url_before_its_text_is_known(storage: Storage) -> None:
    record = await keep(storage, url="https://ledger.example/a")
    assert await storage.find_article(CHAT, url="https://ledger.example/a", text="") == record


async def test_a_page_is_found_under_any_of_its_addresses(storage: Storage) -> None:
    record = await keep(storage, url="https://ledger.example/a")
    addresses = ["http://m.ledger.example/a", "https://ledger.example/a"]
    assert await storage.find_page(CHAT, addresses) == record
    assert await storage.find_page(CHAT, addresses[:1]) is None
    assert await storage.find_page(CHAT, []) is None


async def test_an_article_is_found_by_its_text_from_elsewhere(storage: Storage) -> None:
    record = await keep(storage, text="“The march went on,” she said.", url="https://ledger.example/a")
    text = ' "the march  went on," she SAID. '
    assert await storage.find_article(CHAT, url="https://mirror.example/b", text=text) == record
    assert await storage.find_article(CHAT, url=None, text=text) == record


@pytest.mark.parametrize(
    ("url", "text"), [(None, ""), ("https://ledger.example/b", ""), (None, "Other words.")]
)
async def test_an_article_is_not_found_by_what_it_has_not(
    storage: Storage, url: str | None, text: str
) -> None:
    await keep(storage, url=None)
    await keep(storage, url="https://ledger.example/a")
    assert await storage.find_article(CHAT, url=url, text=text) is None


@pytest.mark.parametrize("same", ["url", "text"])
async def test_an_article_is_kept_once_whoever_sends_it_again(storage: Storage, same: str) -> None:
    article: dict[str, Any] = {"url": "https://ledger.example/a", "text": "The march went on."}
    first = await keep(storage, make_claim(), **article)
    again = await keep(storage, make_claim(quote="Something else."), **{same: article[same]})
    assert again == first
    assert await storage.count_articles(CHAT) == 1
    assert len(await search(storage)) == 1


async def test_a_text_that_is_not_known_yet_is_no_empty_text(storage: Storage) -> None:
    await keep(storage, text="", url="https://ledger.example/photo")
    assert await storage.find_article(CHAT, url="https://ledger.example/other", text="") is None


async def test_pasted_texts_have_no_url_to_share(storage: Storage) -> None:
    await keep(storage, url=None)
    await keep(storage, url=None)
    assert await storage.count_articles(CHAT) == 2


# ── order and numbers ────────────────────────────────────────────────────────────────────────────


async def test_articles_are_listed_with_the_latest_arrival_first_page_by_page(storage: Storage) -> None:
    for _ in range(5):
        await keep(storage)
    pages = [await storage.list_articles(CHAT, limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert [[record.number for record in page] for page in pages] == [[5, 4], [3, 2], [1], []]


async def test_the_last_article_is_the_last_to_arrive_not_the_youngest(storage: Storage) -> None:
    await keep(storage, published=date(2024, 11, 6))
    last = await keep(storage, published=date(2023, 1, 1))
    assert await storage.get_last_article(CHAT) == last


async def test_chats_number_their_articles_and_claims_apart(storage: Storage) -> None:
    first = await keep(storage, make_claim(quote="One."), make_claim(quote="Two."))
    elsewhere = await keep(storage, make_claim(quote="Three."), chat_id=OTHER_CHAT)
    assert (first.number, elsewhere.number) == (1, 1)
    assert [record.number for record in await search(storage, chat_id=OTHER_CHAT)] == [1]


async def test_undo_gives_no_number_again(storage: Storage) -> None:
    await keep(storage, make_claim(quote="One."), make_claim(quote="Two."))
    await storage.delete_article(CHAT, 1)
    record = await keep(storage, make_claim(quote="Three."))
    assert record.number == 2
    assert [claim.number for claim in await storage.list_claims(CHAT, 2)] == [3]


# ── undo ─────────────────────────────────────────────────────────────────────────────────────────


async def test_undo_returns_the_article_and_leaves_nothing_of_it(storage: Storage) -> None:
    record = await keep(storage, make_claim(figures=(make_figure(),)))
    assert await storage.delete_article(CHAT, record.number) == record
    assert await storage.list_claims(CHAT, record.number) == []
    assert await storage.count_claims(CHAT, ClaimQuery()) == 0
    assert await search(storage, "protesters") == []
    assert await storage.list_topics(CHAT, 5) == []
    assert await storage.find_article(CHAT, url=record.article.url, text=record.article.text) is None


async def test_undone_is_undone_once(storage: Storage) -> None:
    await keep(storage)
    await storage.delete_article(CHAT, 1)
    with pytest.raises(NotFoundError):
        await storage.delete_article(CHAT, 1)


async def test_undo_of_the_article_that_brought_a_claim_leaves_the_others_words(storage: Storage) -> None:
    police = make_claim(figures=(make_figure(),))
    first = make_claim(quote="Police said over 300 were held.", figures=police.figures)
    second = make_claim(
        quote="More than 300 are in custody, police said.", figures=(make_figure(unit="marchers"),)
    )
    await keep(storage, first, outlet="The Northern Ledger")
    await keep(storage, second, outlet="Lumen Post")
    await storage.delete_article(CHAT, 1)
    record = await storage.get_claim(CHAT, 1)
    assert record.claim == second
    assert [appearance.outlet for appearance in record.appearances] == ["Lumen Post"]
    assert await search(storage, "held") == []
    assert await search(storage, "custody") == [record]


async def test_undo_leaves_no_row_behind(storage: Storage, tmp_path: Path) -> None:
    shared = make_claim(figures=(make_figure(),))
    await keep(storage, shared, make_claim(quote="Only here."))
    await keep(storage, shared)
    await storage.delete_article(CHAT, 1)
    assert count_rows(tmp_path) == {"articles": 1, "claims": 1, "appearances": 1, "figures": 1}
    await storage.delete_article(CHAT, 2)
    assert count_rows(tmp_path) == {"articles": 0, "claims": 0, "appearances": 0, "figures": 0}


async def test_an_undone_article_may_come_again(storage: Storage) -> None:
    article: dict[str, Any] = {"url": "https://ledger.example/a", "text": "The march went on."}
    await keep(storage, make_claim(), **article)
    await storage.delete_article(CHAT, 1)
    assert (await keep(storage, make_claim(), **article)).number == 2
    assert len(await search(storage)) == 1


# ── side by side ─────────────────────────────────────────────────────────────────────────────────


async def test_articles_added_at_once_get_a_number_each_and_lose_nothing(storage: Storage) -> None:
    claims = [
        make_claim(quote=f"Witness number {n} spoke.", figures=(make_figure(value=n),)) for n in range(3)
    ]
    records = await asyncio.gather(*(keep(storage, *claims) for _ in range(20)))
    assert sorted(record.number for record in records) == list(range(1, 21))
    assert [len(record.appearances) for record in await search(storage)] == [20, 20, 20]


async def test_the_same_article_from_two_members_at_once_is_kept_once(storage: Storage) -> None:
    same: dict[str, Any] = {"url": "https://ledger.example/a", "text": "The march went on."}
    records = await asyncio.gather(*(keep(storage, make_claim(), **same) for _ in range(20)))
    assert {record.number for record in records} == {1}
    assert len({record.message_id for record in records}) == 1
    assert await storage.count_articles(CHAT) == 1


async def test_readers_and_writers_at_once_see_whole_articles(storage: Storage) -> None:
    async def read() -> None:
        for record in await storage.list_articles(CHAT, limit=50, offset=0):
            assert len(await storage.list_claims(CHAT, record.number)) == 2

    pairs = [(make_claim(quote=f"Witness {n}."), make_claim(quote=f"Bystander {n}.")) for n in range(10)]
    await asyncio.gather(*(job for pair in pairs for job in (keep(storage, *pair), read())))
    assert await storage.count_articles(CHAT) == 10


# ── undos that may be asked for again ────────────────────────────────────────────────────────────


async def test_a_message_that_undid_nothing_has_no_mark(storage: Storage) -> None:
    await keep(storage)
    with pytest.raises(NotFoundError):
        await storage.delete_article(CHAT, 2, Undone(5, "Removed."))
    assert await storage.get_undone(CHAT, 5) is None


async def test_an_article_stays_where_its_undo_cannot_be_marked(storage: Storage) -> None:
    for _ in range(2):
        await keep(storage)
    await storage.delete_article(CHAT, 2, Undone(5, "Removed."))
    with pytest.raises(sqlite3.IntegrityError):
        await storage.delete_article(CHAT, 1, Undone(5, "Removed."))
    assert await storage.count_articles(CHAT) == 1


async def test_the_latest_undos_are_remembered_with_their_answers(storage: Storage) -> None:
    for number in range(1, UNDONE_KEPT + 3):
        await keep(storage)
        await storage.delete_article(CHAT, number, Undone(number, f"Removed {number}."))
    marks = [await storage.get_undone(CHAT, number) for number in (1, 2, 3, UNDONE_KEPT + 2)]
    answers = [mark.answer if mark else None for mark in marks]
    assert answers == [None, None, "Removed 3.", f"Removed {UNDONE_KEPT + 2}."]


# ── failures ─────────────────────────────────────────────────────────────────────────────────────


async def test_links_that_failed_are_remembered_since_a_moment_oldest_first(storage: Storage) -> None:
    hours = [RECEIVED_AT + timedelta(hours=n) for n in range(3)]
    for n in (2, 0, 1):
        await storage.add_failure(CHAT, f"https://x.example/{n}", "It took too long.", "Mira", hours[n], n)
    failures = await storage.list_failures(CHAT, hours[1])
    assert failures == [
        Failure(f"https://x.example/{n}", "It took too long.", "Mira", hours[n], n) for n in (1, 2)
    ]


async def test_a_link_tried_again_for_one_message_failed_once(storage: Storage) -> None:
    for reason in ("It took too long.", "There is no such page."):
        await storage.add_failure(CHAT, "https://x.example", reason, "Mira", RECEIVED_AT, 5)
    assert [f.reason for f in await storage.list_failures(CHAT, RECEIVED_AT)] == ["There is no such page."]


# ── notes ────────────────────────────────────────────────────────────────────────────────────────

NOTE = Note("Mira", "From my source “at the port”.", 77)


async def test_notes_are_kept_with_their_article_in_the_order_they_came(storage: Storage) -> None:
    await keep(storage)
    other = Note("Otto", "Really?", 78)
    assert (await storage.add_note(CHAT, 1, NOTE)).notes == (NOTE,)
    record = await storage.add_note(CHAT, 1, other)
    assert record.notes == (NOTE, other)
    assert await storage.get_article(CHAT, 1) == record


async def test_a_message_that_is_read_again_leaves_one_note(storage: Storage) -> None:
    await keep(storage)
    for _ in range(2):
        record = await storage.add_note(CHAT, 1, NOTE)
    assert record.notes == (NOTE,)


async def test_a_note_needs_its_article(storage: Storage) -> None:
    with pytest.raises(NotFoundError, match="no article 1 "):
        await storage.add_note(CHAT, 1, NOTE)
