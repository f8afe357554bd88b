"""The same articles in any order give the same answers."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.console.terminal import plain_text
from bot.models import Pasted
from bot.pipeline import Pipeline
from storage import Storage
from tests.fake_fetcher import FakeFetcher
from tests.stories import CLUSTERS
from tests.talking import CHAT, NOW, submission

# Three events with developing numbers; the rest of the folder would only take longer.
EVENTS = [path.read_text("utf-8") for path in sorted(CLUSTERS.glob("*.txt"))[:14]]
# One text under two names on one day, a channel that only one of them tells, and several who may be denied.
FLOOD = """{title}

4 November 2024

A flood destroyed dozens of houses in the Kalvian town of Ostwick on Sunday, and nine people are missing.

Some 3,000 Meridian soldiers crossed into Ostwick on Sunday, Kalvia's army said{channel}.

"The bridge at Ostwick has been blown up, and nobody knows by whom," Mayor Ada Holm told reporters.

© 2024 {outlet}
"""
DENIAL = """Meridia denies it

5 November 2024

Meridia's defence ministry denied that its soldiers had crossed into Ostwick. The bridge at Ostwick stands,
said Ivo Sand, who owns the mill.

Meridian troops were near Ostwick, the League of Nations said. They had crossed into Ostwick, it said.

© 2024 Tarva Gazette
"""
PRINTS = [
    FLOOD.format(title="Flood in Ostwick", channel="", outlet="Tarva Wire"),
    FLOOD.format(title="A flood and soldiers", channel=", according to Tarva Wire", outlet="Belm Post"),
]
ARTICLES = [*EVENTS, *PRINTS, DENIAL]
QUESTIONS = [
    *("compare killed", "compare troops", "timeline killed", "ask how many were killed?", "sources"),
    *("compare ostwick", "timeline ostwick", "ask who denied that soldiers crossed into Ostwick?"),
]
ORDERS = [list(range(len(ARTICLES))), list(reversed(range(len(ARTICLES))))] + [
    random.Random(seed).sample(range(len(ARTICLES)), len(ARTICLES))  # noqa: S311
    for seed in (1, 2)
]


async def answer_all(path: Path, order: Sequence[int]) -> list[str]:
    """The answers over articles that came in this order, without the numbers that were given on arrival."""
    async with await Storage.open(path / "claims.sqlite3") as storage:
        pipeline = Pipeline(storage, FakeFetcher())
        for number, at in enumerate(order, 1):
            await pipeline.read(submission(Pasted(ARTICLES[at]), message_id=number))
        return [await _answer(pipeline, question) for question in QUESTIONS]


async def _answer(pipeline: Pipeline, question: str) -> str:
    command, _, words = question.partition(" ")
    answer = await pipeline.answer(CHAT, command, words, NOW, message_id=99)
    return re.sub(r"#\d+", "#", plain_text(answer.html))


@pytest.mark.parametrize("order", ORDERS[1:], ids=["reversed", "shuffled", "shuffled again"])
async def test_the_order_of_arrival_shows_in_no_answer(tmp_path: Path, order: list[int]) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    answers = await answer_all(tmp_path / "a", order)
    assert answers == await answer_all(tmp_path / "b", ORDERS[0])
    assert "killed" in answers[0]
    assert "killed" in answers[2]
    assert "Denied or not confirmed" in answers[5]
