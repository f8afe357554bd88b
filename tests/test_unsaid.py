"""Verbs of saying by which nothing is said make no claim."""

from __future__ import annotations

import pytest

from bot.models import Stance
from tests.claiming import claims_in, only_claim

NOTHING_SAID = [
    "The mayor left without blaming anyone.",
    "The mayor avoided criticizing the council.",
    "The mayor will have to avoid embracing the plan.",
    "The mayor stopped short of accusing the firm.",
    "The mayor refrained from condemning the raid.",
    "The mayor will meet with the divers to discuss the leak.",
    "The council ordered a study to determine whether the bridge should go.",
    "The city struggles to address its shortage of nurses.",
    "Analysts are trying to assess which ports will close.",
    "The man was found hidden in a barrel.",
    "The Orsa Tribune, citing witnesses, named the diver.",
    "The city is denying flu vaccines to migrants in its jails.",
    "Tom Varga sought refuge at the mission to avoid a trial.",
    "Senators also questioned Tom Varga.",
    "The Senate confirmed him in the post in May.",
    "The Senate confirmed Tom Varga as envoy.",
    "He was rejected by the Senate in May.",
    "The minister dismissed the police chief.",
    "Velmia’s troops, backing rebel fighters, crossed the river.",
    "He tied the diver up and left.",
    "Gas prices are tied to a benchmark.",
    "The academy has not yet issued a statement about the leak.",
    "Tom Varga to challenge Maria Keller in May",
    "All went according to plan.",
    "It is not clear whether Tom Varga plans to go.",
    "Small sellers may find it harder to profit.",
    "Tom Varga failed to disclose that he had left the firm.",
    "There is no body that formally recognises the island.",
    "Tom Varga liked the hat, so he asked to take a photo.",
    "Rangers were called in to help.",
    "Tuesday’s blast underscores the danger on the coast.",
    "Storms grow in Orsa, residents urged to avoid bridges",
    "Council speaker accused of blackmail",
    "“Death looms large” in Orsa as Velmia continues to shell it.",
]


def test_what_is_urged_along_with_another_thing_is_not_said() -> None:
    text = "Tom Varga urged residents to avoid bridges and report floods."
    assert [claim.cue for claim in claims_in(text)] == ["urged"]


def test_whoever_is_not_many_says_what_one_says() -> None:
    text = "Tom Varga claims both admitted it and says he has photographs."
    assert {claim.claimant for claim in claims_in(text) if claim.cue == "says"} == {"Tom Varga"}


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_what_is_left_unsaid_or_still_to_be_found_out_is_no_claim(text: str) -> None:
    assert [claim.cue for claim in claims_in(text)] in ([], ["ordered"])


def test_who_lets_people_in_admits_nothing() -> None:
    assert only_claim("Velmia had admitted more than 1.4 million refugees.").claimant is None


def test_what_is_left_unconfirmed_is_a_claim() -> None:
    claim = only_claim("The army stopped short of confirming the strike.")
    assert (claim.stance, claim.text) == (
        Stance.UNCONFIRMED,
        "The army stopped short of confirming the strike.",
    )


SAID = [
    ("Divers used cameras to establish that the hull broke.", "The hull broke."),
    ("Maria Keller went on to discuss the bridge.", "Maria Keller went on to discuss the bridge."),
]


@pytest.mark.parametrize(("text", "worded"), SAID)
def test_what_was_found_out_or_gone_on_to_is_said(text: str, worded: str) -> None:
    assert only_claim(text).text == worded
