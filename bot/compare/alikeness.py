"""Whether two figures are of one thing and one matter, and which of them counts only a part of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from bot.compare.anchors import begin_alike, get_overlap, list_words, share_name
from bot.compare.counted import classify, get_function_words, get_kind, get_singular, list_compound
from bot.compare.gazetteer import are_apart
from bot.compare.occasions import is_short
from bot.compare.places import HEAD_LETTERS, are_elsewhere, find_nested, share_place
from bot.compare.rows import Row
from bot.compare.scales import (
    Progress,
    are_alike,
    are_confusable,
    are_one,
    find_qualities,
    is_canonical,
    is_telling,
    is_wide,
)
from bot.compare.sides import find_country, find_owner
from bot.compare.stems import get_stem, list_stems
from bot.vocabulary import load_vocabulary

MIN_SHARED_WORDS = 2
MIN_OVERLAP = 0.34


def are_related_nouns(one: Row, other: Row) -> bool:
    """Whether they count one thing, a part and its whole, or things that are taken for one another.

    What has no noun may be anything, and whom something happened to may be called people.
    """
    if one.quantity.kind or other.quantity.kind:
        return one.quantity.kind == other.quantity.kind
    nouns = _get_noun(one), _get_noun(other)
    if not all(nouns) or _list_ancestors(nouns[0]) & _list_ancestors(nouns[1]):
        return True
    return are_confusable(*nouns, "nouns") or are_same_people(one, other) or _is_one_general(one, other)


def _get_noun(row: Row) -> str:
    """The class of what is counted; "Russians" and "Leopards" are of a name only."""
    return "" if row.figure.unit[:1].isupper() else row.counted.noun


def _list_ancestors(noun: str) -> set[str]:
    """The noun, what it is a part or a kind of, and so on."""
    found: set[str] = set()
    at: str | None = noun
    while at and at not in found:
        found.add(at)
        at = get_kind(at)
    return found


def are_same_people(one: Row, other: Row) -> bool:
    """Whether two nouns are words for the same people: "worshippers", "people"; "captives", "servicemen"."""
    nouns = {_get_noun(one), _get_noun(other)}
    groups = load_vocabulary("counted")["generic"]
    attended = {one.figure.measure, other.figure.measure} == {"attended"} and "people" in nouns
    return attended or any(nouns <= set(group) for group in groups.values())


def _is_one_general(one: Row, other: Row) -> bool:
    """Whether one of the nouns may take in any people ("employees"), and the same happened to both."""
    general = set(load_vocabulary("counted")["general"]["classes"])
    same = one.figure.measure and are_alike(one.figure.measure, other.figure.measure)
    return bool(same) and not general.isdisjoint({_get_noun(one), _get_noun(other)})


def are_related_measures(one: Row, other: Row) -> bool:
    """Whether one thing happened to the counted: two of the contract's measures differ, two verbs may not."""
    measures = one.figure.measure, other.figure.measure
    if are_alike(*measures) or are_confusable(*measures, "measures"):
        return True
    staged = Progress.PRESENT in (one.progress, other.progress) and one.progress is not other.progress
    return staged or not all(map(is_canonical, measures))


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
    if _are_elsewhere(one, other):
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


def _are_elsewhere(one: Row, other: Row) -> bool:
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
        same_day
        and _get_noun(one) == _get_noun(other)
        and are_alike(one.figure.measure, other.figure.measure)
    )


def _share_side(one: Row, other: Row) -> bool:
    return bool(one.counted.side) and one.counted.side == other.counted.side


def find_narrowing(one: Row, other: Row) -> str:
    """Why one figure counts only some of what the other does, or others; "" where neither does."""
    nouns = _get_noun(one), _get_noun(other)
    if not one.quantity.kind and all(nouns) and nouns[0] != nouns[1] and not are_same_people(one, other):
        is_part = nouns[0] in _list_ancestors(nouns[1]) or nouns[1] in _list_ancestors(nouns[0])
        return "part of the other" if is_part or _is_one_general(one, other) else "two parts of a whole"
    if _differ_in_side(one, other):
        return "two sides"
    if _is_one_side_of_all(one, other) or _is_one_side_of_all(other, one):
        return "one counts only those of one side"
    if _is_kind_among(one) != _is_kind_among(other) or _is_of_group(one, other) or _is_of_group(other, one):
        return "one counts those of some kind among all"
    narrower = _is_narrower(one, other) or _is_narrower(other, one) or _is_narrowed_behind(one, other)
    return "one counts only some" if narrower else ""


