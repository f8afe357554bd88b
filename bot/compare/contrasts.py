"""What tells two figures in like words apart: other things, other events, others who act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.compare.anchors import begin_alike, get_idle_words, list_words
from bot.compare.counted import get_singular
from bot.compare.quantities import PERCENT
from bot.compare.rows import Row
from bot.compare.sides import find_country
from bot.compare.stems import TEXTS_KEPT, get_stem, list_stems
from bot.vocabulary import load_vocabulary

MAX_WORDS_BEHIND = 3
_ACTOR = re.compile(r"(?:The )?([A-Z][\w-]+(?: [A-Z][\w-]+)*)( and)? (?=[a-z])(?!in |on |at |of |for )")
_LINKS = frozenset({"for", "of", "to", "at"})


def are_of_two_things(one: Row, other: Row) -> bool:
    """Whether a noun that both texts have has words in each that tell it apart, and that the other lacks."""
    if one.quantity.kind in {"", PERCENT}:
        return False
    said = [frozenset(map(get_stem, list_words(row.text))) for row in (one, other)]
    idle = _list_idle(one) | _list_idle(other)
    return any(
        _list_modifiers(one, noun) - said[1] - idle and _list_modifiers(other, noun) - said[0] - idle
        for noun in (said[0] & said[1] - idle) | _list_units(one) | _list_units(other)
    )


def are_other_events(one: Row, other: Row) -> bool:
    """Whether both tell what happened, to what kind of vehicle, or at what, and it is not the same."""
    kinds = zip(_list_kinds(one.text), _list_kinds(other.text), strict=True)
    return any(some and others and some.isdisjoint(others) for some, others in kinds)


@lru_cache(maxsize=TEXTS_KEPT)
def _list_kinds(text: str) -> tuple[frozenset[str], ...]:
    """The kinds of event, of vehicle and of gathering that a text names."""
    words = {get_singular(word) for word in list_words(text)}
    tables = (load_vocabulary("comparing")[table] for table in ("events", "vehicles", "gatherings"))
    return tuple(
        frozenset(kind for kind, named in table.items() if not words.isdisjoint(named)) for table in tables
    )


def have_other_actors(one: Row, other: Row) -> bool:
    """Whether each begins with who acts or has, and they differ: "Tarva freed 12", "Meridia freed 40"."""
    said = f"{one.quote} {other.quote} {one.claimant} {other.claimant}"
    actors = [_find_actor(row.text, said) for row in (one, other)]
    if not all(actors):
        return False
    some, others = actors
    joined = ("and" in some and "and" not in others) or ("and" in others and "and" not in some)
    return joined or not any(begin_alike(word, there) for word in some for there in others)


def _find_actor(text: str, said: str) -> list[str]:
    """The words of the name that a sentence begins with; [] where they may be any words that stand first.

    "and" is among them where the name is not the only one.
    """
    found = _ACTOR.match(text)
    if not found:
        return []
    name = found[1]
    known = " " in name or find_country(name) or re.search(rf"(?<=[a-z,] ){re.escape(name)}\b", said)
    words = [find_country(name) or name.lower()] if find_country(name) else name.lower().split()
    return [*words, *(["and"] if found[2] else [])] if known else []


def _list_modifiers(row: Row, noun: str) -> frozenset[str]:
    """The stems of the words before the noun and of those behind it that a preposition ties to it."""
    words = list_words(row.text)
    return frozenset(
        get_stem(word)
        for at, found in enumerate(words)
        if get_stem(found) == noun
        for word in (*words[max(0, at - 1) : at], *_list_behind(words[at + 1 :]))
    )


def _list_behind(words: Sequence[str]) -> Iterable[str]:
    return words[1 : MAX_WORDS_BEHIND + 1] if words and words[0] in _LINKS else ()


def _list_units(row: Row) -> frozenset[str]:
    return frozenset(list_stems(f"{row.figure.raw} {row.figure.unit}"))


def _list_idle(row: Row) -> frozenset[str]:
    """What tells nothing apart: how much, in what unit, what happened, and words without a sense."""
    figure = row.figure
    stems = map(get_stem, get_idle_words())
    return frozenset((*list_stems(f"{figure.raw} {figure.unit} {figure.measure}"), *stems))
