"""What other claims say to one: which agree with it, which disagree, what replaced it, who denies it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.compare.intervals import have_common_number
from bot.compare.matters import Comparison, Group
from bot.compare.relations import Link, Relation, relate
from bot.compare.rows import Row
from bot.models import ClaimRecord, Stance

Tie = tuple[Row, Link]
"""Another row, and what holds between it and the claim's own."""


@dataclass(frozen=True, slots=True)
class Bearings:
    """Rows: in the order of the comparison, newest first. `apart`: figures that cannot be held against it."""

    agreeing: tuple[Row, ...] = ()
    """Figures of others that a number in common allows."""
    repeated: tuple[Row, ...] = ()
    """Such figures of its own claimant: nobody else's word for it."""
    again: tuple[int, ...] = ()
    """Its claimant's other claims with the very same figure."""
    disagreeing: tuple[Tie, ...] = ()
    earlier: tuple[Row, ...] = ()
    """Figures of the same claimant that this one replaced."""
    later: tuple[Row, ...] = ()
    """Figures of the same claimant that replaced this one."""
    apart: tuple[Tie, ...] = ()
    denials: tuple[ClaimRecord, ...] = ()
    """Claims that deny it, or do not confirm it."""
    answered: tuple[ClaimRecord, ...] = ()
    """Claims that it denies or does not confirm."""


def find_bearings(number: int, comparison: Comparison) -> Bearings:
    """All that the comparison has to say to the claim of this number."""
    ties = list(_list_ties(number, comparison.groups))
    agreeing = [(mine, other) for mine, other, link in ties if link.relation is Relation.AGREE]
    revised = [(mine, other) for mine, other, link in ties if link.relation is Relation.REVISION]
    oppositions = comparison.oppositions
    return Bearings(
        agreeing=_each_once(other for mine, other in agreeing if mine.key != other.key),
        repeated=_each_once(other for mine, other in agreeing if mine.key == other.key),
        again=_list_again(number, comparison.groups),
        disagreeing=tuple((other, link) for _, other, link in ties if link.relation is Relation.CONFLICT),
        earlier=_each_once(other for mine, other in revised if other.last_day < mine.last_day),
        later=_each_once(other for mine, other in revised if other.last_day > mine.last_day),
        apart=tuple((other, link) for _, other, link in ties if link.relation in _APART),
        denials=tuple(one.record for one in oppositions if number in _list_numbers(one.answered)),
        answered=next((one.answered for one in oppositions if one.record.number == number), ()),
    )


def link_rows(one: Row, other: Row) -> Link:
    """What holds between two rows of a group, a figure that one of them denies among them."""
    if one.vouched and other.vouched:
        return relate(one, other)
    denied = Stance.DENIED in {one.stance, other.stance} and one.vouched is not other.vouched
    if denied and have_common_number((one.interval, other.interval)) and one.key != other.key:
        return Link(Relation.CONFLICT, ("denied",))
    return Link(Relation.SEPARATE)


_APART = frozenset({Relation.STAGE, Relation.DEFINITION, Relation.SCOPE, Relation.PERIOD, Relation.UNCLEAR})


def _list_ties(number: int, groups: Sequence[Group]) -> Iterator[tuple[Row, Row, Link]]:
    for group in groups:
        mine = [row for row in group.rows if number in row.numbers]
        others = [row for row in group.rows if number not in row.numbers]
        for row in mine:
            for other in others:
                yield row, other, link_rows(row, other)


def _list_again(number: int, groups: Sequence[Group]) -> tuple[int, ...]:
    same = (row.numbers for group in groups for row in group.rows if number in row.numbers and row.named)
    return tuple(sorted({one for numbers in same for one in numbers} - {number}))


def _list_numbers(records: Sequence[ClaimRecord]) -> list[int]:
    return [record.number for record in records]


def _each_once(rows: Iterator[Row]) -> tuple[Row, ...]:
    kept: list[Row] = []
    for row in rows:
        if row not in kept:
            kept.append(row)
    return tuple(kept)
