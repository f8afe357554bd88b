"""Attributions of a few lines of text, marked in it."""

from __future__ import annotations

from bot.claims.attributed import Attribution
from bot.claims.attribution import find_attributions
from bot.claims.parse import parse
from bot.claims.quotes import find_quotations
from bot.claims.spans import runs
from tests.marked import Marked, words_at


def attributions_in(text: str) -> list[Attribution]:
    return find_attributions(parse(text), find_quotations(text))


def as_marked(text: str, attribution: Attribution) -> Marked:
    doc = attribution.head.doc
    parts = (attribution.source, attribution.words, attribution.content)
    return Marked(text, *(words_at(text, runs(doc, part)) for part in parts))


def marked_in(text: str) -> list[Marked]:
    return [as_marked(text, attribution) for attribution in attributions_in(text)]