def _differ_in_side(one: Row, other: Row) -> bool:
    sides = _get_side(one) or find_owner(one.text), _get_side(other) or find_owner(other.text)
    if one.quantity.kind or not all(sides):
        return False
    some, others = (side.split() for side in sides)
    return not any(begin_alike(a, b) for a in some for b in others)


def _get_side(row: Row) -> str:
    if not row.figure.unit[:1].isupper():
        return row.counted.side
    return find_country(get_singular(row.figure.unit)) or row.figure.unit.lower()


def _is_one_side_of_all(one: Row, other: Row) -> bool:
    """Whether one says whose they are, and the other, of nobody in particular, is the larger number."""
    side = _get_side(one) or find_owner(one.text)
    if not side or one.quantity.kind or _get_side(other) or find_owner(other.text):
        return False
    larger = other.interval[0] > one.interval[1]
    said = {find_country(word) or word for word in list_words(f"{other.text} {other.quote}")}
    return larger and not any(begin_alike(side, word) or word in side.split() for word in said)


def _is_kind_among(row: Row) -> bool:
    """Whether it tells how many of them were of some kind: "eleven of the dead were children"."""
    whole = r"of (?:the|those|them|these|its|his|her|their)\b.*?"
    found = re.search(rf"{re.escape(row.figure.raw)} {whole} (?:were|are) (\w+)", row.text)
    return found is not None and (get_kind(classify(found[1])) is not None or found[1].endswith("s"))


def _is_of_group(one: Row, other: Row) -> bool:
    """Whether one is said to be of a group that the other does not name: "among women"."""
    groups = re.findall(r"\bamong (?:the )?([a-z]+)", one.text)
    return any(get_stem(group) not in list_stems(other.text) for group in groups)


def _is_narrower(one: Row, other: Row) -> bool:
    """Whether its noun has a word before it that the other's claim does not have at all."""
    heads = [_split_head(row) for row in (one, other)]
    if one.quantity.kind and heads[0][1] != heads[1][1]:
        return False
    said = set(list_stems(other.text)) | set(list_stems(other.figure.what))
    return any(not set(list_stems(word)) <= said for word in heads[0][0])


def _is_narrowed_behind(one: Row, other: Row) -> bool:
    """Whether one of two equal nouns has more behind it: "voters", "voters under 25"."""
    fewer, more = sorted((row.figure.what.lower().split() for row in (one, other)), key=len)
    return (
        bool(fewer)
        and more[: len(fewer)] == fewer
        and len(more) > len(fewer)
        and _says_more(more, fewer, one, other)
    )


def _says_more(more: Sequence[str], fewer: Sequence[str], one: Row, other: Row) -> bool:
    shorter = one if one.figure.what.lower().split() == fewer else other
    said = set(list_stems(shorter.text))
    return not set(list_stems(" ".join(more[len(fewer) :]))) - get_function_words() <= said


def _split_head(row: Row) -> tuple[list[str], str]:
    """The plain words before the noun that is counted or measured, and its stem: (["food"], "price")."""
    words = row.figure.what.split()
    nouns = {get_singular(word.lower()) for word in row.figure.unit.split()}
    at = next((at for at, word in enumerate(words) if get_singular(word.lower()) in nouns), None)
    if at is None and not row.quantity.kind:
        return [], ""
    head = len(words) - 1 if at is None else at
    start = head - len(list_compound(words[: head + 1]))
    before = [word for word in words[:start] if word[0].islower() or word.lower() in row.counted.rest]
    plain = [word for word in before if word.lower() not in get_function_words() and "'" not in word]
    return plain, " ".join(list_stems(words[head])) if words else ""


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


def _list_classes(text: str) -> set[str]:
    """The stems of the words, each as the class of things that it names."""
    return {get_stem(classify(word)) for word in list_words(text)}


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
