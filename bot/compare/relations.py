"""What holds between any two figures, and why: like for like, or in what they differ.

The first of these that holds is the answer (docs/comparing.md tells it in full):

separate     other things, measures or matters: nothing to hold against each other
stage        planned or in training against present
definition   measures that overlap without being one: killed, killed or injured
period       other event dates, one event against a total, a rate against a number
scope        a part against its whole, a place inside another, one side of several
agree        one number satisfies both
revision     the same claimant, or body, later
period       again: only one is said to be a total
unclear      something is not stated that a conflict needs
conflict     none of these
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.compare.alikeness import (
    are_other_sums,
    are_related_measures,
    are_related_nouns,
    are_same_places,
    are_told_for_one_another,
    share_matter,
)
from bot.compare.contrasts import are_other_events, have_other_actors
from bot.compare.intervals import are_one_rounded, have_common_number
from bot.compare.missing import Missing, list_missing, may_tell_of
from bot.compare.narrowing import find_narrowing
from bot.compare.occasions import (
    are_of_other_days,
    are_surely_dated,
    is_event_against_total,
    is_one_total,
    is_same_claimant,
)
from bot.compare.places import find_nested
from bot.compare.quantities import PERCENT
from bot.compare.rows import Row
from bot.compare.scales import (
    Period,
    are_confusable,
    find_qualities,
    find_quality_of_one,
    get_basis,
    is_bounded,
    is_difference,
    is_partial,
    is_wide,
)


class Relation(StrEnum):
    """What holds between two figures."""

    SEPARATE = "separate"
    STAGE = "stage"
    DEFINITION = "definition"
    SCOPE = "scope"
    PERIOD = "period"
    AGREE = "agree"
    REVISION = "revision"
    UNCLEAR = "unclear"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Link:
    """A relation with its reasons in words, where it needs any. `rose`: of a revision, its direction."""

    relation: Relation
    reasons: tuple[str, ...] = ()
    rose: bool | None = None

    @property
    def reason(self) -> str:
        """All of them."""
        return ", ".join(self.reasons)


_Rule = Callable[[Row, Row], Link | None]


def relate(one: Row, other: Row) -> Link:
    """What holds between two rows, in whatever order they are given."""
    older, newer = (one, other) if one.order <= other.order else (other, one)
    return next(link for rule in _RULES if (link := rule(older, newer)))


def are_separate(one: Row, other: Row) -> bool:
    """Whether the two have nothing to say of each other, whatever their numbers."""
    return _find_separate(one, other) is not None


def _find_separate(older: Row, newer: Row) -> Link | None:
    if not are_related_nouns(older, newer):
        return Link(Relation.SEPARATE, ("other things are counted",))
    if not are_related_measures(older, newer) or are_other_sums(older, newer):
        return Link(Relation.SEPARATE, ("something else happened to them",))
    if are_other_events(older, newer):
        return Link(Relation.SEPARATE, ("another event",))
    return None if share_matter(older, newer) else Link(Relation.SEPARATE, ("it may be another matter",))


def _find_stage(older: Row, newer: Row) -> Link | None:
    if older.progress is newer.progress or (older.quantity.surveyed and newer.quantity.surveyed):
        return None
    return Link(Relation.STAGE, (f"{older.progress} against {newer.progress}",))


def _find_definition(older: Row, newer: Row) -> Link | None:
    if are_confusable(older.figure.measure, newer.figure.measure, "measures"):
        return Link(Relation.DEFINITION, ("not the same is counted",))
    if are_told_for_one_another(older, newer):
        return Link(Relation.DEFINITION, (f"{older.figure.unit} against {newer.figure.unit}",))
    if change := _find_other_change(older, newer):
        return Link(Relation.DEFINITION, (change,))
    if qualities := find_qualities(older.qualities, newer.qualities):
        return Link(Relation.DEFINITION, (f"{qualities[0]} against {qualities[1]}",))
    if quality := find_quality_of_one(older.qualities, newer.qualities):
        return Link(Relation.DEFINITION, (f"only one is {quality}",))
    return None


def _find_other_change(older: Row, newer: Row) -> str:
    if older.quantity.kind == PERCENT and get_basis(older.text) != get_basis(newer.text):
        return "changes from other times"
    other = not older.quantity.kind and _is_difference(older) != _is_difference(newer)
    return "a difference against a number" if other else ""


def _is_difference(row: Row) -> bool:
    return is_difference(row.figure.raw, row.text)


def _find_scope(older: Row, newer: Row) -> Link | None:
    if reason := find_narrowing(older, newer):
        return Link(Relation.SCOPE, (reason,))
    if is_wide(older.text) != is_wide(newer.text):
        return Link(Relation.SCOPE, ("one is of all, the other of a part",))
    if nested := find_nested(older.where, newer.where):
        return Link(Relation.SCOPE, (f"{nested[0]} lies in {nested[1]}",))
    if older.places and newer.places and not are_same_places(older, newer):
        return Link(Relation.SCOPE, ("one place may lie in the other",))
    return None


def _find_period(older: Row, newer: Row) -> Link | None:
    if are_of_other_days(older, newer):
        sure = are_surely_dated(older, newer)
        return Link(Relation.PERIOD, ("of other days",)) if sure else Link(Relation.UNCLEAR, (Missing.DAY,))
    if is_event_against_total(older, newer):
        return Link(Relation.PERIOD, ("one event against a total",))
    return Link(Relation.PERIOD, ("one is a rate",)) if _is_rate(older) != _is_rate(newer) else None


def _is_rate(row: Row) -> bool:
    return row.period is Period.RATE and row.event_on is None


def _find_agreement(older: Row, newer: Row) -> Link | None:
    meet = have_common_number((older.quantity.interval, newer.quantity.interval))
    rounded = are_one_rounded(older.quantity.interval, newer.quantity.interval)
    one = meet or (rounded and not is_same_claimant(older, newer))
    return Link(Relation.AGREE) if one else None


def _find_revision(older: Row, newer: Row) -> Link | None:
    if not is_same_claimant(older, newer) and not (newer.is_revising and may_tell_of(newer, older)):
        return None
    later = (
        older.last_day < newer.last_day
        or older.replaced
        or newer.is_revising
        or older.printed < newer.printed
    )
    rose = newer.quantity.interval > older.quantity.interval
    # In one breath nobody contradicts himself.
    return Link(Relation.REVISION, rose=rose) if later else Link(Relation.SCOPE, ("one claimant gives both",))


def _find_total(older: Row, newer: Row) -> Link | None:
    """Apart, and only one is said to be of all so far, or not to be all yet."""
    totals = [row.period is Period.TOTAL for row in (older, newer)]
    if totals[0] != totals[1] and is_bounded((newer if totals[0] else older).text):
        return Link(Relation.PERIOD, ("one is a total",))
    if is_one_total(older, newer) and (older.span or newer.span):
        events = [row.span for row in (older, newer) if row.period is not Period.TOTAL]
        return Link(Relation.PERIOD, ("one is a total",)) if all(events) else None
    partial = is_partial(older.text) != is_partial(newer.text)
    return Link(Relation.PERIOD, ("one is not complete",)) if partial else None


def _find_unclear(older: Row, newer: Row) -> Link | None:
    missing = list_missing(older, newer)
    return Link(Relation.UNCLEAR, tuple(missing)) if missing else None


def _find_actors(older: Row, newer: Row) -> Link | None:
    """Nothing is missing, but the two are not of one who acts."""
    return Link(Relation.SCOPE, ("of two who act",)) if have_other_actors(older, newer) else None


def _find_conflict(_: Row, __: Row) -> Link:
    return Link(Relation.CONFLICT)


_RULES: Sequence[_Rule] = (
    _find_separate,
    _find_stage,
    _find_definition,
    _find_period,
    _find_scope,
    _find_agreement,
    _find_revision,
    _find_total,
    _find_unclear,
    _find_actors,
    _find_conflict,
)
