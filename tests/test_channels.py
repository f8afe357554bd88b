"""The channels that a claim came through, outermost last; the claimant itself is none."""

from __future__ import annotations

import pytest

from bot.claims.channels import is_medium
from tests.claiming import claims_in, only_claim

FIRST_HAND = [
    "The ministry said the bridge was shut.",
    "The ministry said in a statement that the bridge was shut.",
    "The ministry told reporters that the bridge was shut.",
    "Maria Keller told a court that the bridge was shut.",
    "Maria Keller told the committee that the bridge was shut.",
    "Maria Keller told Tom Varga that the bridge was shut.",
    "Maria Keller wrote in a letter that the bridge was shut.",
]

PLATFORMS = [
    ("Maria Keller said on Telegram that the bridge was shut.", "Telegram"),
    ("Maria Keller wrote on Facebook that the bridge was shut.", "Facebook"),
    ("“The bridge is shut until May,” Maria Keller wrote on Telegram.", "Telegram"),
    ("The bridge was shut, Maria Keller said in a post on X on Monday.", "X"),
    ("The ministry said on its Telegram channel that the bridge was shut.", "Telegram"),
]

TOLD_TO_AN_OUTLET = [
    ("Maria Keller told the BBC that the bridge was shut.", "BBC"),
    ("Maria Keller told Reuters that the bridge was shut.", "Reuters"),
    ("Maria Keller told the Harbour Times that the bridge was shut.", "Harbour Times"),
    ("“The bridge is shut until May,” Maria Keller told Reuters.", "Reuters"),
    ("Maria Keller said in an interview with CNN that the bridge was shut.", "CNN"),
    ("Maria Keller told local media that the bridge was shut.", "local media"),
]

PASSED_ON = [
    ("The ministry said the bridge was shut, Reuters reported.", "ministry", "Reuters"),
    ("The Harbour Times reported that the ministry said the bridge was shut.", "ministry", "Harbour Times"),
    ("The bridge was shut, a diver said, the Harbour Times reported.", "diver", "Harbour Times"),
    (
        "“The bridge is shut until May,” Maria Keller was quoted as saying by Reuters.",
        "Maria Keller",
        "Reuters",
    ),
    ("Reuters quoted Maria Keller as saying the bridge was shut.", "Maria Keller", "Reuters"),
    ("Reuters reported, citing two divers, that the bridge was shut.", "two divers", "Reuters"),
    ("According to a report seen by Reuters, the bridge was shut.", "report", "Reuters"),
]

MEDIA = [
    "BBC",
    "Reuters",
    "New York Times",
    "Telegram",
    "X",
    "South Korean media",
    "state television",
    "local newspaper",
    "Northern Echo",
]

NO_MEDIA = [
    "",
    "Maria Keller",
    "ministry",
    "Pentagon",
    "mirror",
    "star witness",
    "express train",
    "Standard & Poor’s",
]


@pytest.mark.parametrize("text", FIRST_HAND)
def test_what_is_first_hand_has_no_channel(text: str) -> None:
    assert only_claim(text).via == ()


def test_an_outlet_that_is_spoken_of_is_no_channel() -> None:
    assert only_claim("The army could not confirm a state media report of the raid.").via == ()


@pytest.mark.parametrize("name", NO_MEDIA)
def test_other_names_are_no_media(name: str) -> None:
    assert not is_medium(name)


@pytest.mark.parametrize("name", MEDIA)
def test_outlets_agencies_and_platforms_are_media(name: str) -> None:
    assert is_medium(name)


@pytest.mark.parametrize(("text", "channel"), PLATFORMS)
def test_the_platform_of_a_post_is_its_channel(text: str, channel: str) -> None:
    assert only_claim(text).via == (channel,)


@pytest.mark.parametrize(("text", "channel"), TOLD_TO_AN_OUTLET)
def test_the_outlet_that_was_told_is_the_channel(text: str, channel: str) -> None:
    assert only_claim(text).via == (channel,)


@pytest.mark.parametrize(("text", "claimant", "channel"), PASSED_ON)
def test_who_passes_a_claim_on_is_its_channel(text: str, claimant: str, channel: str) -> None:
    claim = only_claim(text)
    assert (claim.claimant, claim.via) == (claimant, (channel,))


def test_an_outlet_that_speaks_for_itself_is_the_claimant() -> None:
    claim = only_claim("The Harbour Times reported that the bridge was shut.")
    assert (claim.claimant, claim.via) == ("Harbour Times", ())


def test_channels_stand_from_the_inside_out() -> None:
    (claim,) = claims_in("The bridge was shut, Maria Keller wrote on Telegram, Reuters reported.")
    assert (claim.claimant, claim.via) == ("Maria Keller", ("Telegram", "Reuters"))
