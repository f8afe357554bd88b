"""Whether two sums in like words are of two things: a ticket for the zoo, a ticket for the match."""

from __future__ import annotations

from collections.abc import Iterable

from bot.compare.anchors import get_idle_words, list_words
from bot.compare.quantities import PERCENT
from bot.compare.rows import Row
from bot.compare.stems import get_stem, list_stems

MAX_WORDS_BEHIND = 3
_LINKS = frozenset({"for", "of", "to", "at"})


def are_of_two_things(one: Row, other: Row) -> bool:
    """Whether a noun that both texts have has words in each that tell it apart, and that the other lacks."""
    if one.quantity.kind in {"", PERCENT}:
        return False
    said = [frozenset(map(get_stem, list_words(row.text))) for row in (one, other)]
    idle = _list_idle(one) | _list_idle(other)
    return any(
        _list_modifiers(one, noun) - said[1] - idle and _list_modifiers(other, noun) - said[0] - idle
        for noun in (said[0] & said[1]) - idle
    )


def _list_modifiers(row: Row, noun: str) -> frozenset[str]:
    """The stems of the words before the noun and of those behind it that a preposition ties to it."""
    words = list_words(row.text)
    return frozenset(
        get_stem(word)
        for at, found in enumerate(words)
        if get_stem(found) == noun
        for word in (*words[max(0, at - 1) : at], *_list_behind(words[at + 1 :]))
    )


def _list_behind(words: list[str]) -> Iterable[str]:
    return words[1 : MAX_WORDS_BEHIND + 1] if words and words[0] in _LINKS else ()


def _list_idle(row: Row) -> frozenset[str]:
    """What tells nothing apart: how much, in what unit, what happened, and words without a sense."""
    figure = row.figure
    stems = map(get_stem, get_idle_words())
    return frozenset((*list_stems(f"{figure.raw} {figure.unit} {figure.measure}"), *stems))
