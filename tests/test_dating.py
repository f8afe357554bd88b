"""How sure days are, and how an answer shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.compare import compare
from bot.dating import Dated, find_unplaced, get_event_dating, get_said, get_said_dating, get_surest
from bot.models import ClaimRecord, Dating
from bot.render.dates import format_dated, format_event
from bot.team import Edit, EditField
from tests.builders import make_appearance, make_claim, make_claim_record, make_figure

TODAY = date(2026, 11, 30)
CAME = date(2026, 11, 30)
TUESDAY = date(2026, 11, 24)
DATINGS = {"dated": Dating.STATED, "no year": Dating.RECKONED, "undated": Dating.RECEIVED}
"""Of articles: a dateline without a year is no date."""
DECEMBER = (date(2025, 12, 14), date(2025, 12, 15))


def record_of(*, dated: str = "undated", edited: EditField | None = None, **claim: Any) -> ClaimRecord:
    """A claim of an article that came on 30 November, or that is of that day as it says itself."""
    told = make_claim(**{"said_on": None, "event_on": None, **claim})
    edits = (
        (Edit(1, edited, "", "", "2025-12-14", "Mira", datetime(2026, 11, 30, tzinfo=UTC)),) if edited else ()
    )
    return make_claim_record(
        claim=told,
        appearances=(make_appearance(dated=CAME, dating=DATINGS[dated], quote=told.quote),),
        edits=edits,
    )


SAID = [
    # said on, the article is dated, the quote, how it is known
    (None, "undated", "Police said 30 died.", Dating.RECEIVED),
    (TUESDAY, "undated", "Police said on Tuesday that 30 died.", Dating.RECKONED),
    (TUESDAY, "undated", "Police said on Nov. 24 that 30 died.", Dating.RECKONED),
    (TUESDAY, "undated", "Police said on Nov. 24, 2026, that 30 died.", Dating.STATED),
    (TUESDAY, "dated", "Police said on Tuesday that 30 died.", Dating.STATED),
    (None, "dated", "Police said 30 died.", Dating.STATED),
    (None, "no year", "Police said 30 died.", Dating.RECKONED),
    (TUESDAY, "no year", "Police said on Tuesday that 30 died.", Dating.RECKONED),
    (TUESDAY, "no year", "Police said on Nov. 24, 2026, that 30 died.", Dating.STATED),
]


@pytest.mark.parametrize(("said_on", "dated", "quote", "dating"), SAID)
def test_a_day_is_stated_only_where_the_article_is_dated_or_names_the_year(
    said_on: date | None, dated: str, quote: str, dating: Dating
) -> None:
    record = record_of(dated=dated, said_on=said_on, quote=quote)
    assert get_said_dating(record) is dating
    assert get_said(record) == Dated(said_on or CAME, dating)


EVENTS = [
    (DECEMBER, "undated", "30 died on Dec. 14-15", Dating.RECKONED),
    (DECEMBER, "undated", "30 died on Dec. 14-15, 2025", Dating.STATED),
    (DECEMBER, "dated", "30 died on Dec. 14-15", Dating.STATED),
    (DECEMBER, "no year", "30 died on Dec. 14-15", Dating.RECKONED),
    (None, "undated", "30 died", Dating.STATED),
]


@pytest.mark.parametrize(("event_on", "dated", "quote", "dating"), EVENTS)
def test_the_days_of_an_event_are_as_sure_as_what_they_were_counted_from(
    event_on: tuple[date, date] | None, dated: str, quote: str, dating: Dating
) -> None:
    assert get_event_dating(record_of(dated=dated, event_on=event_on, quote=quote)) is dating


def test_what_the_team_has_set_is_stated() -> None:
    said = record_of(said_on=TUESDAY, event_on=DECEMBER, edited=EditField.SAID)
    event = record_of(said_on=TUESDAY, event_on=DECEMBER, edited=EditField.EVENT)
    assert (get_said_dating(said), get_event_dating(said)) == (Dating.STATED, Dating.RECKONED)
    assert (get_said_dating(event), get_event_dating(event)) == (Dating.RECKONED, Dating.STATED)


def test_a_dated_article_dates_what_an_undated_one_has_too() -> None:
    """Whichever came later: the day of printing is the dated one's."""
    dated = make_appearance(article_number=1, dated=date(2024, 12, 16))
    undated = make_appearance(article_number=2, dated=CAME, dating=Dating.RECEIVED)
    record = make_claim_record(claim=make_claim(said_on=None), appearances=(dated, undated))
    assert get_said(record) == Dated(date(2024, 12, 16), Dating.STATED)


