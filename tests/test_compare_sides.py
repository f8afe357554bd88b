"""Whose the counted are, however the text says it."""

from __future__ import annotations

import pytest

from bot.compare.sides import get_side, is_country
from bot.vocabulary import load_vocabulary

SIDES = [
    ("North Korean", "north korea"),
    ("North Korea’s", "north korea"),
    ("North Korea", "north korea"),
    ("Pyongyang's", "north korea"),
    ("South Korean", "south korea"),
    ("Seoul’s", "south korea"),
    ("Ukrainian", "ukraine"),
    ("Kyiv’s", "ukraine"),
    ("Russian", "russia"),
    ("Moscow's", "russia"),
    ("Israeli", "israel"),
    ("Iraqi", "iraq"),
    ("Iranian", "iran"),
    ("Turkish", "turkey"),
    ("Chinese", "china"),
    ("German", "germany"),
    ("Austrian", "austria"),
    ("Australian", "australia"),
    ("Nigerian", "nigeria"),
    ("Mexican", "mexico"),
    ("French", "france"),
    ("Swiss", "switzerland"),
    ("British", "united kingdom"),
    ("Britain’s", "united kingdom"),
    ("U.S.", "united states"),
    ("American", "united states"),
    ("Nigerien", "niger"),
    ("The Hague's", "netherlands"),
]
UNKNOWN = [
    ("", ""),
    ("Houthi", "houthi"),
    ("Wagner’s", "wagner"),
    ("Russian Ukrainian", "russian ukrainian"),
    ("Korean", "korean"),
]


@pytest.mark.parametrize(("qualifiers", "country"), SIDES)
def test_an_adjective_a_possessive_and_a_capital_stand_for_their_country(
    qualifiers: str, country: str
) -> None:
    assert get_side(qualifiers.split()) == country


@pytest.mark.parametrize(("qualifiers", "side"), UNKNOWN)
def test_what_names_no_country_or_several_stays_as_it_is(qualifiers: str, side: str) -> None:
    assert get_side(qualifiers.split()) == side


def test_the_two_koreas_are_never_one() -> None:
    assert get_side(["North", "Korean"]) != get_side(["South", "Korean"])


COUNTRIES = [
    ("Ukraine", True),
    ("the United States", True),
    ("U.S.", True),
    ("UK", True),
    ("DPRK", True),
    ("Kyiv", False),
    ("Pyongyang", False),
    ("Kursk", False),
    ("Tarsk region", False),
    ("", False),
]


@pytest.mark.parametrize(("place", "country"), COUNTRIES)
def test_a_country_is_told_from_its_capital_and_from_smaller_places(place: str, *, country: bool) -> None:
    assert is_country(place) is country


def test_no_word_stands_for_two_countries() -> None:
    known = load_vocabulary("countries")["countries"]
    words = [word for name, one in known.items() for word in (name, *one["capitals"], *one["words"])]
    assert len(words) == len(set(words))
