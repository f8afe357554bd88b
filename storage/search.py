"""Finding claims by their words and by who said them, where and when."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from bot.models import ClaimQuery, ClaimRecord
from storage.claims import load_records
from storage.rows import Columns
from storage.store import Store
from storage.topics import Topic, rank_topics
from storage.words import expand_words, fold

__all__ = ["Search", "expand_words", "match_expression"]

SHORT_NAME_LETTERS = 3
TOPICS_CONSIDERED = 2000

# A filter that is null does not apply. A claim is found by any of its appearances, and shown in the words of
# the newest that fits.
_SEARCH = """
    WITH fitting AS (
        SELECT p.id, p.claim_number, p.salience, a.dated, row_number() OVER (
            PARTITION BY p.claim_number ORDER BY a.dated DESC, a.number DESC
        ) AS place
        FROM appearances p
        JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
        WHERE p.chat_id = :chat_id
          AND (:match IS NULL OR p.id IN (SELECT rowid FROM appearance_index WHERE words MATCH :match))
          AND (:claimant IS NULL OR instr(' ' || p.source_words || ' ', :claimant))
          AND (:outlet IS NULL OR instr(' ' || a.outlet_words || ' ', :outlet))
          AND (:since IS NULL OR a.dated >= :since OR p.said_on >= :since)
          AND (:stance IS NULL OR p.stance = :stance)
    )
    SELECT id, count(*) OVER () AS total FROM fitting WHERE place = 1
    ORDER BY dated DESC, salience DESC, claim_number LIMIT :limit OFFSET :offset
"""

_TOPICS = """
    WITH named AS (
        SELECT claimant AS name, claim_number FROM appearances
        WHERE chat_id = :chat_id AND claimant IS NOT NULL
        UNION ALL
        SELECT place.value, p.claim_number FROM appearances p, json_each(p.places) place
        WHERE p.chat_id = :chat_id
        UNION ALL
        SELECT f.unit, p.claim_number FROM appearances p JOIN figures f ON f.appearance_id = p.id
        WHERE p.chat_id = :chat_id
    )
    SELECT min(name) AS name, count(DISTINCT claim_number) AS claims FROM named
    GROUP BY lower(name) ORDER BY claims DESC, lower(name) LIMIT :most
"""

_COUNTED = """
    SELECT min(f.unit) AS name, count(DISTINCT lower(p.claimant)) AS claimants
    FROM appearances p JOIN figures f ON f.appearance_id = p.id
    WHERE p.chat_id = :chat_id AND f.measure IN (SELECT value FROM json_each(:measures))
    GROUP BY lower(f.unit) ORDER BY claimants DESC, count(DISTINCT p.claim_number) DESC, lower(f.unit)
"""


class Search(Store):
    """Questions about the claims of a chat."""

    async def search_claims(
        self, chat_id: int, query: ClaimQuery, *, limit: int, offset: int
    ) -> list[ClaimRecord]:
        """Newest article first, then the most salient. No words of a query are ever an error."""
        values = _filters(chat_id, query) | {"limit": limit, "offset": offset}
        async with self._database.read() as db:
            picked = await db.execute_fetchall(_SEARCH, values)
            return await load_records(db, chat_id, (row["id"] for row in picked))

    async def count_claims(self, chat_id: int, query: ClaimQuery) -> int:
        values = _filters(chat_id, query) | {"limit": 1, "offset": 0}
        async with self._database.read() as db:
            return next((int(row["total"]) for row in await db.execute_fetchall(_SEARCH, values)), 0)

    async def list_topics(self, chat_id: int, limit: int, near: str = "") -> list[str]:
        """What the claims are about, as words to search for: those like `near`, then the most frequent."""
        async with self._database.read() as db:
            found = await db.execute_fetchall(_TOPICS, {"chat_id": chat_id, "most": TOPICS_CONSIDERED})
        return rank_topics((Topic(row["name"], row["claims"]) for row in found), near)[:limit]

    async def list_counted(self, chat_id: int, measures: Collection[str], limit: int) -> list[str]:
        """What is counted in figures of these measures, as words to search for: of most claimants first."""
        values = {"chat_id": chat_id, "measures": json.dumps(list(measures))}
        async with self._database.read() as db:
            found = await db.execute_fetchall(_COUNTED, values)
        return rank_topics(Topic(row["name"], row["claimants"]) for row in found)[:limit]


def match_expression(words: Sequence[str]) -> str | None:
    """The full-text query for words that must all be there, each in any of its forms; null asks for none.

    Every term is quoted and made of letters and digits only, so nothing a user types is an operator.
    """
    return " AND ".join(map(_any_of, expand_words(words))) or '""' if words else None


def _any_of(terms: Iterable[str]) -> str:
    return "({})".format(" OR ".join(f'"{term}"' for term in terms))


def _filters(chat_id: int, query: ClaimQuery) -> Columns:
    return {
        "chat_id": chat_id,
        "match": match_expression(query.words),
        "claimant": _word_start(query.claimant),
        "outlet": _word_start(query.outlet),
        "since": query.since.isoformat() if query.since else None,
        "stance": query.stance,
    }


def _word_start(name: str | None) -> str | None:
    """A needle for folded words: "kor" finds "north korea", but "us" does not find "russia" or "use"."""
    folded = fold(name or "").removeprefix("the ")
    whole = len(folded) <= SHORT_NAME_LETTERS
    return (f" {folded} " if whole else f" {folded}") if folded else None
