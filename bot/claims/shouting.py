"""Capitals → small letters: "MORE THAN 150 FIREFIGHTERS battled" reads like any other sentence."""

from __future__ import annotations

import re
from itertools import groupby

from spacy.tokens import Doc

from bot.claims.parse import join_docs, parse
from bot.claims.spans import text_of

_CHUNK = re.compile(r"\S+|\n")
# Chunks without a small letter of English beside each other, where alone a shout can be.
_STRETCH = re.compile(r"(?<!\S)[^\sa-z]+(?:[^\S\n]+[^\sa-z]+)+(?!\S)")
_FEWEST_WORDS = 3
"""Two words in capitals may be an agency's name; a shout is longer."""


def calm(doc: Doc) -> Doc:
    """The text with shouting lines parsed again in small letters, or `doc` itself where none shouts."""
    text = text_of(doc)
    lowered = lower_shouts(text)
    if lowered == text:
        return doc
    parts: list[Doc] = []
    calm_until, offset = 0, 0
    for line in text.splitlines(keepends=True):
        end = offset + len(line)
        span = doc.char_span(offset, end) if lowered[offset:end] != line else None
        if span is not None:
            if span.start > calm_until:
                parts.append(doc[calm_until : span.start].as_doc())
            parts.append(parse(lowered[offset:end]))
            calm_until = span.end
        offset = end
    if calm_until < len(doc):
        parts.append(doc[calm_until:].as_doc())
    return join_docs(parts)


def lower_shouts(text: str) -> str:
    """The text with every run of words in capitals, numbers among them, in small letters."""
    parts, end = [], 0
    for stretch in _STRETCH.finditer(text):
        for loud, chunks in groupby(_CHUNK.finditer(stretch[0]), key=lambda chunk: _is_loud(chunk[0])):
            run = list(chunks)
            if loud and sum(_is_word(chunk[0]) for chunk in run) >= _FEWEST_WORDS:
                first, last = stretch.start() + run[0].start(), stretch.start() + run[-1].end()
                parts += [text[end:first], text[first:last].lower()]
                end = last
    return "".join([*parts, text[end:]])


def _is_loud(chunk: str) -> bool:
    """Without small letters; only letters that keep their length when lowered."""
    return chunk != "\n" and chunk == chunk.upper() and len(chunk) == len(chunk.lower())


def _is_word(chunk: str) -> bool:
    return sum(character.isalpha() for character in chunk) > 1
