"""Which value a written number has. No parser here: lexemes in, numerals out."""

from __future__ import annotations

import math

import pytest

from bot.claims.digits import to_number
from bot.claims.lexemes import split_lexemes
from bot.claims.numerals import find_numerals


def values(text: str) -> list[float]:
    return [numeral.value for numeral in find_numerals(split_lexemes(text))]


NO_NUMBER = [
    "",
    " \n\t ",
    "No numbers here at all.",
    "several of them, a few of us and many more",
    "the second half began after the third goal",
    "he scores often and she hundredfold",
    "a quarter past the hour",
    "half past the hour",
    "the tens column",
    "tone, often, weight, stone and forties",
    "the baker's dozen",
    "the first half of the year",
    "a couple of days",
    "tens are written first",
]

DIGITS = [
    ("7", 7),
    ("1,200", 1200),
    ("10,000", 10_000),
    ("1,416,000", 1_416_000),
    ("0.5", 0.5),
    (".001", 0.001),
    ("3.75", 3.75),
    ("12 300", 12_300),
    ("1 250 000", 1_250_000),
    ("1\u202f500", 1500),
    ("12,34,000", 1_234_000),
    ("1.234.567", 1_234_567),
    ("2,5", 2.5),
    ("1/2", 0.5),
    ("3/4", 0.75),
    ("1⁄8", 0.125),
    ("3 1/2", 3.5),
    ("5½", 5.5),
    ("¾", 0.75),
    ("2 × 10^3", 2000),
    ("4.5x10-2", 0.045),
]

WORDS = [
    ("zero", 0),
    ("one", 1),
    ("twelve", 12),
    ("nineteen", 19),
    ("twenty", 20),
    ("Twenty-five", 25),
    ("forty two", 42),
    ("ninety‑nine", 99),
    ("a hundred", 100),
    ("one hundred", 100),
    ("two hundred and five", 205),
    ("three hundred forty-one", 341),
    ("a thousand", 1000),
    ("two thousand three hundred", 2300),
    ("two thousand and seventeen", 2017),
    ("sixty thousand", 60_000),
    ("one hundred and twenty thousand", 120_000),
    ("a million", 1_000_000),
    ("one million two hundred thousand", 1_200_000),
    ("two and a half", 2.5),
    ("one and a half million", 1_500_000),
    ("four-and-a-half", 4.5),
    ("a dozen", 12),
    ("two dozen", 24),
    ("half a dozen", 6),
    ("a half-dozen", 6),
    ("half a million", 500_000),
    ("a quarter of a million", 250_000),
]

SCALED = [
    ("1.5 million", 1_500_000),
    ("1.5-million", 1_500_000),
    ("6 hundred million", 600_000_000),
    ("3 thousand", 3000),
    ("2 billion", 2e9),
    ("7 bn", 7e9),
    ("7bn", 7e9),
    ("1.2 trillion", 1.2e12),
    ("9 mln", 9e6),
    ("3 lakh", 300_000),
    ("5 crore", 50_000_000),
    ("40k", 40_000),
    ("5 dozen", 60),
    ("a couple of hundred", 200),
    ("a couple thousand", 2000),
]

PARTS = [
    ("two-thirds", 2 / 3),
    ("two thirds", 2 / 3),
    ("three quarters", 0.75),
    ("a third of voters", 1 / 3),
    ("a quarter of the land", 0.25),
    ("one tenth of it", 0.1),
    ("half of the staff", 0.5),
    ("half the staff", 0.5),
    ("half its staff", 0.5),
    ("one in three", 1 / 3),
    ("one of every three", 1 / 3),
    ("three of every four", 0.75),
    ("1 in 4", 0.25),
    ("one in every five", 0.2),
    ("nine out of ten", 0.9),
    ("one out of three", 1 / 3),
    ("nine in 10", 0.9),
]

VAGUE = [
    ("tens of people", [10]),
    ("dozens", [12]),
    ("Dozens of", [12]),
    ("scores of", [20]),
    ("hundreds", [100]),
    ("thousands", [1000]),
    ("tens of thousands", [10_000]),
    ("hundreds of thousands", [100_000]),
    ("millions", [1_000_000]),
    ("tens of millions", [10_000_000]),
    ("several hundred", [100]),
    ("a few thousand", [1000]),
]

MANY = [
    ("four, five and six", [4, 5, 6]),
    ("killed one hundred and 20 more", [100, 20]),
    ("two in 2019", [2, 2019]),
    ("scored three in five", [3, 5]),
    ("21 out of 340 samples", [21, 340]),
    ("the first 200 and the last 3", [200, 3]),
    ("5 to 7", [5, 7]),
    ("one hundred one thousand", [101_000]),
]


@pytest.mark.parametrize("text", NO_NUMBER)
def test_words_that_only_look_like_numbers_are_none(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("text", ["1.2.3", "12.34.56.78", "1,2,3", "9" * 40, "1,0000"])
def test_rows_of_digits_that_are_no_number_have_no_value(text: str) -> None:
    assert to_number(text) is None


@pytest.mark.parametrize(("text", "value"), DIGITS + WORDS + SCALED)
def test_a_number_is_read_whole_with_its_value(text: str, value: float) -> None:
    found = values(text)
    assert len(found) == 1
    assert math.isclose(found[0], value)


@pytest.mark.parametrize(("text", "value"), PARTS)
def test_a_part_of_a_whole_is_a_number_below_one(text: str, value: float) -> None:
    (part,) = list(find_numerals(split_lexemes(text)))
    assert part.part
    assert math.isclose(part.value, value)


@pytest.mark.parametrize(("text", "expected"), VAGUE)
def test_a_multitude_is_a_vague_number_of_the_words_own_size(text: str, expected: list[float]) -> None:
    found = list(find_numerals(split_lexemes(text)))
    assert [numeral.value for numeral in found] == expected
    assert all(numeral.vague for numeral in found)


@pytest.mark.parametrize(("text", "expected"), MANY)
def test_neighbouring_numbers_stay_apart(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "see https://example.org/2024/12/19/story-300 for more",
        "www.example.org/12",
        "write to desk24@example.org today",
        "follow @agency24 now",
        "the tag #300days trends",
        "more at example.com/300",
    ],
)
def test_addresses_handles_and_tags_hold_no_numbers(text: str) -> None:
    assert values(text) == []


def test_lexemes_know_where_they_stand_and_what_they_touch() -> None:
    lexemes = split_lexemes("  $5m, say")
    assert [(lexeme.text, lexeme.start, lexeme.glued) for lexeme in lexemes] == [
        ("$", 2, False),
        ("5", 3, True),
        ("m", 4, True),
        (",", 5, True),
        ("say", 7, False),
    ]


def test_outside_of_the_text_there_is_a_lexeme_that_is_nothing() -> None:
    lexemes = split_lexemes("5")
    assert not lexemes.at(-1).numeric
    assert not lexemes.at(1).alphabetic
