"""Where claims are set: what names the same place, and what names another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from bot.compare.sides import find_country, is_country
from bot.vocabulary import load_vocabulary

HEAD_LETTERS = 4


def narrow_places(places: Sequence[str], text: str = "") -> tuple[str, ...]:
    """The places without those that others of them lie in, in their order.

    Left out are a country beside a smaller place, an owner ("Vostria's Tarsk region"), and a name
    that another has in full ("Tarsk" beside "Tarsk region").
    """
    smaller = [place for place in places if not is_country(place) and not _owns(place, text)]
    kept = smaller or list(places)
    return tuple(place for place in kept if not any(_get_words(place) < _get_words(other) for other in kept))


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a claim is set, each place as the words of its name. `wide`: it names whole countries at most."""

    places: tuple[frozenset[str], ...]
    smallest: tuple[frozenset[str], ...]
    wide: bool


def get_setting(places: Sequence[str], text: str = "") -> Setting:
    smallest = narrow_places(places, text)
    wide = all(is_country(place) for place in smallest)
    return Setting(tuple(map(_get_words, places)), tuple(map(_get_words, smallest)), wide)


def are_elsewhere(one: Setting, other: Setting) -> bool:
    """Whether two claims name places that cannot be the same; "France" may be where "Osk" is."""
    return bool(one.places and other.places) and one.wide == other.wide and not share_place(one, other)


def share_place(one: Setting, other: Setting) -> bool:
    """Whether both name a place: "Tarsk" is "Tarsk region", "North Osk" is not "South Osk".

    A country in common says nothing where both name smaller places.
    """
    alike = one.wide == other.wide
    pairs = product(*((each.smallest if alike else each.places) for each in (one, other)))
    return any(some <= others or others <= some for some, others in pairs)


def _owns(place: str, text: str) -> bool:
    return f"{place}'s" in text.replace("’", "'")


def _get_words(place: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", place.lower()))


@dataclass(frozen=True, slots=True)
class Spots:
    """The words of the smallest places, without those for their kind ("region"), and all words of a claim.

    Adjectives of countries stand as the countries: "Bavarian" stays, "Italians" are "italy".
    """

    narrow: tuple[frozenset[str], ...]
    said: frozenset[str]
    heads: frozenset[str]
    """The first letters of the words: what begins otherwise is none of them in any ending."""


def get_spots(setting: Setting, places: Sequence[str], text: str) -> Spots:
    kinds = frozenset(load_vocabulary("comparing")["place_kinds"]["words"])
    narrow = tuple(_name_countries(place - kinds or place) for place in setting.smallest)
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", " ".join((text, *places)).lower())
    said = _name_countries(words)
    return Spots(narrow, said, frozenset(word[:HEAD_LETTERS] for word in said))


def _name_countries(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_name_country(word) or _name_country(word.removesuffix("s")) or word for word in words)


def _name_country(word: str) -> str:
    return find_country(word) if is_country(word) else ""
