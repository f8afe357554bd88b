"""Lines of pages → paragraphs, where the lines alone tell."""

from __future__ import annotations

import pytest

from bot.documents.paragraphs import Line, join_lines

LONG = "The mayor said that the bridge had been closed to lorries since the"


def joined(*lines: str) -> list[str]:
    return join_lines([Line(line, 0, 72, 700 - 14 * at, 11) for at, line in enumerate(lines)])


BROKEN_WORDS = [
    # above, below, what it makes, elsewhere in the document
    ("the organi-", "sation said so", "the organisation said so", ""),
    ("the organi\u2010", "sation said so", "the organisation said so", ""),
    ("the organi\u00ad", "sation said so", "the organisation said so", ""),
    ("a state-", "ment by the state", "a statement by the state", ""),
    ("a self-", "contained camp", "a self-contained camp", ""),
    ("some twenty-", "five houses", "some twenty-five houses", ""),
    ("the cease-", "fire line", "the cease-fire line", "A cease-fire had been agreed, she said."),
    ("the cease-", "fire line", "the ceasefire line", "A ceasefire had been agreed, she said."),
    ("the Franco-", "German brigade", "the Franco-German brigade", ""),
    ("between 11-", "12 November", "between 11- 12 November", ""),
]


@pytest.mark.parametrize(("above", "below", "whole", "elsewhere"), BROKEN_WORDS)
def test_a_word_divided_at_a_line_s_end_is_whole_again(
    above: str, below: str, whole: str, elsewhere: str
) -> None:
    lines = joined(
        f"{LONG} {above}", f"{below} on Monday, and nobody asked.", *([elsewhere] if elsewhere else [])
    )
    assert lines[0] == f"{LONG} {whole} on Monday, and nobody asked."


def test_ligatures_are_letters_again() -> None:
    assert joined("The ofﬁce had no ﬂoor and no coﬀee, said the stuﬀ oﬃcer of the barﬄe.") == [
        "The office had no floor and no coffee, said the stuff officer of the barffle."
    ]


MARKS = ["• ", "– ", "* ", "1. ", "(2) ", "a) "]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_of_a_list_begins_a_line(mark: str) -> None:
    assert joined(f"{LONG} storm in the", f"{mark}Osk bridge") == [
        f"{LONG} storm in the",
        f"{mark}Osk bridge",
    ]


def test_rows_of_a_table_stay_apart() -> None:
    rows = ["Village 1,200 34", "Osk 310 7", "Velm 45,000 2"]
    assert joined(*rows) == rows


def test_a_heading_in_another_type_stays_apart() -> None:
    lines = [Line(LONG, y=700, size=11), Line("and buses too", y=686, size=11, bold=True)]
    assert join_lines(lines) == [LONG, "and buses too"]
    lines = [Line(LONG, y=700, size=11), Line("and buses too", y=686, size=14)]
    assert join_lines(lines) == [LONG, "and buses too"]


def test_nothing_is_nothing() -> None:
    assert join_lines([]) == []
    assert join_lines([Line("  ")]) == []
