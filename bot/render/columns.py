"""Monospaced lines that a phone shows without wrapping."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import accumulate

WIDTH = 34


def get_width(text: str) -> int:
    """Columns that the text takes: two for East Asian wide letters and emoji, none for combining marks."""
    return sum(_get_columns(mark) for mark in text)


def pad(text: str, width: int) -> str:
    return text + " " * (width - get_width(text))


def clip(text: str, width: int) -> str:
    """At most `width` columns, the cut shown by "…"."""
    if get_width(text) <= width:
        return text
    widths = accumulate(_get_columns(mark) for mark in text)
    kept = "".join(mark for mark, total in zip(text, widths, strict=True) if total < width)
    return f"{kept.rstrip()}…" if width > 0 else ""


def wrap(parts: Sequence[str], separator: str, width: int) -> list[str]:
    """The parts over as many lines as they need, each part whole unless it is wider than a line."""
    lines: list[str] = []
    for part in parts:
        joined = f"{lines[-1]}{separator}{part}" if lines else part
        if lines and get_width(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(clip(part, width))
    return lines or [""]


def _get_columns(mark: str) -> int:
    if unicodedata.combining(mark) or unicodedata.category(mark) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(mark) in {"W", "F"} else 1
