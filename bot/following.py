"""`/follow`, `/following`, `/unfollow`: which feeds a chat reads, and how it hears of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.errors import FeedError, FetchError, NotFoundError, QueryError
from bot.feeds.models import FeedMode, FeedRecord, NewFeed
from bot.feeds.reader import FeedReader, Found, describe
from bot.feeds.schedule import get_next_look
from bot.models import Message
from bot.render import (
    render_follow_undone,
    render_followed,
    render_followed_again,
    render_followed_already,
    render_following,
    render_missing_argument,
    render_mode,
    render_unfollowed,
)
from bot.requests import Request
from bot.urls import canonical_url, host_of
from storage import Storage, Undone

MAX_FEEDS = 20
"""A chat's feeds; 20 are more than a team reads lines of."""
MAX_NUMBER_DIGITS = 9
TROUBLE_DAYS = timedelta(days=7)
EXAMPLE = "/follow https://site.example/feed.xml"

_FOLLOW = re.compile(
    r"(?P<url>\S+?)(?:[\s,]+(?:(?P<silent>silently|silent|quietly)|(?P<lines>(?:with\s+)?lines?)))?[\s.,]*",
    re.IGNORECASE,
)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[:/].*)?")


@dataclass(frozen=True, slots=True)
class Wish:
    """What `/follow` asks for. `mode`: null where it does not say."""

    url: str
    mode: FeedMode | None


def parse_follow(words: str) -> Wish:
    """`https://site.example/feed.xml`, `site.example silently`."""
    match = _FOLLOW.fullmatch(words.strip())
    if not match:
        raise QueryError(
            f"Give one address, and “silently” behind it if you want no lines: {EXAMPLE} silently."
        )
    mode = FeedMode.SILENT if match["silent"] else FeedMode.LINES if match["lines"] else None
    return Wish(_complete(match["url"]), mode)


def _complete(url: str) -> str:
    address = url.strip("<>")
    if re.match(r"feed:", address, re.IGNORECASE):
        address = address[len("feed:") :].removeprefix("//")
    if re.match(r"https?://", address, re.IGNORECASE):
        return address
    if not _HOST.fullmatch(address):
        raise QueryError(f"“{url[:60]}” is no web address. For example: {EXAMPLE}.")
    return f"https://{address}"


# ── following ────────────────────────────────────────────────────────────────────────────────────


async def follow(storage: Storage, reader: FeedReader, request: Request) -> Message:
    """`/follow URL`, `/follow URL silently`."""
    if not request.arguments:
        return render_missing_argument("follow", None)
    wish = parse_follow(request.arguments)
    feeds = await storage.list_feeds(request.chat_id)
    known = _find_by_url(feeds, wish.url)
    if known:
        return await _follow_again(storage, request, known, wish)
    if len(feeds) >= MAX_FEEDS:
        raise QueryError(
            f"This chat follows {MAX_FEEDS} feeds, the most I read for one. /unfollow one first."
        )
    found = await _find(reader, wish.url)
    known = _find_by_url(feeds, found.url)
    if known:
        return await _follow_again(storage, request, known, wish)
    record = await storage.add_feed(request.chat_id, _make_feed(found, wish, request))
    return render_followed(record, len(found.parsed.entries))


async def _follow_again(storage: Storage, request: Request, feed: FeedRecord, wish: Wish) -> Message:
    # A message that is worked on again after a kill finds its own feed.
    if request.message_id and feed.message_id == request.message_id:
        return render_followed(feed)
    if wish.mode is None and feed.stop is None:
        return render_followed_already(feed)
    return await _set_mode(storage, request, feed, wish.mode or feed.mode, request.thread_id)


async def _set_mode(
    storage: Storage, request: Request, feed: FeedRecord, mode: FeedMode, thread_id: int | None
) -> Message:
    return render_mode(
        await storage.set_feed_mode(request.chat_id, feed.number, mode, thread_id, request.now)
    )


async def _find(reader: FeedReader, url: str) -> Found:
    try:
        return await reader.find(url)
    except FetchError as error:
        raise FetchError(f"{describe(error)} — check the address and try again.") from error
    except FeedError as error:
        raise FeedError(
            f"I can't follow {host_of(url) or url[:60]}: {describe(error)}. "
            "Look there for “RSS” or “feed”, and give me that address."
        ) from error


