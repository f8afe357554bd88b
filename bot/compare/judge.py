"""What holds between all figures of a group, from what holds between every two of them (relations.py)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from bot.compare.intervals import have_common_number
from bot.compare.missing import Missing
from bot.compare.places import find_nested
from bot.compare.relations import Link, Relation, relate
from bot.compare.rows import Row, count_named


class Verdict(StrEnum):
    """What holds between the figures of a group."""

    SINGLE = "single"
    """One claimant, one figure (or none that anybody stands behind): nothing to compare."""
    AGREE = "agree"
    CONFLICT = "conflict"
    DIFFER = "differ"
    """The figures are apart, or of other events: not like for like."""


Pair = tuple[Row, Row]
MAX_JUDGED = 100
PLACES_DIFFER = "places differ"
_MAY_BE_ONE = frozenset({Missing.SOURCE, Missing.CERTAINTY, Missing.PLACE, Missing.DAY})
"""What may be missing of two figures that are told of as one matter's."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What holds, why it is nothing harsher, the two rows in conflict, and who changed their figure."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()
    """In words, that of most pairs first."""
    conflict: Pair | None = None
    revisions: tuple[Pair, ...] = ()
    """(older, newer), of one claimant each; the verdict is on the newer ones."""
    relations: frozenset[Relation] = frozenset()
    """What holds between any two of the figures that stand and are apart."""


def judge(rows: Sequence[Row]) -> Judgement:
    """What holds between the rows of one group.

    Of more rows than a reader could check, the newest.
    """
    vouched = sorted((row for row in rows if row.vouched), key=lambda row: row.order)[-MAX_JUDGED:]
    links = {(at, to): relate(vouched[at], vouched[to]) for at, to in combinations(range(len(vouched)), 2)}
    successors: dict[int, int] = {}
    for (at, to), link in links.items():
        if link.relation is Relation.REVISION:
            successors.setdefault(at, to)
    standing = [(pair, link) for pair, link in links.items() if successors.keys().isdisjoint(pair)]
    named = count_named(row for at, row in enumerate(vouched) if at not in successors)
    verdict = _judge_standing([((vouched[at], vouched[to]), link) for (at, to), link in standing], named)
    return replace(verdict, revisions=tuple((vouched[at], vouched[to]) for at, to in successors.items()))


def _judge_standing(pairs: Sequence[tuple[Pair, Link]], named: int) -> Judgement:
    """`named`: how many claimants stand behind the figures."""
    conflicts = [pair for pair, link in pairs if link.relation is Relation.CONFLICT]
    if conflicts:
        return Judgement(Verdict.CONFLICT, conflict=conflicts[-1])
    apart = [link for pair, link in pairs if not _are_compatible(*pair, link)]
    if not apart:
        nested = any(link.relation is Relation.SCOPE for _, link in pairs)
        agreed = Judgement(Verdict.AGREE, (PLACES_DIFFER,) if nested else ())
        return agreed if pairs and named > 1 else Judgement(Verdict.SINGLE)
    told = Counter(reason for link in apart for reason in link.reasons)
    reasons = sorted(told, key=lambda reason: (-told[reason], reason))
    return Judgement(Verdict.DIFFER, tuple(reasons), relations=frozenset(link.relation for link in apart))


def _are_compatible(one: Row, other: Row, link: Link) -> bool:
    """Whether both may hold: a number satisfies both, and at most the one place lies in the other.

    "At least 10,000 in Kursk" and "some 12,000 in Russia" do not disagree. What is of other things, days or
    stages says nothing of each other, whatever its numbers.
    """
    if link.relation is Relation.SCOPE and not find_nested(one.where, other.where):
        return False
    loose = link.relation in {Relation.SCOPE, Relation.UNCLEAR}
    met = loose and have_common_number((one.interval, other.interval))
    return met or link.relation is Relation.AGREE


def is_changed(older: Row, newer: Row) -> bool:
    """Whether the newer row gives another number for what may well be the same matter."""
    link = relate(older, newer)
    if link.relation is Relation.UNCLEAR:
        return set(link.reasons) <= _MAY_BE_ONE
    return link.relation in {Relation.CONFLICT, Relation.REVISION}
