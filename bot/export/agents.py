"""Who a claimant is to schema.org: a person or an organisation. It knows nothing between the two."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from bot.compare.identity import identify
from bot.models import ClaimRecord, Kind
from bot.vocabulary import load_vocabulary

_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "der", "di", "du", "el", "ibn", "la", "le", "van", "von"}
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*\.?")


def make_author(record: ClaimRecord) -> dict[str, Any] | None:
    """The claimant; the outlet of its own facts; none where the article names nobody."""
    claim, outlet = record.claim, record.appearances[0].outlet
    if claim.claimant is None:
        return make_organisation(outlet) if claim.kind is Kind.FACT and outlet else None
    if not is_person(record):
        return make_organisation(claim.claimant)
    person = {"@type": "Person", "name": claim.claimant}
    return person | ({"jobTitle": claim.role} if claim.role else {})


def make_organisation(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name}


def is_person(record: ClaimRecord) -> bool:
    """By the form of the name: two to four capitalised words, none of them an organisation's."""
    name = record.claim.claimant or ""
    if name in {one.outlet for one in record.appearances}:
        return False
    words = name.split()
    if not 2 <= len(words) <= 4 or {word.lower().strip(".") for word in words} & _get_organisation_words():
        return False
    return all(map(_may_be_in_a_name, words)) and not _is_body(name, record.claim.role)


@lru_cache(maxsize=1024)
def _is_body(name: str, role: str | None) -> bool:
    """Kept, because few speak often."""
    return not identify(name, role).person


def _may_be_in_a_name(word: str) -> bool:
    if word.endswith(("'s", "’s")) or not _WORD.fullmatch(word):
        return False
    is_name = word[0].isupper() and not (word.isupper() and len(word) > 2)
    return is_name or word.lower() in _PARTICLES


@cache
def _get_organisation_words() -> frozenset[str]:
    return frozenset(load_vocabulary("organisations")["words"])