def _make_feed(found: Found, wish: Wish, request: Request) -> NewFeed:
    """With all that it lists now as seen: nobody wants fifty old articles at once."""
    parsed = found.parsed
    return NewFeed(
        url=found.url,
        title=parsed.title or host_of(found.url),
        mode=wish.mode or FeedMode.LINES,
        follower=request.sender,
        followed_at=request.now,
        message_id=request.message_id or 0,
        thread_id=request.thread_id,
        next_at=get_next_look(found.url, request.now, found.interval),
        keys=tuple(dict.fromkeys(key for entry in parsed.entries for key in entry.keys)),
        etag=found.validators.etag,
        last_modified=found.validators.last_modified,
        interval=found.interval,
    )


async def show_following(storage: Storage, request: Request) -> Message:
    """`/following`."""
    feeds = await storage.list_feeds(request.chat_id)
    troubles = await storage.list_feed_troubles(request.chat_id, request.now - TROUBLE_DAYS)
    return render_following(feeds, {one.number: one for one in troubles}, request.now, MAX_FEEDS)


# ── unfollowing, buttons, undo ───────────────────────────────────────────────────────────────────


async def unfollow(storage: Storage, request: Request) -> Message:
    """`/unfollow 2`, `/unfollow https://site.example/feed.xml`, `/unfollow Harbour Courier`."""
    if not request.arguments:
        return render_missing_argument("unfollow", None)
    # A message that is worked on again after a kill finds its feed unfollowed.
    last = await storage.get_last_follow(request.chat_id)
    if last and not last.followed and last.message_id == request.message_id:
        return render_unfollowed(last.feed)
    feed = _choose(await storage.list_feeds(request.chat_id), request.arguments)
    return render_unfollowed(await storage.delete_feed(request.chat_id, feed.number, request.message_id or 0))


async def follow_again(storage: Storage, request: Request) -> Message:
    """The button under an unfollowed feed."""
    number = int(request.arguments)
    return render_followed_again(await storage.undo_unfollow(request.chat_id, number, request.now))


async def change_mode(storage: Storage, request: Request, mode: FeedMode) -> Message:
    """The buttons under a feed; its lines stay in their topic."""
    feed = await storage.get_feed(request.chat_id, int(request.arguments))
    return await _set_mode(storage, request, feed, mode, feed.thread_id)


async def undo_last_follow(storage: Storage, request: Request, after: int) -> Message | None:
    """`/undo`: what a message later than `after` followed or unfollowed; null where none did."""
    last = await storage.get_last_follow(request.chat_id)
    if last is None or last.message_id <= after or request.message_id is None:
        return None
    if last.followed:
        answer = render_follow_undone(last.feed)
        await storage.undo_follow(request.chat_id, last.feed.number, Undone(request.message_id, answer.html))
        return answer
    answer = render_followed_again(replace(last.feed, stop=None))
    undone = Undone(request.message_id, answer.html)
    await storage.undo_unfollow(request.chat_id, last.feed.number, request.now, undone)
    return answer


def _choose(feeds: Sequence[FeedRecord], words: str) -> FeedRecord:
    """By number, by address, or by a title or site that only one has."""
    named = words.strip().removeprefix("#").strip('<>“”"')
    if named.isdecimal() and len(named) <= MAX_NUMBER_DIGITS:
        found = [feed for feed in feeds if feed.number == int(named)]
    else:
        found = [feed for feed in feeds if _is_same(feed.url, named)] or [
            feed for feed in feeds if _is_named(feed, named)
        ]
    if len(found) != 1:
        raise NotFoundError(f"Which feed is “{named[:60]}”? /following lists them with their numbers.")
    return found[0]


def _is_named(feed: FeedRecord, words: str) -> bool:
    host = host_of(feed.url)
    return words.casefold() in {feed.title.casefold(), host} or host_of(words) == host


def _find_by_url(feeds: Sequence[FeedRecord], url: str) -> FeedRecord | None:
    return next((feed for feed in feeds if _is_same(feed.url, url)), None)


def _is_same(one: str, other: str) -> bool:
    return canonical_url(one) == canonical_url(other)
