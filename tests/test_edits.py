"""How the values of an edit are spelled."""

from __future__ import annotations

from datetime import date

import pytest

from bot.edits import Amount, read_amount, read_days, read_places, spell_amount, spell_days, word_amount
from bot.models import Bound

AMOUNTS = [
    # typed, spelled, in words
    ("11000", "11000", "11,000"),
    ("11,000", "11000", "11,000"),
    (">=11000", ">=11000", "at least 11,000"),
    ("≥ 11,000", ">=11000", "at least 11,000"),
    ("At least 11k", ">=11000", "at least 11,000"),
    ("=> 5", ">=5", "at least 5"),
    (">11000", ">11000", "more than 11,000"),
    ("over 30", ">30", "more than 30"),
    ("<= 20", "<=20", "at most 20"),
    ("up to 3,000", "<=3000", "at most 3,000"),
    ("<20", "<20", "less than 20"),
    ("~12000", "~12000", "about 12,000"),
    ("around 12.5", "~12.5", "about 12.5"),
    ("1.5 million", "1500000", "1,500,000"),
    ("2 bn", "2000000000", "2,000,000,000"),
    ("10000..12000", "10000..12000", "10,000 to 12,000"),
    ("10,000–12,000", "10000..12000", "10,000 to 12,000"),
    ("10 to 12 thousand", "10000..12000", "10,000 to 12,000"),
    ("10-12", "10..12", "10 to 12"),
    ("0", "0", "0"),
]
NO_AMOUNTS = [
    *("", "many", "twelve", "11000 soldiers", "12000..10000", "5..5", ">=", "1,00", "10..", "-5"),
    *("9" * 16, "1e9", "nan", "11 000", ">= <= 5", "US$5", "2024-12-14"),
]


@pytest.mark.parametrize(("typed", "spelled", "words"), AMOUNTS)
def test_a_typed_figure_has_one_spelling_and_its_words(typed: str, spelled: str, words: str) -> None:
    amount = read_amount(typed)
    assert amount is not None
    assert (spell_amount(amount), word_amount(amount)) == (spelled, words)


@pytest.mark.parametrize(("_", "spelled", "words"), AMOUNTS)
def test_what_the_log_says_is_read_again_as_the_same(_: str, spelled: str, words: str) -> None:
    assert read_amount(spelled) == read_amount(words) != None  # noqa: E711 - neither may be null


@pytest.mark.parametrize("typed", NO_AMOUNTS)
def test_what_is_no_figure_is_not_taken_for_one(typed: str) -> None:
    assert read_amount(typed) is None


def test_an_open_figure_has_no_number_on_its_open_side() -> None:
    assert read_amount(">=5") == Amount(5, None, Bound.AT_LEAST)
    assert read_amount("<5") == Amount(None, 5, Bound.LESS_THAN)


DAYS = [
    ("2024-12-14", "2024-12-14"),
    ("2024-12-14..2024-12-15", "2024-12-14..2024-12-15"),
    ("2024-12-14 to 2024-12-15", "2024-12-14..2024-12-15"),
    ("2024-12-14 – 2024-12-15", "2024-12-14..2024-12-15"),
    ("2024-12-14..2024-12-14", "2024-12-14"),
]


@pytest.mark.parametrize(("typed", "spelled"), DAYS)
def test_days_are_read_and_spelled(typed: str, spelled: str) -> None:
    assert spell_days(read_days(typed)) == spelled


@pytest.mark.parametrize(
    "typed", ["", "14 December", "2024-13-01", "20241214", "2024-12-15..2024-12-14", "2024-W50"]
)
def test_what_is_no_day_is_not_taken_for_one(typed: str) -> None:
    assert read_days(typed) is None


def test_no_days_are_spelled_as_nothing() -> None:
    assert spell_days(None) == ""
    assert spell_days((date(2024, 1, 2), date(2024, 1, 2))) == "2024-01-02"


def test_places_stand_between_commas_or_semicolons_each_once() -> None:
    assert read_places(" Varda ; Lumen  Bay, Varda,") == ("Varda", "Lumen Bay")
