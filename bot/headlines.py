"""Pages of which an earlier version of the bot kept the headline within the text. Pure.

Today the text of a page is its body. Without its first line such an article would seem to have lost what its
headline claims, so that line stays a line, with the words that the headline has now.
"""

from __future__ import annotations

from dataclasses import replace

from bot.models import Article


def keep_headline(known: Article, found: Article) -> Article:
    """What a page says now, in the form in which its article is kept."""
    has_headline = _opens_with(found, known.title) or _opens_with(found, found.title)
    if has_headline or not _opens_with(known, known.title):
        return found
    return replace(found, text=f"{found.title or known.title}\n{found.text}")


def _opens_with(article: Article, title: str | None) -> bool:
    first, _, rest = article.text.partition("\n")
    return bool(title and rest) and _fold(first) == _fold(title or "")


def _fold(line: str) -> str:
    return " ".join(line.casefold().split())
