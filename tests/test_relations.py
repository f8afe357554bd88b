"""What holds between two figures, one rule after the other.

Two claims about one thing, place and event, the numbers apart: a conflict, until something is changed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.compare.relations import Link, Relation, relate
from bot.compare.rows import make_rows
from bot.models import Stage
from tests.test_compare import NOV_5, NOV_9, about, exactly, over, says

TEXT = "The quake in Varda killed soldiers."


def hold(other: dict[str, Any], one: dict[str, Any] | None = None) -> Link:
    """What holds between 12 soldiers killed, says the mayor, and 100, says the union, with these changes."""
    first = {"claimant": "The mayor", "figures": (exactly(12),), "text": TEXT, "outlet": "Post"} | (one or {})
    second = {"claimant": "The union", "figures": (exactly(100),), "text": TEXT, "outlet": "Ledger"} | other
    records = [
        says(fields.pop("claimant"), *fields.pop("figures"), number=number, article=number, **fields)
        for number, fields in enumerate((first, second), 1)
    ]
    rows = make_rows(records)
    return relate(*(next(row for row in rows if number in row.articles) for number in (1, 2)))


def test_like_figures_that_are_apart_are_a_conflict() -> None:
    assert hold({}).relation is Relation.CONFLICT


CHANGED = [
    ({"figures": (exactly(100, unit="ferries", measure="destroyed"),)}, Relation.SEPARATE),
    ({"figures": (exactly(100, measure="injured"),)}, Relation.SEPARATE),
    ({"text": "The quake in Osk killed soldiers.", "places": ("Osk",)}, Relation.SEPARATE),
    ({"figures": (exactly(100, stage=Stage.EXPECTED),)}, Relation.STAGE),
    ({"figures": (exactly(100, measure="killed_or_injured"),)}, Relation.DEFINITION),
    ({"figures": (exactly(100, measure="missing"),)}, Relation.DEFINITION),
    ({"text": "The quake in Varda killed soldiers, confirmed dead only."}, Relation.DEFINITION),
    ({"figures": (exactly(100, unit="officers"),)}, Relation.SCOPE),
    ({"figures": (exactly(100, unit="people"),)}, Relation.SCOPE),
    ({"figures": (exactly(100, what="elite soldiers"),)}, Relation.SCOPE),
    ({"text": f"{TEXT[:-1]} nationwide."}, Relation.SCOPE),
    ({"claimant": "the mayor"}, Relation.SCOPE),
    ({"event_on": (NOV_9, NOV_9)}, Relation.PERIOD),
    ({"event_on": (date(2024, 1, 1), NOV_5)}, Relation.PERIOD),
    ({"figures": (over(10),)}, Relation.AGREE),
    ({"figures": (about(13),)}, Relation.AGREE),
    ({"claimant": "the mayor", "said_on": NOV_9}, Relation.REVISION),
    ({"claimant": None}, Relation.UNCLEAR),
    ({"hedged": True}, Relation.UNCLEAR),
    ({"places": (), "text": "The quake killed soldiers."}, Relation.UNCLEAR),
    ({"event_on": None}, Relation.UNCLEAR),
]


@pytest.mark.parametrize(("change", "relation"), CHANGED)
def test_one_difference_makes_it_something_else(change: dict[str, Any], relation: Relation) -> None:
    assert hold(change).relation is relation


@pytest.mark.parametrize(("change", "relation"), CHANGED)
def test_the_order_of_the_two_makes_no_difference(change: dict[str, Any], relation: Relation) -> None:
    claimant = change.get("claimant", "The union")
    mine = {"claimant": "The union", "figures": (exactly(100),)} | change | {"claimant": claimant}
    assert hold({"claimant": "The mayor", "figures": (exactly(12),)}, mine).relation is relation


def test_a_revision_says_whether_it_rose() -> None:
    later = {"claimant": "The mayor", "said_on": NOV_9}
    assert hold(later).rose is True
    assert hold(later | {"figures": (exactly(3),)}).rose is False


def test_a_body_and_its_spokesman_revise_each_other() -> None:
    link = hold(
        {"claimant": "Ada Holm", "role": "Harbour Watch spokeswoman", "said_on": NOV_9},
        {"claimant": "Harbour Watch"},
    )
    assert link.relation is Relation.REVISION


def test_a_total_is_not_held_against_one_event() -> None:
    total = {"event_on": (date(2024, 3, 1), NOV_9), "text": "Soldiers killed in Varda since March."}
    assert hold(total).relation is Relation.PERIOD


UNITS = [
    (exactly(50_000, unit="hectares", measure=""), about(500, unit="square kilometres", measure="")),
    (exactly(3, unit="tonnes", measure=""), exactly(3_000, unit="kilograms", measure="")),
    (exactly(25, unit="%", what="voters", measure=""), exactly(0.25, unit="voters", measure="")),
    (exactly(2, unit="€", what="bread", measure=""), exactly(2, unit="euros", what="bread", measure="")),
]


@pytest.mark.parametrize(("one", "other"), UNITS)
def test_units_of_one_kind_meet(one: Any, other: Any) -> None:
    assert hold({"figures": (other,)}, {"figures": (one,)}).relation is Relation.AGREE


def test_a_reason_is_given_where_the_data_do_not_allow_a_judgement() -> None:
    assert hold({"claimant": None, "event_on": None}).reason == "a source is not named, a day is not stated"
