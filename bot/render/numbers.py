"""Figures as short as a phone wants them: `≥10,000`, `~12,000`, `300–400`, `$1.5bn`, `12%`."""

from __future__ import annotations

import re

from bot.models import Bound, Figure
from bot.vocabulary import load_vocabulary

_SIGNS = {
    Bound.EXACT: "",
    Bound.ABOUT: "~",
    Bound.AT_LEAST: "≥",
    Bound.MORE_THAN: ">",
    Bound.AT_MOST: "≤",
    Bound.LESS_THAN: "<",
    Bound.BETWEEN: "",
}
_MONEY_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
_COUNT_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
_WORDING = load_vocabulary("wording")


def format_amount(figure: Figure) -> str:
    """The number with its bound and sign; words of a vague size ("dozens") stay words."""
    if is_vague(figure):
        return figure.raw.lower()
    return f"{_SIGNS[figure.bound]}{format_range(figure.low, figure.high, figure.unit)}"


def format_range(low: float | None, high: float | None, unit: str) -> str:
    """`10,000–12,000`, or the one number that there is."""
    numbers = [number for number in (low, high) if number is not None]
    first, last = numbers[0], numbers[-1]
    if first == last:
        return format_number(first, unit)
    separator = " to " if min(first, last) < 0 else "–"
    start = format_number(first, "") if unit == "%" else format_number(first, unit)
    return f"{start}{separator}{format_number(last, unit)}"


def format_number(number: float, unit: str = "") -> str:
    """`12,000`, `1.5 million`, `$1.5bn`, `12%`: shortened only where nothing is lost."""
    currency = _WORDING["currencies"].get(unit, "")
    minus = "−" if number < 0 else ""
    digits = _shorten(abs(number), _MONEY_SCALES if currency else _COUNT_SCALES)
    return f"{minus}{currency}{digits}{'%' if unit == '%' else ''}"


def format_counted(figure: Figure) -> str:
    """A figure on its own: `≥30 North Korean soldiers killed or injured`."""
    amount, what = format_amount(figure), get_noun(figure)
    of = "of " if is_vague(figure) and what else ""
    return " ".join(part for part in (amount, f"{of}{what}", get_measure_words(figure.measure)) if part)


def get_noun(figure: Figure) -> str:
    """What is counted, where the amount does not show it already."""
    if figure.unit == "%" or figure.unit in _WORDING["currencies"]:
        return figure.what.removeprefix(figure.unit).strip()
    return figure.what or figure.unit


def get_measure_words(measure: str) -> str:
    """The measure in words; a measure that has none of its own is left out."""
    return str(_WORDING["measures"].get(measure, ""))


def is_telling(figure: Figure) -> bool:
    """Whether the figure reads as a statement on its own, without its sentence."""
    return figure.measure in _WORDING["measures"]


def is_vague(figure: Figure) -> bool:
    """Whether the words give a size and no number."""
    words = set(re.findall(r"\w+", figure.raw.lower()))
    return not words.isdisjoint(_WORDING["vague"]) and not any(mark.isdigit() for mark in figure.raw)


def _shorten(number: float, scales: tuple[tuple[float, str], ...]) -> str:
    for size, name in scales:
        scaled = number / size
        if scaled >= 1 and round(scaled, 2) == scaled:
            return f"{_plain(scaled)}{name}"
    return _plain(number)


def _plain(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,.10g}"
