"""The shape of a line: sentence, headline, or neither."""

from __future__ import annotations

import re

# A word of a name: "O’Neill", "Al-Quds", "U.S", "J."; the full stop of a sentence is not its part.
CAPITALISED = r"[^\W\d_a-z](?:[\w&’'-]|\.(?=\w))*(?:(?<=\b[A-Z])\.)?"

_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’'»)\]」』]*$")
_CUT_SHORT = re.compile(r"\w\s?(?:…|\.\.\.)$")
_MIN_SENTENCE_WORDS = 6
_HEADLINE_WORDS = 30
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_MIN_IDEOGRAPHS = 10


def is_sentence(line: str) -> bool:
    """Long enough and with an end; scripts without blanks between words are counted by letters."""
    if not _SENTENCE_END.search(line):
        return False
    return len(line.split()) >= _MIN_SENTENCE_WORDS or len(_IDEOGRAPHS.findall(line)) >= _MIN_IDEOGRAPHS


def is_headline(line: str) -> bool:
    """Short, and without the full stop that ends a sentence; a question or a cry may end one."""
    return bool(line) and len(line.split()) <= _HEADLINE_WORDS and not re.search(r"[.,:;…][\"”’')]*$", line)


def is_cut_short(line: str) -> bool:
    """A teaser: its text breaks off where the other article goes on."""
    return bool(_CUT_SHORT.search(line)) and len(line.split()) >= _MIN_SENTENCE_WORDS
