"""What a claim says, read after its claimant's name and a dash."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Kind, Stage, Stance
from bot.render.gist import MAX_GIST_UNITS, Gist, format_places, get_gist
from bot.render.markup import utf16_length
from bot.render.quotes import close_quotes, mend_quotes
from tests.builders import make_claim, make_figure


def gist(text: str, **fields: Any) -> str:
    return get_gist(make_claim(**{"text": text, "claimant": "Pavel Orlan", "cue": "said"} | fields)).text


# ── its own words ────────────────────────────────────────────────────────────────────────────────

SAID: list[tuple[str, str | None, str]] = [
    # the claim as a sentence, its claimant, what stands behind the dash
    ("", "Pavel Orlan", ""),
    ("The ferry sank.", None, "The ferry sank"),
    ("The ferry sank.", "Pavel Orlan", "The ferry sank"),
    ("Pavel Orlan has criticized the allies.", "Pavel Orlan", "has criticized the allies"),
    ("The Pentagon has no figures.", "Pentagon", "has no figures"),
    ("Residents of Osk fear a flood.", "residents of Osk", "fear a flood"),
    ("Harbour Watch (HW) counts ferries.", "Harbour Watch (HW)", "counts ferries"),
    ("Kalvia Airlines has stopped flying.", "Kalvia", "Kalvia Airlines has stopped flying"),
    ("Kalvia's forces withdrew.", "Kalvia", "Kalvia's forces withdrew"),
    ("Whether any of them had fought.", "Pavel Orlan", "any of them had fought"),
    ("That the dam would hold.", "Pavel Orlan", "the dam would hold"),
    ('"That road was icy."', "Pavel Orlan", '"That road was icy"'),
    ("If it rains, the dam will break.", "Pavel Orlan", "If it rains, the dam will break"),
    ("Thatched roofs burnt.", "Pavel Orlan", "Thatched roofs burnt"),
    ("Is that so?", "Pavel Orlan", "Is that so?"),
    ("They wait…", "Pavel Orlan", "They wait…"),
    ("They wait...", "Pavel Orlan", "They wait..."),
    ("It came from the U.S.", "Pavel Orlan", "It came from the U.S."),
    ("It was “an act of terror.”", "Pavel Orlan", "It was “an act of terror”"),
    ("It was a “mistake” and “a crime,”", "Pavel Orlan", "It was a “mistake” and “a crime”"),
    ('"They were given uniforms,"', "Pavel Orlan", '"They were given uniforms"'),
    ("“We hold the town", "Pavel Orlan", "We hold the town"),
    (
        '"On the hill the "Nemesis" unit "hit a gun".',
        "Pavel Orlan",
        'On the hill the "Nemesis" unit "hit a gun"',
    ),
]


@pytest.mark.parametrize(("text", "claimant", "shown"), SAID)
def test_a_claim_in_words_is_its_sentence_without_its_claimant(
    text: str, claimant: str | None, shown: str
) -> None:
    assert gist(text, claimant=claimant) == shown


HOW = [
    # the sentence, its cue, whether it tells what the claimant does
    ("Pavel Orlan denied that any soldiers were there.", "denied", True),
    ("The ministry could not confirm the report.", "could not confirm", False),
    ("Pavel Orlan could not confirm the report.", "could not confirm", True),
    ("Pavel Orlan has also acknowledged losses.", "has acknowledged", True),
    ("Any soldiers were there.", "denied", False),
    ("Pavel Orlan had no information.", "saying", False),
    ("Pavel Orlan to say who it was.", "to say", False),
    ("Pavel Orlan had no information.", None, False),
]


@pytest.mark.parametrize(("text", "cue", "told"), HOW)
def test_words_that_hold_the_cue_tell_what_the_claimant_does(
    text: str, cue: str | None, *, told: bool
) -> None:
    claim = make_claim(text=text, claimant="Pavel Orlan", cue=cue, stance=Stance.DENIED)
    assert get_gist(claim).says_how is told


def test_figures_never_tell_what_the_claimant_does() -> None:
    claim = make_claim(
        text="Pavel Orlan denied 12 deaths.",
        claimant="Pavel Orlan",
        cue="denied",
        figures=(make_figure(value=12),),
    )
    assert not get_gist(claim).says_how


def said_to(quote: str, cue: str, *content: str, text: str, **fields: Any) -> Gist:
    """The gist of a claim whose content is these parts of its quote."""
    spans = tuple((quote.index(part), quote.index(part) + len(part)) for part in content)
    verb = cue.rpartition(" ")[2]
    span = (quote.index(verb), quote.index(verb) + len(verb))
    plain: dict[str, Any] = {"kind": Kind.BELIEF, "claimant": None, "content": spans, "cue_span": span}
    return get_gist(make_claim(**{"quote": quote, "text": text, "cue": cue} | plain | fields))


INFINITIVES = [
    # the quote, its cue, its content, the claim as a sentence, what stands behind the dash
    (
        "The toll is expected to climb",
        "is expected",
        ["The toll", "to climb"],
        "The toll to climb.",
        "The toll is expected to climb",
    ),
    (
        "between 30 and 40 people are believed to be trapped",
        "are believed",
        ["between 30 and 40 people", "to be trapped"],
        "Between 30 and 40 people to be trapped.",
        "Between 30 and 40 people are believed to be trapped",
    ),
    (
        "which is expected to close by June",
        "is expected",
        ["which", "to close by June"],
        "Which to close by June.",
        "is expected to close by June",
    ),
    (
        "analysts had on average expected Borealis to earn $2m",
        "had expected",
        ["Borealis to earn $2m"],
        "Borealis to earn $2m.",
        "had expected Borealis to earn $2m",
    ),
    (
        "they expect that the plan to cut jobs will fail",
        "expect",
        ["that the plan to cut jobs will fail"],
        "The plan to cut jobs will fail.",
        "The plan to cut jobs will fail",
    ),
    (
        "it is said the plan to cut jobs will fail",
        "is said",
        ["the plan to cut jobs will fail"],
        "The plan to cut jobs will fail.",
        "The plan to cut jobs will fail",
    ),
]


@pytest.mark.parametrize(("quote", "cue", "content", "text", "shown"), INFINITIVES)
def test_an_infinitive_keeps_the_cue_that_makes_it_a_clause(
    quote: str, cue: str, content: list[str], text: str, shown: str
) -> None:
    told = said_to(quote, cue, *content, text=text)
    assert told.text == shown
    assert told.says_how is (text.rstrip(".") != shown)


def test_content_that_lies_outside_the_quote_is_not_looked_for() -> None:
    told = said_to("to climb, is expected", "expected", "to climb", text="The toll to climb.", start=90)
    assert told.text == "The toll to climb"


@pytest.mark.parametrize("bullet", ["• ", "· ", "▪ ", "\u25cf\u00a0"])
def test_a_bullet_of_a_list_is_no_part_of_it(bullet: str) -> None:
    assert gist(f"{bullet}The ferry sank.") == "The ferry sank"


@given(st.text(alphabet='ab "“”«»,.', max_size=400))
def test_quotation_marks_always_come_in_pairs(text: str) -> None:
    shown = gist(text)
    assert shown.count("“") == shown.count("”")
    assert shown.count("«") == shown.count("»")
    assert shown.count('"') % 2 == 0


def test_a_quotation_that_is_cut_is_closed() -> None:
    shown = gist("“" + "The ferry was sound " * 20 + "”")
    assert shown.endswith("…”")
    assert utf16_length(shown) <= MAX_GIST_UNITS + 1


MENDED = [
    ("plain", "plain"),
    ("“both”", "“both”"),
    ("one”", "one"),
    ("“one", "one"),
    ("“a “b” c", "a “b” c"),
    ('a "b', "a b"),
    ('a 6" gun', "a 6 gun"),
    ('("b")', '("b")'),
    ("«a “b» c", "«a b» c"),
    ('a“" »"', "a"),  # without “ the straight mark behind it opens nothing
]


@pytest.mark.parametrize(("text", "mended"), MENDED)
def test_marks_without_a_counterpart_go(text: str, mended: str) -> None:
    assert mend_quotes(text) == mended


@pytest.mark.parametrize(
    ("text", "closed"), [("a", "a"), ("“a", "“a”"), ('"a “b', '"a “b”"'), ("a”", "a”"), ("“a”", "“a”")]
)
def test_what_a_cut_left_open_is_closed(text: str, closed: str) -> None:
    assert close_quotes(text) == closed


# ── its figures ──────────────────────────────────────────────────────────────────────────────────

KILLED = make_figure(value=12, unit="soldiers", what="Ruvian soldiers", measure="killed")
INJURED = make_figure(value=20, unit="soldiers", what="Ruvian soldiers", measure="injured")
OFFICERS = make_figure(value=3, unit="officers", measure="deployed")
PLANNED = make_figure(value=9, unit="officers", measure="deployed", stage=Stage.EXPECTED)
FIGURES = [
    ((KILLED,), (), "12 Ruvian soldiers killed"),
    ((KILLED, INJURED), ("Osk",), "12 Ruvian soldiers killed, 20 injured, Osk"),
    ((KILLED, OFFICERS, INJURED), (), "12 Ruvian soldiers killed, 3 officers, 20 Ruvian soldiers injured"),
    ((OFFICERS, PLANNED), (), "3 officers, 9 officers (expected)"),
    ((KILLED,), ("Russia", "Kursk Oblast"), "12 Ruvian soldiers killed, Kursk Oblast"),
    ((KILLED,), ("Osk", "Velm", "Lumen Bay"), "12 Ruvian soldiers killed, Velm, Lumen Bay +1"),
    ((make_figure(unit="miles", measure="run"), KILLED), (), "They ran"),
]


@pytest.mark.parametrize(("figures", "places", "shown"), FIGURES)
def test_figures_and_places_are_said_without_repeating_anything(
    figures: tuple[Any, ...], places: tuple[str, ...], shown: str
) -> None:
    assert gist("They ran.", figures=figures, places=places) == shown


DEAD = make_figure(value=41, unit="", what="", measure="killed")
DEAD_BEFORE = make_figure(value=27, unit="", what="", measure="killed")
MISSING_BEFORE = make_figure(value=27, unit="", what="", measure="missing")
CHANGES = [
    # the words, the figures in their order, how they are said
    ("The toll rose to 41, up from 27 a day earlier.", (DEAD, DEAD_BEFORE), "41 killed (27 before)"),
    ("The toll rose from 27 to 41.", (DEAD_BEFORE, DEAD), "41 killed (27 before)"),
    ("The toll is 41, down from an earlier figure of 27.", (DEAD, DEAD_BEFORE), "41 killed (27 before)"),
    ("The toll has risen to 41 from 27.", (DEAD, DEAD_BEFORE), "41 killed (27 before)"),
    ("41 died in Osk and 27 from Velm.", (DEAD, DEAD_BEFORE), "41 killed, 27 killed"),
    ("41 died on Monday and 27 on Tuesday.", (DEAD, DEAD_BEFORE), "41 killed, 27 killed"),
    ("The toll is 41, up from 270.", (DEAD, DEAD_BEFORE), "41 killed, 27 killed"),
    ("The toll is 41, up from 27 missing.", (DEAD, MISSING_BEFORE), "41 killed, 27 missing"),
]


@pytest.mark.parametrize(("words", "figures", "shown"), CHANGES)
def test_what_a_figure_was_before_stands_behind_it_where_the_words_say_so(
    words: str, figures: tuple[Any, ...], shown: str
) -> None:
    assert gist(words, figures=figures, places=()) == shown


def test_no_place_is_nothing() -> None:
    assert format_places([]) == ""
