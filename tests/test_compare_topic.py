"""What was asked for stands in the comparison; what merely stands in the same claims is counted below it."""

from __future__ import annotations

import pytest

from bot.compare import Comparison, compare
from tests.test_compare import exactly, names, says

TROOPS = ("troops", "soldiers", "service members")
KILLED = ("killed", "dead", "deaths")

CLAIM = says(
    "The army",
    exactly(12, what="Ruvian soldiers"),
    exactly(5, unit="officers", measure="killed"),
    exactly(30, unit="soldiers", measure="killed_or_injured"),
    exactly(9, unit="soldiers", measure="deployed"),
    exactly(40, unit="miles", measure="advance"),
    exactly(7, unit="women", measure="killed", what="dead women"),
)


def shown(*topics: tuple[str, ...]) -> tuple[set[tuple[str, str]], int]:
    comparison = compare([CLAIM], topics)
    return names(comparison), comparison.others


ALL = names(compare([CLAIM]))
QUESTIONS = [
    # what is asked for, the groups of it, the figures that are not
    (
        [TROOPS],
        {
            ("Ruvian soldiers", "killed"),
            ("officers", "killed"),
            ("soldiers", "killed_or_injured"),
            ("soldiers", "deployed"),
        },
        2,
    ),
    (
        [("soldier",)],
        {("Ruvian soldiers", "killed"), ("soldiers", "killed_or_injured"), ("soldiers", "deployed")},
        3,
    ),
    (
        [KILLED],
        {
            ("Ruvian soldiers", "killed"),
            ("officers", "killed"),
            ("soldiers", "killed_or_injured"),
            ("dead women", "killed"),
        },
        2,
    ),
    ([("mile", "miles")], {("miles", "advance")}, 5),
    ([("advances",)], {("miles", "advance")}, 5),
    (
        [TROOPS, KILLED],
        {("Ruvian soldiers", "killed"), ("officers", "killed"), ("soldiers", "killed_or_injured")},
        3,
    ),
]


@pytest.mark.parametrize("topics", [[], [("kursk",)], [("ruvian", "ruvians")], [("army",)], [("🙂",), ("",)]])
def test_a_place_a_name_or_nothing_at_all_leaves_every_figure(topics: list[tuple[str, ...]]) -> None:
    assert shown(*topics) == (ALL, 0)


def test_no_claims_have_no_other_figures() -> None:
    assert compare([], [TROOPS]) == Comparison((), (), 0)


@pytest.mark.parametrize(("topics", "groups", "others"), QUESTIONS)
def test_only_what_counts_or_measures_the_topic_is_compared(
    topics: list[tuple[str, ...]], groups: set[tuple[str, str]], others: int
) -> None:
    assert shown(*topics) == (groups, others)


def test_a_distance_is_not_about_those_who_went_it() -> None:
    claim = says("The army", exactly(40, unit="kilometers", what="soldiers", measure="advance"), exactly(12))
    comparison = compare([claim], [TROOPS])
    assert (names(comparison), comparison.others) == ({("soldiers", "killed")}, 1)


def test_a_sum_is_about_what_it_is_for() -> None:
    claim = says("The army", exactly(5e6, unit="US$", what="repairs", measure="cost"), exactly(12))
    assert names(compare([claim], [("repairs",)])) == {("repairs", "cost")}


def test_a_name_beside_a_counted_thing_does_not_widen_it() -> None:
    assert shown(TROOPS, ("kursk",)) == shown(TROOPS)


def test_a_term_of_several_words_is_met_in_their_order() -> None:
    claim = says("The army", exactly(5, unit="members", what="service members"))
    other = says("The army", exactly(5, unit="members", what="members of the service"), number=2)
    assert names(compare([claim, other], [TROOPS])) == {("service members", "killed")}
