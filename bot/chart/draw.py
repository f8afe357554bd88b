"""A group of figures → a picture. Slow, and nothing for the event loop."""

from __future__ import annotations

from datetime import date
from threading import Lock

from bot.chart.by_claimant import draw_by_claimant
from bot.chart.canvas import Canvas, keep_drawable
from bot.chart.marks import MOST_MARKS, make_marks
from bot.chart.over_time import draw_over_time
from bot.chart.page import make_canvas, write_head, write_key
from bot.compare import Group, Row
from bot.compare.orders import Order

_drawing = Lock()


def draw_chart(group: Group, order: Order, today: date) -> bytes:
    """A PNG: over time, or by claimant. The same group gives the same bytes, whatever came before."""
    with _drawing:
        return lay_out(group, order, today).to_png()


def lay_out(group: Group, order: Order, today: date) -> Canvas:
    """The newest rows, as many as a phone shows."""
    rows = sorted(group.rows, key=Row.sort_key)[-MOST_MARKS:]
    marks = make_marks(rows, (keep_drawable(row.claimant, f"claim #{row.numbers[0]}") for row in rows))
    canvas = make_canvas(marks)
    top = write_head(canvas, group, today)
    bottom = write_key(canvas, marks, len(group.rows) - len(rows))
    draw = draw_over_time if order is Order.DATE else draw_by_claimant
    draw(canvas, marks, bottom, top, today)
    return canvas
