"""What one article claims, each claim once (pure)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.models import Claim
from storage.fingerprint import Occasion, fingerprint, get_occasion, is_part, is_same_occasion, part_keys


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim as one article has it, and what tells it from other claims."""

    claim: Claim
    fingerprint: str
    occasion: Occasion

    def adds_nothing_to(self, other: Reading) -> bool:
        same = self.fingerprint == other.fingerprint or is_part(self.claim, other.claim)
        return same and is_same_occasion(self.occasion, other.occasion)


Numbered = tuple[int, Reading]
"""A claim's number, and the claim as an article has it."""


def read_claim(claim: Claim, dated: date) -> Reading:
    """`dated` is the article's day, for claims whose own day is not stated."""
    return Reading(claim, fingerprint(claim), get_occasion(claim, dated))


def merge_repeated(claims: Sequence[Claim], dated: date) -> list[Reading]:
    """What one article says twice is kept once: with most figures, then in its longest wording."""
    readings = [read_claim(claim, dated) for claim in claims]
    kept: list[int] = []
    # Only readings with a key in common are held against each other: a long text has thousands.
    by_key: defaultdict[str, list[Reading]] = defaultdict(list)
    for at in sorted(range(len(readings)), key=lambda at: _fullness(readings[at]), reverse=True):
        reading = readings[at]
        keys = {reading.fingerprint, *part_keys(reading.claim)}
        if not any(reading.adds_nothing_to(other) for key in keys for other in by_key[key]):
            kept.append(at)
            for key in keys:
                by_key[key].append(reading)
    return [readings[at] for at in sorted(kept)]


def _fullness(reading: Reading) -> tuple[int, int]:
    return len(reading.claim.figures), len(reading.claim.quote)
