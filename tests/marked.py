"""Sentences with their attribution marked in them: "{The ministry} <said> that [the bridge would reopen]."

Curly brackets hold the source, angle brackets the cue, square brackets the content; any of them may occur
more than once or not at all. Words are compared, not the signs at the edges of spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.models import Span

_SIGNS = re.compile(r"[\[\]{}<>]")
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
_LEADING = frozenset({"that", "whether", "if"})
_CLOSERS = {"{": "}", "<": ">", "[": "]"}


@dataclass(frozen=True)
class Marked:
    """A text and the words of each part."""

    text: str
    source: str
    cue: str
    content: str


def read_marked(marked: str) -> Marked:
    """The text without its marks, and what they mark."""
    return Marked(_SIGNS.sub("", marked), *(_part(marked, opener) for opener in "{<["))


def _part(marked: str, opener: str) -> str:
    pattern = re.escape(opener) + "(.*?)" + re.escape(_CLOSERS[opener])
    return words_of(_SIGNS.sub("", part) for part in re.findall(pattern, marked, re.DOTALL))


def words_of(parts: Iterable[str]) -> str:
    """The words of some pieces of text, without the conjunction that leads a content clause."""
    words = [word for part in parts for word in _WORD.findall(part)]
    return " ".join(words[1:] if words[:1] and words[0] in _LEADING else words)


def words_at(text: str, spans: Iterable[Span]) -> str:
    """The words that some spans of a text cover."""
    return words_of(text[start:end] for start, end in spans)
