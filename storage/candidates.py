"""Claims that may answer a question: any of its words will do, in the claim or in its article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import combinations

from aiosqlite import Connection

from bot.models import Candidate
from storage.claims import load_records
from storage.store import Store
from storage.words import fold

CANDIDATE_ARTICLES = 24
CANDIDATE_CLAIMS = 60
MAX_CANDIDATES = 300
ENOUGH = 8
"""Rows that share two terms with the question; where there are fewer, one term will do."""

Terms = Sequence[Sequence[str]]
"""What a question asks for: each term in all its forms, folded."""

_ARTICLES = """
    SELECT w.article_number AS found FROM article_index
    JOIN article_words w ON w.id = article_index.rowid
    WHERE article_index.words MATCH :match AND w.chat_id = :chat_id
    ORDER BY bm25(article_index), w.article_number LIMIT :limit
"""
_CLAIMS = """
    SELECT p.id AS found FROM appearance_index
    JOIN appearances p ON p.id = appearance_index.rowid
    WHERE appearance_index.words MATCH :match AND p.chat_id = :chat_id
    ORDER BY bm25(appearance_index), p.id LIMIT :limit
"""
# Each claim once, in the words of its newest article that was found.
_PICKED = """
    WITH found AS (
        SELECT p.id, p.claim_number, p.salience, p.id IN (SELECT value FROM json_each(:claims)) AS own,
            row_number() OVER (PARTITION BY p.claim_number ORDER BY a.dated DESC, a.number DESC) AS place
        FROM appearances p JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
        WHERE p.chat_id = :chat_id AND p.id IN (
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
    found: list[int] = []
    for together in (2, 1):
        if len(found) < ENOUGH and (match := _match(terms, together)):
            values = {"chat_id": chat_id, "match": match, "limit": limit}
            rows = await db.execute_fetchall(query, values)
            found = list(dict.fromkeys([*found, *(row["found"] for row in rows)]))
    return found


def _match(terms: Terms, together: int) -> str:
    """Every term is quoted and made of letters and digits only, so nothing a user types is an operator."""
    groups = ["({})".format(" OR ".join(f'"{form}"' for form in term)) for term in terms if term]
    return " OR ".join(f"({' AND '.join(some)})" for some in combinations(groups, together))
