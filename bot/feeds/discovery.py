"""A web page → the feed that it declares. Pure.

`<link rel="alternate" type="application/rss+xml">`: https://html.spec.whatwg.org/#rel-alternate
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from trafilatura import load_html

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
# Blogs declare one for the comments beside that of the articles.
_COMMENTS = re.compile(r"\bcomments?\b", re.IGNORECASE)


def find_feed(html: bytes, url: str) -> str | None:
    """The address of the page's first feed of articles; null where it declares none."""
    declared = list(_list_feeds(html, url))
    articles = [address for address, title in declared if not _COMMENTS.search(f"{address} {title}")]
    return next(iter([*articles, *(address for address, _ in declared)]), None)


def _list_feeds(html: bytes, url: str) -> Iterator[tuple[str, str]]:
    tree = load_html(html)
    if tree is None:
        return
    base = next(iter(tree.xpath("//base/@href")), "")
    for link in tree.xpath("//link[@href]"):
        kinds = (link.get("rel") or "").lower().split()
        media = (link.get("type") or "").partition(";")[0].strip().lower()
        if "alternate" in kinds and media in _TYPES:
            yield _join(url, base, link.get("href")), link.get("title") or ""


def _join(url: str, base: str, href: str) -> str:
    try:
        return urljoin(urljoin(url, base), href.strip())
    except ValueError:
        return href
