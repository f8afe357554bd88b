"""How well prints of one text are told from other texts, and their claims from others: `make prints`.

Pairs of `tests/data/prints.toml`, and all pairs of articles about one event in `tests/data/clusters`, which
are never one text.
"""

from __future__ import annotations

import asyncio
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from bot.article import article_from_text
from bot.claims import extract_claims
from bot.models import Article, Claim, ClaimRecord
from storage import Storage
from storage.copies import are_copies, sketch
from tests.builders import RECEIVED_AT
from tests.stories import CLUSTERS, READ_ON, load_events

PAIRS = Path(__file__).parent / "data" / "prints.toml"


@dataclass(frozen=True, slots=True)
class PrintPair:
    """Two texts. `own`: the claims of the second that the first has not; null where nobody counted them."""

    how: str
    one: str
    other: str
    same: bool
    own: int | None = None


def load_pairs() -> list[PrintPair]:
    data = tomllib.loads(PAIRS.read_text("utf-8"))
    return [*map(_edited, data["edited"]), *map(_template, data["template"])]


def load_event_pairs() -> Iterator[PrintPair]:
    """Articles about one event, by different hands."""
    events = load_events()
    for one, other in combinations(sorted(events), 2):
        if events[one] == events[other]:
            first, second = ((CLUSTERS / name).read_text("utf-8") for name in (one, other))
            yield PrintPair(f"{one} {other}", first, second, same=False)


def _edited(pair: dict[str, Any]) -> PrintPair:
    text = (CLUSTERS / f"{pair['base']}.txt").read_text("utf-8").strip()
    title, _, body = text.split("\n", 2)
    paragraphs = body.split("\n\n")
    dropped = {at % len(paragraphs) if at < 0 else at - 1 for at in pair.get("drop", [])}
    kept = [words for at, words in enumerate(paragraphs) if at not in dropped]
    printed = "\n\n".join(filter(None, [pair.get("lead"), *kept, pair.get("tail")]))
    for old, new in pair.get("edits", []):
        printed = printed.replace(old, new)
    other = f"{pair.get('title', title)}\n{pair['outlet']}\n{printed}"
    return PrintPair(pair["how"], text, other, pair["same"], pair.get("own"))


def _template(pair: dict[str, Any]) -> PrintPair:
    one, other = (pair["text"].format(*values) for values in pair["values"])
    return PrintPair(pair["how"], one, other, same=False)


@dataclass(frozen=True, slots=True)
class Errors:
    """Pairs joined that are two texts, of how many; pairs of one text that were not joined, of how many."""

    false: tuple[str, ...]
    others: int
    missed: tuple[str, ...]
    prints: int

    def __str__(self) -> str:
        return (
            f"false joins {len(self.false)} of {self.others} ({', '.join(self.false)}), "
            f"missed joins {len(self.missed)} of {self.prints} ({', '.join(self.missed)})"
        )


def measure(pairs: Sequence[PrintPair]) -> Errors:
    joined = {pair.how: are_copies(sketch(pair.one), sketch(pair.other)) for pair in pairs}
    same = Counter(pair.same for pair in pairs)
    return Errors(
        false=tuple(pair.how for pair in pairs if joined[pair.how] and not pair.same),
        others=same[False],
        missed=tuple(pair.how for pair in pairs if pair.same and not joined[pair.how]),
        prints=same[True],
    )


@dataclass(frozen=True, slots=True)
class ClaimErrors:
    """Of the claims of the second text: joined to other figures, or though they are new; and left apart."""

    claims: int
    false: tuple[str, ...]
    missed: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"of {self.claims} claims: {len(self.false)} false joins ({', '.join(self.false)}), "
            f"{len(self.missed)} missed joins ({', '.join(self.missed)})"
        )


async def measure_claims(storage: Storage, pairs: Sequence[PrintPair]) -> ClaimErrors:
    """Each pair in a chat of its own."""
    claims, false, missed = 0, list[str](), list[str]()
    for chat_id, pair in enumerate(pairs, 1):
        first = await keep_print(storage, chat_id, pair.one)
        second = await keep_print(storage, chat_id, pair.other)
        numbers = {record.number: record.claim for record in first}
        joined = [record for record in second if record.number in numbers]
        claims += len(second)
        false += [pair.how for one in joined if _amounts(numbers[one.number]) != _amounts(one.claim)]
        if pair.own is not None:
            new = len(second) - len(joined)
            false += [pair.how] * max(pair.own - new, 0)
            missed += [pair.how] * max(new - pair.own, 0)
    return ClaimErrors(claims, tuple(false), tuple(missed))


def _amounts(claim: Claim) -> Counter[tuple[object, ...]]:
    return Counter((figure.low, figure.high, figure.bound) for figure in claim.figures)


async def keep_print(storage: Storage, chat_id: int, text: str) -> list[ClaimRecord]:
    article = article_from_text(text, READ_ON)
    claims = await asyncio.to_thread(_extract, article)
    record = await storage.add_article(
        chat_id, article, claims, sender="Mira", received_at=RECEIVED_AT, message_id=1, origin=None
    )
    return await storage.list_claims(chat_id, record.number)


@cache
def _extract(article: Article) -> list[Claim]:
    return extract_claims(article)


async def main() -> None:
    pairs = load_pairs()
    print("pairs:", measure(pairs))
    print("one event:", measure(list(load_event_pairs())))
    with tempfile.TemporaryDirectory() as folder:
        async with await Storage.open(Path(folder) / "claims.sqlite3") as storage:
            prints = [pair for pair in pairs if pair.same]
            print("prints,", await measure_claims(storage, prints))
        async with await Storage.open(Path(folder) / "others.sqlite3") as storage:
            others = [pair for pair in pairs if not pair.same]
            print("others,", await measure_claims(storage, others))


if __name__ == "__main__":
    asyncio.run(main())
