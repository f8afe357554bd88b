"""Words without their endings, so that the forms of one word meet."""

from __future__ import annotations

import re
from functools import lru_cache

MIN_STEM_LETTERS = 4
WORDS_KEPT = 20_000
"""Every two figures of a matter are held against each other by the same few words."""

TEXTS_KEPT = 4_000
"""And by the same texts: what is read in one is kept, that it be read once and not for every other."""

_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=WORDS_KEPT)
def get_stem(word: str) -> str:
    """Good enough to compare with, not to show."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_STEM_LETTERS:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=TEXTS_KEPT)
def list_stems(text: str) -> tuple[str, ...]:
    return tuple(get_stem(word) for word in _WORD.findall(text.lower()))
