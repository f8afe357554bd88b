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
from bot.claims.retrospect import TAGGING
from bot.claims.spans import text_of

_QUOTES = frozenset("\"“”«»‘’'")
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_OTHER_TIMES = frozenset({"later", "earlier", "previously", "once"})
_SAME = re.compile(r"(?:same|that|this|the) [a-z]+|agency|paper|newspaper|channel|station|site|portal|outlet")
_WRITING = frozenset({"write", "post"})
_GOING_ON = frozenset({"add", "continue", "go on"})


def find_channels(reading: Reading, nesting: Nesting, own: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The channels of the attributions that make claims, outermost last."""
    told: dict[int, tuple[str, ...]] = {}
    last: int | None = None
    media: list[str] = []
    for at in own:
        named = [name for name in channels_of(reading.attributions[at]) if not _is_person(reading, name)]
        speaker = reading.claimants[at]
        own_site = speaker is not None and is_medium(speaker.text)  # "the paper reported on its website"
        named = [name for name in named if not (own_site and name.islower())]
        direct = tuple(_named_before(name, media) for name in named)
        itself = [speaker.text] if speaker is not None and is_medium(speaker.text) else []
        media = [name for name in direct if not _is_platform(name)] or itself or media
        if not direct and last is not None and _goes_on(reading, last, at):
            direct = told[last]
        elif not direct and last is not None and _writes_on(reading, last, at):
            direct = tuple(name for name in told[last] if _is_platform(name))
        told[at] = direct
        last = at
    return {at: tuple(dict.fromkeys((*told[at], *_passers(reading, nesting, at)))) for at in own}


def _named_before(name: str, media: Sequence[str]) -> str:
    """“The same channel”, “that agency”: the last medium that spoke or was spoken to."""
    return media[-1] if media and _SAME.fullmatch(name) else name


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
        told_on = reading.attributions[k].construction == TAGGING
        passes = name is not None and (told_on or name.document or is_passer(reading.attributions[k], name))
        found += [own_name(name.text)] if name is not None and passes else []
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
    same = _is_same(reading, last, at)
    doc, first = reading.doc, min(after.content)
    pronoun = after.subject is not None and after.subject.lower_ in _PRONOUNS and not _is_other_talk(after)
    spoken = doc[first].text in _QUOTES or after.cue.lemma in _GOING_ON or pronoun
    start, end = sorted((doc[before.head.i].idx, doc[after.head.i].idx))
    return same and spoken and "\n" not in text_of(doc)[start:end]


def _writes_on(reading: Reading, last: int, at: int) -> bool:
    """“…, the mayor said on Telegram. “…,” she wrote”: more of the same post, in the next paragraph too."""
    return _is_same(reading, last, at) and reading.attributions[at].cue.lemma in _WRITING


def _is_same(reading: Reading, last: int, at: int) -> bool:
    one, other = reading.claimants[at], reading.claimants[last]
    return one is not None and other is not None and one.text == other.text


def _is_other_talk(attribution: Attribution) -> bool:
    """“He later told a court that …”, “she said in a letter that …”: a talk with a setting of its own."""
    own = [t for t in attribution.head.children if t.i not in attribution.content]
    return any(t.dep_ in {"prep", "dobj", "dative", "npadvmod"} or t.lower_ in _OTHER_TIMES for t in own)
