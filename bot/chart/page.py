"""What both forms of a chart share: the sheet, the title at its head, the key to the signs at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.chart.canvas import FAINT, Canvas, keep_drawable
from bot.chart.marks import Mark
from bot.compare import Group
from bot.models import Bound
from bot.render.markup import format_days
from bot.render.verdict import format_group_range, format_title

WIDTH = 1080
HEIGHT = 1080
TALL_HEIGHT = 1350
"""The tallest that Telegram shows whole on a phone held upright."""
TALL_FROM_MARKS = 11
EDGE = 40
# A phone shows the picture at about a third of its size.
TITLE_SIZE, TEXT_SIZE, SMALL_SIZE = 46.0, 32.0, 27.0
LINE_HEIGHT = 1.3
ANY_TITLE = "Figures"


def make_canvas(marks: Sequence[Mark]) -> Canvas:
    return Canvas(WIDTH, TALL_HEIGHT if len(marks) >= TALL_FROM_MARKS else HEIGHT)


def write_head(canvas: Canvas, group: Group, today: date) -> float:
    """The title, and below it the range and the days; where the rest may begin."""
    y = canvas.height - EDGE - TITLE_SIZE / 2
    title = keep_drawable(format_title(group), ANY_TITLE)
    for line in canvas.wrap(title.split(), TITLE_SIZE, WIDTH - 2 * EDGE, 2, bold=True):
        canvas.write(line, EDGE, y, TITLE_SIZE, bold=True)
        y -= LINE_HEIGHT * TITLE_SIZE
    first, last = min(row.day for row in group.rows), max(row.last_day for row in group.rows)
    facts = [format_group_range(group), f"said {format_days(first, last, today)}"]
    stage = ["expected"] if group.expected else []
    line = canvas.clip(" · ".join([*stage, *facts]), TEXT_SIZE, WIDTH - 2 * EDGE)
    canvas.write(line, EDGE, y, TEXT_SIZE, colour=FAINT)
    return y - LINE_HEIGHT * TEXT_SIZE


def write_key(canvas: Canvas, marks: Sequence[Mark], left_out: int) -> float:
    """The meaning of the signs that there are, in at most two lines; where the rest must end."""
    signs = {
        "hollow: denied or unconfirmed": any(mark.hollow for mark in marks),
        "arrow: the number or more, or less": any(mark.open_above or mark.open_below for mark in marks),
        "~ about: ±10%": any(mark.row.figure.bound is Bound.ABOUT for mark in marks),
        f"+{left_out} older ones": left_out > 0,
    }
    told = [words for words, shown in signs.items() if shown]
    y = EDGE + SMALL_SIZE / 2
    for line in reversed(canvas.wrap(told, SMALL_SIZE, WIDTH - 2 * EDGE, 2, by=" · ")):
        canvas.write(line, EDGE, y, SMALL_SIZE, colour=FAINT)
        y += LINE_HEIGHT * SMALL_SIZE
    return y
