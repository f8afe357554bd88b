"""Which claims without figures deny which, in whatever words."""

from __future__ import annotations

import pytest

from bot.compare.opposites import find_oppositions
from bot.models import ClaimRecord, Stance
from tests.builders import make_claim, make_claim_record

DENIED = Stance.DENIED


def states(number: int, claimant: str, text: str, stance: Stance = Stance.ASSERTED) -> ClaimRecord:
    return make_claim_record(number=number, claim=make_claim(text=text, claimant=claimant, stance=stance))


def is_linked(claim: str, answer: str, stance: Stance = Stance.ASSERTED) -> bool:
    """Whether the union's answer is shown with the mayor's claim."""
    records = [states(1, "Mayor Ada Holm", claim), states(2, "The dockers' union", answer, stance)]
    return bool(find_oppositions(records))


PARAPHRASED = [
    ("The owners will shut the mill in Osk", "There is no plan for closing the Osk mill", Stance.ASSERTED),
    ("Gunmen looted the depot in Osk", "The plunder of the Osk depot", DENIED),
    ("Police fired gas into a march in Osk", "No gas hit the marchers", Stance.ASSERTED),
    ("The minister took bribes from a casino", "His client had taken any bribes", DENIED),
    ("Halden is in talks to buy the Varda yard", "It would not purchase the Varda yard", Stance.ASSERTED),
]
EXCLUDING = [
    ("General Corran was killed in the raid on Osk", "Corran is alive"),
    ("The bridge at Osk has collapsed", "The bridge at Osk stands"),
    ("Rebels have taken the town of Velm", "Velm is under our control"),
    ("The council will abolish the harbour tax", "The harbour tax stays"),
    ("The dam at Osk is about to burst", "The dam at Osk is safe"),
    ("The lift of the Osk tower was stuck", "The lift of the Osk tower was working"),
]
APART = [
    ("The bridge at Osk has collapsed", "The mayor of Osk had not met the toll collectors"),
    ("The owners will shut the mill in Osk", "The mill in Velm was not shut"),
    ("The council will abolish the harbour tax", "The director stays"),
    ("Northern troops hold the town of Osk", "Southern troops advance on Velm"),
]
DENIED_APART = [
    ("Guards pushed families back into Syria at Osk", "It had offered Syrian families shelter"),
    ("The yard in Osk will shut its plant", "It had polluted the river at its plant in Velm"),
]


@pytest.mark.parametrize(("claim", "answer", "stance"), PARAPHRASED)
def test_a_denial_answers_in_words_of_one_meaning(claim: str, answer: str, stance: Stance) -> None:
    assert is_linked(claim, answer, stance)


@pytest.mark.parametrize(("claim", "answer"), EXCLUDING)
def test_what_excludes_a_claim_stands_with_it(claim: str, answer: str) -> None:
    assert is_linked(claim, answer)


@pytest.mark.parametrize(("claim", "answer"), APART)
def test_another_matter_is_kept_out(claim: str, answer: str) -> None:
    assert not is_linked(claim, answer)


@pytest.mark.parametrize(("claim", "answer"), DENIED_APART)
def test_a_denial_of_something_else_is_kept_out(claim: str, answer: str) -> None:
    assert not is_linked(claim, answer, DENIED)


def answers(claimant: str, role: str | None, answer: str) -> bool:
    claim = make_claim(text=answer, claimant=claimant, role=role, quote=answer)
    said = states(1, "Mayor Ada Holm", "General Ivo Corran was killed and his aide conceded the Varda race")
    return bool(find_oppositions([said, make_claim_record(number=2, claim=claim)]))


MEANT = [
    ("Ivo Corran", None, "He had not conceded the race"),
    ("Pia Corran", "Ivo Corran's mother", "Her son is alive"),
]


@pytest.mark.parametrize(("claimant", "role", "answer"), MEANT)
def test_who_speaks_of_himself_or_his_own_names_nobody(claimant: str, role: str | None, answer: str) -> None:
    assert answers(claimant, role, answer)


def test_whose_mother_speaks_is_not_whom_a_stranger_means() -> None:
    assert not answers("Pia Marsh", "Osk's harbour master", "Her son is alive")


def test_who_calls_a_claim_by_its_claimant_answers_it() -> None:
    assert is_linked("Guards beat the prisoners", "It was a lie, Holm's allegation of beatings")


def test_who_calls_a_claim_by_what_its_claimant_is_answers_it() -> None:
    records = [
        states(1, "Corran's former driver", "Ivo Corran took money from a dealer"),
        states(2, "Ivo Corran", "The driver's accusation is a fairy tale", DENIED),
    ]
    assert find_oppositions(records)


def test_of_two_that_exclude_each_other_the_later_answers() -> None:
    records = [
        states(1, "The army", "Corran is alive"),
        states(2, "The mayor", "General Corran was killed in the raid on Osk"),
    ]
    (opposition,) = find_oppositions(records)
    assert (opposition.record, opposition.answered) == (records[1], (records[0],))


def test_a_shared_name_alone_is_no_matter_in_common() -> None:
    assert not is_linked("The Osk dam has cracks", "It had never paid for the Osk festival")


def test_soldiers_are_troops_in_a_denial() -> None:
    assert is_linked("Kalvian soldiers crossed into Osk", "Kalvian troops had entered Osk", DENIED)


def test_a_ministry_does_not_answer_its_own_government() -> None:
    admits = states(1, "Kenya", "Kenya admits that it has troops in Osk")
    denies = states(2, "Kenya's defence ministry", "Its troops had entered Osk", DENIED)
    assert not find_oppositions([admits, denies])
    assert find_oppositions([states(1, "Somalia", "Kenya has troops in Osk"), denies])


REPORTS = [
    "It could not corroborate an Eastern report citing an aide that 40 of the marshal's troops were killed",
    "Reports by Eastern outlets suggesting that 40 of the marshal's troops were killed",
]


@pytest.mark.parametrize("answer", REPORTS)
def test_words_for_a_report_are_no_matter_in_common(answer: str) -> None:
    """Whose report it is that cannot be confirmed says nothing of what other Easterners do."""
    assert is_linked("The marshal lost 40 troops, who were killed at Osk", answer, Stance.UNCONFIRMED)
    assert not is_linked("Eastern personnel operate the drones", answer, Stance.UNCONFIRMED)


def test_a_denial_that_tells_a_claim_answers_that_claim_only() -> None:
    told = "a report citing an aide that 40 of Orsa's troops were killed"
    records = [
        states(1, "The mayor", f"He could not confirm {told}", Stance.UNCONFIRMED),
        states(2, "aide", "citing an aide that 40 of Orsa's troops were killed"),
        states(3, "The army", "There are 900 of Orsa's troops near the dam"),
    ]
    (opposition,) = find_oppositions(records)
    assert [record.number for record in opposition.answered] == [2]
