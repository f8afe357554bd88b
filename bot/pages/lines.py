"""Lines read off a page → the article's own, by what else the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.cleaning import Cleaned
from bot.cleaning.biographies import find_author_lines
from bot.cleaning.sentences import is_sentence
from bot.cleaning.timestamps import find_dated
from bot.pages.facts import PageFacts
from bot.pages.walls import without_prompts

_SCRAP_WORDS = 5
_IMPRINT_WORDS = 5
_NO_SCRAP = re.compile(r"[\d|“”\"«»]|[.!?:;,…。！？][’')\]]*$")
_MIN_SENTENCES_ABOVE = 3


def own_lines(cleaned: Cleaned, facts: PageFacts, headings: Sequence[str]) -> Cleaned:
    """Without the headline, what tells of the authors, requests to subscribe, and labels below the text."""
    flagged = find_author_lines(cleaned.lines, facts.authors)
    kept = [line for at, line in enumerate(cleaned.lines) if at not in flagged]
    lines = _without_tail(without_prompts(_without_headline(kept, facts.title, headings)))
    above = [line for line in lines[: _opening(lines)] if _is_imprint(line)]
    own = tuple(line for line in lines if line not in above)
    return replace(cleaned, lines=own, dropped=(*cleaned.dropped, *above))


def _without_headline(lines: Sequence[str], title: str | None, headings: Sequence[str]) -> list[str]:
    """The headline has a field of its own; a page's heading may word it in another way."""
    opening = _opening(lines)
    above = {heading.casefold() for heading in headings}
    return [
        line
        for at, line in enumerate(lines)
        if line.casefold() != (title or "").casefold() and not (at < opening and line.casefold() in above)
    ]


def _opening(lines: Sequence[str]) -> int:
    """Where the first sentence stands."""
    return next((at for at, line in enumerate(lines) if is_sentence(line)), 0)


def _is_imprint(line: str) -> bool:
    """A day with a word or two ("22 October 2019 report"), or a counter."""
    dated = find_dated(line) if len(line.split()) <= _IMPRINT_WORDS else None
    return line.isdigit() or (dated is not None and dated.has_year)


def _without_tail(lines: Sequence[str]) -> list[str]:
    """Without the names and buttons that stand below the last sentence; a list that it announces stays."""
    end = len(lines)
    while end and _is_scrap(lines[end - 1]):
        end -= 1
    announced = end and lines[end - 1].endswith(":")
    return list(
        lines if announced or sum(map(is_sentence, lines[:end])) < _MIN_SENTENCES_ABOVE else lines[:end]
    )


def _is_scrap(line: str) -> bool:
    return len(line.split()) <= _SCRAP_WORDS and not _NO_SCRAP.search(line)
