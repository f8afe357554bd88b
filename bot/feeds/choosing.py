"""Which entries of a feed are new to a chat. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from bot.feeds.models import Choice, Entry

MAX_WAITING = 100
"""Entries of one feed that may wait to be read; of more at once, the newest."""
# Feeds show an entry some time after the moment it bears, and some write it in a wrong zone.
LATE_BY = timedelta(days=1)


def choose_new(
    entries: Iterable[Entry], known: AbstractSet[str], since: datetime, room: int = MAX_WAITING
) -> Choice:
    """The entries not seen before that were published since, and hold something to read.

    `known`: keys of those seen. `room`: how many more may wait. An old article under a new id is not new.
    """
    listed = list(entries)
    fresh = [entry for entry in _drop_seen(listed, known) if _is_due(entry, since)]
    ordered = _sort_by_age(fresh)
    new = ordered[max(len(ordered) - room, 0) :]
    seen = dict.fromkeys(key for entry in listed for key in entry.keys)
    return Choice(tuple(new), tuple(seen), len(ordered) - len(new))


def _drop_seen(entries: Sequence[Entry], known: AbstractSet[str]) -> list[Entry]:
    """A feed may list one entry twice, too."""
    seen = set(known)
    kept = []
    for entry in entries:
        if seen.isdisjoint(entry.keys):
            kept.append(entry)
        seen.update(entry.keys)
    return kept


def _is_due(entry: Entry, since: datetime) -> bool:
    readable = bool(entry.url or entry.content)
    return readable and (entry.published is None or entry.published >= since - LATE_BY)


def _sort_by_age(entries: Sequence[Entry]) -> list[Entry]:
    """The oldest first. Feeds list the newest first, where they do not say when it was."""
    backwards = list(reversed(entries))
    dated = [(entry.published, entry) for entry in backwards if entry.published]
    if len(dated) < len(backwards):
        return backwards
    return [entry for _, entry in sorted(dated, key=lambda pair: pair[0])]
