"""Where names of places may stand: known ones, those that the tagger has, those that words introduce."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.claims.gazetteer import get_gazetteer, get_place_words
from bot.claims.place_context import Context
from bot.claims.place_settings import find_settled

_LIST_NAMES = 12
_TOWARDS = frozenset({"on", "to", "from", "through", "into", "along", "off"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `[first, last)` that may be a place, and where from: place, city, tagged, introduced, settled."""

    first: int
    last: int
    kind: str


def find_candidates(context: Context) -> Iterator[Candidate]:
    """Every name that may be a place's, with where it comes from; some of them more than once."""
    yield from _known(context)
    yield from _tagged(context)
    yield from _introduced(context)
    yield from _designated(context)
    yield from _sited(context)
    yield from _features(context)
    yield from _left_for(context)
    yield from _struck(context)
    yield from _befallen(context)
    yield from _scenes(context)
    yield from _kinds(context)
    yield from _housed(context)
    yield from _open(context)
    yield from (Candidate(first, last, "settled") for first, last in find_settled(context))


def _known(context: Context) -> Iterator[Candidate]:
    """Names that the gazetteer has."""
    gazetteer = get_gazetteer()
    for first in context.capitals:
        known = context.words[first].key in gazetteer.longest
        if known and (match := gazetteer.match(context.name_from(first))):
            yield Candidate(first, first + match[0], match[1])


def _tagged(context: Context) -> Iterator[Candidate]:
    """Names that the tagger takes for places."""
    for entity in context.entities:
        first, last = entity.first, entity.last
        while first < last and not context.words[first].capital:
            first += 1
        named = all(word.capital or word.text == "s" for word in context.words[first:last])
        if entity.is_place and first < last and named and context.words[last - 1].capital:
            yield Candidate(first, last, "tagged")
        joined = [at for at in range(first + 1, last - 1) if not context.words[at].capital]
        if entity.is_place and [context.words[at].text for at in joined] == ["and"]:  # read as one
            yield Candidate(first, joined[0], "tagged")
            yield Candidate(joined[0] + 1, last, "tagged")


def _introduced(context: Context) -> Iterator[Candidate]:
    """Names behind "the villages of", "the town", "near": known to nobody but the text."""
    for match in _introduction().finditer(context.text):
        first = context.word_at(match.end())
        if first < len(context.words) and context.is_no_scene(first):
            continue
        may_be_person = match["near"] is not None
        for start, last in context.listed_names(first, _LIST_NAMES, may_be_person=may_be_person):
            yield Candidate(start, last, "introduced")


@lru_cache(maxsize=1)
def _introduction() -> re.Pattern[str]:
    words = get_place_words()
    settlement, water, area, works, fighting = (
        "|".join(sorted(words[name], key=len, reverse=True))
        for name in ("settlement", "water", "area", "works", "fighting")
    )
    named = r"(?:[ \xa0](?:of|called|named))?"
    return re.compile(
        rf"\b(?:(?:{settlement}|{water}){named}|(?:{area})[ \xa0]of"
        rf"|(?i:{fighting})[ \xa0](?:in|at|around|near)"
        rf"|(?P<near>(?i:near|outside)(?:[ \xa0]the)?|(?:{works})(?:[ \xa0]burst)?[ \xa0]at))"
        r"[ \xa0](?=[^\W\d_a-z])"
    )


def _designated(context: Context) -> Iterator[Candidate]:
    """Names before "Oblast", "province", "district", whoever lives there."""
    designators = get_place_words()["designator"]
    for last, word in enumerate(context.words):
        if word.text.casefold() in designators and context.is_designated(last - 1):
            yield Candidate(context.with_compass(last - 1), last, "introduced")


def _sited(context: Context) -> Iterator[Candidate]:
    """Names before "camp" or "dam": as good as the tagger's word, a preposition must confirm it."""
    sites, venues = get_place_words()["site"], get_place_words()["venue"]
    for last, word in enumerate(context.words):
        site = word.text in sites and context.is_before_site(last, "site")
        venue = word.text in venues and context.before(last - 1) == "at"
        if last and (site or venue) and context.is_designated(last - 1):
            yield Candidate(last - 1, last, "tagged")


