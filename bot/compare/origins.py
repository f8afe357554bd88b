"""From how many independent origins a figure comes, whoever prints it.

One origin is what a claimant says of one matter within a few days, one quotation, or one text: nine
outlets that print a wire's story are one origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from bot.models import Appearance

SAME_STATEMENT_DAYS = 3
MIN_QUOTED_WORDS = 6
"""Fewer words may be said by two people alike."""

_QUOTED = re.compile(r"[“\"«]([^”\"»]+)[”\"»]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Saying:
    """A figure as one article has it.

    `statement`: equal for what one claimant says of one matter; `own`: the outlet itself says so; `original`:
    the first article with the same text.
    """

    statement: object
    own: bool
    said_on: date
    printed: date
    original: int
    quotations: frozenset[str]


def make_saying(statement: object, said_on: date | None, appearance: Appearance, *, own: bool) -> Saying:
    """What an article's words tell of where they come from."""
    day = said_on or appearance.dated
    return Saying(
        statement, own, day, appearance.dated, appearance.original, _list_quotations(appearance.quote)
    )


def count_origins(sayings: Iterable[Saying]) -> int:
    """How many independent origins there are."""
    return len(find_origins(sorted(sayings, key=lambda saying: (saying.said_on, saying.original))))


def find_origins(sayings: Sequence[Saying]) -> list[list[Saying]]:
    """The sayings, each origin's together: links are followed from one to the next."""
    origin = list(range(len(sayings)))
    for one, other in combinations(range(len(sayings)), 2):
        if _are_one(sayings[one], sayings[other]):
            joined, kept = origin[other], origin[one]
            origin = [kept if number == joined else number for number in origin]
    return [
        [saying for saying, number in zip(sayings, origin, strict=True) if number == first]
        for first in dict.fromkeys(origin)
    ]


def _are_one(one: Saying, other: Saying) -> bool:
    close = abs((one.said_on - other.said_on).days) <= SAME_STATEMENT_DAYS
    # Two claimants in one text are two origins; two outlets with one text are not.
    copied = one.own and other.own and one.original == other.original
    return (
        copied
        or (one.statement == other.statement and close)
        or not one.quotations.isdisjoint(other.quotations)
    )


def _list_quotations(quote: str) -> frozenset[str]:
    words = (_WORD.findall(quoted.lower()) for quoted in _QUOTED.findall(quote))
    return frozenset(" ".join(said) for said in words if len(said) >= MIN_QUOTED_WORDS)
