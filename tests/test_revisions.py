"""What is told of two versions of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.console.terminal import plain_text
from bot.models import Claim, ClaimRecord, Earlier, Fate, Figure, Stance, Version
from bot.render import render_revision
from bot.revisions import compare_figures, compare_titles, join_versions, make_revision
from bot.timeline import make_timeline
from tests.builders import (
    ARTICLE,
    RECEIVED_AT,
    make_appearance,
    make_article_record,
    make_claim,
    make_claim_record,
    make_figure,
)

UNTIL = datetime(2024, 11, 6, 15, 0, tzinfo=UTC)
TODAY = UNTIL.date()

TITLES = [
    # the headline then, the headline now, the words that replace others
    ("Dam burst kills 30 in Velm", "Dam burst kills 34 in Velm", [("30", "34")]),
    ("30 dead, 4 missing", "34 dead, 9 missing", [("30", "34"), ("4", "9")]),
    ("Dozens dead in Velm", "40 dead in Velm", [("Dozens", "40")]),
    ("At least 30 dead in Velm", "34 dead in Velm", [("At least 30", "34")]),
    ("Dam burst kills 30 in Velm", "Mayor of Velm resigns over dam", []),
    ("Mayor to stay", "Mayor to go", []),
    ("30 dead in Velm", "30 dead in Velm after dam burst", []),
]


@pytest.mark.parametrize(("before", "after", "told"), TITLES)
def test_the_words_of_a_headline_that_differ(before: str, after: str, told: list[tuple[str, str]]) -> None:
    assert compare_titles(before, after) == told


def count(value: int, measure: str = "killed", unit: str = "people") -> Figure:
    return make_figure(value=value, measure=measure, unit=unit)


FIGURES = [
    # the figures then, the figures now, each change
    ([count(30)], [count(30)], []),
    ([count(30)], [count(34)], [(30, 34)]),
    ([count(30), count(12, "injured")], [count(14, "injured"), count(30)], [(12, 14)]),
    ([count(12), count(30, "injured")], [count(30), count(12, "injured")], [(12, 30), (30, 12)]),
    ([count(30)], [count(30), count(4, "missing", "children")], [(None, 4)]),
    ([count(30), count(4, "flooded", "houses")], [count(31)], [(30, 31), (4, None)]),
    ([count(5, "", "boats")], [count(7, "flooded", "houses")], [(None, 7), (5, None)]),
    ([make_figure(low=30)], [make_figure(value=30, unit="protesters", measure="detained")], [(30, 30)]),
]


@pytest.mark.parametrize(("before", "after", "told"), FIGURES)
def test_figures_are_held_against_those_of_the_same_thing(
    before: Sequence[Figure], after: Sequence[Figure], told: list[tuple[int | None, int | None]]
) -> None:
    one, other = (make_claim(figures=tuple(figures)) for figures in (before, after))
    changes = compare_figures(one, other)
    assert [(one.before and one.before.low, one.after and one.after.low) for one in changes] == told


# ── the answer ───────────────────────────────────────────────────────────────────────────────────


def earlier(number: int, claim: Claim, fate: Fate = Fate.CHANGED, became: int | None = None) -> Earlier:
    heir = None if fate is Fate.GONE else (became or number)
    return Earlier(number, claim, make_appearance(), 1, UNTIL, fate, heir)


def say(before: Sequence[Earlier], after: Sequence[ClaimRecord], title: str | None = ARTICLE.title) -> str:
    version = Version(1, replace(ARTICLE, title=title), RECEIVED_AT, UNTIL, tuple(before))
    record = make_article_record(version=2, changed_at=UNTIL, changed_by=9)
    return plain_text(render_revision(make_revision(version, record, after), TODAY).html)


KILLED = make_claim(text="30 people were killed.", claimant="the mayor", figures=(count(30),))
SHUT = make_claim(text="The bridge was shut.", claimant="the army")
LATER = replace(KILLED, figures=(count(34),))


def test_a_changed_claim_tells_what_it_said() -> None:
    told = say([earlier(1, KILLED)], [make_claim_record(claim=LATER)])
    assert "#1 the mayor — 34 people killed, Varda Province · was 30" in told


def test_a_claim_under_another_number_tells_the_old_one() -> None:
    told = say([earlier(1, KILLED, became=5)], [make_claim_record(number=5, claim=LATER)])
    assert " · was 30 · was #1" in told


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (replace(SHUT, claimant="the police"), "said by the army before"),
        (replace(SHUT, stance=Stance.DENIED), "denied, was asserted"),
    ],
)
def test_another_claimant_and_another_stance_are_told(after: Claim, told: str) -> None:
    assert told in say([earlier(1, SHUT)], [make_claim_record(claim=after)])


def test_other_words_for_the_same_are_only_counted() -> None:
    told = say([earlier(1, SHUT)], [make_claim_record(claim=replace(SHUT, text="The bridge had been shut."))])
    assert "its claims did not" in told
    assert "1 claim as before · 1 in other words" in told


def test_what_is_gone_and_what_is_new_have_their_headings_and_no_more_lines_than_fit() -> None:
    gone = [earlier(n, replace(SHUT, text=f"The bridge {n} was shut."), Fate.GONE) for n in range(1, 10)]
    told = say(gone, [make_claim_record(number=20, claim=KILLED)])
    assert told.index("New\n#20") < told.index("No longer in it\n#1")
    assert "+4 more" in told


def test_another_headline_is_quoted() -> None:
    assert "The headline was “Shops shut”." in say([], [], title="Shops shut")


def test_the_longest_difference_fits_one_message() -> None:
    long = replace(KILLED, claimant="the mayor of " + "Velm " * 40)
    changes = [earlier(n, long) for n in range(1, 60)]
    now = [make_claim_record(number=n, claim=replace(long, figures=(count(n),))) for n in range(1, 60)]
    assert len(say(changes, now)) < 4096


JOINED = [
    # the fate in the first version and the heir, the same in the second, and in both
    ((Fate.KEPT, 1), (Fate.KEPT, 1), (Fate.KEPT, 1)),
    ((Fate.CHANGED, 1), (Fate.KEPT, 1), (Fate.CHANGED, 1)),
    ((Fate.KEPT, 1), (Fate.CHANGED, 5), (Fate.CHANGED, 5)),
    ((Fate.CHANGED, 4), (Fate.CHANGED, 5), (Fate.CHANGED, 5)),
    ((Fate.GONE, None), None, (Fate.GONE, None)),
    ((Fate.KEPT, 1), (Fate.GONE, None), (Fate.GONE, None)),
]


@pytest.mark.parametrize(("first", "second", "both"), JOINED)
def test_two_versions_are_told_as_one_change(
    first: tuple[Fate, int | None], second: tuple[Fate, int | None] | None, both: tuple[Fate, int | None]
) -> None:
    one = replace(earlier(1, KILLED), fate=first[0], became=first[1])
    heirs = [replace(earlier(first[1] or 0, LATER), fate=second[0], became=second[1])] if second else []
    versions = [
        Version(at, ARTICLE, RECEIVED_AT, UNTIL, tuple(readings))
        for at, readings in enumerate(([one], heirs), 1)
    ]
    joined = join_versions(versions)
    assert joined == replace(versions[0], readings=(replace(one, fate=both[0], became=both[1]),))


def test_a_timeline_has_the_figure_that_the_article_gave_before() -> None:
    record = make_claim_record(claim=LATER, earlier=(earlier(1, KILLED),))
    (entry,) = make_timeline([record])
    assert entry.revision
    assert (entry.revision.before.low, entry.revision.rose) == (30, True)


def test_what_no_article_has_any_more_revises_nothing_in_a_timeline() -> None:
    gone = make_claim_record(
        number=1, claim=KILLED, withdrawn=UNTIL, earlier=(earlier(1, KILLED, Fate.GONE),)
    )
    after = make_claim_record(number=2, claim=replace(LATER, said_on=TODAY.replace(day=9)))
    assert [entry.revision for entry in make_timeline([gone, after])] == [None, None]
