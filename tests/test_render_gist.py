"""What a claim says, read after its claimant's name and a dash."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Stage, Stance
from bot.render.gist import MAX_GIST_UNITS, format_places, get_gist
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


def test_no_place_is_nothing() -> None:
    assert format_places([]) == ""
