"""What holds between pairs of figures, against judgements written by hand.

usage: python -m tests.pairs [claims|texts] [VERDICT]     (`make pairs`)

Each line of pairs.jsonl has two texts as outlets print them, a noun that is asked for, and a verdict. Two
things are measured. claims: the judgement alone, on the figure of each text as a reader writes it down by the
claim contract (pair_claims.jsonl). texts: the whole way, both texts read by the bot as articles, the first
figure of each that is about the noun held against the other; and which claims without figures answer which.
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
from bot.compare import Group, compare
from bot.compare.merging import make_rows
from bot.compare.relations import relate
from bot.compare.rows import Row
from bot.compare.topic import find_relevant
from bot.models import Appearance, Article, Bound, Claim, ClaimRecord, Stage, Stance
from storage.search import expand_words
from tests.builders import make_claim, make_figure

DATA = Path(__file__).parent / "data"
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


def load_pairs() -> list[Judged]:
    return _load("pairs.jsonl")


def judge_text(pair: Judged) -> Outcome:
    """What the product says of a pair, from its texts."""
    records = _read_both(pair)
    if pair["verdict"] in WITHOUT_FIGURES:
        return Outcome(pair, _judge_statements(records))
    one, other = (_find_row(records, article, pair["about"]) for article in (1, 2))
    if one is None or other is None:
        return Outcome(pair, NO_FIGURE, "the first" if one is None else "the second")
    return _relate(pair, one, other)


def judge_claims(pair: Judged) -> Outcome | None:
    """What the judgement says of a pair's figures as a reader wrote them down; None for pairs without."""
    if pair["verdict"] in WITHOUT_FIGURES:
        return None
    records = _recall(pair)
    rows = make_rows(records)
    one, other = (next(row for row in rows if article in row.articles) for article in (1, 2))
    return _relate(pair, one, other)


def list_false_answers(way: str) -> list[str]:
    """The pairs that `/compare` would wrongly call a conflict, by "claims" or by "texts"."""
    figures = [pair for pair in load_pairs() if pair["verdict"] not in WITHOUT_FIGURES | {"conflict"}]
    read = _recall if way == "claims" else _read_both
    return [pair["id"] for pair in figures if _is_called_conflict(read(pair))]


def get_share_of_answers(way: str) -> float:
    """How many of the pairs in conflict `/compare` calls one."""
    pairs = [pair for pair in load_pairs() if pair["verdict"] == "conflict"]
    read = _recall if way == "claims" else _read_both
    return sum(_is_called_conflict(read(pair)) for pair in pairs) / len(pairs)


def get_share_together(way: str, verdict: str) -> float:
    """Of how many of the pairs of a verdict `/compare` puts both figures into one group."""
    pairs = [pair for pair in load_pairs() if pair["verdict"] == verdict]
    return sum(_are_together(pair, way) for pair in pairs) / len(pairs)


def _are_together(pair: Judged, way: str) -> bool:
    if way == "claims":
        records, about = _recall(pair), ""
    else:
        records, about = _read_both(pair), pair["about"]
    rows = [_find_row(records, article, about) for article in (1, 2)]
    groups = compare(records).groups
    return any(all(row and _holds(group, row) for row in rows) for group in groups)


def _holds(group: Group, row: Row) -> bool:
    return any(set(row.numbers) <= set(one.numbers) and row.interval == one.interval for one in group.rows)


def _is_called_conflict(records: Sequence[ClaimRecord]) -> bool:
    return any(group.judgement.conflict for group in compare(records).groups)


def _read_both(pair: Judged) -> list[ClaimRecord]:
    return [*_read(1, pair["one"]), *_read(2, pair["other"])]


def _recall(pair: Judged) -> list[ClaimRecord]:
    """Both claims as the reader wrote them."""
    written = _load_written()[pair["id"]]
    return [_write(number, pair[side], written[side]) for number, side in enumerate(("one", "other"), 1)]


