"""The table of figure errors: what counts as the same value, bound and thing."""

from __future__ import annotations

from typing import Any

import pytest

from bot.claims import extract_figures
from tests.figure_errors import compare, is_same, names_same, numbers_of


def quantity(value: float | str, change: str = "=", unit: str = "", concept: str = "") -> dict[str, Any]:
    return {
        "value": value,
        "change": change,
        "unit": unit,
        "normalized_unit": unit,
        "referred_concepts": [concept],
    }


def test_a_value_that_is_no_number_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="many"):
        numbers_of("many")


@pytest.mark.parametrize(
    ("value", "numbers"),
    [
        (4, (4, 4)),
        ("4.5", (4.5, 4.5)),
        ("3.0 - 4.0", (3, 4)),
        ("300-400", (300, 400)),
        ("1.99E-29", (1.99e-29, 1.99e-29)),
    ],
)
def test_a_labelled_value_is_a_number_or_a_range(value: float | str, numbers: tuple[float, float]) -> None:
    assert numbers_of(value) == numbers


@pytest.mark.parametrize(
    ("text", "value", "same"),
    [
        ("He saw 40 ferries.", 40, True),
        ("He saw 40 ferries.", 41, False),
        ("He saw more than 40 ferries.", 40, True),
        ("He saw up to 40 ferries.", 40, True),
        ("He saw between 30 and 40 ferries.", "30-40", True),
        ("He saw between 30 and 40 ferries.", 30, False),
    ],
)
def test_a_range_needs_both_its_ends_and_an_open_figure_the_one_it_has(
    text: str, value: float | str, *, same: bool
) -> None:
    (figure,) = extract_figures(text)
    assert is_same(quantity(value), figure) == same


def test_what_is_counted_shares_a_word_with_concept_or_unit() -> None:
    (figure,) = extract_figures("The port bought 40 wooden ferries.")
    assert names_same(quantity(40, concept="ferry boats"), figure) is False
    assert names_same(quantity(40, concept="ferries"), figure) is True


def test_each_label_and_each_figure_is_used_once() -> None:
    figures = extract_figures("Some 40 ferries and 40 barges sank.")
    names = [outcome.name for outcome in compare([quantity(40, "~"), quantity(9)], figures)]
    assert sorted(names) == ["EXTRA", "HIT", "MISS"]
