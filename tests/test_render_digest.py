"""The digest as a chat sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from bot.digest import Schedule, make_digest
from bot.models import ClaimRecord, Earlier, Fate, Stance, Version
from bot.render import render_digest, render_schedule
from bot.revisions import Revision, make_revision
from tests.builders import (
    RECEIVED_AT,
    make_appearance,
    make_article,
    make_article_record,
    make_claim,
    make_claim_record,
    make_figure,
)
from tests.telegram_text import show
from tests.test_render_reading import HOSTILE

TODAY = date(2024, 11, 6)
HURT = make_figure(value=9, unit="people", measure="injured")


def says(number: int, claimant: str, killed: int, **fields: object) -> ClaimRecord:
    figure = make_figure(value=killed, unit="people", measure="killed")
    plain = {"said_on": date(2024, 11, number), "event_on": None, "places": ()}
    claim = make_claim(**(plain | {"claimant": claimant, "figures": (figure,)} | fields))
    return make_claim_record(number=number, claim=claim, appearances=(make_appearance(outlet="Ledger"),))


def text(
    new: list[ClaimRecord], earlier: tuple[ClaimRecord, ...] = (), articles: int = 1, failures: int = 0
) -> str:
    digest = make_digest(new, earlier, articles=articles, failures=failures)
    return show(render_digest(digest, TODAY).html, "HTML").text


def test_a_quiet_day_is_one_line() -> None:
    assert text([], articles=0) == "Quiet day: nothing new was sent here."


def test_links_that_failed_are_counted_even_alone() -> None:
    assert text([], articles=0, failures=1) == (
        "Digest, 6 Nov · 0 articles, 0 claims, 1 link could not be read"
    )


def test_claims_stand_under_their_claimant() -> None:
    shown = text(
        [
            says(1, "The mayor", 12, salience=0.9),
            says(2, "The army", 12),
            says(3, "The mayor", 9, figures=(HURT,)),
        ]
    )
    assert shown.split("\n\n") == [
        "Digest, 6 Nov · 1 article, 3 claims",
        "The mayor\n#1 12 people killed · 1 Nov · Ledger\n#3 9 people injured · 3 Nov · Ledger",
        "The army\n#2 12 people killed · 2 Nov · Ledger",
    ]


@pytest.mark.parametrize(
    ("claimant", "line"),
    [
        ("The mayor", "The mayor — 20 people killed, revised from 12 (1 Nov)"),
        ("The army", "The army — 20 people killed; The mayor had 12 (1 Nov)"),
    ],
)
def test_changed_figures_come_first(claimant: str, line: str) -> None:
    shown = text([says(5, claimant, 20)], (says(1, "The mayor", 12),))
    assert shown.split("\n\n")[1] == f"Changed figures\n{line}"


@pytest.mark.parametrize(
    ("claims", "days", "ending"),
    [(9, 1, "+1 more: /claims since:1d"), (12, 3, "+4 more: /claims since:3d")],
)
def test_claims_that_are_not_shown_are_counted_with_the_way_to_them(
    claims: int, days: int, ending: str
) -> None:
    new = [says(n, f"Witness {n}", 12) for n in range(1, claims + 1)]
    digest = make_digest(new, articles=1, failures=0, days=days)
    assert show(render_digest(digest, TODAY).html, "HTML").text.split("\n\n")[-1] == ending


def test_where_all_claims_are_shown_none_are_said_to_be_missing() -> None:
    assert "more:" not in text([says(n, f"Witness {n}", 12) for n in range(1, 9)])


def test_denials_are_named() -> None:
    shown = text([says(5, "The army", 20, stance=Stance.DENIED)])
    assert shown.split("\n\n")[1] == "Denied\n#5 The army — 20 people killed · Ledger"


def test_whatever_the_claims_hold_it_is_one_message() -> None:
    new = [says(n, hostile, n, stance=Stance.DENIED) for n, hostile in enumerate(HOSTILE, 1)]
    assert text([*new, says(20, HOSTILE[5], 5)], (says(29, HOSTILE[4], 99),)).startswith("Digest, 6 Nov")


def revised(number: int, *before: Earlier, **changes: Any) -> Revision:
    """Claim 5 of article `number` counts 20 now."""
    record = make_article_record(number=number, version=2)
    version = Version(1, record.article, RECEIVED_AT, RECEIVED_AT, before)
    return replace(make_revision(version, record, [says(5, "The mayor", 20)]), **changes)


def was(number: int, killed: int, fate: Fate = Fate.CHANGED) -> Earlier:
    claim = says(5, "The mayor", killed).claim
    heir = None if fate is Fate.GONE else 5
    return Earlier(number, claim, make_appearance(), 1, RECEIVED_AT, fate, heir)


def revisions_of(*told: Revision) -> str:
    digest = make_digest([], articles=0, failures=0, revised=told)
    return show(render_digest(digest, TODAY).html, "HTML").text


def test_an_article_that_says_the_same_in_other_words_is_no_news() -> None:
    assert revisions_of(revised(3, was(5, 20, Fate.KEPT))) == "Quiet day: nothing new was sent here."


def test_an_article_that_changed_has_one_line_with_its_figures_then_and_now() -> None:
    head, lines = revisions_of(revised(3, was(5, 12), was(6, 7, Fate.GONE)), revised(4)).split("\n\n")
    assert head == "Digest, 6 Nov · 0 articles, 0 claims"
    title = "The Northern Ledger · 6 Nov · Hundreds detained after march in Varda"
    assert lines.split("\n") == [
        "Changed articles",
        f"3 · {title}: #5 20 people killed, was 12; 1 no longer in it",
        f"4 · {title}: 1 new",
    ]


def test_what_a_page_did_not_show_before_is_not_called_new() -> None:
    assert "1 not shown before" in revisions_of(revised(3, shown=make_article(shown_paragraphs=2)))


def test_of_many_changed_articles_the_others_are_named() -> None:
    assert revisions_of(*map(revised, range(1, 12))).endswith("\nOthers: 9, 10, 11")


def test_a_schedule_is_repeated_in_words() -> None:
    message = render_schedule(Schedule(time(8, 30), "Europe/Kyiv"))
    assert (
        show(message.html, "HTML").text == "A digest every day at 08:30, Europe/Kyiv. /digest off stops it."
    )


def test_a_schedule_turned_off_says_what_remains() -> None:
    assert "/digest shows one" in show(render_schedule(None).html, "HTML").text
