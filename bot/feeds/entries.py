"""An entry as its feed has it → `Entry`; an entry without an address → a page to read. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

from bot.charsets import mend_halves
from bot.feeds.models import Entry
from bot.models import Document
from bot.urls import canonical_url

MAX_TITLE_CHARACTERS = 200
MAX_URL_CHARACTERS = 2000
# As much as the largest article that is read.
MAX_CONTENT_CHARACTERS = 400_000
_KEY_LENGTH = 32
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class RawEntry:
    """The fields of an entry that matter, in any of the formats."""

    id: str | None
    link: str | None
    title: str | None
    html: str
    text: str
    published: datetime | None


def make_entry(raw: RawEntry, base: str) -> Entry | None:
    """The entry; null where it has nothing to be told by. `base`: where its feed is."""
    url = _get_url(raw.link, base)
    identity = (raw.id or "").strip()
    content = "" if url else _get_content(raw)
    names = [identity, canonical_url(url) if url else "", "" if identity or url else content]
    keys = tuple(dict.fromkeys(make_key(name) for name in names if name))
    if not keys:
        return None
    return Entry(keys, url, clean_title(raw.title), content, raw.published)


def make_key(name: str) -> str:
    return sha256(name.encode("utf-8", "replace")).hexdigest()[:_KEY_LENGTH]


def clean_title(title: str | None) -> str | None:
    """One line of plain text; null where nothing is left."""
    words = " ".join(unescape(_TAG.sub(" ", mend_halves(title or ""))).split())
    return words[:MAX_TITLE_CHARACTERS] or None


def make_page(entry: Entry, outlet: str) -> Document:
    """The content of an entry as the page that it would have had."""
    title = escape(entry.title or "")
    published = entry.published.isoformat() if entry.published else ""
    page = f"""<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:type" content="article"><meta property="og:title" content="{title}">
<meta property="og:site_name" content="{escape(outlet)}">
<meta property="article:published_time" content="{published}"></head>
<body><article><h1>{title}</h1>{entry.content}</article></body></html>"""
    return Document("entry.html", page.encode("utf-8", "replace"))


def _get_url(link: str | None, base: str) -> str | None:
    """The web address behind a link; an id such as `tag:site,2024:1` is none."""
    if not (link or "").strip():
        return None
    try:
        url = urljoin(base, mend_halves(str(link)).strip())
        parts = urlsplit(url)
    except ValueError:
        return None
    is_web = parts.scheme in {"http", "https"} and bool(parts.netloc)
    return url if is_web and len(url) <= MAX_URL_CHARACTERS else None


def _get_content(raw: RawEntry) -> str:
    if raw.html.strip():
        return mend_halves(raw.html[:MAX_CONTENT_CHARACTERS])
    paragraphs = _BLANK_LINES.split(mend_halves(raw.text[:MAX_CONTENT_CHARACTERS]).strip())
    return "".join(f"<p>{escape(words)}</p>" for words in paragraphs if words)
