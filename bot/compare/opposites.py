"""Who denies, or cannot confirm, what others say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.compare.anchors import Anchors, get_anchors, share_name
from bot.compare.claimants import get_claimant
from bot.compare.counted import get_function_words
from bot.compare.identity import Aliases, Identity, identify
from bot.compare.rows import VOUCHED
from bot.compare.stems import get_stem
from bot.models import Claim, ClaimRecord
from bot.vocabulary import load_vocabulary

MIN_SHARED_WORDS = 2
MIN_OVERLAP = 0.4
MIN_LIKENESS_OF_NEGATED = 0.3
"""The share of the fewer words that both have; of all words, where a statement only happens to be negated."""
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
    """Claims without figures that deny, or say the opposite of, a claim of somebody else; newest first."""
    ordered = sorted(records, key=lambda record: -record.number)
    views = {record.number: _view(record, aliases) for record in ordered}
    against = [record for record in ordered if views[record.number].against and not record.claim.figures]
    vouched = [record for record in ordered if not views[record.number].against]
    found = (Opposition(denial, _find_answered(denial, vouched, views)) for denial in against)
    return tuple(opposition for opposition in found if opposition.answered)


@dataclass(frozen=True, slots=True)
class _View:
    """What a claim says and of whom. `against`: it is a denial, no confirmation, or a negated statement."""

    identity: Identity
    words: frozenset[str]
    anchors: Anchors
    against: bool


def _view(record: ClaimRecord, aliases: Aliases | None) -> _View:
    claimant, content = get_claimant(record), get_content(record.claim)
    against = record.claim.stance not in VOUCHED or is_negated(content)
    identity = identify(claimant, record.claim.role, aliases)
    return _View(identity, get_words(record.claim), get_anchors(content, claimant), against)


def is_negated(content: str) -> bool:
    """Whether the words say that something is not so."""
    words = {word.lower().replace("’", "'") for word in re.findall(r"[\w’']+", content)}
    return not words.isdisjoint(load_vocabulary("comparing")["negation"]["words"])


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
    denial: ClaimRecord, vouched: Sequence[ClaimRecord], views: dict[int, _View]
) -> tuple[ClaimRecord, ...]:
    denied = views[denial.number]
    compare, least = (_overlap, MIN_OVERLAP)
    if denial.claim.stance in VOUCHED:
        compare, least = _resemble, MIN_LIKENESS_OF_NEGATED
    close = [
        (compare(denied.words, views[record.number].words), record)
        for record in vouched
        if _may_answer(denied, views[record.number])
    ]
    close.sort(key=lambda pair: (-pair[0], pair[1].number))
    return tuple(record for likeness, record in close if likeness >= least)[:MAX_ANSWERED]


def _may_answer(denial: _View, view: _View) -> bool:
    """Of somebody else, and not each about names of its own."""
    named = denial.anchors.names and view.anchors.names
    return view.identity.key != denial.identity.key and (
        not named or share_name(denial.anchors, view.anchors)
    )


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared >= MIN_SHARED_WORDS else 0.0


def _resemble(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / len(one | other) if shared >= MIN_SHARED_WORDS else 0.0
