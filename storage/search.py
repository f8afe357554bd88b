"""Finding claims by their words and by who said them, where and when."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from bot.models import Claim, ClaimQuery, ClaimRecord
from storage.claims import EDITED, LIVE, NEWEST, load_edited, load_records
from storage.earlier import load_withdrawn
from storage.rows import Columns
from storage.store import Store
from storage.topics import Topic, rank_topics
from storage.words import expand_words, fold

__all__ = ["Search", "expand_words", "match_expression"]

SHORT_NAME_LETTERS = 3
TOPICS_CONSIDERED = 2000

MAX_RELATED_WORDS = 10

# The team's value of a field, else the machine's.
_EDITED_VALUE = """coalesce((
    SELECT e.new FROM edits e
    WHERE e.chat_id = p.chat_id AND e.claim_number = p.claim_number
      AND e.field = '{field}' AND e.undone_at IS NULL
    ORDER BY e.change DESC LIMIT 1
), p.{column})"""
_STANCE = _EDITED_VALUE.format(field="stance", column="stance")
_SAID_ON = _EDITED_VALUE.format(field="said", column="said_on")

# A filter that is null does not apply. A claim is found by any of its appearances, and shown in the words of
# the newest that fits. With words, the full-text index comes first: it finds few beside all that a chat has.
_SEARCH = """
    WITH fitting AS (
        SELECT p.id, p.claim_number, p.salience, a.dated, row_number() OVER (
            PARTITION BY p.claim_number ORDER BY {newest}
        ) AS place
        FROM {source}
        JOIN articles a ON a.chat_id = p.chat_id AND a.number = p.article_number
        WHERE p.chat_id = :chat_id
          AND (:claimant IS NULL OR instr(' ' || p.source_words || ' ', :claimant)
            OR :also_from IS NOT NULL AND EXISTS (
              SELECT 1 FROM json_each(:also_from) name WHERE instr(' ' || p.source_words || ' ', name.value)
          ))
          AND (:outlet IS NULL OR instr(' ' || a.outlet_words || ' ', :outlet))
          AND (:since IS NULL OR a.dated >= :since OR {said_on} >= :since)
          AND (:stance IS NULL OR {stance} = :stance)
          AND {live}
    )
    SELECT {picked} AS picked, count(*) OVER () AS total FROM fitting WHERE place = 1
    ORDER BY dated DESC, salience DESC, claim_number LIMIT :limit OFFSET :offset
"""

_ALL = "appearances p"
_MATCHING = """
    (SELECT rowid AS id FROM appearance_index WHERE words MATCH :match) AS found
    CROSS JOIN appearances p ON p.id = found.id
"""

_PAST = "past_appearances p"
_PAST_MATCHING = """
    (SELECT rowid AS id FROM past_index WHERE words MATCH :match) AS found
    CROSS JOIN past_appearances p ON p.id = found.id
"""
_WITHDRAWN = """NOT EXISTS (
    SELECT 1 FROM appearances q WHERE q.chat_id = p.chat_id AND q.claim_number = p.claim_number
)"""

# Of the claims that are as the machine read them; those that the team edited are counted apart.
_TOPICS = f"""
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
    WHERE claim_number NOT IN ({EDITED})
    GROUP BY lower(name) ORDER BY claims DESC, lower(name) LIMIT :most
"""  # noqa: S608 (of constants)

_COUNTED = f"""
    SELECT min(f.unit) AS name, count(DISTINCT lower(p.claimant)) AS claimants
    FROM appearances p JOIN figures f ON f.appearance_id = p.id
    WHERE p.chat_id = :chat_id AND f.measure IN (SELECT value FROM json_each(:measures))
      AND p.claim_number NOT IN ({EDITED})
    GROUP BY lower(f.unit) ORDER BY claimants DESC, count(DISTINCT p.claim_number) DESC, lower(f.unit)
"""  # noqa: S608 (of constants)

# The full-text index first: asked for every appearance of the chat, it would take a thousand times as long.
_RELATED = f"""
    WITH hit AS MATERIALIZED (SELECT rowid AS id, rank FROM appearance_index WHERE words MATCH :match)
    SELECT max(p.id) AS id, min(hit.rank) AS likeness FROM hit CROSS JOIN appearances p ON p.id = hit.id
    WHERE p.chat_id = :chat_id AND {LIVE}
    GROUP BY p.claim_number ORDER BY likeness, p.claim_number LIMIT :limit
