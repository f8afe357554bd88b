"""Room on the picture: boxes that must not overlap, and how things are moved apart. In pixels, y upwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def get_distance(self, x: float, y: float) -> float:
        """From a point to the nearest side; 0 within."""
        return hypot(max(self.left - x, 0, x - self.right), max(self.bottom - y, 0, y - self.top))

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and self.bottom <= other.bottom
            and other.right <= self.right
            and other.top <= self.top
        )


def around(x: float, y: float, reach: float) -> Box:
    return Box(x - reach, y - reach, x + reach, y + reach)


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Positions as near as can be to those wanted, at least `gap` apart, between `low` and `high`.

    In the order of the wanted ones, which stays; where there is no room for such gaps, smaller ones.
    """
    if not wanted:
        return []
    gap = min(gap, (high - low) / max(len(wanted) - 1, 1))
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    clusters: list[tuple[list[int], float]] = []
    for index in order:
        clusters.append(([index], wanted[index]))
        clusters[-1] = _within(clusters[-1], gap, low, high)
        while len(clusters) > 1 and _touch(clusters[-2], clusters[-1], gap):
            members = clusters[-2][0] + clusters[-1][0]
            del clusters[-2:]
            middle = sum(wanted[member] for member in members) / len(members)
            clusters.append(_within((members, middle), gap, low, high))
    placed = [0.0] * len(wanted)
    for members, middle in clusters:
        for at, member in enumerate(members):
            placed[member] = middle + (at - (len(members) - 1) / 2) * gap
    return placed


def _within(cluster: tuple[list[int], float], gap: float, low: float, high: float) -> tuple[list[int], float]:
    members, middle = cluster
    half = (len(members) - 1) / 2 * gap
    return members, max(low + half, min(high - half, middle))


def _touch(one: tuple[list[int], float], other: tuple[list[int], float], gap: float) -> bool:
    return other[1] - one[1] < (len(one[0]) + len(other[0])) / 2 * gap
