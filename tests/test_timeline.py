"""How a matter developed: which day a claim stands on, and which figures are revisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from bot.models import ClaimRecord, Stance
from bot.timeline import Entry, make_timeline
from tests.builders import make_appearance, make_claim, make_claim_record, make_figure

MINISTRY, MAYOR = "Kalvia's Defence Ministry", "Mayor Lidia Pell"


def day(number: int) -> date:
    return date(2024, 11, number)


def said(number: int, on: int, value: int | None = None, **claim: object) -> ClaimRecord:
    """A claim of that number, said and printed on that day of November."""
    figures = () if value is None else (make_figure(value=value, unit="soldiers", measure="deployed"),)
    overrides = {"claimant": MINISTRY, "event_on": None, "said_on": day(on), "figures": figures} | claim
    words = str(overrides.pop("text", f"Statement {number} about Tarsk."))
    return make_claim_record(
        number=number,
        claim=make_claim(text=words, **overrides),
        appearances=(make_appearance(article_number=number, dated=day(on)),),
    )


def revisions(records: Sequence[ClaimRecord]) -> dict[int, tuple[float | None, bool]]:
    """By claim number: the number before, and whether it rose."""
    entries = make_timeline(records)
    return {
        one.record.number: (one.revision.before.low, one.revision.rose) for one in entries if one.revision
    }


def order(entries: Sequence[Entry]) -> list[int]:
    return [entry.record.number for entry in entries]


def test_nothing_makes_an_empty_timeline() -> None:
    assert make_timeline([]) == ()


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ({"event_on": (day(2), day(4)), "said_on": day(5)}, day(2)),
        ({"event_on": (date(2024, 10, 1), date(2024, 10, 31)), "said_on": day(5)}, day(5)),
        ({"event_on": None, "said_on": day(5)}, day(5)),
        ({"event_on": None, "said_on": None}, day(7)),
    ],
)
def test_the_day_is_that_of_the_event_else_of_saying_else_of_printing(
    claim: dict[str, Any], expected: date
) -> None:
    (entry,) = make_timeline([said(1, 7, **claim)])
    assert entry.dated.day == expected


def test_the_oldest_day_comes_first() -> None:
    assert order(make_timeline([said(1, 9), said(2, 3), said(3, 6)])) == [2, 3, 1]


def test_of_one_day_what_was_said_first_comes_first() -> None:
    event = (day(2), day(2))
    later, earlier = said(1, 9, event_on=event), said(2, 3, event_on=event)
    assert order(make_timeline([later, earlier])) == [2, 1]


def test_the_order_of_arrival_shows_nowhere() -> None:
    records = [said(1, 3, 3000), said(2, 5, 8000), said(3, 5, claimant=MAYOR), said(4, 3, claimant=MAYOR)]
    assert len({make_timeline(shuffled) for shuffled in permutations(records)}) == 1


def test_a_later_figure_of_the_same_claimant_is_a_revision() -> None:
    assert revisions([said(1, 3, 3000), said(2, 5, 8000)]) == {2: (3000, True)}
    assert revisions([said(1, 3, 3000), said(2, 5, 900)]) == {2: (3000, False)}


def test_each_revision_is_of_the_figure_just_before_it() -> None:
    found = revisions([said(1, 3, 3000), said(2, 5, 8000), said(3, 7, 9000)])
    assert found == {2: (3000, True), 3: (8000, True)}


def test_a_figure_that_is_said_again_is_no_revision() -> None:
    assert revisions([said(1, 3, 3000), said(2, 5, 3000)]) == {}
    assert revisions([said(1, 3, 3000), said(2, 5, 8000), said(3, 6, 8000)]) == {2: (3000, True)}


def test_another_claimants_figure_is_no_revision() -> None:
    assert revisions([said(1, 3, 3000), said(2, 5, 8000, claimant=MAYOR)]) == {}


def test_a_figure_that_the_claimant_denies_is_no_revision() -> None:
    assert revisions([said(1, 3, 3000), said(2, 5, 8000, stance=Stance.DENIED)]) == {}


def test_figures_of_two_places_are_no_revision() -> None:
    assert revisions([said(1, 3, 3000, places=("Tarsk",)), said(2, 5, 8000, places=("Velm",))]) == {}


def test_unnamed_claimants_revise_nothing() -> None:
    assert revisions([said(1, 3, 3000, claimant=None), said(2, 5, 8000, claimant=None)]) == {}
