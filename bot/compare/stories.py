"""Which figures of one kind belong together: not those of different sides, nor those of different stories."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import product, starmap

from bot.compare.alikeness import are_of_other_places
from bot.compare.contrasts import are_other_events
from bot.compare.places import share_place
from bot.compare.relations import are_separate
from bot.compare.rows import Row

MIN_SHARED_LETTERS = 4
MAX_LOST_LETTERS = 2
"""What an ending may replace of a name: "Meridia" and "Meridian", "Ukraine" and "Ukrainian"."""


Stories = Mapping[int, int]
"""The event that each article tells of. An article that is not there may tell of any."""

_Matter = list[Row]


def split_stories(rows: Sequence[Row], stories: Stories) -> list[list[Row]]:
    """The rows that may be held against each other, in their order."""
    sides = _split_sides(rows)
    return [matter for members in sides.values() for matter in _split_matters(members, stories)]


def _split_sides(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """North Korean soldiers apart from Russian ones; those of no stated side join one if tied to it."""
    sides: dict[str, list[Row]] = defaultdict(list)
    sided = [row for row in rows if row.counted.side]
    named = {row.counted.side for row in sided}
    only = named.pop() if len(named) == 1 else ""
    for row in rows:
        joins = only and (_names(row, only) or any(_may_be_of_side(row, other) for other in sided))
        sides[row.counted.side or (only if joins else "")].append(row)
    return sides


def _may_be_of_side(row: Row, sided: Row) -> bool:
    """Of one claimant, of one article, or of one place."""
    told_with = _is_same_claimant(row, sided) or not row.articles.isdisjoint(sided.articles)
    return told_with or share_place(row.setting, sided.setting)


def _split_matters(rows: Sequence[Row], stories: Stories) -> list[list[Row]]:
    """Apart where nothing ties them to one matter: their words, or else their story, or else who says so."""

    def are_linked(some: _Matter, others: _Matter) -> bool:
        return any(_are_linked(*pair, stories) for pair in product(some, others))

    def share_story(some: _Matter, others: _Matter) -> bool:
        return not _list_stories(some, stories).isdisjoint(_list_stories(others, stories))

    def share_claimant(some: _Matter, others: _Matter) -> bool:
        return any(_is_same_claimant(*pair) and may_meet(*pair, stories) for pair in product(some, others))

    matters = [[row] for row in rows]
    for are_tied in (are_linked, share_story, share_claimant):
        matters = _gather(matters, are_tied)
    return matters


def _gather(matters: Sequence[_Matter], are_tied: Callable[[_Matter, _Matter], bool]) -> list[_Matter]:
    """The matters, those in one that are tied and do not contradict each other.

    What names no place joins one that does where there is just one such: it brings no two of them together.
    """

    def may_be_one(some: _Matter, others: _Matter) -> bool:
        return are_tied(some, others) and not any(starmap(_contradict, product(some, others)))

    placed = [matter for matter in matters if any(row.places for row in matter)]
    settled = _connect(placed, may_be_one)
    joining: dict[int, list[_Matter]] = defaultdict(list)
    left: list[_Matter] = []
    for matter in matters:
        if not any(row.places for row in matter):
            hosts = [at for at, host in enumerate(settled) if may_be_one(matter, host)]
            (joining[hosts[0]] if len(hosts) == 1 else left).append(matter)
    joined = [_merge([host, *joining[at]]) for at, host in enumerate(settled)]
    return [*joined, *_connect(left, may_be_one)]


def _are_linked(one: Row, other: Row, stories: Stories) -> bool:
    """Whether their words tie them to one matter; those of one side are of one, wherever they are."""
    if one.counted.side and other.counted.side:
        return True
    return may_meet(one, other, stories) and not are_separate(one, other)


def _list_stories(matter: _Matter, stories: Stories) -> frozenset[int]:
    """The events that the articles tell of, each article of its own where that is not known."""
    return frozenset(stories.get(article, -article) for row in matter for article in row.articles)


def _is_same_claimant(one: Row, other: Row) -> bool:
    return one.named and one.key == other.key


def _contradict(one: Row, other: Row) -> bool:
    """Whether they are of places that cannot be the same, or of two kinds of events."""
    if one.counted.side and other.counted.side:
        return False
    return are_of_other_places(one, other) or are_other_events(one, other)


def may_meet(one: Row, other: Row, stories: Stories) -> bool:
    """Whether both may be of one event: figures of two stories only where they name the same place."""
    told = _get_story(one, stories), _get_story(other, stories)
    return None in told or told[0] == told[1] or share_place(one.setting, other.setting)


def _get_story(row: Row, stories: Stories) -> int | None:
    """The one event that all its articles tell of."""
    told = {stories.get(article) for article in row.articles}
    return told.pop() if len(told) == 1 else None


def _names(row: Row, side: str) -> bool:
    """Whether the claim speaks of that side: "Meridia has sent 900 soldiers" is about Meridian soldiers."""
    words = re.findall(r"\w+", row.text.lower())
    return all(any(_begin_alike(name, word) for word in words) for name in side.split())


def _begin_alike(name: str, word: str) -> bool:
    return word.startswith(name[: max(MIN_SHARED_LETTERS, len(name) - MAX_LOST_LETTERS)])


def _connect(matters: Sequence[_Matter], linked: Callable[[_Matter, _Matter], bool]) -> list[_Matter]:
    """One matter of all those that links lead to from one another."""
    left, parts = list(range(len(matters))), []
    while left:
        part = [left.pop(0)]
        for one in part:
            reached = [other for other in left if linked(matters[one], matters[other])]
            left = [other for other in left if other not in reached]
            part += reached
        parts.append(_merge([matters[index] for index in part]))
    return parts


def _merge(matters: Sequence[_Matter]) -> _Matter:
    return sorted((row for matter in matters for row in matter), key=Row.sort_key)
