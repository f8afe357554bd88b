"""Writing down what an article claims: each claim is a new one, or another appearance of one we know."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from aiosqlite import Connection

from bot.models import Claim, Kind
from storage import rows
from storage.claims import EDITED
from storage.editing import apply_edits
from storage.fingerprint import is_same_occasion
from storage.matching import list_reprints, match_prints
from storage.merging import merge_claims
from storage.parts import load_edits, load_figures
from storage.readings import Numbered, Reading, read_claim
from storage.rows import Columns, claim_columns, figure_columns, insert, row_occasion
from storage.words import fold

MAX_PRINTS = 20
"""The prints of one text that a new one is held against, the first ones: more say nothing more."""


@dataclass(frozen=True, slots=True)
class Target:
    """The stored article that the claims are from."""

    chat_id: int
    article_number: int
    outlet: str | None


async def add_appearances(
    db: Connection, target: Target, readings: Sequence[Reading], kept: Mapping[int, int] | None = None
) -> list[int]:
    """The readings' claim numbers. `kept`: those that are settled already, by the reading's place."""
    numbers = dict(kept or {})
    for at, reading in enumerate(readings):
        if at not in numbers and (number := await find_claim(db, target, reading, numbers.values())):
            numbers[at] = number
    prints = await _load_prints(db, target)
    numbers |= await _find_reprinted(prints, readings, numbers)
    for at, reading in enumerate(readings):
        if at not in numbers:
            numbers[at] = await _add_claim(db, target.chat_id)
        await _add_appearance(db, target, numbers[at], reading)
    settled = await _merge_bridged(db, target.chat_id, prints, readings, numbers)
    await reindex_edited(db, target)
    return [settled.get(numbers[at], numbers[at]) for at in range(len(readings))]


async def find_claim(db: Connection, target: Target, reading: Reading, taken: Collection[int]) -> int | None:
    """The latest claim of the chat that says the same on the same occasion; none of those that are taken."""
    query = """
        SELECT p.claim_number, p.said_on, p.event_first, p.event_last, p.places, a.dated
        FROM appearances p JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
        WHERE p.chat_id = ? AND p.fingerprint = ? AND p.article_number != ?
        ORDER BY p.claim_number DESC
    """
    values = [target.chat_id, reading.fingerprint, target.article_number]
    # Row by row: of hundreds of articles that say the same, the first will nearly always do.
    async with db.execute(query, values) as found:
        while row := await found.fetchone():
            number = int(row["claim_number"])
            if number not in taken and is_same_occasion(reading.occasion, row_occasion(row)):
                return number
    return None


async def _find_reprinted(
    prints: Sequence[Numbered], readings: Sequence[Reading], numbers: Mapping[int, int]
) -> Mapping[int, int]:
    """Of the readings that have no number yet, those that another print of the text has in other words."""
    rest = [at for at in range(len(readings)) if at not in numbers]
    known = [(number, one) for number, one in prints if number not in numbers.values()] if rest else []
    before, after = [one for _, one in known], [readings[at] for at in rest]
    pairs = await asyncio.to_thread(match_prints, before, after) if known else {}
    found: dict[int, int] = {}
    for now, then in sorted(pairs.items()):
        number, _ = known[then]
        if number not in found.values():
            found[rest[now]] = number
    return found


async def _merge_bridged(
    db: Connection,
    chat_id: int,
    prints: Sequence[Numbered],
    readings: Sequence[Reading],
    numbers: Mapping[int, int],
) -> Mapping[int, int]:
    """Claims of other prints that are one because each is what this print says: by number, what they are now.

    So the order in which prints arrive does not matter: a print between two others may come last.
    """
    if not prints:
        return {}
    settled: dict[int, int] = {}
    for then, now in await asyncio.to_thread(list_reprints, [one for _, one in prints], readings):
        one, other = (settled.get(number, number) for number in (prints[then][0], numbers[now]))
        if one != other and await merge_claims(db, chat_id, one, other):
            first, later = sorted((one, other))
            settled = {number: first if now == later else now for number, now in settled.items()}
            settled[later] = first
    return settled


async def _load_prints(db: Connection, target: Target) -> list[Numbered]:
    """What the other prints of the article's text claim, each wording once."""
    query = """
        WITH prints AS (
            SELECT other.number, other.dated FROM articles mine
            JOIN articles other ON other.chat_id = mine.chat_id AND other.original = mine.original
            WHERE mine.chat_id = :chat_id AND mine.number = :number AND other.number != :number
            ORDER BY other.number LIMIT :most
        )
        SELECT p.*, prints.dated, min(p.id) FROM prints
        JOIN appearances p ON p.chat_id = :chat_id AND p.article_number = prints.number
        GROUP BY p.claim_number, p.fingerprint ORDER BY p.claim_number, p.fingerprint
    """
    values = {"chat_id": target.chat_id, "number": target.article_number, "most": MAX_PRINTS}
    found = list(await db.execute_fetchall(query, values))
    figures = await load_figures(db, json.dumps([row["id"] for row in found]))
    return [
        (row["claim_number"], read_claim(rows.claim(row, figures[row["id"]]), rows.day_of(row["dated"])))
        for row in found
    ]


async def _add_claim(db: Connection, chat_id: int) -> int:
    ((number,),) = await db.execute_fetchall(
        "UPDATE chats SET last_claim = last_claim + 1 WHERE chat_id = ? RETURNING last_claim", [chat_id]
    )
    await db.execute("INSERT INTO claims (chat_id, number) VALUES (?, ?)", [chat_id, number])
    return int(number)


async def _add_appearance(db: Connection, target: Target, number: int, reading: Reading) -> None:
    claim = reading.claim
    columns = claim_columns(claim) | {
        "chat_id": target.chat_id,
        "claim_number": number,
        "article_number": target.article_number,
        "fingerprint": reading.fingerprint,
        **_search_columns(claim, target.outlet),
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


async def reindex_edited(db: Connection, target: Target) -> None:
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
