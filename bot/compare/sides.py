"""Whose the counted are: "North Korean soldiers" and "Pyongyang’s troops" have one side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from bot.vocabulary import load_vocabulary

MAX_SENDER_WORDS = 7


def get_side(qualifiers: Sequence[str]) -> str:
    """The country that capitalised words before a noun stand for, else the words; "" where there are none."""
    name = _fold(" ".join(_strip_possessive(word) for word in qualifiers))
    return _get_sides().get(name, name)


def find_country(words: str) -> str:
    """The country that these words are a name, an adjective or the capital of; "" for all others."""
    return _get_sides().get(_fold(_strip_possessive(words)), "")


def find_sender(text: str) -> str:
    """The country that sent what is counted, where the sentence begins with that; they are its."""
    words = text.split()[:MAX_SENDER_WORDS]
    verbs = load_vocabulary("comparing")["sending"]["verbs"]
    for length in range(min(4, len(words)), 0, -1):
        if country := find_country(" ".join(words[:length])):
            return country if set(words[length:]) & set(verbs) else ""
    return ""


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
def _get_capitals() -> frozenset[str]:
    known: Iterable[dict[str, list[str]]] = load_vocabulary("countries")["countries"].values()
    return frozenset(_fold(capital) for one in known for capital in one["capitals"])


def _strip_possessive(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s").rstrip("'")


def _fold(name: str) -> str:
    return name.lower().replace("’", "'").replace(".", "").removeprefix("the ")
