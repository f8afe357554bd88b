"""What a question asks for: its kind, what is counted, whose claims, which stance."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ask import Asked, parse_question
from bot.models import Stance

TODAY = date(2024, 12, 19)
VOUCHED = {Stance.ASSERTED, Stance.CONFIRMED}

KINDS = [
    ("Who said that the dam was safe?", Asked.WHO),
    ("which ministry denied the losses?", Asked.WHO),
    ("Who opened the gate?", Asked.WHOM),
    ("How many soldiers were killed?", Asked.HOW_MANY),
    ("how much will the bridge cost", Asked.HOW_MANY),
    ("What is the turnout in Velm?", Asked.HOW_MANY),
    ("what's the price of the tram now?", Asked.HOW_MANY),
    ("What are the paintings worth?", Asked.HOW_MANY),
    ("When did the ferry sink?", Asked.WHEN),
    ("On which day will the port reopen?", Asked.WHEN),
    ("Where was the captain found?", Asked.WHERE),
    ("In which city were they tried?", Asked.WHERE),
    ("Did the Pentagon confirm the losses?", Asked.STANCE),
    ("Has Kalvia denied that it lost Velm?", Asked.STANCE),
    ("What did Irena Dalgaard say about the train?", Asked.SAID),
    ("Is it true that the mayor resigned?", Asked.TRUE),
    ("Was the ferry overloaded?", Asked.TRUE),
    ("Did the dam break?", Asked.TRUE),
    ("Why did the minister resign?", Asked.WHY),
    ("the losses of the third brigade", Asked.WHAT),
]


@pytest.mark.parametrize(("text", "asked"), KINDS)
def test_a_question_s_first_words_tell_its_kind(text: str, asked: Asked) -> None:
    assert parse_question(text, TODAY).asked is asked


@pytest.mark.parametrize(
    "text", ["Please, who denied it?", "And who denied it?", "do you know who denied it"]
)
def test_politeness_before_a_question_is_no_part_of_it(text: str) -> None:
    assert parse_question(text, TODAY) == parse_question("who denied it", TODAY)


COUNTED = [
    ("How many North Korean soldiers were killed?", "North Korean soldiers"),
    ("how many soldiers deployed in Kursk", "soldiers"),
    ("How many plagiarised passages did they find?", "plagiarised passages"),
    ("how many marched in Lyon?", ""),
    ("How many of the crew are missing?", ""),
    ("How many people died?", "people"),
    ("How many women work at the plant?", "women"),
    ("How many women soldiers were sent?", "women soldiers"),
    ("How many North Koreans were killed?", "North Korean people"),
    ("how many poles were aboard?", "Polish people"),
    ("How many Chinese were hurt?", "Chinese people"),
    ("How many Chinese workers were hurt?", "Chinese workers"),
    ("How many Israelis and Palestinians were hurt?", "Israelis and Palestinians"),
    ("How many United States soldiers were hurt?", "United States soldiers"),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_what_is_counted_ends_before_its_verb_or_a_preposition(text: str, counted: str) -> None:
    assert parse_question(text, TODAY).counted == counted


CLAIMANTS = [
    ("Did the Pentagon confirm the losses?", "Pentagon"),
    ("What did Irena Dalgaard say about the train?", "Irena Dalgaard"),
    ("How many were killed according to the army?", "army"),
    ("According to the army, how many were killed?", "army"),
    ("how many soldiers does Kessin say it killed?", "Kessin"),
    ("Why did the talks fail, if you ask Wahl?", "Wahl"),
    ("Who gave the order, in Marsh's words?", "Marsh"),
    ("Which ministry denied it?", "ministry"),
    ("Who denied it?", ""),
    ("Which state denied it?", "state"),
    ("Which foreign state offered help?", ""),
    # A name does not end in a preposition: these are no verbs of saying.
    ("Did the mayor resign after the report?", ""),
]


@pytest.mark.parametrize(("text", "claimant"), CLAIMANTS)
def test_whose_claims_are_wanted(text: str, claimant: str) -> None:
    assert parse_question(text, TODAY).claimant == claimant


STANCES = [
    ("Did Kalvia confirm the losses?", {Stance.CONFIRMED}),
    ("Did Kalvia deny the losses?", {Stance.DENIED}),
    ("Did Kalvia confirm or deny the losses?", {Stance.CONFIRMED, Stance.DENIED}),
    ("Did Kalvia say that it lost Velm?", VOUCHED),
    ("Who denied the losses?", {Stance.DENIED}),
    ("Who said that the dam was safe?", VOUCHED),
    ("Was the ferry overloaded?", set()),
]


@pytest.mark.parametrize(("text", "stances"), STANCES)
def test_which_stance_is_wanted(text: str, stances: set[Stance]) -> None:
    assert parse_question(text, TODAY).stances == stances


@given(st.text(max_size=200))
def test_no_words_are_an_error(text: str) -> None:
    assert parse_question(text, TODAY).text is not None
