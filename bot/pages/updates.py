"""When a page says that it was last changed: only where what it says agrees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.pages.moments import read_moment

# Systems write the same moment into several places, one after the other.
_AGREEING = timedelta(hours=1)


def choose_update(stated: Sequence[str], published: Sequence[str], day: date | None) -> datetime | None:
    """The moment of the last change, in the outlet's own zone where that is told.

    Null where statements disagree, and where the moment is not after every one of publication: templates
    write there when the page was made, and some when it was sent out. `day`: that of publication.
    """
    moments = _read(stated)
    if not moments or max(moments) - min(moments) > _AGREEING:
        return None
    updated = next((one for one in moments if one.utcoffset()), moments[0])
    first = _read(published)
    if (first and updated <= max(first)) or (day and updated.date() < day):
        return None
    return updated


def _read(stated: Sequence[str]) -> list[datetime]:
    return [moment for one in stated if (moment := read_moment(one))]
