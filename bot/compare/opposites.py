"""Who denies, or cannot confirm, what others say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.compare.counted import get_function_words
from bot.compare.identity import Aliases
from bot.compare.rows import VOUCHED, get_claimant, get_key
from bot.compare.stems import get_stem
from bot.models import Claim, ClaimRecord

MIN_SHARED_WORDS = 2
MIN_OVERLAP = 0.5
MAX_ANSWERED = 2

_WORD = re.compile(r"[^\W\d_][\w-]+")


@dataclass(frozen=True, slots=True)
class Opposition:
    """A denial, or a refusal to confirm, and the claims on the same matter that it answers, closest first."""

    record: ClaimRecord
    answered: tuple[ClaimRecord, ...]


def find_oppositions(
    records: Sequence[ClaimRecord], aliases: Aliases | None = None
) -> tuple[Opposition, ...]:
    """Denials without figures that meet a claim of somebody else; newest first."""
    ordered = sorted(records, key=lambda record: -record.number)
    words = {record.number: get_words(record.claim) for record in ordered}
    against = [record for record in ordered if not _is_vouched(record) and not record.claim.figures]
    vouched = [record for record in ordered if _is_vouched(record)]
    keys = {record.number: get_key(get_claimant(record), aliases) for record in ordered}
    found = (Opposition(denial, _find_answered(denial, vouched, words, keys)) for denial in against)
    return tuple(opposition for opposition in found if opposition.answered)


def get_content(claim: Claim) -> str:
    """What is claimed, without who says so: the claim's content spans, else its sentence."""
    spans = [(start - claim.start, end - claim.start) for start, end in claim.content]
    if not spans or min(spans)[0] < 0 or max(end for _, end in spans) > len(claim.quote):
        return claim.text
    return " ".join(claim.quote[start:end].strip() for start, end in spans) or claim.text


def get_words(claim: Claim) -> frozenset[str]:
    """The stems of the words that say what a claim is about."""
    words = (word.lower() for word in _WORD.findall(get_content(claim)))
    return frozenset(get_stem(word) for word in words if word not in get_function_words())


def _find_answered(
    denial: ClaimRecord,
    vouched: Sequence[ClaimRecord],
    words: Mapping[int, frozenset[str]],
    keys: Mapping[int, str],
) -> tuple[ClaimRecord, ...]:
    denied = words[denial.number]
    close = [
        (_overlap(denied, words[record.number]), record)
        for record in vouched
        if keys[record.number] != keys[denial.number]
    ]
    close.sort(key=lambda pair: (-pair[0], pair[1].number))
    return tuple(record for overlap, record in close if overlap >= MIN_OVERLAP)[:MAX_ANSWERED]


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared >= MIN_SHARED_WORDS else 0.0


def _is_vouched(record: ClaimRecord) -> bool:
    return record.claim.stance in VOUCHED
