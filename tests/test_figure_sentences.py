"""News sentences with every figure in them, value, bound, unit, measure, stage: data/figure_sentences.txt."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from bot.claims.figures import find_figures
from bot.claims.parse import parse
from bot.models import Bound, Figure, Stage

_TABLE = Path(__file__).parent / "data" / "figure_sentences.txt"
_VALUE = re.compile(r"(>=|<=|>|<|~|)(.+?)(?:\.\.(.+))?")
_BOUNDS = {
    "": Bound.EXACT,
    "~": Bound.ABOUT,
    ">=": Bound.AT_LEAST,
    ">": Bound.MORE_THAN,
    "<=": Bound.AT_MOST,
    "<": Bound.LESS_THAN,
}
_NOTHING = {"_": "", "-": ""}

Wanted = tuple[float | None, float | None, Bound, str, str, Stage]


def read_table() -> list[tuple[str, str]]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.rpartition("=>") for line in lines if not line.startswith("#"))
    return [(text.strip(), figures.strip()) for text, _, figures in rows]


def read_figure(written: str) -> Wanted:
    """As in ">=4 people killed expected"."""
    value, unit, measure, *stage = written.split()
    match = _VALUE.fullmatch(value)
    assert match is not None, written
    sign, low, high = match.groups()
    first, last = float(Fraction(low)), float(Fraction(high or low))
    bound = Bound.BETWEEN if high else _BOUNDS[sign]
    return (
        None if bound in {Bound.AT_MOST, Bound.LESS_THAN} else first,
        None if bound in {Bound.AT_LEAST, Bound.MORE_THAN} else last,
        bound,
        _NOTHING.get(unit, unit.replace("_", " ")),
        _NOTHING.get(measure, measure),
        Stage.EXPECTED if stage else Stage.HAPPENED,
    )


def as_wanted(figure: Figure, wanted: Wanted) -> Wanted:
    """The same of a figure found, open where the table leaves it open."""
    unit = "*" if wanted[3] == "*" else figure.unit
    measure = "*" if wanted[4] == "*" else figure.measure
    return figure.low, figure.high, figure.bound, unit, measure, figure.stage


@pytest.mark.parametrize(("text", "figures"), read_table())
def test_a_news_sentence_has_these_figures_and_no_others(text: str, figures: str) -> None:
    wanted = [read_figure(figure) for figure in figures.split(" ; ") if figure]
    found = find_figures(parse(text))
    assert len(found) == len(wanted), [figure.raw for figure in found]
    for figure, expected in zip(found, wanted, strict=True):
        low, high, *rest = as_wanted(figure, expected)
        assert (low, high) == pytest.approx(expected[:2])
        assert rest == list(expected[2:])
