"""Words beside the marks: close to each where there is room for all of them, else in a column at the side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.chart.boxes import Box, spread
from bot.chart.canvas import Canvas
from bot.chart.marks import Mark
from bot.chart.page import LINE_HEIGHT, SMALL_SIZE, TEXT_SIZE

VALUE_WIDTH = 400.0
NAME_WIDTH = 320.0
NAME_LINES = 2
_GAP = 14.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A mark's words in their room: the value, and below it the name."""

    lines: tuple[str, ...]
    box: Box
    colour: str
    align: str = "left"

    def write(self, canvas: Canvas) -> None:
        x = self.box.right if self.align == "right" else self.box.left
        y = self.box.top - LINE_HEIGHT * TEXT_SIZE / 2
        value, *names = self.lines
        canvas.write(value, x, y, TEXT_SIZE, bold=True, colour=self.colour, align=self.align)
        y -= LINE_HEIGHT * (TEXT_SIZE + SMALL_SIZE) / 2
        for name in names:
            canvas.write(name, x, y, SMALL_SIZE, align=self.align)
            y -= LINE_HEIGHT * SMALL_SIZE


# ── beside the marks ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be labelled, and what must stay clear."""

    lines: Sequence[tuple[str, ...]]
    sizes: Sequence[Point]
    points: Sequence[Point]
    colours: Sequence[str]
    taken: Sequence[Box]
    room: Box


def place_labels(
    canvas: Canvas, marks: Sequence[Mark], points: Sequence[Point], taken: Sequence[Box], room: Box
) -> list[Label] | None:
    """A label beside each point, none over another or over what is taken; None where one finds no room.

    Tried in several orders, for the first labels take the best places; and first so that no label stands
    nearer to another mark than to its own.
    """
    lines = [_list_lines(canvas, mark, marks) for mark in marks]
    sizes = [_measure(canvas, one) for one in lines]
    task = _Task(lines, sizes, points, [mark.text_colour for mark in marks], taken, room)
    orders = (
        sorted(range(len(marks)), key=lambda at: (-points[at][0], points[at][1])),
        sorted(range(len(marks)), key=lambda at: (points[at][1], points[at][0])),
        sorted(range(len(marks)), key=lambda at: (-points[at][1], points[at][0])),
    )
    tries = (_place_in(order, task, strict=strict) for strict in (True, False) for order in orders)
    return next((labels for labels in tries if labels is not None), None)


def _place_in(order: Sequence[int], task: _Task, *, strict: bool) -> list[Label] | None:
    placed: dict[int, Label] = {}
    for at in order:
        full = [*task.taken, *(label.box for label in placed.values())]
        fitting = (
            (box, align)
            for box, align in _list_places(task.points[at], task.sizes[at], task.room)
            if task.room.holds(box)
            and not any(box.overlaps(other) for other in full)
            and not (strict and _is_nearer_to_another(box, at, task.points))
        )
        found = next(fitting, None)
        if found is None:
            return None
        placed[at] = Label(task.lines[at], found[0], task.colours[at], found[1])
    return [placed[at] for at in sorted(placed)]


def _is_nearer_to_another(box: Box, own: int, points: Sequence[Point]) -> bool:
    others = (box.get_distance(*point) for at, point in enumerate(points) if at != own)
    return min(others, default=float("inf")) < 1.3 * box.get_distance(*points[own])


def _list_places(point: Point, size: Point, room: Box) -> Iterator[tuple[Box, str]]:
    """Beside the point, the best place first; over and under it, no farther to a side than there is room."""
    (x, y), (width, height) = point, size
    sides = ((x + 2 * _GAP, "left"), (x - 2 * _GAP - width, "right"))
    above, below = y + _GAP, y - _GAP - height
    for bottom in (y - height / 2, y - height * 0.75, y - height * 0.25, above, below):
        for left, align in sides:
            yield Box(left, bottom, left + width, bottom + height), align
    for bottom in (above + _GAP, below - _GAP):
        for start, align in ((x - width / 2, "left"), (x - width * 0.2, "left"), (x - width * 0.8, "right")):
            left = max(min(start, room.right - width), room.left)
            yield Box(left, bottom, left + width, bottom + height), align


def _list_lines(canvas: Canvas, mark: Mark, marks: Sequence[Mark]) -> tuple[str, ...]:
    """The value, and the name at the latest mark of each claimant: a line joins it to the others."""
    same = [one for one in marks if one.row.named and one.row.identity == mark.row.identity]
    value = canvas.clip(mark.value, TEXT_SIZE, VALUE_WIDTH, bold=True)
    if same and mark is not same[-1]:
        return (value,)
    return value, *canvas.wrap(mark.name.split(), SMALL_SIZE, NAME_WIDTH, NAME_LINES)


def _measure(canvas: Canvas, lines: Sequence[str]) -> Point:
    value, *names = lines
    widths = [canvas.measure(name, SMALL_SIZE)[0] for name in names]
    width = max(canvas.measure(value, TEXT_SIZE, bold=True)[0], *widths, 0)
    return width, LINE_HEIGHT * (TEXT_SIZE + SMALL_SIZE * len(names))


# ── in a column ──────────────────────────────────────────────────────────────────────────────────


def write_column(canvas: Canvas, marks: Sequence[Mark], wanted: Sequence[float], room: Box) -> list[float]:
    """Each mark's words in the column, as near as can be to its height: on two lines, or on one if many.

    Returns the heights at which they stand.
    """
    tall = LINE_HEIGHT * (TEXT_SIZE + SMALL_SIZE)
    if (room.top - room.bottom) / len(marks) >= tall:
        heights = spread(wanted, tall, room.bottom + tall / 2, room.top - tall / 2)
        for mark, y in zip(marks, heights, strict=True):
            box = Box(room.left, y - tall / 2, room.right, y + tall / 2)
            lines = (
                canvas.clip(mark.value, TEXT_SIZE, box.right - box.left, bold=True),
                _clip_name(canvas, mark, box),
            )
            Label(lines, box, mark.text_colour).write(canvas)
        return heights
    low = LINE_HEIGHT * SMALL_SIZE
    heights = spread(wanted, low, room.bottom + low / 2, room.top - low / 2)
    for mark, y in zip(marks, heights, strict=True):
        amount = canvas.clip(mark.amount, SMALL_SIZE, (room.right - room.left) / 2, bold=True)
        value = canvas.write(amount, room.left, y, SMALL_SIZE, bold=True, colour=mark.text_colour)
        box = Box(value.right + _GAP, y, room.right, y)
        canvas.write(_clip_name(canvas, mark, box), box.left, y, SMALL_SIZE)
    return heights


def _clip_name(canvas: Canvas, mark: Mark, box: Box) -> str:
    return canvas.clip(mark.name, SMALL_SIZE, box.right - box.left)
