"""Claims out of an article's text: who says what, in which words, with which figures.

spaCy is imported when a text is read: that takes most of a second, and most commands read none.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.models import Article, Claim, Figure

__all__ = ["extract_claims", "extract_each", "extract_figures"]


def extract_claims(article: Article) -> list[Claim]:
    """The claims of an English article, in its order; none for another language. CPU-bound."""
    return next(extract_each([article]))


def extract_each(articles: Sequence[Article]) -> Iterator[list[Claim]]:
    """The claims of each article, in order: as `extract_claims`, faster where there are many.

    Each article is read when it is asked for, so that one that fails takes no earlier one with it.
    """
    from bot.claims import extract

    yield from extract.extract_each(articles)


def extract_figures(text: str) -> list[Figure]:
    """Every figure in a text, in order; offsets are into `text`."""
    from bot.claims.figures import find_figures
    from bot.claims.parse import parse

    return find_figures(parse(text))
