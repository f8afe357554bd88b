"""Which articles tell of one event, so that "30 killed" of two earthquakes never meet (pure).

Average linkage over TF-IDF vectors of the articles' terms, those of days far apart being less alike. Only the
set of articles matters, not the order in which they came.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

MIN_SIMILARITY = 0.2
"""Where the average similarity of two groups is below this, they stay two stories."""
HALF_LIFE_DAYS = 30
"""Articles so many days apart are half as similar as on one day."""


@dataclass(frozen=True, slots=True)
class ArticleTerms:
    """An article by its number, its day, and the weights of its words."""

    number: int
    dated: date
    terms: Mapping[str, int]


def group_stories(articles: Sequence[ArticleTerms]) -> dict[int, int]:
    """The story of each article, by the article's number: the smallest article number in it."""
    # By content, not by number: where two links are equally close, the order of arrival must not choose.
    ordered = sorted(articles, key=lambda article: (article.dated, sorted(article.terms.items())))
    if len(ordered) < 2:
        return {article.number: article.number for article in ordered}
    labels = _link(_get_similarities(ordered))
    members: defaultdict[int, list[int]] = defaultdict(list)
    for label, article in zip(labels, ordered, strict=True):
        members[label].append(article.number)
    return {number: min(story) for story in members.values() for number in story}


def _get_similarities(articles: Sequence[ArticleTerms]) -> NDArray[np.float64]:
    """Cosines of the TF-IDF vectors, less for every day between two articles."""
    vectors = _get_vectors([article.terms for article in articles])
    days = np.array([article.dated.toordinal() for article in articles], dtype=np.float64)
    apart = np.abs(days[:, None] - days[None, :])
    return np.asarray((vectors @ vectors.T) * 0.5 ** (apart / HALF_LIFE_DAYS))


def _get_vectors(documents: Sequence[Mapping[str, int]]) -> NDArray[np.float64]:
    """One row of length one per document."""
    frequencies = Counter(term for terms in documents for term in terms)
    columns = {term: at for at, term in enumerate(sorted(frequencies))}
    matrix = np.zeros((len(documents), len(columns)))
    for row, terms in enumerate(documents):
        for term, weight in terms.items():
            rarity = math.log((1 + len(documents)) / (1 + frequencies[term])) + 1
            matrix[row, columns[term]] = (1 + math.log(weight)) * rarity
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.where(lengths == 0, 1, lengths))


def _link(similarities: NDArray[np.float64]) -> list[int]:
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415 (half a second, for /compare only)

    at = np.triu_indices(len(similarities), k=1)
    distances: Any = 1 - similarities[at]
    tree = linkage(np.clip(distances, 0, None), method="average")
    return [int(label) for label in fcluster(tree, t=1 - MIN_SIMILARITY, criterion="distance")]
