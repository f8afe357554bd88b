"""The numbers a figure allows. Bounds that only touch do meet: "10,000" does not refute "over 10,000"."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from bot.models import Bound, Figure

Interval = tuple[float, float]

ABOUT_TOLERANCE = 0.1


def get_interval(figure: Figure) -> Interval:
    """The closed interval, infinite where the figure is open; "about" allows ten percent either way."""
    low = -inf if figure.low is None else figure.low
    high = inf if figure.high is None else figure.high
    if figure.bound is Bound.ABOUT:
        slack = ABOUT_TOLERANCE * max(abs(low), abs(high))
        return low - slack, high + slack
    return low, high


def have_common_number(intervals: Iterable[Interval]) -> bool:
    """Whether one number satisfies all (on a line, that is when every two of them meet)."""
    pairs = list(intervals)
    return not pairs or max(low for low, _ in pairs) <= min(high for _, high in pairs)


def get_named_numbers(figure: Figure) -> tuple[float, ...]:
    """The numbers that the words of the figure name."""
    return tuple(number for number in (figure.low, figure.high) if number is not None)
