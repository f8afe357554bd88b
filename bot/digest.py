"""The daily digest: when it is due, and what is in it. Pure: `now` and the claims come in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.compare import Aliases, Group, Identity, Row, compare, get_claimant
from bot.compare.claimants import identify_all
from bot.compare.judge import is_changed
from bot.errors import QueryError
from bot.feeds.models import FeedTrouble
from bot.models import ClaimRecord, Figure, Stance
from bot.revisions import Revision
from bot.vocabulary import load_vocabulary

MAX_TOP_CLAIMS = 8
MAX_CHANGES = 5
MAX_DENIALS = 3
EXAMPLE = "/digest 08:30 Europe/Kyiv"

_SCHEDULE = re.compile(r"(\d{1,2})[:.](\d\d)(?:\s+(.+))?")
_OFFSET = re.compile(r"[+-]\d")
_OFF = {"off", "stop", "none", "no"}


@dataclass(frozen=True, slots=True)
class Schedule:
    """A time of day in an IANA zone, written as the zone database writes it."""

    time: time
    zone: str


@dataclass(frozen=True, slots=True)
class Change:
    """A new figure apart from an earlier one: `revised` by the same claimant, else another's."""

    what: str
    measure: str
    older: Row
    newer: Row
    revised: bool


@dataclass(frozen=True, slots=True)
class Digest:
    """What a chat learned. `top`: claims by claimant, the most telling first."""

    articles: int
    claims: int
    failures: int
    top: tuple[tuple[str, tuple[ClaimRecord, ...]], ...]
    changes: tuple[Change, ...]
    denials: tuple[ClaimRecord, ...]
    days: int = 1
    """How many days it covers: more than one after downtime."""
    feeds: tuple[FeedTrouble, ...] = ()
    revised: tuple[Revision, ...] = ()
    """Articles that say something else than they did."""

    @property
    def more(self) -> int:
        """How many claims came in that are neither among the top ones nor the denials."""
        return self.claims - len(self.denials) - sum(len(records) for _, records in self.top)

    @property
    def quiet(self) -> bool:
        return not (self.articles or self.failures or self.feeds or self.revised)


def parse_schedule(text: str) -> Schedule | None:
    """`08:30 Europe/Kyiv`; null for "off"."""
    if text.strip().lower() in _OFF:
        return None
    match = _SCHEDULE.fullmatch(text.strip())
    if not match:
        raise QueryError(f"Give a time of day and a time zone, e.g. {EXAMPLE}, or /digest off.")
    hour, minute = int(match[1]), int(match[2])
    if hour > 23 or minute > 59:
        raise QueryError(f"{match[1]}:{match[2]} is no time of day. Use 24 hours, e.g. {EXAMPLE}.")
    if not match[3]:
        raise QueryError(f"Add your time zone too, e.g. {EXAMPLE}.")
    return Schedule(time(hour, minute), _find_zone(match[3]))


def get_last_due_day(schedule: Schedule, now: datetime) -> date:
    """The local day whose digest is the last to have come due.

    When a schedule is made, this day counts as sent: the first digest is the next one.
    """
    zone = ZoneInfo(schedule.zone)
    today = now.astimezone(zone).date()
    due = datetime.combine(today, schedule.time, zone).astimezone(UTC)
    return today if now >= due else today - timedelta(days=1)


def digest_due(schedule: Schedule, last_sent: date | None, now: datetime) -> date | None:
    """The local day to send a digest for: once a day, and once for all the days that the bot was down."""
    day = get_last_due_day(schedule, now)
    return day if last_sent is None or last_sent < day else None


def make_digest(  # noqa: PLR0913 (what came in, and what to tell beside it)
    records: Sequence[ClaimRecord],
    earlier: Sequence[ClaimRecord] = (),
    *,
    articles: int,
    failures: int,
    days: int = 1,
    aliases: Aliases | None = None,
    feeds: Sequence[FeedTrouble] = (),
    revised: Sequence[Revision] = (),
) -> Digest:
    """The claims that came in, held against the earlier ones."""
    new = {record.number for record in records}
    known = [record for record in earlier if record.number not in new]
    groups = compare([*known, *records], aliases=aliases).groups
    changes = [change for group in groups for change in _find_changes(group, new)]
    denials = _rank(record for record in records if record.claim.stance is Stance.DENIED)[:MAX_DENIALS]
    others = [record for record in records if record not in denials]
    return Digest(
        articles=articles,
        claims=len(records),
        failures=failures,
        top=_list_top(_rank(others), identify_all(records, aliases)),
        changes=tuple(changes[:MAX_CHANGES]),
        denials=tuple(denials),
        days=days,
        feeds=tuple(feeds),
        revised=tuple(one for one in revised if one.tells),
    )


