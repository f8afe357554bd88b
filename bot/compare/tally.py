"""Who a chat's sources are: how often each was heard, revised its figures, was contradicted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from bot.compare.bearings import link_rows
from bot.compare.claimants import complete_identities, get_claimant, get_key
from bot.compare.identity import Aliases, Identity, identify
from bot.compare.intervals import have_common_number
from bot.compare.matters import Comparison, Group
from bot.compare.relations import Relation
from bot.compare.rows import Row
from bot.models import ClaimRecord, Stance
from bot.team import Grade, Reliability, Voice


@dataclass(frozen=True, slots=True)
class Tally:
    """A body, a person without one, or an outlet. `claims`: what it said; of an outlet, what it carried."""

    key: str
    person: str
    """The key of the one person that was heard of it; "" where these are several, or nobody in particular."""
    name: str
    outlet: bool
    claims: int
    revised: int
    """How many of its figures its own later ones replaced."""
    contradicted: int
    """How many of its claims somebody else's contradict or deny."""
    first: date
    last: date


@dataclass
class _Heard:
    outlet: bool = False
    claims: int = 0
    carried: int = 0
    names: Counter[str] = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)
    days: list[date] = field(default_factory=list)


def tally_sources(
    voices: Sequence[Voice], comparison: Comparison, aliases: Aliases | None = None
) -> list[Tally]:
    """Everybody heard, by name; a body's spokespeople and its other names are counted with it."""
    heard: dict[str, _Heard] = defaultdict(_Heard)
    for voice, identity in zip(voices, _identify_voices(voices, aliases), strict=True):
        _hear(heard[identity.key], voice, identity)
    revised, contradicted = count_revisions(comparison.groups), count_contradictions(comparison, aliases)
    return [_tally(key, heard[key], revised[key], contradicted[key]) for key in sorted(heard)]


def _tally(key: str, heard: _Heard, revised: int, contradicted: int) -> Tally:
    return Tally(
        key=key,
        person=next(iter(heard.people)) if len(heard.people) == 1 else "",
        name=min(heard.names, key=lambda name: (-heard.names[name], name)),
        outlet=heard.outlet,
        claims=heard.carried if heard.outlet else heard.claims,
        revised=revised,
        contradicted=contradicted,
        first=min(heard.days),
        last=max(heard.days),
    )


def count_revisions(groups: Iterable[Group]) -> Counter[str]:
    """Figures that the same source replaced later, by the source's key."""
    replaced = {
        (older.key, older.numbers, older.interval)
        for group in groups
        for older, newer in _list_apart(group)
        if older.key == newer.key and link_rows(older, newer).relation is Relation.REVISION
    }
    return Counter(key for key, _, _ in replaced)


def count_contradictions(comparison: Comparison, aliases: Aliases | None = None) -> Counter[str]:
    """Claims that another source contradicts, by the key of who made them."""
    against = {
        (row.key, number)
        for group in comparison.groups
        for pair in _list_opposed(group)
        if link_rows(*pair).relation is Relation.CONFLICT
        for row in pair
        if row.vouched
        for number in row.numbers
    }
    denied = {
        (identify(get_claimant(record), record.claim.role, aliases).key, record.number)
        for opposition in comparison.oppositions
        if opposition.record.claim.stance is Stance.DENIED
        for record in opposition.answered
    }
    return Counter(key for key, _ in against | denied)


def index_grades(grades: Iterable[Grade], aliases: Aliases | None = None) -> Mapping[str, Grade]:
    """By the key of who is meant, under whatever name; of several for one, the last. F is no grade yet."""
    ordered = sorted(grades, key=lambda grade: grade.made_at)
    latest = {get_key(grade.name, aliases): grade for grade in ordered}
    return {key: grade for key, grade in latest.items() if grade.reliability is not Reliability.F}


def grade_names(
    record: ClaimRecord, grades: Iterable[Grade], aliases: Aliases | None = None
) -> dict[str, Reliability]:
    """The grades of the claimant, whose own comes before the body's, and of the outlets, by name."""
    by_key = index_grades(grades, aliases)
    claimant = get_claimant(record)
    identity = identify(claimant, record.claim.role, aliases)
    keys: dict[str, tuple[str, ...]] = {claimant: (identity.person, identity.body)}
    keys |= {one.outlet: (get_key(one.outlet, aliases),) for one in record.appearances if one.outlet}
    found = {name: next((by_key[key] for key in keys if key in by_key), None) for name, keys in keys.items()}
    return {name: grade.reliability for name, grade in found.items() if grade}


def _identify_voices(voices: Sequence[Voice], aliases: Aliases | None) -> list[Identity]:
    return complete_identities([identify(voice.name, voice.role, aliases) for voice in voices])


def _hear(heard: _Heard, voice: Voice, identity: Identity) -> None:
    heard.people.add(identity.person)
    heard.names[voice.name] += voice.claims
    heard.days += (voice.first, voice.last)
    if voice.outlet:
        heard.outlet = True
        heard.carried += voice.claims
    else:
        heard.claims += voice.claims


def _list_apart(group: Group) -> Iterator[tuple[Row, Row]]:
    """Pairs, the older first, that no number satisfies both of: quickly told, and most pairs are none."""
    rows = [row for row in reversed(group.rows) if row.vouched and row.named]
    return (pair for pair in combinations(rows, 2) if not _meet(*pair))


def _list_opposed(group: Group) -> Iterator[tuple[Row, Row]]:
    """Pairs that may be in conflict: figures apart, or one that the other denies."""
    rows = [row for row in group.rows if row.named and (row.vouched or row.stance is Stance.DENIED)]
    for one, other in combinations(rows, 2):
        if one.key != other.key and _meet(one, other) is not (one.vouched and other.vouched):
            yield one, other


def _meet(one: Row, other: Row) -> bool:
    return have_common_number((one.interval, other.interval))
