"""Rows of a comparison → what stands for them in a picture: numbers, whiskers, colour, shape and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isinf

from bot.compare import Row
from bot.compare.intervals import get_named_numbers
from bot.models import Bound, Stance
from bot.render.numbers import format_amount

# https://jfly.uni-koeln.de/color/ (Okabe and Ito): told apart by the colour-blind, too. White is their black,
# on a dark ground; those that look least alike come first.
COLOURS = ("#56B4E9", "#E69F00", "#009E73", "#CC79A7", "#F0E442", "#D55E00", "#0072B2", "#F5F5F5")
NAMELESS_COLOUR = "#9AA3B2"
SHAPES = ("o", "s", "^", "D")
MOST_MARKS = 25
"""What a phone still shows."""
STANCE_WORDS = {Stance.DENIED: "denied", Stance.UNCONFIRMED: "unconfirmed"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A row as it is drawn. `numbers`: those it names; `low`, `high`: the ends of its whisker."""

    row: Row
    numbers: tuple[float, ...]
    low: float
    high: float
    open_below: bool
    open_above: bool
    colour: str
    shape: str
    amount: str
    name: str

    @property
    def text_colour(self) -> str:
        """The mark's, lighter: thin strokes need more contrast than a dot."""
        return lighten(self.colour)

    @property
    def day(self) -> date:
        return self.row.day

    @property
    def value(self) -> str:
        """The number, and what the claimant does with it where that is not to stand behind it."""
        stance = STANCE_WORDS.get(self.row.stance)
        return f"{self.amount}, {stance}" if stance else self.amount

    @property
    def hollow(self) -> bool:
        """Nobody stands behind it."""
        return not self.row.vouched

    @property
    def has_whisker(self) -> bool:
        return self.open_below or self.open_above or self.low < self.high


def make_marks(rows: Sequence[Row], names: Iterable[str]) -> list[Mark]:
    """Of rows in any order, each with the name that can be drawn for it."""
    looks = _assign_looks(rows)
    return [_make_mark(row, name, *looks[row.key]) for row, name in zip(rows, names, strict=True)]


def _make_mark(row: Row, name: str, colour: str, shape: str) -> Mark:
    numbers = tuple(dict.fromkeys(get_named_numbers(row.figure)))
    low, high = row.interval
    return Mark(
        row=row,
        numbers=numbers,
        low=min(numbers) if isinf(low) else low,
        high=max(numbers) if isinf(high) else high,
        open_below=row.figure.bound in {Bound.AT_MOST, Bound.LESS_THAN},
        open_above=row.figure.bound in {Bound.AT_LEAST, Bound.MORE_THAN},
        colour=colour,
        shape=shape,
        amount=format_amount(row.figure),
        name=name,
    )


def _assign_looks(rows: Sequence[Row]) -> dict[str, tuple[str, str]]:
    """A colour for each body, in the order in which they spoke; the same colour again in another shape."""
    spoken = sorted({(row.day, row.key) for row in rows if row.named})
    keys = dict.fromkeys(key for _, key in spoken)
    looks = {
        key: (COLOURS[at % len(COLOURS)], SHAPES[at // len(COLOURS) % len(SHAPES)])
        for at, key in enumerate(keys)
    }
    return looks | {row.key: (NAMELESS_COLOUR, SHAPES[0]) for row in rows if not row.named}


def lighten(colour: str, share: float = 0.35) -> str:
    """The colour on its way to white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02X}" for part in parts)
