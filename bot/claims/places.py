"""The places a text speaks of: names from the gazetteer, the tagger and the words that introduce them.

A name is a place only in a place's surroundings: "Paris Hilton", "the Kyiv Independent", "Ukraine's army" and
"US troops" are none. A place that speaks ("Seoul said") is a mention all the same: who claims is decided
elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from bot.claims.gazetteer import get_place_words
from bot.claims.place_candidates import Candidate, find_candidates
from bot.claims.place_context import Context


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place at `[start, end)`, its name as written."""

    start: int
    end: int
    name: str


_ABBREVIATION_LETTERS = 5
_OFTEN = 3  # every third time
_DEMONYM_ENDINGS = ("ian", "ians", "ean", "eans", "ese", "ish")  # the tagger takes "Ukrainian" for a place


def find_places(doc: Doc) -> list[PlaceMention]:
    """Every place in a text, in order, none overlapping."""
    context = Context(doc)
    candidates = set(find_candidates(context))
    candidates |= set(_repeated(context, candidates))
    mentions: list[PlaceMention] = []
    placed = 0  # the word behind the last place
    for candidate in sorted(candidates, key=lambda found: (found.first, -found.last, found.kind)):
        if candidate.first >= placed and _is_place(
            context, candidate, follows=_is_listed(context, placed, candidate)
        ):
            placed = context.behind_designator(candidate.last)
            mentions.append(_mention(context, candidate.first, placed))
    return sorted([*mentions, *_mentioned_again(context, candidates, mentions)], key=lambda m: m.start)


def _mentioned_again(
    context: Context, candidates: set[Candidate], mentions: list[PlaceMention]
) -> Iterator[PlaceMention]:
    """What the tagger takes for a place, where the same name is one elsewhere in the text."""
    names = {mention.name for mention in mentions}
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    for candidate in sorted(candidates, key=lambda found: (found.first, -found.last, found.kind)):
        found = _mention(context, candidate.first, candidate.last)
        span = range(found.start, found.end)
        again = candidate.kind == "tagged" and found.name in names and taken.isdisjoint(span)
        if again and not _is_other(context, candidate):
            taken.update(span)
            yield found


def _mention(context: Context, first: int, last: int) -> PlaceMention:
    start, end = context.words[first].start, context.words[last - 1].end
    return PlaceMention(start, end, context.text[start:end])


# ── the same name elsewhere ──────────────────────────────────────────────────────────────────────


def _repeated(context: Context, candidates: set[Candidate]) -> Iterator[Candidate]:
    """Names that the text has introduced as places ("the port of X"), wherever else they stand.

    What stands where a place may stand ("in X") is one elsewhere if it often stands there: Python is none.
    """
    introduced, settled = (Counter(_named(context, candidates, kind)) for kind in ("introduced", "settled"))
    sizes: dict[str, set[int]] = {}
    for name in (*introduced, *settled):
        sizes.setdefault(name[0], set()).add(len(name))
    found: dict[tuple[str, ...], list[int]] = {}
    for first, word in enumerate(context.words):
        for size in sizes.get(word.key, ()):
            name = tuple(other.key for other in context.words[first : first + size])
            if word.capital and (name in introduced or name in settled):
                found.setdefault(name, []).append(first)
    for name, starts in found.items():
        often = len(starts) <= settled[name] * _OFTEN
        for first in starts if name in introduced or often else ():
            if not _is_namesake(context, first, first + len(name)):
                yield Candidate(first, first + len(name), "introduced")


def _named(context: Context, candidates: set[Candidate], kind: str) -> Iterator[tuple[str, ...]]:
    for found in candidates:
        if found.kind == kind and not _is_other(context, found):
            yield tuple(word.key for word in context.words[found.first : found.last])


def _is_namesake(context: Context, first: int, last: int) -> bool:
    """A person of a place's name; "X was attacked" is the place where nobody in the text is called X."""
    placed = context.before(first) in get_place_words()["strong"] and not context.is_surname(first, last)
    if placed or not context.is_person(first, last):
        return False
    return not context.is_undergoing(first) or context.is_surname(first, last)


# ── which of them are places ─────────────────────────────────────────────────────────────────────


def _is_place(context: Context, found: Candidate, *, follows: bool) -> bool:
    first, last = found.first, found.last
    if _is_other(context, found):
        return False
    if _is_institution(context, found):
        return context.before(first) in get_place_words()["strong"]
    if found.kind in {"place", "introduced", "settled"}:
        outlet = context.words[last - 1].text.casefold() in get_place_words()["outlet"]
        return found.kind == "place" or last == first + 1 or not outlet
    if context.is_shared(first):
        return False
    tagged = context.is_tagged(first, last)
    if found.kind == "tagged":
        tagged_site = tagged and (context.is_gone_to(first) or context.is_before_site(last, "building"))
        shown = tagged_site or context.before(first) in _believed() | get_place_words()["taken"]
        return _is_plausible(context, first, last) and (follows or shown)
    shown = tagged or context.is_before_site(last, "site", "building")
    return follows or shown or _is_located(context, first, last)


def _is_other(context: Context, found: Candidate) -> bool:
    """Whether the words around make another name of it, or a country's own of what it names."""
    first, last = found.first, found.last
    return (
        (last == first + 1 and context.is_function_word(first))
        or context.is_part_of_name(first, last)
        or context.is_body_of(first)
        or context.is_owner(last)
        or context.is_adjective(first, last)
    )


def _is_institution(context: Context, found: Candidate) -> bool:
    return context.name(found.first, found.last).casefold() in get_place_words()["institution"]


def _is_plausible(context: Context, first: int, last: int) -> bool:
    """Not an acronym, a people, an outlet, a compass point or a state's abbreviation ("Vellmark, Va.")."""
    name, words = context.words[first:last], get_place_words()
    final = name[-1].text
    other = final.casefold() in words["outlet"] | words["unnamed"] or final.endswith(_DEMONYM_ENDINGS)
    shortened = len(final) <= _ABBREVIATION_LETTERS and context.text[name[-1].end : name[-1].end + 1] == "."
    acronym = any(word.text.isupper() for word in name)
    demonym = final.endswith("i") and context.is_modifier(last)  # "the Nepali capital"
    joined = "-" in final and final.rsplit("-", 1)[1].islower()  # "Kalvia-controlled"
    return not (other or acronym or demonym or joined or (shortened and not context.before(first)))


@lru_cache(maxsize=1)
def _believed() -> frozenset[str]:
    """Prepositions behind which the tagger alone is believed: "to Orla" may be a person all the same."""
    return get_place_words()["strong"] | {"off", "from", "into", "toward", "towards", "through", "beyond"}


def _is_located(context: Context, first: int, last: int) -> bool:
    """Whether a preposition or a designator shows that a name is a place's."""
    words, before = get_place_words(), context.before(first)
    if before in words["strong"] | words["verb"] or context.behind_designator(last) > last:
        return True
    if before == "from" and context.is_origin(first):
        return True
    return before in words["weak_preposition"] - {"and", "or"} and not context.is_person(first, last)


def _is_listed(context: Context, placed: int, found: Candidate) -> bool:
    """Whether a name goes on where the last place ended: "Kherson, Tokmak and Orikhiv"."""
    if not placed or found.first < placed:
        return False
    first = found.first - context.is_beside(found.first - 1)
    if first - placed > 1:
        return False
    between = context.text[context.words[placed - 1].end : context.words[first].start]
    person = context.is_person(found.first, found.last)
    known = found.kind == "city" and found.last - found.first > 1
    return between.strip() in {",", "and", ", and", "or", "&", "/"} and (known or not person)
