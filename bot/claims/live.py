"""Live pages: entries in the present tense, each of the day of the page."""

from __future__ import annotations

import re
from functools import lru_cache

_LIVE = re.compile(r"\bLIVE\b|\bLive(?: updates?| blog| coverage|:)|\blive updates?\b|\bas it happened\b")
_ENTRY = re.compile(
    r"^(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?(?:[ap]\.?m\.?|[A-Z]{3,4}))?[ \xa0]?[–—|:-][ \xa0]",
    re.MULTILINE | re.IGNORECASE,
)
_LEAST_ENTRIES = 2
# Each statement of a text asks.
_TEXTS_KEPT = 8


@lru_cache(maxsize=_TEXTS_KEPT)
def is_live(text: str) -> bool:
    """Whether the headline says so, or several lines open with an hour ("14:05 – Operator denies it")."""
    headline = text[: text.find("\n")] if "\n" in text else ""
    return _LIVE.search(headline) is not None or len(_ENTRY.findall(text)) >= _LEAST_ENTRIES
