"""Page or text → article: the outlet's own words, and what is known of where they come from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document as Extracted

from bot.charsets import decode_text
from bot.cleaning import Cleaned, clean
from bot.cleaning.imprint import known_site, outlet_of, published_on, without_dateline
from bot.cleaning.sentences import is_headline, is_sentence
from bot.errors import SourceError
from bot.language import detect_language
from bot.models import Article
from bot.posts import read_post
from bot.urls import canonical_url, page_url
from bot.web.posts import is_post

__all__ = ["article_from_html", "article_from_page", "article_from_text", "canonical_url"]

NO_ARTICLE = "I found no article on that page — paste the text and I'll read that."
_MIN_SENTENCES = 2
_LIST_MARK = re.compile(r"^- ", re.MULTILINE)


def article_from_text(text: str, received: date | None = None, url: str | None = None) -> Article:
    """An article as pasted, forwarded or kept in a plain text file. Its title is also the first line."""
    cleaned = clean(text)
    body = "\n".join(cleaned.lines)
    return Article(
        text=body,
        title=_headline(cleaned.lines),
        outlet=outlet_of(cleaned, url),
        published=published_on(cleaned, received),
        language=detect_language(body),
        url=canonical_url(url) if url else None,
        received=received,
    )


def article_from_html(html: bytes | str, url: str | None, received: date | None = None) -> Article:
    """The article on a page; `SourceError` where there is none."""
    tree = load_html(html)
    window_title = (tree.findtext(".//title") or "") if tree is not None else ""
    page = _extract(tree, url)
    cleaned = clean(_LIST_MARK.sub("", page.text or "")) if page else Cleaned((), ())
    if page is None or sum(map(is_sentence, cleaned.lines)) < _MIN_SENTENCES:
        raise SourceError(NO_ARTICLE)
    title = _page_title(page)
    body = "\n".join(_below_title(title, cleaned.lines))
    return Article(
        text=body,
        title=title,
        outlet=known_site(url) or _stated_outlet(page, window_title) or outlet_of(cleaned, url),
        published=date.fromisoformat(page.date) if page.date else published_on(cleaned, received),
        language=detect_language(body),
        url=page_url(url, page.url),
        received=received,
    )


def article_from_page(
    body: bytes, content_type: str | None, url: str, received: date | None = None
) -> Article:
    """What a web server sent: a page, a Telegram post, or plain text."""
    if is_post(url):
        return _article_from_post(body, url, received)
    if (content_type or "").lower().startswith("text/plain"):
        return article_from_text(decode_text(body), received, url)
    return article_from_html(body, url, received)


def _article_from_post(body: bytes, url: str, received: date | None) -> Article:
    post = read_post(body, url)
    article = article_from_text(post.text, received, url)
    return replace(article, outlet=post.channel or article.outlet, published=post.day or article.published)


def _extract(tree: HtmlElement | None, url: str | None) -> Extracted | None:
    page = tree is not None and bare_extraction(
        tree,
        url=url,
        fast=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return page if isinstance(page, Extracted) else None


def _headline(lines: Sequence[str]) -> str | None:
    """The first line, where it has a headline's shape and a text follows; without the agency's dateline."""
    if len(lines) > 1 and is_headline(lines[0]) and any(map(is_sentence, lines[1:])):
        return without_dateline(lines[0]) or None
    return None


def _below_title(title: str | None, lines: Sequence[str]) -> list[str]:
    """The lines with the title once, on top, as in a pasted article."""
    if title is None:
        return list(lines)
    return [title, *(line for line in lines if line.casefold() != title.casefold())]


def _page_title(page: Extracted) -> str | None:
    """The headline without the site's name, which pages append to it."""
    title = " ".join((page.title or "").split())
    if page.sitename:
        title = re.sub(rf"\s[|–—-]\s{re.escape(page.sitename)}$", "", title, flags=re.IGNORECASE)
    return title or None


def _stated_outlet(page: Extracted, window_title: str) -> str | None:
    """The site's name from the metadata, else as the window's title appends it to the headline."""
    named = (page.sitename or "").removeprefix("@").strip()
    if named and named != page.hostname:
        return named
    appended = re.search(r"\s[|–—-]\s([^|–—]{2,40})$", " ".join(window_title.split()))
    return appended[1] if appended and appended[1] not in (page.title or "") else None
