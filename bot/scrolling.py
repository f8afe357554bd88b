"""Live blogs read again: entries that scrolled away from the page stay in the article. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.models import Article

# As `bot.pages.live` writes the time of an entry: a line of its own.
_STAMP = re.compile(r"(\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d)(?: UTC(?:[+-]\d{1,2}(?::\d\d)?)?)?")
_MOMENT = "%d %B %Y, %H:%M"
_MIN_ENTRIES = 2


@dataclass(frozen=True, slots=True)
class _Entry:
    """`moment` is where the blog is written; all of one blog are of one zone."""

    moment: datetime
    lines: tuple[str, ...]


def keep_scrolled(known: Article, found: Article) -> Article:
    """A live blog as it is now, with what is known of before its oldest entry; any other page as it is.

    What was between the entries that are still there is gone: the outlet took it out.
    """
    entries = _list_entries(found.text)
    if len(entries) < _MIN_ENTRIES:
        return _keep_untimed(known, found) if found.live and not entries else found
    # The first may be pinned there, whatever its time.
    oldest = min(entry.moment for entry in entries[1:])
    shown = {entry.lines[0] for entry in entries}
    scrolled = [
        line
        for entry in _list_entries(known.text)
        if entry.moment < oldest and entry.lines[0] not in shown
        for line in entry.lines
    ]
    lines = found.text.split("\n")
    newest_first = entries[-2].moment >= entries[-1].moment
    at = len(lines) if newest_first else lines.index(entries[0].lines[0])
    return replace(found, text="\n".join([*lines[:at], *scrolled, *lines[at:]]))


def _keep_untimed(known: Article, found: Article) -> Article:
    """The same of entries without times: what stood beyond the lines that are still there scrolled away."""
    before, now = known.text.split("\n"), found.text.split("\n")
    shown = [at for at, line in enumerate(before) if line in now]
    if shown and shown[0] > 0 and shown[-1] == len(before) - 1 and now[0] in before:
        lines = [*before[: shown[0]], *now]  # the oldest first
    else:
        lines = [*now, *before[shown[-1] + 1 if shown else 0 :]]
    return replace(found, text="\n".join(lines))


def _list_entries(text: str) -> Sequence[_Entry]:
    """Each from its time to the next; what stands above the first is none."""
    lines = text.split("\n")
    stamps = [(at, moment) for at, line in enumerate(lines) if (moment := _read_stamp(line))]
    ends = [*(at for at, _ in stamps[1:]), len(lines)]
    return [_Entry(moment, tuple(lines[at:end])) for (at, moment), end in zip(stamps, ends, strict=False)]


def _read_stamp(line: str) -> datetime | None:
    found = _STAMP.fullmatch(line)
    try:
        return datetime.strptime(found[1], _MOMENT) if found else None  # noqa: DTZ007
    except ValueError:
        return None
