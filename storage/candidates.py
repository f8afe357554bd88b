"""Claims that may answer a question: any of its words will do, in the claim or in its article."""

# ruff: noqa: S608 (queries are put together from constants of this module, never from what a user types)

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import combinations

from aiosqlite import Connection

from bot.models import Candidate
from storage.claims import LIVE, NEWEST, load_records
from storage.store import Store
from storage.words import fold

CANDIDATE_ARTICLES = 24
CANDIDATE_CLAIMS = 60
MAX_CANDIDATES = 240
ENOUGH = 8
"""Rows that share two terms with the question; where there are fewer, one term will do."""
MAX_RANKED = 2000
"""Rows that are held against each other: more cost more time than an answer may take."""

Terms = Sequence[Sequence[str]]
"""What a question asks for: each term in all its forms, folded."""

_ARTICLE_ROWS = """
    article_index CROSS JOIN article_words w ON w.id = article_index.rowid
    WHERE article_index.words MATCH :match AND w.chat_id = :chat_id
"""
_CLAIM_ROWS = """
    appearance_index CROSS JOIN appearances p ON p.id = appearance_index.rowid
    WHERE appearance_index.words MATCH :match AND p.chat_id = :chat_id
"""
# The rows are the newest of the chat's that match.
_ARTICLES = f"""
    SELECT w.article_number AS found FROM {_ARTICLE_ROWS} AND article_index.rowid >= :first
    ORDER BY bm25(article_index), w.article_number LIMIT :limit
"""
_CLAIMS = f"""
    SELECT p.id AS found FROM {_CLAIM_ROWS} AND appearance_index.rowid >= :first
    ORDER BY bm25(appearance_index), p.id LIMIT :limit
"""
# Counting stops where it is known that there are too many.
_COUNTS = {
    _ARTICLES: f"SELECT count(*) FROM (SELECT 1 FROM {_ARTICLE_ROWS} LIMIT :limit)",
    _CLAIMS: f"SELECT count(*) FROM (SELECT 1 FROM {_CLAIM_ROWS} LIMIT :limit)",
}
_NEWEST = {
    _ARTICLES: f"SELECT w.id AS row FROM {_ARTICLE_ROWS} ORDER BY w.id DESC LIMIT 1 OFFSET :limit",
    _CLAIMS: f"SELECT p.id AS row FROM {_CLAIM_ROWS} ORDER BY p.id DESC LIMIT 1 OFFSET :limit",
}
# Each claim once, in the words of its newest article that was found.
_PICKED = f"""
    WITH found AS (
        SELECT p.id, p.claim_number, p.salience, p.id IN (SELECT value FROM json_each(:claims)) AS own,
            row_number() OVER (PARTITION BY p.claim_number ORDER BY {NEWEST}) AS place
        FROM appearances p JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
        WHERE p.chat_id = :chat_id AND {LIVE} AND p.id IN (
            SELECT value FROM json_each(:claims) UNION
            SELECT id FROM appearances
            WHERE chat_id = :chat_id AND article_number IN (SELECT value FROM json_each(:articles))
        )
    )
    SELECT id FROM found WHERE place = 1 ORDER BY own DESC, salience DESC, claim_number LIMIT :limit
"""
_WORDS = """
    SELECT p.words, w.words AS article FROM json_each(:ids) AS picked
    JOIN appearances p ON p.id = picked.value
    JOIN article_words w ON w.chat_id = p.chat_id AND w.article_number = p.article_number
    WHERE p.chat_id = :chat_id ORDER BY picked.key
"""


class Candidates(Store):
    """What is near to a question."""

    async def find_candidates(self, chat_id: int, terms: Terms) -> list[Candidate]:
        """The claims nearest to the terms by BM25, and all claims of the articles nearest to them."""
        async with self._database.read() as db:
            articles = await _find(db, _ARTICLES, chat_id, terms, CANDIDATE_ARTICLES)
            claims = await _find(db, _CLAIMS, chat_id, terms, CANDIDATE_CLAIMS)
            values = {
                "chat_id": chat_id,
                "articles": json.dumps(articles),
                "claims": json.dumps(claims),
                "limit": MAX_CANDIDATES,
            }
            picked = [row["id"] for row in await db.execute_fetchall(_PICKED, values)]
            records = await load_records(db, chat_id, picked)
            words = await db.execute_fetchall(_WORDS, {"chat_id": chat_id, "ids": json.dumps(picked)})
        pairs = zip(records, words, strict=True)
        return [Candidate(record, row["words"], row["article"]) for record, row in pairs]


async def add_article_words(db: Connection, chat_id: int, number: int, words: Iterable[str | None]) -> None:
    await db.execute(
        "INSERT INTO article_words (chat_id, article_number, words) VALUES (?, ?, ?)",
        [chat_id, number, fold(" | ".join(filter(None, words)))],
    )


async def _find(db: Connection, query: str, chat_id: int, terms: Terms, limit: int) -> list[int]:
    """By two terms together, which is both nearer and cheaper than by any; else by any."""
    groups = [_any_of(term) for term in terms if term]
    found: list[int] = []
    for together in (2, 1):
        match = _match(groups, together)
        if match and len(found) < ENOUGH:
            match = await _narrow(db, _COUNTS[query], chat_id, groups, match)
            first = await _find_first(db, _NEWEST[query], chat_id, match)
            values = {"chat_id": chat_id, "match": match, "limit": limit, "first": first}
            rows = await db.execute_fetchall(query, values)
            found = list(dict.fromkeys([*found, *(row["found"] for row in rows)]))
    return found


async def _narrow(db: Connection, counting: str, chat_id: int, groups: Sequence[str], match: str) -> str:
    """Where too many match, by the rarest terms together: as few of them as are rare enough."""
    if await _count(db, counting, chat_id, match) <= MAX_RANKED:
        return match
    counts = [(await _count(db, counting, chat_id, group), group) for group in groups]
    rarest = [group for count, group in sorted(counts) if count]
    for length in range(1, len(rarest) + 1):
        together = " AND ".join(rarest[:length])
        if length == len(rarest) or await _count(db, counting, chat_id, together) <= MAX_RANKED:
            return together
    return match


async def _count(db: Connection, counting: str, chat_id: int, match: str) -> int:
    """How many match, at most one more than may be ranked."""
    values = {"match": match, "chat_id": chat_id, "limit": MAX_RANKED + 1}
    ((count,),) = await db.execute_fetchall(counting, values)
    return int(count)


async def _find_first(db: Connection, newest: str, chat_id: int, match: str) -> int:
    """The row from which on no more than can be ranked match."""
    values = {"match": match, "chat_id": chat_id, "limit": MAX_RANKED}
    rows = await db.execute_fetchall(newest, values)
    return next((int(row["row"]) for row in rows), 0)


def _any_of(term: Sequence[str]) -> str:
    """Every form is quoted and made of letters and digits only, so nothing a user types is an operator."""
    return "({})".format(" OR ".join(f'"{form}"' for form in term))


def _match(groups: Sequence[str], together: int) -> str:
    return " OR ".join(f"({' AND '.join(some)})" for some in combinations(groups, together))
