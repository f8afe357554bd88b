"""One row per claimant and value: the same figure from the same mouth counts once, however often printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.compare.anchors import Anchors, get_anchors
from bot.compare.claimants import UNNAMED, is_nameless
from bot.compare.counted import Counted, get_counted, get_singular, is_of_people
from bot.compare.identity import Identity, fold, list_offices
from bot.compare.intervals import Interval, get_interval
from bot.compare.origins import Saying, count_origins
from bot.compare.places import Setting, Spots, get_setting, get_spots, list_seats
from bot.compare.quantities import PERCENT, Quantity, get_quantity
from bot.compare.reports import Reaction
from bot.compare.scales import (
    Period,
    Progress,
    get_own_part,
    get_period,
    get_plain_measure,
    get_progress,
    is_revising,
    is_up_to,
    list_qualities,
)
from bot.dating import Dated, list_print_days
from bot.models import ClaimRecord, Dating, Figure, Stance
from bot.vocabulary import load_vocabulary

SortKey = tuple[date, bool, date, str, Interval, str, tuple[int, ...]]

VOUCHED = frozenset({Stance.ASSERTED, Stance.CONFIRMED})


@dataclass(frozen=True)
class Row:
    """A claimant's figure. `day`, `last_day`: when it was first and last said; `numbers`: its claims."""

    claimant: str
    identity: Identity
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
    sayings: tuple[Saying, ...]
    text: str
    """All its claims' sentences."""
    edited: bool = False
    """Whether the team has changed one of its claims."""
    role: str | None = None
    quote: str = ""
    """The words as they are printed, with who says so."""
    dating: Dating = Dating.STATED
    """How sure `day` and `last_day` are."""
    event_dating: Dating = Dating.STATED
    replaced: bool = False
    """Whether it is told only as what another figure takes the place of: "to 55 from 58"."""
    reactions: tuple[Reaction, ...] = ()
    """Who tells it as others' earlier report, and does not stand behind it."""

    @cached_property
    def where(self) -> tuple[str, ...]:
        """Its smallest places; of a claim that names none, the town or region that the claimant is of."""
        return self.setting.names or list_seats(self.claimant, self.role or "")

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """The days of the event, as far as they had passed when it was told of."""
        if self.event_on is None or self.expected:
            return self.event_on
        first, last = self.event_on
        return first, max(first, min(last, self.last_day))

    @cached_property
    def is_up_to(self) -> bool:
        """Whether the days are those up to which it is counted: "by Tuesday 90 had died"."""
        return is_up_to(self.text)

    @cached_property
    def is_revising(self) -> bool:
        """Whether it is told as taking another number's place."""
        return is_revising(f"{self.text} {self.quote}")

    @cached_property
    def origins(self) -> int:
        """From how many independent statements it comes, in however many outlets."""
        return count_origins(self.sayings)

    @cached_property
    def interval(self) -> Interval:
        return get_interval(self.figure)

    @property
    def dated(self) -> Dated:
        """When it was first said."""
        return Dated(self.day, self.dating)

    @property
    def key(self) -> str:
        """The claimant under any name: the body, where somebody speaks for one."""
        return self.identity.key

    @property
    def offices(self) -> tuple[str, ...]:
        """What the claimant is, whosever it is: "mayor", "justice"."""
        return list_offices(self.claimant, self.role)

    @cached_property
    def setting(self) -> Setting:
        return get_setting(self.places, self.text)

    @cached_property
    def spots(self) -> Spots:
        told = " ".join((self.text, self.quote, self.claimant, self.role or ""))
        return get_spots(self.setting, self.places, told)

    @cached_property
    def counted(self) -> Counted:
        return get_counted(self.figure)

    @property
    def vouched(self) -> bool:
        """Whether the claimant stands behind the figure, rather than denying it or leaving it open."""
        return self.stance in VOUCHED

    @property
    def printed(self) -> date:
        """The day of the first article that has it."""
        return min(saying.printed for saying in self.sayings)

    @property
    def own(self) -> bool:
        """Whether outlets say so themselves, and name nobody."""
        return all(saying.own for saying in self.sayings)

    @property
    def named(self) -> bool:
        """Whether somebody vouches for it who can be held to it: "sources" and rumours are nobody."""
        return self.claimant != UNNAMED and not is_nameless(self.claimant)

    @cached_property
    def progress(self) -> Progress:
        return get_progress(self.figure, self.text)

    @cached_property
    def measure(self) -> str:
        """What happened to the counted, in the contract's word where there is one."""
        dead = get_singular(self.figure.unit.lower()) in load_vocabulary("comparing")["fitting"]["dead"]
        people = is_of_people(self.counted.noun) and not dead and self.quantity.kind in {"", PERCENT}
        return get_plain_measure(self.figure.measure, of_people=people)

    @cached_property
    def quantity(self) -> Quantity:
        return get_quantity(self.figure, f"{self.text} {self.quote} {self.role or ''}")

    @cached_property
    def qualities(self) -> frozenset[str]:
        return list_qualities(get_own_part(self.text, self.figure.raw), self.figure.measure)

    @cached_property
    def anchors(self) -> Anchors:
        return get_anchors(self.text, self.claimant)

    @cached_property
    def period(self) -> Period:
        return get_period(self.text)

    @property
    def expected(self) -> bool:
        return self.progress is not Progress.PRESENT

    @cached_property
    def order(self) -> tuple[date, bool, bool, date, SortKey]:
        """By which of two figures is the newer: said later, in words that say so, or printed later."""
        return self.last_day, not self.replaced, self.is_revising, self.printed, self.sort_key()

    def sort_key(self) -> SortKey:
        """A total order, so that the order of arrival shows nowhere. What was said last is last."""
        said = self.last_day, not self.replaced, self.day
        return *said, fold(self.claimant), self.interval, self.stance, self.numbers


def count_named(rows: Iterable[Row]) -> int:
    """How many claimants the rows have, those without a name left aside."""
    return len({row.key for row in rows if row.named})


def get_outlets(records: Iterable[ClaimRecord]) -> tuple[str, ...]:
    """The outlets that carried the claims, earliest first."""
    seen = sorted({(one.dated, one.outlet) for record in records for one in record.appearances if one.outlet})
    return tuple(dict.fromkeys(outlet for _, outlet in seen))


def get_day(record: ClaimRecord) -> date:
    """The day it was said, else the day it was first printed."""
    return record.claim.said_on or min(list_print_days(record))
