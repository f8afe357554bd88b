"""What a claim's words tie it to: names, and the words for the matter itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from bot.compare.counted import get_function_words
from bot.compare.sides import find_country
from bot.compare.stems import TEXTS_KEPT, get_stem
from bot.vocabulary import load_vocabulary

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_POSSESSIVE = re.compile(r"['’]s?$")
MIN_NAME_LETTERS = 3
MAX_LOST_LETTERS = 2
"""What an ending may replace of a name: "Meridia" and "Meridian", "Carenia" and "Carenian"."""


@dataclass(frozen=True)
class Anchors:
    """`names`: of whom and what the claim speaks, folded; `words`: the stems of its words with a sense."""

    names: frozenset[str]
    words: frozenset[str]
    said_by: frozenset[str]
    """The names in the claimant's name."""

    @cached_property
    def spoken(self) -> frozenset[str]:
        """What it speaks of; a name that begins a sentence is a word only."""
        return self.names | self.words

    @cached_property
    def all_names(self) -> frozenset[str]:
        return self.names | self.said_by

    @cached_property
    def all(self) -> frozenset[str]:
        return self.spoken | self.said_by


def get_anchors(text: str, claimant: str) -> Anchors:
    """The names and words of a claim, those of its claimant left aside."""
    said = {_strip(word).lower() for word in _WORD.findall(claimant) if word[0].isupper()}
    tokens = [_strip(word) for word in _WORD.findall(text)]
    kept = [word for word in tokens if word.lower() not in said and word.lower() not in get_idle_words()]
    names = {_name(word) for at, word in enumerate(kept) if word[0].isupper() and _is_name(word, at, text)}
    stems = frozenset(get_stem(word.lower()) for word in kept)
    said_by = {_name(word) for word in map(_strip, _WORD.findall(claimant)) if word[0].isupper()}
    return Anchors(frozenset(names), stems, frozenset(said_by))


@lru_cache(maxsize=TEXTS_KEPT)
def list_words(text: str) -> tuple[str, ...]:
    """The words, lower case, without the ending of a possessor."""
    return tuple(_strip(word).lower() for word in _WORD.findall(text))


def _strip(word: str) -> str:
    """The word without the ending of a possessor."""
    return _POSSESSIVE.sub("", word)


def share_name(one: Anchors, other: Anchors) -> bool:
    """Whether both speak of one name, in whatever ending."""
    return _find_name(one, other) or _find_name(other, one)


def count_names(one: Anchors, other: Anchors) -> int:
    """How many names both speak of."""
    pairs = ((one.all_names, other.spoken), (other.all_names, one.spoken))
    return max(sum(_is_among(name, there) for name in names) for names, there in pairs)


def _find_name(one: Anchors, other: Anchors) -> bool:
    said = any(_is_among(name, other.spoken) for name in one.all_names)
    return said or any(_is_among(name, other.said_by) for name in one.names)


def _is_among(name: str, words: frozenset[str]) -> bool:
    return name in words or any(begin_alike(name, word) for word in _by_initial(words).get(name[0], ()))


@lru_cache(maxsize=TEXTS_KEPT)
def _by_initial(words: frozenset[str]) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        found[word[0]].append(word)
    return found


def has_name_of_its_own(one: Anchors, other: Anchors) -> bool:
    """Whether one speaks of a name that the other does not."""
    return not all(_is_among(name, other.all) for name in one.names)


def get_overlap(one: Anchors, other: Anchors, idle: Collection[str] = ()) -> float:
    """The share of the fewer words that both have, in whatever ending, those that are `idle` left aside."""
    fewer, more = sorted((one.words.difference(idle), other.words.difference(idle)), key=len)
    return sum(_is_among(word, more) for word in fewer) / len(fewer) if fewer else 0.0


def begin_alike(one: str, other: str) -> bool:
    """Whether two words are one name: "meridia", "meridian"."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    kept = max(4, len(shorter) - 1) if len(shorter) >= 4 else len(shorter)
    return longer[:kept] == shorter[:kept] and len(longer) - len(shorter) <= MAX_LOST_LETTERS


def _is_name(word: str, at: int, text: str) -> bool:
    """Capitalised within the sentence; the first word may be any, unless it is a country."""
    if find_country(word):
        return True
    return len(word) >= MIN_NAME_LETTERS and not (at == 0 and text.startswith(word) and text.count(word) == 1)


def _name(word: str) -> str:
    return find_country(word) or word.lower()


@cache
def get_idle_words() -> frozenset[str]:
    return get_function_words() | frozenset(load_vocabulary("comparing")["idle"]["words"])
