"""Value across, one line for each claimant: the name and the number above it, so that no two words meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bot.chart.boxes import Box
from bot.chart.canvas import FAINT, GRID, Canvas
from bot.chart.marks import Mark
from bot.chart.page import EDGE, LINE_HEIGHT, SMALL_SIZE, TEXT_SIZE, WIDTH
from bot.chart.scales import make_scale
from bot.chart.strokes import ARROW_LENGTH, MARK_SIZE, Ground, draw_lying
from bot.dating import Dated
from bot.render.dates import format_dated
from bot.render.numbers import format_number

MOST_BAND = 130.0
_VALUE_SHARE = 0.5
_ARROW = " → "


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Of a claimant's band, of its words and of its dots: smaller, the more there are."""

    band: float
    words: float
    dot: float


def draw_by_claimant(canvas: Canvas, marks: Sequence[Mark], bottom: float, top: float, today: date) -> None:
    """The marks, between these heights; the highest latest number first."""
    lines = _gather(marks)
    bottom += LINE_HEIGHT * SMALL_SIZE + 10
    band = min((top - bottom) / len(lines), MOST_BAND)
    sizes = _Sizes(band, max(min(0.36 * band, TEXT_SIZE), 20.0), max(min(0.3 * band, MARK_SIZE), 13.0))
    area = Box(EDGE, top - band * len(lines), WIDTH - EDGE, top)
    ground = _make_ground(marks, area, sizes.dot)
    _draw_axis(canvas, area, ground, marks[0].row.figure.unit)
    for at, line in enumerate(lines):
        _write_line(canvas, line, top - at * band, sizes, today)
        _draw_line(canvas, line, top - at * band, sizes, ground)


def _gather(marks: Sequence[Mark]) -> list[list[Mark]]:
    """Each claimant's marks, oldest first; those of nobody named each by itself, at the end."""
    claimants: dict[object, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: mark.row.sort_key()):
        claimants[mark.row.identity if mark.row.named else id(mark)].append(mark)
    return sorted(
        claimants.values(), key=lambda line: (not line[0].row.named, -max(line[-1].numbers), line[0].name)
    )


def _make_ground(marks: Sequence[Mark], area: Box, dot: float) -> Ground:
    scale = make_scale([number for mark in marks for number in (mark.low, mark.high, *mark.numbers)])
    arrow = ARROW_LENGTH * dot / MARK_SIZE
    left = area.left + dot + (arrow if any(mark.open_below for mark in marks) else 0)
    right = area.right - dot - (arrow if any(mark.open_above for mark in marks) else 0)
    return Ground(scale, left, right)


def _write_line(canvas: Canvas, line: Sequence[Mark], top: float, sizes: _Sizes, today: date) -> None:
    """The name on the left, the numbers and the day on the right."""
    latest, y, size = line[-1], top - 0.3 * sizes.band, sizes.words
    day = f" · {format_dated(Dated(latest.row.last_day, latest.row.dating), today)}"
    left = canvas.write(day, WIDTH - EDGE, y, 0.85 * size, colour=FAINT, align="right").left
    value = canvas.clip(_tell(line), size, _VALUE_SHARE * WIDTH, bold=True)
    left = canvas.write(value, left, y, size, bold=True, colour=latest.text_colour, align="right").left
    canvas.write(canvas.clip(latest.name, size, left - EDGE - 20), EDGE, y, size)


def _draw_line(canvas: Canvas, line: Sequence[Mark], top: float, sizes: _Sizes, ground: Ground) -> None:
    """The latest mark large, those before it small."""
    latest, y = line[-1], top - 0.74 * sizes.band
    canvas.line((EDGE, y), (WIDTH - EDGE, y), GRID, 2)
    for older, newer in pairwise(line):
        ends = ground.place(older.numbers[0]), ground.place(newer.numbers[0])
        canvas.line((ends[0], y), (ends[1], y), latest.colour, 4, faint=True)
    for mark in line:
        draw_lying(canvas, mark, y, ground, sizes.dot if mark is latest else 0.7 * sizes.dot)


def _tell(line: Sequence[Mark]) -> str:
    """`10,000 → 11,000`."""
    values = list(dict.fromkeys(mark.value for mark in line))
    told = values if len(values) < 3 else [values[0], "…", values[-1]]
    return _ARROW.join(told)


def _draw_axis(canvas: Canvas, area: Box, ground: Ground, unit: str) -> None:
    y, end = area.bottom - LINE_HEIGHT * SMALL_SIZE / 2 - 10, 0.0
    for tick in ground.scale.ticks:
        words, x = format_number(tick, unit), ground.place(tick)
        canvas.line((x, area.bottom), (x, area.top), GRID, 2)
        box = canvas.find_box(words, x, y, SMALL_SIZE, align="center")
        if box.left > max(end + 20, 0) and box.right < WIDTH:
            end = canvas.write(words, x, y, SMALL_SIZE, colour=FAINT, align="center").right
