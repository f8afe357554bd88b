"""What lies in what, and what is certainly elsewhere, by GeoNames' cities and regions."""

from __future__ import annotations

import pytest

from bot.compare.gazetteer import are_apart, is_only_region, is_region, lies_in

INSIDE = [
    ("Kelowna", "British Columbia"),
    ("British Columbia", "Canada"),
    ("Kelowna", "Canada"),
    ("Kurchatov", "Kursk region"),
    ("Kursk Oblast", "Russia"),
    ("Évora", "Portugal"),
    ("Atlanta", "Georgia"),
]
NOT_INSIDE = [
    ("Canada", "British Columbia"),
    ("Kelowna", "Alberta"),
    ("Kelowna", "Kelowna"),
    ("Kursk", "Kursk region"),
    ("Tarsk", "Russia"),
    ("Russia", "Tarsk"),
]


@pytest.mark.parametrize(("inner", "outer"), INSIDE)
def test_a_place_lies_in_its_region_and_its_country(inner: str, outer: str) -> None:
    assert lies_in(inner, outer)
    assert not are_apart(inner, outer)


@pytest.mark.parametrize(("inner", "outer"), NOT_INSIDE)
def test_the_whole_the_same_and_the_unknown_lie_in_nothing(inner: str, outer: str) -> None:
    assert not lies_in(inner, outer)


@pytest.mark.parametrize(
    ("one", "other"), [("Dallas", "Israel"), ("Kharkiv", "Kherson"), ("Ontario", "Bavaria")]
)
def test_known_places_that_hold_nothing_of_each_other_are_apart(one: str, other: str) -> None:
    assert are_apart(one, other)
    assert are_apart(other, one)


@pytest.mark.parametrize(("one", "other"), [("Tarsk", "Israel"), ("Osk", "Velm"), ("Kharkiv", "Kharkiv")])
def test_of_an_unknown_place_nothing_is_certain(one: str, other: str) -> None:
    assert not are_apart(one, other)


def test_a_city_may_have_the_name_of_its_region() -> None:
    assert is_region("Kursk")
    assert not is_only_region("Kursk")
    assert is_only_region("Bavaria")