def test_of_articles_without_a_year_and_without_a_day_the_former_is_surer() -> None:
    yearless = make_appearance(article_number=1, dated=date(2025, 12, 16), dating=Dating.RECKONED)
    undated = make_appearance(article_number=2, dated=CAME, dating=Dating.RECEIVED)
    record = make_claim_record(claim=make_claim(said_on=None), appearances=(yearless, undated))
    assert get_said(record) == Dated(date(2025, 12, 16), Dating.RECKONED)


def test_the_surest_of_several_counts() -> None:
    assert get_surest([Dating.RECEIVED, Dating.STATED, Dating.RECKONED]) is Dating.STATED
    assert get_surest([Dating.RECEIVED, Dating.RECKONED]) is Dating.RECKONED


SHOWN = [
    (Dating.STATED, "24 Nov"),
    (Dating.RECKONED, "24 Nov?"),
    (Dating.RECEIVED, "sent 24 Nov"),
]


@pytest.mark.parametrize(("dating", "shown"), SHOWN)
def test_a_day_shows_how_sure_it_is(dating: Dating, shown: str) -> None:
    assert format_dated(Dated(TUESDAY, dating), TODAY) == shown


def test_reckoned_days_of_an_event_are_marked_once() -> None:
    assert format_event(DECEMBER, Dating.RECKONED, TODAY) == "14–15 Dec?"


def test_the_likeliest_year_of_a_reckoned_day_is_not_shown_as_if_somebody_had_named_it() -> None:
    """The last December before an undated article came; a day that another article dates has its year."""
    december = Dated(DECEMBER[0], Dating.RECKONED)
    assert format_dated(december, TODAY) == "14 Dec?"
    assert format_dated(replace(december, day=STATED[0]), TODAY) == "14 Dec 2024?"
    assert format_dated(replace(december, dating=Dating.STATED), TODAY) == "14 Dec 2025"


# ── the year that another article states ─────────────────────────────────────────────────────────


STATED = (date(2024, 12, 14), date(2024, 12, 15))
KILLED = make_figure(value=30, measure="killed", what="soldiers")


def event_days(*records: ClaimRecord) -> set[tuple[date, date] | None]:
    (group,) = compare(records).groups
    return {row.event_on for row in group.rows}


def make_pair(**undated: Any) -> tuple[ClaimRecord, ClaimRecord]:
    """A dated article's claim, and that of one without a date, which was sent two years later."""
    quote = "The agency said 30 soldiers were killed on Dec. 14-15"
    stated = make_claim_record(
        claim=make_claim(event_on=STATED, quote=quote, figures=(KILLED,)),
        appearances=(make_appearance(dated=date(2024, 12, 16), quote=quote),),
    )
    claim = make_claim(
        **{"claimant": "Red Cross", "event_on": DECEMBER, "quote": quote, "figures": (KILLED,), **undated}
    )
    unstated = make_claim_record(
        number=2,
        claim=claim,
        appearances=(
            make_appearance(article_number=2, dated=CAME, dating=Dating.RECEIVED, quote=claim.quote),
        ),
    )
    return stated, unstated


def test_a_day_without_its_year_is_of_the_year_that_another_article_states() -> None:
    assert event_days(*make_pair()) == {STATED}


KEPT = [
    (
        "other days",
        {
            "event_on": (date(2025, 12, 13), date(2025, 12, 15)),
            "quote": "The agency said 30 soldiers were killed on Dec. 13-15",
        },
    ),
    ("another number", {"figures": (make_figure(value=9, measure="killed", what="soldiers"),)}),
    ("a weekday", {"quote": "The agency said 30 soldiers were killed on Sunday and Monday"}),
    ("its own year", {"quote": "The agency said 30 soldiers were killed on Dec. 14-15, 2025"}),
]


@pytest.mark.parametrize(("why", "undated"), KEPT, ids=[row[0] for row in KEPT])
def test_nothing_less_than_the_same_days_and_number_moves_a_year(why: str, undated: dict[str, Any]) -> None:
    assert event_days(*make_pair(**undated)) == {STATED, undated.get("event_on", DECEMBER)}


UNPLACED = [
    # the day on which an undated article came, and whether it tells nothing beside one of 6 December
    (date(2026, 12, 7), False),
    (date(2027, 1, 6), False),
    (date(2028, 12, 6), True),
]


@pytest.mark.parametrize("dating", [Dating.RECEIVED, Dating.RECKONED])
@pytest.mark.parametrize(("day", "unplaced"), UNPLACED)
def test_a_day_of_arrival_long_after_all_others_orders_nothing(
    *, dating: Dating, day: date, unplaced: bool
) -> None:
    """Old articles are sent, too, and how old an undated one is nobody knows."""
    came = Dated(day, dating)
    assert find_unplaced([came, Dated(date(2026, 12, 6), Dating.STATED)]) == (
        frozenset({came}) if unplaced else frozenset()
    )
