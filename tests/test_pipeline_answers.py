"""Commands, buttons and digests, over a real storage on disk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.console.terminal import plain_text
from bot.errors import BotError, NotFoundError, QueryError
from bot.models import ClaimQuery, Link, Pasted
from bot.pipeline import LOCAL_CHAT_ID, Pipeline
from storage import Storage
from tests.fake_fetcher import FakeFetcher
from tests.journey_articles import FERRY_FOLLOW_UP, FERRY_TEXT, FLOOD_TEXT
from tests.talking import CHAT, NOW, answered, ask, due_digests, press_named, read, submission

CONVOY_TEXT = "The army said that 900 soldiers had arrived near Szeged, 40 kilometers from the border."


@pytest.fixture
def pipeline(storage: Storage) -> Pipeline:
    return Pipeline(storage, FakeFetcher())


# ── commands ─────────────────────────────────────────────────────────────────────────────────────


MISUSED = [
    # command, our error, words of its line
    ("/claims from:", QueryError, "from:pentagon"),
    ("/claims since:tomorrowish", QueryError, "since:7d"),
    ("/compare stance:angry", QueryError, "denied"),
    ("/article 12", NotFoundError, "/articles"),
    ("/article " + "9" * 40, NotFoundError, "/articles"),
    ("/article twelve", QueryError, "/articles"),
    ("/undo 12", NotFoundError, "/articles"),
    ("/digest 25:00 Europe/Kyiv", QueryError, "24 hours"),
    ("/digest 08:30", QueryError, "zone"),
    ("/digest 08:30 Europe/Atlantis", QueryError, "Europe/Atlantis"),
]


@pytest.mark.parametrize(("line", "error", "words"), MISUSED)
async def test_a_misused_command_says_what_to_do(
    pipeline: Pipeline, line: str, error: type[BotError], words: str
) -> None:
    with pytest.raises(error) as caught:
        await ask(pipeline, line)
    assert words in str(caught.value)


async def test_an_unknown_command_points_to_help(pipeline: Pipeline) -> None:
    assert "/help" in await answered(pipeline, "/frobnicate")


@pytest.mark.parametrize("command", ["claims", "compare", "article"])
async def test_a_missing_argument_explains_itself_even_in_an_empty_chat(
    pipeline: Pipeline, command: str
) -> None:
    assert f"/{command} " in await answered(pipeline, f"/{command}")


async def test_a_missing_argument_explains_itself_with_what_the_chat_has(
    pipeline: Pipeline, storage: Storage
) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    await read(pipeline, Pasted(FLOOD_TEXT), message_id=2)
    (topic,) = await storage.list_topics(CHAT, 1)
    assert topic in await answered(pipeline, "/claims")
    assert "/article 2" in await answered(pipeline, "/article")


@pytest.mark.parametrize("command", ["claims", "compare"])
async def test_the_example_for_a_missing_argument_finds_something(pipeline: Pipeline, command: str) -> None:
    await read(pipeline, Pasted(FLOOD_TEXT))
    example = (await answered(pipeline, f"/{command}")).rpartition(f"/{command} ")[2]
    assert "Nothing in this chat" not in await answered(pipeline, f"/{command} {example}")


async def test_a_comparison_without_an_argument_names_something_that_is_counted(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    assert (await answered(pipeline, "/compare")).endswith("/compare passengers")


async def test_nothing_found_offers_topics_that_find_something(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FLOOD_TEXT))
    nothing = await ask(pipeline, "/claims zebra")
    assert "Nothing" in nothing.html
    found = await pipeline.press(CHAT, nothing.buttons[0][0].data, NOW)
    assert "Nothing" not in found.html


async def test_a_comparison_that_finds_nothing_offers_topics_too(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FLOOD_TEXT))
    assert (await ask(pipeline, "/compare zebra")).buttons


async def test_a_comparison_sets_figures_of_several_articles_side_by_side(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    await read(pipeline, Pasted(FERRY_FOLLOW_UP), message_id=2)
    words = await answered(pipeline, "/compare injured")
    assert "12" in words
    assert "15" in words


async def test_a_comparison_holds_what_was_asked_for_and_counts_the_rest(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(CONVOY_TEXT))
    words = await answered(pipeline, "/compare soldiers")
    assert "900" in words
    assert "kilometers" not in words
    assert "\n1 other figure in these claims.\n" in words


async def test_a_comparison_of_a_place_holds_all_figures_there(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(CONVOY_TEXT))
    words = await answered(pipeline, "/compare szeged")
    assert "900" in words
    assert "40" in words
    assert "other figure" not in words


async def test_articles_are_listed_newest_first(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    await read(pipeline, Pasted(FLOOD_TEXT), message_id=2)
    words = await answered(pipeline, "/articles")
    assert words.index("Flood in Szeged") < words.index("Coastguard confirms")


async def test_an_article_is_shown_by_its_number_with_or_without_a_hash(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    assert "Coastguard confirms" in await answered(pipeline, "/article 1")
    assert await answered(pipeline, "/article #1") == await answered(pipeline, "/article 1")


@pytest.mark.parametrize("command", ["help", "start"])
async def test_help_and_start_say_what_to_do(pipeline: Pipeline, command: str) -> None:
    assert "/claims" in await answered(pipeline, f"/{command}")


# ── undo ─────────────────────────────────────────────────────────────────────────────────────────


async def test_there_may_be_nothing_to_undo(pipeline: Pipeline) -> None:
    assert "nothing to undo" in await answered(pipeline, "/undo")


async def test_undo_takes_back_the_last_article_and_only_that(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    await read(pipeline, Pasted(FLOOD_TEXT), message_id=2)
    assert "Flood in Szeged" in await answered(pipeline, "/undo")
    words = await answered(pipeline, "/articles")
    assert "Flood in Szeged" not in words
    assert "Coastguard confirms" in words


async def test_undo_takes_a_number_too(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    await read(pipeline, Pasted(FLOOD_TEXT), message_id=2)
    assert "Coastguard confirms" in await answered(pipeline, "/undo 1")


async def test_an_undone_article_can_be_sent_again(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    await answered(pipeline, "/undo")
    assert "Already" not in await read(pipeline, Pasted(FERRY_TEXT), message_id=2)


@pytest.mark.parametrize("line", ["/undo", "/undo 2"])
async def test_an_undo_that_is_worked_on_again_after_a_kill_takes_nothing_more(
    pipeline: Pipeline, storage: Storage, line: str
) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    await read(pipeline, Pasted(FLOOD_TEXT), message_id=2)
    first = await answered(pipeline, line, message_id=3)
    assert await answered(pipeline, line, message_id=3) == first
    assert await storage.count_articles(CHAT) == 1


async def test_another_message_undoes_another_article(pipeline: Pipeline, storage: Storage) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    await read(pipeline, Pasted(FLOOD_TEXT), message_id=2)
    assert await answered(pipeline, "/undo", message_id=3) != await answered(pipeline, "/undo", message_id=4)
    assert await storage.count_articles(CHAT) == 0


async def test_an_undo_of_the_same_message_id_in_another_chat_is_another(
    pipeline: Pipeline, storage: Storage
) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    await ask(pipeline, "/undo", message_id=3)
    assert "nothing to undo" in (await ask(pipeline, "/undo", chat_id=CHAT + 1, message_id=3)).html


# ── buttons ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("data", ["", "x", "a:none", "a:1", "u:1", "v:1", "c:1:~unknown", "l:9"])
async def test_a_button_whose_thing_is_gone_is_not_found(pipeline: Pipeline, data: str) -> None:
    if data == "l:9":
        await read(pipeline, Pasted(FERRY_TEXT))
    with pytest.raises(NotFoundError):
        await pipeline.press(CHAT + (data != "l:9"), data, NOW)


async def test_all_claims_of_an_article_are_paged(pipeline: Pipeline) -> None:
    answer = await pipeline.read(submission(Pasted(FLOOD_TEXT)))
    assert answer
    first = await pipeline.press(CHAT, press_named(answer, "all"), NOW)
    second = await pipeline.press(CHAT, press_named(first, "▶"), NOW)
    assert second.html != first.html
    assert await pipeline.press(CHAT, press_named(second, "◀"), NOW) == first


async def test_the_pages_of_a_search_show_each_claim_once(pipeline: Pipeline, storage: Storage) -> None:
    await read(pipeline, Pasted(FLOOD_TEXT))
    await read(pipeline, Pasted(FERRY_TEXT), message_id=2)
    total = await storage.count_claims(CHAT, ClaimQuery(words=("said",)))
    page, seen = await ask(pipeline, "/claims said"), []
    while True:
        seen += [word for word in plain_text(page.html).split() if word.startswith("#")]
        if not any(one.label == "▶" for row in page.buttons for one in row):
            break
        page = await pipeline.press(CHAT, press_named(page, "▶"), NOW)
    assert len(seen) == len(set(seen)) == total


async def test_a_search_too_long_for_a_button_is_paged_all_the_same(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FLOOD_TEXT))
    long = "/claims said since:2024-01-01 " + "said " * 20
    first = await ask(pipeline, long)
    assert all(len(one.data.encode()) <= 64 for row in first.buttons for one in row)
    second = await pipeline.press(CHAT, press_named(first, "▶"), NOW)
    assert second.html != first.html


async def test_the_undo_button_takes_its_own_article_back(pipeline: Pipeline, storage: Storage) -> None:
    answer = await pipeline.read(submission(Pasted(FERRY_TEXT)))
    await read(pipeline, Pasted(FLOOD_TEXT), message_id=2)
    assert answer
    undone = await pipeline.press(CHAT, press_named(answer, "undo"), NOW)
    assert "Coastguard confirms" in undone.html
    assert [record.number for record in await storage.list_articles(CHAT, limit=9, offset=0)] == [2]


# ── digests ──────────────────────────────────────────────────────────────────────────────────────


async def test_a_quiet_day_is_one_line(pipeline: Pipeline) -> None:
    words = await answered(pipeline, "/digest")
    assert words
    assert "\n" not in words


async def test_a_digest_now_tells_of_the_last_day_only(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    in_time = await ask(pipeline, "/digest", NOW + timedelta(hours=23))
    too_late = await ask(pipeline, "/digest", NOW + timedelta(hours=25))
    assert "Ivana Horvat" in in_time.html
    assert "Ivana Horvat" not in too_late.html


@pytest.mark.parametrize("later", [timedelta(0), timedelta(seconds=-1), timedelta(hours=23)])
async def test_a_digest_has_the_claims_of_the_articles_that_it_counts(
    pipeline: Pipeline, later: timedelta
) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    digest = plain_text((await ask(pipeline, "/digest", NOW + later)).html)
    assert "1 article, " in digest
    assert "0 claims" not in digest
    assert "Ivana Horvat" in digest


async def test_a_digest_counts_articles_and_failed_links(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    await read(pipeline, Link("https://down.example/a"), message_id=2)
    digest = plain_text((await ask(pipeline, "/digest", NOW + timedelta(hours=1))).html)
    assert "1 article," in digest
    assert "1 link could not be read" in digest


async def test_no_chat_gets_a_digest_that_it_did_not_ask_for(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FERRY_TEXT))
    assert await due_digests(pipeline, NOW + timedelta(days=2)) == []


async def test_a_daily_digest_is_due_at_its_minute_under_the_days_key(pipeline: Pipeline) -> None:
    await ask(pipeline, "/digest 08:30 Europe/Kyiv")  # 06:30 UTC
    assert await due_digests(pipeline, datetime(2024, 12, 20, 6, 29, tzinfo=UTC)) == []
    ((chat_id, key, _, thread_id),) = await due_digests(pipeline, datetime(2024, 12, 20, 6, 30, tzinfo=UTC))
    assert (chat_id, key, thread_id) == (CHAT, f"digest:{CHAT}:2024-12-20", None)


async def test_a_daily_digest_does_not_start_with_the_hour_that_has_passed(pipeline: Pipeline) -> None:
    await ask(pipeline, "/digest 08:30 Europe/Kyiv")
    assert await due_digests(pipeline, NOW) == []


async def test_a_digest_that_is_on_its_way_is_not_due_again(pipeline: Pipeline) -> None:
    await ask(pipeline, "/digest 08:30 Europe/Kyiv")
    later = NOW + timedelta(days=1)
    ((_, key, _, _),) = await due_digests(pipeline, later)
    await pipeline.finish_digest(key)
    assert await due_digests(pipeline, later) == []
    assert len(await due_digests(pipeline, later + timedelta(days=1))) == 1


async def test_days_of_downtime_are_one_digest_of_all_of_them(pipeline: Pipeline) -> None:
    await ask(pipeline, "/digest 08:30 Europe/Kyiv")
    await read(pipeline, Pasted(FERRY_TEXT))
    ((_, key, message, _),) = await due_digests(pipeline, NOW + timedelta(days=3))
    assert key == f"digest:{CHAT}:2024-12-22"
    assert "Ivana Horvat" in message.html


async def test_a_digest_goes_to_the_topic_where_it_was_ordered(pipeline: Pipeline) -> None:
    await pipeline.answer(CHAT, "digest", "08:30 Europe/Kyiv", NOW, message_id=1, thread_id=32)
    ((*_, thread_id),) = await due_digests(pipeline, NOW + timedelta(days=1))
    assert thread_id == 32


async def test_a_digest_that_was_called_off_is_not_due(pipeline: Pipeline) -> None:
    await ask(pipeline, "/digest 08:30 Europe/Kyiv")
    assert "off" in await answered(pipeline, "/digest off")
    assert await due_digests(pipeline, NOW + timedelta(days=1)) == []


async def test_the_consoles_digest_is_the_consoles_alone(pipeline: Pipeline) -> None:
    await ask(pipeline, "/digest 08:30 Europe/Kyiv")
    await ask(pipeline, "/digest 08:30 Europe/Kyiv", chat_id=LOCAL_CHAT_ID)
    assert await pipeline.list_digest_chats() == [CHAT]
    assert await pipeline.due_digest(LOCAL_CHAT_ID, NOW + timedelta(days=1)) is not None


async def test_a_digest_is_due_after_a_restart_too(tmp_path: Path) -> None:
    async with await Storage.open(tmp_path / "a.sqlite3") as first:
        await ask(Pipeline(first, FakeFetcher()), "/digest 08:30 Europe/Kyiv")
    async with await Storage.open(tmp_path / "a.sqlite3") as second:
        assert len(await due_digests(Pipeline(second, FakeFetcher()), NOW + timedelta(days=1))) == 1
