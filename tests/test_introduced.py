"""Whom a description with more than a noun means: by what the whole text says of its people."""

from __future__ import annotations

import pytest

from tests.claiming import claims_in

SHUT = "said the bridge was shut."
VICE = "Republican vice presidential nominee"

INTRODUCED = [
    (f"Republican nominee Tom Varga met Elena Holm. The Republican presidential nominee {SHUT}", "Tom Varga"),
    (f"Republican nominee Tom Varga met Elena Holm. The GOP nominee {SHUT}", "Tom Varga"),
    (f"Sen. Tom Varga (R-S.C.) met Elena Holm. Holm left. The South Carolina senator {SHUT}", "Tom Varga"),
    (f"Elena Holm left. The Democratic nominee {SHUT} Democratic nominee Elena Holm is 54.", "Elena Holm"),
    (f"Attorney General Tom Varga met Elena Holm. The US attorney general {SHUT}", "Tom Varga"),
]

NEW_WORDS = [
    (f"Tom Varga opened the fair. The New York businessman {SHUT}", "Tom Varga"),
    (f"Elena Holm met Tom Varga. Varga left. The Orsa businessman {SHUT}", "Tom Varga"),
    (f"Senator Tom Varga opened the fair. The Massachusetts Democrat {SHUT}", "Tom Varga"),
]

SOMEBODY_ELSE = [
    (f"Republican nominee Tom Varga spoke. The Democratic nominee {SHUT}", "Democratic nominee"),
    (f"Republican nominee Tom Varga spoke. The Republican vice presidential nominee {SHUT}", VICE),
    (f"Judge Tom Varga spoke. The Orsa businessman {SHUT}", "Orsa businessman"),
    (f"Tom Varga opened the fair. The Orsa governor {SHUT}", "Orsa governor"),
    (f"Tom Varga met Pavel Holm. Holm left. Varga left. The Orsa businessman {SHUT}", "Orsa businessman"),
    (f"Sen. Tom Varga (R-S.C.) spoke. The Vermont senator {SHUT}", "Vermont senator"),
    (f"US Attorney General Tom Varga spoke. The Russian attorney general {SHUT}", "Russian attorney general"),
]


@pytest.mark.parametrize(("text", "claimant"), INTRODUCED)
def test_a_description_means_the_one_of_whom_all_its_words_are_said(text: str, claimant: str) -> None:
    assert claims_in(text)[0].claimant == claimant


@pytest.mark.parametrize(("text", "claimant"), NEW_WORDS)
def test_a_new_word_with_a_place_means_whoever_was_named_last_alone(text: str, claimant: str) -> None:
    assert claims_in(text)[-1].claimant == claimant


@pytest.mark.parametrize(("text", "claimant"), SOMEBODY_ELSE)
def test_a_description_that_fits_nobody_sure_stays_as_it_is(text: str, claimant: str) -> None:
    assert claims_in(text)[-1].claimant == claimant
