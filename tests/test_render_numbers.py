"""Figures as a phone shows them."""

from __future__ import annotations

import pytest

from bot.models import Bound, Figure
from bot.render.numbers import format_amount, format_counted, format_number, is_telling
from tests.builders import make_figure


def figure(bound: Bound, low: float | None, high: float | None, unit: str = "soldiers") -> Figure:
    return make_figure(low=low, high=high, bound=bound, unit=unit, raw="some words")


AMOUNTS = [
    (figure(Bound.AT_LEAST, 10_000, None), "≥10,000"),
    (figure(Bound.MORE_THAN, 10_000, None), ">10,000"),
    (figure(Bound.AT_MOST, None, 40), "≤40"),
    (figure(Bound.LESS_THAN, None, 40), "<40"),
    (figure(Bound.ABOUT, 12_000, 12_000), "~12,000"),
    (figure(Bound.EXACT, 3, 3), "3"),
    (figure(Bound.EXACT, 6.4, 6.4), "6.4"),
    (figure(Bound.BETWEEN, 300, 400), "300–400"),
    (figure(Bound.EXACT, 12, 12, "%"), "12%"),
    (figure(Bound.EXACT, 0.5, 0.5, "%"), "0.5%"),
    (figure(Bound.BETWEEN, 10, 12, "%"), "10–12%"),
    (figure(Bound.EXACT, 1.5e9, 1.5e9, "US$"), "$1.5bn"),
    (figure(Bound.MORE_THAN, 20e6, None, "US$"), ">$20m"),
    (figure(Bound.EXACT, 2e12, 2e12, "€"), "€2tn"),
    (figure(Bound.EXACT, 1_500, 1_500, "£"), "£1,500"),
    (figure(Bound.BETWEEN, 1e9, 2e9, "US$"), "$1bn–$2bn"),
    (figure(Bound.EXACT, 1_500_000, 1_500_000), "1.5 million"),
    (figure(Bound.EXACT, 1_234_567, 1_234_567), "1,234,567"),
    (figure(Bound.EXACT, 2e9, 2e9), "2 billion"),
    (figure(Bound.EXACT, -12, -12), "−12"),
    (figure(Bound.BETWEEN, -5, 3), "−5 to 3"),
]


@pytest.mark.parametrize(("given", "shown"), AMOUNTS)
def test_an_amount_shows_its_bound_and_unit_and_loses_no_digit(given: Figure, shown: str) -> None:
    assert format_amount(given) == shown


@pytest.mark.parametrize("raw", ["dozens", "tens of thousands", "hundreds"])
def test_a_size_in_words_is_not_made_a_number(raw: str) -> None:
    vague = make_figure(low=12, high=None, bound=Bound.AT_LEAST, raw=raw, unit="soldiers", measure="killed")
    assert format_counted(vague) == f"{raw} of soldiers killed"


def test_millions_with_a_number_are_a_number() -> None:
    assert format_amount(make_figure(value=2e6, raw="2 millions")) == "2 million"


COUNTED = [
    (
        {"unit": "soldiers", "what": "North Korean soldiers", "measure": "killed_or_injured"},
        "killed or injured",
    ),
    ({"unit": "soldiers", "what": "North Korean soldiers", "measure": "deployed"}, ""),
    ({"unit": "soldiers", "what": "North Korean soldiers", "measure": "vanish"}, ""),
]


@pytest.mark.parametrize(("fields", "words"), COUNTED)
def test_a_counted_thing_has_its_measure_in_words_where_it_needs_any(
    fields: dict[str, str], words: str
) -> None:
    shown = format_counted(make_figure(value=30, **fields))
    assert shown == f"30 North Korean soldiers {words}".strip()


# what, measure, how it is said: the measure once
ONCE = [
    ("injured people", "injured", "30 people injured"),
    ("injured", "killed", "30 of the injured killed"),
    ("wounded Ruvian soldiers", "injured", "30 Ruvian soldiers injured"),
    ("missing people", "missing", "30 people missing"),
    ("killed or injured soldiers", "killed_or_injured", "30 soldiers killed or injured"),
    ("North Korean casualties", "killed_or_injured", "30 North Korean casualties"),
    ("deaths", "killed", "30 deaths"),
    ("injured", "injured", "30 injured"),
    ("missing people", "rescued", "30 missing people rescued"),
    ("deployed soldiers", "deployed", "30 deployed soldiers"),
]


