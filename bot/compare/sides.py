"""Whose the counted are: "North Korean soldiers" and "Pyongyang’s troops" have one side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from bot.compare.stems import TEXTS_KEPT, WORDS_KEPT
from bot.vocabulary import any_word, load_vocabulary


def get_side(qualifiers: Sequence[str]) -> str:
    """The country that capitalised words before a noun stand for, else the words; "" where there are none."""
    name = _fold(" ".join(_strip_possessive(word) for word in qualifiers))
    return _get_sides().get(name, name)


@lru_cache(maxsize=WORDS_KEPT)
def find_country(words: str) -> str:
    """The country that these words are a name, an adjective or the capital of; "" for all others."""
    return _get_sides().get(_fold(_strip_possessive(words)), "")


@lru_cache(maxsize=TEXTS_KEPT)
def find_owner(text: str) -> str:
    """Who sent or lost what is counted, where the sentence begins with that: they were its own; else ""."""
    found = _get_owner_pattern().match(text)
    return (find_country(found[1]) or _fold(found[1])) if found else ""


def is_country(place: str) -> bool:
    """Whether a place is a whole country, by any of its names; its capital is not."""
    name = _fold(place)
    return _get_sides().get(name) is not None and name not in _get_capitals()


@cache
def _get_sides() -> dict[str, str]:
    """Countries by all that stands for them."""
    return {
        _fold(word): _fold(country)
        for country, known in load_vocabulary("countries")["countries"].items()
        for word in (*known["capitals"], *known["words"], country)
    }


@cache
def _get_owner_pattern() -> re.Pattern[str]:
    verbs = any_word(load_vocabulary("comparing")["owning"]["verbs"])
    helping = "(?:(?:has|have|had|will|is|was|also|already|now|since) )*"
    return re.compile(rf"(?:The )?([A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,3}}) {helping}(?:{verbs})\b")


@cache
def _get_capitals() -> frozenset[str]:
    known: Iterable[dict[str, list[str]]] = load_vocabulary("countries")["countries"].values()
    return frozenset(_fold(capital) for one in known for capital in one["capitals"])


def _strip_possessive(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s").rstrip("'")


def _fold(name: str) -> str:
    return name.lower().replace("’", "'").replace(".", "").removeprefix("the ")
