"""What is drawn on: matplotlib, as a sheet of pixels with the origin below on the left.

Its global state (`pyplot`, `rcParams`) is left alone. matplotlib promises nothing about threads: one picture
is drawn at a time (`bot.chart.draw`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from io import BytesIO

from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.text import Text

from bot.chart.boxes import Box
from bot.render.markup import one_line

DOTS_PER_INCH = 100
GROUND = "#1B2028"
INK = "#F2F4F7"
FAINT = "#A9B2C0"
GRID = "#39414D"
# matplotlib brings the first; the others help out where they are installed.
_FAMILIES = (
    "DejaVu Sans",
    "Noto Sans",
    "Noto Sans CJK JP",
    "Noto Sans CJK SC",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Arial Unicode MS",
    "PingFang SC",
    "Hiragino Sans",
)


class Canvas:
    """A sheet of `width` by `height` pixels. `texts`: the boxes of all words on it."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.texts: list[tuple[str, Box]] = []
        self._figure = Figure(
            (width / DOTS_PER_INCH, height / DOTS_PER_INCH), DOTS_PER_INCH, facecolor=GROUND
        )
        self._agg = FigureCanvasAgg(self._figure)
        self._sizes: dict[tuple[str, float, bool], tuple[float, float]] = {}

    def write(  # noqa: PLR0913 - a word has a place, a size and a look
        self,
        words: str,
        x: float,
        y: float,
        size: float,
        *,
        colour: str = INK,
        bold: bool = False,
        align: str = "left",
    ) -> Box:
        """One line of words, the middle of its height at y."""
        text = self._make_text(words, size, bold=bold, colour=colour)
        text.set(position=(x / self.width, y / self.height), horizontalalignment=align)
        self._figure.add_artist(text)
        box = self.find_box(words, x, y, size, bold=bold, align=align)
        self.texts.append((words, box))
        return box

    def find_box(
        self, words: str, x: float, y: float, size: float, *, bold: bool = False, align: str = "left"
    ) -> Box:
        """The room that words take."""
        width, height = self.measure(words, size, bold=bold)
        left = x - width * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        return Box(left, y - height / 2, left + width, y + height / 2)

    def measure(self, words: str, size: float, *, bold: bool = False) -> tuple[float, float]:
        """Width, and the height that any line of this size takes."""
        key = (words, size, bold)
        if key not in self._sizes:
            text = self._make_text(words, size, bold=bold)
            text.set_figure(self._figure)
            extent = text.get_window_extent(self._agg.get_renderer())  # type: ignore[no-untyped-call]
            self._sizes[key] = float(extent.width), 1.2 * size
        return self._sizes[key]

    def clip(self, words: str, size: float, width: float, *, bold: bool = False) -> str:
        """As many of the letters as fit, the cut shown by "…"."""
        if self.measure(words, size, bold=bold)[0] <= width:
            return words
        kept = len(words) - 1
        while kept and self.measure(f"{words[:kept].rstrip()}…", size, bold=bold)[0] > width:
            kept -= 1
        return f"{words[:kept].rstrip(' ,;')}…"

    def wrap(
        self,
        parts: Sequence[str],
        size: float,
        width: float,
        lines: int,
        *,
        bold: bool = False,
        by: str = " ",
    ) -> list[str]:
        """At most so many lines, broken between parts; the last is clipped."""
        made: list[str] = []
        left = list(parts)
        while left and len(made) < lines - 1:
            taken = 1
            while taken < len(left) and self.measure(by.join(left[: taken + 1]), size, bold=bold)[0] <= width:
                taken += 1
            made.append(self.clip(by.join(left[:taken]), size, width, bold=bold))
            left = left[taken:]
        return [*made, self.clip(by.join(left), size, width, bold=bold)] if left else made

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        width: float,
        *,
        faint: bool = False,
    ) -> None:
        xs, ys = (start[0], end[0]), (start[1], end[1])
        self._add_line(xs, ys, color=colour, linewidth=_points(width), alpha=0.45 if faint else 1.0)

    def mark(self, x: float, y: float, shape: str, colour: str, size: float, *, hollow: bool = False) -> None:
        inside = GROUND if hollow else colour
        self._add_line(
            (x,),
            (y,),
            marker=shape,
            markersize=_points(size),
            markerfacecolor=inside,
            markeredgecolor=colour,
            markeredgewidth=_points(4),
        )

    def to_png(self) -> bytes:
        """The same bytes for the same drawing: without the program's name and the time."""
        output = BytesIO()
        self._agg.print_png(output, metadata={"Software": None})  # type: ignore[no-untyped-call]
        return output.getvalue()

    def _add_line(self, xs: tuple[float, ...], ys: tuple[float, ...], **style: object) -> None:
        shares = [x / self.width for x in xs], [y / self.height for y in ys]
        line = Line2D(*shares, transform=self._figure.transFigure, solid_capstyle="butt", **style)  # type: ignore[arg-type]
        self._figure.add_artist(line)

    def _make_text(self, words: str, size: float, *, bold: bool, colour: str = INK) -> Text:
        # Dollar signs are money, not formulas.
        return Text(
            0,
            0,
            words,
            color=colour,
            fontproperties=_get_font(_points(size), bold=bold),
            verticalalignment="center_baseline",
            parse_math=False,
        )


def _points(pixels: float) -> float:
    return pixels * 72 / DOTS_PER_INCH


@cache
def _get_font(points: float, *, bold: bool) -> FontProperties:
    return FontProperties(family=list(_get_families()), size=points, weight="bold" if bold else "normal")


@cache
def _get_families() -> tuple[str, ...]:
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return tuple(family for family in _FAMILIES if family in installed)


@cache
def _get_drawable() -> frozenset[int]:
    """The letters that some font has."""
    paths = (font_manager.findfont(FontProperties(family=family)) for family in _get_families())
    return frozenset(code for path in paths for code in font_manager.get_font(path).get_charmap())


def keep_drawable(words: str, instead: str) -> str:
    """The words without letters that would become empty boxes; another name where most are lost."""
    composed = unicodedata.normalize("NFC", one_line(words))
    letters = [mark for mark in composed if unicodedata.category(mark) not in {"Cc", "Cf", "Cs"}]
    kept = [mark for mark in letters if ord(mark) in _get_drawable()]
    shown, meant = (sum(mark.isalnum() for mark in marks) for marks in (kept, letters))
    return " ".join("".join(kept).split()) if shown and shown * 2 > meant else instead