def _find_zone(text: str) -> str:
    asked = text.strip().replace(" ", "_").lower()
    zones = {zone.lower(): zone for zone in _list_zones()}
    # "Etc/GMT+3" lies west of Greenwich: whoever writes "GMT+3" means the other side.
    cities = {name.rpartition("/")[2]: zone for name, zone in zones.items() if not name.startswith("etc/")}
    if asked in zones or asked in cities:
        return zones.get(asked) or cities[asked]
    near = get_close_matches(asked, zones, n=1, cutoff=0.7) or get_close_matches(
        asked, cities, n=1, cutoff=0.7
    )
    if not near or _OFFSET.search(asked):
        raise QueryError(f"I don't know the time zone “{text}”. Name a city in it, e.g. {EXAMPLE}.")
    raise QueryError(
        f"I don't know the time zone “{text}”. Did you mean {zones.get(near[0]) or cities[near[0]]}?"
    )


@cache
def _list_zones() -> tuple[str, ...]:
    """Continents last, so that a city's own zone wins over the database's aliases of it."""
    aliases = ("Etc/", "US/", "posix/", "right/", "SystemV/")
    return tuple(sorted(available_timezones(), key=lambda zone: (not zone.startswith(aliases), zone)))


def _find_changes(group: Group, new: set[int]) -> list[Change]:
    judgement, what, measure = group.judgement, group.what, group.measure
    revised = [
        Change(what, measure, older, newer, revised=True)
        for older, newer in judgement.revisions
        if new & set(newer.numbers)
    ]
    other = _find_difference(group, new) if not revised else None
    return [*revised, Change(what, measure, *other, revised=False)] if other else revised


def _find_difference(group: Group, new: set[int]) -> tuple[Row, Row] | None:
    superseded = [older for older, _ in group.judgement.revisions]
    vouched = [row for row in group.rows if row.vouched and row not in superseded]
    fresh = [row for row in vouched if new.issuperset(row.numbers)]
    known = [row for row in vouched if new.isdisjoint(row.numbers)]
    pairs = ((older, newer) for newer in fresh for older in known)
    return next((pair for pair in pairs if is_changed(*pair)), None)


def _rank(records: Iterable[ClaimRecord]) -> list[ClaimRecord]:
    return sorted(records, key=lambda record: (-record.claim.salience, record.number))


def _list_top(
    ranked: Iterable[ClaimRecord], identities: Mapping[int, Identity]
) -> tuple[tuple[str, tuple[ClaimRecord, ...]], ...]:
    """The first that say something new, by claimant, who has the name of the first of them."""
    groups: dict[Identity, list[ClaimRecord]] = {}
    for record in ranked:
        told = groups.setdefault(identities[record.number], [])
        if sum(map(len, groups.values())) < MAX_TOP_CLAIMS and not any(_tells(one, record) for one in told):
            told.append(record)
    return tuple((get_claimant(told[0]), tuple(told)) for told in groups.values() if told)


def _tells(one: ClaimRecord, other: ClaimRecord) -> bool:
    """Whether it has all figures of another claim by the same claimant: the same, printed elsewhere."""
    told, again = one.claim, other.claim
    found = (any(_is_same(figure, mine) for mine in told.figures) for figure in again.figures)
    return bool(again.figures) and told.stance is again.stance and all(found)


def _is_same(one: Figure, other: Figure) -> bool:
    """Two papers may put a bare number's verb otherwise, but nobody who was injured is missing."""
    known = load_vocabulary("wording")["measures"]
    plain = one.unit == other.unit and (one.measure not in known or other.measure not in known)
    alike = (one.low, one.high, one.stage) == (other.low, other.high, other.stage)
    return alike and (plain or one.measure == other.measure)
