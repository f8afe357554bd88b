"""Claims out of an article's text: who says what, in which words, with which figures."""

from __future__ import annotations

from bot.claims.extract import extract_claims, extract_each
from bot.claims.figures import find_figures
from bot.claims.parse import parse
from bot.models import Figure

__all__ = ["extract_claims", "extract_each", "extract_figures"]


def extract_figures(text: str) -> list[Figure]:
    """Every figure in a text, in order; offsets are into `text`."""
    return find_figures(parse(text))