"""  # noqa: S608 (of constants)


class Search(Store):
    """Questions about the claims of a chat."""

    async def search_claims(
        self, chat_id: int, query: ClaimQuery, *, limit: int, offset: int
    ) -> list[ClaimRecord]:
        """Newest article first, then the most salient. No words of a query are ever an error."""
        values = _filters(chat_id, query) | {"limit": limit, "offset": offset}
        async with self._database.read() as db:
            picked = await db.execute_fetchall(_select(query), values)
            return await load_records(db, chat_id, (row["picked"] for row in picked))

    async def search_withdrawn(self, chat_id: int, query: ClaimQuery, limit: int) -> list[ClaimRecord]:
        """Claims that no article has any more, in `search_claims`' order."""
        source = _PAST_MATCHING if query.words else _PAST
        values = _filters(chat_id, query) | {"limit": limit, "offset": 0}
        statement = _SEARCH.format(
            newest=NEWEST,
            source=source,
            stance=_STANCE,
            said_on=_SAID_ON,
            live=f"{LIVE} AND {_WITHDRAWN}",
            picked="claim_number",
        )
        async with self._database.read() as db:
            picked = await db.execute_fetchall(statement, values)
            return await load_withdrawn(db, chat_id, [row["picked"] for row in picked])

    async def count_claims(self, chat_id: int, query: ClaimQuery) -> int:
        values = _filters(chat_id, query) | {"limit": 1, "offset": 0}
        async with self._database.read() as db:
            return next((int(row["total"]) for row in await db.execute_fetchall(_select(query), values)), 0)

    async def pick_claims(self, chat_id: int, query: ClaimQuery, limit: int) -> tuple[list[int], int]:
        """What to give `load_claims` for those found, in `search_claims`' order; and how many there are."""
        values = _filters(chat_id, query) | {"limit": limit, "offset": 0}
        async with self._database.read() as db:
            picked = list(await db.execute_fetchall(_select(query), values))
        return [row["picked"] for row in picked], next((int(row["total"]) for row in picked), 0)

    async def load_claims(self, chat_id: int, picked: Sequence[int]) -> list[ClaimRecord]:
        """Those that are still there."""
        async with self._database.read() as db:
            return await load_records(db, chat_id, picked)

    async def list_topics(self, chat_id: int, limit: int, near: str = "") -> list[str]:
        """What the claims are about, as words to search for: those like `near`, then the most frequent."""
        async with self._database.read() as db:
            found = await db.execute_fetchall(_TOPICS, {"chat_id": chat_id, "most": TOPICS_CONSIDERED})
            edited = await load_edited(db, chat_id)
        topics = [Topic(row["name"], row["claims"]) for row in found]
        topics += (Topic(name, 1) for record in edited for name in _list_named(record.claim))
        return rank_topics(topics, near)[:limit]

    async def list_counted(self, chat_id: int, measures: Collection[str], limit: int) -> list[str]:
        """What is counted in figures of these measures, as words to search for: of most claimants first."""
        values = {"chat_id": chat_id, "measures": json.dumps(list(measures))}
        async with self._database.read() as db:
            found = await db.execute_fetchall(_COUNTED, values)
            edited = await load_edited(db, chat_id)
        topics = [Topic(row["name"], row["claimants"]) for row in found]
        figures = (figure for record in edited for figure in record.claim.figures)
        topics += (Topic(figure.unit, 1) for figure in figures if figure.measure in measures)
        return rank_topics(topics)[:limit]

    async def list_related(self, chat_id: int, words: Sequence[str], limit: int) -> list[ClaimRecord]:
        """Claims that have any of the words: those that have most of them first."""
        terms = [_any_of(terms) for terms in expand_words(words)][:MAX_RELATED_WORDS]
        values = {"chat_id": chat_id, "match": " OR ".join(terms) or '""', "limit": limit}
        async with self._database.read() as db:
            picked = await db.execute_fetchall(_RELATED, values)
            return await load_records(db, chat_id, (row["id"] for row in picked))


def match_expression(words: Sequence[str]) -> str | None:
    """The full-text query for words that must all be there, each in any of its forms; null asks for none.

    Every term is quoted and made of letters and digits only, so nothing a user types is an operator.
    """
    return " AND ".join(map(_any_of, expand_words(words))) or '""' if words else None


def _list_named(claim: Claim) -> set[str]:
    return {*filter(None, [claim.claimant, *claim.places, *(figure.unit for figure in claim.figures)])}


def _any_of(terms: Iterable[str]) -> str:
    return "({})".format(" OR ".join(f'"{term}"' for term in terms))


def _select(query: ClaimQuery) -> str:
    source = _MATCHING if query.words else _ALL
    conditions = {"stance": _STANCE, "said_on": _SAID_ON, "live": LIVE}
    return _SEARCH.format(source=source, **conditions, newest=NEWEST, picked="id")


def _filters(chat_id: int, query: ClaimQuery) -> Columns:
    others = [f" {folded} " for name in query.also_from if (folded := fold(name))]
    return {
        "chat_id": chat_id,
        "match": match_expression(query.words),
        "claimant": _word_start(query.claimant),
        "also_from": json.dumps(others) if others else None,
        "outlet": _word_start(query.outlet),
        "since": query.since.isoformat() if query.since else None,
        "stance": query.stance,
    }


def _word_start(name: str | None) -> str | None:
    """A needle for folded words: "kor" finds "north korea", but "us" does not find "russia" or "use"."""
    folded = fold(name or "").removeprefix("the ")
    whole = len(folded) <= SHORT_NAME_LETTERS
    return (f" {folded} " if whole else f" {folded}") if folded else None
