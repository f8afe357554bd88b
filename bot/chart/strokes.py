"""A mark with its whisker, upright or lying, and the room that it takes."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chart.boxes import Box, around
from bot.chart.canvas import Canvas
from bot.chart.marks import Mark
from bot.chart.scales import Scale

MARK_SIZE = 24.0
ARROW_LENGTH = 64.0
"""Of an open end. It says that there is more, not how much."""
_LINE_WIDTH, _CAP = 6.0, 10.0
_HEAD = 0.75
"""Of an arrow, as a part of the mark's size."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where numbers stand on the picture, along one of its sides."""

    scale: Scale
    start: float
    end: float

    def place(self, number: float) -> float:
        return self.start + self.scale.place(number) * (self.end - self.start)


def get_ends(mark: Mark, ground: Ground, size: float = MARK_SIZE) -> tuple[float, float]:
    """How far the whisker reaches."""
    arrow = ARROW_LENGTH * size / MARK_SIZE
    low = ground.place(mark.low) - (arrow if mark.open_below else 0)
    return low, ground.place(mark.high) + (arrow if mark.open_above else 0)


def list_boxes(mark: Mark, x: float, ground: Ground) -> list[Box]:
    """What must stay clear of words, of an upright mark."""
    dots = [around(x, ground.place(number), MARK_SIZE * 0.7) for number in mark.numbers]
    low, high = get_ends(mark, ground)
    return [*dots, Box(x - _CAP, low - _CAP, x + _CAP, high + _CAP)]


def draw_upright(canvas: Canvas, mark: Mark, x: float, ground: Ground) -> None:
    low, high = get_ends(mark, ground)
    if mark.has_whisker:
        canvas.line((x, low), (x, high), mark.colour, _LINE_WIDTH)
        for y, is_open, head in ((low, mark.open_below, "v"), (high, mark.open_above, "^")):
            if is_open:
                canvas.mark(x, y, head, mark.colour, MARK_SIZE * _HEAD)
            else:
                canvas.line((x - _CAP, y), (x + _CAP, y), mark.colour, _LINE_WIDTH)
    for number in mark.numbers:
        canvas.mark(x, ground.place(number), mark.shape, mark.colour, MARK_SIZE, hollow=mark.hollow)


def draw_lying(canvas: Canvas, mark: Mark, y: float, ground: Ground, size: float) -> None:
    left, right = get_ends(mark, ground, size)
    cap = _CAP * size / MARK_SIZE
    if mark.has_whisker:
        canvas.line((left, y), (right, y), mark.colour, _LINE_WIDTH)
        for x, is_open, head in ((left, mark.open_below, "<"), (right, mark.open_above, ">")):
            if is_open:
                canvas.mark(x, y, head, mark.colour, size * _HEAD)
            else:
                canvas.line((x, y - cap), (x, y + cap), mark.colour, _LINE_WIDTH)
    for number in mark.numbers:
        canvas.mark(ground.place(number), y, mark.shape, mark.colour, size, hollow=mark.hollow)
