"""Which topics to offer: what resembles the words asked for, then what the chat talks about most (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from storage.words import fold, fold_words

SHORTEST_TOPIC_LETTERS = 3
SHORTEST_PREFIX_LETTERS = 3
LEAST_LIKENESS = 0.6


@dataclass(frozen=True, slots=True)
class Topic:
    """A name that claims carry, as written, and how many do."""

    name: str
    claims: int


def rank_topics(topics: Iterable[Topic], near: str = "") -> list[str]:
    """Names in order of use, one spelling each; those like `near` come before the others."""
    asked = fold_words(near)
    by_use = sorted(_merge(topics), key=lambda topic: -topic.claims)
    return [topic.name for topic in sorted(by_use, key=lambda topic: -_likeness(asked, topic.name))]


def _merge(topics: Iterable[Topic]) -> list[Topic]:
    """Spellings of one name together, under the most frequent; units such as "%" are no topics."""
    merged: dict[str, Topic] = {}
    for topic in topics:
        folded = fold(topic.name).removeprefix("the ")
        if sum(map(str.isalpha, folded)) >= SHORTEST_TOPIC_LETTERS:
            known = merged.setdefault(folded, Topic(topic.name, 0))
            merged[folded] = Topic(known.name, known.claims + topic.claims)
    return list(merged.values())


def _likeness(asked: list[str], name: str) -> float:
    words = fold_words(name)
    return max((_word_likeness(one, other) for one in asked for other in words), default=0.0)


def _word_likeness(asked: str, word: str) -> float:
    shorter = min(len(asked), len(word))
    if shorter >= SHORTEST_PREFIX_LETTERS and asked[:shorter] == word[:shorter]:
        return 1.0
    matcher = SequenceMatcher(None, asked, word, autojunk=False)
    # The quick ratio is an upper bound, and enough to pass over most words.
    likeness = matcher.ratio() if matcher.quick_ratio() >= LEAST_LIKENESS else 0.0
    return likeness if likeness >= LEAST_LIKENESS else 0.0
