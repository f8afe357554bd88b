"""What a claimant does with a content: asserts, confirms, denies it or leaves it open; and how surely."""

from __future__ import annotations

import pytest

from bot.models import Stance
from tests.claiming import claims_in, only_claim

UNCONFIRMED = [
    "The ministry could not confirm that the bridge had fallen.",
    "The ministry did not confirm that the bridge had fallen.",
    "The ministry couldn’t confirm the report.",
    "The ministry refused to confirm that the bridge had fallen.",
    "The ministry declined to say how many sailors were aboard.",
    "The ministry would not say whether the bridge had fallen.",
    "The ministry neither confirmed nor denied the attack.",
    "Neither Borealis nor the ministry confirmed the attack.",
    "The ministry said it could not confirm that the bridge had fallen.",
    "The ministry said it had no information about the attack.",
    "The ministry said there was no confirmation of the attack.",
    "The deal has not been confirmed by the ministry.",
    "The ministry declined to comment on the attack.",
    "The ministry declined to quantify the savings.",
    "The ministry has yet to confirm the report.",
    "The ministry had yet to comment on the report.",
    "The ministry said it was too early to say what had caused the fire.",
    "The ministry said it did not have reliable information on the dead.",
    "The ministry said it did not know how many had drowned.",
    "The ministry said it had seen no evidence that the bridge was mined.",
    "The ministry said it could neither confirm nor deny the report.",
    "The ministry said its captain refused to comment.",
    "The ministry confirmed neither the date nor the place.",
]

DENIED = [
    "The ministry said it did not recognise those figures.",
    "The ministry does not recognise that description.",
    "The ministry denied that the bridge had fallen.",
    "The ministry denied the report.",
    "The ministry has denied taking bribes.",
    "The ministry rejected the allegations.",
    "The ministry dismissed the reports as rumours.",
    "The ministry refuted the claim that the bridge had fallen.",
    "The ministry ruled out a sale.",
    "The ministry denies that any prisoners were beaten.",
    "The allegations were denied by the ministry.",
    "The ministry called the report false.",
    "The ministry called the claims “pure fantasy”.",
    "The ministry described the report as a lie.",
    "The ministry said the report was untrue.",
    "The ministry told reporters that claims the dam was mined were false.",
    "“That is a lie,” the ministry said.",
    "The ministry said it was not true that the bridge had fallen.",
    "The ministry said there was no truth in reports that the bridge had fallen.",
    "“This is nonsense,” the ministry said.",
]

CONFIRMED = [
    "The ministry confirmed that the bridge had fallen.",
    "The ministry confirmed the deaths.",
    "The ministry acknowledged that the bridge had fallen.",
    "The ministry admitted taking bribes.",
    "The ministry conceded that the bridge was old.",
    "The deaths were confirmed by the ministry.",
    "“I can confirm that the bridge has fallen,” the ministry said.",
]

ASSERTED = [
    "The ministry said it had banned Tom Varga but would not comment on the trial.",
    "The ministry said the bridge had fallen.",
    "The ministry claimed that the bridge had fallen.",
    "The ministry warned of floods.",
    "The ministry vowed to rebuild the bridge.",
    "The ministry accused the builders of fraud.",
    "The ministry said the bridge had not fallen.",
    "The ministry said nobody was hurt.",
    "According to the ministry, the bridge has fallen.",
    "The ministry said it had evidence that the bridge was mined.",
    "The ministry said nobody had good data on the bridge.",
    "The ministry said the men were arrested without evidence.",
    "The ministry said the passports were fake.",
    "The ministry called the bridge a disgrace.",
    "The ministry called the report a warning.",
    "“This is a lie of those who want panic, and the doctors know it,” the ministry said.",
    "The ministry rejected the bill.",
    "The ministry rejected the increase.",
    "The ministry said neither the captain nor his crew was hurt.",
    "The ministry did not want the bridge.",
    "The ministry did not recommend a new bridge.",
    "The ministry dismissed Maria Keller as a clown.",
    "The ministry said the mayor has other questions than those he refused to answer.",
    "“Of course they want a scandal, but the court found there was no basis for charges,” the ministry said.",
    "The ministry dismissed the appeal.",
    "The offer was rejected by the ministry.",
]

HEDGED = [
    "The ministry said the bridge might fall.",
    "The ministry said the bridge may have fallen.",
    "The ministry said the bridge could fall.",
    "The ministry said the bridge was probably unsafe.",
    "The ministry said the bridge had reportedly fallen.",
    "The crew is believed to have drowned, the ministry said.",
    "The bridge allegedly fell, the ministry said.",
]

PLAIN = [
    "The ministry said the talks will go on in May.",
    "The ministry said likely voters liked the bridge.",
    "The ministry said 90 suspected cases had been counted.",
    "The ministry said the bridge had fallen.",
    "The ministry said the bridge fell in March.",
    "The ministry said the bridge will be rebuilt.",
]


def stances_of(text: str, claimant: str = "ministry") -> set[Stance]:
    return {claim.stance for claim in claims_in(text) if claimant in (claim.claimant or "")}


@pytest.mark.parametrize("text", UNCONFIRMED)
def test_who_cannot_or_will_not_confirm_leaves_it_unconfirmed(text: str) -> None:
    assert stances_of(text) == {Stance.UNCONFIRMED}


@pytest.mark.parametrize("text", DENIED)
def test_who_denies_dismisses_or_rules_out_denies(text: str) -> None:
    assert stances_of(text) == {Stance.DENIED}


@pytest.mark.parametrize("text", CONFIRMED)
def test_who_admits_or_acknowledges_confirms(text: str) -> None:
    assert stances_of(text) == {Stance.CONFIRMED}


@pytest.mark.parametrize("text", ASSERTED)
def test_who_says_something_asserts_it_even_where_it_is_negative(text: str) -> None:
    assert stances_of(text) == {Stance.ASSERTED}


@pytest.mark.parametrize("text", HEDGED)
def test_tentative_words_in_the_content_hedge_it(text: str) -> None:
    assert any(claim.hedged for claim in claims_in(text) if claim.claimant == "ministry")


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_content_is_not_hedged(text: str) -> None:
    assert not only_claim(text).hedged


def test_a_tentative_word_outside_the_content_does_not_hedge_it() -> None:
    (claim,) = claims_in("The ministry, which may move, said the bridge had fallen.")
    assert not claim.hedged


def test_one_denies_what_another_asserts() -> None:
    text = "The ministry denied Maria Keller’s claim that the bridge had fallen."
    assert stances_of(text) == {Stance.DENIED}
    assert stances_of(text, "Keller") == {Stance.ASSERTED}


def test_a_number_behind_no_denies_nothing() -> None:
    assert only_claim("A No 10 spokesman said the bridge had fallen.").stance is Stance.ASSERTED