def _relate(pair: Judged, one: Row, other: Row) -> Outcome:
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
    relevant = find_relevant(rows, expand_words([about])) if about else rows
    first = {record.number: record.claim for record in records}
    return min(
        relevant,
        key=lambda row: min((first[number].start, row.figure.start) for number in row.numbers),
        default=None,
    )


@cache
def _extract(outlet: str, published: str, text: str) -> list[Claim]:
    day = date.fromisoformat(published)
    return extract_claims(Article(text=text, outlet=outlet, published=day, received=day))


def _read(number: int, printed: Mapping[str, str]) -> Iterator[ClaimRecord]:
    claims = _extract(printed["outlet"], printed["published"], printed["text"])
    for at, claim in enumerate(claims, 1):
        yield ClaimRecord(100 * number + at, claim, (_print(number, printed, claim),))


def _write(number: int, printed: Mapping[str, str], written: Mapping[str, Any]) -> ClaimRecord:
    """The claim as the reader wrote it."""
    amount = {"low": written["low"], "high": written["high"], "bound": Bound(written["bound"])}
    words = {name: written[name] for name in ("raw", "unit", "what", "measure")}
    figure = make_figure(**amount, **words, stage=Stage(written["stage"]))
    said_on, event = written["said_on"], written["event_on"]
    claim = make_claim(
        text=written["text"],
        quote=printed["text"],
        claimant=written["claimant"],
        role=written["role"],
        places=tuple(written["places"]),
        said_on=date.fromisoformat(said_on) if said_on else None,
        event_on=tuple(map(date.fromisoformat, event)) if event else None,
        stance=Stance(written["stance"]),
        hedged=written["hedged"],
        figures=(figure,),
    )
    return ClaimRecord(100 * number, claim, (_print(number, printed, claim),))


def _print(number: int, printed: Mapping[str, str], claim: Claim) -> Appearance:
    dated = date.fromisoformat(printed["published"])
    place = (number, printed["outlet"], None, None, dated)
    return Appearance(*place, claim.quote, claim.via, claim.caveat, original=number)


def _load(name: str) -> list[Judged]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


@cache
def _load_written() -> Mapping[str, Judged]:
    return {written["id"]: written for written in _load("pair_claims.jsonl")}


def judge_all(way: str) -> list[Outcome]:
    """All pairs, from "claims" or from "texts"."""
    judge = judge_claims if way == "claims" else judge_text
    return [outcome for pair in load_pairs() if (outcome := judge(pair))]


def get_accuracy(outcomes: Sequence[Outcome]) -> float:
    return sum(outcome.right for outcome in outcomes) / len(outcomes)


def list_false_conflicts(outcomes: Sequence[Outcome]) -> list[str]:
    """The pairs that are wrongly called a conflict: the worst mistake."""
    return [outcome.pair["id"] for outcome in outcomes if outcome.said == "conflict" and not outcome.right]


def main(way: str, verdict: str | None) -> None:
    outcomes = judge_all(way)
    for outcome in outcomes:
        if verdict and not outcome.right and verdict in {"all", outcome.pair["verdict"], outcome.said}:
            print(f"{outcome.pair['id']}: {outcome.wanted}, not {outcome.said} ({outcome.reason})")
            print(f"    {outcome.pair['one']['text']}\n    {outcome.pair['other']['text']}")
    totals = Counter(outcome.pair["verdict"] for outcome in outcomes)
    hits = Counter(outcome.pair["verdict"] for outcome in outcomes if outcome.right)
    for name in totals:
        print(f"{name:12}{hits[name]:4} of {totals[name]}")
    false = len(list_false_conflicts(outcomes))
    print(f"{way}: accuracy {get_accuracy(outcomes):.3f}, false conflicts {false}")
    print(f"{way}: of the conflicts, /compare tells {get_share_of_answers(way):.3f}")
    for name in ("agree", "revision"):
        print(f"{way}: of {name}, /compare has in one group {get_share_together(way, name):.3f}")


if __name__ == "__main__":
    asked = sys.argv[2] if len(sys.argv) > 2 else None
    for chosen in sys.argv[1:2] or ("claims", "texts"):
        main(chosen, asked)