def _features(context: Context) -> Iterator[Candidate]:
    """“Lake X”, “Mount X”: the first word makes a place of any name."""
    for first in context.capitals:
        feature = context.words[first].text.casefold() in get_place_words()["feature"]
        if feature and context.is_named_feature(first):
            yield Candidate(first, first + 2, "introduced")


def _left_for(context: Context) -> Iterator[Candidate]:
    """“Families left for X”, “rebels advancing on X”."""
    for first in context.capitals:
        if first and (context.is_left_for(first) or context.is_advanced_on(first)):
            may_be_person = context.words[first - 1].text == "for"
            for start, last in context.listed_names(first, 1, may_be_person=may_be_person):
                yield Candidate(start, last, "introduced")


def _struck(context: Context) -> Iterator[Candidate]:
    """“The Orsa landslide”, “the Orsa mine”: any name right before it."""
    struck = get_place_words()["struck"]
    for last, word in enumerate(context.words):
        if last and word.text in struck:
            first = context.name_before(last)
            if first < last:
                yield Candidate(first, last, "introduced")


def _befallen(context: Context) -> Iterator[Candidate]:
    """“The air strike on Orsa”, “the shelling of Orsa”: no party or person, and nobody's positions."""
    for match in _befalling().finditer(context.text):
        first, struck = context.word_at(match.end()), match["deed"].casefold().endswith(" on")
        for start, last in context.listed_names(first, 1, may_be_person=False):
            other = struck and context.is_other_name(start, last)  # one strikes at men, too
            if not other and not context.is_modifier(last):
                yield Candidate(start, last, "introduced")


@lru_cache(maxsize=1)
def _befalling() -> re.Pattern[str]:
    words = sorted(get_place_words()["befalling"], key=len, reverse=True)
    return re.compile(rf"\b(?P<deed>(?i:{'|'.join(words)}))[ \xa0](?:the[ \xa0])?(?=[^\W\d_a-z])")


def _scenes(context: Context) -> Iterator[Candidate]:
    """“Killed in Orsa”, “a school in Orsa”: where people die and houses stand."""
    for first in context.capitals:
        if context.is_scene(first) and not context.is_no_scene(first):
            for start, last in context.listed_names(first, 1, may_be_person=False):
                if last == start + 1 and not context.is_modifier(last):
                    yield Candidate(start, last, "introduced")


def _housed(context: Context) -> Iterator[Candidate]:
    """“Taken to Orsa General Hospital”, “called to Orsa Apartments”: a house where somebody is brought."""
    for last in context.capitals:
        if context.words[last].text.casefold() in get_place_words()["house"]:
            first = context.name_ending(last)
            if first < last and context.is_brought_to(first):
                yield Candidate(first, last + 1, "introduced")


def _open(context: Context) -> Iterator[Candidate]:
    """“On Orsa Street”, “in Victoria Dalk Gardens”: names in the open, behind a preposition."""
    words = get_place_words()
    before = words["strong"] | _TOWARDS
    for last in context.capitals:
        if context.words[last].text.casefold() in words["open"]:
            first = context.name_ending(last)
            if first < last and context.before(first) in before:
                yield Candidate(first, last + 1, "introduced")


def _kinds(context: Context) -> Iterator[Candidate]:
    """“Orsa, a mining town in the north”: what a name is said to be."""
    for match in _apposition().finditer(context.text):
        last = context.word_at(match.start()) - 1
        if last < 0 or not context.words[last].capital or context.words[last].end != match.start():
            continue
        yield Candidate(context.name_ending(last), last + 1, "introduced")


@lru_cache(maxsize=1)
def _apposition() -> re.Pattern[str]:
    kinds = "|".join(sorted(get_place_words()["kind"], key=len, reverse=True))
    links = "of in on near with that where about outside north south east west by at close some"
    behind = rf"(?:[,.;]|[ \xa0](?:{links.replace(' ', '|')})\b)"
    return re.compile(rf",[ \xa0]an?[ \xa0](?:[a-z-]+[ \xa0]){{0,3}}(?:{kinds})(?={behind})")
