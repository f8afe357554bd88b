"""A team's own names of bodies."""

from __future__ import annotations

import pytest

from bot.compare import compare, is_circular, list_names, resolve_aliases
from bot.compare.aliases import Pair
from bot.models import Stance
from tests.builders import make_claim, make_claim_record, make_figure

CIRCLES = [
    ([("A", "B")], ("B", "A")),
    ([("A", "B"), ("B", "C")], ("C", "A")),
    ([("A", "B")], ("the B", "a")),
]
OPEN = [
    ([], ("A", "B")),
    ([("A", "B")], ("A", "C")),
    ([("A", "B"), ("B", "C")], ("A", "C")),
    ([("A", "B")], ("C", "B")),
    ([("A", "B")], ("B", "C")),
    # What an alias stood for before is forgotten when it is given another name.
    ([("A", "B"), ("B", "C")], ("B", "D")),
]


@pytest.mark.parametrize(("pairs", "new"), CIRCLES)
def test_a_name_cannot_stand_for_itself_in_the_end(pairs: list[Pair], new: Pair) -> None:
    assert is_circular(*new, pairs)


@pytest.mark.parametrize(("pairs", "new"), OPEN)
def test_chains_and_new_names_are_no_circles(pairs: list[Pair], new: Pair) -> None:
    assert not is_circular(*new, pairs)


def test_a_chain_leads_to_its_end() -> None:
    pairs = [("HUR", "GUR"), ("GUR", "the Directorate"), ("Kyrylo’s people", "HUR")]
    assert resolve_aliases(pairs) == {
        "hur": "directorate",
        "gur": "directorate",
        "kyrylo's people": "directorate",
    }


def test_a_circle_that_is_there_all_the_same_is_no_endless_loop() -> None:
    assert resolve_aliases([("A", "B"), ("B", "A"), ("C", "A")]) == {}


def test_a_body_is_asked_for_by_all_its_names() -> None:
    pairs = [("KDM", "Kalvia's Defence Ministry"), ("the Citadel", "KDM"), ("RW", "Radio Velm")]
    assert set(list_names("the citadel", pairs)) == {"KDM", "Kalvia's Defence Ministry"}
    assert list_names("Radio Velm", pairs) == ("RW",)
    assert list_names("Northern Wire", pairs) == ()


def test_names_that_everybody_knows_need_no_alias() -> None:
    assert "oval office" in list_names("White House", ())
    assert "White House" not in list_names("White House", ())


# ── in comparisons ───────────────────────────────────────────────────────────────────────────────

TWELVE = make_claim_record(claim=make_claim(claimant="KDM", figures=(make_figure(value=12),)))
AGAIN = make_claim_record(
    number=2, claim=make_claim(claimant="The Citadel", figures=(make_figure(value=12),))
)
DENIAL = make_claim_record(
    number=3,
    claim=make_claim(
        text="They detained peaceful protesters in Varda", claimant="The Citadel", stance=Stance.DENIED
    ),
)
SAID = make_claim_record(claim=make_claim(text="They detained peaceful protesters in Varda", claimant="KDM"))
ALIASES = resolve_aliases([("KDM", "the Citadel")])


def test_two_names_of_one_body_are_one_row() -> None:
    assert len(compare([TWELVE, AGAIN]).groups[0].rows) == 2
    assert len(compare([TWELVE, AGAIN], aliases=ALIASES).groups[0].rows) == 1


def test_nobody_denies_what_the_same_body_says_under_another_name() -> None:
    assert compare([SAID, DENIAL]).oppositions
    assert not compare([SAID, DENIAL], aliases=ALIASES).oppositions
