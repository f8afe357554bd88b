"""Which figures are about one thing, by what holds between every two of them: rows → matters.

Figures of one noun and measure make parts, one for each story (stories.py). Parts in other words ("a toll of
34", "34 people were killed") are joined where a figure of each says that both are of one thing: they agree,
conflict, or one revises the other. No part brings in figures of a kind that may not be one with all that are
there, so that what does not say what happened ties no injured to those killed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, combinations_with_replacement, product
from typing import NamedTuple

from bot.compare.alikeness import are_same_people, get_noun
from bot.compare.anchors import begin_alike
from bot.compare.intervals import are_close
from bot.compare.missing import Missing, list_missing
from bot.compare.relations import Relation, relate
from bot.compare.rows import Row
from bot.compare.scales import Progress, are_alike, are_canonical, is_telling
from bot.compare.stories import Stories, may_meet, split_stories

HEAD_LETTERS = 3
MIN_SHARED_HEADS = 0.3
"""So many of the fewer words of two claims of one thing begin alike: others are not looked at closer."""

MAX_TYING = 25
"""So many figures of a kind in a part, the newest, are held against those of another."""

_STRENGTH = {Relation.CONFLICT: 0, Relation.REVISION: 1, Relation.AGREE: 2}
"""What says that two figures are of one thing, the most telling first."""

_NEED_NOT_SAY = {
    Missing.SOURCE,
    Missing.TELLER,
    Missing.CERTAINTY,
    Missing.PLACE,
    Missing.DAY,
    Missing.CHANGE,
}
"""What may be missing of two figures of one thing."""


class _Kind(NamedTuple):
    """All that decides whether figures may be of one thing at all."""

    noun: str
    unit: str
    measure: str
    progress: Progress
    surveyed: bool
    side: str


@dataclass(frozen=True)
class _Figure:
    """A row, in the part of that number."""

    row: Row
    part: int

    @cached_property
    def heads(self) -> frozenset[str]:
        """How its words begin."""
        return _list_heads(self.row.anchors.words)

    @cached_property
    def places(self) -> frozenset[str]:
        """How the words of its places begin."""
        return _list_heads(word for place in self.row.spots.narrow for word in place)

    @cached_property
    def said(self) -> frozenset[str]:
        """How all words begin that may name a place."""
        return _list_heads(self.row.spots.said)


def _list_heads(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:HEAD_LETTERS] for word in words)


_Figures = dict[_Kind, list[_Figure]]
_Pairs = frozenset[frozenset[_Kind]]


def group_rows(rows: Sequence[Row], stories: Stories) -> list[list[Row]]:
    """The matters, each with its rows in their order."""
    families: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        families[row.counted.noun, row.measure, row.expected].append(row)
    parts = [part for family in families.values() for part in split_stories(family, stories)]
    figures: _Figures = defaultdict(list)
    for number, part in enumerate(parts):
        for row in part:
            figures[_get_kind(row)].append(_Figure(row, number))
    alike = _find_alike(figures)
    matters: dict[int, list[Row]] = defaultdict(list)
    for part, owner in zip(parts, _join(len(parts), figures, alike, stories), strict=True):
        matters[owner] += part
    return list(matters.values())


def _get_kind(row: Row) -> _Kind:
    unit = row.quantity.kind
    side = "" if unit else row.counted.side
    return _Kind(get_noun(row), unit, row.figure.measure, row.progress, row.quantity.surveyed, side)


def _find_alike(figures: _Figures) -> _Pairs:
    """The pairs of kinds that may be of one thing; a kind is alike to itself."""
    pairs = (pair for pair in combinations(figures, 2) if _are_alike(*pair, figures))
    return frozenset(map(frozenset, (*pairs, *zip(figures))))


def _are_alike(one: _Kind, other: _Kind, figures: _Figures) -> bool:
    if not are_alike(one.measure, other.measure) and are_canonical(one.measure, other.measure):
        return False
    if one.progress is not other.progress and not (one.surveyed and other.surveyed):
        return False
    if one.unit or other.unit:
        return one.unit == other.unit
    sides = one.side.split(), other.side.split()
    if all(sides) and not any(begin_alike(*words) for words in product(*sides)):
        return False
    if not (one.noun and other.noun) or one.noun == other.noun:
        return True
    return are_same_people(figures[one][0].row, figures[other][0].row)


def _join(count: int, figures: _Figures, alike: _Pairs, stories: Stories) -> list[int]:
    """The number of the first part that each is joined to; the most telling ties join first."""
    owners = list(range(count))
    held: dict[int, set[_Kind]] = defaultdict(set)
    for kind, found in figures.items():
        for figure in found:
            held[figure.part].add(kind)
    for _, one, other in sorted(_list_ties(figures, alike, stories)):
        first, second = sorted((owners[one], owners[other]))
        if first != second and all(frozenset(pair) in alike for pair in product(held[first], held[second])):
            owners = [first if owner == second else owner for owner in owners]
            held[first] |= held[second]
    return owners


def _list_ties(figures: _Figures, alike: _Pairs, stories: Stories) -> Iterator[tuple[int, int, int]]:
    """How telling, and between which parts."""
    parts = {kind: _split(found) for kind, found in figures.items()}
    for one, other in combinations_with_replacement(parts, 2):
        if frozenset((one, other)) not in alike:
            continue
        pairs = combinations(parts[one], 2) if one is other else product(parts[one], parts[other])
        for some, others in pairs:
            if some[0].part != others[0].part:
                strength = _find_strength(some, others, stories)
                if strength is not None:
                    yield strength, some[0].part, others[0].part


def _split(figures: Sequence[_Figure]) -> list[list[_Figure]]:
    """The newest of each part."""
    parts: dict[int, list[_Figure]] = defaultdict(list)
    for figure in figures:
        parts[figure.part].append(figure)
    return [part[-MAX_TYING:] for part in parts.values()]


def _find_strength(some: Sequence[_Figure], others: Sequence[_Figure], stories: Stories) -> int | None:
    """Of the pairs that say of both that they are of one thing, the most telling one's."""
    found: int | None = None
    for one, other in product(some, others):
        if not _may_be_tied(one, other) or not may_meet(one.row, other.row, stories):
            continue
        strength = _STRENGTH.get(relate(one.row, other.row).relation)
        if strength is None or not _is_of_one_thing(one.row, other.row, strength):
            continue
        if strength == _STRENGTH[Relation.CONFLICT]:
            return strength
        found = strength if found is None else min(found, strength)
    return found


def _is_of_one_thing(one: Row, other: Row, strength: int) -> bool:
    """Whether nothing is missing that says so.

    Numbers of two claimants in two articles that agree closely may be told in any verbs.
    """
    apart = one.key != other.key and one.articles.isdisjoint(other.articles)
    told = apart and all(is_telling(row.figure.measure) for row in (one, other))
    close = strength == _STRENGTH[Relation.AGREE] and are_close(one.figure, other.figure)
    return set(list_missing(one, other)) <= _NEED_NOT_SAY | ({Missing.WORDS} if told and close else set())


def _may_be_tied(one: _Figure, other: _Figure) -> bool:
    """Whether their words and places are like enough to look closer; quickly told, and most pairs are not."""
    if (
        one.places
        and other.places
        and (one.places.isdisjoint(other.said) or other.places.isdisjoint(one.said))
    ):
        return False
    return len(one.heads & other.heads) >= MIN_SHARED_HEADS * min(len(one.heads), len(other.heads))
