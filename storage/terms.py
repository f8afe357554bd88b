"""What an article is about, as weighted words: for telling the stories of a chat apart (pure)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable

from storage.words import content_words, fold_words, singular

MAX_TERMS = 80
LEAD_CHARACTERS = 600
NAME_WEIGHT = 4
LEAD_WEIGHT = 2
TITLE_WEIGHT = 2

_NAME = re.compile(r"(?<![.!?]\s)(?<![.!?][”\"]\s)(?<!^)(?<!\n)\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*")
_NUMBER = re.compile(r"\d")


def list_terms(title: str | None, text: str) -> str:
    """The article's terms and their weights as a JSON object, the 80 weightiest.

    Names count most, then words of the title and of the opening; numbers that change from report to report
    are left out.
    """
    weights: Counter[str] = Counter()
    _add(weights, _list_words(text), 1)
    _add(weights, _list_words(text[:LEAD_CHARACTERS]), LEAD_WEIGHT)
    _add(weights, _list_words(title or ""), TITLE_WEIGHT)
    _add(weights, (word for name in _NAME.findall(text) for word in _list_words(name)), NAME_WEIGHT)
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MAX_TERMS]
    return json.dumps(dict(kept), ensure_ascii=False)


def _list_words(text: str) -> list[str]:
    return [
        singular(word)
        for word in content_words(fold_words(text))
        if not _NUMBER.search(word) and len(word) > 2
    ]


def _add(weights: Counter[str], words: Iterable[str], weight: int) -> None:
    for word in words:
        weights[word] += weight
