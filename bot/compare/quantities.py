"""Figures in one unit, so that hectares meet square kilometres and a quarter meets 24 percent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.compare.counted import get_singular
from bot.compare.intervals import Interval, get_interval
from bot.compare.scales import is_survey
from bot.models import Figure
from bot.vocabulary import load_vocabulary

PERCENT = "%"
SURVEY_MARGIN = 3
"""By so many points a share of a thousand who were asked may be off, at the usual level of 95 percent."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """`kind`: what the unit measures ("area", "€", "%"), "" for things; the interval is in that unit.

    `surveyed`: it is a share of those who were asked.
    """

    kind: str
    interval: Interval
    surveyed: bool = False


def get_quantity(figure: Figure, told: str = "") -> Quantity:
    """The figure in the unit of its kind; a share told as a fraction is one of a hundred.

    `told`: all words about it; a share that a survey found has its margin.
    """
    kind, factor = _get_unit(figure)
    low, high = _scale(get_interval(figure), factor)
    if kind == PERCENT and is_survey(told):
        return Quantity(kind, (low - SURVEY_MARGIN, high + SURVEY_MARGIN), surveyed=True)
    return Quantity(kind, (low, high))


def express_alike(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one kind in the unit that most of them have: miles as kilometres, a third as 33.3 %.

    Their words stay those of the text.
    """
    scales = [_get_unit(figure) for figure in figures]
    if len(set(scales)) < 2 or len({kind for kind, _ in scales}) > 1:
        return list(figures)
    units = {figure.unit: factor for figure, (_, factor) in zip(figures, scales, strict=True)}
    if scales[0][0] == PERCENT:
        units = {unit: factor for unit, factor in units.items() if factor == 1} or {PERCENT: 1.0}
    said = [figure.unit for figure in figures]
    unit = min(units, key=lambda name: (-said.count(name), name))
    return [
        figure if factor == units[unit] else _express(figure, unit, factor / units[unit])
        for figure, (_, factor) in zip(figures, scales, strict=True)
    ]


def _express(figure: Figure, unit: str, factor: float) -> Figure:
    low, high = (None if one is None else float(f"{one * factor:.4g}") for one in (figure.low, figure.high))
    what = figure.what if unit == PERCENT else figure.what.replace(figure.unit, unit, 1)
    return replace(figure, low=low, high=high, unit=unit, what=what)


def _get_unit(figure: Figure) -> tuple[str, float]:
    """What its unit measures, and how many of that kind's first unit it is."""
    return (PERCENT, 100.0) if _is_share(figure) else _get_units().get(_fold(figure.unit), ("", 1.0))


def _is_share(figure: Figure) -> bool:
    """Whether it is a share: a third of voters, but not 0.5 metres."""
    numbers = [number for number in (figure.low, figure.high) if number is not None]
    is_measured = _fold(figure.unit) in _get_units()
    return not is_measured and all(0 < number < 1 for number in numbers)


def _scale(interval: Interval, factor: float) -> Interval:
    return interval[0] * factor, interval[1] * factor


def _fold(unit: str) -> str:
    words = unit.lower().split()
    return " ".join([*words[:-1], get_singular(words[-1])]) if words else ""


@cache
def _get_units() -> dict[str, tuple[str, float]]:
    known: dict[str, dict[str, float]] = load_vocabulary("comparing")["units"]
    return {
        _fold(unit): (kind, factor) for kind, factors in known.items() for unit, factor in factors.items()
    }
