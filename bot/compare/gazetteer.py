"""What lies in what, and what certainly is elsewhere, for the countries, regions and cities of the world."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.compare.sides import find_country, is_country
from bot.vocabulary import load_lines, load_vocabulary

_DIRECTION = re.compile(r"\b(north|south|east|west)ern\b")
NAMES_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Spot:
    """What a name may stand for: a city in a region, a region itself (`city` ""), a country (`region` "")."""

    country: str
    region: str = ""
    city: str = ""


def lies_in(inner: str, outer: str) -> bool:
    """Whether what one name may stand for lies in what the other may, and both cannot stand for one place."""
    inside, around = find_spots(inner), find_spots(outer)
    return set(inside).isdisjoint(around) and any(_is_in(one, other) for one in inside for other in around)


def are_apart(one: str, other: str) -> bool:
    """Whether both names are known, and nothing that one may stand for lies in, or holds, the other's."""
    spots = find_spots(one), find_spots(other)
    if not all(spots):
        return False
    return not any(a == b or _is_in(a, b) or _is_in(b, a) for a in spots[0] for b in spots[1])


def is_region(name: str) -> bool:
    """Whether a first-level region of some country has the name."""
    return any(spot.region and not spot.city for spot in find_spots(name))


def is_only_region(name: str) -> bool:
    """Whether it is such a region, and no city in it has its name."""
    spots = find_spots(name)
    cities = {(spot.country, spot.region) for spot in spots if spot.city}
    return any(spot.region and (spot.country, spot.region) not in cities for spot in spots)


@lru_cache(maxsize=NAMES_KEPT)
def find_spots(name: str) -> tuple[Spot, ...]:
    """All that the name of a place may stand for; () for what is not listed."""
    folded, known = _fold(name), _get_spots()
    country = (Spot(find_country(name)),) if is_country(name) else ()
    return tuple({*country, *known.get(folded, ()), *known.get(_strip_kind(folded), ())})


def _is_in(inner: Spot, outer: Spot) -> bool:
    if inner.country != outer.country or outer.city:
        return False
    return bool(inner.region) and (not outer.region or (bool(inner.city) and inner.region == outer.region))


def _fold(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode()
    words = re.sub(r"['.]", "", bare.lower().removesuffix("'s")).replace("-", " ")
    return _DIRECTION.sub(r"\1", words).removeprefix("the ").strip()


def _strip_kind(name: str) -> str:
    """A name without the words for its kind: "kursk", of "kursk region"; "north darfur" stays."""
    kinds = frozenset(load_vocabulary("comparing")["place_kinds"]["words"])
    kept = [word for word in name.split() if word not in kinds]
    return " ".join(kept) or name


@cache
def _get_spots() -> dict[str, tuple[Spot, ...]]:
    found: defaultdict[str, set[Spot]] = defaultdict(set)
    for line in load_lines("containment"):
        country_name, region, cities = (part.strip() for part in line.split(":"))
        country = find_country(country_name) or _fold(country_name)
        if region:
            found[_fold(region)].add(Spot(country, _fold(region)))
        for city in cities.split(", "):
            found[_fold(city)].add(Spot(country, _fold(region) or "?", _fold(city)))
    return {name: tuple(spots) for name, spots in found.items()}
