"""Where quotations begin and end. Brackets mark each one; a text without brackets has none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.quotes import find_quotations
from tests.work import count_calls

APOSTROPHES = [
    "The soldiers' camp lay behind the ministry's gate.",
    "The soldiers’ camp lay behind the ministry’s gate.",
    "The drivers' union and the pilots' union met.",
    "The drivers’ union and the pilots’ union met.",
    "It wasn't theirs, they'd say, and it isn’t ours.",
    "He grew up in the '80s and left in the '90s.",
    "He grew up in the ’80s and left in the ’90s.",
    "Rock 'n' roll came to the island in '59.",
    "Rock ’n’ roll came to the island in ’59.",
    "James's boat and the Jones's car were found.",
    "O'Leary and D’Souza rowed to the rock.",
    "’Tis the season, and 'twas ever so.",
]

MEASURES = [
    'The wall is 6 feet 2" high.',
    "The wall is 5'11\" high.",
    'A 40" screen stood in the hall.',
]

STRAY_MARKS = [
    '"',
    "”",
    "“",
    "» and nothing else",
    "The ship sailed.” Nobody waved.",
    'He paused. " Then he left.',
]

DOUBLE = [
    "[“The bridge is closed,”] she said.",
    '["The bridge is closed,"] she said.',
    "She said [“the bridge is closed”] and left.",
    'She said ["the bridge is closed"] and left.',
    "[“Shut,”] she said. [“For good.”]",
    '["Shut,"] she said, ["for good."]',
    '["Who?"] ["Me."]',
    "It was [“over”], she said ([“at last”]).",
    "He called it a—[“farce”]—and left.",
    "The [“Ferry Fund”]'s money is gone.",
]

MIXED = [
    "[“We never saw such a crowd, and still do ”] Lee said.",
    '[“The bridge is closed,"] she said.',
    '["The bridge is closed,”] she said. [“For good.”]',
    '[“The bridge is closed,"] she said. [“For good.”]',
    '[“He said "no" to us,”] she said.',
    '["He said “no” to us,"] she said.',
    "[\"They call it 'the link,' \"] she said.",
]

SINGLE = [
    "[‘The bridge is closed,’] she said.",
    "['The bridge is closed,'] she said.",
    "[‘The bridge is closed’], she said.",
    "[‘It isn’t open and it won’t be,’] she said.",
    "['It isn't open and it won't be,'] she said.",
    "[‘The soldiers’ camp was hit at dawn,’] she said.",
    "['The soldiers' camp was hit at dawn,'] she said.",
    "[‘Shut,’] she said. [‘For good.’]",
    "She called it [‘a farce’] and O’Leary’s men left.",
    "The crew's ['last resort'] was the sailors' raft.",
]

OTHER_LANGUAGES_MARKS = [
    "[«The bridge is closed»], she said.",
    "[« The bridge is closed »], she said.",
    "[„The bridge is closed“], she said.",
    "[„The bridge is closed”], she said.",
]

NESTED = [
    "[“He told me ‘run’ and we ran,”] she said.",
    "[‘He told me “run” and we ran,’] she said.",
    "[\"He told me 'run' and we ran,\"] she said.",
    "['He told me \"run\" and we ran,'] she said.",
    "[«He told me “run” and we ran»], she said.",
    "[“He told me ‘run’”], she said, [“and we ran.”]",
    "[“The ‘farce’ and the drivers’ pay ended it,”] she said.",
]

UNCLOSED = [
    "[“The bridge is closed, she said.]",
    '["The bridge is closed, she said.]',
    "[«The bridge is closed, she said.]",
    "[“The bridge is closed, she said.]\nNobody crossed it. Nobody waved.",
    "Nobody crossed. [“It is closed, she said.]\n[“It will open,”] he said.",
]

PARAGRAPHS = [
    "[“The bridge is closed.]\n[“It will open in May,”] she said.",
    "[“The bridge is closed.]\n\n[“It will open in May.]\n\n[“Until then we row,”] she said.",
    '["The bridge is closed.]\n["It will open in May,"] she said.',
    "[“Closed.”]\n[“Open.”]",
]


def unmarked(marked: str) -> str:
    return marked.replace("[", "").replace("]", "")


def found_in(text: str) -> list[str]:
    return [text[q.start : q.end].rstrip() for q in find_quotations(text)]


def expected_in(marked: str) -> list[str]:
    return re.findall(r"\[(.*?)\]", marked, re.DOTALL)


@pytest.mark.parametrize("text", APOSTROPHES)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize("text", MEASURES)
def test_feet_and_inches_are_no_quotation_marks(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize("text", STRAY_MARKS)
def test_a_mark_that_cannot_open_opens_nothing(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize("text", ["", "\n\n", "No marks here at all."])
def test_a_text_without_marks_has_no_quotations(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize("marked", UNCLOSED)
def test_an_unclosed_quotation_ends_with_its_paragraph(marked: str) -> None:
    assert found_in(unmarked(marked)) == expected_in(marked)
    assert not find_quotations(unmarked(marked))[0].closed


def test_a_single_mark_that_nothing_closes_opens_nothing() -> None:
    assert found_in("‘The bridge is closed, she said.") == []
    assert found_in("'The bridge is closed, she said.") == []


@pytest.mark.parametrize("marked", DOUBLE)
def test_double_marks_hold_a_quotation(marked: str) -> None:
    assert found_in(unmarked(marked)) == expected_in(marked)


@pytest.mark.parametrize("marked", MIXED)
def test_a_mark_of_the_other_shape_closes_where_its_own_does_not_come_first(marked: str) -> None:
    assert found_in(unmarked(marked)) == expected_in(marked)


@pytest.mark.parametrize("marked", SINGLE)
def test_single_marks_hold_a_quotation_around_apostrophes(marked: str) -> None:
    assert found_in(unmarked(marked)) == expected_in(marked)


@pytest.mark.parametrize("marked", OTHER_LANGUAGES_MARKS)
def test_guillemets_and_low_marks_hold_a_quotation(marked: str) -> None:
    assert found_in(unmarked(marked)) == expected_in(marked)


@pytest.mark.parametrize("marked", NESTED)
def test_of_nested_quotations_the_outermost_counts(marked: str) -> None:
    assert found_in(unmarked(marked)) == expected_in(marked)


@pytest.mark.parametrize("marked", PARAGRAPHS)
def test_a_quotation_goes_on_where_the_next_paragraph_opens_one(marked: str) -> None:
    text = unmarked(marked)
    assert found_in(text) == expected_in(marked)
    assert find_quotations(text)[-1].closed


@given(st.text(alphabet="\"'“”‘’„«» \nas1.,", max_size=80))
def test_quotations_stand_in_order_apart_and_within_the_text(text: str) -> None:
    edges = [edge for quotation in find_quotations(text) for edge in quotation.span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert all(q.start < q.end and "\n" not in text[q.start : q.end].strip() for q in find_quotations(text))


@pytest.mark.parametrize("unit", ['"', "“", "'", "‘", "'a ", "‘a ", " 'a", "“a‘", "' ", "a'", "«\n"])
def test_twice_the_marks_are_no_more_than_twice_the_work(unit: str) -> None:
    once, twice = unit * 2_000, unit * 4_000
    assert count_calls(lambda: find_quotations(twice)) <= 2.2 * count_calls(lambda: find_quotations(once))


@pytest.mark.parametrize("mark", list("\"“'‘«"))
def test_a_hundred_thousand_marks_are_read(mark: str) -> None:
    assert len(find_quotations(f"{mark}a " * 100_000)) <= 100_000
