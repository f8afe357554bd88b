"""Figures as short as a phone wants them: `≥10,000`, `~12,000`, `300–400`, `$1.5bn`, `12%`."""

from __future__ import annotations

import re

from bot.compare import get_name, get_singular
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

MEASURES = tuple(_WORDING["measures"])
"""Those that make a statement of a figure: "30 people injured", but not "30 miles run"."""


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


def format_counted(figure: Figure, *, named: bool = True) -> str:
    """`≥30 North Korean soldiers killed or injured`; `≥30 killed or injured` where it needs no name."""
    amount, happened = format_amount(figure), get_measure_words(figure.measure)
    what = name_counted(get_noun(figure), figure.measure, happened) if named or not happened else happened
    of = "of " if is_vague(figure) and what and what != happened else ""
    return f"{amount} {of}{agree(what, figure)}".rstrip()


def agree(words: str, figure: Figure) -> str:
    """The words for what is counted as they go with the number: `person killed` after 1."""
    is_one = {figure.low, figure.high} - {None} == {1}
    counted = figure.unit != "%" and figure.unit not in _WORDING["currencies"]
    head = (figure.unit.partition(" per ")[0].split() or [""])[-1]
    if not (is_one and counted and head):
        return words
    return re.sub(rf"(?<!\w){re.escape(head)}(?!\w)", lambda found: get_singular(found[0]), words, count=1)


def name_counted(noun: str, measure: str, happened: str) -> str:
    """What is counted and what happened to it, once: `people injured`, not of "injured people" again.

    Those to whom something had happened before are a part: `of the injured killed`.
    """
    saying = {*_WORDING["saying"].get(measure, ()), *happened.split()}
    words = noun.split()
    if not happened or (words and words[-1].lower() in saying):
        return noun
    if noun.lower() in _WORDING["adjectival"]["words"]:
        return f"of the {noun} {happened}"
    return " ".join([*(word for word in words if word.lower() not in saying), happened])


def get_noun(figure: Figure) -> str:
    """What is counted, where the amount does not show it already."""
    if figure.unit == "%" or figure.unit in _WORDING["currencies"]:
        return figure.what.removeprefix(figure.unit).strip()
    return get_name(figure)


def get_measure_words(measure: str) -> str:
    """The measure in words; a measure that has none of its own is left out."""
    return str(_WORDING["measures"].get(measure, ""))


def is_telling(figure: Figure) -> bool:
    """Whether the figure reads as a statement on its own, without its sentence."""
    return figure.measure in MEASURES


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
