"""The bytes of a feed → its title and entries: RSS and Atom by feedparser, JSON Feed by `json_feed`."""

from __future__ import annotations

import calendar
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from time import struct_time
from typing import Any

import feedparser

from bot.errors import FeedError
from bot.feeds.entries import RawEntry, clean_title, make_entry
from bot.feeds.json_feed import is_json, parse_json_feed
from bot.feeds.models import Entry, ParsedFeed
from bot.feeds.schedule import parse_interval

# Of a feed that lists its whole archive, the first ones: nearly all feeds begin with the newest.
MAX_ENTRIES = 500
MAX_FEED_BYTES = 5_000_000
TOO_LARGE = "its feed is larger than 5 MB"
NO_FEED = "it sends no feed"
BROKEN = "its feed is too broken to be read"
_WISHES = ("ttl", "sy_updateperiod", "sy_updatefrequency")


def parse_feed(body: bytes, content_type: str | None, url: str) -> ParsedFeed:
    """What the feed at `url` holds. FeedError where the bytes are none.

    Takes as long as the bytes are many, a second or two for the largest: not for the event loop.
    """
    if len(body) > MAX_FEED_BYTES:
        raise FeedError(TOO_LARGE)
    if is_json(body):
        return _finish(parse_json_feed(body, url, MAX_ENTRIES))
    return _finish(_parse_xml(body, content_type, url))


def _parse_xml(body: bytes, content_type: str | None, url: str) -> ParsedFeed:
    found = _run_feedparser(body, content_type, url)
    if not (found.get("version") or found.entries):
        raise FeedError(NO_FEED)
    feed = found.feed
    return ParsedFeed(
        title=clean_title(_get_text(feed, "title")),
        entries=tuple(_read_entries(found.entries[:MAX_ENTRIES], url)),
        interval=parse_interval(*(_get_text(feed, name) for name in _WISHES)),
    )


def _run_feedparser(body: bytes, content_type: str | None, url: str) -> feedparser.FeedParserDict:
    # As a file: plain bytes would be taken for the name of one. Nothing is shown as HTML, so nothing is
    # sanitised; addresses inside contents are not read, so they stay relative.
    try:
        return feedparser.parse(
            io.BytesIO(body),
            response_headers={"content-location": url, "content-type": content_type or "application/xml"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except (ArithmeticError, LookupError, ValueError) as error:
        # It forgives nearly everything; what fuzzing found beyond are codecs that raise their own errors,
        # character references past any number, and links of a malformed shape.
        raise FeedError(BROKEN) from error


def _read_entries(found: Iterable[dict[str, Any]], base: str) -> Iterable[Entry]:
    for one in found:
        raw = RawEntry(
            id=_get_text(one, "id"),
            link=_get_text(one, "link"),
            title=_get_text(one, "title"),
            html=_get_body(one, html=True),
            text=_get_body(one, html=False),
            published=_get_moment(_get_date(one)),
        )
        entry = make_entry(raw, base)
        if entry:
            yield entry


def _get_text(one: Mapping[str, Any], name: str) -> str | None:
    # feedparser turns an element it knows no rule for into its attributes, where it has any.
    value = one.get(name)
    return value if isinstance(value, str) else None


def _get_body(one: Mapping[str, Any], *, html: bool) -> str:
    """The fullest of its contents that are HTML, or of those that are not."""
    bodies = [*one.get("content", ()), one.get("summary_detail") or {}]
    return max(
        (str(body.get("value") or "") for body in bodies if _is_html(body) is html), key=len, default=""
    )


def _is_html(body: Mapping[str, Any]) -> bool:
    return "html" in str(body.get("type") or "")


def _get_date(one: dict[str, Any]) -> struct_time | None:
    # Not by feedparser's own `get`, which takes the one for the other and warns of it.
    return dict.get(one, "published_parsed") or dict.get(one, "updated_parsed")


def _get_moment(parsed: struct_time | None) -> datetime | None:
    """In UTC, as feedparser gives it; what is no moment of the calendar is none."""
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None


def _finish(parsed: ParsedFeed) -> ParsedFeed:
    """An address that several entries share tells none of them."""
    shares = Counter(entry.keys[-1] for entry in parsed.entries if entry.url)
    entries = (
        replace(entry, keys=entry.keys[:-1])
        if len(entry.keys) > 1 and entry.url and shares[entry.keys[-1]] > 1
        else entry
        for entry in parsed.entries
    )
    return replace(parsed, entries=tuple(entries))
