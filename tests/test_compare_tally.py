"""What others say to a claim, and what is to be said of those who claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.compare import (
    Bearings,
    compare,
    find_bearings,
    grade_names,
    index_grades,
    resolve_aliases,
    tally_sources,
)
from bot.compare.tally import count_contradictions, count_revisions
from bot.models import ClaimRecord, Stance
from bot.team import Grade, Reliability, Voice
from tests.builders import RECEIVED_AT, make_claim, make_claim_record, make_figure

FIRST = date(2024, 11, 5)
SAID = "The police detained protesters in Varda"


def says(
    number: int, claimant: str | None, value: int | None = None, *, days: int = 0, **claim: Any
) -> ClaimRecord:
    """Protesters detained in Varda on the fifth, unless told otherwise."""
    figures = () if value is None else (make_figure(value=value),)
    usual = {"text": SAID, "claimant": claimant, "figures": figures, "said_on": FIRST + timedelta(days)}
    return make_claim_record(number=number, claim=make_claim(**usual | claim))


def numbers(rows: Any) -> list[int]:
    return [number for row in rows for number in row.numbers]


HELD = says(1, "Varda police", 300)


# ── the bearings of one claim ────────────────────────────────────────────────────────────────────


def test_a_claim_alone_has_no_bearings() -> None:
    bearings = find_bearings(1, compare([HELD]))
    assert bearings == Bearings()


def test_others_with_a_number_in_common_agree_and_others_without_disagree() -> None:
    records = [HELD, says(2, "Lena Orsk", 300), says(3, "Tomas Rell", 90)]
    bearings = find_bearings(1, compare(records))
    assert numbers(bearings.agreeing) == [2]
    assert [numbers([row]) for row, _ in bearings.disagreeing] == [[3]]


def test_a_claimant_who_says_it_again_is_nobody_elses_word() -> None:
    same = says(2, "Varda police", 300, days=1)
    vague = make_claim_record(
        number=3,
        claim=replace(
            HELD.claim, text=f"{SAID} again", figures=(make_figure(),), said_on=FIRST + timedelta(2)
        ),
    )
    bearings = find_bearings(1, compare([says(1, "Varda police", 301), same, vague]))
    assert (numbers(bearings.agreeing), numbers(bearings.repeated)) == ([], [3])
    bearings = find_bearings(1, compare([HELD, same]))
    assert (bearings.again, bearings.repeated, bearings.agreeing) == ((2,), (), ())


def test_what_cannot_be_held_against_it_stands_apart_with_the_reason() -> None:
    elsewhere = says(2, "Lena Orsk", 90, event_on=(date(2024, 10, 1), date(2024, 10, 1)))
    ((row, link),) = find_bearings(1, compare([HELD, elsewhere])).apart
    assert (row.numbers, link.reason) == ((2,), "of other days")


def test_a_later_figure_of_the_same_claimant_revises_it() -> None:
    comparison = compare([HELD, says(2, "Varda police", 340, days=1)])
    assert numbers(find_bearings(1, comparison).later) == [2]
    assert numbers(find_bearings(2, comparison).earlier) == [1]
    assert find_bearings(1, comparison).disagreeing == ()


def test_a_figure_that_another_denies_is_disagreed_with() -> None:
    denial = says(2, "Lena Orsk", 300, stance=Stance.DENIED)
    ((row, link),) = find_bearings(1, compare([HELD, denial])).disagreeing
    assert (row.numbers, link.reason) == ((2,), "denied")


def test_who_does_not_confirm_a_figure_neither_agrees_nor_disagrees() -> None:
    open_ = says(2, "Lena Orsk", 300, stance=Stance.UNCONFIRMED)
    bearings = find_bearings(1, compare([HELD, open_]))
    assert (bearings.agreeing, bearings.disagreeing) == ((), ())


def test_a_denial_in_words_stands_with_what_it_answers() -> None:
    comparison = compare([says(1, "Varda police"), says(2, "Lena Orsk", stance=Stance.DENIED)])
    assert [one.number for one in find_bearings(1, comparison).denials] == [2]
    assert [one.number for one in find_bearings(2, comparison).answered] == [1]


# ── tallies ──────────────────────────────────────────────────────────────────────────────────────


def voice(
    name: str, claims: int = 1, *, role: str | None = None, outlet: bool = False, days: int = 0
) -> Voice:
    return Voice(name, role, outlet, claims, FIRST, FIRST + timedelta(days))


def test_only_figures_that_the_same_source_replaced_are_revisions() -> None:
    records = [
        HELD,
        says(2, "Varda police", 340, days=1),
        says(3, "Lena Orsk", 300),
        says(4, "Tomas Rell", 90),
    ]
    assert count_revisions(compare(records).groups) == {"varda police": 1}


def test_a_conflict_counts_for_both_and_a_denial_for_the_denied() -> None:
    records = [
        HELD,
        says(2, "Tomas Rell", 90),
        says(3, "Lena Orsk", text="The army shelled a market in Orsk"),
        says(4, "Otto Brandt", text="The army shelled a market", stance=Stance.DENIED),
    ]
    counted = count_contradictions(compare(records))
    assert counted["varda police"] == counted["tomas rell"] == 1
    assert counted["lena orsk"] == 1
    assert counted["otto brandt"] == 0


def test_who_is_not_named_is_no_source() -> None:
    assert count_contradictions(compare([HELD, says(2, None, 90)])) == {}


def test_a_body_is_counted_with_its_spokespeople_and_its_other_names() -> None:
    voices = [
        voice("the Pentagon", 3),
        voice("Pat Holm", 2, role="Pentagon spokesperson", days=4),
        voice("PNT", 1),
        voice("Lena Orsk", 1),
    ]
    pentagon, lena = sorted(
        tally_sources(voices, compare([]), resolve_aliases([("PNT", "Pentagon")])),
        key=lambda one: -one.claims,
    )
    assert (pentagon.name, pentagon.claims) == ("the Pentagon", 6)
    assert (pentagon.first, pentagon.last) == (FIRST, FIRST + timedelta(4))
    assert (lena.name, lena.claims, lena.outlet) == ("Lena Orsk", 1, False)


def test_an_outlet_is_counted_by_what_it_carried() -> None:
    (post,) = tally_sources([voice("Lumen Post", 2), voice("Lumen Post", 9, outlet=True)], compare([]))
    assert (post.name, post.outlet, post.claims) == ("Lumen Post", True, 9)


def test_a_surname_is_counted_with_the_only_full_name_that_it_fits() -> None:
    tallies = tally_sources([voice("Lena Orsk", 2), voice("Orsk", 3)], compare([]))
    assert [(one.key, one.claims) for one in tallies] == [("lena orsk", 5)]


# ── grades ───────────────────────────────────────────────────────────────────────────────────────


def grade(name: str, letter: str, hours: int = 0) -> Grade:
    made_at: datetime = RECEIVED_AT + timedelta(hours=hours)
    return Grade(name, Reliability[letter], "Ann", made_at)


GRADES = [
    ([grade("the Pentagon", "B")], "B"),
    ([grade("Pentagon", "B"), grade("US Department of Defense", "C", 1)], "C"),
    ([grade("Pentagon", "C", 1), grade("US Department of Defense", "B")], "C"),
    ([grade("Pentagon", "B"), grade("Pentagon", "F", 1)], None),
    ([grade("Pentagonia", "B")], None),
]


@pytest.mark.parametrize(("grades", "letter"), GRADES)
def test_a_grade_is_the_bodys_under_all_its_names(grades: list[Grade], letter: str | None) -> None:
    found = index_grades(grades).get("united states defence")
    assert (found.reliability.name if found else None) == letter


def test_the_person_and_the_outlets_of_a_claim_are_graded_by_name() -> None:
    record = says(1, "Pat Holm", role="Pentagon spokesperson")
    given = [grade("Pentagon", "B"), grade("Northern Ledger", "C")]
    assert grade_names(record, given) == {"Pat Holm": Reliability.B, "The Northern Ledger": Reliability.C}
    assert grade_names(record, [*given, grade("Pat Holm", "E")])["Pat Holm"] is Reliability.E
    assert grade_names(record, []) == {}
