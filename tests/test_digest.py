"""When a digest is due, and what is in it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digest import Schedule, digest_due, get_last_due_day, make_digest, parse_schedule
from bot.errors import QueryError
from bot.models import ClaimRecord, Stance
from tests.builders import make_claim, make_claim_record, make_figure

KYIV = Schedule(time(8, 30), "Europe/Kyiv")
NEW_YORK_GAP = Schedule(time(2, 30), "America/New_York")
BERLIN_FOLD = Schedule(time(2, 30), "Europe/Berlin")


def utc(day: int, hour: int, minute: int = 0, month: int = 12, year: int = 2024) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


# ── the words of a schedule ──────────────────────────────────────────────────────────────────────

REFUSED = [
    ("daily", "time of day and a time zone"),
    ("8 Europe/Kyiv", "time of day and a time zone"),
    ("8:30pm Europe/Kyiv", "time of day and a time zone"),
    ("25:00 Europe/Kyiv", "25:00 is no time of day"),
    ("08:61 Europe/Kyiv", "08:61 is no time of day"),
    ("08:30", "Add your time zone"),
    ("08:30 Europe/Kyyiv", "Did you mean Europe/Kyiv?"),
    ("08:30 Europa/Kyiv", "Did you mean Europe/Kyiv?"),
    ("08:30 Londn", "Did you mean Europe/London?"),
    ("08:30 Narnia", "Name a city"),
    ("08:30 ../../etc/passwd", "Name a city"),
    ("08:30 UTC+2", "Name a city"),
    ("08:30 GMT+3", "Name a city"),
    ("08:30 gmt-05:00", "Name a city"),
    ("08:30 +2", "Name a city"),
]
READ = [
    ("08:30 Europe/Kyiv", KYIV),
    ("8:30 Europe/Kyiv", KYIV),
    ("8.30  europe/kyiv ", KYIV),
    ("08:30 Kyiv", KYIV),
    ("00:00 UTC", Schedule(time(0, 0), "UTC")),
    ("08:30 Etc/GMT-2", Schedule(time(8, 30), "Etc/GMT-2")),
    ("23:59 america/new york", Schedule(time(23, 59), "America/New_York")),
    ("09:00 New York", Schedule(time(9, 0), "America/New_York")),
]


@pytest.mark.parametrize(("text", "hint"), REFUSED)
def test_what_is_no_schedule_says_what_to_type(text: str, hint: str) -> None:
    with pytest.raises(QueryError, match=r"/digest|Did you mean") as refusal:
        parse_schedule(text)
    assert hint in str(refusal.value)


@pytest.mark.parametrize(("text", "schedule"), READ)
def test_a_time_and_a_zone_make_a_schedule(text: str, schedule: Schedule) -> None:
    assert parse_schedule(text) == schedule


@pytest.mark.parametrize("text", ["off", " OFF ", "stop"])
def test_off_is_no_schedule(text: str) -> None:
    assert parse_schedule(text) is None


# ── when it is due ───────────────────────────────────────────────────────────────────────────────

DUE = [
    # last sent, now, the day to send for; Kyiv is at UTC+2 in December
    (date(2024, 12, 18), utc(19, 6, 29), None),
    (date(2024, 12, 18), utc(19, 6, 30), date(2024, 12, 19)),
    (date(2024, 12, 18), utc(19, 9, 0), date(2024, 12, 19)),
    (date(2024, 12, 19), utc(19, 9, 0), None),
    (date(2024, 12, 19), utc(20, 6, 29), None),
    (date(2024, 12, 10), utc(19, 9, 0), date(2024, 12, 19)),
    (date(2024, 12, 10), utc(19, 1, 0), date(2024, 12, 18)),
    (None, utc(19, 1, 0), date(2024, 12, 18)),
    (date(2024, 12, 21), utc(19, 9, 0), None),
]


@pytest.mark.parametrize(("last_sent", "now", "day"), DUE)
def test_a_digest_is_due_once_a_day_and_once_after_downtime(
    last_sent: date | None, now: datetime, day: date | None
) -> None:
    assert digest_due(KYIV, last_sent, now) == day


def test_a_new_schedule_starts_with_the_next_time_that_comes() -> None:
    set_at = utc(19, 9, 0)
    sent = get_last_due_day(KYIV, set_at)
    assert digest_due(KYIV, sent, set_at) is None
    assert digest_due(KYIV, sent, utc(20, 6, 30)) == date(2024, 12, 20)


def test_a_time_that_the_clock_skips_comes_right_after_the_gap() -> None:
    sent = date(2025, 3, 8)
    assert digest_due(NEW_YORK_GAP, sent, utc(9, 7, 29, 3, 2025)) is None
    assert digest_due(NEW_YORK_GAP, sent, utc(9, 7, 30, 3, 2025)) == date(2025, 3, 9)


def test_a_time_that_the_clock_repeats_comes_once() -> None:
    assert digest_due(BERLIN_FOLD, date(2024, 10, 26), utc(27, 0, 30, 10)) == date(2024, 10, 27)
    assert digest_due(BERLIN_FOLD, date(2024, 10, 27), utc(27, 1, 30, 10)) is None


@given(
    st.sampled_from([KYIV, NEW_YORK_GAP, BERLIN_FOLD]),
    st.lists(
        st.integers(0, 4000).map(lambda hours: utc(20, 0, month=10) + timedelta(hours=hours)), max_size=30
    ),
)
def test_however_often_it_looks_no_day_is_sent_twice(schedule: Schedule, moments: list[datetime]) -> None:
    sent: list[date] = []
    for now in sorted(moments):
        day = digest_due(schedule, sent[-1] if sent else None, now)
        sent += [day] if day else []
    assert sent == sorted(set(sent))


# ── what is in it ────────────────────────────────────────────────────────────────────────────────


def says(number: int, claimant: str | None, killed: int | None = None, **fields: object) -> ClaimRecord:
    figures = (make_figure(value=killed, unit="people", measure="killed"),) if killed else ()
    plain = {"said_on": date(2024, 11, number), "event_on": None, "salience": 0.5}
    claim = make_claim(**(plain | {"claimant": claimant, "figures": figures} | fields))
    return make_claim_record(number=number, claim=claim)


@pytest.mark.parametrize(("articles", "failures", "quiet"), [(0, 0, True), (1, 0, False), (0, 1, False)])
def test_a_day_is_quiet_where_nothing_was_sent(articles: int, failures: int, *, quiet: bool) -> None:
    assert make_digest([], articles=articles, failures=failures).quiet is quiet


def test_the_top_claims_stand_by_claimant_the_most_salient_first() -> None:
    records = [
        says(1, "The mayor", salience=0.2),
        says(2, "The army", salience=0.9),
        says(3, "The mayor", salience=0.8),
        says(4, "The army", salience=0.9),
    ]
    digest = make_digest(records, articles=1, failures=0)
    shown = [(claimant, [record.number for record in claims]) for claimant, claims in digest.top]
    assert shown == [("The army", [2, 4]), ("The mayor", [3, 1])]


def test_only_the_eight_most_salient_claims_are_shown_but_all_are_counted() -> None:
    records = [says(n, f"Witness {n}", salience=n / 20) for n in range(1, 13)]
    digest = make_digest(records, articles=1, failures=0)
    assert (digest.claims, len(digest.top)) == (12, 8)
    assert digest.top[0][0] == "Witness 12"
    assert digest.more == 4


def test_one_claimant_under_two_names_stands_once_and_is_not_told_the_same_twice() -> None:
    records = [
        says(1, "Ukraine's intelligence agency", 12, salience=0.9),
        says(2, "Kyiv's intelligence service", 12, salience=0.8),
        says(3, "Kyiv's intelligence service", 3, salience=0.7),
    ]
    digest = make_digest(records, articles=2, failures=0)
    shown = [(claimant, [record.number for record in claims]) for claimant, claims in digest.top]
    assert shown == [("Ukraine's intelligence agency", [1, 3])]


@pytest.mark.parametrize(
    ("measures", "shown"),
    [(("killed", "killed"), 1), (("", "conduct"), 1), (("killed", "injured"), 2)],
)
def test_the_same_number_is_told_again_unless_other_things_happened(
    measures: tuple[str, str], shown: int
) -> None:
    records = [
        says(number, "The mayor", figures=(make_figure(value=12, unit="people", measure=measure),))
        for number, measure in enumerate(measures, 1)
    ]
    ((_, told),) = make_digest(records, articles=2, failures=0).top
    assert len(told) == shown


def test_a_denial_is_told_once() -> None:
    records = [says(1, "The mayor"), says(2, "The army", stance=Stance.DENIED)]
    digest = make_digest(records, articles=1, failures=0)
    assert [claimant for claimant, _ in digest.top] == ["The mayor"]
    assert digest.more == 0


def test_a_claimants_new_figure_is_a_revision_of_the_old() -> None:
    digest = make_digest([says(5, "The mayor", 20)], [says(1, "The mayor", 12)], articles=1, failures=0)
    (change,) = digest.changes
    assert (change.older.figure.low, change.newer.figure.low, change.revised) == (12, 20, True)


def test_somebody_elses_figure_apart_from_the_known_one_is_a_change() -> None:
    digest = make_digest([says(5, "The army", 20)], [says(1, "The mayor", 12)], articles=1, failures=0)
    (change,) = digest.changes
    assert (change.older.claimant, change.newer.claimant, change.revised) == ("The mayor", "The army", False)


@pytest.mark.parametrize(
    ("new", "earlier"),
    [
        ([says(5, "The army", 12)], [says(1, "The mayor", 12)]),
        ([says(5, "The army", 20)], []),
        ([says(1, "The mayor", 12)], [says(1, "The mayor", 12)]),
        ([says(5, "The army")], [says(1, "The mayor", 12)]),
        ([says(5, "The army", 20, stance=Stance.DENIED)], [says(1, "The mayor", 12)]),
        ([says(5, "The army", 20, places=("Osk",))], [says(1, "The mayor", 12)]),
    ],
)
def test_the_same_again_first_figures_denied_ones_and_other_places_are_no_change(
    new: list[ClaimRecord], earlier: list[ClaimRecord]
) -> None:
    assert make_digest(new, earlier, articles=1, failures=0).changes == ()


def test_a_change_among_earlier_claims_is_old_news() -> None:
    earlier = [says(1, "The mayor", 12), says(2, "The mayor", 20)]
    assert make_digest([says(5, "The army", 20)], earlier, articles=1, failures=0).changes == ()


def test_new_denials_are_named() -> None:
    records = [says(1, "The mayor"), says(2, "The army", stance=Stance.DENIED)]
    assert [record.number for record in make_digest(records, articles=1, failures=0).denials] == [2]
