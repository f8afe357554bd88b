"""What holds between any two figures, and why: like for like, or in what they differ.

The first of these that holds is the answer (docs/comparing.md tells it in full):

separate     other things, measures, sides or places: nothing to hold against each other
stage        planned or in training against present
definition   measures that overlap without being one: killed, killed or injured
scope        a part against its whole, a place inside another, one side of several
period       other event dates, or one event against a total
agree        one number satisfies both
revision     the same claimant, or body, later
unclear      something is not stated that a conflict needs
conflict     none of these
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.compare.counted import get_whole
from bot.compare.intervals import have_common_number
from bot.compare.judge import Reason, get_reasons
from bot.compare.places import are_elsewhere
from bot.compare.rows import Row
from bot.compare.scales import are_confusable


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
    """A relation with its reason in words, "" where it needs none. `rose`: of a revision, its direction."""

    relation: Relation
    reason: str = ""
    rose: bool | None = None


_Rule = Callable[[Row, Row], Link | None]


def relate(one: Row, other: Row) -> Link:
    """What holds between two rows, in whatever order they are given."""
    older, newer = sorted((one, other), key=Row.sort_key)
    return next(link for rule in _RULES if (link := rule(older, newer)))


def _find_separate(older: Row, newer: Row) -> Link | None:
    return next((Link(Relation.SEPARATE, words) for words in _list_separating(older, newer)), None)


def _list_separating(older: Row, newer: Row) -> Iterator[str]:
    if not _are_related_nouns(older, newer):
        yield "other things are counted"
    if not _are_related_measures(older, newer):
        yield "other things happened to them"
    if are_elsewhere(older.setting, newer.setting):
        yield "elsewhere"


def _are_related_nouns(one: Row, other: Row) -> bool:
    nouns = one.counted.noun, other.counted.noun
    wholes = {get_whole(noun) or noun for noun in nouns}
    return nouns[0] == nouns[1] or len(wholes) == 1 or are_confusable(*nouns, "nouns")


def _are_related_measures(one: Row, other: Row) -> bool:
    same = one.measure == other.measure or not (one.measure and other.measure)
    staged = one.progress is not other.progress
    return same or staged or are_confusable(one.measure, other.measure, "measures")


def _find_stage(older: Row, newer: Row) -> Link | None:
    if older.progress is newer.progress:
        return None
    return Link(Relation.STAGE, f"{older.progress} against {newer.progress}")


def _find_definition(older: Row, newer: Row) -> Link | None:
    if are_confusable(older.measure, newer.measure, "measures"):
        return Link(Relation.DEFINITION, "not the same is counted")
    if are_confusable(older.counted.noun, newer.counted.noun, "nouns"):
        return Link(Relation.DEFINITION, f"{older.figure.unit} against {newer.figure.unit}")
    narrowed = older.counted.rest, newer.counted.rest
    if narrowed[0] - narrowed[1] and narrowed[1] - narrowed[0]:
        return Link(Relation.DEFINITION, "not counted alike")
    return None


def _find_scope(older: Row, newer: Row) -> Link | None:
    nouns = older.counted.noun, newer.counted.noun
    if nouns[0] != nouns[1]:
        return Link(Relation.SCOPE, "one is a part of the other, or both are of a third")
    if older.counted.rest != newer.counted.rest:
        return Link(Relation.SCOPE, "one counts only some")
    if older.counted.side and newer.counted.side and older.counted.side != newer.counted.side:
        return Link(Relation.SCOPE, "two sides")
    if Reason.PLACES in get_reasons(older, newer):
        return Link(Relation.SCOPE, "one place may lie in the other")
    return None


def _find_period(older: Row, newer: Row) -> Link | None:
    reasons = get_reasons(older, newer) & {Reason.DATES, Reason.TOTAL}
    if not reasons or (Reason.TOTAL not in reasons and _is_same_claimant(older, newer)):
        return None
    return Link(Relation.PERIOD, min(reasons))


def _find_agreement(older: Row, newer: Row) -> Link | None:
    return Link(Relation.AGREE) if have_common_number((older.interval, newer.interval)) else None


def _find_revision(older: Row, newer: Row) -> Link | None:
    if not _is_same_claimant(older, newer) or older.last_day >= newer.last_day:
        return None
    return Link(Relation.REVISION, rose=newer.interval > older.interval)


def _find_unclear(older: Row, newer: Row) -> Link | None:
    missing = get_reasons(older, newer)
    return Link(Relation.UNCLEAR, ", ".join(one for one in Reason if one in missing)) if missing else None


def _find_conflict(_: Row, __: Row) -> Link:
    return Link(Relation.CONFLICT)


def _is_same_claimant(one: Row, other: Row) -> bool:
    return one.named and one.key == other.key


_RULES: Sequence[_Rule] = (
    _find_separate,
    _find_stage,
    _find_definition,
    _find_scope,
    _find_period,
    _find_agreement,
    _find_revision,
    _find_unclear,
    _find_conflict,
)
