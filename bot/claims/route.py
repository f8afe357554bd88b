"""By which channels each claim came: its own, those of who passes it on, and those of the talk it goes on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.claims.channels import channels_of
from bot.claims.media import is_medium, own_name
from bot.claims.nesting import Nesting
from bot.claims.reading import Reading
from bot.claims.spans import text_of

_QUOTES = frozenset("\"“”«»‘’'")
_GOING_ON = frozenset({"add", "continue", "go on"})


def find_channels(reading: Reading, nesting: Nesting, own: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The channels of the attributions that make claims, outermost last."""
    told: dict[int, tuple[str, ...]] = {}
    last: int | None = None
    for at in own:
        direct = channels_of(reading.attributions[at])
        if not direct and last is not None and _goes_on(reading, last, at):
            direct = told[last]
        told[at] = direct
        last = at
    return {at: tuple(dict.fromkeys((*told[at], *_passers(reading, nesting, at)))) for at in own}


def _passers(reading: Reading, nesting: Nesting, at: int) -> list[str]:
    found: list[str] = []
    for k in nesting.wrappers_of(at):
        name = reading.claimants[k]
        found += [own_name(name.text)] if name is not None and is_medium(name.text) else []
        found += channels_of(reading.attributions[k])
    return found


def _goes_on(reading: Reading, last: int, at: int) -> bool:
    """“She told the Courier that …. “It was cold,” she said”: more of the same talk, in one paragraph."""
    before, after = reading.attributions[last], reading.attributions[at]
    same = reading.claimants[at] is not None and reading.claimants[at] == reading.claimants[last]
    doc, first = reading.doc, min(after.content)
    spoken = doc[first].text in _QUOTES or after.cue.lemma in _GOING_ON
    start, end = sorted((doc[before.head.i].idx, doc[after.head.i].idx))
    return same and spoken and "\n" not in text_of(doc)[start:end]
