"""Groups of figures to draw. `python -m tests.charting FOLDER` draws them all, for eyes to judge."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bot.compare import Group, compare
from bot.compare.orders import Order
from bot.models import Bound, ClaimRecord, Figure, Stance
from tests.builders import make_appearance, make_claim, make_claim_record, make_figure

TODAY = date(2024, 12, 20)
FIRST = date(2024, 12, 2)
NAMES = (
    "Kalvia's Defence Ministry",
    "Seoul's National Intelligence Service",
    "the Pentagon",
    "Ines Korda",
    "Belmora's emergency service",
    "Vostria's Foreign Ministry spokeswoman Lena Sorge",
    "the governor of Tarsk region",
    "Kyiv",
    "Stefan Brandt",
    "the Northern Ledger",
    "Meridian Red Cross",
    "NATO",
    "Pavel Orlan",
)


def exactly(value: float) -> Figure:
    return _figure(value, value, Bound.EXACT)


def about(value: float) -> Figure:
    return _figure(value, value, Bound.ABOUT)


def at_least(value: float) -> Figure:
    return _figure(value, None, Bound.AT_LEAST)


def up_to(value: float) -> Figure:
    return _figure(None, value, Bound.AT_MOST)


def between(low: float, high: float) -> Figure:
    return _figure(low, high, Bound.BETWEEN)


def _figure(low: float | None, high: float | None, bound: Bound) -> Figure:
    words = {"raw": f"{bound} {low} {high}", "unit": "soldiers", "what": "Meridian soldiers"}
    return make_figure(low=low, high=high, bound=bound, measure="deployed", **words)


def said(claimant: str | None, figure: Figure, day: int, **fields: Any) -> ClaimRecord:
    """On this day of December 2024; each claim has a number of its own given by `make_group`."""
    on = date(2024, 12, 1) + timedelta(days=day - 1)
    claim = make_claim(
        claimant=claimant, figures=(figure,), said_on=on, event_on=None, places=("Tarsk",), **fields
    )
    return make_claim_record(claim=claim, appearances=(make_appearance(dated=on),))


def make_group(records: Sequence[ClaimRecord]) -> Group:
    (group,) = compare([replace(record, number=at) for at, record in enumerate(records, 1)]).groups
    return group


def many(size: int, *, days: int, top: float = 12_000, low: float = 9_000) -> list[ClaimRecord]:
    """So many claimants, their numbers from `low` to `top`, in all kinds of bounds, over so many days."""
    kinds = (exactly, at_least, about, up_to)
    ratio = (top / low) ** (1 / max(size - 1, 1))
    return [
        said(
            NAMES[at % len(NAMES)] + ("" if at < len(NAMES) else f" {at}"),
            kinds[at % len(kinds)](round(low * ratio ** (at * 7 % size))),
            2 + at * 5 % size * days // size,
            stance=Stance.DENIED if at % 6 == 5 else Stance.ASSERTED,
        )
        for at in range(size)
    ]


TROOPS = [
    said("Seoul's National Intelligence Service", exactly(10_000), 2),
    said("Kalvia's Defence Ministry", about(12_000), 4),
    said("the Pentagon", at_least(10_000), 7),
    said("Ines Korda", between(11_000, 12_000), 12),
    said("Vostria's Foreign Ministry", exactly(12_000), 13, stance=Stance.DENIED),
    said("Seoul's National Intelligence Service", exactly(11_000), 19),
]
CASES: dict[str, list[ClaimRecord]] = {
    "1": [said("Kalvia's Defence Ministry", about(3_000), 4)],
    "3": many(3, days=10),
    "troops": TROOPS,
    "8": many(8, days=17),
    "8_one_day": many(8, days=1),
    "3_one_day": many(3, days=1),
    "25": many(25, days=18),
    "25_one_day": many(25, days=1),
    "30": many(30, days=18),
    "3_to_3_billion": many(8, days=17, low=3, top=3_000_000_000),
    "same_number": [said(name, exactly(10_000), 5) for name in NAMES[:6]],
    "long_time": [said(name, exactly(1000 + 90 * at), 2 + 200 * at) for at, name in enumerate(NAMES[:6])],
    "zero": [said(name, exactly(5 * at), 2 + at) for at, name in enumerate(NAMES[:4])],
    "scripts": [
        said("Міністерство оборони Калвії", exactly(900), 3),
        said("وزارة الدفاع في كالفيا", exactly(1_000), 7),
        said("卡尔维亚国防部", exactly(1_100), 11),
        said("Ministère $de la Défense$ & <co> 👀", exactly(1_200), 15),
        said(None, exactly(1_150), 16),
        said("Υπουργείο Άμυνας", exactly(950), 17),
    ],
}


def main(folder: Path) -> None:
    from bot.chart.draw import draw_chart  # noqa: PLC0415 - it imports matplotlib

    for name, records in CASES.items():
        for order in Order:
            (folder / f"{name}_{order}.png").write_bytes(draw_chart(make_group(records), order, TODAY))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
