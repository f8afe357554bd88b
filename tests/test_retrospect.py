"""A sentence that says whose statement the one before was. Marks: {source} <cue> [content]."""

from __future__ import annotations

import pytest

from bot.models import Stance
from tests.attributing import attributions_in, marked_in
from tests.claiming import claims_in, only_claim
from tests.marked import read_marked

POINTING = [
    "[Drones hit a depot]. This <was reported> by {the governor}.",
    "[Drones hit a depot]. It <was confirmed> by {the governor}.",
    "[Drones hit a depot]. The information <was confirmed> by {the state rescue service}.",
    "[Forty soldiers were captured]. Such data <were published> by {the defence ministry}.",
    "[Shelling hurt 14 people]. This is <according to> {the mayor}.",
    "[The army lost 200 tanks]. That is what {the general staff} <claims>.",
    "[The army lost 200 tanks]. This is what {the Odlan army} <claims>, quoted by the Courier.",
    "[The bridge opens in May]. That's what {the mayor} <told> reporters.",
    "[The rebels took 12 villages]. So <says> {their spokesman}.",
    "[The firm cut 500 jobs]. That was the <message> from {the chief executive}.",
    "[Twelve ships were damaged]. This <is stated> in {the report of the port authority}.",
    "[Twelve ships were damaged]. It <became known> from {a report of the port authority}.",
    "[Two people died]. {The ministry} <reported> this on Telegram.",
    "[Two people died]. {The ministry} <announced> it in a statement.",
    "[Shells hit the school]. {Velmia} <denied> this.",
    "[Shells hit the school]. {Velmia} <has not confirmed> this.",
    "[Shells hit the school].\n\nThis <was reported> by {the police}.",
]

NOT_POINTING = [
    ("The suspect was arrested on Tuesday. His lawyer denied it.", "the deed is denied, not the arrest"),
    ("The fund cut its forecast to 0.2%. The ministry disputes this.", "the number is disputed, not the cut"),
    ("The bill passed in May. It was rejected by the senate in June.", "a bill is rejected, not a statement"),
    ("The firm offered 40 million crowns. The union rejected it.", "an offer is rejected"),
    ("The letter reached Orsa. It was read by the mayor.", "a letter is read"),
    ("The house was searched. Officers recorded this on video.", "a search is recorded"),
    ("The walkout costs a billion. The agency put it at 50 million a day.", "a level"),
    ("The old mill stood by the river. This was built by the army.", "no word of saying"),
    ("The rain fell for days. This surprised the mayor.", "no word of saying"),
    ("Did shells hit the school? The ministry confirmed this.", "a question states nothing"),
    ("A cold morning in Orsa. The ministry confirmed this.", "no statement without a verb"),
    ("Shells hit the school\nThe ministry confirmed this.", "a heading is no sentence"),
    ("The ministry confirmed this.", "nothing stands before it"),
    ("Shells hit the school. The data that he sold were published by the thief.", "data of its own"),
    ("Shells hit the school. This bridge was reported by the mayor to be shut.", "it names its thing"),
]


def told_back(text: str) -> list[str]:
    return [a.construction for a in attributions_in(text) if a.construction == "retrospect"]


@pytest.mark.parametrize(("text", "why"), NOT_POINTING, ids=[why for _, why in NOT_POINTING])
def test_what_does_not_point_back_at_a_statement_makes_none(text: str, why: str) -> None:
    assert told_back(text) == []


@pytest.mark.parametrize("marked", POINTING)
def test_a_pointing_sentence_gives_the_statement_before_its_source(marked: str) -> None:
    expected = read_marked(marked)
    assert expected in marked_in(expected.text)


def told(text: str) -> list[tuple[str | None, tuple[str, ...], str]]:
    return [(claim.claimant, claim.via, claim.text) for claim in claims_in(text)]


def test_who_is_pointed_at_owns_the_figure_and_the_outlet_no_longer_does() -> None:
    claim = only_claim("Drones killed 3 people in Orsa. This was reported by the police.")
    assert (claim.claimant, [figure.low for figure in claim.figures]) == ("police", [3])


def test_where_somebody_posted_is_a_channel_and_no_part_of_the_office() -> None:
    text = "Drones hit a depot. This was reported by the governor of Orsa, Ann Lee, on Telegram."
    claim = only_claim(text)
    assert (claim.claimant, claim.role, claim.via) == ("Ann Lee", "governor of Orsa", ("Telegram",))


def test_who_informs_of_a_pointing_sentence_passes_on_what_it_points_at() -> None:
    text = "Drones hit a depot. This was reported by the governor, Ann Lee, on Telegram, the Courier informs."
    assert told(text) == [("Ann Lee", ("Telegram", "Courier"), "Drones hit a depot.")]


def test_a_medium_only_passes_on_what_somebody_said_before() -> None:
    text = "The toll is 14, the mayor of Orsa said. This was reported by the news agency Belmpress."
    assert told(text) == [("mayor of Orsa", ("Belmpress",), "The toll is 14.")]


def test_a_medium_that_reported_first_passes_on_what_the_body_announced() -> None:
    text = "The toll is 14, the news agency Belmpress reports. This was announced by the Energy Ministry."
    assert told(text) == [("Energy Ministry", ("Belmpress",), "The toll is 14.")]


def test_one_who_confirms_what_another_said_makes_a_claim_of_its_own() -> None:
    text = "Shells killed 14 people, the mayor of Orsa said. This was confirmed by the police."
    claimants = [(claimant, words) for claimant, _, words in told(text)]
    assert claimants == [
        ("mayor of Orsa", "Shells killed 14 people."),
        ("police", "Shells killed 14 people."),
    ]


def test_who_confirms_a_plan_confirms_the_sentence_that_tells_of_it() -> None:
    text = "The committee proposed a new tax. The minister confirmed this."
    assert told(text)[-1] == ("minister", (), "The committee proposed a new tax.")


def test_two_sentences_in_a_row_point_at_the_same_statement() -> None:
    text = "Shells killed 14 people. This was reported by the police. The army confirmed this."
    assert [words for _, _, words in told(text)] == ["Shells killed 14 people."] * 2


@pytest.mark.parametrize(
    ("answer", "stance", "words"),
    [
        ("Velmia denied this.", Stance.DENIED, "Velmia denied that shells hit the school."),
        (
            "The army could not confirm this.",
            Stance.UNCONFIRMED,
            "The army could not confirm that shells hit the school.",
        ),
        (
            "This was denied by Velmia.",
            Stance.DENIED,
            "Shells hit the school. This was denied by Velmia.",
        ),
    ],
)
def test_a_denial_names_what_it_denies(answer: str, stance: Stance, words: str) -> None:
    claim = only_claim(f"Shells hit the school. {answer}")
    assert (claim.stance, claim.text) == (stance, words)
