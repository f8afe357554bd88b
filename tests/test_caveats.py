"""Where the article says that a claim could not be verified, and which claims that marks."""

from __future__ import annotations

import pytest

from bot.claims.caveats import find_caveats
from bot.claims.parse import parse
from tests.claiming import claims_in

NO_CAVEAT = [
    "The Osk Letter has not been able to establish where he is.",
    "The ministry could not verify the report.",
    "The police could not confirm that shots were fired.",
    "The borders of the park could not be checked by car.",
    "The ministry verified the report.",
    "The bridge could not be crossed on Monday.",
    "Two inspectors verified the count independently.",
    "It was not possible to swim in the lake.",
    "The report was not confirmed by the water board.",
    "Checking the locks is difficult.",
    "There was no official confirmation from the water board.",
]

CAVEATS = [
    "The Harbour Times has not seen the document and could not confirm its contents.",
    "The information of the northern side cannot be confirmed from an independent source.",
    "The Harbour Times could not independently verify the report.",
    "The Harbour Times was unable to verify these claims.",
    "The claim could not be independently verified.",
    "These figures have not been independently verified.",
    "Reuters was not immediately able to verify the footage.",
    "It was not possible to verify the claim.",
    "There was no independent confirmation of the report.",
    "It was impossible to verify either side’s claims.",
    "We could not verify these claims.",
    "None of the claims could be verified.",
    "The report has not been confirmed independently.",
    "The report was not confirmed by the BBC.",
    "The figures have yet to be verified.",
    "We have not been able to independently verify the toll.",
    "There was no independent confirmation.",
    "Journalists have no way of checking such figures.",
    "Verifying the numbers is difficult.",
    "Both claims are impossible to verify independently.",
    "The data could not be checked.",
    "Independent confirmation of the toll was not immediately available.",
    "Curfews make it difficult to verify such claims.",
    "There has been no official confirmation.",
    "The figures remain unverified.",
    "We were unable to verify how many boats it has.",
    "The Harbour Times could not establish whether anybody was hurt.",
    "Osk News has been unable to verify the two men's remarks.",
    "The measurements could not be independently checked.",
    "The screenshots could not be verified.",
]


def caveats_in(text: str) -> list[str]:
    return [text[slice(*caveat.sentence)] for caveat in find_caveats(parse(text))]


@pytest.mark.parametrize("text", ["", "\n", "Nobody was hurt."])
def test_a_text_without_doubt_has_no_caveat(text: str) -> None:
    assert caveats_in(text) == []


@pytest.mark.parametrize("text", NO_CAVEAT)
def test_the_doubt_of_others_and_other_inability_is_no_caveat(text: str) -> None:
    assert caveats_in(text) == []


@pytest.mark.parametrize("text", CAVEATS)
def test_the_outlets_own_doubt_is_a_caveat(text: str) -> None:
    assert caveats_in(f"The ministry said the bridge fell. {text} Nobody crossed it.") == [text]


def test_a_caveat_is_no_claim() -> None:
    text = "The ministry said the bridge fell. The Harbour Times could not independently verify the report."
    assert [claim.claimant for claim in claims_in(text)] == ["ministry"]


def test_a_claim_carries_the_caveat_verbatim() -> None:
    caveat = "The Harbour Times could not independently verify the report."
    (claim,) = claims_in(f"The ministry said the bridge fell. {caveat}")
    assert claim.caveat == caveat


def test_a_caveat_about_the_report_marks_the_paragraph_before_and_no_more() -> None:
    text = (
        "The mayor said the school was shut.\n\n"
        "Rain fell on Monday.\n\n"
        "The ministry said the bridge fell.\n\n"
        "The report could not be independently verified.\n\n"
        "The governor said the road was open."
    )
    assert [bool(claim.caveat) for claim in claims_in(text)] == [False, True, False]


def test_a_caveat_about_these_claims_marks_all_above_it_and_none_below() -> None:
    text = (
        "The mayor said the school was shut.\n\n"
        "Rain fell on Monday.\n\n"
        "The ministry said the bridge fell.\n\n"
        "The Harbour Times could not verify these claims.\n\n"
        "The governor said the road was open."
    )
    assert [bool(claim.caveat) for claim in claims_in(text)] == [True, True, False]


def test_a_caveat_about_the_claims_of_some_does_not_mark_those_of_others() -> None:
    text = (
        "The mayor said 12 people died.\n\n"
        "Rain fell on Monday.\n\n"
        "Residents said 60 people died.\n\n"
        "The Harbour Times could not verify the claims of the residents."
    )
    assert [bool(claim.caveat) for claim in claims_in(text)] == [False, True]


def test_a_caveat_about_somebodys_figure_marks_the_sentence_before_it() -> None:
    text = (
        "The police said 12 people died. The union said 60 people died. "
        "The Harbour Times was not able to verify the union's figure."
    )
    assert [bool(claim.caveat) for claim in claims_in(text)] == [False, True]


def test_a_caveat_about_the_measurements_marks_the_sentence_that_has_them() -> None:
    text = (
        "The police said 12 people died. The union said measurements showed a leak. "
        "The measurements could not be independently checked."
    )
    assert [bool(claim.caveat) for claim in claims_in(text)] == [False, True]


def test_a_caveat_about_somebodys_account_marks_all_that_he_told() -> None:
    text = (
        "The mayor said 9 people fled. The sister said 12 people died. The police told her nothing, she said."
        "\n\nThe Harbour Times could not independently confirm the sister's account."
    )
    assert [bool(claim.caveat) for claim in claims_in(text)] == [False, True, True]


def test_without_a_caveat_the_field_is_null() -> None:
    (claim,) = claims_in("The ministry said the bridge fell.")
    assert claim.caveat is None


def test_a_caveat_about_the_claims_is_not_about_the_outlets_own_facts() -> None:
    text = (
        "The ministry said it had sunk 40 boats.\n\n"
        "The bridge is 300 metres long.\n\n"
        "The fort reportedly lost 12 guns.\n\n"
        "The claims could not be verified."
    )
    assert [bool(claim.caveat) for claim in claims_in(text)] == [True, False, True]


@pytest.mark.parametrize("doubted", ["Neither claim", "Neither account", "None of these figures"])
def test_a_caveat_about_the_accounts_of_two_sides_marks_both(doubted: str) -> None:
    text = f"The army said it had won.\n\nRebels said they had won.\n\n{doubted} could be verified."
    assert [bool(claim.caveat) for claim in claims_in(text)] == [True, True]


def test_a_caveat_about_two_numbers_marks_those_just_before_it() -> None:
    text = (
        "The mayor put the gap at 14 million.\n\n"
        "Opponents said 12 ships sailed. The mayor said 57 did.\n\n"
        "Neither number could be checked."
    )
    assert [bool(claim.caveat) for claim in claims_in(text)] == [False, True, True]


def test_who_leaves_a_matter_open_claims_nothing_to_verify() -> None:
    told = "The union said 40 men had drowned. The ministry has not commented."
    text = f"{told}\nThese claims could not be verified."
    assert [bool(claim.caveat) for claim in claims_in(text)] == [True, False]
