"""The names of countries, regions and cities, and the words that tell a place from its namesakes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.claims.lexicon import read_lines

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’-][^\W\d_]{2,})*")
_SPELLINGS = {"St": "Saint", "Ste": "Sainte", "Mt": "Mount"}
_SHOUTED_LETTERS = 4  # "KURSK" in a headline; shorter ones are acronyms


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names by their words: `kinds` says what each is, `longest` the most words behind a first word."""

    kinds: dict[tuple[str, ...], str]
    longest: dict[str, int]

    def match(self, keys: Sequence[str]) -> tuple[int, str] | None:
        """How many of the leading words are a name, at most, and its kind."""
        for size in range(min(self.longest.get(keys[0], 0), len(keys)), 0, -1):
            if kind := self.kinds.get(tuple(keys[:size])):
                return size, kind
        return None


@lru_cache(maxsize=1)
def get_gazetteer() -> Gazetteer:
    """All names, read once for the process."""
    kinds = {_keys(name): "city" for name in _cities()}
    kinds |= {_keys(name): "city" for name in _entries("city")}
    kinds |= {_keys(name): "place" for name in _entries("place")}
    kinds |= {_keys(name): "city" for name in _entries("weak")}
    longest: dict[str, int] = {}
    for keys in kinds:
        longest[keys[0]] = max(longest.get(keys[0], 0), len(keys))
    return Gazetteer(kinds, longest)


@lru_cache(maxsize=1)
def get_place_words() -> dict[str, frozenset[str]]:
    """The classes of words around names, lower case: "designator", "strong", "tail" …"""
    classes = ("designator", "landmark", "settlement", "area", "strong", "weak_preposition", "belongs")
    others = (
        "verb",
        "outlet",
        "known_designator",
        "unnamed",
        "time",
        "institution",
        "tail",
        "unit",
        "body",
        "adjective",
        "taken",
        "bringing",
        "house",
        "open",
        "site",
        "building",
        "function",
        "feature",
        "water",
        "motion",
        "leaving",
        "advancing",
        "fighting",
        "assembly",
        "mover",
        "origin",
        "kind",
        "works",
        "venue",
        "compass",
        "undergo",
        "struck",
        "storm",
        "befalling",
        "happening",
        "beside",
        "unplaced",
        "way",
        "designators",
        "dug",
        "made",
        "occur",
        "firm",
        "lost",
        "marching",
    )
    return {name: frozenset(word.casefold() for word in _entries(name)) for name in (*classes, *others)}


def _cities() -> Iterator[str]:
    return (word.replace("_", " ") for line in read_lines("cities.txt") for word in line.split())


def _entries(kind: str) -> Iterator[str]:
    lines = (line.split(" : ") for line in read_lines("places.txt"))
    return (word.replace("_", " ") for head, names in lines if head == kind for word in names.split())


def _keys(name: str) -> tuple[str, ...]:
    return tuple(key_of(word) for word in WORD.findall(name))


def key_of(word: str) -> str:
    """A word as the gazetteer spells it: no accents, one apostrophe, "Saint" in full, not shouted."""
    if word.islower() and word.isascii():
        return word
    plain = word if word.isascii() else _plain(word)
    if plain.isupper() and len(plain) > _SHOUTED_LETTERS and "." not in plain:
        plain = plain.title()
    return _SPELLINGS.get(plain, plain)


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
