"""Writing down what an article claims: each claim is a new one, or another appearance of one we know."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aiosqlite import Connection

from bot.models import Article, Claim, Kind
from storage import rows
from storage.claims import EDITED, load_edits, load_figures
from storage.editing import apply_edits
from storage.fingerprint import Occasion, fingerprint, get_occasion, is_part, is_same_occasion, part_keys
from storage.rows import Columns, claim_columns, figure_columns, insert, row_occasion
from storage.words import fold


@dataclass(frozen=True, slots=True)
class Target:
    """The stored article that the claims are from."""

    chat_id: int
    article_number: int
    article: Article
    dated: date


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim as one article has it, and what tells it from other claims."""

    claim: Claim
    fingerprint: str
    occasion: Occasion

    def adds_nothing_to(self, other: Reading) -> bool:
        same = self.fingerprint == other.fingerprint or is_part(self.claim, other.claim)
        return same and is_same_occasion(self.occasion, other.occasion)


async def add_appearances(db: Connection, target: Target, claims: Sequence[Claim]) -> None:
    for reading in merge_repeated(claims, target.dated):
        number = await _find_claim(db, target, reading) or await _add_claim(db, target, reading)
        await _add_appearance(db, target, number, reading.claim)
    await _reindex_edited(db, target)


def merge_repeated(claims: Sequence[Claim], dated: date) -> list[Reading]:
    """What one article says twice is kept once: with most figures, then in its longest wording."""
    readings = [Reading(claim, fingerprint(claim), get_occasion(claim, dated)) for claim in claims]
    kept: list[int] = []
    # Only readings with a key in common are held against each other: a long text has thousands.
    by_key: defaultdict[str, list[Reading]] = defaultdict(list)
    for at in sorted(range(len(readings)), key=lambda at: _fullness(readings[at]), reverse=True):
        reading = readings[at]
        keys = {reading.fingerprint, *part_keys(reading.claim)}
        if not any(reading.adds_nothing_to(other) for key in keys for other in by_key[key]):
            kept.append(at)
            for key in keys:
                by_key[key].append(reading)
    return [readings[at] for at in sorted(kept)]


def _fullness(reading: Reading) -> tuple[int, int]:
    return len(reading.claim.figures), len(reading.claim.quote)


async def _find_claim(db: Connection, target: Target, reading: Reading) -> int | None:
    """The latest claim of the chat that says the same on the same occasion, from other articles."""
    rows = await db.execute_fetchall(
        """
        SELECT p.claim_number, p.said_on, p.event_first, p.event_last, p.places, a.dated
        FROM claims c
        JOIN appearances p ON p.chat_id = c.chat_id AND p.claim_number = c.number
        JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
        WHERE c.chat_id = :chat_id AND c.fingerprint = :fingerprint AND NOT EXISTS (
            SELECT 1 FROM appearances mine
            WHERE mine.chat_id = c.chat_id AND mine.claim_number = c.number
              AND mine.article_number = :article_number
        )
        ORDER BY c.number DESC, a.dated DESC
        """,
        {
            "chat_id": target.chat_id,
            "fingerprint": reading.fingerprint,
            "article_number": target.article_number,
        },
    )
    same = (row for row in rows if is_same_occasion(reading.occasion, row_occasion(row)))
    return next((row["claim_number"] for row in same), None)


async def _add_claim(db: Connection, target: Target, reading: Reading) -> int:
    ((number,),) = await db.execute_fetchall(
        "UPDATE chats SET last_claim = last_claim + 1 WHERE chat_id = ? RETURNING last_claim",
        [target.chat_id],
    )
    await db.execute("INSERT INTO claims VALUES (?, ?, ?)", [target.chat_id, number, reading.fingerprint])
    return int(number)


async def _add_appearance(db: Connection, target: Target, number: int, claim: Claim) -> None:
    columns = claim_columns(claim) | {
        "chat_id": target.chat_id,
        "claim_number": number,
        "article_number": target.article_number,
        **_search_columns(claim, target.article.outlet),
    }
    cursor = await db.execute(insert("appearances", columns), columns)
    for position, figure in enumerate(claim.figures):
        row = figure_columns(figure) | {"appearance_id": cursor.lastrowid, "position": position}
        await db.execute(insert("figures", row), row)


async def reindex(db: Connection, chat_id: int, number: int) -> None:
    """A claim is found by what the team reads in it: for its appearances, when its edits have changed."""
    found = list(
        await db.execute_fetchall(
            """
            SELECT p.*, a.outlet FROM appearances p
            JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
            WHERE p.chat_id = ? AND p.claim_number = ?
            """,
            [chat_id, number],
        )
    )
    figures = await load_figures(db, json.dumps([row["id"] for row in found]))
    edits = (await load_edits(db, chat_id, [number])).get(number, [])
    for row in found:
        claim = apply_edits(rows.claim(row, figures[row["id"]]), edits)
        columns = _search_columns(claim, row["outlet"]) | {"id": row["id"]}
        await db.execute(
            "UPDATE appearances SET words = :words, source_words = :source_words WHERE id = :id", columns
        )


async def _reindex_edited(db: Connection, target: Target) -> None:
    """A new appearance of a claim that the team has edited."""
    found = await db.execute_fetchall(
        f"""
        SELECT claim_number FROM appearances
        WHERE chat_id = :chat_id AND article_number = :article AND claim_number IN ({EDITED})
        """,  # noqa: S608 (of constants)
        {"chat_id": target.chat_id, "article": target.article_number},
    )
    for row in found:
        await reindex(db, target.chat_id, row["claim_number"])


def _search_columns(claim: Claim, outlet: str | None) -> Columns:
    return {
        "words": fold(" | ".join(_searchable(claim))),
        "source_words": fold(" | ".join(_sources(claim, outlet))),
    }


def _searchable(claim: Claim) -> list[str]:
    """What is known of the claim itself: by their article's headline all its claims would be found."""
    counted = [word for f in claim.figures for word in (f.what, f.unit, f.measure)]
    named = [claim.claimant, claim.role, *claim.via, *claim.places]
    return [claim.text, claim.quote, *filter(None, named), *counted]


def _sources(claim: Claim, outlet: str | None) -> list[str]:
    """Who says it; a fact that nobody is named for is the outlet's own."""
    own = outlet if claim.kind is Kind.FACT and claim.claimant is None else None
    return [*filter(None, (claim.claimant, claim.role, *claim.via, own))]
