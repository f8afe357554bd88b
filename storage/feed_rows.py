"""Rows of feeds to values and back (pure)."""

from __future__ import annotations

from datetime import timedelta
from sqlite3 import Row

from bot.feeds.models import (
    Entry,
    FeedMode,
    FeedRecord,
    FeedStop,
    FeedTrouble,
    NewFeed,
    WaitingEntry,
)
from storage.rows import Columns, moment, time_of, time_or_null


def feed_columns(feed: NewFeed) -> Columns:
    return {
        "url": feed.url,
        "title": feed.title,
        "mode": feed.mode,
        "thread_id": feed.thread_id,
        "follower": feed.follower,
        "followed_at": moment(feed.followed_at),
        "since": moment(feed.followed_at),
        "message_id": feed.message_id,
        "etag": feed.etag,
        "last_modified": feed.last_modified,
        "interval_seconds": int(feed.interval.total_seconds()) if feed.interval else None,
        "next_at": moment(feed.next_at),
        "read_at": moment(feed.followed_at),
    }


def feed_record(row: Row) -> FeedRecord:
    return FeedRecord(
        chat_id=row["chat_id"],
        number=row["number"],
        url=row["url"],
        title=row["title"],
        mode=FeedMode(row["mode"]),
        thread_id=row["thread_id"],
        follower=row["follower"],
        followed_at=time_of(row["followed_at"]),
        since=time_of(row["since"]),
        message_id=row["message_id"],
        next_at=time_of(row["next_at"]),
        etag=row["etag"],
        last_modified=row["last_modified"],
        interval=timedelta(seconds=row["interval_seconds"]) if row["interval_seconds"] else None,
        read_at=time_or_null(row["read_at"]),
        new_at=time_or_null(row["new_at"]),
        failures=row["failures"],
        failing_since=time_or_null(row["failing_since"]),
        failure=row["failure"],
        skipped=row["skipped"],
        stop=FeedStop(row["stop"]) if row["stop"] else None,
    )


def feed_trouble(row: Row) -> FeedTrouble:
    return FeedTrouble(
        number=row["number"],
        title=row["title"],
        failure=row["failure"],
        failing_since=time_or_null(row["failing_since"]),
        unread=row["unread"],
        # SQLite gives a bare column beside max() from the row of the maximum.
        unread_because=row["unread_because"],
    )


def entry_columns(entry: Entry) -> Columns:
    published = moment(entry.published) if entry.published else None
    return {"url": entry.url, "title": entry.title, "content": entry.content, "published": published}


def waiting_entry(row: Row) -> WaitingEntry:
    """Its keys are no longer needed: they are among those seen."""
    entry = Entry((), row["url"], row["title"], row["content"], time_or_null(row["published"]))
    return WaitingEntry(row["id"], entry)
