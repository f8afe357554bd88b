"""Whether two figures of the same thing can be held against each other, and what follows for all of them.

A conflict is the last resort: same place, same time, same thing, different claimants who are named, nothing
tentative, and intervals apart. Whatever is missing or differs is a reason, and the answer says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import combinations

from bot.compare.alikeness import are_same_places
from bot.compare.intervals import have_common_number
from bot.compare.occasions import is_one_total
from bot.compare.relations import Relation, relate
from bot.compare.rows import Row, count_named


class Verdict(StrEnum):
    """What holds between the figures of a group."""

    SINGLE = "single"
    """One claimant, one figure (or none that anybody stands behind): nothing to compare."""
    AGREE = "agree"
    CONFLICT = "conflict"
    DIFFER = "differ"
    """The figures are apart, or of other events: not like for like."""


class Reason(StrEnum):
    """Why two figures that are apart are no conflict. In the order in which an answer names them."""

    AGAINST_TOTAL = "one is a total"
    PLACES = "places differ"
    DATES = "dates differ"
    DATE_UNSTATED = "a date is not stated"
    TOTAL = "one is of an event, one has no period"
    DEFINITION = "not counted alike"
    SIDE = "whose they are is not always stated"
    MEASURE = "what happened to them is not stated"
    PLACE_UNSTATED = "a place is not stated"
    TENTATIVE = "one is tentative"
    UNNAMED = "a source is not named"
    SAME_CLAIMANT = "one claimant gives both"
    MATTER = "not certainly one matter"


Pair = tuple[Row, Row]
MAX_JUDGED = 150


@dataclass(frozen=True, slots=True)
class Judgement:
    """What holds, why it is nothing harsher, the two rows in conflict, and who changed their figure."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    conflict: Pair | None = None
    revisions: tuple[Pair, ...] = ()
    """(older, newer), of one claimant each; the verdict is on the newer ones."""


def judge(rows: Sequence[Row]) -> Judgement:
    """What holds between the rows of one group, given in their total order (newest last).

    Of more rows than a reader could check, the newest.
    """
    vouched = [row for row in rows if row.vouched][-MAX_JUDGED:]
    revisions = _find_revisions(vouched)
    superseded = [older for older, _ in revisions]
    standing = [row for row in vouched if row not in superseded]
    return replace(_judge_standing(standing), revisions=revisions)


def _judge_standing(rows: Sequence[Row]) -> Judgement:
    if len(rows) < 2:
        return Judgement(Verdict.SINGLE)
    pairs = list(combinations(rows, 2))
    apart = [pair for pair in pairs if _are_apart(*pair)]
    if not apart:
        places = (get_reasons(*pair) & {Reason.PLACES} for pair in pairs)
        several = count_named(rows) > 1
        return Judgement(Verdict.AGREE, _collect(places)) if several else Judgement(Verdict.SINGLE)
    reasons = [get_reasons(*pair) or _find_doubt(*pair) for pair in apart]
    conflicts = [pair for pair, found in zip(apart, reasons, strict=True) if not found]
    if conflicts:
        return Judgement(Verdict.CONFLICT, conflict=conflicts[-1])
    return Judgement(Verdict.DIFFER, _collect(reasons))


def get_reasons(one: Row, other: Row) -> frozenset[Reason]:
    """Everything that keeps the two from being held against each other."""
    checks = {
        Reason.AGAINST_TOTAL: is_one_total(one, other),
        Reason.PLACES: _are_placed(one, other) and not are_same_places(one, other),
        Reason.PLACE_UNSTATED: not _are_placed(one, other),
        Reason.DATES: not _is_undated(one, other) and _differ_in_time(one, other),
        Reason.DATE_UNSTATED: _is_undated(one, other) and _differ_in_time(one, other),
        Reason.TOTAL: (one.event_on is None) != (other.event_on is None) and not is_one_total(one, other),
        Reason.DEFINITION: one.counted.rest != other.counted.rest,
        Reason.SIDE: one.counted.side != other.counted.side,
        Reason.MEASURE: not one.figure.measure,
        Reason.TENTATIVE: one.tentative or other.tentative,
        Reason.UNNAMED: not (one.named and other.named),
        Reason.SAME_CLAIMANT: _is_same_claimant(one, other),
    }
    return frozenset(reason for reason, holds in checks.items() if holds)


def _find_doubt(one: Row, other: Row) -> frozenset[Reason]:
    """What nothing else keeps apart is a conflict only where all that a conflict needs is stated."""
    certain = relate(one, other).relation is Relation.CONFLICT
    return frozenset() if certain else frozenset({Reason.MATTER})


def _find_revisions(rows: Sequence[Row]) -> tuple[Pair, ...]:
    """Each figure with the next one that its claimant put in its place."""
    found = ((older, _find_successor(older, rows[index + 1 :])) for index, older in enumerate(rows))
    return tuple((older, newer) for older, newer in found if newer)


def _find_successor(older: Row, later: Sequence[Row]) -> Row | None:
    return next((row for row in later if _is_revision(older, row)), None)


def _is_revision(older: Row, newer: Row) -> bool:
    """The same claimant on a later day, about the same matter, with a number that the old one excludes."""
    return _is_same_claimant(older, newer) and older.last_day < newer.last_day and is_changed(older, newer)


def is_changed(older: Row, newer: Row) -> bool:
    """Whether the newer row gives another number for what may well be the same matter."""
    other_matter = {Reason.AGAINST_TOTAL, Reason.PLACES, Reason.TOTAL, Reason.DEFINITION, Reason.SIDE}
    same_matter = older.event_on == newer.event_on and not get_reasons(older, newer) & other_matter
    return same_matter and not have_common_number((older.interval, newer.interval))


def _are_apart(one: Row, other: Row) -> bool:
    """No number satisfies both, or they are of two events, where a number in common means nothing."""
    if one.event_on and other.event_on and not _have_days_in_common(one.event_on, other.event_on):
        return True
    return not have_common_number((one.interval, other.interval))


def _have_days_in_common(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return max(one[0], other[0]) <= min(one[1], other[1])


def _is_same_claimant(one: Row, other: Row) -> bool:
    return one.named and one.key == other.key


def _are_placed(one: Row, other: Row) -> bool:
    return bool(one.where and other.where)


def _is_undated(one: Row, other: Row) -> bool:
    """Whether the days of one are less sure than those of the other: reckoned from when its article came."""
    eventful = one.event_on and other.event_on
    datings = (one.event_dating, other.event_dating) if eventful else (one.dating, other.dating)
    return datings[0] is not datings[1]


def _differ_in_time(one: Row, other: Row) -> bool:
    if one.event_on and other.event_on:
        return one.event_on != other.event_on
    said = (one.day, one.last_day), (other.day, other.last_day)
    return one.event_on is None and other.event_on is None and not _have_days_in_common(*said)


def _collect(found: Iterable[frozenset[Reason]]) -> tuple[Reason, ...]:
    union: set[Reason] = set().union(*found)
    return tuple(reason for reason in Reason if reason in union)
