"""Infinitives with their own subject, no clauses without the cue: "expected the toll to climb"."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.models import Claim
from bot.vocabulary import load_vocabulary

_INFINITIVE = re.compile(r"(?!(?:that|whether|if|to)\b)[^,.;:]+?\bto [a-z]")
_RELATIVE = re.compile(r"^(?:which|who|that) ", re.IGNORECASE)


def keep_cue(claim: Claim) -> str:
    """The content as a clause, or from its cue on, where it is such an infinitive; "" where it is none."""
    parts = _list_parts(claim)
    if not parts or not claim.cue or not claim.cue_span:
        return ""
    start, end = parts[0][0], parts[-1][1]
    cue_start, cue_end = (at - claim.start for at in claim.cue_span)
    if _has_cue_inside(claim, parts, cue_start, cue_end):
        clause = claim.quote[start:end]
        bare = _RELATIVE.sub("", clause)
        return bare if bare != clause else clause[0].upper() + clause[1:]
    known = claim.cue.split()[-1].lower() in load_vocabulary("wording")["infinitive_cues"]
    follows = len(parts) == 1 and not claim.quote[cue_end:start].strip()
    if known and follows and _INFINITIVE.match(claim.quote[start:end]):
        return f"{claim.cue} {claim.quote[start:end]}"
    return ""


def _list_parts(claim: Claim) -> list[tuple[int, int]]:
    """The parts of the content within the quote; none where an offset lies outside it."""
    parts = [(start - claim.start, end - claim.start) for start, end in claim.content]
    inside = all(0 <= start < end <= len(claim.quote) for start, end in parts)
    return parts if inside else []


def _has_cue_inside(claim: Claim, parts: list[tuple[int, int]], cue_start: int, cue_end: int) -> bool:
    """As in "the toll [is expected] to climb"."""
    return any(
        one[1] <= cue_start and cue_end <= other[0] and claim.quote[other[0] :].startswith("to ")
        for one, other in pairwise(parts)
    )
