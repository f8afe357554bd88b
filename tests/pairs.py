"""What holds between pairs of figures, against judgements written by hand.

usage: python -m tests.pairs [PAIRS.jsonl] [VERDICT]     (`make pairs`)

Each line has two texts as outlets print them, a noun that is asked for, and a verdict. Both texts are read as
articles, and the first figure of each that is about the noun is held against the other.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bot.claims import extract_claims
from bot.compare import compare
from bot.compare.relations import Relation, relate
from bot.compare.rows import Row, make_rows
from bot.compare.topic import find_relevant
from bot.models import Appearance, Article, ClaimRecord
from storage.search import expand_words

PAIRS = Path(__file__).parent / "data" / "pairs.jsonl"
WITHOUT_FIGURES = {"opposes", "unrelated"}
NO_FIGURE = "no figure"

Judged = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pair, what was said to hold, and why."""

    pair: Judged
    said: str
    reason: str = ""

    @property
    def right(self) -> bool:
        return self.said == self.wanted or self.said in self.pair.get("also", ())

    @property
    def wanted(self) -> str:
        direction = self.pair.get("direction")
        return f"{self.pair['verdict']} {direction}" if direction else str(self.pair["verdict"])


def load_pairs(path: Path = PAIRS) -> list[Judged]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def judge_pair(pair: Judged) -> Outcome:
    """What the product says of a pair."""
    records = [*_read(1, pair["one"]), *_read(2, pair["other"])]
    if pair["verdict"] in WITHOUT_FIGURES:
        return Outcome(pair, _judge_statements(records))
    one, other = (_find_row(records, article, pair["about"]) for article in (1, 2))
    if one is None or other is None:
        return Outcome(pair, NO_FIGURE, "the first" if one is None else "the second")
    link = relate(one, other)
    direction = {True: " up", False: " down", None: ""}[link.rose]
    return Outcome(pair, f"{link.relation}{direction}", link.reason)


def _judge_statements(records: Sequence[ClaimRecord]) -> str:
    opposed = (
        {opposition.record.latest.article_number, *(one.latest.article_number for one in opposition.answered)}
        for opposition in compare(records).oppositions
    )
    return "opposes" if {1, 2} in opposed else "unrelated"


def _find_row(records: Sequence[ClaimRecord], article: int, about: str) -> Row | None:
    rows = [row for row in make_rows(records) if article in row.articles]
    relevant = find_relevant(rows, expand_words([about]))
    first = {record.number: record.claim for record in records}
    return min(
        relevant,
        key=lambda row: min((first[number].start, row.figure.start) for number in row.numbers),
        default=None,
    )


@cache
def _extract(outlet: str, published: str, text: str) -> list[Any]:
    day = date.fromisoformat(published)
    return extract_claims(Article(text=text, outlet=outlet, published=day, received=day))


def _read(number: int, printed: Mapping[str, str]) -> Iterator[ClaimRecord]:
    claims = _extract(printed["outlet"], printed["published"], printed["text"])
    dated = date.fromisoformat(printed["published"])
    for at, claim in enumerate(claims, 1):
        appearance = Appearance(
            number,
            printed["outlet"],
            None,
            None,
            dated,
            claim.quote,
            claim.via,
            claim.caveat,
            original=number,
        )
        yield ClaimRecord(100 * number + at, claim, (appearance,))


def main(path: Path, verdict: str | None) -> None:
    outcomes = [judge_pair(pair) for pair in load_pairs(path)]
    for outcome in outcomes:
        if not outcome.right and verdict in {None, outcome.pair["verdict"], outcome.said}:
            print(f"{outcome.pair['id']}: {outcome.wanted}, not {outcome.said} ({outcome.reason})")
            print(f"    {outcome.pair['one']['text']}\n    {outcome.pair['other']['text']}")
    totals = Counter(outcome.pair["verdict"] for outcome in outcomes)
    hits = Counter(outcome.pair["verdict"] for outcome in outcomes if outcome.right)
    for name in (*Relation, *sorted(WITHOUT_FIGURES)):
        print(f"{name:12}{hits[name]:4} of {totals[name]}")
    false = sum(outcome.said == "conflict" and not outcome.right for outcome in outcomes)
    print(f"accuracy {sum(hits.values()) / len(outcomes):.3f}, false conflicts {false}")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given else PAIRS, given[1] if len(given) > 1 else None)
