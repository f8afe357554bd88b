"""Whether two figures are of one thing, at one place, and of one matter."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from bot.compare.anchors import begin_alike, get_overlap, list_words, share_name
from bot.compare.counted import classify, get_function_words, get_kind, list_compound
from bot.compare.gazetteer import are_apart
from bot.compare.occasions import is_short
from bot.compare.places import HEAD_LETTERS, are_elsewhere, find_nested, share_place
from bot.compare.rows import Row
from bot.compare.scales import (
    Progress,
    are_alike,
    are_canonical,
    are_confusable,
    are_one,
    find_qualities,
    is_telling,
    is_wide,
)
from bot.compare.stems import TEXTS_KEPT, WORDS_KEPT, get_stem
from bot.near_words import get_opposite, stem
from bot.vocabulary import load_vocabulary

_PEOPLE = "people"
MIN_SHARED_WORDS = 2
MIN_OVERLAP = 0.34


def are_related_nouns(one: Row, other: Row) -> bool:
    """Whether they count one thing, a part and its whole, or things that are taken for one another.

    What has no noun may be anything, and whom something happened to may be called people.
    """
    kinds = [row.quantity.kind for row in (one, other)]
    if any(kinds):
        return kinds[0] == kinds[1] or are_told_for_one_another(one, other)
    nouns = get_noun(one), get_noun(other)
    if not all(nouns) or list_ancestors(nouns[0]) & list_ancestors(nouns[1]):
        return True
    return are_told_for_one_another(one, other) or are_same_people(one, other) or is_one_general(one, other)


def get_noun(row: Row) -> str:
    """The class of what is counted; "Russians" and "Leopards" are of a name only."""
    return "" if row.figure.unit[:1].isupper() else row.counted.noun


def are_told_for_one_another(one: Row, other: Row) -> bool:
    """Whether what they count is taken for one another, whatever word is for people: tickets, spectators."""
    return _are_told_for_one_another(_get_kind_or_noun(one), _get_kind_or_noun(other))


@lru_cache(maxsize=WORDS_KEPT)
def _are_told_for_one_another(one: str, other: str) -> bool:
    pairs = product(_list_general(one), _list_general(other))
    return any(are_confusable(*nouns, "nouns") for nouns in pairs)


def _list_general(noun: str) -> list[str]:
    people = load_vocabulary("counted")["generic"][_PEOPLE]
    return [noun, _PEOPLE] if noun in people else [noun]


def _get_kind_or_noun(row: Row) -> str:
    """What the unit measures ("weight"), else the class of what is counted ("trucks")."""
    return row.quantity.kind or get_noun(row)


def list_ancestors(noun: str) -> set[str]:
    """The noun, what it is a part or a kind of, and so on."""
    found: set[str] = set()
    at: str | None = noun
    while at and at not in found:
        found.add(at)
        at = get_kind(at)
    return found


def are_same_people(one: Row, other: Row) -> bool:
    """Whether two nouns are words for the same people: "worshippers", "people"; "captives", "servicemen"."""
    nouns = {get_noun(one), get_noun(other)}
    groups = load_vocabulary("counted")["generic"]
    attended = {one.figure.measure, other.figure.measure} == {"attended"} and "people" in nouns
    return attended or any(nouns <= set(group) for group in groups.values())


def is_one_general(one: Row, other: Row) -> bool:
    """Whether one of the nouns may take in any people ("employees", "pupils" the girls among them).

    The same must have happened to both.
    """
    general = set(load_vocabulary("counted")["general"]["classes"])
    nouns = get_noun(one), get_noun(other)
    same = one.figure.measure and are_alike(one.figure.measure, other.figure.measure)
    among = _is_sort_among(*nouns) or _is_sort_among(*reversed(nouns))
    return bool(same) and (among or not general.isdisjoint(nouns))


def _is_sort_among(sort: str, others: str) -> bool:
    """Whether one noun is a sort of people ("girls"), and the other is for any of those somewhere."""
    return get_kind(sort) == _PEOPLE and others in load_vocabulary("counted")["generic"][_PEOPLE]


def are_related_measures(one: Row, other: Row) -> bool:
    """Whether one thing happened to the counted: two of the contract's measures differ, two verbs may not."""
    measures = one.figure.measure, other.figure.measure
    if are_alike(*measures) or are_confusable(*measures, "measures"):
        return True
    if not one.quantity.kind and stem(measures[0]) in get_opposite(measures[1]):
        return False
    staged = Progress.PRESENT in (one.progress, other.progress) and one.progress is not other.progress
    return staged or not are_canonical(*measures)


