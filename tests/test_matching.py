"""Which claim of an earlier text a later claim stands for: tables of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from bot.models import Claim, Figure, Kind, Stance
from storage.matching import is_reprint, match_prints, match_versions
from storage.readings import Reading, read_claim
from tests.builders import make_claim, make_figure

DAY = date(2024, 11, 6)


def count(value: int, unit: str = "people", measure: str = "killed") -> Figure:
    return make_figure(value=value, unit=unit, measure=measure)


def says(who: str | None, text: str, *figures: Figure, **changes: object) -> Claim:
    return make_claim(text=text, claimant=who, figures=figures, places=(), event_on=None, **changes)


def read(claims: Sequence[Claim]) -> list[Reading]:
    return [read_claim(claim, DAY) for claim in claims]


@dataclass(frozen=True)
class Pair:
    """Two claims, and whether the later stands for the earlier: in a version of its article, in a reprint."""

    why: str
    before: Claim
    after: Claim
    version: bool
    reprint: bool = field(default=False)


MAYOR = says("the mayor", "30 people were killed when the dam at Velm burst.", count(30))
SHUT = says("the army", "The bridge at Velm had been shut to lorries since the morning.")
PAIRS = [
    Pair("the same words", MAYOR, MAYOR, version=True, reprint=True),
    Pair(
        "the same figure in other words",
        MAYOR,
        says("mayor", "The burst dam had cost 30 lives.", count(30)),
        version=True,
        reprint=True,
    ),
    Pair(
        "another figure of the same",
        MAYOR,
        says("the mayor", "34 people were killed when the dam at Velm burst.", count(34)),
        version=True,
    ),
    Pair(
        "another figure in other words",
        MAYOR,
        says("the mayor", "34 people were now known to have been killed in Velm.", count(34)),
        version=True,
    ),
    Pair(
        "another figure that nothing governs",
        says("the mayor", "30 people were killed, of 40 homes.", count(30), count(40, "homes", "")),
        says("the mayor", "30 people were killed, of 45 homes.", count(30), count(45, "homes", "")),
        version=True,
    ),
    Pair(
        "another thing counted in other words",
        MAYOR,
        says("the mayor", "400 houses had been flooded.", count(400, "houses", "flooded")),
        version=False,
    ),
    Pair(
        "another who counts the same otherwise",
        MAYOR,
        says("a hospital", "34 wounded people were killed on the road.", count(34)),
        version=False,
    ),
    Pair(
        "the claimant corrected",
        SHUT,
        says("the police", "The bridge at Velm had been shut to lorries since the morning."),
        version=True,
    ),
    Pair(
        "the claimant named more fully",
        SHUT,
        says("the Vostrian army", "The bridge in Velm had been shut to all lorries since the morning."),
        version=True,
    ),
    Pair(
        "a word less and another preposition",
        SHUT,
        says("the army", "The bridge in Velm was shut to lorries since morning."),
        version=True,
        reprint=True,
    ),
    Pair(
        "now denied",
        SHUT,
        says("the army", "The bridge at Velm had been shut to lorries.", stance=Stance.DENIED),
        version=True,
    ),
    Pair(
        "not, in one of them",
        SHUT,
        says("the army", "The bridge at Velm had not been shut to lorries since the morning."),
        version=True,
    ),
    Pair(
        "another day",
        says("the army", "The bridge at Velm would be shut to lorries on Monday."),
        says("the army", "The bridge at Velm would be shut to lorries on Friday."),
        version=True,
    ),
    Pair(
        "the day left out",
        says("the army", "The bridge at Velm would be shut to lorries on Monday."),
        says("the army", "The bridge at Velm would be shut to lorries."),
        version=True,
        reprint=True,
    ),
    Pair(
        "another number that is no figure",
        says("the army", "The column used lorries of the type K-12 on the bridge at Velm."),
        says("the army", "The column used lorries of the type K-15 on the bridge at Velm."),
        version=True,
    ),
    Pair(
        "the spelling of the house",
        says("Defence Ministry", "The armoured lorries had been organised at the harbour."),
        says("Defense Ministry", "The armored lorries had been organized at the harbor."),
        version=True,
        reprint=True,
    ),
    Pair(
        "a figure more",
        MAYOR,
        says(
            "the mayor",
            "30 people were killed and 12 hurt when the dam at Velm burst.",
            count(30),
            count(12, measure="injured"),
        ),
        version=True,
    ),
    Pair(
        "a fact that is now somebody's",
        says(None, "Two bridges at Velm are shut.", count(2, "bridges", "shut"), kind=Kind.FACT, cue=None),
        says("the army", "Two bridges at Velm are shut.", count(2, "bridges", "shut")),
        version=True,
    ),
    Pair(
        "the same claimant on another matter",
        SHUT,
        says("the army", "No soldier had crossed the border at night."),
        version=False,
    ),
    Pair(
        "another place of the same kind",
        says("the army", "The northern bridge had been shut to lorries since the morning."),
        says("the army", "The southern bridge had been shut to lorries since the morning."),
        version=True,
    ),
]
IDS = [pair.why for pair in PAIRS]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_a_claim_of_a_version_stands_for_the_earlier(pair: Pair) -> None:
    assert bool(match_versions(read([pair.before]), read([pair.after]))) is pair.version


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_a_claim_of_a_reprint_is_the_same_claim(pair: Pair) -> None:
    (before,), (after,) = read([pair.before]), read([pair.after])
    assert bool(match_prints([before], [after])) is pair.reprint
    assert (is_reprint(before, after) or before.fingerprint == after.fingerprint) is pair.reprint


def lost(houses: int, place: str) -> Claim:
    figure = count(houses, "houses", "lost")
    return says("the mayor", f"{houses} houses of {place} were lost.", figure)


def test_a_claim_stands_for_one_only_and_the_nearest_is_taken_first() -> None:
    before = read([lost(12, "Ansel"), lost(40, "Velm")])
    after = read([lost(44, "Velm"), lost(12, "Ansel"), lost(15, "Tarsk")])
    assert match_versions(before, after) == {0: 1, 1: 0}


def test_what_is_said_of_two_days_stays_apart() -> None:
    days = [date(2024, 11, 1), date(2024, 11, 20)]
    claims = [says("the army", "The bridge was shut.", said_on=day) for day in days]
    assert match_versions(read(claims), read(claims[::-1])) == {0: 1, 1: 0}


def test_nothing_stands_for_nothing() -> None:
    assert match_versions([], read([MAYOR])) == match_versions(read([MAYOR]), []) == {}
