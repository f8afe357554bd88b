"""When two articles' words are one claim (pure).

Two readings are the same claim when their fingerprints agree (who, how, what) and so do their occasions
(when, where): every week somebody says that three people were injured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import product

from bot.models import Claim, Figure, Kind
from storage.words import content_words, fold, fold_words, singular, synonyms

SAME_CLAIM_DAYS = 7

_ABBREVIATION = re.compile(r"(?<=\w)\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Occasion:
    """When a claim was made, and when and where it is set, as far as the article says."""

    said_on: date
    event_on: tuple[date, date] | None
    places: tuple[str, ...]


def get_occasion(claim: Claim, dated: date) -> Occasion:
    """`dated` is the article's day, for claims whose own day is not stated."""
    return Occasion(claim.said_on or dated, claim.event_on, claim.places)


def is_same_occasion(one: Occasion, other: Occasion) -> bool:
    """What is not stated contradicts nothing."""
    return _agree_in_time(one, other) and _agree_in_place(one.places, other.places)


def fingerprint(claim: Claim) -> str:
    """Equal for readings that say the same: claimant, stance, and the figures or else the words.

    Figures tell enough where one of them says what happened to what it counts. A fact that nobody vouches
    for is only the same in the same words.
    """
    if claim.claimant is None:
        parts = ["", claim.stance, fold(claim.text)]
    else:
        measured = sorted(_figure_keys(claim))
        substance = [*measured, *sorted(_bare_amounts(claim))] if measured else _content(claim)
        parts = [get_name(claim.claimant), claim.stance, *substance]
    return sha256("\n".join(parts).encode()).hexdigest()


def is_part(claim: Claim, other: Claim) -> bool:
    """Whether the other says all that a claim of the same article does: a headline's figures, in the lead."""
    if claim.claimant is None and claim.kind is not Kind.FACT:
        return False
    keys = _figure_keys(claim)
    counted = keys <= _figure_keys(other) and _bare_amounts(claim) <= set(map(get_amount, other.figures))
    return bool(keys) and counted and _vouching(claim) == _vouching(other)


def part_keys(claim: Claim) -> Iterator[str]:
    """A claim and one that it is a part of have at least one of these in common."""
    vouching = _vouching(claim)
    for key in _figure_keys(claim):
        yield "\n".join((*vouching, key))


def text_hash(text: str) -> str:
    """Equal for texts that differ only in case, white space and kinds of quotation marks."""
    straight = text.translate(str.maketrans("‘’‚‛“”„‟«»", '\'\'\'\'""""""'))
    return sha256(" ".join(straight.casefold().split()).encode()).hexdigest()


def _vouching(claim: Claim) -> tuple[str, str, str]:
    return get_name(claim.claimant or ""), claim.kind, claim.stance


def get_name(claimant: str) -> str:
    """The same with the article and an abbreviation behind it or without: "the Harbour Watch (HW)"."""
    return " ".join(word for word in fold_words(_ABBREVIATION.sub("", claimant)) if word != "the")


def _figure_keys(claim: Claim) -> set[str]:
    return {figure_key(figure) for figure in claim.figures if figure.measure}


def _bare_amounts(claim: Claim) -> set[str]:
    """Of the figures that nothing governs: the homes of "12 killed, 40 homes"."""
    return {get_amount(figure) for figure in claim.figures if not figure.measure}


def get_amount(figure: Figure) -> str:
    """How many of what, whatever happened to them."""
    return f"{figure.low} {figure.high} {figure.bound} {get_unit_kind(figure.unit)}"


def figure_key(figure: Figure) -> str:
    """The same for a figure in the words of any article."""
    kind = get_unit_kind(figure.unit)
    return f"{figure.low} {figure.high} {figure.bound} {figure.measure} {figure.stage} {kind}"


def get_unit_kind(unit: str) -> str:
    """The same for units that mean one thing: "persons" and "people"."""
    # "US$" and "€" have no words of their own to fold
    return singular(synonyms(fold(unit) or unit.casefold())[0])


def _content(claim: Claim) -> list[str]:
    """The words of the claim without grammar and without those that attribute it."""
    words = content_words(fold_words(claim.text))
    attribution = set(_attribution(claim))
    return sorted({singular(word) for word in words if word not in attribution}) or words


def _attribution(claim: Claim) -> Iterator[str]:
    for phrase in (claim.claimant, claim.role, claim.cue, *claim.via):
        yield from fold_words(phrase or "")


def _agree_in_time(one: Occasion, other: Occasion) -> bool:
    if one.event_on and other.event_on:
        return one.event_on[0] <= other.event_on[1] and other.event_on[0] <= one.event_on[1]
    return abs((one.said_on - other.said_on).days) <= SAME_CLAIM_DAYS


def _agree_in_place(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """One place in common is enough: "Kursk" is "Kursk Oblast", but "North Korea" is not "South Korea"."""
    pairs = ((set(fold_words(a)), set(fold_words(b))) for a, b in product(some, others))
    return not some or not others or any(a <= b or b <= a for a, b in pairs)
