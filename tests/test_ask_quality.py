"""Questions over the whole real path: quality may not fall, and no question without an answer gets one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest

from tests.ask_quality import HELD_OUT, MORE, PLAIN, TUNED, Asking, QuestionSet, ask_all, score


@dataclass(frozen=True)
class Floors:
    """What `make ask` printed when the rules were last changed, less one or two of its questions."""

    asked: QuestionSet
    recall: float
    right: float
    misled: float
    false: int
    answerable: int
    others: int


ALL_FLOORS = [
    Floors(TUNED, recall=0.85, right=0.51, misled=0, false=0, answerable=91, others=111),
    Floors(MORE, recall=0.84, right=0.72, misled=0, false=0, answerable=25, others=16),
    Floors(PLAIN, recall=0.88, right=0.74, misled=0, false=0, answerable=50, others=30),
    Floors(HELD_OUT, recall=0.86, right=0.6, misled=0, false=0, answerable=15, others=10),
]


@dataclass(frozen=True)
class Measured:
    floors: Floors
    askings: list[Asking]


@pytest.fixture(scope="module", params=ALL_FLOORS, ids=lambda floors: floors.asked.name)
def measured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return Measured(request.param, asyncio.run(ask_all(tmp_path_factory.mktemp("ask"), request.param.asked)))


def test_no_more_questions_without_an_answer_get_one(measured: Measured) -> None:
    answered = [one.text for one in measured.askings if one.rows and not one.answerable]
    assert len(answered) <= measured.floors.false, answered


def test_no_answer_misleads(measured: Measured) -> None:
    assert score(measured.askings).misled <= measured.floors.misled


def test_the_claim_that_answers_is_among_the_five_shown(measured: Measured) -> None:
    assert score(measured.askings).recall >= measured.floors.recall


def test_the_first_claim_given_as_an_answer_is_one(measured: Measured) -> None:
    assert score(measured.askings).right >= measured.floors.right


def test_the_set_is_large_enough_to_tell(measured: Measured) -> None:
    answerable = sum(one.answerable for one in measured.askings)
    assert answerable >= measured.floors.answerable
    assert len(measured.askings) - answerable >= measured.floors.others
