"""The values of feeds: frozen, plain, known to the storage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class FeedMode(StrEnum):
    """Whether the chat hears of a new article."""

    LINES = "lines"
    SILENT = "silent"


class FeedStop(StrEnum):
    """Why a feed is no longer read."""

    GONE = "gone"
    """The site says that there is no such feed any more."""
    REMOVED = "removed"
    """The bot may not write to the chat."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. `keys` tell it again: of its id and of its address, at least one of them."""

    keys: tuple[str, ...]
    url: str | None = None
    title: str | None = None
    content: str = ""
    """HTML; "" where there is none, or the entry has an address to read."""
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed's address gave. `interval`: how often the feed itself asks to be read."""

    title: str | None
    entries: tuple[Entry, ...]
    interval: timedelta | None = None
    ended: bool = False
    """The feed says that nothing will be added to it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Entries of a feed: those to read, the oldest first, and the keys of all that are now seen."""

    new: tuple[Entry, ...]
    seen: tuple[str, ...]
    skipped: int = 0
    """How many new ones are more than may wait."""


@dataclass(frozen=True, slots=True)
class NewFeed:
    """A feed as it is being followed. `keys`: of the entries that it has already."""

    url: str
    title: str
    mode: FeedMode
    follower: str
    followed_at: datetime
    message_id: int
    thread_id: int | None
    next_at: datetime
    keys: tuple[str, ...] = ()
    etag: str | None = None
    last_modified: str | None = None
    interval: timedelta | None = None


@dataclass(frozen=True, slots=True)
class FeedRecord:
    """A feed as a chat follows it. `number` counts from 1 within the chat and is what users type."""

    chat_id: int
    number: int
    url: str
    title: str
    mode: FeedMode
    thread_id: int | None
    follower: str
    followed_at: datetime
    since: datetime
    """What was published before is not read: when it was followed, or taken up again."""
    message_id: int
    next_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    interval: timedelta | None = None
    read_at: datetime | None = None
    """When the feed last answered, also that nothing has changed; null: not since it was followed."""
    new_at: datetime | None = None
    """When its latest article was kept; null: none yet."""
    failures: int = 0
    """In a row, up to now."""
    failing_since: datetime | None = None
    failure: str | None = None
    """Why the latest attempt failed, in words for the chat; null: it did not."""
    skipped: int = 0
    """How many entries came at once beyond those that may wait."""
    stop: FeedStop | None = None


@dataclass(frozen=True, slots=True)
class LastFollow:
    """The message that followed or unfollowed a feed last."""

    message_id: int
    feed: FeedRecord
    followed: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a feed found. `choice`: null where nothing has changed."""

    at: datetime
    next_at: datetime
    etag: str | None
    last_modified: str | None
    interval: timedelta | None
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class WaitingEntry:
    """An entry that is to be read. `id` is unique among all chats'."""

    id: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class FeedTrouble:
    """Why a feed cannot be read, or how many of its articles could not be, and why the latest could not."""

    number: int
    title: str
    failure: str | None = None
    failing_since: datetime | None = None
    unread: int = 0
    unread_because: str | None = None
