"""What people type after /claims and /compare."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import QueryError
from bot.export.kinds import CSV, JSON, JSON_LD, FileKind
from bot.models import ClaimQuery, Stance
from bot.query import parse_export, parse_query

TODAY = date(2024, 12, 19)

REFUSED = [
    # what is typed, what the answer has to name, what it has to suggest
    ("", "look for", "/claims troops"),
    ("   ", "look for", "/claims troops"),
    ("?! — …", "look for", "/claims troops"),
    ("ferry form:police", "form:", "from:"),
    ("ferry form:police", "form:", "stance:"),
    ("from:", "from:", "from:pentagon"),
    ("ferry from: police", "from:", "right after the colon"),
    ('outlet:""', "outlet:", 'outlet:"Kyiv Independent"'),
    ("since:soon", "since:soon", "since:7d"),
    ("since:2024-13-01", "since:2024-13-01", "since:2024-12-01"),
    ("since:2024-02-30", "since:2024-02-30", "since:7d"),
    ("since:9999y", "since:9999y", "since:7d"),
    ("since:2024-12-20", "still to come", "since:7d"),
    ("stance:maybe", "maybe", "denied"),
    ("from:police from:mayor", "twice", "from:pentagon"),
]

READ = [
    ("kursk", ClaimQuery(words=("kursk",))),
    ("  Kursk   troops ", ClaimQuery(words=("Kursk", "troops"))),
    ('"north korean" troops', ClaimQuery(words=("north korean", "troops"))),
    ("“north korean” troops", ClaimQuery(words=("north korean", "troops"))),
    ('"north korean', ClaimQuery(words=("north korean",))),
    ("10:30 M-1978", ClaimQuery(words=("10:30", "M-1978"))),
    ("ferry - sinking", ClaimQuery(words=("ferry", "sinking"))),
    ("Київ 平壌", ClaimQuery(words=("Київ", "平壌"))),
    ("from:pentagon", ClaimQuery(claimant="pentagon")),
    ("FROM:Pentagon", ClaimQuery(claimant="Pentagon")),
    ('from:"harbour police" ferry', ClaimQuery(words=("ferry",), claimant="harbour police")),
    ('outlet:"Kyiv Independent"', ClaimQuery(outlet="Kyiv Independent")),
    ("outlet:«Kyiv Independent» x", ClaimQuery(words=("x",), outlet="Kyiv Independent")),
    (
        'kursk from:pentagon outlet:"Kyiv Independent" since:7d stance:denied',
        ClaimQuery(("kursk",), "pentagon", "Kyiv Independent", date(2024, 12, 12), Stance.DENIED),
    ),
]

SINCE = [
    ("today", date(2024, 12, 19)),
    ("yesterday", date(2024, 12, 18)),
    ("Yesterday", date(2024, 12, 18)),
    ("0d", date(2024, 12, 19)),
    ("7d", date(2024, 12, 12)),
    ("7D", date(2024, 12, 12)),
    ("2w", date(2024, 12, 5)),
    ("3m", date(2024, 9, 19)),
    ("12m", date(2023, 12, 19)),
    ("1y", date(2023, 12, 19)),
    ("2024-12", date(2024, 12, 1)),
    ("2024-12-01", date(2024, 12, 1)),
    ("2024-12-19", date(2024, 12, 19)),
]

STANCES = [
    ("denied", Stance.DENIED),
    ("denies", Stance.DENIED),
    ("Denied", Stance.DENIED),
    ("confirmed", Stance.CONFIRMED),
    ("confirms", Stance.CONFIRMED),
    ("unconfirmed", Stance.UNCONFIRMED),
    ("unverified", Stance.UNCONFIRMED),
    ('"not confirmed"', Stance.UNCONFIRMED),
    ("said", Stance.ASSERTED),
    ("asserted", Stance.ASSERTED),
]


@pytest.mark.parametrize(("text", "named", "suggested"), REFUSED)
def test_what_cannot_be_understood_is_named_and_an_example_is_given(
    text: str, named: str, suggested: str
) -> None:
    with pytest.raises(QueryError) as refusal:
        parse_query(text, TODAY)
    assert named in str(refusal.value)
    assert suggested in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(("text", "query"), READ)
def test_words_narrow_by_all_and_keys_narrow_further(text: str, query: ClaimQuery) -> None:
    assert parse_query(text, TODAY) == query


@pytest.mark.parametrize(("value", "day"), SINCE)
def test_since_takes_an_age_or_a_day(value: str, day: date) -> None:
    assert parse_query(f"since:{value}", TODAY).since == day


def test_a_month_ago_from_a_long_month_ends_at_the_shorter_months_last_day() -> None:
    assert parse_query("since:1m", date(2024, 3, 31)).since == date(2024, 2, 29)


@pytest.mark.parametrize(("value", "stance"), STANCES)
def test_a_stance_is_understood_in_everyday_forms(value: str, stance: Stance) -> None:
    assert parse_query(f"stance:{value}", TODAY).stance == stance


@given(st.text(max_size=60))
def test_any_text_is_either_read_or_kindly_refused(text: str) -> None:
    try:
        query = parse_query(text, TODAY)
    except QueryError:
        return
    assert query != ClaimQuery()


EXPORTS = [
    ("", (None, "")),
    ("csv", (CSV, "")),
    ("CSV kursk", (CSV, "kursk")),
    ("json  from:pentagon since:7d", (JSON, "from:pentagon since:7d")),
    ("json-ld", (JSON_LD, "")),
    ("jsonld csv", (JSON_LD, "csv")),
    ("kursk csv", (None, "kursk csv")),
    ("csvs", (None, "csvs")),
]


@pytest.mark.parametrize(("text", "asked"), EXPORTS)
def test_an_export_s_first_word_may_name_its_format(text: str, asked: tuple[FileKind | None, str]) -> None:
    assert parse_export(text) == asked
