"""Lines as they stand on pages → paragraphs. Words are kept as they are, since claims quote them.

A line goes on in the next one unless something says otherwise: a wider gap, an indent, another size of type,
a mark of a list, or its own end well before the margin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from bot.vocabulary import load_vocabulary

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": "\u2010"}
)
_HYPHEN_END = re.compile(r"([^\W\d_]+)[-\u2010]$")
_WORD_START = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_LIST_MARK = re.compile(r"(?:[•●▪■◦‣–—*\-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—|])?", re.IGNORECASE
)
_KEPT_BEFORE_HYPHEN = frozenset(load_vocabulary("hyphens")["kept"])
_MARGIN_LINES = 4
_WIDE_GAP, _SIZE_STEP, _INDENT_EMS = 1.3, 0.08, 0.6
_SHORT_SHARE = 0.7
_RUNNING_TEXT_CHARS = 30
_NEAR_LINES = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page. `x`, `y`: where it begins, in points from the lower left corner, if known."""

    text: str
    page: int = 0
    x: float | None = None
    y: float | None = None
    size: float = 0
    bold: bool = False


def join_lines(lines: Sequence[Line]) -> list[str]:
    """The paragraphs, without what each page repeats."""
    kept = _without_margins([replace(line, text=_tidy(line.text)) for line in lines])
    leading = _leadings(kept)
    widths = _widths(kept)
    words = Counter(word.lower() for line in kept for word in _WORD.findall(line.text))
    paragraphs: list[str] = []
    for at, line in enumerate(kept):
        if at and _goes_on(kept[at - 1], line, widths[at - 1], leading):
            paragraphs[-1] = _joined(paragraphs[-1], line.text, words)
        else:
            paragraphs.append(line.text)
    return paragraphs


def _tidy(text: str) -> str:
    return " ".join(text.translate(_LIGATURES).split())


# ── what each page repeats ───────────────────────────────────────────────────────────────────────


def _without_margins(lines: Sequence[Line]) -> list[Line]:
    """Without running heads, feet and page numbers: the same but for digits at the edges of many pages."""
    edges = [line for page in _by_page(lines) for line in _edge(page)]
    pages = len({line.page for line in lines})
    on_pages = Counter(key for key, _ in {(_without_digits(line.text), line.page) for line in edges})
    repeated = {
        key for key, count in on_pages.items() if count >= max(2, pages / 3) and not _SENTENCE_END.search(key)
    }
    at_edge = {id(line) for line in edges}
    return [
        line
        for line in lines
        if line.text
        and not (
            id(line) in at_edge
            and (_without_digits(line.text) in repeated or _PAGE_NUMBER.fullmatch(line.text))
        )
    ]


def _by_page(lines: Iterable[Line]) -> list[list[Line]]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return list(pages.values())


def _edge(page: Sequence[Line]) -> list[Line]:
    """The first and last lines as written, and the uppermost and lowest."""
    placed = sorted((line for line in page if line.y is not None), key=lambda line: line.y or 0)
    chosen = (
        *page[:_MARGIN_LINES], *page[-_MARGIN_LINES:], *placed[:_MARGIN_LINES], *placed[-_MARGIN_LINES:]
    )  # fmt: skip
    return list({id(line): line for line in chosen}.values())


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()


# ── where a paragraph ends ───────────────────────────────────────────────────────────────────────


def _goes_on(line: Line, following: Line, width: int, leading: dict[float, float]) -> bool:
    if _LIST_MARK.match(following.text) or width < _RUNNING_TEXT_CHARS:
        return False
    if _is_other_type(line, following) or _stands_apart(line, following, leading):
        return False
    if _HYPHEN_END.search(line.text):
        return True
    is_sentence_end = bool(_SENTENCE_END.search(line.text))
    if len(line.text) < _SHORT_SHARE * width:
        return following.text[0].islower() and not is_sentence_end
    return not (is_sentence_end and _is_elsewhere(line, following))


def _is_other_type(line: Line, following: Line) -> bool:
    larger = max(line.size, following.size)
    return abs(line.size - following.size) > _SIZE_STEP * larger or line.bold != following.bold


def _stands_apart(line: Line, following: Line, leading: dict[float, float]) -> bool:
    """Whether there is a wider gap before the next line, or an indent."""
    if line.y is None or following.y is None or _is_elsewhere(line, following):
        return False
    if line.y - following.y > _WIDE_GAP * leading.get(line.size, line.y - following.y):
        return True
    indent = (following.x or 0) - (line.x or 0)
    return indent > _INDENT_EMS * following.size and bool(_SENTENCE_END.search(line.text))


def _is_elsewhere(line: Line, following: Line) -> bool:
    """Whether the next line is not below: in another column or on another page."""
    if line.page != following.page:
        return True
    return line.y is not None and following.y is not None and following.y > line.y


def _leadings(lines: Sequence[Line]) -> dict[float, float]:
    """The usual distance from line to line, for each size of type."""
    gaps: dict[float, list[float]] = {}
    for line, following in pairwise(lines):
        if line.size == following.size and line.y is not None and following.y is not None:
            gap = line.y - following.y
            if 0 < gap < 4 * max(line.size, 1):
                gaps.setdefault(line.size, []).append(gap)
    return {size: median(found) for size, found in gaps.items()}


def _widths(lines: Sequence[Line]) -> list[int]:
    """How many letters a full line has around each: the longest near it of its size."""
    return [
        max(
            len(near.text)
            for near in lines[max(0, at - _NEAR_LINES) : at + _NEAR_LINES + 1]
            if near.size == line.size
        )
        for at, line in enumerate(lines)
    ]


# ── words that are divided at a line's end ───────────────────────────────────────────────────────


def _joined(above: str, below: str, words: Counter[str]) -> str:
    broken, going_on = _HYPHEN_END.search(above), _WORD_START.match(below)
    if not broken:
        return f"{above} {below}"
    stem = above[:-1]
    if going_on and going_on[0].islower() and not _keeps_hyphen(broken[1], going_on[0], words):
        return stem + below
    return f"{stem}-{below}"


def _keeps_hyphen(first: str, second: str, words: Counter[str]) -> bool:
    """Whether the hyphen is the word's own, as far as the rest of the document tells."""
    first, second = first.lower(), second.lower()
    if words[f"{first}-{second}"] or words[first + second]:
        return not words[first + second]
    return first in _KEPT_BEFORE_HYPHEN or (words[first] > 1 and words[second] > 1)
