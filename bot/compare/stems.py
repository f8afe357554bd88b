"""Words without their endings, so that the forms of one word meet."""

from __future__ import annotations

import re

MIN_STEM_LETTERS = 4

_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e")
_WORD = re.compile(r"[^\W_]+")


def get_stem(word: str) -> str:
    """Good enough to compare with, not to show."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_STEM_LETTERS:
            return word.removesuffix(ending)
    return word


def list_stems(text: str) -> list[str]:
    return [get_stem(word) for word in _WORD.findall(text.lower())]
