"""Words of one meaning, and of opposite meaning."""

from __future__ import annotations

import pytest

from bot.near_words import get_opposite, get_same, stem


@pytest.mark.parametrize(
    ("one", "other"), [("buy", "purchase"), ("looted", "plundered"), ("shut", "closing"), ("blaze", "fire")]
)
def test_synonyms_mean_the_same_in_any_form(one: str, other: str) -> None:
    assert stem(other) in get_same(one)
    assert stem(one) in get_same(other)


def test_what_is_only_broader_does_not_mean_the_same() -> None:
    assert stem("vehicle") not in get_same("truck")


@pytest.mark.parametrize(
    ("one", "other"),
    [("alive", "killed"), ("stands", "collapsed"), ("guilty", "innocent"), ("remains", "resigned")],
)
def test_states_that_exclude_each_other_are_opposite(one: str, other: str) -> None:
    assert stem(other) in get_opposite(one)
    assert stem(one) in get_opposite(other)


def test_a_word_is_not_the_opposite_of_its_synonym() -> None:
    assert stem("shut") not in get_opposite("close")
