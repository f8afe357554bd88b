"""One row per claimant and value: the same figure from the same mouth counts once, however often printed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.compare.counted import Counted, complete, get_counted
from bot.compare.intervals import Interval, get_interval
from bot.compare.places import Setting, get_setting
from bot.models import ClaimRecord, Figure, Kind, Stage, Stance

UNNAMED = "unattributed"
VOUCHED = frozenset({Stance.ASSERTED, Stance.CONFIRMED})

_ABBREVIATION = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True)
class Row:
    """A claimant's figure. `day`, `last_day`: when it was first and last said; `numbers`: its claims."""

    claimant: str
    figure: Figure
    stance: Stance
    day: date
    last_day: date
    event_on: tuple[date, date] | None
    places: tuple[str, ...]
    outlets: tuple[str, ...]
    tentative: bool
    unverified: bool
    numbers: tuple[int, ...]
    articles: frozenset[int]
    text: str
    """All its claims' sentences."""

    @cached_property
    def interval(self) -> Interval:
        return get_interval(self.figure)

    @cached_property
    def key(self) -> str:
        """The claimant under any spelling of the name."""
        return get_key(self.claimant)

    @cached_property
    def setting(self) -> Setting:
        return get_setting(self.places, self.text)

    @cached_property
    def counted(self) -> Counted:
        return get_counted(self.figure)

    @property
    def vouched(self) -> bool:
        """Whether the claimant stands behind the figure, rather than denying it or leaving it open."""
        return self.stance in VOUCHED

    @property
    def named(self) -> bool:
        return self.claimant != UNNAMED

    @property
    def expected(self) -> bool:
        return self.figure.stage is Stage.EXPECTED

    def sort_key(self) -> tuple[date, date, str, Interval, str, tuple[int, ...]]:
        """A total order, so that the order of arrival shows nowhere. What was said last is last."""
        return self.last_day, self.day, self.key, self.interval, self.stance, self.numbers


@dataclass(frozen=True)
class _Said:
    record: ClaimRecord
    figure: Figure


def fold(name: str) -> str:
    """A name without case, accents and leading article, so that its spellings meet."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("’", "'")
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(bare.split()).removeprefix("the ")


def get_key(claimant: str) -> str:
    """The same for all spellings of a claimant's name, with its abbreviation behind it or without."""
    return fold(_ABBREVIATION.sub("", claimant))


def get_claimant(record: ClaimRecord) -> str:
    """Who vouches for the claim; an outlet for its own facts."""
    first = record.appearances[0]
    if record.claim.claimant:
        return record.claim.claimant
    own = record.claim.kind is Kind.FACT and first.outlet
    return own or UNNAMED


def count_named(rows: Iterable[Row]) -> int:
    """How many claimants the rows have, those without a name left aside."""
    return len({row.key for row in rows if row.named})


def get_outlets(records: Iterable[ClaimRecord]) -> tuple[str, ...]:
    """The outlets that carried the claims, earliest first."""
    seen = sorted({(one.dated, one.outlet) for record in records for one in record.appearances if one.outlet})
    return tuple(dict.fromkeys(outlet for _, outlet in seen))


def get_day(record: ClaimRecord) -> date:
    """The day it was said, else the day it was first printed."""
    return record.claim.said_on or min(one.dated for one in record.appearances)


def make_rows(records: Sequence[ClaimRecord]) -> list[Row]:
    """The rows of all figures of the claims, in their total order."""
    same: dict[object, list[_Said]] = defaultdict(list)
    for record in records:
        for figure in complete(record.claim.figures):
            same[_identity(record, figure)].append(_Said(record, figure))
    return sorted((_merge(said) for said in same.values()), key=Row.sort_key)


def _identity(record: ClaimRecord, figure: Figure) -> object:
    """Who says once and later confirms the same says one thing."""
    stance = record.claim.stance
    return (
        get_key(get_claimant(record)),
        (figure.low, figure.high, figure.bound),
        get_counted(figure),
        (figure.measure, figure.stage, "vouched" if stance in VOUCHED else stance),
    )


def _merge(said: Sequence[_Said]) -> Row:
    said = sorted(said, key=lambda one: (one.record.number, one.figure.start, one.figure.raw))
    records = list({one.record.number: one.record for one in said}.values())
    claims = [record.claim for record in records]
    events = {claim.event_on for claim in claims}
    days = [get_day(record) for record in records]
    stances = {claim.stance for claim in claims}
    return Row(
        claimant=get_claimant(records[0]),
        figure=said[0].figure,
        stance=Stance.CONFIRMED if Stance.CONFIRMED in stances else claims[0].stance,
        day=min(days),
        last_day=max(days),
        event_on=events.pop() if len(events) == 1 else None,
        places=tuple(dict.fromkeys(place for claim in claims for place in claim.places)),
        outlets=get_outlets(records),
        tentative=all(claim.hedged for claim in claims),
        unverified=any(one.caveat for record in records for one in record.appearances),
        numbers=tuple(record.number for record in records),
        articles=frozenset(one.article_number for record in records for one in record.appearances),
        text=" ".join(claim.text for claim in claims),
    )
