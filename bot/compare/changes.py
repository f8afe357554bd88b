"""Figures that replaced others in the same words: "rose to 41 from 27"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.models import Figure
from bot.vocabulary import any_word, load_vocabulary

Change = tuple[Figure, Figure | None]
"""A figure and what it was before, where the words say so."""

_CHANGED_FROM = rf"\b(?:{any_word(load_vocabulary('wording')['changes'])})\b[^.;]*\bfrom\b"
_FILLERS = r"(?:\s+(?!to\b)[^\W\d_]+){0,4}?"
"""As in "from an earlier figure of 27"; but in "from 27 to 41", "to" leads to the new one."""


def list_changes(figures: Sequence[Figure], words: str) -> list[Change]:
    """The figures in their order, each one that was replaced behind its replacement."""
    earlier = [figure for figure in figures if _is_earlier(figure, words)]
    later = [figure for figure in figures if figure not in earlier]
    changes: list[Change] = []
    for figure in later:
        before = next((one for one in earlier if _is_alike(one, figure)), None)
        changes.append((figure, before))
        earlier = [one for one in earlier if one is not before]
    return [*changes, *((figure, None) for figure in earlier)]


def _is_earlier(figure: Figure, words: str) -> bool:
    number = rf"\s+{re.escape(figure.raw)}(?!\w)"
    return bool(re.search(_CHANGED_FROM + _FILLERS + number, words, re.IGNORECASE))


def _is_alike(one: Figure, other: Figure) -> bool:
    return (one.what, one.measure, one.stage) == (other.what, other.measure, other.stage)
