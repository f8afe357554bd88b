"""Which figures stand in one group of an answer: those of one thing, in whatever words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from bot.compare import Group, Verdict, compare
from bot.compare.quantities import express_alike
from bot.models import Bound, ClaimRecord, Stage
from tests.builders import make_figure
from tests.test_compare import NOV_5, exactly, figure, says

AUG_1 = date(2024, 8, 1)
TOLL = "The toll of the flood in Osk stands at {} people."
DROWNED = "The flood in Osk drowned {} people."
CUT = "The storm in Osk cut {} homes off the grid."
HURT = "The flood in Osk injured {} people."


@dataclass(frozen=True, slots=True)
class Said:
    """A figure in a sentence. `measure`, `unit`: by the claim contract."""

    text: str
    number: float
    measure: str
    unit: str = "people"
    who: str = ""
    fields: dict[str, Any] = field(default_factory=dict)


def make_records(*said: Said) -> list[ClaimRecord]:
    """Each by a claimant and an outlet of its own, about one place on one day unless it says otherwise."""
    records = []
    for number, one in enumerate(said, 1):
        counted = {"unit": one.unit, "what": one.unit, "raw": f"{one.number:g}", "measure": one.measure}
        stage = {"stage": one.fields["stage"]} if "stage" in one.fields else {}
        told = {key: value for key, value in one.fields.items() if key != "stage"}
        plain = {"places": ("Osk",), "text": one.text.format(f"{one.number:g}"), "article": number}
        claimant = one.who or f"Body {number}"
        records.append(
            says(claimant, exactly(one.number, **counted, **stage), number=number, **(plain | told))
        )
    return records


def list_groups(records: Sequence[ClaimRecord]) -> set[frozenset[int]]:
    """The claims that stand together."""
    groups = compare(records).groups
    return {frozenset(number for row in group.rows for number in row.numbers) for group in groups}


def only_group(*said: Said) -> Group:
    (group,) = compare(make_records(*said)).groups
    return group


TOGETHER = [
    # another verb, another noun for the same people, no verb at all
    (Said(DROWNED, 34, "killed"), Said(TOLL, 34, "")),
    (Said(DROWNED, 34, "killed"), Said("Osk lost {} people in the flood.", 52, "lose")),
    (Said(DROWNED, 34, "killed"), Said("The flood in Osk drowned {} residents.", 52, "killed", "residents")),
    (
        Said("A loaf in Osk costs {} dinars.", 9, "cost", "dinars"),
        Said("A loaf in Osk sells for {} dinars.", 14, "sell", "dinars"),
    ),
    # other units of one kind
    (Said("The fire in Osk burned {} hectares.", 500, "burn", "hectares"),
     Said("The fire in Osk burned {} square kilometres.", 5, "burn", "square kilometres")),
    # any verbs, where the numbers are one and no small one
    (Said(CUT, 840, "cut", "homes"), Said("The storm in Osk darkened {} homes.", 840, "darken", "homes")),
    # a newer number of the same claimant
    (Said(DROWNED, 34, "killed", who="the mayor"),
     Said(TOLL, 41, "", who="the mayor", fields={"said_on": date(2024, 11, 9)})),
]  # fmt: skip
APART = [
    # other words for another matter
    (Said(DROWNED, 34, "killed"), Said("Tents in Osk shelter {} people.", 34, "")),
    # what happened to them, which of them, how sure it is, where
    (Said(DROWNED, 34, "killed"), Said(HURT, 34, "injured")),
    (Said(DROWNED, 34, "killed"), Said("The flood in Osk drowned {} children.", 34, "killed", "children")),
    (Said(TOLL, 34, ""), Said(DROWNED, 34, "killed", fields={"stage": Stage.EXPECTED})),
    (Said(DROWNED, 34, "killed"), Said(TOLL.replace("Osk", "Varda"), 34, "", fields={"places": ("Varda",)})),
    # in other words, a number that may be one by chance
    (Said(CUT, 9, "cut", "homes"), Said("The storm in Osk darkened {} homes.", 9, "darken", "homes")),
    # of two days
    (Said(TOLL, 34, ""), Said(DROWNED, 52, "killed", fields={"event_on": (AUG_1, AUG_1)})),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_what_agrees_conflicts_or_is_revised_is_of_one_thing(one: Said, other: Said) -> None:
    assert list_groups(make_records(one, other)) == {frozenset({1, 2})}


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_may_be_of_two_things_stands_apart(one: Said, other: Said) -> None:
    assert list_groups(make_records(one, other)) == {frozenset({1}), frozenset({2})}


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_what_does_not_say_what_happened_ties_no_two_measures(order: tuple[int, ...]) -> None:
    """It joins those whom it contradicts, rather than those with whom it agrees, whatever came first."""
    said = [
        Said(DROWNED, 34, "killed"),
        Said(HURT, 52, "injured"),
        Said("The flood in Osk: {} people.", 52, ""),
    ]
    records = make_records(*said)
    assert list_groups([records[at] for at in order]) == {frozenset({1, 3}), frozenset({2})}


def test_a_conflict_in_other_words_is_told() -> None:
    group = only_group(Said(DROWNED, 34, "killed"), Said(TOLL, 52, ""))
    assert (group.judgement.verdict, group.measure, group.low, group.high) == (
        Verdict.CONFLICT,
        "killed",
        34,
        52,
    )


def test_events_of_two_stories_do_not_meet_in_other_words_either() -> None:
    records = make_records(
        Said("The quake drowned {} people.", 34, "killed", fields={"places": ()}),
        Said("The quake drowned {} people.", 34, "", fields={"places": ()}),
    )
    assert len(compare(records).groups) == 1
    assert len(compare(records, stories={1: 1, 2: 2}).groups) == 2


def test_a_group_has_one_unit_and_what_a_claim_tells_in_two_stands_once() -> None:
    text = "The line in Osk advanced 10 kilometers (6.2 miles) on Tuesday."
    told = [
        figure(10, 10, Bound.ABOUT, raw="10", unit="kilometers", what="kilometers", measure="advance"),
        figure(6.2, 6.2, Bound.ABOUT, raw="6.2", unit="miles", what="miles", measure="advance"),
    ]
    other = figure(9, 9, Bound.EXACT, raw="9", unit="miles", what="miles", measure="advance")
    fields: dict[str, Any] = {"places": ("Osk",), "event_on": (NOV_5, NOV_5), "text": text}
    records = [says("A", *told, **fields), says("B", other, number=2, article=2, **fields)]
    (group,) = compare(records).groups
    assert {(row.claimant, row.figure.low, row.figure.unit) for row in group.rows} == {
        ("A", 6.2, "miles"),
        ("B", 9, "miles"),
    }


EXPRESSED = [
    # numbers and units, the same in one unit
    ([(10, "km"), (5, "miles"), (6, "km")], [(10, "km"), (8.047, "km"), (6, "km")]),
    ([(1 / 3, "voters"), (71, "%")], [(33.33, "%"), (71, "%")]),
    ([(1 / 3, "voters"), (0.5, "voters")], [(1 / 3, "voters"), (0.5, "voters")]),
    ([(2, "tonnes"), (30, "kilograms"), (40, "kg")], [(2000, "kg"), (30, "kilograms"), (40, "kg")]),
    ([(9, "dinars"), (9, "euros")], [(9, "dinars"), (9, "euros")]),
    ([(9, "homes"), (9, "houses")], [(9, "homes"), (9, "houses")]),
]  # fmt: skip


@pytest.mark.parametrize(("figures", "expressed"), EXPRESSED)
def test_figures_of_one_kind_have_one_unit(
    figures: list[tuple[float, str]], expressed: list[tuple[float, str]]
) -> None:
    made = [make_figure(low=number, high=number, unit=unit, what=unit) for number, unit in figures]
    assert [(one.low, one.unit) for one in express_alike(made)] == expressed
