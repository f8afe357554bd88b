"""Claims → how a matter developed: by the day they are about, a claimant's changes of mind marked. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.compare import Row, get_claimant, get_day, get_key
from bot.compare.merging import make_rows
from bot.compare.relations import Relation, relate
from bot.compare.years import settle_years
from bot.dating import Dated, get_event_dating, get_said_dating
from bot.models import ClaimRecord, Dating, Earlier, Figure
from bot.revisions import compare_figures

# A claimant's figures of one thing are held against so many before, and not against all of years.
MAX_EARLIER = 30

# What is about more days happened on none of them.
LONGEST_EVENT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Revision:
    """The figure that the claimant gave before; `rose`: whether the new one is higher."""

    before: Figure
    rose: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim on its day."""

    dated: Dated
    record: ClaimRecord
    revision: Revision | None = None


def make_timeline(records: Sequence[ClaimRecord]) -> tuple[Entry, ...]:
    """Oldest first, each claim once, in whatever order the records come.

    What no article has any more revises nothing, and is revised by what its article says now.
    """
    records = settle_years(records)
    present = [record for record in records if not record.withdrawn]
    revisions = _find_revisions(present) | _find_corrections(present)
    entries = (Entry(get_event_day(record), record, revisions.get(record.number)) for record in records)
    return tuple(sorted(entries, key=_rank))


def get_event_day(record: ClaimRecord) -> Dated:
    """The first day of what it is about, else the day it was said, else the day it was first printed."""
    event_on = record.claim.event_on
    if event_on and event_on[1] - event_on[0] <= LONGEST_EVENT:
        return Dated(event_on[0], get_event_dating(record))
    return Dated(get_day(record), get_said_dating(record))


def _rank(entry: Entry) -> tuple[object, ...]:
    """Of one day: as they were said, then by claimant and words. Numbers, which follow arrival, come last."""
    record = entry.record
    claimant = get_claimant(record)
    sure = list(Dating).index(entry.dated.dating)
    return entry.dated.day, sure, get_day(record), get_key(claimant), record.claim.text, record.number


def _find_revisions(records: Sequence[ClaimRecord]) -> dict[int, Revision]:
    """By claim number. A claim that repeats the new figure later revises nothing."""
    by_claimant: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in make_rows(records):
        if row.named and row.vouched:
            by_claimant[row.key, row.counted.noun].append(row)
    known = {record.number: record for record in records}
    found: dict[int, Revision] = {}
    for rows in by_claimant.values():
        for index, row in enumerate(rows):
            earlier = rows[max(index - MAX_EARLIER, 0) : index]
            if revision := _find_revision(row, reversed(earlier)):
                found.setdefault(_get_first([known[number] for number in row.numbers]), revision)
    return found


def _find_corrections(records: Iterable[ClaimRecord]) -> dict[int, Revision]:
    """Figures that an article gave otherwise before it was read again, the last of each claim."""
    return {
        record.number: revision
        for record in records
        for one in record.earlier
        if one.became == record.number
        for revision in _list_corrections(one, record)
    }


def _list_corrections(one: Earlier, record: ClaimRecord) -> Iterator[Revision]:
    for change in compare_figures(one.claim, record.claim):
        if change.before and change.after:
            yield Revision(change.before, rose=_get_size(change.after) > _get_size(change.before))


def _get_size(figure: Figure) -> float:
    return next((number for number in (figure.low, figure.high) if number is not None), 0.0)


def _find_revision(row: Row, earlier: Iterable[Row]) -> Revision | None:
    """Against the latest figure before that the row may be held against: the same again is no revision."""
    comparable = (Relation.REVISION, Relation.AGREE)
    for before in earlier:
        link = relate(before, row)
        if link.relation in comparable and before.last_day < row.last_day:
            revised = link.relation is Relation.REVISION
            return Revision(before.figure, bool(link.rose)) if revised else None
    return None


def _get_first(claims: Sequence[ClaimRecord]) -> int:
    """The claim by which a figure was first given."""
    return min(claims, key=lambda record: (get_day(record), record.claim.text, record.number)).number
