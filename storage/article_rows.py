"""Rows of articles to values and back (pure)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, date, datetime
from sqlite3 import Row
from urllib.parse import urlsplit

from bot.models import Article, ArticleRecord, ArticleTerms, Failure, Note, Origin
from storage.fingerprint import text_hash
from storage.rows import Columns, day, day_or_null, moment, time_of, time_or_null
from storage.words import fold


def article_columns(article: Article, received_at: datetime) -> Columns:
    dated = article.dated or received_at.astimezone(UTC).date()
    host = urlsplit(article.url or "").hostname or ""
    return {
        "url": article.url,
        "text": article.text,
        "text_hash": text_hash(article.text),
        "title": article.title,
        "outlet": article.outlet,
        "outlet_words": fold(f"{article.outlet or ''} | {host}"),
        "published": day(article.published),
        "language": article.language,
        "received": day(article.received),
        "dated": dated.isoformat(),
        "shown_paragraphs": article.shown_paragraphs,
        "updated_at": article.updated.isoformat() if article.updated else None,
        "reckoned": day(article.reckoned),
    }


def origin_columns(origin: Origin | None) -> Columns:
    posted_at = origin.posted_at if origin else None
    return {
        "origin_name": origin.name if origin else None,
        "origin_url": origin.url if origin else None,
        "origin_posted_at": moment(posted_at) if posted_at else None,
    }


def article(row: Row) -> Article:
    return Article(
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        published=day_or_null(row["published"]),
        language=row["language"],
        url=row["url"],
        received=day_or_null(row["received"]),
        shown_paragraphs=row["shown_paragraphs"],
        updated=time_or_null(row["updated_at"]),
        reckoned=day_or_null(row["reckoned"]),
    )


def article_record(row: Row) -> ArticleRecord:
    return ArticleRecord(
        number=row["number"],
        article=article(row),
        sender=row["sender"],
        received_at=time_of(row["received_at"]),
        message_id=row["message_id"],
        origin=_origin(row),
        version=row["version"],
        changed_at=time_or_null(row["changed_at"]),
        changed_by=row["changed_by"],
        notes=notes_of(row),
    )


def notes_of(row: Row) -> tuple[Note, ...]:
    return tuple(Note(**note) for note in json.loads(row["notes"]))


def notes_column(notes: Iterable[Note]) -> str:
    return json.dumps([asdict(note) for note in notes], ensure_ascii=False)


def article_terms(row: Row) -> ArticleTerms:
    return ArticleTerms(row["number"], date.fromisoformat(row["dated"]), json.loads(row["terms"]))


def failure(row: Row) -> Failure:
    return Failure(row["url"], row["reason"], row["sender"], time_of(row["failed_at"]), row["message_id"])


def _origin(row: Row) -> Origin | None:
    if row["origin_name"] is None:
        return None
    return Origin(row["origin_name"], row["origin_url"], time_or_null(row["origin_posted_at"]))
