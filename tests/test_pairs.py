"""What holds between two figures, on pairs that were judged by hand before there were rules."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.pairs import (
    Outcome,
    get_accuracy,
    get_share_of_answers,
    get_share_together,
    judge_all,
    list_false_answers,
    list_false_conflicts,
    load_pairs,
)

MIN_PAIRS_OF_A_KIND = 15
FLOORS = {"claims": 0.95, "texts": 0.87}
"""As measured, rounded down: the judgement alone, and the whole way from two texts."""
FLOORS_OF_ANSWERS = {"claims": 0.98, "texts": 0.86}
"""The same, of the conflicts that `/compare` tells of."""
FLOORS_TOGETHER = [
    ("claims", "agree", 0.71),
    ("claims", "revision", 0.94),
    ("texts", "agree", 0.53),
    ("texts", "revision", 0.77),
]
"""The same, of the pairs whose figures stand in one group of an answer."""


@pytest.fixture(scope="module", params=["claims", "texts"])
def judged(request: pytest.FixtureRequest) -> tuple[str, list[Outcome]]:
    return request.param, judge_all(request.param)


def test_there_are_enough_pairs_of_each_kind() -> None:
    kinds = Counter(pair["verdict"] for pair in load_pairs())
    assert len(kinds) == 11
    assert min(kinds.values()) >= MIN_PAIRS_OF_A_KIND


def test_no_pair_is_wrongly_called_a_conflict(judged: tuple[str, list[Outcome]]) -> None:
    assert list_false_conflicts(judged[1]) == []


@pytest.mark.parametrize("way", ["claims", "texts"])
def test_no_answer_wrongly_calls_a_pair_a_conflict(way: str) -> None:
    assert list_false_answers(way) == []


@pytest.mark.parametrize("way", ["claims", "texts"])
def test_answers_tell_of_conflicts(way: str) -> None:
    assert get_share_of_answers(way) >= FLOORS_OF_ANSWERS[way]


@pytest.mark.parametrize(("way", "verdict", "floor"), FLOORS_TOGETHER)
def test_answers_put_together_what_agrees_and_what_is_revised(way: str, verdict: str, floor: float) -> None:
    assert get_share_together(way, verdict) >= floor


def test_what_holds_is_found(judged: tuple[str, list[Outcome]]) -> None:
    way, outcomes = judged
    assert get_accuracy(outcomes) >= FLOORS[way]
