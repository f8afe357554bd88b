"""Why one figure counts only some of what another does: a part, a side, a kind, a narrower noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.compare.alikeness import are_same_people, get_noun, is_one_general, list_ancestors
from bot.compare.anchors import begin_alike, list_words
from bot.compare.counted import classify, get_function_words, get_kind, get_singular, list_compound
from bot.compare.rows import Row
from bot.compare.scales import is_narrow
from bot.compare.sides import find_country, find_owner
from bot.compare.stems import TEXTS_KEPT, get_stem, list_stems
from bot.models import Bound


def find_narrowing(one: Row, other: Row) -> str:
    """Why one figure counts only some of what the other does, or others; "" where neither does."""
    nouns = get_noun(one), get_noun(other)
    # Were those of a kind as many as all are, they were all.
    same = one.figure.bound is Bound.EXACT and one.interval == other.interval
    other_nouns = all(nouns) and nouns[0] != nouns[1] and not are_same_people(one, other)
    if other_nouns and not one.quantity.kind and not same:
        is_part = nouns[0] in list_ancestors(nouns[1]) or nouns[1] in list_ancestors(nouns[0])
        return "part of the other" if is_part or is_one_general(one, other) else "two parts of a whole"
    if _differ_in_side(one, other):
        return "two sides"
    if _is_one_side_of_all(one, other) or _is_one_side_of_all(other, one):
        return "one counts only those of one side"
    among = [_is_kind_among(row.figure.raw, row.text) for row in (one, other)]
    if among[0] != among[1] or _is_of_group(one, other) or _is_of_group(other, one):
        return "one counts those of some kind among all"
    narrower = _is_narrower(one, other) or _is_narrower(other, one) or _is_narrowed_behind(one, other)
    return "one counts only some" if narrower and not same else ""


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


@lru_cache(maxsize=TEXTS_KEPT)
def _is_kind_among(number: str, text: str) -> bool:
    """Whether it tells how many of them were of some kind: "eleven of the dead were children"."""
    whole = r"of (?:the|those|them|these|its|his|her|their)\b.*?"
    raw = re.escape(number)
    if re.match(
        rf"(?:Out )?[Oo]f (?:the|its|his|her|their|all|[A-Z][\w’']*s)\b[^,]*, (?:.*\W)?{raw}\b", text
    ):
        return True
    found = re.search(rf"{raw} {whole} (?:were|are) (\w+)", text)
    return found is not None and (get_kind(classify(found[1])) is not None or found[1].endswith("s"))


def _is_of_group(one: Row, other: Row) -> bool:
    """Whether one is of a group that the other does not name: "among women", or those who live abroad."""
    told = any(group not in list_stems(other.text) for group in _list_groups(one.text))
    return told or (is_narrow(one.text) and not is_narrow(other.text))


@lru_cache(maxsize=TEXTS_KEPT)
def _list_groups(text: str) -> tuple[str, ...]:
    return tuple(get_stem(group) for group in re.findall(r"\bamong (?:the )?([a-z]+)", text))


def _is_narrower(one: Row, other: Row) -> bool:
    """Whether its noun has a word before it that the other's claim does not have at all."""
    before, head = _get_head(one)
    if not before or (one.quantity.kind and head != _get_head(other)[1]):
        return False
    said = {*list_stems(other.text), *list_stems(other.figure.what)}
    return any(not said.issuperset(list_stems(word)) for word in before)


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


def _get_head(row: Row) -> tuple[tuple[str, ...], str]:
    """The plain words before the noun that is counted or measured, and its stem: ("food",), "price"."""
    return _split_head(row.figure.what, row.figure.unit, row.quantity.kind, row.counted.rest)


@lru_cache(maxsize=TEXTS_KEPT)
def _split_head(what: str, unit: str, kind: str, rest: frozenset[str]) -> tuple[tuple[str, ...], str]:
    words = what.split()
    nouns = {get_singular(word.lower()) for word in unit.split()}
    at = next((at for at, word in enumerate(words) if get_singular(word.lower()) in nouns), None)
    if at is None and not kind:
        return (), ""
    head = len(words) - 1 if at is None else at
    # A title before a name narrows nothing: "banker Leo Tausch".
    if words and at is None and words[head][0].isupper():
        return (), " ".join(list_stems(words[head]))
    start = head - len(list_compound(words[: head + 1]))
    before = [word for word in words[:start] if word[0].islower() or word.lower() in rest]
    plain = (word for word in before if word.lower() not in get_function_words() and "'" not in word)
    return tuple(plain), " ".join(list_stems(words[head])) if words else ""
