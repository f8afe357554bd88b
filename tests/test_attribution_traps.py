"""Where a hasty reading credits the wrong source, or makes a claim of what is none."""

from __future__ import annotations

import pytest

from tests.claiming import claims_in, only_claim

WHO_SPEAKS = [
    ("A doctor at the clinic said by satellite phone that 54 people had died.", "doctor at the clinic"),
    ("The mayor of Velm, Anna Kovacs, said the dam had burst.", "Anna Kovacs"),
    ("“The dam has burst,” Anna Kovacs said, calling it a disaster.", "Anna Kovacs"),
    ("Anna Kovacs condemned the raid as “a disgrace”, calling it an act of war.", "Anna Kovacs"),
]


@pytest.mark.parametrize(("text", "claimant"), WHO_SPEAKS)
def test_every_claim_of_the_sentence_is_the_speakers(text: str, claimant: str) -> None:
    assert {claim.claimant for claim in claims_in(text)} == {claimant}


def test_a_headline_about_claims_claims_nothing() -> None:
    assert claims_in("Casualty claims multiply after strike") == []


def test_who_did_not_speak_is_not_the_speaker_of_the_next_sentence() -> None:
    text = "The ministry denied the raid. Neither side has commented on it. It said the bridge was open."
    assert claims_in(text)[-1].claimant == "ministry"


def test_a_denied_pronoun_keeps_its_words() -> None:
    assert only_claim("The army denied it.").text == "The army denied it."


def test_a_passive_is_told_in_its_own_words() -> None:
    claim = only_claim("The report was dismissed by the ministry.")
    assert claim.text == "The report was dismissed by the ministry."


def test_a_subject_that_is_told_of_does_not_say_the_sentence() -> None:
    """“Calloway, he said, …”: the one that the content is about is not the one who says it."""
    text = "Brian Tennant smiled. Ruth Calloway, he said, had voted against the hospital."
    assert claims_in(text)[-1].claimant == "Brian Tennant"


def test_the_subject_of_a_sentence_says_its_tag() -> None:
    text = "Pauline Firth spoke first. The council has repaired 45 flats, it told the Examiner."
    assert claims_in(text)[-1].claimant == "council"
