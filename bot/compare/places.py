"""Where claims are set: what names the same place, and what names another."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


def are_elsewhere(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two claims name places that cannot be the same; "France" may be where "Osk" is."""
    return bool(some and others) and _are_of_one_size(some, others) and not share_place(some, others)


def share_place(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether both name a place: "Tarsk" is "Tarsk region", "North Osk" is not "South Osk".

    A country in common says nothing where both name smaller places.
    """
    if _are_of_one_size(some, others):
        some, others = narrow_places(some), narrow_places(others)
    pairs = ((_get_words(one), _get_words(other)) for one, other in product(some, others))
    return any(one <= other or other <= one for one, other in pairs)


def _are_of_one_size(some: Sequence[str], others: Sequence[str]) -> bool:
    return all(map(is_country, some)) == all(map(is_country, others))


def _owns(place: str, text: str) -> bool:
    return f"{place}'s" in text.replace("’", "'")


def _get_words(place: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", place.lower()))
