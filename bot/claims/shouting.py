"""Capitals → small letters: "MORE THAN 150 FIREFIGHTERS battled" reads like any other sentence."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from bot.claims.parse import parse
from bot.claims.spans import text_of

# Three words or more in capitals, numbers among them; two may be an agency's name.
_SHOUT = re.compile(r"\b[A-Z]{2,}(?:[ \xa0,'’-]+(?:[A-Z]+\b|[\d.,]*\d))*(?:[ \xa0,'’-]+[A-Z]{2,}\b)")
_FEWEST_WORDS = 3
_WORD = re.compile(r"[A-Z]{2,}")


def calm(doc: Doc) -> Doc:
    """The text parsed with its shouting lowered, or `doc` itself where nobody shouts. Offsets stay."""
    text: str = text_of(doc)
    lowered = _SHOUT.sub(_lower, text)
    return doc if lowered == text else parse(lowered)


def _lower(match: re.Match[str]) -> str:
    words = _WORD.findall(match[0])
    return match[0].lower() if len(words) >= _FEWEST_WORDS else match[0]
