"""By which channels each claim came: its own, those of who passes it on, and those of the talk it goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.claims.attributed import Attribution
from bot.claims.channels import channels_of
from bot.claims.lexicon import get_words
from bot.claims.media import is_medium, own_name
from bot.claims.nesting import Nesting
from bot.claims.passing import is_passer
from bot.claims.reading import Reading
from bot.claims.spans import text_of

_QUOTES = frozenset("\"“”«»‘’'")
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_OTHER_TIMES = frozenset({"later", "earlier", "previously", "once"})
_SAME = re.compile(r"same [a-z]+")
_GOING_ON = frozenset({"add", "continue", "go on"})


def find_channels(reading: Reading, nesting: Nesting, own: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The channels of the attributions that make claims, outermost last."""
    told: dict[int, tuple[str, ...]] = {}
    last: int | None = None
    media: list[str] = []
    for at in own:
        named = [name for name in channels_of(reading.attributions[at]) if not _is_person(reading, name)]
        direct = tuple(_named_before(name, media) for name in named)
        media = [name for name in direct if not _is_platform(name)] or media
        if not direct and last is not None and _goes_on(reading, last, at):
            direct = told[last]
        told[at] = direct
        last = at
    return {at: tuple(dict.fromkeys((*told[at], *_passers(reading, nesting, at)))) for at in own}


def _named_before(name: str, media: Sequence[str]) -> str:
    """“The same channel”: the last medium that somebody spoke to."""
    return media[-1] if media and _SAME.fullmatch(name) and is_medium(name) else name


def _is_person(reading: Reading, name: str) -> bool:
    """“Lee told Varga”: whoever is told is no channel, if a person."""
    words, cast = name.split(), reading.cast
    if is_medium(name) or not cast.knows(words[-1]):
        return False
    alone = len(words) == 1 and cast.full_name(name, len(reading.doc)) != name
    return alone or (len(words) > 1 and cast.sex_of(" ".join(words[-2:])) != "")


def _is_platform(name: str) -> bool:
    return name.casefold() in get_words("platforms")


def _passers(reading: Reading, nesting: Nesting, at: int) -> list[str]:
    found: list[str] = []
    for k in nesting.wrappers_of(at):
        name = reading.claimants[k]
        found += [own_name(name.text)] if name and is_passer(reading.attributions[k], name) else []
        found += channels_of(reading.attributions[k])
    own = reading.claimants[at]
    if own is None:
        return found
    for k in nesting.retellers_of(at):
        name = reading.claimants[k]
        if name is not None and name.text != own.text:
            found += [name.text, *channels_of(reading.attributions[k])]
    return found


def _goes_on(reading: Reading, last: int, at: int) -> bool:
    """“She told the Courier that …. “It was cold,” she said”: more of the same talk, in one paragraph."""
    before, after = reading.attributions[last], reading.attributions[at]
    one, other = reading.claimants[at], reading.claimants[last]
    same = one is not None and other is not None and one.text == other.text
    doc, first = reading.doc, min(after.content)
    pronoun = after.subject is not None and after.subject.lower_ in _PRONOUNS and not _is_other_talk(after)
    spoken = doc[first].text in _QUOTES or after.cue.lemma in _GOING_ON or pronoun
    start, end = sorted((doc[before.head.i].idx, doc[after.head.i].idx))
    return same and spoken and "\n" not in text_of(doc)[start:end]


def _is_other_talk(attribution: Attribution) -> bool:
    """“He later told a court that …”, “she said in a letter that …”: a talk with a setting of its own."""
    own = [t for t in attribution.head.children if t.i not in attribution.content]
    return any(t.dep_ in {"prep", "dobj", "dative", "npadvmod"} or t.lower_ in _OTHER_TIMES for t in own)
