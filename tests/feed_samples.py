"""Feeds of outlets that do not exist, in the forms that sites publish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a feed that a test makes."""

    path: str
    title: str
    published: datetime | None = None
    content: str = ""


def make_rss(
    items: Sequence[Item],
    *,
    site: str = "https://courier.example",
    title: str = "Harbour Courier",
    more: str = "",
) -> str:
    """An RSS 2.0 feed, in the order given."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{escape(title)}</title>'
        f"<link>{site}/</link>{more}{''.join(_make_item(item, site) for item in items)}</channel></rss>"
    )


def _make_item(item: Item, site: str) -> str:
    link = f"<link>{site}{item.path}</link>" if item.path else ""
    date = f"<pubDate>{format_datetime(item.published)}</pubDate>" if item.published else ""
    content = f"<description>{escape(item.content)}</description>" if item.content else ""
    guid = f'<guid isPermaLink="false">{escape(item.title)}</guid>'
    return f"<item><title>{escape(item.title)}</title>{link}{guid}{date}{content}</item>"


RSS_091 = """<?xml version="1.0"?><rss version="0.91"><channel><title>Tarnow Post</title>
<link>https://post.example/</link><description>News</description><language>en</language>
<item><title>Bridge closed</title><link>https://post.example/bridge</link></item>
<item><title>Bridge open again</title><link>https://post.example/bridge-2</link></item></channel></rss>"""

RSS_10 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel rdf:about="https://post.example/rdf"><title>Tarnow Post</title><link>https://post.example/</link>
<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>12</sy:updateFrequency></channel>
<item rdf:about="https://post.example/dam"><title>Dam holds</title><link>https://post.example/dam</link>
<dc:date>2024-12-19T09:00:00+02:00</dc:date></item></rdf:RDF>"""

RSS_20 = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>Tarnow &amp; Velm Post</title>
<link>https://post.example/</link><ttl>45</ttl>
<item><title>Levee &amp;amp; dam: &lt;b&gt;both hold&lt;/b&gt;</title><link>https://post.example/levee</link>
<guid isPermaLink="false">tag-77</guid><pubDate>Thu, 19 Dec 2024 07:00:00 GMT</pubDate>
<description>Short.</description></item></channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://lantern.example/news/">
<title type="html">Evening &lt;i&gt;Lantern&lt;/i&gt;</title>
<entry><id>tag:lantern.example,2024:1</id><title>Port reopens</title>
<link rel="self" href="port.atom"/><link rel="alternate" href="port"/>
<published>2024-12-19T07:00:00Z</published><updated>2024-12-19T12:00:00Z</updated></entry></feed>"""

JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Tisza Monitor", "items": [
{"id": 7, "url": "/flood", "title": "Flood warning", "date_published": "2024-12-19T09:00:00+02:00"},
{"id": "8", "content_text": "First paragraph.\\n\\nSecond <paragraph>.", "title": "Note"},
"not an item", {"title": "nothing to tell it by"}]}"""

PODCAST = """<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<title>Harbour Talk</title><item><title>Episode 1</title><guid isPermaLink="false">e1</guid>
<enclosure url="https://talk.example/1.mp3" type="audio/mpeg" length="1"/></item>
<item><title>Episode 2</title><guid>https://talk.example/2</guid>
<enclosure url="https://talk.example/2.mp3" type="audio/mpeg" length="1"/></item></channel></rss>"""

BROKEN = """<rss version="2.0"><channel><title>Post & Co</title><item><title>A & B < C</title>
<link>https://post.example/a?x=1&y=2</link></item><item><title>Cut off</title><link>https://post.example/cut"""

FULL_TEXT = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Wire</title><item><guid isPermaLink="false">w1</guid><title>Wire note</title>
<description>Summary only.</description>
<content:encoded><![CDATA[<p>The mayor said so.</p><p>And <b>more</b> of it.</p>]]></content:encoded>
</item></channel></rss>"""

CYRILLIC = """<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Вестник</title>
<item><title>Мост закрыт</title><link>https://vestnik.example/most</link></item></channel></rss>"""
