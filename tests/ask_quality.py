"""How well questions are answered, over the whole real path: articles → claims → SQLite on disk → answer.

`make ask` prints it, for four sets of tests/data/questions: one about the invented articles of
tests/data/clusters, and three about those of tests/articles/text, of which one was held out from the tuning.
Each question has verbatim quotes from the articles as its answers, or none where its kind is "none".
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot.article import article_from_text
from bot.ask import Answer
from bot.matters import find_answer
from bot.models import ClaimRecord
from bot.pipeline import read_claims
from bot.requests import Request
from storage import Storage
from tests.stories import CLUSTERS

TESTS = Path(__file__).parent
DATA = TESTS / "data" / "questions"
CHAT = 1
NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
SHOWN = 5
MIN_SHARED = 0.5
"""The share of the shorter of a quote and a claim that the two must have in common."""


@dataclass(frozen=True)
class QuestionSet:
    """Files of questions, and the articles that they ask about."""

    name: str
    files: tuple[str, ...]
    articles: Path


TUNED = QuestionSet("with which the rules were tuned", ("questions.jsonl", "traps.jsonl"), CLUSTERS)
"""Questions with answers, and others that are near to what the articles say without having one."""
MORE = QuestionSet("tuned, over other articles", ("more.jsonl",), TESTS / "articles" / "text")
PLAIN = QuestionSet("in plain words", ("plain.jsonl", "fresh.jsonl"), TESTS / "articles" / "text")
"""As somebody asks who has read the articles some days ago: 25 in each file with answers, 15 without.

When they were new, 12 and 15 were answered right, 4 and 2 misled, and 2 and 1 without an answer got one.
"""
HELD_OUT = QuestionSet("held out", ("held_out.jsonl",), TESTS / "articles" / "text")


@dataclass(frozen=True)
class Asking:
    """A question of the set, its answers as (article's number, first, last), and what was answered."""

    text: str
    value: str
    places: tuple[tuple[int, int, int], ...]
    answer: Answer

    @property
    def answerable(self) -> bool:
        return bool(self.places)

    @property
    def rows(self) -> list[ClaimRecord]:
        return [row.record for row in self.answer.rows]

    @property
    def recalled(self) -> bool:
        """Whether a claim that answers is among the five shown, as an answer or as the nearest."""
        return any(map(self.is_answer, [*self.rows, *self.answer.nearest][:SHOWN]))

    @property
    def answered_right(self) -> bool:
        """Whether the first row given as an answer is one."""
        return bool(self.rows) and self.is_answer(self.rows[0])

    @property
    def misled(self) -> bool:
        """Whether something was given as an answer, and nothing of it is one."""
        return bool(self.rows) and not any(map(self.is_answer, self.rows))

    def is_answer(self, record: ClaimRecord) -> bool:
        claim = record.claim
        numbers = {one.article_number for one in record.appearances}
        for number, first, last in self.places:
            shared = min(last, claim.end) - max(first, claim.start)
            if number in numbers and shared >= MIN_SHARED * min(last - first, claim.end - claim.start):
                return True
        return False


async def ask_all(folder: Path, asked: QuestionSet = TUNED) -> list[Asking]:
    """Read all articles into a database in the folder, and ask all questions."""
    async with await Storage.open(folder / "claims.sqlite3") as storage:
        texts = await _keep_articles(storage, sorted(asked.articles.glob("*.txt")))
        return [await _ask(storage, json.loads(line), texts) for line in _read_questions(asked)]


def _read_questions(asked: QuestionSet) -> list[str]:
    return [line for name in asked.files for line in (DATA / name).read_text("utf-8").splitlines()]


async def _keep_articles(storage: Storage, paths: Sequence[Path]) -> dict[str, tuple[int, str]]:
    kept: dict[str, tuple[int, str]] = {}
    for path in paths:
        article = article_from_text(path.read_text("utf-8"), date(2026, 11, 25))
        record = await storage.add_article(
            CHAT,
            article,
            await read_claims(article),
            sender="Mira",
            received_at=NOW,
            message_id=len(kept) + 1,
            origin=None,
        )
        kept[path.name] = record.number, article.text
    return kept


async def _ask(storage: Storage, row: dict[str, object], texts: dict[str, tuple[int, str]]) -> Asking:
    answer = await find_answer(storage, Request(CHAT, str(row["question"]), NOW))
    return Asking(str(row["question"]), str(row["value"]), tuple(_find_places(row, texts)), answer)


def _find_places(row: dict[str, object], texts: dict[str, tuple[int, str]]) -> Iterator[tuple[int, int, int]]:
    answers = row["answers"]
    assert isinstance(answers, list)
    for one in answers:
        number, text = texts[one["file"]]
        start = text.index(one["quote"])
        yield number, start, start + len(one["quote"])


def share(askings: Sequence[Asking], name: str) -> float:
    return sum(bool(getattr(asking, name)) for asking in askings) / len(askings)


@dataclass(frozen=True)
class Scores:
    """Shares of the answerable questions; `false`: how many unanswerable ones were answered."""

    recall: float
    right: float
    misled: float
    false: int

    def __str__(self) -> str:
        return (
            f"recall@{SHOWN} {self.recall:.3f}, answered right {self.right:.3f}, "
            f"misled {self.misled:.3f}, false answers {self.false}"
        )


def score(askings: Sequence[Asking]) -> Scores:
    answerable = [one for one in askings if one.answerable]
    others = [one for one in askings if not one.answerable]
    return Scores(
        recall=share(answerable, "recalled"),
        right=share(answerable, "answered_right"),
        misled=share(answerable, "misled"),
        false=sum(bool(one.rows) for one in others),
    )


def describe(one: Asking) -> Iterator[str]:
    """R: recalled; A: answered right; !: answered wrong; .: not answered; x: not to be answered."""
    given = "A" if one.answered_right else "!" if one.rows else "."
    recalled = ("R" if one.recalled else "-") if one.answerable else "x"
    yield f"{recalled}{given} {one.text} ({one.answer.question.asked})"
    for record in [*one.rows, *one.answer.nearest][:SHOWN]:
        mark = "*" if one.is_answer(record) else " "
        yield f"      {mark} {' '.join(record.claim.text.split())[:110]}"


def main() -> None:
    for asked in (TUNED, MORE, PLAIN, HELD_OUT):
        with tempfile.TemporaryDirectory() as folder:
            askings = asyncio.run(ask_all(Path(folder), asked))
        if "-v" in sys.argv:
            print("\n".join(line for one in askings for line in describe(one)))
        print(f"{asked.name}: {score(askings)}")


if __name__ == "__main__":
    main()
