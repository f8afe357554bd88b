"""How sure the days of a claim are: many articles do not say when they were published.

“On Tuesday” and “on Dec. 19” of such an article are reckoned from the day it came, which may be years later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.models import ClaimRecord, Dating
from bot.team import EditField

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Not strftime's: its names follow the machine's locale."""

ONE_TIME = timedelta(days=31)
"""A chat speaks of a matter again within so many days, or it is another time."""


def get_surest(datings: Iterable[Dating]) -> Dating:
    """`STATED` where there are none: nothing is in doubt then."""
    return min(datings, key=list(Dating).index, default=Dating.STATED)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day and how sure it is."""

    day: date
    dating: Dating


def find_unplaced(days: Iterable[Dated]) -> frozenset[Dated]:
    """The days that tell nothing of what came before what.

    When an article came that states no day says when it was written only where the others are of that time.
    """
    known = frozenset(days)
    stated = [one.day for one in known if one.dating is Dating.STATED]
    return frozenset(
        one
        for one in known
        if one.dating is not Dating.STATED and not any(abs(one.day - day) <= ONE_TIME for day in stated)
    )


def get_said(record: ClaimRecord) -> Dated:
    """When it was said, else when it was last printed; of articles that say so where there are any."""
    return Dated(record.claim.said_on or max(list_print_days(record)), get_said_dating(record))


def is_undated(record: ClaimRecord) -> bool:
    """Whether nothing says when it was said or printed: its day is that on which the article came."""
    return get_said_dating(record) is Dating.RECEIVED


def list_print_days(record: ClaimRecord) -> list[date]:
    """The days of its articles, of those only that are surest of theirs."""
    surest = get_surest(one.dating for one in record.appearances)
    return [one.dated for one in record.appearances if one.dating is surest]


def get_said_dating(record: ClaimRecord) -> Dating:
    """Of the day on which it was said, or else printed."""
    day = record.claim.said_on
    if _is_dated(record) or _has_edit(record, EditField.SAID) or (day and _names_year(record, day)):
        return Dating.STATED
    return Dating.RECKONED if day else get_surest(one.dating for one in record.appearances)


def get_event_dating(record: ClaimRecord) -> Dating:
    """Of the days that it is about; `STATED` where there are none: nothing is in doubt then."""
    days = record.claim.event_on
    stated = _is_dated(record) or _has_edit(record, EditField.EVENT)
    return Dating.STATED if stated or not days or _names_year(record, *days) else Dating.RECKONED


def _is_dated(record: ClaimRecord) -> bool:
    return any(one.dating is Dating.STATED for one in record.appearances)


def _has_edit(record: ClaimRecord, field: EditField) -> bool:
    return any(edit.field is field for edit in record.edits)


def _names_year(record: ClaimRecord, *days: date) -> bool:
    return any(str(day.year) in record.claim.quote for day in days)
