"""What a row must show for the reader to see the reasons that the verdict gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.compare import Reason, Row, get_name
from bot.render.dates import format_event


def list_grounds(row: Row, reasons: Sequence[Reason], today: date) -> list[str]:
    """The row's part in each reason that its other facts do not show."""
    timed = not {Reason.DATES, Reason.DATE_UNSTATED, Reason.TOTAL}.isdisjoint(reasons)
    grounds = [
        (Reason.DEFINITION in reasons, get_name(row.figure)),
        (Reason.SIDE in reasons and not row.counted.side, "side not stated"),
        (timed and row.event_on is not None, _format_event(row, today)),
        (Reason.TOTAL in reasons and row.event_on is None, "no period"),
        (Reason.PLACE_UNSTATED in reasons and not row.places, "place not stated"),
    ]
    return [words for shown, words in grounds if shown]


def _format_event(row: Row, today: date) -> str:
    """`of 5 Nov`, `of 5–9 Nov`."""
    return f"of {format_event(row.event_on, row.event_dating, today)}" if row.event_on else ""
