"""Answers that are files: the words under them, their names, and the buttons for the next."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from bot.compare import Comparison
from bot.compare.orders import Order
from bot.export.kinds import CSV, KINDS, FileKind, Scope
from bot.models import Attachment, Message
from bot.render.alt_text import render_alt_text
from bot.render.buttons import Shorten, chart_button, export_button
from bot.render.markup import bold, count, join_facts, shorten

MAX_SLUG_LETTERS = 40
MAX_QUERY_UNITS = 100
_OTHERS = {Order.DATE: (Order.CLAIMANT, "By claimant"), Order.CLAIMANT: (Order.DATE, "Over time")}


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of the comparison's group of this number, counted from 1."""

    number: int
    order: Order
    png: bytes


def render_chart(
    comparison: Comparison, chart: Chart, query: str, today: date, shorten_query: Shorten
) -> Message:
    """The picture, and buttons for its other form and for the next group."""
    number, total = chart.number, len(comparison.groups)
    other, label = _OTHERS[chart.order]
    buttons = [chart_button(label, query, shorten_query, other, number)]
    if number < total:
        buttons.append(chart_button("Next chart", query, shorten_query, chart.order, number + 1))
    place = f" Chart {number} of {total}." if total > 1 else ""
    caption = render_alt_text(comparison.groups[number - 1], today)
    name = f"{_name_file('chart', query, today)}.png"
    return Message(f"{caption}{place}", (tuple(buttons),), Attachment(name, "image/png", chart.png))


def render_table(comparison: Comparison, table: bytes, query: str, today: date) -> Message:
    figures = sum(len(group.rows) for group in comparison.groups)
    caption = join_facts([bold(count(figures, "figure")), _tell_query(query), CSV.label])
    name = f"{_name_file('compare', query, today)}.csv"
    return Message(caption, (), Attachment(name, CSV.mime, table))


def render_export(kind: FileKind, file: bytes, held: int, total: int, scope: Scope) -> Message:
    """The file, and whether it holds all."""
    left = total - held
    rest = (
        f"\nNo room for {count(left, 'older claim')}: narrow it with words, from: or since:." if left else ""
    )
    asked = _tell_query(scope.query) if scope.query else None
    caption = join_facts([bold(count(held, "claim")), asked, kind.label])
    name = f"{_name_file('claims', scope.query, scope.day)}.{kind.name}"
    return Message(f"{caption}{rest}", (), Attachment(name, kind.mime, file))


def render_export_choice(total: int, query: str, shorten_query: Shorten) -> Message:
    """Which form? For those who cannot press, in words too."""
    asked = _tell_query(query) if query else None
    head = join_facts([bold(count(total, "claim")), asked])
    words = " ".join(filter(None, ("/export csv", _tell_query(query))))
    buttons = tuple(export_button(kind.label, name, query, shorten_query) for name, kind in KINDS.items())
    return Message(
        f"{head}\nAs which file? CSV for spreadsheets, JSON for programs, JSON-LD for the web. "
        f"Or say which: <code>{words}</code>",
        (buttons,),
    )


def _tell_query(query: str) -> str:
    return shorten(query, MAX_QUERY_UNITS)


def _name_file(kind: str, query: str, today: date) -> str:
    """`claims-kursk-2024-12-19`, in letters that every system takes."""
    plain = unicodedata.normalize("NFKD", query).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:MAX_SLUG_LETTERS].strip("-")
    return "-".join(part for part in (kind, slug, today.isoformat()) if part)
