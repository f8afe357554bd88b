"""Capitals → small letters: "MORE THAN 150 FIREFIGHTERS battled" reads like any other sentence."""

from __future__ import annotations

import re
from itertools import groupby

from spacy.tokens import Doc

from bot.claims.parse import parse

_CHUNK = re.compile(r"\S+|\n")
_FEWEST_WORDS = 3
"""Two words in capitals may be an agency's name; a shout is longer."""


def calm(doc: Doc) -> Doc:
    """The text parsed with its shouting lowered, or `doc` itself where nobody shouts. Offsets stay."""
    text: str = doc.text
    lowered = lower_shouts(text)
    return doc if lowered == text else parse(lowered)


def lower_shouts(text: str) -> str:
    """The text with every run of words in capitals, numbers among them, in small letters."""
    parts, end = [], 0
    for loud, chunks in groupby(_CHUNK.finditer(text), key=lambda chunk: _is_loud(chunk[0])):
        run = list(chunks)
        if loud and sum(_is_word(chunk[0]) for chunk in run) >= _FEWEST_WORDS:
            parts += [text[end : run[0].start()], text[run[0].start() : run[-1].end()].lower()]
            end = run[-1].end()
    return "".join([*parts, text[end:]])


def _is_loud(chunk: str) -> bool:
    """Without small letters; only letters that keep their length when lowered."""
    return chunk != "\n" and chunk == chunk.upper() and len(chunk) == len(chunk.lower())


def _is_word(chunk: str) -> bool:
    return sum(character.isalpha() for character in chunk) > 1
