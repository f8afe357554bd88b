"""Days with how sure they are."""

from __future__ import annotations

from datetime import date

from bot.dating import Dated, Dating
from bot.render.markup import format_date, format_days

SENT = "sent"
"""Before the day on which an article came that states none."""


def format_dated(dated: Dated, today: date) -> str:
    """`19 Dec`; `19 Dec?`: reckoned from when its undated article came; `sent 19 Dec`: when that came."""
    return mark_day(format_date(dated.day, today), dated.dating)


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
    return mark_day(format_days(*days, today), dating)
