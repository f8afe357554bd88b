"""Which articles tell of one event, so that "30 killed" of two earthquakes never meet (pure).

Average linkage over TF-IDF vectors of the articles' terms, those of days far apart being less alike. Only the
set of articles matters, not the order in which they came.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.models import ArticleTerms

MIN_SIMILARITY = 0.12
"""Where the average similarity of two groups is below this, they stay two stories."""
HALF_LIFE_DAYS = 90
"""Articles so many days apart are half as similar as on one day."""


def group_stories(articles: Sequence[ArticleTerms]) -> dict[int, int]:
    """The story of each article, by the article's number: the smallest article number in it."""
    # By content, not by number: where two links are equally close, the order of arrival must not choose.
    ordered = sorted(articles, key=lambda article: (article.dated, sorted(article.terms.items())))
    if len(ordered) < 2:
        return {article.number: article.number for article in ordered}
    members: defaultdict[int, list[int]] = defaultdict(list)
    for label, article in zip(_link(_get_similarities(ordered)), ordered, strict=True):
        members[label].append(article.number)
    return {number: min(story) for story in members.values() for number in story}


def _get_similarities(articles: Sequence[ArticleTerms]) -> NDArray[np.float64]:
    """Cosines of the TF-IDF vectors, less for every day between two articles."""
    vectors = _get_vectors([article.terms for article in articles])
    days = np.array([article.dated.toordinal() for article in articles], dtype=np.float64)
    apart = np.abs(days[:, None] - days[None, :])
    return np.asarray((vectors @ vectors.T).toarray() * 0.5 ** (apart / HALF_LIFE_DAYS))


def _get_vectors(documents: Sequence[Mapping[str, int]]) -> Any:  # noqa: ANN401 (scipy has no types)
    """A sparse matrix with one row of length one per document."""
    from scipy.sparse import csr_array  # noqa: PLC0415 (a tenth of a second, for comparisons only)

    frequencies = Counter(term for terms in documents for term in terms)
    columns = {term: at for at, term in enumerate(sorted(frequencies))}
    values: list[float] = []
    places: list[int] = []
    starts = [0]
    for terms in documents:
        weights = [_weigh(weight, frequencies[term], len(documents)) for term, weight in terms.items()]
        length = math.hypot(*weights) or 1.0
        values += [weight / length for weight in weights]
        places += [columns[term] for term in terms]
        starts.append(len(values))
    return csr_array((values, places, starts), shape=(len(documents), len(columns)))


def _weigh(weight: int, frequency: int, documents: int) -> float:
    """TF-IDF with a logarithmic term frequency and a smoothed rarity (Manning et al. 2008, 6.4)."""
    return (1 + math.log(weight)) * (math.log((1 + documents) / (1 + frequency)) + 1)


def _link(similarities: NDArray[np.float64]) -> list[int]:
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415 (as above)

    at = np.triu_indices(len(similarities), k=1)
    tree = linkage(np.clip(1 - similarities[at], 0, None), method="average")
    return [int(label) for label in fcluster(tree, t=1 - MIN_SIMILARITY, criterion="distance")]
