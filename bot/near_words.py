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


def get_called(word: str) -> frozenset[str]:
    """What newspapers call the same: to "want" is to "demand"."""
    return frozenset(_get_news_words().get(stem(word), ()))


@lru_cache(maxsize=20_000)
def get_opposite(word: str) -> frozenset[str]:
    """The stems of the words that mean the opposite of this one, in any of its forms."""
    known = _get_opposite()
    return frozenset(other for form in (word, *get_forms(word)) for other in known.get(stem(form), ()))


@lru_cache(maxsize=20_000)
def get_same(word: str) -> frozenset[str]:
    """The stems of the word, in all its forms, and of its synonyms."""
    forms = {stem(one) for one in (word, *get_forms(word))}
    return frozenset(forms | {stem(other) for form in forms for other in _get_synonyms().get(form, ())})


@cache
def _get_synonyms() -> dict[str, set[str]]:
    """WordNet's synonyms, and what newspapers call the same."""
    return _by_stem([*_read("synonyms"), *_get_news_words().items()])


@cache
def _get_opposite() -> dict[str, set[str]]:
    """By stem, in both directions: WordNet's antonyms, and the states of things that exclude each other."""
    found: dict[str, set[str]] = defaultdict(set)
    states = load_vocabulary("opposite_states")["states"]
    pairs = [*_read("opposites"), *((word, others) for some, others in states for word in some)]
    for word, others in pairs:
        for other in others:
            found[stem(word)].add(stem(other))
            found[stem(other)].add(stem(word))
    return dict(found)


@cache
def _get_irregular() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for base, forms in _read("irregular"):
        for word in (base, *forms):
            found[word].update({base, *forms} - {word})
    return dict(found)


@cache
def _get_related() -> dict[str, set[str]]:
    return _by_stem(_read("related"))


def _by_stem(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, set[str]]:
    """By stem, in both directions."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, others in pairs:
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
