"""Which year an undated article means: that of a claim elsewhere that tells of the same days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.compare.intervals import get_interval, have_common_number
from bot.dating import MONTHS, get_event_dating, get_said_dating
from bot.models import ClaimRecord, Dating

_Days = tuple[tuple[int, int], ...]
"""Month and day of an event's first and last day."""


def settle_years(records: Sequence[ClaimRecord]) -> list[ClaimRecord]:
    """The records, days without a year moved into the year that another article states.

    “30 were killed on Dec. 14-15” of an article without a date is of 2024 where one that is dated has the
    same days and a number in common, of the same measure. The article's other days move with these.
    """
    shifts = _find_shifts(records)
    named = {key for record in records for key in _list_named(record)} if shifts else set()
    return [_shift(record, shifts, named) if shifts else record for record in records]


def _find_shifts(records: Sequence[ClaimRecord]) -> Mapping[int, int]:
    """By how many years the days of an article are out, by its number; only where that is certain."""
    stated: dict[_Days, list[ClaimRecord]] = defaultdict(list)
    for record in records:
        if record.claim.event_on and get_event_dating(record) is Dating.STATED:
            stated[_list_days(record.claim.event_on)].append(record)
    found: dict[int, set[int]] = defaultdict(set)
    for record in records if stated else ():
        for years in _list_shifts(record, stated):
            for appearance in record.appearances:
                found[appearance.article_number].add(years)
    return {article: years.pop() for article, years in found.items() if len(years) == 1}


def _list_shifts(record: ClaimRecord, stated: Mapping[_Days, Sequence[ClaimRecord]]) -> Iterator[int]:
    event = record.claim.event_on
    if event is None or get_event_dating(record) is not Dating.RECKONED or not _names(record, event[0]):
        return
    for other in stated.get(_list_days(event), ()):
        if other.claim.event_on and _share_figure(record, other):
            yield other.claim.event_on[0].year - event[0].year


def _list_days(event: Iterable[date]) -> _Days:
    return tuple((day.month, day.day) for day in event)


def _share_figure(one: ClaimRecord, other: ClaimRecord) -> bool:
    return any(
        mine.measure
        and mine.measure == theirs.measure
        and have_common_number(map(get_interval, (mine, theirs)))
        for mine in one.claim.figures
        for theirs in other.claim.figures
    )


def _shift(record: ClaimRecord, shifts: Mapping[int, int], named: Container[tuple[int, date]]) -> ClaimRecord:
    years = {shifts.get(appearance.article_number) for appearance in record.appearances}
    by = years.pop() if len(years) == 1 else None
    if not by:
        return record
    article, claim = record.latest.article_number, record.claim
    said, event = claim.said_on, claim.event_on
    if said and get_said_dating(record) is Dating.RECKONED and (article, said) in named:
        claim = replace(claim, said_on=_move(said, by))
    if event and get_event_dating(record) is Dating.RECKONED and (article, event[0]) in named:
        claim = replace(claim, event_on=(_move(event[0], by), _move(event[1], by)))
    return replace(record, claim=claim)


def _move(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # Feb. 29 of a year that has none
        return day.replace(year=day.year + years, day=28)


def _list_named(record: ClaimRecord) -> Iterator[tuple[int, date]]:
    """The days that its words name: no weekday or "last week", counted back from when the article came."""
    claim = record.claim
    days = [*([claim.said_on] if claim.said_on else []), *(claim.event_on or ())]
    for day in days:
        if _names(record, day):
            yield from ((one.article_number, day) for one in record.appearances)


def _names(record: ClaimRecord, day: date) -> bool:
    """Whether the words have the month and the day: “Dec. 14-15”, “14 December”, “the 14th of December”."""
    month, number = rf"\b{MONTHS[day.month - 1]}\w*\.?", rf"(?<!\d){day.day}(?!\d)"
    behind = rf"{month}\W{{1,3}}{number}"
    before = rf"{number}(?:st|nd|rd|th)?(?:\W{{1,3}}\d{{1,2}})?(?: of)?\W{{1,2}}{month}"
    return re.search(f"{behind}|{before}", record.claim.quote) is not None
