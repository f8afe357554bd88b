"""Figures of different stories never meet, however alike the things that they count."""

from __future__ import annotations

from typing import Any

import pytest

from bot.compare import compare
from bot.models import ClaimRecord
from tests.test_compare import exactly, says

ARMY = {"what": "Ruvian soldiers", "measure": "deployed"}
PLAIN = {"what": "soldiers", "measure": "deployed"}


def groups(*records: ClaimRecord) -> set[frozenset[int]]:
    """The claims that meet in each group."""
    return {
        frozenset(number for row in group.rows for number in row.numbers) for group in compare(records).groups
    }


def report(number: int, claimant: str | None, **fields: Any) -> ClaimRecord:
    """A claim of its own article about soldiers or others."""
    counted = fields.pop("counted", PLAIN)
    plain = {"article": number, "text": "Their number grew.", "places": ()}
    return says(claimant, exactly(number, **counted), number=number, **(plain | fields))


QUAKE: dict[str, Any] = {"text": "In the quake.", "event_on": None}
WALLS: dict[str, Any] = {"text": "Under walls.", "event_on": None}
FERRY: dict[str, Any] = {"text": "On the ferry.", "event_on": None}
RUVIANS = report(1, "The army", counted=ARMY, places=("Tarsk region",))

APART = [
    # soldiers of no stated side, with nothing to tie them to the Ruvian ones
    (RUVIANS, report(2, "The mayor")),
    (RUVIANS, report(2, None)),
    (RUVIANS, report(2, "The mayor", places=("Osk",))),
    (RUVIANS, report(2, "The mayor", text="The Ruthenian army sent 2 soldiers.")),
    # other people in other places
    (report(1, "The army", places=("Varda",)), report(2, "The mayor", places=("Osk",))),
    (report(1, None, places=("Varda",)), report(2, None, places=("Osk",))),
    # even in one article, or of one claimant
    (report(1, "The army", places=("Varda",)), report(2, "The mayor", places=("Osk",), article=1)),
    (report(1, "The army", places=("Varda",)), report(2, "Army", places=("Osk",))),
    # of two kinds of events in one article
    (report(1, "The army", text="A bus crash."), report(2, "The army", text="A fire.", article=1)),
    # nothing in common but the time
    (report(1, "The army", **QUAKE), report(2, "The mayor", **FERRY)),
]
TOGETHER = [
    # the same nationality, wherever they are
    (RUVIANS, report(2, "The mayor", counted=ARMY, places=("Osk",))),
    # a place, a claimant, an article in common, or the nationality named in the claim
    (RUVIANS, report(2, "The mayor", places=("Tarsk",))),
    (RUVIANS, report(2, "Army")),
    (RUVIANS, report(2, "The mayor", article=1)),
    (RUVIANS, report(2, "The mayor", text="Ruvia has sent 2 soldiers.")),
    # of one article or one claimant, with nothing that contradicts
    (report(1, "The army", **QUAKE), report(2, "The mayor", **WALLS, article=1)),
    (report(1, "The army", **QUAKE), report(2, "Army", **WALLS)),
    # words in common, and nothing that contradicts
    (report(1, "The army", places=("Varda",)), report(2, "The mayor")),
    (report(1, "The army"), report(2, "The mayor")),
    (report(1, "The army", places=("Poland",)), report(2, "The mayor", places=("Osk",))),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_without_anything_in_common_they_stand_apart(one: ClaimRecord, other: ClaimRecord) -> None:
    assert groups(one, other) == {frozenset({1}), frozenset({2})}


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_what_is_in_common_or_nothing_that_contradicts_lets_them_meet(
    one: ClaimRecord, other: ClaimRecord
) -> None:
    assert groups(one, other) == {frozenset({1, 2})}


def test_a_figure_of_no_place_does_not_join_two_stories() -> None:
    varda, osk = report(1, "The army", places=("Varda",)), report(2, "The mayor", places=("Osk",))
    assert groups(varda, osk, report(3, "A witness")) == {frozenset({1}), frozenset({2}), frozenset({3})}


def test_a_figure_of_no_place_stays_with_its_claimants_story() -> None:
    varda, osk = report(1, "The army", places=("Varda",)), report(2, "The mayor", places=("Osk",))
    assert groups(varda, osk, report(3, "The mayor")) == {frozenset({1}), frozenset({2, 3})}


def test_a_figure_of_one_story_joins_it_in_whatever_words() -> None:
    one, other = report(1, "The army", **QUAKE), report(2, "The mayor", **WALLS)
    together = compare([one, other], stories={1: 1, 2: 1}).groups
    apart = compare([one, other], stories={1: 1, 2: 2}).groups
    assert (len(together), len(apart)) == (1, 2)


def test_those_who_join_a_side_do_not_bring_strangers_along() -> None:
    tied = report(2, "The mayor", places=("Tarsk region",))
    assert groups(RUVIANS, tied, report(3, "A witness")) == {frozenset({1, 2}), frozenset({3})}
