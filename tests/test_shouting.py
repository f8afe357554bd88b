"""Text in capitals: what is lowered before it is read, and that the figures keep the text's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.figures import find_figures
from bot.claims.parse import parse
from bot.claims.shouting import calm, lower_shouts

QUIET = [
    "",
    "Two people died.",
    "The UN and NATO met in the UK.",
    "The BBC World Service, a UN body and 12 MPs met.",
    "KYIV, Nov 5 – Nobody was hurt.",
    "US NAVY officers came.",
    "1 2 3 4 5",
]

SHOUTED = [
    ("AT LEAST 12 DEAD", "at least 12 dead"),
    ("MORE THAN 150 FIREFIGHTERS battled the blaze.", "more than 150 firefighters battled the blaze."),
    ("Then came news: AT LEAST 12 MINERS WERE KILLED. Nobody spoke.",
     "Then came news: at least 12 miners were killed. Nobody spoke."),
    ("FIRE HITS MILL\nTwo men died.", "fire hits mill\nTwo men died."),
    ("NATO\nUN\nEU", "NATO\nUN\nEU"),
]  # fmt: skip


@pytest.mark.parametrize("text", QUIET)
def test_acronyms_and_datelines_are_no_shouting(text: str) -> None:
    assert lower_shouts(text) == text


@pytest.mark.parametrize(("text", "expected"), SHOUTED)
def test_a_run_of_words_in_capitals_is_lowered_line_by_line(text: str, expected: str) -> None:
    assert lower_shouts(text) == expected


def test_a_quiet_text_is_not_parsed_again() -> None:
    doc = parse("Two people died.")
    assert calm(doc) is doc


def test_a_shouted_figure_keeps_the_words_of_the_text() -> None:
    (figure,) = find_figures(parse("MORE THAN 150 FIREFIGHTERS BATTLED THE BLAZE"))
    assert (figure.raw, figure.unit) == ("MORE THAN 150", "firefighters")


@given(st.text(max_size=80) | st.lists(st.sampled_from(["AB", "İ", "ß", "12", "\n", "a"])).map(" ".join))
def test_lowering_keeps_every_offset(text: str) -> None:
    assert len(lower_shouts(text)) == len(text)
