"""Whether two figures are of one thing and one matter, and which of them counts only a part of the other."""

from __future__ import annotations

from collections.abc import Sequence

from bot.compare.anchors import begin_alike, get_overlap, list_words, share_name
from bot.compare.counted import get_kind
from bot.compare.places import share_place
from bot.compare.rows import Row
from bot.compare.scales import Progress, are_alike, are_confusable, is_canonical
from bot.compare.stems import list_stems
from bot.vocabulary import load_vocabulary

MIN_SHARED_WORDS = 2
MIN_OVERLAP = 0.34


def are_related_nouns(one: Row, other: Row) -> bool:
    """Whether they count one thing, a part and its whole, or things that are taken for one another.

    What has no noun may be anything; whoever does something may be called people.
    """
    if one.quantity.kind or other.quantity.kind:
        return one.quantity.kind == other.quantity.kind
    nouns = one.counted.noun, other.counted.noun
    wholes = {get_kind(noun) or noun for noun in nouns}
    same = not all(nouns) or len(wholes) == 1 or are_confusable(*nouns, "nouns")
    return same or _are_both_people(*nouns)


def _are_both_people(one: str, other: str) -> bool:
    people = set(load_vocabulary("counted")["generic"]["people"])
    return {one, other} <= people


def are_related_measures(one: Row, other: Row) -> bool:
    """Whether one thing happened to the counted: two of the contract's measures differ, two verbs may not."""
    measures = one.figure.measure, other.figure.measure
    if are_alike(*measures) or are_confusable(*measures, "measures"):
        return True
    staged = Progress.PRESENT in (one.progress, other.progress) and one.progress is not other.progress
    return staged or not all(map(is_canonical, measures))


def share_matter(one: Row, other: Row) -> bool:
    """Whether they speak of one matter: a name in common, or enough words where one of them names nothing."""
    if share_name(one.anchors, other.anchors) or _share_side(one, other):
        return True
    if one.places and other.places and share_place(one.setting, other.setting):
        return True
    if one.anchors.names and other.anchors.names:
        return False
    shared = len(one.anchors.words & other.anchors.words)
    return shared >= MIN_SHARED_WORDS and get_overlap(one.anchors, other.anchors) >= MIN_OVERLAP


def _share_side(one: Row, other: Row) -> bool:
    return bool(one.counted.side) and one.counted.side == other.counted.side


def find_narrowing(one: Row, other: Row) -> str:
    """Why one figure counts only some of what the other does, or others; "" where neither does."""
    nouns = one.counted.noun, other.counted.noun
    if not one.quantity.kind and all(nouns) and nouns[0] != nouns[1] and not _are_both_people(*nouns):
        wholes = [get_kind(noun) for noun in nouns]
        return "part of the other" if set(nouns) & set(wholes) else "two parts of a whole"
    if _differ_in_side(one, other):
        return "two sides"
    if not one.quantity.kind and (_is_narrower(one, other) or _is_narrower(other, one)):
        return "one counts only some"
    return ""


def _differ_in_side(one: Row, other: Row) -> bool:
    sides = one.counted.side, other.counted.side
    if one.quantity.kind or not all(sides):
        return False
    some, others = (side.split() for side in sides)
    return not any(begin_alike(a, b) for a in some for b in others)


def _is_narrower(one: Row, other: Row) -> bool:
    """Whether its noun has an adjective that the other's claim does not have at all."""
    narrowing = {word for word in one.counted.rest if "'" not in word and "’" not in word}
    said = set(list_stems(other.text))
    return any(not set(list_stems(word)) <= said for word in narrowing)


def are_same_places(one: Row, other: Row) -> bool:
    """Whether the smallest places that each names are among the other's, or in its words."""
    return _holds_all(one, other) and _holds_all(other, one)


def _holds_all(one: Row, other: Row) -> bool:
    said = {word for text in (other.text, *other.places) for word in list_words(text)}
    return all(place <= said for place in _get_narrow(one))


def _get_narrow(row: Row) -> Sequence[frozenset[str]]:
    """The names of its smallest places, without the words for their kind ("region")."""
    kinds = set(load_vocabulary("comparing")["place_kinds"]["words"])
    return [place - kinds or place for place in row.setting.smallest]
