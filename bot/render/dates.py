"""Days with how sure they are."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.dating import Dated
from bot.models import Dating
from bot.render.markup import format_date, format_days

_YEAR = timedelta(days=366)
SENT = "sent"
"""Before the day on which an article came that states none."""


def format_dated(dated: Dated, today: date) -> str:
    """`19 Dec`; `19 Dec?`: reckoned from when its undated article came; `sent 19 Dec`: when that came."""
    return mark_day(format_date(dated.day, _seen_from(dated, today)), dated.dating)


def mark_day(day: str, dating: Dating) -> str:
    """The mark of a day that is written already."""
    match dating:
        case Dating.STATED:
            return day
        case Dating.RECKONED:
            return f"{day}?"
        case Dating.RECEIVED:
            return f"{SENT} {day}"


def format_event(days: tuple[date, date], dating: Dating, today: date) -> str:
    """`5 Nov`; `5–9 Nov?`."""
    return mark_day(format_days(*days, _seen_from(Dated(days[1], dating), today)), dating)


def _seen_from(dated: Dated, today: date) -> date:
    """The day whose year goes without saying.

    The last 19 December before an undated article came is only the likeliest: nobody states the year. A day
    further back was moved there, where another article states it.
    """
    guessed = dated.dating is Dating.RECKONED and today - dated.day <= _YEAR
    return dated.day if guessed else today


def format_update(moment: datetime, day: date, today: date) -> str:
    """`updated 14:20 UTC+1`; with its day where that is not `day`."""
    other = f"{format_date(moment.date(), today)}, " if moment.date() != day else ""
    minutes = int((moment.utcoffset() or timedelta()) / timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    offset = f"{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}" if minutes else ""
    return f"updated {other}{moment:%H:%M} UTC{offset}"
