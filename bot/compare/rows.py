"""One row per claimant and value: the same figure from the same mouth counts once, however often printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.compare.counted import Counted, complete, get_counted
from bot.compare.identity import Aliases, Identity, identify
from bot.compare.intervals import Interval, get_interval
from bot.compare.places import Setting, get_setting
from bot.compare.scales import Period, Progress, get_period, get_plain_measure, get_progress
from bot.models import ClaimRecord, Figure, Kind, Stance

UNNAMED = "unattributed"
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
    text: str
    """All its claims' sentences."""

    @cached_property
    def interval(self) -> Interval:
        return get_interval(self.figure)

    @property
    def key(self) -> str:
        """The claimant under any name: the body, where somebody speaks for one."""
        return self.identity.key

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

    @cached_property
    def progress(self) -> Progress:
        return get_progress(self.figure.measure, self.figure.stage)

    @cached_property
    def measure(self) -> str:
        """What happened to the counted, under one name for many verbs."""
        return get_plain_measure(self.figure.measure)

    @cached_property
    def period(self) -> Period:
        return get_period(self.text)

    @property
    def expected(self) -> bool:
        return self.progress is not Progress.PRESENT

    def sort_key(self) -> tuple[date, date, str, Interval, str, tuple[int, ...]]:
        """A total order, so that the order of arrival shows nowhere. What was said last is last."""
        return self.last_day, self.day, self.key, self.interval, self.stance, self.numbers


@dataclass(frozen=True)
class _Said:
    record: ClaimRecord
    figure: Figure


def get_key(claimant: str) -> str:
    """The same for all names of a claimant."""
    return identify(claimant).key


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


def make_rows(records: Sequence[ClaimRecord], aliases: Aliases | None = None) -> list[Row]:
    """The rows of all figures of the claims, in their total order."""
    identities = identify_all(records, aliases)
    same: dict[object, list[_Said]] = defaultdict(list)
    for record in records:
        for figure in complete(record.claim.figures):
            key = _describe(identities[record.number], record, figure)
            same[key].append(_Said(record, figure))
    return sorted(
        (_merge(said, identities[said[0].record.number]) for said in same.values()), key=Row.sort_key
    )


def identify_all(records: Iterable[ClaimRecord], aliases: Aliases | None = None) -> dict[int, Identity]:
    """Who claims each, by the claim's number. A person whose body one article names has it in all."""
    found = {record.number: identify(get_claimant(record), record.claim.role, aliases) for record in records}
    people = sorted({(one.person, one.body) for one in found.values() if one.person})
    return {number: _complete_identity(one, people) for number, one in found.items()}


def _complete_identity(one: Identity, people: Sequence[tuple[str, str]]) -> Identity:
    """The full name and the body of a person who is only a surname here, if they are nobody else's."""
    if not one.person:
        return one
    fuller = [(name, body) for name, body in people if _is_name_of(one.person, name)]
    names = {name for name, _ in fuller if len(name) > len(one.person)}
    person = names.pop() if len(names) == 1 else one.person
    bodies = {body for name, body in fuller if body and name in {person, one.person}}
    return Identity(one.body or (bodies.pop() if len(bodies) == 1 else ""), person)


def _is_name_of(short: str, name: str) -> bool:
    """Whether a name is the same, or a surname alone of it."""
    return name == short or (" " not in short and name.endswith(f" {short}"))


def _describe(identity: Identity, record: ClaimRecord, figure: Figure) -> object:
    """Who says once and later confirms the same says one thing."""
    stance = record.claim.stance
    return (
        identity.body,
        identity.person,
        (figure.low, figure.high, figure.bound),
        get_counted(figure),
        (figure.measure, figure.stage, "vouched" if stance in VOUCHED else stance),
    )


def _merge(said: Sequence[_Said], identity: Identity) -> Row:
    said = sorted(said, key=lambda one: (one.record.number, one.figure.start, one.figure.raw))
    records = list({one.record.number: one.record for one in said}.values())
    claims = [record.claim for record in records]
    events = {claim.event_on for claim in claims}
    days = [get_day(record) for record in records]
    stances = {claim.stance for claim in claims}
    return Row(
        claimant=get_claimant(records[0]),
        identity=identity,
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
