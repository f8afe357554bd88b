"""Text → Doc: nothing is lost, whatever the text; a dateline is no part of the sentence behind it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.claims.parse import CHUNK_CHARACTERS, get_nlp, parse

ODD_TEXTS = {
    "empty": "",
    "one blank": " ",
    "blank lines": "\n\n  \n\t\n",
    "no final newline": "One line.\nAnother line.",
    "final newlines": "One line.\nAnother line.\n\n",
    "Windows line ends": "One line.\r\nAnother line.\r\n",
    "old Mac line ends": "One line.\rAnother line.",
    "line and paragraph separators": "One.\u2028Two.\u2029Three.\x85Four.\x0bFive.\x0cSix.",
    "leading blanks": "   One line.",
    "doubled blanks": "One  line   with    gaps.",
    "null bytes": "One\x00line.\x00",
    "non-breaking spaces": "10\u00a0000 men\u202fleft.",
    "zero-width": "Fer\u200bry\ufeff\u200d sank.",
    "emoji": "🚢💥🌊",
    "emoji families and flags": "👨‍👩‍👧‍👦 🇺🇦 said 👍🏽.",
    "right to left": "قال الوزير إن الجسر مغلق. השר אמר.",
    "mixed scripts": "Он said 桥 была closed — ปิด.",
    "combining signs": "Cafe\u0301 n\u0303 a\u0323\u0307.",
    "mathematical letters": "𝒯𝒽𝑒 𝕞𝕚𝕟𝕚𝕤𝕥𝕣𝕪 said 𝟙𝟚.",
    "lone surrogate escapes": "\ufffd\ufffe",
    "HTML": "<p>The <b>ministry</b> said &amp; <br/>left.</p>",
    "an address": "See https://example.org/a?b=c&d=%20#e now.",
    "quotation marks only": "“”‘’\"'«»„",
    "dots": "." * 300,
    "dateline": "ORSA, Nov 5 (Fjord Newswire) – The ministry said the bridge fell.",
    "dateline alone": "ORSA, Nov 5 (Fjord Newswire) – ",
}

DATELINES = [
    "ORSA, Nov 5 (Fjord Newswire) – ",
    "ORSA, Nov 5 (Fjord Newswire) - ",
    "ORSA (Fjord Newswire) — ",
    "NEW ORSA, Tarnow, Nov. 5 (FN) -- ",
    "ORSA — ",
]


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS.keys())
def test_no_character_is_lost(text: str) -> None:
    assert parse(text).text == text


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=200))
def test_no_character_of_any_text_is_lost(text: str) -> None:
    assert parse(text).text == text


@pytest.mark.parametrize("unit", ["a", "“Representatives acknowledged unprecedented circumstances,”\u00a0— "])
def test_a_line_of_a_hundred_thousand_characters_is_kept_whole(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    assert parse(text).text == text


def test_a_sentence_ends_with_its_paragraph() -> None:
    doc = parse("The bridge fell on Monday\nThe ministry said it would\n\nbe rebuilt")
    assert all("\n" not in sentence.text.strip() for sentence in doc.sents)


def test_a_long_line_is_cut_between_sentences() -> None:
    sentence = "The ministry said that the bridge over the river would not be rebuilt before May."
    doc = parse(f"{sentence} " * (3 * CHUNK_CHARACTERS // len(sentence)))
    assert {found.text.strip() for found in doc.sents} == {sentence}


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_is_a_sentence_of_its_own(dateline: str) -> None:
    doc = parse(f"{dateline}The ministry said the bridge fell.")
    assert list(doc.sents)[-1].text == "The ministry said the bridge fell."


def test_offsets_are_the_texts_own() -> None:
    text = "One line.\r\n\r\n  Another — “line”.\n"
    assert all(text[token.idx : token.idx + len(token.text)] == token.text for token in parse(text))


def test_the_pipeline_is_loaded_once() -> None:
    assert get_nlp() is get_nlp()


ENDS_AT_A_TIME = [
    ("The quay was shut by 2 p.m. Clearing it took days.", 2),
    ("The quay was shut at 2 p.m. Orsa was quiet.", 2),
    ("The quay was shut at 2 p.m. Tuesday.", 1),
    ("The quay was shut at 2 p.m. Eastern time.", 1),
    ("The quay was shut at 2 p.m. Orsa time.", 1),
    ("The quay was shut at 2 p.m. local time.", 1),
]


@pytest.mark.parametrize(("text", "sentences"), ENDS_AT_A_TIME)
def test_a_clock_time_may_end_a_sentence(text: str, sentences: int) -> None:
    assert len(list(parse(text).sents)) == sentences