def are_other_sums(one: Row, other: Row) -> bool:
    """Whether sums or shares have nothing in common but a name: a contract won, a fine paid."""
    measures = one.figure.measure, other.figure.measure
    same = any(map(is_telling, measures)) and are_alike(*measures)
    if not one.quantity.kind or same or find_qualities(one.qualities, other.qualities):
        return False
    units = _list_classes(f"{one.figure.unit} {other.figure.unit}")
    whats = [_list_classes(row.figure.what) - get_function_words() - units for row in (one, other)]
    return whats[0].isdisjoint(whats[1]) and get_overlap(one.anchors, other.anchors, units) < MIN_OVERLAP


def share_matter(one: Row, other: Row) -> bool:
    """Whether they speak of one matter: a name in common, or enough words where one of them names nothing."""
    if are_of_other_places(one, other):
        return False
    if share_name(one.anchors, other.anchors) or _share_side(one, other):
        return True
    if one.places and other.places and share_place(one.setting, other.setting):
        return True
    if find_nested(one.where, other.where) and are_one(one.figure.measure, other.figure.measure):
        return True
    nested = bool(one.places and other.places) and one.setting.wide != other.setting.wide
    if one.anchors.names and other.anchors.names and not nested:
        return False
    return _share_words(one, other) or _share_event(one, other)


def are_of_other_places(one: Row, other: Row) -> bool:
    """Whether they are of places that cannot be the same."""
    if _is_local_elsewhere(one, other) or _is_local_elsewhere(other, one):
        return True
    return are_elsewhere(one.setting, other.setting) and not _may_hold(one, other)


def _is_local_elsewhere(one: Row, other: Row) -> bool:
    """Whether one names no place, and is said by those of a town or region that is far from the other's."""
    if one.places or not (one.where and other.where):
        return False
    return all(are_apart(*pair) for pair in product(one.where, other.where))


def _may_hold(one: Row, other: Row) -> bool:
    """Whether one place may lie in the other although nothing says so by their names."""
    return is_wide(one.text) != is_wide(other.text) or _holds_all(one, other) or _holds_all(other, one)


def _share_words(one: Row, other: Row) -> bool:
    shared = len(one.anchors.words & other.anchors.words)
    return shared >= MIN_SHARED_WORDS and get_overlap(one.anchors, other.anchors) >= MIN_OVERLAP


def _share_event(one: Row, other: Row) -> bool:
    """Whether the same happened to the same on one day, and one says of it no more than that."""
    same_day = one.span is not None and one.span == other.span and is_short(one.span)
    return (
        same_day and get_noun(one) == get_noun(other) and are_alike(one.figure.measure, other.figure.measure)
    )


def _share_side(one: Row, other: Row) -> bool:
    return bool(one.counted.side) and one.counted.side == other.counted.side


def is_counted_otherwise(one: Row, other: Row) -> bool:
    """Whether the words for what one counts or measures have something that the other's claim lacks."""
    idle = get_function_words() | set(load_vocabulary("comparing")["place_kinds"]["words"])
    nouns = {stem for row in (one, other) for stem in _list_classes(f"{row.figure.unit} {row.figure.raw}")}
    said = _list_classes(f"{other.text} {other.figure.what} {other.claimant}")
    first, *rest = one.figure.what.split() or [""]
    plain = [first.lower(), *(word for word in rest if word[0].islower())]
    idle |= set(list_compound(plain))
    counted = _list_classes(" ".join(word for word in plain if word not in idle and "'" not in word)) - nouns
    return any(not any(begin_alike(stem, there) for there in said) for stem in counted)


@lru_cache(maxsize=TEXTS_KEPT)
def _list_classes(text: str) -> frozenset[str]:
    """The stems of the words, each as the class of things that it names."""
    return frozenset(get_stem(classify(word)) for word in list_words(text))


def are_same_places(one: Row, other: Row) -> bool:
    """Whether the smallest places that each names are among the other's, or in its words."""
    if one.setting.smallest == other.setting.smallest:
        return True
    return _holds_all(one, other) and _holds_all(other, one)


def _holds_all(one: Row, other: Row) -> bool:
    there = other.spots
    return all(
        _is_told(place, there.said, there.heads) or any(map(place.issuperset, there.narrow))
        for place in one.spots.narrow
    )


def _is_told(place: frozenset[str], said: frozenset[str], heads: frozenset[str]) -> bool:
    """Whether all words of a place are said, in whatever ending."""
    if place <= said:
        return True
    if not all(word[:HEAD_LETTERS] in heads for word in place):
        return False
    return all(any(begin_alike(word, there) for there in said) for word in place)
