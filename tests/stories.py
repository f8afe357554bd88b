"""The stories of tests/data/clusters, against those that a reader made: `make stories`.

77 invented articles of 25 events and 6 of none, many of them easily confused. Pairwise precision, recall and
F1 over all pairs of articles.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from bot.article import article_from_text
from bot.models import ArticleTerms
from bot.stories import group_stories
from storage.terms import list_terms

CLUSTERS = Path(__file__).parent / "data" / "clusters"
READ_ON = date(2026, 11, 25)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many pairs both put together, only we do, only the reader does."""

    together: int
    ours: int
    readers: int

    @property
    def f1(self) -> float:
        return 2 * self.together / (2 * self.together + self.ours + self.readers)


def load_events(folder: Path = CLUSTERS) -> dict[str, str]:
    """The event of each file."""
    events = json.loads((folder / "clusters.json").read_text("utf-8"))
    return {file: event for event, files in events.items() for file in files}


def load_articles(files: Sequence[str], folder: Path = CLUSTERS) -> list[ArticleTerms]:
    """The articles, numbered from 1 in the order of the files."""
    read = [article_from_text((folder / file).read_text("utf-8"), READ_ON) for file in files]
    return [
        ArticleTerms(number, article.dated or READ_ON, json.loads(list_terms(article.title, article.text)))
        for number, article in enumerate(read, 1)
    ]


def measure() -> Agreement:
    events = load_events()
    files = sorted(events)
    stories = group_stories(load_articles(files))
    pairs = [
        (stories[one + 1] == stories[other + 1], events[files[one]] == events[files[other]])
        for one, other in combinations(range(len(files)), 2)
    ]
    return Agreement(pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True)))


if __name__ == "__main__":
    found = measure()
    print(f"F1 {found.f1:.3f}: {found.together} pairs right, {found.ours} wrong, {found.readers} missed")
