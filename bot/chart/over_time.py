"""Time across, value up: each figure at the day on which it was first said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bot.chart.boxes import Box, around, spread
from bot.chart.canvas import FAINT, GRID, Canvas
from bot.chart.labels import Label, place_labels, write_column
from bot.chart.marks import Mark
from bot.chart.page import EDGE, LINE_HEIGHT, SMALL_SIZE, WIDTH
from bot.chart.scales import make_scale
from bot.chart.strokes import ARROW_LENGTH, MARK_SIZE, Ground, draw_upright, list_boxes
from bot.render.markup import format_date
from bot.render.numbers import format_number

MOST_LABELS_BESIDE = 12
COLUMN_WIDTH = 430.0
_MARK_GAP, _LONE_DAY_GAP = 40.0, 170.0
_INSET = 75.0


@dataclass(frozen=True, slots=True)
class _Plot:
    """The ground of the drawing, and where each mark stands on it."""

    area: Box
    ground: Ground
    days: tuple[date, date]
    points: tuple[tuple[float, float], ...]

    def place_day(self, day: date) -> float:
        first, last = self.days
        share = (day - first).days / (last - first).days if first != last else 0.5
        return self.area.left + _INSET + share * (self.area.right - self.area.left - 2 * _INSET)


def draw_over_time(canvas: Canvas, marks: Sequence[Mark], bottom: float, top: float, today: date) -> None:
    """The marks, between these heights, with words beside them or in a column."""
    marks = sorted(marks, key=lambda mark: (mark.day, mark.numbers, mark.row.sort_key()))
    plot = _make_plot(canvas, marks, bottom, top, WIDTH - EDGE / 2)
    labels = _find_room(canvas, plot, marks) if len(marks) <= MOST_LABELS_BESIDE else None
    if labels is None:
        plot = _make_plot(canvas, marks, bottom, top, WIDTH - EDGE - COLUMN_WIDTH)
    _draw_values(canvas, plot, marks[0].row.figure.unit)
    _draw_days(canvas, plot, marks, today)
    _join(canvas, plot, marks)
    if labels is None:
        _draw_column(canvas, plot, marks)
    for mark, (x, _) in zip(marks, plot.points, strict=True):
        draw_upright(canvas, mark, x, plot.ground)
    for label in labels or ():
        label.write(canvas)


def _make_plot(canvas: Canvas, marks: Sequence[Mark], bottom: float, top: float, right: float) -> _Plot:
    scale = make_scale([number for mark in marks for number in (mark.low, mark.high, *mark.numbers)])
    unit = marks[0].row.figure.unit
    widest = max(canvas.measure(format_number(tick, unit), SMALL_SIZE)[0] for tick in scale.ticks or (0,))
    area = Box(EDGE + widest + 20, bottom + LINE_HEIGHT * SMALL_SIZE + 10, right, top)
    room_below = ARROW_LENGTH if any(mark.open_below for mark in marks) else 0
    room_above = ARROW_LENGTH if any(mark.open_above for mark in marks) else 0
    ground = Ground(scale, area.bottom + room_below, area.top - room_above - MARK_SIZE)
    days = marks[0].day, marks[-1].day
    bare = _Plot(area, ground, days, ())
    gap = _MARK_GAP if days[0] != days[1] else _LONE_DAY_GAP
    wanted = [bare.place_day(mark.day) for mark in marks]
    xs = spread(wanted, gap, area.left + MARK_SIZE, area.right - MARK_SIZE)
    return _Plot(
        area, ground, days, tuple((x, _get_height(mark, ground)) for x, mark in zip(xs, marks, strict=True))
    )


def _get_height(mark: Mark, ground: Ground) -> float:
    """Of the middle of what is drawn of the named numbers."""
    return sum(ground.place(number) for number in mark.numbers) / len(mark.numbers)


def _find_room(canvas: Canvas, plot: _Plot, marks: Sequence[Mark]) -> list[Label] | None:
    taken = [
        box
        for mark, (x, _) in zip(marks, plot.points, strict=True)
        for box in list_boxes(mark, x, plot.ground)
    ]
    lines = [box for start, end, _ in _list_joins(plot, marks) for box in _cover(start, end)]
    room = Box(plot.area.left + 5, plot.area.bottom + 5, WIDTH - EDGE / 2, plot.area.top)
    return place_labels(canvas, marks, plot.points, [*taken, *lines], room)


def _cover(start: tuple[float, float], end: tuple[float, float]) -> list[Box]:
    """A line as a row of small boxes."""
    steps = max(int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / 12), 1)
    shares = [at / steps for at in range(steps + 1)]
    return [
        around(start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share, 5)
        for share in shares
    ]


def _list_joins(
    plot: _Plot, marks: Sequence[Mark]
) -> list[tuple[tuple[float, float], tuple[float, float], str]]:
    """From each figure of a body to its next."""
    bodies: dict[str, list[int]] = defaultdict(list)
    for at, mark in enumerate(marks):
        if mark.row.named and mark.row.vouched:
            bodies[mark.row.key].append(at)
    return [
        (plot.points[one], plot.points[other], marks[one].colour)
        for members in bodies.values()
        for one, other in pairwise(members)
    ]


def _join(canvas: Canvas, plot: _Plot, marks: Sequence[Mark]) -> None:
    for start, end, colour in _list_joins(plot, marks):
        canvas.line(start, end, colour, 4, faint=True)


def _draw_column(canvas: Canvas, plot: _Plot, marks: Sequence[Mark]) -> None:
    room = Box(plot.area.right + 50, plot.area.bottom, WIDTH - EDGE / 2, plot.area.top)
    heights = write_column(canvas, marks, [y for _, y in plot.points], room)
    for mark, (x, y), height in zip(marks, plot.points, heights, strict=True):
        canvas.line((x + MARK_SIZE / 2, y), (room.left - 8, height), mark.colour, 2.5, faint=True)


def _draw_values(canvas: Canvas, plot: _Plot, unit: str) -> None:
    area = plot.area
    for tick in plot.ground.scale.ticks:
        y = plot.ground.place(tick)
        canvas.line((area.left, y), (area.right, y), GRID, 2)
        canvas.write(format_number(tick, unit), area.left - 14, y, SMALL_SIZE, colour=FAINT, align="right")


def _draw_days(canvas: Canvas, plot: _Plot, marks: Sequence[Mark], today: date) -> None:
    """The first and the last day, and as many between them as there is room for, each under its marks.

    Marks that were moved apart take their day with them.
    """
    area, y = plot.area, plot.area.bottom - LINE_HEIGHT * SMALL_SIZE / 2 - 10
    canvas.line((area.left, area.bottom), (area.right, area.bottom), FAINT, 2)
    at: dict[date, list[float]] = defaultdict(list)
    for mark, (x, _) in zip(marks, plot.points, strict=True):
        at[mark.day].append(x)
    days = sorted(at)
    full: list[Box] = []
    for day in (days[0], days[-1], *days[1:-1]):
        words, x = format_date(day, today), sum(at[day]) / len(at[day])
        box = canvas.find_box(words, x, y, SMALL_SIZE, align="center")
        if any(box.left < other.right + 12 and other.left < box.right + 12 for other in full):
            continue
        full.append(box)
        canvas.line((x, area.bottom), (x, area.bottom - 10), FAINT, 2)
        canvas.write(words, x, y, SMALL_SIZE, colour=FAINT, align="center")
