"""`/follow`, `/following`, `/unfollow`, and what `/undo` and the buttons make of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.console.terminal import plain_text
from bot.errors import FetchError, NotFoundError, QueryError, SourceError
from bot.feeds.models import FeedMode
from bot.following import MAX_FEEDS, parse_follow
from bot.models import Pasted
from bot.pipeline import Pipeline
from storage import Storage
from tests.fake_fetcher import FakeFetcher
from tests.feed_samples import JSON_FEED, Item, make_rss
from tests.journey_articles import FERRY_TEXT
from tests.talking import CHAT, NOW, answered, ask, press_named, read

SITE = "https://courier.example"
FEED = f"{SITE}/feed.xml"
FEEDS = {
    FEED: make_rss([Item("/a", "A"), Item("/b", "B")]),
    f"{SITE}/": f'<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="{FEED}">'
    "</head><body><p>News.</p></body></html>",
    "https://monitor.example/feed.json": JSON_FEED,
    "https://lantern.example/": "<!doctype html><html><body><p>No feed here.</p></body></html>",
}


@pytest.fixture
def fetcher() -> FakeFetcher:
    return FakeFetcher(dict(FEEDS))


@pytest.fixture
def pipeline(storage: Storage, fetcher: FakeFetcher) -> Pipeline:
    return Pipeline(storage, fetcher)


# ── the words ────────────────────────────────────────────────────────────────────────────────────

WORDS = [
    (FEED, FEED, None),
    (f"{FEED} silently", FEED, FeedMode.SILENT),
    (f"{FEED}, quietly.", FEED, FeedMode.SILENT),
    (f"{FEED} with lines", FEED, FeedMode.LINES),
    (f"{FEED} line", FEED, FeedMode.LINES),
    ("courier.example", "https://courier.example", None),
    ("courier.example/feed.xml silent", FEED, FeedMode.SILENT),
    ("feed://courier.example/feed.xml", FEED, None),
    ("feed:https://courier.example/feed.xml", FEED, None),
    ("HTTP://courier.example:8080/x", "HTTP://courier.example:8080/x", None),
    (f"<{FEED}>", FEED, None),
]


@pytest.mark.parametrize(("words", "url", "mode"), WORDS)
def test_an_address_and_how_to_hear_of_it(words: str, url: str, mode: FeedMode | None) -> None:
    wish = parse_follow(words)
    assert (wish.url, wish.mode) == (url, mode)


@pytest.mark.parametrize(
    "words", ["the news", f"{FEED} loudly", "courier", f"{FEED} {FEED}", "ftp://courier.example/x"]
)
def test_what_is_no_address_is_told_with_an_example(words: str) -> None:
    with pytest.raises(QueryError, match="/follow https://"):
        parse_follow(words)


# ── following ────────────────────────────────────────────────────────────────────────────────────


async def test_a_site_that_does_not_answer_is_not_followed(pipeline: Pipeline, fetcher: FakeFetcher) -> None:
    with pytest.raises(FetchError, match="check the address and try again"):
        await ask(pipeline, "/follow https://nowhere.example/feed")
    assert "follows no feed yet" in await answered(pipeline, "/following")


async def test_a_page_without_a_feed_says_what_to_look_for(pipeline: Pipeline) -> None:
    with pytest.raises(SourceError, match=r"can't follow lantern\.example: it sends no feed.*“RSS”"):
        await ask(pipeline, "/follow lantern.example/")


async def test_without_an_address_an_example_is_given(pipeline: Pipeline) -> None:
    assert "/follow https://site.example/feed.xml" in await answered(pipeline, "/follow")
    assert "/unfollow 1" in await answered(pipeline, "/unfollow")


async def test_a_feed_is_followed_from_now_on(pipeline: Pipeline) -> None:
    words = await answered(pipeline, f"/follow {FEED}")
    assert words == (
        "Following Harbour Courier, feed 1.\n"
        "It lists 2 articles now. I read what is published from now on, with a line for each in this chat."
    )


async def test_a_feed_is_found_by_the_page_that_names_it(pipeline: Pipeline) -> None:
    assert "Following Harbour Courier, feed 1." in await answered(pipeline, f"/follow {SITE}/")
    assert "already: feed 1" in await answered(pipeline, f"/follow {SITE}/")
    assert "already: feed 1" in await answered(pipeline, f"/follow {FEED}?utm_source=chat")


async def test_lines_go_to_the_topic_where_it_was_asked(pipeline: Pipeline, storage: Storage) -> None:
    answer = await pipeline.answer(CHAT, "follow", FEED, NOW, message_id=50, thread_id=3)
    assert "in this topic" in answer.html
    assert (await storage.get_feed(CHAT, 1)).thread_id == 3


async def test_the_same_feed_again_may_change_how_the_chat_hears_of_it(pipeline: Pipeline) -> None:
    await ask(pipeline, f"/follow {FEED}")
    assert "from now on silently" in await answered(pipeline, f"/follow {FEED} silently")
    assert "already: feed 1, silently" in await answered(pipeline, f"/follow {FEED}")


async def test_a_message_that_is_worked_on_again_is_answered_as_at_first(pipeline: Pipeline) -> None:
    first = await answered(pipeline, f"/follow {FEED}", message_id=50)
    again = await answered(pipeline, f"/follow {FEED}", message_id=50)
    assert first.startswith("Following Harbour Courier, feed 1.")
    assert again.startswith("Following Harbour Courier, feed 1.")


async def test_a_chat_follows_so_many_feeds_and_no_more(pipeline: Pipeline, fetcher: FakeFetcher) -> None:
    for number in range(MAX_FEEDS + 1):
        fetcher.pages[f"{SITE}/{number}"] = FEEDS[FEED]
    for number in range(MAX_FEEDS):
        await ask(pipeline, f"/follow {SITE}/{number}")
    with pytest.raises(QueryError, match=f"{MAX_FEEDS} feeds.*/unfollow"):
        await ask(pipeline, f"/follow {SITE}/{MAX_FEEDS}")


# ── the list ─────────────────────────────────────────────────────────────────────────────────────


async def test_the_list_says_how_each_feed_stands(pipeline: Pipeline, storage: Storage) -> None:
    await ask(pipeline, f"/follow {FEED}")
    await ask(pipeline, "/follow monitor.example/feed.json silently")
    failing = NOW + timedelta(hours=2)
    await storage.add_feed_failure(CHAT, 2, "monitor.example took too long to answer", failing, failing)
    words = plain_text((await ask(pipeline, "/following", NOW + timedelta(days=2))).html)
    assert words == (
        "2 feeds · of at most 20\n\n"
        f"1 · Harbour Courier · with lines <{FEED}>\n"
        "read 2 days ago · nothing new yet\n\n"
        "2 · Tisza Monitor · silently <https://monitor.example/feed.json>\n"
        "read 2 days ago · nothing new yet\n"
        "⚠ monitor.example took too long to answer, since Thursday\n\n"
        "/unfollow 1 stops reading one."
    )


async def test_a_feed_that_stopped_says_why(pipeline: Pipeline, storage: Storage) -> None:
    await ask(pipeline, f"/follow {FEED}")
    await storage.set_feeds_removed(CHAT)
    assert "since I was removed" in await answered(pipeline, "/following")
    assert "from now on with a line" in await answered(pipeline, f"/follow {FEED}")
    await storage.set_feed_gone(CHAT, 1)
    assert "is gone" in await answered(pipeline, "/following")


# ── unfollowing ──────────────────────────────────────────────────────────────────────────────────

NAMES = [
    "1",
    "#1",
    FEED,
    f"{FEED}?utm_source=chat",
    "courier.example",
    f"{SITE}/",
    "harbour courier",
    '"Harbour Courier"',
]


@pytest.mark.parametrize("name", NAMES)
async def test_a_feed_is_unfollowed_by_number_address_site_or_title(pipeline: Pipeline, name: str) -> None:
    await ask(pipeline, f"/follow {FEED}")
    assert (
        await answered(pipeline, f"/unfollow {name}")
        == "No longer following Harbour Courier. Its articles stay."
    )
    assert "follows no feed yet" in await answered(pipeline, "/following")


@pytest.mark.parametrize("name", ["2", "9" * 30, "lantern.example", "courier.example"])
async def test_a_name_of_none_or_of_several_is_asked_about(
    pipeline: Pipeline, fetcher: FakeFetcher, name: str
) -> None:
    fetcher.pages[f"{SITE}/sport"] = FEEDS[FEED]
    await ask(pipeline, f"/follow {SITE}/sport")
    await ask(pipeline, f"/follow {FEED}")
    await ask(pipeline, "/unfollow 2")
    await ask(pipeline, f"/follow {FEED}")
    with pytest.raises(NotFoundError, match="/following lists them"):
        await ask(pipeline, f"/unfollow {name}")


async def test_an_unfollow_that_is_worked_on_again_is_answered_as_at_first(pipeline: Pipeline) -> None:
    await ask(pipeline, f"/follow {FEED}", message_id=50)
    first = await answered(pipeline, "/unfollow courier.example", message_id=51)
    assert await answered(pipeline, "/unfollow courier.example", message_id=51) == first


# ── buttons and /undo ────────────────────────────────────────────────────────────────────────────


async def test_buttons_change_the_mode_unfollow_and_follow_again(pipeline: Pipeline) -> None:
    answer = await ask(pipeline, f"/follow {FEED}")
    silent = await pipeline.press(CHAT, press_named(answer, "silently"), NOW)
    assert "from now on silently" in silent.html
    loud = await pipeline.press(CHAT, press_named(silent, "lines"), NOW)
    assert "a line for each" in loud.html
    left = await pipeline.press(CHAT, press_named(loud, "unfollow"), NOW)
    assert "No longer following" in left.html
    back = await pipeline.press(CHAT, press_named(left, "again"), NOW)
    assert "What it published meanwhile is not read" in back.html
    assert "1 feed" in await answered(pipeline, "/following")


async def test_a_button_of_a_feed_that_is_no_longer_followed_says_so(pipeline: Pipeline) -> None:
    answer = await ask(pipeline, f"/follow {FEED}")
    await ask(pipeline, "/unfollow 1")
    with pytest.raises(NotFoundError):
        await pipeline.press(CHAT, press_named(answer, "silently"), NOW)


async def test_undo_takes_back_what_was_done_last(pipeline: Pipeline) -> None:
    await read(pipeline, Pasted(FERRY_TEXT), message_id=10)
    await ask(pipeline, f"/follow {FEED}", message_id=11)
    await ask(pipeline, "/follow monitor.example/feed.json", message_id=12)
    await ask(pipeline, "/unfollow 1", message_id=13)
    assert "Following Harbour Courier again" in await answered(pipeline, "/undo", message_id=14)
    assert "Taken back" in await answered(pipeline, "/undo", message_id=15)
    assert "does not follow Harbour Courier" in await answered(pipeline, "/undo", message_id=16)
    assert "does not follow Harbour Courier" in await answered(pipeline, "/undo", message_id=16), (
        "once a message"
    )
    assert "Removed, with" in await answered(pipeline, "/undo", message_id=17)
    assert "nothing to undo" in await answered(pipeline, "/undo", message_id=18)


async def test_undo_takes_a_later_article_before_an_earlier_follow(pipeline: Pipeline) -> None:
    await ask(pipeline, f"/follow {FEED}", message_id=10)
    await read(pipeline, Pasted(FERRY_TEXT), message_id=11)
    assert "Removed, with" in await answered(pipeline, "/undo", message_id=12)
    assert "1 feed" in await answered(pipeline, "/following")


# ── the digest ───────────────────────────────────────────────────────────────────────────────────


async def test_the_digest_says_which_feeds_fail_and_since_when(pipeline: Pipeline, storage: Storage) -> None:
    await ask(pipeline, f"/follow {FEED}")
    assert "Quiet day" in await answered(pipeline, "/digest")
    since = NOW - timedelta(days=2)
    await storage.add_feed_failure(CHAT, 1, "courier.example has no such page (404)", since, NOW)
    words = await answered(pipeline, "/digest")
    assert words.endswith("Feeds\nHarbour Courier — courier.example has no such page (404), since Tuesday")
