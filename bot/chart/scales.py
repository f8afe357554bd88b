"""Numbers → how far along an axis they stand, and which of them are marked there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

LOGARITHMIC_FROM = 30
"""Where the greatest number is this many times the least, equal steps would press all others together."""
MARGIN = 0.1
MOST_TICKS = 6
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_NEAR_ZERO = 0.35
# Below it numbers are as good as zero, which has no place among ratios.
_LEAST_RATIO = 1e-6


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`, in equal steps or in equal ratios."""

    low: float
    high: float
    logarithmic: bool
    ticks: tuple[float, ...]

    def place(self, number: float) -> float:
        """0 at the low end, 1 at the high end; what lies beyond stands at the end."""
        number = min(max(number, self.low), self.high)
        if self.logarithmic:
            return log10(number / self.low) / log10(self.high / self.low)
        return (number - self.low) / (self.high - self.low)


def make_scale(numbers: Sequence[float]) -> Scale:
    """An axis on which all these numbers stand, with room beyond them."""
    least, greatest = min(numbers), max(numbers)
    if least >= _LEAST_RATIO and greatest / least >= LOGARITHMIC_FROM:
        return _make_logarithmic(least, greatest)
    return _make_linear(least, greatest)


def _make_logarithmic(least: float, greatest: float) -> Scale:
    room = (greatest / least) ** MARGIN
    low, high = least / room, greatest * room
    powers = range(ceil(log10(low)), floor(log10(high)) + 1)
    every = ceil(len(powers) / MOST_TICKS)
    ticks = tuple(10.0**power for power in powers[::every])
    return Scale(low, high, logarithmic=True, ticks=ticks)


def _make_linear(least: float, greatest: float) -> Scale:
    """From zero where that is near; an axis cut short shows more of the difference."""
    room = (greatest - least) * MARGIN or abs(greatest) * 2 * MARGIN or 1.0
    low, high = least - room, greatest + room
    if 0 <= least <= _NEAR_ZERO * greatest or low < 0 <= least:
        low = 0.0
    step = _choose_step(high - low, whole=all(number == int(number) for number in (least, greatest)))
    ticks = tuple(step * count for count in range(ceil(low / step), floor(high / step) + 1))
    return Scale(low, high, logarithmic=False, ticks=ticks)


def _choose_step(span: float, *, whole: bool) -> float:
    """A round step; of things that are counted one by one, no part of one."""
    size = 10.0 ** floor(log10(span / MOST_TICKS))
    step = next(size * factor for factor in _STEPS if span / (size * factor) <= MOST_TICKS)
    return max(float(ceil(step)), 1.0) if whole and step < 3 else step
