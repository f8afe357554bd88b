"""Where claims are set: what names the same place, and what names another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from bot.compare.gazetteer import are_apart, find_spots, is_only_region, lies_in
from bot.compare.sides import find_country, is_country
from bot.vocabulary import any_word, load_vocabulary

HEAD_LETTERS = 4

_NAME = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)*")


def narrow_places(places: Sequence[str], text: str = "") -> tuple[str, ...]:
    """The places without those that others of them lie in, in their order.

    Left out are a country or a region beside a smaller place, an owner ("Vostria's Tarsk region", "Vostria
    has soldiers in Tarsk"), a name that another has in full ("Tarsk" beside "Tarsk region"), and a region
    beside its city.
    """
    smaller = [place for place in places if not is_country(place) and not _owns(place, text)]
    towns = [place for place in smaller if not is_only_region(place)]
    lowest = towns or smaller
    others = [place for place in places if place not in smaller and not _owns(place, text)]
    beside = [
        place for place in others if _is_beside(place, lowest) and not _is_told_around(place, lowest, text)
    ]
    kept = [place for place in places if place in {*lowest, *beside}] or list(places)
    return tuple(place for place in kept if not any(_holds(place, other) for other in kept))


def _is_beside(country: str, smaller: Sequence[str]) -> bool:
    """Whether the smaller places are known to lie elsewhere: "in Ukraine and in Kursk"."""
    return is_country(country) and bool(smaller) and all(are_apart(country, place) for place in smaller)


def _is_told_around(country: str, smaller: Sequence[str], text: str) -> bool:
    """Whether the sentence itself puts a place there: "Palma, in the north of Mozambique"."""
    names = "|".join(map(re.escape, smaller))
    return bool(re.search(rf"(?:{names}), (?:[a-z]+ ){{0,5}}{re.escape(country)}\b", text))


def _holds(place: str, other: str) -> bool:
    return _get_words(place) < _get_words(other) or (place != other and lies_in(other, place))


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a claim is set, each place as the words of its name. `wide`: it names whole countries at most.

    `names`: the smallest places as they are written.
    """

    places: tuple[frozenset[str], ...]
    smallest: tuple[frozenset[str], ...]
    wide: bool
    names: tuple[str, ...] = ()


def get_setting(places: Sequence[str], text: str = "") -> Setting:
    smallest = narrow_places(places, text)
    wide = all(is_country(place) for place in smallest)
    return Setting(tuple(map(_get_words, places)), tuple(map(_get_words, smallest)), wide, smallest)


def are_elsewhere(one: Setting, other: Setting) -> bool:
    """Whether two claims name places that cannot be the same; "France" may be where "Osk" is."""
    if not (one.places and other.places) or share_place(one, other) or find_nested(one.names, other.names):
        return False
    return one.wide == other.wide or all(are_apart(*pair) for pair in product(one.names, other.names))


def find_nested(some: Sequence[str], others: Sequence[str]) -> tuple[str, str] | None:
    """A place of either that lies in one of the other's: (inner, outer)."""
    pairs = (pair for names in product(some, others) for pair in (names, names[::-1]))
    return next((pair for pair in pairs if lies_in(*pair)), None)


def share_place(one: Setting, other: Setting) -> bool:
    """Whether both name a place: "Tarsk" is "Tarsk region", "North Osk" is not "South Osk".

    A country in common says nothing where both name smaller places.
    """
    alike = one.wide == other.wide
    pairs = product(*((each.smallest if alike else each.places) for each in (one, other)))
    return any(some <= others or others <= some for some, others in pairs)


def list_seats(claimant: str, role: str) -> tuple[str, ...]:
    """The towns and regions by which bodies and offices are called: "police in Dallas", "Malatya's mayor".

    Not a capital, by which a country's government is called, nor the seat of a body of all the world.
    """
    local = set(load_vocabulary("comparing")["local"]["words"])
    offices = [said for said in (claimant, role) if not local.isdisjoint(re.findall(r"\w+", said.lower()))]
    names = (name for said in offices for name in _NAME.findall(said))
    return tuple(name for name in dict.fromkeys(names) if find_spots(name) and not find_country(name))


def _owns(place: str, text: str) -> bool:
    """Whether the sentence says so, or begins with whom it says to have something."""
    if f"{place}'s" in text.replace("’", "'"):
        return True
    has = any_word(load_vocabulary("comparing")["owning"]["having"])
    return bool(re.match(rf"{re.escape(place)} (?:still |already |now )?(?:{has})\b", text))


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
