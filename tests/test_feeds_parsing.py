"""The bytes of a feed → its entries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents import article_from_document
from bot.errors import FeedError
from bot.feeds.discovery import find_feed
from bot.feeds.entries import clean_title, make_page
from bot.feeds.models import Entry, ParsedFeed
from bot.feeds.parsing import MAX_ENTRIES, MAX_FEED_BYTES, parse_feed
from tests.feed_samples import (
    ATOM,
    BROKEN,
    CYRILLIC,
    FULL_TEXT,
    JSON_FEED,
    PODCAST,
    RSS_091,
    RSS_10,
    RSS_20,
    Item,
    make_rss,
)

URL = "https://post.example/feeds/all.xml"
SEVEN = datetime(2024, 12, 19, 7, 0, tzinfo=UTC)
DAY = SEVEN.date()


def parse(feed: str | bytes, content_type: str | None = "application/xml", url: str = URL) -> ParsedFeed:
    return parse_feed(feed.encode() if isinstance(feed, str) else feed, content_type, url)


def told(entry: Entry) -> tuple[str | None, str | None, datetime | None]:
    return entry.title, entry.url, entry.published


# ── the formats ──────────────────────────────────────────────────────────────────────────────────

FORMATS = [
    (
        "RSS 0.91",
        RSS_091,
        "Tarnow Post",
        [
            ("Bridge closed", "https://post.example/bridge", None),
            ("Bridge open again", "https://post.example/bridge-2", None),
        ],
    ),
    ("RSS 1.0", RSS_10, "Tarnow Post", [("Dam holds", "https://post.example/dam", SEVEN)]),
    (
        "RSS 2.0",
        RSS_20,
        "Tarnow & Velm Post",
        [("Levee & dam: both hold", "https://post.example/levee", SEVEN)],
    ),
    ("Atom", ATOM, "Evening Lantern", [("Port reopens", "https://lantern.example/news/port", SEVEN)]),
    (
        "JSON Feed",
        JSON_FEED,
        "Tisza Monitor",
        [("Flood warning", "https://post.example/flood", SEVEN), ("Note", None, None)],
    ),
    (
        "a podcast",
        PODCAST,
        "Harbour Talk",
        [("Episode 1", None, None), ("Episode 2", "https://talk.example/2", None)],
    ),
    (
        "broken XML",
        BROKEN,
        "Post & Co",
        [("A & B < C", "https://post.example/a?x=1&y=2", None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("form", "feed", "title", "entries"), FORMATS, ids=[row[0] for row in FORMATS])
def test_every_format_gives_titles_addresses_and_dates(
    form: str, feed: str, title: str, entries: list[tuple[str, str | None, datetime | None]]
) -> None:
    parsed = parse(feed)
    assert parsed.title == title
    assert [told(entry) for entry in parsed.entries][: len(entries)] == entries


WISHES = [(RSS_20, 45), (RSS_10, 120), (RSS_091, None), (ATOM, None), (JSON_FEED, None)]


@pytest.mark.parametrize(("feed", "minutes"), WISHES)
def test_a_feed_may_say_how_often_it_changes(feed: str, minutes: int | None) -> None:
    assert parse(feed).interval == (timedelta(minutes=minutes) if minutes else None)


def test_a_wish_that_carries_attributes_is_no_wish() -> None:
    """The words of such an element are lost in feedparser."""
    feed = RSS_20.replace("<ttl>", '<sy:updatePeriod unit="day">daily</sy:updatePeriod><ttl>', 1)
    assert parse(feed).interval == timedelta(minutes=45)


CHARSETS = [
    ("as it declares itself", CYRILLIC.encode("windows-1251"), "text/xml"),
    ("declared wrongly by the server", CYRILLIC.encode("windows-1251"), "text/xml; charset=utf-8"),
    ("declared wrongly by itself", CYRILLIC.encode(), "text/xml; charset=utf-8"),
    ("named after no charset", CYRILLIC.replace("windows-1251", "utf-8").encode(), "text/xml; charset=none"),
    ("with a mark", CYRILLIC.replace("windows-1251", "utf-16").encode("utf-16"), "application/xml"),
]


@pytest.mark.parametrize(("how", "feed", "content_type"), CHARSETS, ids=[row[0] for row in CHARSETS])
def test_a_feed_is_read_in_its_charset(how: str, feed: bytes, content_type: str) -> None:
    parsed = parse(feed, content_type)
    assert (parsed.title, parsed.entries[0].title) == ("Вестник", "Мост закрыт")


def test_half_of_a_surrogate_pair_comes_through_no_feed() -> None:
    halved = """{"version": "https://jsonfeed.org/version/1", "title": "Tisza \\udc00", "items": [
        {"id": "\\ud800", "url": "https://a.example/\\ud800?a=\\udfff", "title": "Flood \\ud83d"},
        {"content_html": "\\ud800 and \\ud83d\\ude00"}]}"""
    parsed = parse(halved)
    flood, note = parsed.entries
    assert (parsed.title, flood.title, note.content) == ("Tisza \ufffd", "Flood \ufffd", "\ufffd and 😀")
    assert flood.url == "https://a.example/\ufffd?a=\ufffd"


def test_a_json_feed_may_say_that_it_has_ended() -> None:
    assert parse('{"version": "https://jsonfeed.org/version/1", "expired": true, "items": []}').ended
    assert not parse(JSON_FEED).ended


# ── entries ──────────────────────────────────────────────────────────────────────────────────────


def test_an_entry_is_told_by_its_id_and_by_its_address() -> None:
    by_both = parse(RSS_20).entries[0].keys
    other_id = parse(RSS_20.replace("tag-77", "tag-78")).entries[0].keys
    tracked = parse(RSS_20.replace("/levee<", "/levee?utm_source=rss<")).entries[0].keys
    assert len(by_both) == 2
    assert by_both[1] == other_id[1]
    assert by_both == tracked


def test_an_address_that_all_entries_share_tells_none_of_them() -> None:
    feed = make_rss([Item("/", "First note"), Item("/", "Second note")])
    first, second = parse(feed).entries
    assert len(first.keys) == len(second.keys) == 1
    assert first.keys != second.keys


def test_an_entry_without_id_and_address_is_told_by_its_words() -> None:
    feed = "<rss version='2.0'><channel><item><description>{}</description></item></channel></rss>"
    one, other = (parse(feed.format(words)).entries[0].keys for words in ("Once.", "Twice."))
    assert one != other
    assert parse("<rss version='2.0'><channel><item></item></channel></rss>").entries == ()


@pytest.mark.parametrize(
    "link",
    ["tag:post.example,2024:1", "mailto:desk@post.example", "javascript:x", "ftp://a/b", "http://[::1"],
)
def test_what_is_no_web_address_is_no_link(link: str) -> None:
    feed = f"<rss version='2.0'><channel><item><guid>7</guid><link>{link}</link></item></channel></rss>"
    assert [entry.url for entry in parse(feed).entries] in ([None], [])


def test_a_relative_link_is_read_from_where_the_feed_is() -> None:
    feed = RSS_091.replace("https://post.example/bridge<", "../bridge<")
    assert parse(feed).entries[0].url == "https://post.example/bridge"


def test_a_content_is_kept_only_where_there_is_no_address() -> None:
    assert parse(RSS_20).entries[0].content == ""
    assert "<b>more</b>" in parse(FULL_TEXT).entries[0].content
    assert parse(JSON_FEED).entries[1].content == "<p>First paragraph.</p><p>Second &lt;paragraph&gt;.</p>"


def test_a_content_is_read_as_the_page_that_it_would_have_been() -> None:
    words = (
        "<p>Mayor Anna Kovacs said that 300 houses had been rebuilt in Velm since the spring flood.</p>"
        "<p>The water board denied that the new levee was too low for a winter such as the last one.</p>"
    )
    entry = Entry(("k",), None, "Velm <rebuilds>", words, SEVEN)
    article = article_from_document(make_page(entry, "Wire & Co"), None)
    assert (article.title, article.outlet, article.published) == ("Velm <rebuilds>", "Wire & Co", DAY)
    assert "300 houses" in article.text
    assert "too low" in article.text


TITLES = [
    (None, None),
    (" \n ", None),
    ("<b></b>", None),
    ("Two\n  lines", "Two lines"),
    ("5 < 7 & 8 > 6", "5 < 7 & 8 > 6"),
    ("Caf&eacute; &amp; bar", "Café & bar"),
    ("x" * 500, "x" * 200),
]


@pytest.mark.parametrize(("title", "shown"), TITLES)
def test_a_title_is_one_line_of_plain_text(title: str | None, shown: str | None) -> None:
    assert clean_title(title) == shown


# ── what is no feed, and what would be too much ──────────────────────────────────────────────────

NO_FEEDS = [
    b"",
    b"   ",
    b"Just words.",
    b"<!doctype html><html><head><title>Post</title></head><body><p>News</p></body></html>",
    b"{}",
    b"[]",
    b'{"items": []}',
    b'{"version": "https://jsonfeed.org/version/1", "items": {}}',
    b'{"version": ' + b"[" * 100_000,
    b"{\xff\xfe\x00",
    b"\x89PNG\r\n\x1a\n" + bytes(200),
    b"<?xml version='1.0' encoding='undefined'?><rss version='2.0'/>",
    b"x" * (MAX_FEED_BYTES + 1),
]


@pytest.mark.parametrize("body", NO_FEEDS, ids=range(len(NO_FEEDS)))
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    with pytest.raises(FeedError):
        parse_feed(body, None, URL)


def test_of_a_whole_archive_the_first_entries_are_read() -> None:
    feed = make_rss([Item(f"/{number}", str(number)) for number in range(MAX_ENTRIES + 50)])
    parsed = parse(feed)
    assert (len(parsed.entries), parsed.entries[0].title) == (MAX_ENTRIES, "0")


def test_entities_do_not_multiply() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    for name, before in zip("bcdefghij", "abcdefghi", strict=True):
        bomb += f'<!ENTITY {name} "{f"&{before};" * 10}">'
    parsed = parse(f'{bomb}]><rss version="2.0"><channel><title>T&j;</title></channel></rss>')
    assert len(parsed.title or "") < 100


def test_an_entity_reads_no_file() -> None:
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{__file__}">]>'
    feed = f'{entity}<rss version="2.0"><channel><title>a&x;b</title></channel></rss>'
    assert "import" not in (parse(feed).title or "")


def test_bytes_that_name_a_file_do_not_open_it(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS_20)
    with pytest.raises(FeedError):
        parse(str(path))


# ── fuzzing ──────────────────────────────────────────────────────────────────────────────────────

SEEDS = (RSS_091, RSS_10, RSS_20, ATOM, JSON_FEED, PODCAST, FULL_TEXT)
SCRAPS = (
    "<", ">", "&", "&#x;", "&#99999999999999999999;", "<![CDATA[", "]]>", "<!DOCTYPE x [", '<!ENTITY a "b">',
    ' encoding="punycode"?>', ' encoding="undefined"?>', ' xml:base="http://[::1"', "<link href='http://[a]b/'/>",
    "<link href=''/>", "<pubDate>99999-99-99</pubDate>", "<updated>0000-00-00T99:99</updated>", "<item>",
    "</channel>", "<entry>", "</div>", 'mode="base64">!!!', "<media:rating/>", "\x00", "\ufeff",
    "null", "1e999", '"\\ud800"', "[[[[",
)  # fmt: skip
CONTENT_TYPES = (None, "text/xml; charset=idna", "text/xml; charset=rot13", "application/xml; charset=utf-16")
EDITS = st.lists(
    st.tuples(st.integers(0, 900), st.integers(0, 40), st.sampled_from(SCRAPS) | st.text(max_size=5)),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), EDITS, st.sampled_from(CONTENT_TYPES), st.binary(max_size=3))
def test_a_damaged_feed_is_read_or_refused(
    seed: str, edits: list[tuple[int, int, str]], content_type: str | None, tail: bytes
) -> None:
    """Whatever is read is in bounds; there is no third way out."""
    for at, length, scrap in edits:
        seed = seed[:at] + scrap + seed[at + length :]
    try:
        parsed = parse_feed(seed.encode("utf-8", "replace") + tail, content_type, URL)
    except FeedError:
        return
    assert len(parsed.entries) <= MAX_ENTRIES
    for entry in parsed.entries:
        assert entry.keys
        assert entry.url is None or entry.url.startswith(("http://", "https://"))
        assert entry.published is None or entry.published.tzinfo is UTC


# ── a page that names its feed ───────────────────────────────────────────────────────────────────

COMMENTS_FIRST = """<link rel="alternate" type="application/rss+xml" title="Comments" href="/c">
<link rel="alternate" type="application/rss+xml" title="News" href="/n">"""
PAGES = [
    ("<p>no link</p>", None),
    ('<link rel="alternate" type="text/html" href="/amp">', None),
    ('<link rel="stylesheet" type="application/rss+xml" href="/feed">', None),
    ('<link rel="alternate" type="application/rss+xml" href="/feed">', "https://post.example/feed"),
    ('<link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="a.xml">', "https://post.example/news/a.xml"),
    ("<link rel=alternate type=application/feed+json href=//feeds.example/j>", "https://feeds.example/j"),
    ('<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="f">', "https://cdn.example/x/f"),
    (
        COMMENTS_FIRST,
        "https://post.example/n",
    ),
    ('<link rel="alternate" type="application/rss+xml" href="/comments/feed">', "https://post.example/comments/feed"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "feed"), PAGES)
def test_a_page_names_its_feed(head: str, feed: str | None) -> None:
    page = f"<!doctype html><html><head><title>Post</title>{head}</head><body><p>News</p></body></html>"
    assert find_feed(page.encode(), "https://post.example/news/today") == feed


def test_what_is_no_page_names_none() -> None:
    assert find_feed(b"", URL) is None
    assert find_feed(b"\x00\x01", URL) is None
