"""What two figures do not state that a conflict needs: who, where, when, of what."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from bot.compare.alikeness import are_same_people, are_same_places, is_counted_otherwise
from bot.compare.anchors import (
    begin_alike,
    count_names,
    get_overlap,
    has_name_of_its_own,
    list_words,
    share_name,
)
from bot.compare.contrasts import are_of_two_things
from bot.compare.occasions import is_short
from bot.compare.rows import Row
from bot.compare.scales import Progress, are_alike, are_one, is_moving
from bot.compare.sides import find_country
from bot.compare.stems import TEXTS_KEPT
from bot.vocabulary import any_word, load_vocabulary

MIN_OVERLAP = 0.4
MIN_OVERLAP_OF_UNSTATED = 0.6
"""The share of the fewer words that both must have, where both say what happened and where one does not."""

MIN_NAMES = 2
"""So many names in common make one matter where no place is stated."""

SAME_TIME_DAYS = 3
"""States of things (soldiers present) that are told of within so many days are of one time."""


class Missing(StrEnum):
    """What a conflict needs and is not stated, in the words of an answer."""

    SOURCE = "a source is not named"
    TELLER = "one may tell of the other"
    CERTAINTY = "one is tentative"
    THING = "what is counted is not stated"
    WORDS = "it is told in other words"
    SIDE = "whose they are is not stated"
    NAMES = "other names are spoken of"
    COUNT = "how it is counted is not stated"
    ONE_THING = "it may be of two things"
    PLACE = "a place is not stated"
    DAY = "a day is not stated"
    CHANGE = "it may have changed in between"


def list_missing(one: Row, other: Row) -> list[Missing]:
    """Everything that is not stated; [] where the two can be held against each other."""
    checks = {
        Missing.SOURCE: not (one.named and other.named) or one.own or other.own,
        Missing.TELLER: may_tell_of(one, other) or may_tell_of(other, one),
        Missing.CERTAINTY: one.tentative or other.tentative,
        Missing.THING: _is_thing_unstated(one, other),
        Missing.WORDS: _is_told_otherwise(one, other),
        Missing.SIDE: _is_side_unstated(one, other) or _is_side_unstated(other, one),
        Missing.NAMES: _name_others(one, other),
        Missing.COUNT: _is_counted_otherwise(one, other),
        Missing.ONE_THING: are_of_two_things(one, other),
        Missing.PLACE: _is_place_unstated(one, other),
        Missing.DAY: _is_day_unstated(one, other),
        Missing.CHANGE: _may_have_changed(one, other),
    }
    return [missing for missing, holds in checks.items() if holds]


def _is_thing_unstated(one: Row, other: Row) -> bool:
    """A bare number is of nothing known, unless both are."""
    bare = [not row.counted.noun and not row.quantity.kind for row in (one, other)]
    return any(bare) and one.figure.measure != other.figure.measure


def may_tell_of(one: Row, other: Row) -> bool:
    """Whether one tells of the number of such a body as gives the other: "the police count is 27,000"."""
    kind = other.key.split()[-1] if other.identity.body else ""
    return bool(kind) and _tells_count(kind, one.text)


@lru_cache(maxsize=TEXTS_KEPT)
def _tells_count(kind: str, text: str) -> bool:
    if kind not in text.lower():
        return False
    counts = any_word(load_vocabulary("comparing")["periods"]["counts"])
    return bool(re.search(rf"\b{re.escape(kind)}(?:['’]s)? (?:{counts})\b", text.lower()))


def _is_counted_otherwise(one: Row, other: Row) -> bool:
    if are_same_people(one, other):
        return False
    return is_counted_otherwise(one, other) or is_counted_otherwise(other, one)


def _is_told_otherwise(one: Row, other: Row) -> bool:
    """Whether too little in the words says that one thing is meant: other verbs, or few words in common."""
    measures = one.figure.measure, other.figure.measure
    needed = MIN_OVERLAP if are_one(*measures) else MIN_OVERLAP_OF_UNSTATED
    return not are_alike(*measures) or get_overlap(one.anchors, other.anchors) < needed


def _name_others(one: Row, other: Row) -> bool:
    """Whether one has a country, or each a name, that the other lacks: who gives or loses may be another."""
    if _has_country_of_its_own(one, other) or _has_country_of_its_own(other, one):
        return True
    return has_name_of_its_own(one.anchors, other.anchors) and has_name_of_its_own(other.anchors, one.anchors)


def _has_country_of_its_own(one: Row, other: Row) -> bool:
    named = {name: country for name in one.anchors.names if (country := find_country(name))}
    own = {country for name, country in named.items() if not _only_tells_where(name, one, other)}
    if not own:
        return False
    said = " ".join((other.text, other.claimant, *other.places))
    return not own <= {find_country(word) or word for word in list_words(said)} | other.anchors.names


def _only_tells_where(name: str, one: Row, other: Row) -> bool:
    """Whether a country stands beside a place that both name: "Kenya's Meru park", "Busia, Kenya"."""
    beside = rf"\b{re.escape(name)}\w{{0,3}}['’]s? (\w+)|(\w+), {re.escape(name)}\b"
    words = [word.lower() for found in re.findall(beside, one.text, re.IGNORECASE) for word in found if word]
    return bool(words) and set(words) <= set(list_words(other.text))


def _is_side_unstated(one: Row, other: Row) -> bool:
    """Whether one says whose they are and the other's words name no such side."""
    if not one.counted.side or other.counted.side or one.quantity.kind:
        return False
    names = other.anchors.names | {word.lower() for word in other.text.split()}
    return not all(any(begin_alike(word, name) for name in names) for word in one.counted.side.split())


def _is_place_unstated(one: Row, other: Row) -> bool:
    """Whether one has no place, in its words either; where both have none, names stand for it."""
    if one.places or other.places:
        return not are_same_places(one, other)
    same_day = one.span is not None and one.span == other.span and is_short(one.span)
    names = count_names(one.anchors, other.anchors)
    return names < MIN_NAMES and not (same_day and share_name(one.anchors, other.anchors))


def _is_day_unstated(one: Row, other: Row) -> bool:
    """Of an event, whose day only one states; of a state of things or a forecast, told at other times."""
    if one.span and other.span:
        return False
    if not _is_state(one):
        return bool(one.span or other.span) or one.last_day != other.last_day
    days = [row.span[1] if row.span else row.last_day for row in (one, other)]
    return abs((days[0] - days[1]).days) > SAME_TIME_DAYS


def _may_have_changed(one: Row, other: Row) -> bool:
    """Whether the one said on a later day tells of a number that moved: "has risen to 5,000"."""
    older, newer = sorted((one, other), key=lambda row: row.last_day)
    return older.last_day < newer.last_day and is_moving(newer.text)


def _is_state(row: Row) -> bool:
    """Whether it tells how things are or will be, not what happened."""
    lasting = load_vocabulary("comparing")["stages"]["lasting"]
    return row.progress is not Progress.PRESENT or row.figure.measure in lasting
