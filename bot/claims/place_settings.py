"""Names that no list knows, shown to be places by the words around them: "missing in X", "the road to X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.claims.gazetteer import get_place_words
from bot.claims.place_context import Context

_LIST_NAMES = 12
_LINKS = frozenset({"in", "In", "near", "Near", "outside", "Outside", "at", "At", "from", "From", "to"})
_FAR = re.compile(r"\bas far (?:[a-z]+ )?as (?=[^\W\d_a-z])")
_OWN = frozenset({"its", "their", "his", "her", "our"})


def find_settled(context: Context) -> Iterator[tuple[int, int]]:
    """The words `[first, last)` of each name; none that is somebody's, a firm's or a paper's."""
    classes = get_place_words()
    works, links = classes["dug"] | classes["made"], _LINKS | classes["beside"]
    for at, word in enumerate(context.words):
        if word.capital and at and context.words[at - 1].text in links:
            yield from _behind(context, at)
        elif word.text in classes["designators"]:
            yield from _counties(context, at)
        elif word.text in works:
            yield from _worked(context, at)
    for match in _FAR.finditer(context.text):
        yield from _towns(context, context.word_at(match.end()))


def _towns(context: Context, first: int) -> Iterator[tuple[int, int]]:
    """The names of a list, as far as nothing speaks against each."""
    names = context.listed_names(first, _LIST_NAMES, may_be_person=False, may_be_people=True)
    return (name for name in names if context.may_be_town(*name))


def _behind(context: Context, first: int) -> Iterator[tuple[int, int]]:
    """“Missing in X”, “the railway to X”, “consumers from X and Y”, “failed at X”."""
    at = context.preposition_before(first)
    if at < 0 or context.is_no_scene(first) or not context.is_preposition(at):
        return
    link, found = context.words[at].text.casefold(), list(_towns(context, first))
    if link == "at":
        occurs = context.is_governed_by(at, "occur", "works", "happening")
        yield from (name for name in found if _is_at(context, name, occurs=occurs))
    elif link == "from":
        placed, listed = context.is_governed_by(at, "way", "site", "building"), len(found) > 1
        comes = context.is_governed_by(at, "origin")
        yield from (n for n in found if placed or (comes and (listed or not context.is_other_name(*n))))
    elif link == "in":
        yield from () if context.is_governed_by(at, "unplaced") else found
    elif link != "to" or context.is_governed_by(at, "way"):
        yield from found


def _is_at(context: Context, name: tuple[int, int], *, occurs: bool) -> bool:
    """“A dam failed at X”, if the tagger has it for no firm; “a dam at X, in Orsa County” anyway."""
    return context.is_placed_behind(name[1]) or (occurs and not context.is_body(*name))


def _counties(context: Context, last: int) -> Iterator[tuple[int, int]]:
    """“X and Y counties”: what stands before the plural of a designator."""
    first = context.name_before(last)
    before = context.name_joined_to(first) if first < last else None
    if before is not None:
        yield first, last
        yield before


def _worked(context: Context, last: int) -> Iterator[tuple[int, int]]:
    """“The X East mine”, “its X plant”, “its X power station”: works that are called after where they are."""
    if not last:
        return
    dug = context.words[last].text in get_place_words()["dug"]
    behind = last - (not context.words[last - 1].capital)
    first = context.name_before(behind)
    owner = context.words[first - 1].text.casefold() if first else ""
    if first < behind and (owner in _OWN or (dug and owner == "the")) and context.is_town_like(first, behind):
        yield first, behind
