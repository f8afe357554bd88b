"""Digests as they are asked for and as they come due: what to look up, and for which days."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta

from bot.digest import Digest, Schedule, digest_due, make_digest
from bot.models import ArticleRecord, Message, Version
from bot.render import render_digest
from bot.revisions import Revision, join_versions, make_revision
from bot.teamwork import get_aliases
from storage import Storage

# New figures are held against those of this long before; what is older no longer belongs to the story.
COMPARED_DAYS = 30
PAGE_ARTICLES = 100

DueDigest = tuple[int, str, Message, int | None]
"""Chat, key, message and forum topic. The key is the same however often the digest is asked for."""


async def make_digest_of_last_day(storage: Storage, chat_id: int, now: datetime, days: int = 1) -> Digest:
    """What the chat learned in the last day, or in as many as the bot was away for.

    Everything since then is new, also what came in this very second or bears the time of a clock before ours.
    """
    since = now - timedelta(days=days)
    return await asyncio.to_thread(
        make_digest,
        await storage.list_claims_since(chat_id, since),
        await storage.list_claims_since(chat_id, since - timedelta(days=COMPARED_DAYS), since),
        articles=await _count_articles(storage, chat_id, since),
        failures=len(await storage.list_failures(chat_id, since)),
        days=days,
        aliases=await get_aliases(storage, chat_id),
        feeds=await storage.list_feed_troubles(chat_id, since),
        revised=[
            await _make_revision(storage, chat_id, record, since)
            for record in await storage.list_changed(chat_id, since)
        ],
    )


async def _make_revision(storage: Storage, chat_id: int, record: ArticleRecord, since: datetime) -> Revision:
    """What an article says now, beside what it said then."""
    versions: list[Version] = []
    for number in range(record.version - 1, 0, -1):
        version = await storage.get_version(chat_id, record.number, number)
        if version is None or version.until < since:
            break
        versions.insert(0, version)
    claims = await storage.list_claims(chat_id, record.number)
    return make_revision(join_versions(versions), record, claims)


async def find_due_digest(storage: Storage, chat_id: int, now: datetime) -> DueDigest | None:
    """The chat's digest, where its hour has come and it was not sent yet."""
    setting = await storage.get_digest(chat_id)
    last = await storage.get_last_digest_day(chat_id)
    day = digest_due(Schedule(setting.time, setting.zone), last, now) if setting else None
    if setting is None or day is None:
        return None
    days = (day - last).days if last else 1
    digest = await make_digest_of_last_day(storage, chat_id, now, days)
    return chat_id, digest_key(chat_id, day), render_digest(digest, day), setting.thread_id


def digest_key(chat_id: int, day: date) -> str:
    return f"digest:{chat_id}:{day.isoformat()}"


def parse_digest_key(key: str) -> tuple[int, date]:
    _, chat_id, day = key.split(":")
    return int(chat_id), date.fromisoformat(day)


async def _count_articles(storage: Storage, chat_id: int, since: datetime) -> int:
    """Numbers are given in the order of arrival, so the new ones stand on the first pages."""
    total, offset = 0, 0
    while True:
        page = await storage.list_articles(chat_id, limit=PAGE_ARTICLES, offset=offset)
        new = sum(record.received_at >= since for record in page)
        total, offset = total + new, offset + PAGE_ARTICLES
        if new < PAGE_ARTICLES:
            return total
