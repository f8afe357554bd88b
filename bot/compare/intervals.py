"""The numbers a figure allows. Bounds that only touch do meet: "10,000" does not refute "over 10,000"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from math import floor, inf, log10

from bot.models import Bound, Figure

Interval = tuple[float, float]

ABOUT_TOLERANCE = 0.1
MIN_ROUNDED = 1000
MIN_TELLING = 10
CLOSE = 1.25
"""By how much the larger of two numbers may be more than the other."""


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


def are_one_rounded(one: Interval, other: Interval) -> bool:
    """Whether one exact number of thousands is the other, rounded: 71,000 is 70,812; 2,000 is not 2,400.

    Two digits at least are told as they are.
    """
    if one[0] != one[1] or other[0] != other[1] or min(one[0], other[0]) < MIN_ROUNDED:
        return False
    return 2 * abs(one[0] - other[0]) <= max(_get_precision(one[0]), _get_precision(other[0]))


def are_close(one: Figure, other: Figure) -> bool:
    """Whether numbers that they name are close and large enough for that to be no coincidence.

    Of two open figures ("up to 30", "more than 24") the numbers are not what either means.
    """
    if None in (one.low, one.high) and None in (other.low, other.high):
        return False
    pairs = product(get_named_numbers(one), get_named_numbers(other))
    return any(min(pair) >= MIN_TELLING and max(pair) <= CLOSE * min(pair) for pair in pairs)


def _get_precision(number: float) -> float:
    """The size of the last digit that is told: 1,000 of 71,000."""
    powers = range(floor(log10(number)) - 1, -1, -1)
    return next((10.0**power for power in powers if number % 10**power == 0), 0)


def get_named_numbers(figure: Figure) -> tuple[float, ...]:
    """The numbers that the words of the figure name."""
    return tuple(number for number in (figure.low, figure.high) if number is not None)
