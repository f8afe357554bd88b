"""Words without their endings, in their irregular forms, and the words near to them in meaning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

import snowballstemmer

from bot.vocabulary import load_lines, load_vocabulary


@cache
def _get_stemmer() -> Callable[[str], str]:
    stem_word: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem_word


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word of the English without the endings of its forms, folded."""
    return _get_stemmer()(word)


def get_forms(word: str) -> frozenset[str]:
    """The irregular forms of a word, from any of them."""
    return frozenset(_get_irregular().get(word, ()))


def get_related(word: str) -> frozenset[str]:
    """Words near in meaning to this one, in any of its forms."""
    known, news = _get_related(), _get_news_words()
    # "Born" means something of its own, which "bear" does not.
    own = known.get(stem(word)) or news.get(stem(word))
    stems = {stem(one) for one in ((word,) if own else (word, *get_forms(word)))}
    found = {other for one in stems for other in (*known.get(one, ()), *news.get(one, ()))}
    return frozenset(form for other in found for form in (other, *get_forms(other)))


@cache
def _get_irregular() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for base, forms in _read("irregular"):
        for word in (base, *forms):
            found[word].update({base, *forms} - {word})
    return dict(found)


@cache
def _get_related() -> dict[str, set[str]]:
    """By stem, in both directions."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, others in _read("related"):
        found[stem(word)].update(others)
        for other in others:
            found[stem(other)].add(word)
    return dict(found)


@cache
def _get_news_words() -> dict[str, set[str]]:
    """By stem, what newspapers call the same."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in load_vocabulary("news_words")["groups"]:
        for word in group:
            found[stem(word)].update(group)
    return dict(found)


def _read(name: str) -> Iterable[tuple[str, list[str]]]:
    for line in load_lines(name):
        word, _, others = line.partition(": ")
        yield word, others.split(", ")
