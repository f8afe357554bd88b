"""How search and comparison take to a large store (part of `make bench`).

A store of so many claims is made straight in SQLite, ten claims to an article, twenty articles to an event,
all in one chat. Questions ask for the events' own names, so that each finds about as much in a large store as
in a small one. Every time is also given as a ratio to the bare full-text query of the same words.
"""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.pipeline import Pipeline
from storage import Storage
from storage.search import match_expression
from tests.fake_fetcher import FakeFetcher

SIZES = (10_000, 100_000, 1_000_000)
CHAT = -1
CLAIMS_PER_ARTICLE = 10
ARTICLES_PER_EVENT = 20
QUESTIONS = 40
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
FIRST_DAY = date(2024, 1, 1)
DAYS = 1000
SYLLABLES = tuple("ba ke li mo nu ra se ti vo zu dan mer kol pir sun tal vek wos".split())  # noqa: SIM905
CLAIMANTS = (
    "the mayor",
    "the army",
    "the health ministry",
    "Harbour Watch",
    "the police",
    "Ada Holm",
    "the union",
)
SENTENCES = (
    # what is said, the unit, the measure
    ("{n} people were killed in {place}", "people", "killed"),
    ("{n} soldiers were killed near {place}", "soldiers", "killed"),
    ("{n} people were injured when the dam at {place} burst", "people", "injured"),
    ("{n} protesters marched through {place}", "protesters", "attended"),
    ("{n} residents of {place} had to leave their houses", "residents", "displaced"),
    ("the plant in {place} would lose {n} workers", "workers", "laid_off"),
    ("{n} troops had arrived at {place}", "troops", "deployed"),
    ("no order had been given to shoot in {place}", "", ""),
    ("the bridge at {place} was safe", "", ""),
    ("nobody had warned the people of {place}", "", ""),
)


