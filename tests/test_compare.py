"""Who says how many, and whether they really disagree.

Claims are written as people would say them: who, how many, where, when. The judgement errs towards keeping
figures apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compare import Comparison, Group, Missing, Verdict, compare
from bot.compare.counted import Counted, get_counted
from bot.compare.intervals import get_interval, have_common_number
from bot.models import Bound, ClaimRecord, Figure, Kind, Stage, Stance
from tests.builders import make_appearance, make_claim, make_claim_record, make_figure

NOV_5, NOV_6, NOV_9 = date(2024, 11, 5), date(2024, 11, 6), date(2024, 11, 9)
QUAKE = (NOV_5, NOV_5)


def figure(low: float | None, high: float | None, bound: Bound, **fields: Any) -> Figure:
    plain = {"unit": "soldiers", "measure": "killed", "raw": f"{bound} {low}-{high}"}
    return make_figure(**{"low": low, "high": high, "bound": bound, **plain, **fields})


def exactly(value: float, **fields: Any) -> Figure:
    return figure(value, value, Bound.EXACT, **fields)


def about(value: float, **fields: Any) -> Figure:
    return figure(value, value, Bound.ABOUT, **fields)


def over(value: float, **fields: Any) -> Figure:
    return figure(value, None, Bound.MORE_THAN, **fields)


def up_to(value: float, **fields: Any) -> Figure:
    return figure(None, value, Bound.AT_MOST, **fields)


def says(claimant: str | None, *figures: Figure, number: int = 1, **fields: Any) -> ClaimRecord:
    """A claim about one place and one event on one day: like for like unless a test says otherwise."""
    printed = {"outlet": fields.pop("outlet", "The Northern Ledger"), "dated": fields.pop("dated", NOV_6)}
    article = fields.pop("article", 1)
    plain = {"said_on": NOV_6, "event_on": QUAKE, "places": ("Varda",)}
    claim = make_claim(**{"claimant": claimant, "figures": figures, **plain, **fields})
    appearance = make_appearance(article_number=article, caveat=claim.caveat, **printed)
    return make_claim_record(number=number, claim=claim, appearances=(appearance,))


def only_group(records: Sequence[ClaimRecord]) -> Group:
    (group,) = compare(records).groups
    return group


def names(comparison: Comparison) -> set[tuple[str, str]]:
    return {(group.what, group.measure) for group in comparison.groups}


# ── when nothing can be compared ─────────────────────────────────────────────────────────────────


def test_no_claims_make_no_groups() -> None:
    assert compare([]) == Comparison((), (), 0)


def test_claims_without_figures_make_no_groups_but_are_counted() -> None:
    comparison = compare([says("The mayor"), says("The army", number=2)])
    assert (comparison.groups, comparison.claims) == ((), 2)


def test_a_lone_figure_is_not_compared() -> None:
    assert only_group([says("The mayor", exactly(12))]).judgement.verdict is Verdict.SINGLE


def test_figures_of_one_claimant_that_meet_are_no_agreement() -> None:
    records = [says("The mayor", exactly(12)), says("The mayor", over(10), number=2)]
    assert only_group(records).judgement.verdict is Verdict.SINGLE


def test_a_figure_of_nobody_agrees_with_no_one_and_is_no_claimants() -> None:
    records = [says("The mayor", exactly(12)), says(None, over(10), number=2)]
    group = only_group(records)
    assert (group.judgement.verdict, group.claimants) == (Verdict.SINGLE, 1)


def test_a_denied_figure_neither_agrees_nor_conflicts_and_leaves_the_range_alone() -> None:
    records = [
        says("The mayor", exactly(12)),
        says("The army", exactly(90), number=2, stance=Stance.DENIED),
    ]
    group = only_group(records)
    assert group.judgement.verdict is Verdict.SINGLE
    assert (group.low, group.high) == (12, 12)
    assert len(group.rows) == 2


# ── what a figure allows ─────────────────────────────────────────────────────────────────────────

MEETING = [
    (over(10_000), about(12_000)),
    (over(10_000), exactly(10_000)),
    (figure(10_000, None, Bound.AT_LEAST), exactly(12_000)),
    (about(10_000), exactly(9_500)),
    (about(10_000), about(12_000)),
    (up_to(40), exactly(3)),
    (up_to(40), up_to(2)),
    (figure(300, 400, Bound.BETWEEN), exactly(350)),
    (figure(300, 400, Bound.BETWEEN), over(100)),
]
APART = [
    (exactly(10_000), exactly(12_000)),
    (over(12_000), exactly(10_000)),
    (about(10_000), exactly(12_000)),
    (up_to(40), exactly(100)),
    (figure(None, 40, Bound.LESS_THAN), over(100)),
    (figure(300, 400, Bound.BETWEEN), exactly(500)),
]


@pytest.mark.parametrize(("one", "other"), MEETING)
def test_figures_that_one_number_satisfies_agree(one: Figure, other: Figure) -> None:
    assert only_group([says("A", one), says("B", other, number=2)]).judgement.verdict is Verdict.AGREE


@pytest.mark.parametrize(("one", "other"), APART)
def test_like_figures_of_two_claimants_that_no_number_satisfies_conflict(one: Figure, other: Figure) -> None:
    judgement = only_group([says("A", one), says("B", other, number=2)]).judgement
    assert judgement.verdict is Verdict.CONFLICT
    assert judgement.conflict is not None
    assert {row.claimant for row in judgement.conflict} == {"A", "B"}


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=8))
def test_all_intervals_meet_exactly_where_every_two_do(pairs: list[tuple[int, int]]) -> None:
    intervals = [(float(min(pair)), float(max(pair))) for pair in pairs]
    every_two = all(have_common_number((one, other)) for one in intervals for other in intervals)
    assert have_common_number(intervals) == every_two


def test_about_allows_ten_percent_either_way() -> None:
    assert get_interval(about(100)) == (90, 110)


# ── not like for like ────────────────────────────────────────────────────────────────────────────

NO_CONFLICT = [
    ({"places": ("Varda", "Osk")}, "one place may lie in the other"),
    ({"places": (), "text": "More than 300 protesters were detained on Tuesday."}, Missing.PLACE),
    ({"event_on": (NOV_9, NOV_9)}, "of other days"),
    ({"event_on": (date(2024, 1, 1), NOV_5)}, "of other days"),
    ({"event_on": None}, Missing.DAY),
    ({"claimant": None, "kind": Kind.STATEMENT}, Missing.SOURCE),
    ({"hedged": True}, Missing.CERTAINTY),
    ({"figures": (exactly(100, what="elite soldiers"),)}, "one counts only some"),
    ({"figures": (exactly(100, what="Ruvian soldiers"),)}, Missing.SIDE),
    ({"claimant": "the mayor"}, "one claimant gives both"),
    ({"claimant": "The Mayor (MO)"}, "one claimant gives both"),
]


@pytest.mark.parametrize(("difference", "reason"), NO_CONFLICT)
def test_figures_apart_that_differ_otherwise_are_no_conflict_and_the_reason_is_given(
    difference: dict[str, Any], reason: str
) -> None:
    fields = {"claimant": "The army", "figures": (exactly(100),)} | difference
    claimant, figures = fields.pop("claimant"), fields.pop("figures")
    records = [says("The mayor", exactly(12)), says(claimant, *figures, number=2, **fields)]
    judgement = only_group(records).judgement
    assert judgement.verdict is Verdict.DIFFER
    assert reason in judgement.reasons


def test_figures_without_an_event_said_on_different_days_differ_by_date() -> None:
    records = [
        says("The mayor", exactly(12), event_on=None),
        says("The army", exactly(100), number=2, event_on=None, said_on=NOV_9),
    ]
    assert only_group(records).judgement.reasons == (Missing.DAY,)


def test_figures_without_a_measure_conflict_where_the_words_are_the_same() -> None:
    told = [exactly(12, measure=""), exactly(100, measure="")]
    one, other = "Contractors in Varda are twelve.", "Of drivers and cooks Varda has a hundred."
    same = [says("A", told[0], text=one), says("B", told[1], text=one, number=2)]
    apart = [says("A", told[0], text=one), says("B", told[1], text=other, number=2)]
    assert only_group(same).judgement.verdict is Verdict.CONFLICT
    assert Missing.WORDS in only_group(apart).judgement.reasons


def test_a_number_in_common_means_nothing_between_two_events() -> None:
    records = [says("A", over(10)), says("B", exactly(12), number=2, event_on=(NOV_9, NOV_9))]
    judgement = only_group(records).judgement
    assert (judgement.verdict, judgement.reasons) == (Verdict.DIFFER, ("of other days",))


def test_a_place_and_the_country_that_it_lies_in_are_no_two_places() -> None:
    records = [
        says("A", exactly(12), places=("Varda", "Poland")),
        says("B", exactly(100), number=2),
    ]
    assert only_group(records).judgement.verdict is Verdict.CONFLICT


COMPATIBLE = [
    # how the second of two claimants differs, what the verdict adds
    ({"places": ("Russia",)}, ("places differ",)),
    ({"places": (), "text": "More than 300 protesters were detained on Tuesday."}, ()),
    ({"places": ("Kursk",), "hedged": True}, ()),
]


@pytest.mark.parametrize(("difference", "reasons"), COMPATIBLE)
def test_with_a_number_in_common_no_more_is_asked_than_that_one_place_may_lie_in_the_other(
    difference: dict[str, Any], reasons: tuple[str, ...]
) -> None:
    """At least 10 in Kursk and 12 in Russia do not disagree; what is not stated does not part them either."""
    records = [says("A", over(10), places=("Kursk",)), says("B", exactly(12), number=2, **difference)]
    judgement = only_group(records).judgement
    assert (judgement.verdict, judgement.reasons) == (Verdict.AGREE, reasons)


@pytest.mark.parametrize("second", [exactly(12), exactly(100)])
def test_two_places_have_nothing_to_say_of_each_other(second: Figure) -> None:
    text = "Soldiers were killed in Osk."
    records = [says("A", over(10)), says("B", second, number=2, places=("Osk",), text=text)]
    assert len(compare(records).groups) == 2


# ── one claimant's change of mind ────────────────────────────────────────────────────────────────


def test_each_later_figure_of_a_claimant_supersedes_the_one_before() -> None:
    records = [
        says("the mayor", exactly(15), said_on=NOV_9),
        says("The mayor", exactly(12), number=2, said_on=NOV_5),
        says("Mayor", exactly(14), number=3, said_on=NOV_6),
    ]
    judgement = only_group(records).judgement
    assert judgement.verdict is Verdict.SINGLE
    assert [(old.figure.low, new.figure.low) for old, new in judgement.revisions] == [(12, 14), (14, 15)]


def test_who_agrees_with_the_revised_figure_agrees() -> None:
    records = [
        says("The mayor", exactly(12)),
        says("The mayor", exactly(20), number=2, said_on=NOV_9),
        says("The army", over(18), number=3),
    ]
    judgement = only_group(records).judgement
    assert judgement.verdict is Verdict.AGREE
    assert len(judgement.revisions) == 1


def test_a_figure_that_is_repeated_after_another_is_the_one_that_stands() -> None:
    records = [
        says("The mayor", exactly(12), said_on=NOV_5),
        says("The mayor", exactly(15), number=2),
        says("The mayor", exactly(12), number=3, said_on=NOV_9),
    ]
    ((older, newer),) = only_group(records).judgement.revisions
    assert (older.figure.low, newer.figure.low) == (15, 12)


def test_a_figure_told_beside_the_old_one_and_confirmed_later_replaces_it() -> None:
    records = [
        says("The mayor", exactly(17), exactly(12)),
        says("The mayor", exactly(17), number=2, said_on=NOV_9, stance=Stance.CONFIRMED),
    ]
    ((older, newer),) = only_group(records).judgement.revisions
    assert (older.figure.low, newer.figure.low) == (12, 17)


def test_another_place_is_no_revision() -> None:
    records = [
        says("The mayor", exactly(12)),
        says("The mayor", exactly(20), number=2, said_on=NOV_9, places=("Osk",)),
    ]
    assert only_group(records).judgement.revisions == ()


# ── what is grouped ──────────────────────────────────────────────────────────────────────────────

KEPT_APART = [
    (exactly(5, measure="killed"), exactly(5, measure="injured")),
    (exactly(5, measure="killed"), exactly(5, measure="killed_or_injured")),
    (exactly(5, measure="missing"), exactly(5, measure="killed")),
    (exactly(5), exactly(5, stage=Stage.EXPECTED)),
    (exactly(5, unit="soldiers"), exactly(5, unit="civilians")),
    (exactly(5, unit="people"), exactly(5, unit="civilians")),
    (exactly(5, unit="soldiers"), exactly(5, unit="officers")),
    (exactly(5, unit="people"), exactly(5, unit="children")),
    (exactly(5, unit="ferries"), exactly(5, unit="buses")),
]
PUT_TOGETHER = [
    ("soldiers", "troops"),
    ("servicemen", "troops"),
    ("personnel", "fighters"),
    ("people", "persons"),
    ("person", "people"),
    ("workers", "employees"),
    ("ferries", "ferry"),
    ("boxes", "box"),
    ("mile", "miles"),
]


@pytest.mark.parametrize(("one", "other"), KEPT_APART)
def test_measures_stages_and_counted_things_never_mix(one: Figure, other: Figure) -> None:
    assert len(compare([says("A", one), says("B", other, number=2)]).groups) == 2


@pytest.mark.parametrize(("one", "other"), PUT_TOGETHER)
def test_nouns_that_count_the_same_thing_meet(one: str, other: str) -> None:
    assert len(only_group([says("A", exactly(5, unit=one)), says("B", exactly(6, unit=other))]).rows) == 2


def test_soldiers_of_two_sides_stand_apart() -> None:
    records = [
        says("A", exactly(5, what="Ruvian soldiers")),
        says("B", exactly(9, what="Osker troops"), number=2),
        says("C", exactly(7, what="soldiers"), number=3),
    ]
    assert names(compare(records)) == {
        ("Ruvian soldiers", "killed"),
        ("Osker troops", "killed"),
        ("soldiers", "killed"),
    }


def test_soldiers_of_no_stated_side_join_the_only_one_and_its_name_is_shown() -> None:
    records = [
        says("A", over(5, what="Ruvian soldiers")),
        says("B", exactly(9), number=2),
        says("C", exactly(9), number=3),
    ]
    assert only_group(records).what == "Ruvian soldiers"


def test_a_part_names_its_whole() -> None:
    assert only_group([says("A", exactly(5, unit="officers"))]).whole == "troops"


def test_a_figure_without_a_noun_counts_what_the_one_before_it_counts() -> None:
    injured = exactly(20, unit="", what="", measure="injured")
    assert names(compare([says("A", exactly(12), injured)])) == {
        ("soldiers", "killed"),
        ("soldiers", "injured"),
    }


def test_a_figure_without_a_noun_does_not_count_miles() -> None:
    injured = exactly(20, unit="", what="", measure="injured")
    comparison = compare([says("A", exactly(5, unit="miles", measure=""), injured)])
    assert names(comparison) == {("miles", ""), ("people", "injured")}


def test_qualifiers_are_told_from_the_side() -> None:
    counted = get_counted(exactly(5, unit="soldiers", what="elite North Korean soldiers in training"))
    assert counted == Counted("troops", "north korea", frozenset({"elite", "training"}))


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_figure_of_one_claimant_is_one_row_with_all_its_outlets() -> None:
    records = [
        says("The mayor", exactly(12), outlet="Varda Post", dated=NOV_9, said_on=None),
        says("Mayor", exactly(12), number=2, outlet="The Ledger", said_on=None),
        says("mayor", exactly(12), number=3, outlet=None),
    ]
    (row,) = only_group(records).rows
    assert (row.outlets, row.numbers, row.day) == (("The Ledger", "Varda Post"), (1, 2, 3), NOV_6)


def test_who_says_it_and_then_confirms_it_has_one_row_that_is_confirmed() -> None:
    records = [
        says("The mayor", exactly(12)),
        says("The mayor", exactly(12), number=2, stance=Stance.CONFIRMED, hedged=True),
    ]
    (row,) = only_group(records).rows
    assert (row.stance, row.numbers, row.tentative) == (Stance.CONFIRMED, (1, 2), False)


@pytest.mark.parametrize("stance", [Stance.DENIED, Stance.UNCONFIRMED])
def test_a_figure_said_and_no_longer_stood_by_has_two_rows(stance: Stance) -> None:
    records = [says("The mayor", exactly(12)), says("The mayor", exactly(12), number=2, stance=stance)]
    assert len(only_group(records).rows) == 2


def test_an_outlets_own_fact_is_the_outlets() -> None:
    (row,) = only_group([says(None, exactly(12), kind=Kind.FACT, outlet="Varda Post")]).rows
    assert (row.claimant, row.named) == ("Varda Post", True)


def test_a_statement_of_nobody_is_unattributed() -> None:
    (row,) = only_group([says(None, exactly(12))]).rows
    assert (row.claimant, row.named) == ("unattributed", False)


def test_a_row_is_unverified_where_an_article_says_so() -> None:
    (row,) = only_group([says("A", exactly(12), caveat="This could not be verified.")]).rows
    assert row.unverified


def test_rows_stand_newest_first_and_the_range_is_of_the_numbers_named() -> None:
    records = [
        says("A", over(10)),
        says("B", about(12), number=2, said_on=NOV_9),
        says("C", up_to(14), number=3, said_on=NOV_5),
    ]
    group = only_group(records)
    assert [row.claimant for row in group.rows] == ["B", "A", "C"]
    assert (group.low, group.high) == (10, 14)


def test_the_group_with_most_claimants_comes_first() -> None:
    records = [
        says("A", exactly(900, unit="ferries")),
        says("A", exactly(12), number=2),
        says("B", exactly(12), number=3),
    ]
    assert [group.what for group in compare(records).groups] == ["soldiers", "ferries"]


def test_a_claimant_with_its_abbreviation_and_without_is_one() -> None:
    records = [says("Harbour Watch (HW)", exactly(12)), says("Harbour Watch", exactly(12), number=2)]
    group = only_group(records)
    assert (len(group.rows), group.judgement.verdict) == (1, Verdict.SINGLE)


def test_the_police_of_two_towns_are_two_rows() -> None:
    towns = [{"places": (town,), "text": f"Two died in {town}."} for town in ("Varda", "Osk")]
    records = [says("police", exactly(2), number=n, article=n, **town) for n, town in enumerate(towns, 1)]
    assert sum(len(group.rows) for group in compare(records).groups) == 2


# ── claims without figures ───────────────────────────────────────────────────────────────────────


def states(number: int, claimant: str, text: str, stance: Stance = Stance.ASSERTED) -> ClaimRecord:
    return make_claim_record(number=number, claim=make_claim(text=text, claimant=claimant, stance=stance))


ASSERTED = states(1, "The army", "Ruvian troops are fighting near the Osk reservoir")
NO_ANSWER = [
    states(2, "The embassy", "The ferry had passed its inspection", Stance.DENIED),
    states(2, "The embassy", "That is not so", Stance.DENIED),
    states(2, "army", "Ruvian troops were fighting near the Osk reservoir", Stance.DENIED),
    states(2, "The embassy", "Ruvian troops fight near the reservoir", Stance.ASSERTED),
]
ANSWERS = [
    states(2, "The embassy", "Ruvian troops fought near the reservoir", Stance.DENIED),
    states(2, "The Pentagon", "No Ruvian troops have been seen fighting", Stance.UNCONFIRMED),
]


@pytest.mark.parametrize("record", NO_ANSWER)
def test_other_matters_own_words_and_agreement_are_no_opposition(record: ClaimRecord) -> None:
    assert compare([ASSERTED, record]).oppositions == ()


@pytest.mark.parametrize("record", ANSWERS)
def test_a_denial_or_no_confirmation_stands_with_what_it_answers(record: ClaimRecord) -> None:
    (opposition,) = compare([ASSERTED, record]).oppositions
    assert (opposition.record, opposition.answered) == (record, (ASSERTED,))


def test_a_denial_answers_the_two_closest_claims() -> None:
    close = [states(n, f"Unit {n}", "Ruvian troops are near the reservoir") for n in (4, 3, 5)]
    denial = states(9, "The embassy", "Ruvian troops are near the reservoir", Stance.DENIED)
    (opposition,) = compare([*close, denial]).oppositions
    assert [record.number for record in opposition.answered] == [3, 4]


# ── the order of arrival ─────────────────────────────────────────────────────────────────────────

FIGURES = st.builds(
    figure,
    st.sampled_from([10, 12, 30]),
    st.sampled_from([30, 40]),
    st.sampled_from([Bound.BETWEEN, Bound.ABOUT]),
    what=st.sampled_from(["soldiers", "Ruvian troops", "Osker troops", "elite soldiers"]),
    measure=st.sampled_from(["killed", "injured", ""]),
)
RECORDS = st.lists(
    st.builds(
        says,
        st.sampled_from(["The mayor", "mayor", "The army", None]),
        FIGURES,
        said_on=st.sampled_from([NOV_5, NOV_6, NOV_9, None]),
        event_on=st.sampled_from([QUAKE, None]),
        places=st.sampled_from([(), ("Varda",), ("Osk", "Varda")]),
        stance=st.sampled_from(list(Stance)),
        outlet=st.sampled_from(["The Ledger", "Varda Post", None]),
        article=st.integers(1, 3),
    ),
    max_size=8,
)


def numbered(records: Sequence[ClaimRecord]) -> list[ClaimRecord]:
    return [
        make_claim_record(number=number, claim=record.claim, appearances=record.appearances)
        for number, record in enumerate(records, 1)
    ]


@given(RECORDS, st.randoms(use_true_random=False))
def test_the_order_of_the_claims_makes_no_difference(records: list[ClaimRecord], random: Any) -> None:
    told = numbered(records)
    shuffled = list(told)
    random.shuffle(shuffled)
    assert compare(shuffled) == compare(told)


@given(RECORDS)
def test_a_conflict_is_always_between_two_who_are_named_and_apart(records: list[ClaimRecord]) -> None:
    for group in compare(numbered(records)).groups:
        if group.judgement.conflict:
            one, other = group.judgement.conflict
            assert one.named
            assert other.named
            assert one.claimant.lower() != other.claimant.lower()
            assert one.span == other.span
            assert not have_common_number((one.interval, other.interval))


# ── figures without a noun ───────────────────────────────────────────────────────────────────────

ONLY_PEOPLE = ["killed", "injured", "killed_or_injured", "missing", "displaced", "rescued", "detained"]


@pytest.mark.parametrize("measure", ONLY_PEOPLE)
def test_what_only_people_suffer_counts_people(measure: str) -> None:
    bare = exactly(300, unit="", what="", measure=measure)
    group = only_group([says("A", bare), says("B", exactly(5, unit="people", measure=measure), number=2)])
    assert (group.what, len(group.rows)) == ("people", 2)


@pytest.mark.parametrize("measure", ["destroyed", "supplied", "captured", ""])
def test_what_things_suffer_too_counts_nothing_known(measure: str) -> None:
    assert only_group([says("A", exactly(300, unit="", what="", measure=measure))]).what == ""


def test_a_number_in_place_of_a_noun_is_none() -> None:
    numeral = exactly(52, raw="52", unit="52", what="52", measure="missing")
    assert only_group([says("A", numeral)]).what == "people"


# ── what a number takes the place of ─────────────────────────────────────────────────────────────

LOWERED = "The army lowered the number of soldiers killed in Varda to 55 from 58."


def test_a_number_that_another_replaces_in_one_breath_is_the_older() -> None:
    judgement = only_group(
        [says("The army", exactly(55, raw="55"), exactly(58, raw="58"), text=LOWERED)]
    ).judgement
    assert [(older.figure.low, newer.figure.low) for older, newer in judgement.revisions] == [(58, 55)]


def test_a_number_that_another_replaces_stands_behind_it_newest_first() -> None:
    group = only_group([says("The army", exactly(55, raw="55"), exactly(58, raw="58"), text=LOWERED)])
    assert [row.figure.low for row in group.rows] == [55, 58]


def test_who_told_the_older_number_told_it_then_however_often_it_is_repeated() -> None:
    first = says("The army", exactly(58, raw="58"), number=2, article=2, said_on=NOV_5)
    later = says("The army", exactly(55, raw="55"), exactly(58, raw="58"), text=LOWERED, said_on=NOV_9)
    rows = {row.figure.low: row.last_day for row in only_group([first, later]).rows}
    assert rows == {58: NOV_5, 55: NOV_9}


MEASURES = [
    # what the verb says, of what, the contract's word
    ("count", "protesters", "attended"),
    ("count", "ballots", "count"),
    ("count", "bodies", "count"),
    ("count", "people", "attended"),
    ("save", "miners", "rescued"),
    ("save", "barrels", "save"),
    ("cross", "lorries", "supplied"),
    ("cross", "soldiers", "cross"),
]


@pytest.mark.parametrize(("verb", "unit", "measure"), MEASURES)
def test_only_people_attend_or_are_rescued_and_only_things_are_supplied(
    verb: str, unit: str, measure: str
) -> None:
    assert only_group([says("The army", exactly(12, unit=unit, measure=verb))]).measure == measure
