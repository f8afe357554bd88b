"""Page or text → article: the outlet's own words, and what is known of where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.charsets import decode_text
from bot.cleaning import clean
from bot.cleaning.imprint import outlet_of, published_on, without_dateline
from bot.cleaning.sentences import is_headline, is_sentence
from bot.language import detect_language
from bot.models import Article
from bot.pages.reading import find_twin, read_page
from bot.pages.walls import NO_ARTICLE
from bot.posts import read_post
from bot.urls import canonical_url
from bot.web.posts import is_post

__all__ = [
    "NO_ARTICLE",
    "article_from_html",
    "article_from_page",
    "article_from_text",
    "canonical_url",
    "find_twin",
]


def article_from_text(text: str, received: date | None = None, url: str | None = None) -> Article:
    """An article as pasted, forwarded or kept in a plain text file. Its title is also the first line."""
    cleaned = clean(text)
    body = "\n".join(cleaned.lines)
    printed = published_on(cleaned, received)
    return Article(
        text=body,
        title=_headline(cleaned.lines),
        outlet=outlet_of(cleaned, url),
        published=printed.stated,
        language=detect_language(body),
        url=canonical_url(url) if url else None,
        received=received,
        reckoned=printed.reckoned,
    )


def article_from_html(html: bytes | str, url: str | None, received: date | None = None) -> Article:
    """The article on a page; `SourceError` where there is none."""
    return read_page(html, None, url, received)


def article_from_page(
    body: bytes, content_type: str | None, url: str, received: date | None = None
) -> Article:
    """What a web server sent: a page, a Telegram post, or plain text."""
    if is_post(url):
        return _article_from_post(body, url, received)
    if (content_type or "").lower().startswith("text/plain"):
        return article_from_text(decode_text(body), received, url)
    return read_page(body, content_type, url, received)


def _article_from_post(body: bytes, url: str, received: date | None) -> Article:
    post = read_post(body, url)
    article = article_from_text(post.text, received, url)
    return replace(article, outlet=post.channel or article.outlet, published=post.day or article.published)


def _headline(lines: Sequence[str]) -> str | None:
    """The first line, where it has a headline's shape and a text follows; without the agency's dateline."""
    if len(lines) > 1 and is_headline(lines[0]) and any(map(is_sentence, lines[1:])):
        return without_dateline(lines[0]) or None
    return None
