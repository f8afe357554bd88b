"""The marks of the examples mean what tests/marked.py says."""

from __future__ import annotations

import pytest

from tests.marked import Marked, read_marked, words_at, words_of


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Nothing was said.", Marked("Nothing was said.", "", "", "")),
        ("{He} <said> [it was shut].", Marked("He said it was shut.", "He", "said", "it was shut")),
        ("[“Go,”] {he} <said>, [“now.”]", Marked("“Go,” he said, “now.”", "He".lower(), "said", "Go now")),
        ("{He} <said> [that it’s 1.5 km].", Marked("He said that it’s 1.5 km.", "He", "said", "it’s 1.5 km")),
        ("[It {he} <said> is].", Marked("It he said is.", "he", "said", "It he said is")),
    ],
)
def test_marks_hold_the_words_of_each_part(marked: str, expected: Marked) -> None:
    assert read_marked(marked) == expected


def test_only_a_leading_conjunction_is_no_word_of_a_part() -> None:
    assert words_of(["that", "the men that left"]) == "the men that left"


def test_spans_give_their_words_in_order() -> None:
    assert words_at("“Go,” he said, “now.”", [(0, 5), (15, 21)]) == "Go now"
