"""Page → article beside bare trafilatura on the same pages, in one run (`make bench`).

`python -m tests.page_bench FOLDER` measures other pages: each `name.html` beside which stands a `name.toml`
as in `tests/pages`, or the article's lines as `name.txt`.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from trafilatura import extract

from bot.errors import SourceError
from tests.saved_pages import FOLDER, SavedPage, f1, load_pages, score

ROUNDS = 9
Work = Callable[[SavedPage], object]


def read(page: SavedPage) -> str:
    """Our text; "" where the page keeps its article back."""
    try:
        return page.read().text
    except SourceError:
        return ""


def seconds(works: Sequence[Work], pages: Sequence[SavedPage]) -> list[float]:
    """The least processor time of a few rounds for each work, page by page in turn, summed over the pages."""
    sums = [0.0 for _ in works]
    for page in pages:
        least = [float("inf") for _ in works]
        for _ in range(ROUNDS):
            for at, work in enumerate(works):
                start = time.process_time()
                work(page)
                least[at] = min(least[at], time.process_time() - start)
        sums = [total + one for total, one in zip(sums, least, strict=True)]
    return sums


def agreement(work: Callable[[SavedPage], str | None], pages: Sequence[SavedPage]) -> str:
    """Over shingles of four words, against what a reader takes for the article."""
    scores = [score((work(page) or "").split("\n"), page) for page in pages if "error" not in page.expected]
    precision, recall = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    return f"precision {precision:.3f}, recall {recall:.3f}, F {f1(precision, recall):.3f}"


def main() -> None:
    """Print the ratio, the pages a second, and how far both agree with a reader."""
    logging.disable(logging.ERROR)  # trafilatura tells of every page without a text
    pages = load_pages(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    bare, ours = seconds([lambda page: extract(page.data), read], pages)
    rate = f"{len(pages) / ours:.0f} a second"
    print(f"{len(pages)} saved pages: {ours / bare:.2f} times bare trafilatura, {rate}")
    print(f"bare: {agreement(lambda page: extract(page.data, include_comments=False), pages)}")
    print(f"ours: {agreement(read, pages)}")


if __name__ == "__main__":
    main()
