"""A cue with a speaker and a content is no statement where the article only asks, supposes or wants it."""

from __future__ import annotations

import pytest

from tests.claiming import claims_in

# Nothing is claimed by anybody.
SUPPOSED = [
    "If the ministry confirms that the bridge was shut, the ferry will run.",
    "The ferry will stop until the ministry confirms that the bridge is safe.",
    "Unless the firm denies it, the ferry will stop.",
]
ASKED = [
    "Did the mayor respond to the charge?",
    "How did the ministry deny the report?",
]
APPRAISED = [
    "It is fair to say that the bridge was shut.",
    "It would be a mistake to think that the bridge is safe.",
]
INQUIRED = [
    "Engineers drilled to determine whether the ice was thin.",
    "They measured for a year to find whether the ice was thin.",
    "The data will determine how the seats are shared out.",
    "There is room for the council to insist that they are paid.",
]
MET_WITH = [
    "Divers found the boat being towed.",
    "The crew found the boat drifting.",
    "Builders can’t find workers and delays grow.",
    "No one could predict what would happen.",
]

# All that is claimed, and by whom: not by the one who should say it.
WANTED = [
    ("The mayor asked the firm to confirm that the bridge was shut.", ["mayor"]),
    ("Maria Keller told the court to accept that the firm had failed.", ["Maria Keller"]),
    ("The ministry is expected to announce that the bridge is safe.", [None]),
]
# What a statement is about is none by itself.
TOPICS = [
    ("Speaking of the plan, Maria Keller said the bridge was shut.", ["The bridge was shut."]),
    ("“It was shut,” Maria Keller said, referring to the bridge.", ["It was shut."]),
]
SAID = [
    ("Even if the ministry says that the bridge is safe, few will cross it.", "The bridge is safe."),
    ("The police forced him to admit that the bridge was shut.", "The bridge was shut."),
    ("The mayor declined to say whether it is safe.", "The mayor declined to say whether it is safe."),
    ("The mayor wants to know whether it is safe.", "The mayor wants to know whether it is safe."),
    ("Engineers found that the tongue of the glacier thinned by 42 feet.", None),
    ("Builders have complained they can’t find workers.", "Builders can’t find workers."),
    ("No one in the ministry said it was safe.", "No one in the ministry said it was safe."),
    ("A study found that the boat was towed.", "The boat was towed."),
    ("Israel has objected to the deal.", "Israel has objected to the deal."),
]


@pytest.mark.parametrize("text", SUPPOSED + ASKED + APPRAISED + INQUIRED + MET_WITH)
def test_what_is_supposed_asked_or_met_with_is_claimed_by_nobody(text: str) -> None:
    assert claims_in(text) == []


@pytest.mark.parametrize(("text", "claimants"), WANTED)
def test_who_is_asked_to_say_it_has_not_said_it(text: str, claimants: list[str | None]) -> None:
    assert [claim.claimant for claim in claims_in(text)] == claimants


@pytest.mark.parametrize(("text", "told"), TOPICS)
def test_the_topic_of_a_statement_is_no_statement(text: str, told: list[str]) -> None:
    assert [claim.text for claim in claims_in(text)] == told


@pytest.mark.parametrize(("text", "told"), SAID)
def test_what_is_said_after_all_is_kept(text: str, told: str | None) -> None:
    (claim,) = [claim for claim in claims_in(text) if claim.claimant or claim.cue]
    assert told is None or claim.text == told


def test_what_a_video_shows_going_on_keeps_who_shows_it() -> None:
    (claim,) = claims_in("A video shows the mayor opening a gate.")
    assert claim.text == "A video shows the mayor opening a gate."
