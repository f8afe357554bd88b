"""Feeds as a chat sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.digest import make_digest
from bot.feeds.models import FeedMode, FeedRecord, FeedStop, FeedTrouble
from bot.models import Message
from bot.render import (
    Stored,
    render_digest,
    render_feed_gone,
    render_follow_undone,
    render_followed,
    render_followed_again,
    render_followed_already,
    render_following,
    render_mode,
    render_new_articles,
    render_unfollowed,
)
from bot.render.feeds import render_trouble
from bot.render.markup import format_ago, format_since
from tests.builders import make_article, make_article_record, make_claim_record
from tests.talking import NOW
from tests.telegram_text import show
from tests.test_render_reading import HOSTILE

FEED = FeedRecord(
    chat_id=7,
    number=3,
    url="https://courier.example/feed.xml",
    title="Harbour Courier",
    mode=FeedMode.LINES,
    thread_id=None,
    follower="Mira",
    followed_at=NOW,
    since=NOW,
    message_id=5,
    next_at=NOW,
    read_at=NOW - timedelta(minutes=12),
)
TROUBLE = FeedTrouble(3, "Harbour Courier", "courier.example has no such page (404)", NOW - timedelta(days=2))
MANY = range(1, 21)


def text(message: Message) -> str:
    return show(message.html, "HTML").text


def article(number: int, title: str = "Ferry fire", claims: int = 2) -> Stored:
    record = make_article_record(number=number, article=make_article(title=title))
    return Stored(record, tuple(make_claim_record(number=one) for one in range(claims)))


# ── any title, any number ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("title", HOSTILE)
def test_whatever_a_feed_is_called_telegram_takes_the_message(title: str) -> None:
    feed = replace(FEED, title=title, failures=1, failure=title, failing_since=NOW)
    trouble = replace(TROUBLE, title=title, failure=title, unread=3, unread_because=title)
    messages = [
        render_followed(feed, 3),
        render_followed_already(feed),
        render_followed_again(feed),
        render_follow_undone(feed),
        render_unfollowed(feed),
        render_mode(feed),
        render_feed_gone(feed),
        render_new_articles(feed, [article(1, title)]),
        render_new_articles(feed, [article(number, title) for number in MANY]),
        render_following([replace(feed, number=number) for number in MANY], {3: trouble}, NOW, 20),
        render_digest(make_digest([], articles=0, failures=0, feeds=[trouble] * 20), NOW.date()),
    ]
    assert all(text(message) for message in messages)


# ── what is new ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("claims", "counted"), [(0, "no claims"), (1, "1 claim"), (12, "12 claims")])
def test_one_new_article_is_one_line_with_a_button(claims: int, counted: str) -> None:
    message = render_new_articles(FEED, [article(12, claims=claims)])
    assert text(message) == f"New from Harbour Courier: Ferry fire — {counted}"
    assert [button.label for row in message.buttons for button in row] == ["Article 12"]


def test_several_are_numbered_and_each_is_a_button_away() -> None:
    message = render_new_articles(FEED, [article(number) for number in range(4, 11)])
    assert text(message).splitlines()[2:4] == ["4 · Ferry fire — 2 claims", "5 · Ferry fire — 2 claims"]
    assert [[button.label for button in row] for row in message.buttons] == [
        ["4", "5", "6", "7", "8"],
        ["9", "10"],
    ]


# ── how feeds stand ──────────────────────────────────────────────────────────────────────────────


def standing(feed: FeedRecord, trouble: FeedTrouble | None = None) -> list[str]:
    """What the list says of one feed, below its name."""
    shown = text(render_following([feed], {feed.number: trouble} if trouble else {}, NOW, 20))
    return shown.split("\n\n")[1].splitlines()[1:]


def test_the_list_says_when_a_feed_was_read_and_brought_something() -> None:
    assert standing(FEED) == ["read 12 min ago · nothing new yet"]
    brought = replace(FEED, new_at=NOW - timedelta(hours=3), skipped=4)
    assert standing(brought) == ["read 12 min ago · latest article 3 h ago · 4 skipped: too many at once"]


def test_the_list_says_what_fails_and_since_when() -> None:
    unread = replace(TROUBLE, unread=2, unread_because="it took too long")
    assert standing(FEED, unread)[1:] == [
        "⚠ courier.example has no such page (404), since Tuesday",
        "⚠ 2 articles could not be read: it took too long",
    ]


@pytest.mark.parametrize(("stop", "words"), [(FeedStop.GONE, "gone"), (FeedStop.REMOVED, "removed")])
def test_the_list_says_why_a_feed_is_no_longer_read(stop: FeedStop, words: str) -> None:
    (line,) = standing(replace(FEED, stop=stop))
    assert words in line


def test_a_trouble_is_one_line_of_the_digest() -> None:
    assert show(render_trouble(TROUBLE, NOW.date()), "HTML").text == (
        "Harbour Courier — courier.example has no such page (404), since Tuesday"
    )


def test_the_digest_names_a_few_feeds_and_counts_the_others() -> None:
    shown = text(render_digest(make_digest([], articles=0, failures=0, feeds=[TROUBLE] * 8), NOW.date()))
    assert shown.count("Harbour Courier") == 5
    assert shown.endswith("+3 more: /following")


# ── times ────────────────────────────────────────────────────────────────────────────────────────

THURSDAY = date(2024, 12, 19)
DAYS = [
    (date(2024, 12, 19), "today"),
    (date(2024, 12, 18), "yesterday"),
    (date(2024, 12, 17), "Tuesday"),
    (date(2024, 12, 13), "Friday"),
    (date(2024, 12, 12), "12 Dec"),
    (date(2023, 12, 12), "12 Dec 2023"),
    (date(2024, 12, 20), "today"),
]


@pytest.mark.parametrize(("day", "words"), DAYS)
def test_since_when(day: date, words: str) -> None:
    assert format_since(day, THURSDAY) == words


AGES = [
    (timedelta(seconds=-5), "just now"),
    (timedelta(seconds=59), "just now"),
    (timedelta(minutes=1), "1 min ago"),
    (timedelta(minutes=59), "59 min ago"),
    (timedelta(hours=1), "1 h ago"),
    (timedelta(hours=47), "47 h ago"),
    (timedelta(hours=48), "2 days ago"),
]


@pytest.mark.parametrize(("age", "words"), AGES)
def test_how_long_ago(age: timedelta, words: str) -> None:
    now: datetime = NOW
    assert format_ago(now - age, now) == words
