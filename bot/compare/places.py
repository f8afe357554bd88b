"""Where claims are set: what names the same place, and what names another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from bot.compare.sides import is_country


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
