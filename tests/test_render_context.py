"""A quote among its neighbours."""

from __future__ import annotations

import pytest

from bot.render.context import Context, get_context, render_context
from bot.render.markup import utf16_length
from tests.telegram_text import show

CASES = [
    # text, the quote in it, what stands before and behind
    ("They fled.", "They fled.", "", ""),
    ("One came. Two fled. Three stayed. Four.", "Two fled.", "One came. ", " Three stayed."),
    ("One came. Two fled, he said. Three stayed.", "Two fled", "One came. ", ", he said. Three stayed."),
    ("One came. Two fled.\n\nThree stayed. Four.", "Two fled.", "One came. ", "\n\nThree stayed."),
    ("Zero. One came. Two fled. Three stayed. Four.", "One came. Two fled.", "Zero. ", " Three stayed."),
    ("Come!” he said. “Two fled.” Three stayed.", "Two fled", "Come!” he said. “", ".” Three stayed."),
    ("He met Gen. Orsk of the U.S. Army. Two fled.", "Two fled.", "He met Gen. Orsk of the U.S. Army. ", ""),
    (
        "Since Nov. 5 they fled to St. Varda. Rain fell.",
        "they fled",
        "Since Nov. 5 ",
        " to St. Varda. Rain fell.",
    ),
    ("It cost 3.5 million. Two fled. End.", "Two fled.", "It cost 3.5 million. ", " End."),
    ("Headline without an end\nTwo fled. End.", "Two fled.", "Headline without an end\n", " End."),
]


@pytest.mark.parametrize(("text", "quote", "before", "after"), CASES)
def test_a_quote_stands_between_the_sentences_around_it(
    text: str, quote: str, before: str, after: str
) -> None:
    assert get_context(text, quote, text.index(quote)) == Context(before, quote, after)


@pytest.mark.parametrize(("text", "start"), [("", 0), ("They fled.", 3), ("They fled.", 30)])
def test_a_quote_that_is_not_where_it_should_be_stands_alone(text: str, start: int) -> None:
    assert get_context(text, "They stayed.", start) == Context("", "They stayed.", "")


def test_the_quote_is_marked_in_its_context() -> None:
    shown = show(render_context(Context("A & b. ", "<Two> fled.", " End."), 100), "HTML")
    assert shown.text == "A & b. <Two> fled. End."
    (underline,) = [one for one in shown.entities if one["type"] == "underline"]
    assert shown.text[underline["offset"] :][: underline["length"]] == "<Two> fled."
    assert "expandable_blockquote" in {one["type"] for one in shown.entities}


def test_what_is_cut_is_far_from_the_quote() -> None:
    text = show(
        render_context(Context("far " * 50 + "near ", "quote", " near" + " far" * 50), 90, 20), "HTML"
    ).text
    assert "near quote near" in text
    assert text.startswith("… ")
    assert text.endswith("…")
    assert utf16_length(text) <= 20 + 20 + 90


def test_a_quote_too_long_is_cut_and_neighbours_may_be_left_out() -> None:
    text = show(render_context(Context("Before. ", "word " * 50, " After."), 40, 0), "HTML").text
    assert text.startswith("word word")
    assert len(text) <= 40
