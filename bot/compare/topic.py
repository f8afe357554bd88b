"""Which figures are about what was asked for: those of other things merely stand in the same claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.compare.counted import get_name, get_whole
from bot.compare.rows import Row
from bot.compare.stems import list_stems

Topic = Sequence[str]
"""A term that was asked for, in all the words that mean it: ("troops", "soldiers", …)."""


def find_relevant(rows: Sequence[Row], topics: Sequence[Topic]) -> list[Row]:
    """The rows that count or measure most of the topics; all of them where the topics are places or names."""
    scores = [sum(_is_about(row, topic) for topic in topics) for row in rows]
    best = max(scores, default=0)
    return [row for row, score in zip(rows, scores, strict=True) if score == best]


def _is_about(row: Row, topic: Topic) -> bool:
    return any(
        _contains(said, term) for said in map(list_stems, _list_said(row)) for term in _list_terms(topic)
    )


def _list_said(row: Row) -> Iterable[str]:
    """What is counted, what that is a part of, what happened to it; capitalised words are names."""
    figure = row.figure
    plain = " ".join(word for word in get_name(figure).split() if word[0].islower())
    return plain, figure.unit, get_whole(row.counted.noun) or "", figure.measure


def _list_terms(topic: Topic) -> Iterable[Sequence[str]]:
    return (stems for term in topic if (stems := list_stems(term)))


def _contains(words: Sequence[str], phrase: Sequence[str]) -> bool:
    starts = range(len(words) - len(phrase) + 1)
    return any(words[start : start + len(phrase)] == phrase for start in starts)
