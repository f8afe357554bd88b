"""The weights of salience, from the claims that sub-editors picked in our own articles: `make salience`.

A ridge regression on the logistic scale. Before it writes bot/claims/data/salience.txt it tells how well such
weights do on articles that they were not made from: one tenth of them at a time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.article import article_from_text
from bot.claims import extract_each
from bot.claims.repeats import fold_repeats
from bot.claims.salience import START, weigh
from bot.claims.traits import Traits, find_traits
from bot.models import Article, Claim
from tests.scoring import Scores, covers, locate, score_leading

ARTICLES = Path(__file__).parent / "articles"
WEIGHTS = Path(__file__).parents[1] / "bot" / "claims" / "data" / "salience.txt"
HEAD = """\
# How much each trait of a claim (bot/claims/traits.py) tells for its being one of five lines.
# Source: the lines that sub-editors picked in our own articles (tests/articles), by `make salience`.
"""
PARTS = 10
# What a pick is worth, what one of two readers picked, and what would have been as right.
PICKED, PICKED_BY_ONE, AS_RIGHT = 1.0, 0.7, 0.35
_RIDGE = 10.0

Numbers = NDArray[np.float64]
Label = dict[str, Any]


@dataclass(frozen=True)
class Read:
    """An article with its labels and the claims that were found in it."""

    article: Article
    gold: Label
    claims: Sequence[Claim]
    traits: Sequence[Traits]

    def worths(self) -> list[float]:
        """Of each claim, that of the best label that it covers."""
        spans = {label["id"]: locate(self.article.text, label["quote"]) for label in self.gold["claims"]}
        return [
            max((self._worth(name) for name, span in spans.items() if covers(claim, span)), default=0.0)
            for claim in self.claims
        ]

    def _worth(self, name: str) -> float:
        gold = self.gold
        if name in gold["picks"]:
            return PICKED_BY_ONE if "second" in gold and name not in gold["second"] else PICKED
        if name in gold.get("second", ()):
            return PICKED_BY_ONE
        return AS_RIGHT if name in gold["also"] else 0.0


def read_articles(folder: Path = ARTICLES) -> list[Read]:
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("gold/*.json"))]
    articles = [
        article_from_text((folder / "text" / gold["file"]).read_text(encoding="utf-8")) for gold in golds
    ]
    return [
        Read(article, gold, claims, find_traits(claims, article))
        for article, gold, claims in zip(articles, golds, extract_each(articles), strict=True)
    ]


def fit(read: Sequence[Read]) -> Traits:
    """The weights that make these articles' picks the likeliest, each trait counted in its own spread."""
    names = list(read[0].traits[0])
    rows = np.array([[float(traits[name]) for name in names] for one in read for traits in one.traits])
    worths = np.array([worth for one in read for worth in one.worths()])
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    found = minimize(_loss((rows - middle) / spread, worths), np.zeros(len(names) + 1), jac=True).x
    weights = found[1:] / spread
    start = float(found[0] - weights @ middle)
    return {START: start, **dict(zip(names, map(float, weights), strict=True))}


def _loss(rows: Numbers, worths: Numbers) -> Callable[[Numbers], tuple[float, Numbers]]:
    """How unlikely the worths are under weights, with its slope."""

    def judge(weights: Numbers) -> tuple[float, Numbers]:
        scores = weights[0] + rows @ weights[1:]
        loss = float(
            (np.logaddexp(0, scores) - worths * scores).sum() + _RIDGE / 2 * weights[1:] @ weights[1:]
        )
        apart = 1 / (1 + np.exp(-scores)) - worths
        return loss, np.concatenate([[apart.sum()], rows.T @ apart + _RIDGE * weights[1:]])

    return judge


def cross_validate(read: Sequence[Read], parts: int = PARTS) -> Scores:
    """How well weights do on the articles that they were not made from."""
    scores = Scores()
    for part in range(parts):
        weights = fit([one for at, one in enumerate(read) if at % parts != part])
        for one in read[part::parts]:
            rated = [weigh(*pair, weights) for pair in zip(one.claims, one.traits, strict=True)]
            folded = fold_repeats(rated, one.article.headline_length)
            score_leading(scores, one.article.text, one.gold, folded)
    return scores


def main() -> None:
    read = read_articles()
    for name, score in cross_validate(read).items():
        print(f"{name} {score.value:.3f} of {score.total}, on articles that the weights were not made from")
    weights = fit(read)
    lines = [f"{name} : {weight:.2f}\n" for name, weight in weights.items()]
    WEIGHTS.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
