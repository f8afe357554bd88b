"""The answers to `/follow`, `/following` and `/unfollow`, and what a chat is told of its feeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.feeds.models import FeedMode, FeedRecord, FeedStop, FeedTrouble
from bot.models import Button, Message
from bot.render.buttons import Verb, article_button, feed_button
from bot.render.layout import fit_blocks
from bot.render.lines import MAX_NAME_UNITS, MAX_TITLE_UNITS, get_title
from bot.render.markup import bold, count, format_ago, format_since, join_facts, link, shorten
from bot.render.reading import Stored

MAX_REASON_UNITS = 160
BUTTONS_IN_A_ROW = 5

_STOPS = {
    FeedStop.GONE: "The site says that it is gone. I no longer read it.",
    FeedStop.REMOVED: "Not read since I was removed from this chat.",
}


def render_followed(feed: FeedRecord, listed: int | None = None) -> Message:
    """A feed is new here. `listed`: how many entries it has already, where that is known."""
    now = f"It lists {count(listed, 'article')} now. " if listed is not None else ""
    return Message(
        f"Following {bold(_name(feed))}, feed {feed.number}.\n"
        f"{now}I read what is published from now on, {_describe_mode(feed)}.",
        _offer_changes(feed),
    )


def render_followed_already(feed: FeedRecord) -> Message:
    return Message(
        f"This chat follows {bold(_name(feed))} already: feed {feed.number}, {_describe_mode(feed)}.",
        _offer_changes(feed),
    )


def render_mode(feed: FeedRecord) -> Message:
    """How a feed is followed from now on."""
    return Message(
        f"{bold(_name(feed))}, feed {feed.number}: from now on {_describe_mode(feed)}.", _offer_changes(feed)
    )


def render_unfollowed(feed: FeedRecord) -> Message:
    again = feed_button("Follow again", Verb.FOLLOW_AGAIN, feed.number)
    return Message(f"No longer following {bold(_name(feed))}. Its articles stay.", ((again,),))


def render_follow_undone(feed: FeedRecord) -> Message:
    """`/undo` took a `/follow` back."""
    return Message(f"Taken back: this chat does not follow {bold(_name(feed))}.")


def render_followed_again(feed: FeedRecord) -> Message:
    """`/undo`, or a button, took an `/unfollow` back."""
    return Message(
        f"Following {bold(_name(feed))} again, feed {feed.number}, {_describe_mode(feed)}. "
        "What it published meanwhile is not read.",
        _offer_changes(feed),
    )


def render_following(
    feeds: Sequence[FeedRecord], troubles: Mapping[int, FeedTrouble], now: datetime, limit: int
) -> Message:
    """`/following`: each feed and how it stands. `troubles`: by number."""
    if not feeds:
        return Message(
            "This chat follows no feed yet. For example: <code>/follow https://site.example/feed.xml</code>"
        )
    blocks = [_render_feed(feed, troubles.get(feed.number), now) for feed in feeds]
    head = join_facts([bold(count(len(feeds), "feed")), f"of at most {limit}"])
    ending = f"<code>/unfollow {feeds[0].number}</code> stops reading one."
    return Message(fit_blocks(blocks, "feed", ending, head))


def render_new_articles(feed: FeedRecord, articles: Sequence[Stored]) -> Message:
    """What a feed brought: one line for each article, all in one message."""
    if len(articles) == 1:
        return Message(f"New from {bold(_name(feed))}: {_render_article(articles[0])}", _show(articles))
    lines = [f"{stored.record.number} · {_render_article(stored)}" for stored in articles]
    return Message(
        fit_blocks(["\n".join(lines)], "article", "", f"New from {bold(_name(feed))}"), _show(articles)
    )


def render_feed_gone(feed: FeedRecord) -> Message:
    """Told once, when its site says that a feed will never come back."""
    unfollow = feed_button("Unfollow", Verb.UNFOLLOW, feed.number)
    return Message(
        f"{bold(_name(feed))}, feed {feed.number}, is gone: its site has ended it, so I no longer read it. "
        "Perhaps the site has another feed: /follow with its address.",
        ((unfollow,),),
    )


def render_trouble(trouble: FeedTrouble, today: date) -> str:
    """`Harbour Courier — harbour.example has no such page (404), since Tuesday`."""
    facts = [_render_failure(trouble, today), _render_unread(trouble)]
    return f"{shorten(trouble.title, MAX_NAME_UNITS)} — {'; '.join(fact for fact in facts if fact)}"


def _render_failure(trouble: FeedTrouble, today: date) -> str | None:
    if not (trouble.failure and trouble.failing_since):
        return None
    since = format_since(trouble.failing_since.date(), today)
    return f"{shorten(trouble.failure, MAX_REASON_UNITS)}, since {since}"


def _render_unread(trouble: FeedTrouble) -> str | None:
    if not trouble.unread:
        return None
    because = f": {shorten(trouble.unread_because, MAX_REASON_UNITS)}" if trouble.unread_because else ""
    return f"{count(trouble.unread, 'article')} could not be read{because}"


def _render_feed(feed: FeedRecord, trouble: FeedTrouble | None, now: datetime) -> str:
    mode = "silently" if feed.mode is FeedMode.SILENT else "with lines"
    head = join_facts([bold(str(feed.number)), link(bold(_name(feed)), feed.url), mode])
    if feed.stop:
        return f"{head}\n{_STOPS[feed.stop]}"
    read = f"read {format_ago(feed.read_at, now)}" if feed.read_at else None
    new = f"latest article {format_ago(feed.new_at, now)}" if feed.new_at else "nothing new yet"
    skipped = f"{feed.skipped} skipped: too many at once" if feed.skipped else None
    wrong = [_render_failure(trouble, now.date()), _render_unread(trouble)] if trouble else []
    return "\n".join([head, join_facts([read, new, skipped]), *(f"⚠ {fact}" for fact in wrong if fact)])


def _render_article(stored: Stored) -> str:
    claims = count(len(stored.claims), "claim") if stored.claims else "no claims"
    title = link(shorten(get_title(stored.record), MAX_TITLE_UNITS), stored.record.article.url)
    return f"{title} — {claims}"


def _show(articles: Sequence[Stored]) -> tuple[tuple[Button, ...], ...]:
    """Each article a button away."""
    numbers = [stored.record.number for stored in articles]
    if len(numbers) == 1:
        return ((article_button(f"Article {numbers[0]}", numbers[0]),),)
    buttons = [article_button(str(number), number) for number in numbers]
    starts = range(0, len(buttons), BUTTONS_IN_A_ROW)
    return tuple(tuple(buttons[start : start + BUTTONS_IN_A_ROW]) for start in starts)


def _offer_changes(feed: FeedRecord) -> tuple[tuple[Button, ...], ...]:
    other = (
        feed_button("With lines", Verb.FOLLOW_WITH_LINES, feed.number)
        if feed.mode is FeedMode.SILENT
        else feed_button("Silently", Verb.FOLLOW_SILENTLY, feed.number)
    )
    return ((other, feed_button("Unfollow", Verb.UNFOLLOW, feed.number)),)


def _describe_mode(feed: FeedRecord) -> str:
    if feed.mode is FeedMode.SILENT:
        return "silently"
    return f"with a line for each in this {'topic' if feed.thread_id else 'chat'}"


def _name(feed: FeedRecord) -> str:
    return shorten(feed.title, MAX_NAME_UNITS)
