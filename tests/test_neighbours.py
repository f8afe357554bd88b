"""What a figure takes over from the one before it: its bound, and the things that it counts."""

from __future__ import annotations

import pytest

from bot.claims.figures import find_figures
from bot.claims.parse import parse
from bot.models import Bound, Figure


def find(text: str) -> list[Figure]:
    return find_figures(parse(text))


@pytest.mark.parametrize(
    "text", ["It lies over 5 miles (8 km) away.", "It lies over 5 miles (about 8 km) away."]
)
def test_a_conversion_in_brackets_has_the_bound_of_what_it_converts_unless_it_has_its_own(text: str) -> None:
    miles, kilometres = find(text)
    assert miles.bound is Bound.MORE_THAN
    assert kilometres.bound is (Bound.ABOUT if "about" in text else Bound.MORE_THAN)


def test_others_are_of_the_things_counted_before_them() -> None:
    soldiers, others = find("The raid killed 12 foreign soldiers and injured 20 others.")
    assert (others.unit, others.what) == (soldiers.unit, soldiers.what) == ("soldiers", "foreign soldiers")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The rockets flew about 350 km and 420 km.", Bound.ABOUT),
        ("The rockets flew about 350 and 420 km.", Bound.ABOUT),
        ("Rents rose by more than 5% and 7% in the two towns.", Bound.MORE_THAN),
        ("The rockets flew about 350 km and exactly 420 km.", Bound.EXACT),
        ("About 20 men and 30 women came.", Bound.EXACT),
    ],
)
def test_a_bound_is_shared_by_two_measurements_but_not_by_two_counts(text: str, bound: Bound) -> None:
    assert find(text)[1].bound is bound


@pytest.mark.parametrize(
    "text",
    [
        "Norway gave 12 launchers and will deliver six more.",
        "Norway, which gave 12 launchers last year, may deliver six more, a clerk said.",
        "Norway gave 12 launchers. It will deliver another six.",
    ],
)
def test_so_many_more_are_of_the_things_counted_before_them(text: str) -> None:
    assert [figure.unit for figure in find(text)] == ["launchers", "launchers"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway gave 12 launchers. Six ministers want more.",
        "Prices rose 5% and six more fell.",
        "Norway gave 12 launchers.\nIt needs six more.",
    ],
)
def test_a_number_without_more_or_after_a_share_or_a_line_break_has_no_kin(text: str) -> None:
    assert find(text)[1].unit not in {"launchers", "%"}


@pytest.mark.parametrize(
    ("text", "unit", "what"),
    [
        ("She read 32 school books, and only half of them had maps.", "books", "school books"),
        ("The state has 300 schools, 20% of which are shut.", "%", "schools"),
        ("Energy rose 13.6 per cent, food 1.7.", "%", "food"),
        ("Imports fell 4 percent and exports 2 percent.", "%", "exports"),
        ("The poll weighed four rivals, and Reyes had 42 percent of those asked.", "%", "those asked"),
        ("The firm paid 74% of the cost, or about $4 million.", "US$", "cost"),
        ("The firm paid 74% of the cost and $4 million more.", "US$", "firm"),
        ("More than 750 people were hurt, 136 of them badly.", "people", "people"),
        ("The clinic saw 300 cases, of which 56 were confirmed.", "cases", "cases"),
        ("Some 300 guests fell ill. Four of them are in hospital.", "guests", "guests"),
        ("Growth of 1.2% this year and 1.8% the next is expected.", "%", "Growth"),
        ("Sales fell by 3% in May and by 4% in June.", "%", "Sales"),
    ],
)
def test_a_share_of_them_and_the_same_in_another_unit_are_of_the_things_named_before(
    text: str, unit: str, what: str
) -> None:
    assert (find(text)[1].unit, find(text)[1].what) == (unit, what)


def test_a_part_of_them_is_of_what_was_struck_and_not_of_where() -> None:
    assert (
        find("In all 47 drones were shot down over seven regions, nine of them over Orsa.")[2].unit
        == "drones"
    )


def test_the_same_in_another_unit_is_of_what_follows_the_brackets() -> None:
    assert [figure.what for figure in find("It had 10 kilometers (6 miles) of paved roads.")] == [
        "paved roads"
    ] * 2
    assert find("She has a €100 million (£84.5m) release clause.")[0].what == "release clause"


def test_two_numbers_share_the_unit_behind_the_second() -> None:
    assert [figure.unit for figure in find("They will go to prison for 30 and 23 years.")] == [
        "years",
        "years",
    ]
