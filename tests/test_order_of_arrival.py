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
ARTICLES = [path.read_text("utf-8") for path in sorted(CLUSTERS.glob("*.txt"))[:14]]
QUESTIONS = ["compare killed", "compare troops", "timeline killed", "ask how many were killed?", "sources"]
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
