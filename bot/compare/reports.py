"""Figures that are told as an earlier report, by somebody who does not stand behind them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.compare.claimants import get_claimant
from bot.models import ClaimRecord, Stance
from bot.vocabulary import any_word, load_vocabulary

_AGAINST = frozenset({Stance.DENIED, Stance.UNCONFIRMED})


@dataclass(frozen=True, slots=True)
class Reaction:
    """Who denies, or does not confirm, what others had reported before."""

    claimant: str
    stance: Stance


def find_reactions(records: Sequence[ClaimRecord]) -> Mapping[int, tuple[Reaction, ...]]:
    """The reactions in whose words a claim stands, by its number.

    “He could not corroborate a media report citing an aide that 40 had been killed” is his, and has the
    aide's claim within it; “reports that 40 were killed have not been confirmed” has nobody else's.
    """
    found: defaultdict[int, dict[Reaction, None]] = defaultdict(dict)
    for against, record in _list_within(records):
        found[record.number][Reaction(get_claimant(against), against.claim.stance)] = None
    return {number: tuple(reactions) for number, reactions in found.items()}


def list_told_within(records: Sequence[ClaimRecord]) -> Mapping[int, tuple[int, ...]]:
    """The claims that stand in the words of who denies or does not confirm them, by that one's number."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for against, record in _list_within(records):
        if get_claimant(against) != get_claimant(record):
            found[against.number].append(record.number)
    return {number: tuple(told) for number, told in found.items()}


def _list_within(records: Sequence[ClaimRecord]) -> Iterator[tuple[ClaimRecord, ClaimRecord]]:
    """The reactions, each with a claim that stands within its words, be it itself."""
    against: defaultdict[int, list[ClaimRecord]] = defaultdict(list)
    for record in records:
        if record.claim.stance in _AGAINST:
            against[record.latest.article_number].append(record)
    for record in records:
        for other in against.get(record.latest.article_number, ()):
            if _stands_within(record, other):
                yield other, record


def _stands_within(record: ClaimRecord, other: ClaimRecord) -> bool:
    if record.number == other.number:
        return _get_report().search(record.claim.quote) is not None
    return len(record.claim.quote) < len(other.claim.quote) and record.claim.quote in other.claim.quote


@cache
def _get_report() -> re.Pattern[str]:
    """“Reports suggesting that”, “claims of”; no “in a report that”, which is the speaker's own."""
    reports = any_word(load_vocabulary("comparing")["negation"]["reports"])
    return re.compile(
        rf"(?<!\bin a )(?<!\bin its )\b(?:{reports})s?\b (?:\w+ ){{0,3}}(?:that|of|about)\b", re.IGNORECASE
    )
