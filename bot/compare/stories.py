"""Which figures of one kind belong together: not those of different sides, nor those of different stories."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from bot.compare.places import are_elsewhere, share_place
from bot.compare.rows import Row

MIN_SHARED_LETTERS = 4
MAX_LOST_LETTERS = 2
"""What an ending may replace of a name: "Meridia" and "Meridian", "Ukraine" and "Ukrainian"."""


Stories = Mapping[int, int]
"""The event that each article tells of. An article that is not there may tell of any."""


def split_stories(rows: Sequence[Row], stories: Stories) -> list[list[Row]]:
    """The rows that may be held against each other, in their order."""
    sides = _split_sides(rows)
    return [
        story
        for side, members in sides.items()
        for story in ([members] if side else _split_matters(members, stories))
    ]


def _split_sides(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """North Korean soldiers apart from Russian ones; those of no stated side join one if tied to it."""
    sides: dict[str, list[Row]] = defaultdict(list)
    sided = [row for row in rows if row.counted.side]
    named = {row.counted.side for row in sided}
    only = named.pop() if len(named) == 1 else ""
    for row in rows:
        joins = only and (_names(row, only) or any(_are_tied(row, other) for other in sided))
        sides[row.counted.side or (only if joins else "")].append(row)
    return sides


def _split_matters(rows: Sequence[Row], stories: Stories) -> list[list[Row]]:
    """Apart where places contradict each other, or events differ, and nothing is shared."""

    def are_linked(one: Row, other: Row) -> bool:
        if not may_meet(one, other, stories):
            return False
        return _are_tied(one, other) or _are_together(one, other)

    matters = _connect(rows, are_linked)
    placed = sum(any(row.places for row in matter) for matter in matters) > 1
    told = len({story for row in rows if (story := _get_story(row, stories))}) > 1
    return matters if placed or told else [list(rows)]


def may_meet(one: Row, other: Row, stories: Stories) -> bool:
    """Whether both may be of one event: figures of two stories only where they name the same place."""
    told = _get_story(one, stories), _get_story(other, stories)
    return None in told or told[0] == told[1] or share_place(one.setting, other.setting)


def _get_story(row: Row, stories: Stories) -> int | None:
    """The one event that all its articles tell of."""
    told = {stories.get(article) for article in row.articles}
    return told.pop() if len(told) == 1 else None


def _are_tied(one: Row, other: Row) -> bool:
    """Of one claimant, of one article, or of one place."""
    same_claimant = one.named and one.key == other.key
    same_article = not one.articles.isdisjoint(other.articles)
    return same_claimant or same_article or share_place(one.setting, other.setting)


def _are_together(one: Row, other: Row) -> bool:
    return bool(one.places and other.places) and not are_elsewhere(one.setting, other.setting)


def _names(row: Row, side: str) -> bool:
    """Whether the claim speaks of that side: "Meridia has sent 900 soldiers" is about Meridian soldiers."""
    words = re.findall(r"\w+", row.text.lower())
    return all(any(_begin_alike(name, word) for word in words) for name in side.split())


def _begin_alike(name: str, word: str) -> bool:
    return word.startswith(name[: max(MIN_SHARED_LETTERS, len(name) - MAX_LOST_LETTERS)])


def _connect(rows: Sequence[Row], linked: Callable[[Row, Row], bool]) -> list[list[Row]]:
    """The rows in parts, each of those that links lead to from one another."""
    left, parts = list(range(len(rows))), []
    while left:
        part = [left.pop(0)]
        for one in part:
            reached = [other for other in left if linked(rows[one], rows[other])]
            left = [other for other in left if other not in reached]
            part += reached
        parts.append([rows[index] for index in sorted(part)])
    return parts