@pytest.mark.parametrize(("what", "measure", "shown"), ONCE)
def test_what_happened_is_said_once(what: str, measure: str, shown: str) -> None:
    assert (
        format_counted(make_figure(value=30, unit=what.rpartition(" ")[2], what=what, measure=measure))
        == shown
    )


@pytest.mark.parametrize(("measure", "shown"), [("injured", "30 injured"), ("deployed", "30 soldiers")])
def test_what_was_just_counted_need_not_be_named_again_unless_that_would_leave_nothing(
    measure: str, shown: str
) -> None:
    assert format_counted(make_figure(value=30, unit="soldiers", measure=measure), named=False) == shown


def test_a_number_of_a_unit_keeps_its_unit_whatever_it_measures() -> None:
    assert (
        format_counted(make_figure(value=40, unit="kilometers", what="the advance", measure=""))
        == "40 kilometers"
    )


def test_without_a_noun_the_amount_and_measure_are_enough() -> None:
    assert format_counted(make_figure(value=20, unit="", what="", measure="injured")) == "20 injured"


DOUBLED = [
    # raw, unit, what, how it is said: the number once
    ("52", "52", "52", "52 missing"),
    ("52", "", "52", "52 missing"),
    ("52", "people", "52 people", "52 people missing"),
    ("About 52", "people", "52 people", "52 people missing"),
    ("52", "people", "520 people", "52 520 people missing"),
]


@pytest.mark.parametrize(("raw", "unit", "what", "shown"), DOUBLED)
def test_a_number_is_said_once(raw: str, unit: str, what: str, shown: str) -> None:
    doubled = make_figure(value=52, raw=raw, unit=unit, what=what, measure="missing")
    assert format_counted(doubled) == shown


# unit, what, measure, how one of it is said
ONES = [
    ("people", "people", "killed", "1 person killed"),
    ("people", "injured people", "injured", "1 person injured"),
    ("children", "children", "missing", "1 child missing"),
    ("servicemen", "Ruvian servicemen", "killed", "1 Ruvian serviceman killed"),
    ("members", "members of staff", "detained", "1 member of staff detained"),
    ("deaths", "deaths", "killed", "1 death"),
    ("casualties", "Ruvian casualties", "killed_or_injured", "1 Ruvian casualty"),
    ("layoffs", "layoffs", "laid_off", "1 layoff"),
    ("boxes", "boxes", "supplied", "1 box supplied"),
    ("buses", "buses", "destroyed", "1 bus destroyed"),
    ("aircraft", "aircraft", "destroyed", "1 aircraft destroyed"),
    ("square metres", "square metres", "", "1 square metre"),
    ("barrels per day", "barrels per day", "", "1 barrel per day"),
    ("soldier", "soldier", "killed", "1 soldier killed"),
    ("", "", "injured", "1 injured"),
    ("%", "jobs", "laid_off", "1% jobs laid off"),
    ("US$", "repairs", "", "$1 repairs"),
]


@pytest.mark.parametrize(("unit", "what", "measure", "shown"), ONES)
def test_one_of_anything_is_singular(unit: str, what: str, measure: str, shown: str) -> None:
    assert format_counted(make_figure(value=1, unit=unit, what=what, measure=measure)) == shown


def test_at_least_one_is_singular_and_one_to_two_are_not() -> None:
    people = {"unit": "people", "measure": "killed", "raw": "words"}
    assert format_counted(make_figure(low=1, high=None, bound=Bound.AT_LEAST, **people)) == "≥1 person killed"
    assert format_counted(make_figure(low=1, high=2, bound=Bound.BETWEEN, **people)) == "1–2 people killed"


def test_a_currency_sign_is_not_said_twice() -> None:
    assert format_counted(make_figure(value=2e9, unit="US$", measure="supplied")) == "$2bn supplied"
    aid = make_figure(value=2e9, unit="US$", what="military aid", measure="supplied")
    assert format_counted(aid) == "$2bn military aid supplied"


@pytest.mark.parametrize(
    ("measure", "telling"), [("killed", True), ("deployed", True), ("", False), ("run", False)]
)
def test_only_a_known_measure_tells_a_figure_without_its_sentence(measure: str, *, telling: bool) -> None:
    assert is_telling(make_figure(measure=measure)) is telling


def test_a_bare_number_has_no_unit() -> None:
    assert format_number(12_000) == "12,000"