def name_event(event: int) -> str:
    """A name of its own for each event."""
    digits = [event // len(SYLLABLES) ** power % len(SYLLABLES) for power in range(5)]
    return "".join(SYLLABLES[digit] for digit in digits).capitalize()


def fill(path: Path, claims: int) -> None:
    """Rows as the bot would write them, without the reading."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("BEGIN")
        db.execute("INSERT INTO chats (chat_id) VALUES (?)", [CHAT])
        chance = random.Random(11)  # noqa: S311
        for number in range(1, claims // CLAIMS_PER_ARTICLE + 1):
            _add_article(db, number, chance)
        db.execute("COMMIT")
        db.execute("ANALYZE")


def _add_article(db: sqlite3.Connection, number: int, chance: random.Random) -> None:
    event = number // ARTICLES_PER_EVENT
    place, day = name_event(event), FIRST_DAY + timedelta(days=event * 7 % DAYS + number % 3)
    terms = json.dumps({place.lower(): 9, **{f"w{chance.randrange(5000)}": 3 for _ in range(40)}})
    text = f"Report {number} of {place}."
    columns = {
        "chat_id": CHAT, "number": number, "text": text, "text_hash": str(number), "title": f"In {place}",
        "outlet": f"Outlet {number % 50}", "outlet_words": f"outlet {number % 50}", "language": "en",
        "published": day.isoformat(), "dated": day.isoformat(), "sender": "Mira", "message_id": number,
        "received_at": f"{day}T09:00:00.000000+00:00", "terms": terms, "original": number,
    }  # fmt: skip
    _insert(db, "articles", columns)
    words = {"chat_id": CHAT, "article_number": number, "words": f"report {number} of {place} killed".lower()}
    _insert(db, "article_words", words)
    for at in range(CLAIMS_PER_ARTICLE):
        _add_claim(db, number, at, place, day, chance)


def _add_claim(
    db: sqlite3.Connection, article: int, at: int, place: str, day: date, chance: random.Random
) -> None:
    number = (article - 1) * CLAIMS_PER_ARTICLE + at + 1
    said, unit, measure = SENTENCES[at]
    claimant, amount = chance.choice(CLAIMANTS), chance.randrange(10, 60)
    text = said.format(n=amount, place=place)
    _insert(db, "claims", {"chat_id": CHAT, "number": number})
    columns = {
        "chat_id": CHAT, "claim_number": number, "article_number": article, "text": text, "quote": text,
        "span_start": 0, "span_end": len(text), "kind": "statement", "content": json.dumps([[0, len(text)]]),
        "claimant": claimant, "via": "[]", "cue": "said", "stance": "denied" if at == 7 else "asserted",
        "hedged": 0, "said_on": day.isoformat(),
        "event_first": day.isoformat(), "event_last": day.isoformat(),
        "places": json.dumps([place]), "salience": chance.random(),
        "fingerprint": str(number),
        "words": f"{text} {claimant} {unit} {measure}".lower(), "source_words": claimant.lower(),
    }  # fmt: skip
    appearance = _insert(db, "appearances", columns)
    if unit:
        figure = {
            "appearance_id": appearance, "position": 0, "low": amount, "high": amount, "bound": "exact",
            "raw": str(amount), "unit": unit, "what": unit, "measure": measure, "stage": "happened",
            "span_start": 0, "span_end": 2,
        }  # fmt: skip
        _insert(db, "figures", figure)


def _insert(db: sqlite3.Connection, table: str, columns: dict[str, object]) -> int:
    marks = ", ".join("?" * len(columns))
    query = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
    return db.execute(query, list(columns.values())).lastrowid or 0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question: its command, and its words about an event."""

    command: str
    words: str


KINDS = (
    Kind("claims", "{place}"),
    Kind("compare", "{place} killed"),
    Kind("ask", "how many people were killed in {place}?"),
    Kind("timeline", "{place}"),
)


async def measure(claims: int) -> None:
    """Make a store of this size, and print the median and the 95th percentile of each kind of question."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.sqlite3"
        await (await Storage.open(path)).close()
        start = time.perf_counter()
        await asyncio.to_thread(fill, path, claims)
        print(f"{claims:>9,} claims, made in {time.perf_counter() - start:.0f} s")
        async with await Storage.open(path) as storage:
            pipeline = Pipeline(storage, FakeFetcher())
            places = list(_choose_places(claims))
            for kind in KINDS:
                await _measure_kind(pipeline, path, kind, places)


def _choose_places(claims: int) -> Iterator[str]:
    events = claims // CLAIMS_PER_ARTICLE // ARTICLES_PER_EVENT
    chance = random.Random(5)  # noqa: S311
    return (name_event(chance.randrange(1, events)) for _ in range(QUESTIONS))


async def _measure_kind(pipeline: Pipeline, path: Path, kind: Kind, places: list[str]) -> None:
    async def ask(place: str) -> object:
        words = kind.words.format(place=place)
        return await pipeline.answer(CHAT, kind.command, words, NOW, message_id=1)

    with closing(sqlite3.connect(path)) as db:

        async def search(place: str) -> object:
            match = match_expression(kind.words.format(place=place).split())
            return db.execute("SELECT rowid FROM appearance_index WHERE words MATCH ?", [match]).fetchall()

        bare = await _time(search, places)
    whole = await _time(ask, places)
    ratio = statistics.median(whole) / statistics.median(bare)
    print(f"    /{kind.command:<10} {_tell(whole)}, {ratio:.0f} times the bare query ({_tell(bare)})")


async def _time(work: Callable[[str], Awaitable[object]], places: list[str]) -> list[float]:
    taken = []
    for place in places:
        start = time.perf_counter()
        await work(place)
        taken.append(time.perf_counter() - start)
    return taken


def _tell(taken: list[float]) -> str:
    ordered = sorted(taken)
    at = max(0, round(0.95 * len(ordered)) - 1)
    return f"p50 {1000 * statistics.median(ordered):.1f} ms, p95 {1000 * ordered[at]:.1f} ms"


def main(sizes: tuple[int, ...] = SIZES) -> None:
    for size in sizes:
        asyncio.run(measure(size))


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
