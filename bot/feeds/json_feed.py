"""JSON Feed, versions 1 and 1.1: https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from bot.charsets import decode_text
from bot.errors import FeedError, SourceError
from bot.feeds.entries import RawEntry, clean_title, make_entry
from bot.feeds.models import Entry, ParsedFeed

_VERSION = "https://jsonfeed.org/version/"
_START = b"{"
_SPACE_AND_MARK = b" \t\r\n\xef\xbb\xbf"
NO_JSON_FEED = "it sends JSON that is no feed"


def is_json(body: bytes) -> bool:
    return body.lstrip(_SPACE_AND_MARK).startswith(_START)


def parse_json_feed(body: bytes, url: str, limit: int) -> ParsedFeed:
    """At most `limit` entries. FeedError where it is no JSON Feed."""
    feed = _load(body)
    items = feed.get("items")
    if not str(feed.get("version") or "").startswith(_VERSION) or not isinstance(items, list):
        raise FeedError(NO_JSON_FEED)
    return ParsedFeed(
        title=clean_title(_text(feed, "title")),
        entries=tuple(_read_items(items[:limit], url)),
        ended=feed.get("expired") is True,
    )


def _load(body: bytes) -> dict[str, Any]:
    try:
        feed = json.loads(decode_text(body))
    except (SourceError, ValueError, RecursionError) as error:
        raise FeedError(NO_JSON_FEED) from error
    return feed if isinstance(feed, dict) else {}


def _read_items(items: Iterable[object], base: str) -> Iterable[Entry]:
    for item in items:
        entry = make_entry(_read_item(item), base) if isinstance(item, dict) else None
        if entry:
            yield entry


def _read_item(item: dict[str, Any]) -> RawEntry:
    identity = item.get("id")
    return RawEntry(
        # Some publish numbers, which the standard tells readers to take as texts.
        id=str(identity) if isinstance(identity, str | int | float) else None,
        link=_text(item, "url"),
        title=_text(item, "title"),
        html=_text(item, "content_html") or "",
        text=_text(item, "content_text") or "",
        published=_moment(_text(item, "date_published") or _text(item, "date_modified")),
    )


def _text(item: dict[str, Any], name: str) -> str | None:
    value = item.get(name)
    return value if isinstance(value, str) else None


def _moment(words: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(words or "")
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
