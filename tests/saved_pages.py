"""The saved pages of tests/pages: markup as content systems write it, and what a reader finds on each.

Beside every `name.html` (bytes, in the page's own charset) stands `name.toml`: the address and the day it was
received, what the page says of itself, and `body`, its article's lines as read by eye. `either` has lines
that may or may not count as the article's (standfirsts, captions): they are left out of the score.
Another folder of pages may have the article's lines alone, as `name.txt`.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.article import article_from_page
from bot.models import Article

FOLDER = Path(__file__).parent / "pages"
SHINGLE = 4
_WORD = re.compile(r"[^\W_]+|[\u3040-\u9fff]")
_IDEOGRAPH = re.compile(r"([\u3040-\u30ff\u3400-\u9fff])")


@dataclass(frozen=True)
class SavedPage:
    name: str
    data: bytes
    expected: dict[str, Any]

    def read(self) -> Article:
        """As if its server had just sent it."""
        said = self.expected
        received = date.fromisoformat(said["received"]) if "received" in said else None
        return article_from_page(self.data, said.get("content_type"), said["url"], received)


def load_pages(folder: Path = FOLDER) -> list[SavedPage]:
    """The pages beside which their article stands."""
    loaded = ((path, _expected(path)) for path in sorted(folder.glob("*.html")))
    return [SavedPage(path.stem, path.read_bytes(), expected) for path, expected in loaded if expected]


def _expected(page: Path) -> dict[str, Any]:
    told, text = page.with_suffix(".toml"), page.with_suffix(".txt")
    if told.exists():
        return tomllib.loads(told.read_text("utf-8"))
    if text.exists():
        lines = [line for line in text.read_text("utf-8").splitlines() if line.strip()]
        return {"url": f"https://saved.example/{page.stem}", "body": lines}
    return {}


def score(found: Iterable[str], page: SavedPage) -> tuple[float, float]:
    """Precision and recall over shingles of four words, as the article extraction benchmark counts them."""
    left_out = {page.expected.get("title"), *page.expected.get("either", ())}
    lines = [line for line in found if line not in left_out]
    ours, right = _shingles("\n".join(lines)), _shingles("\n".join(page.expected["body"]))
    both = sum((ours & right).values())
    return both / max(1, sum(ours.values())), both / max(1, sum(right.values()))


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    """Scripts without blanks between words are counted by letters."""
    words = _WORD.findall(_IDEOGRAPH.sub(r" \1 ", text))
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))
