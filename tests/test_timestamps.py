"""Lines that are a point in time: what day they name, and that nothing else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from bot.cleaning.timestamps import Stamp, read_day, read_stamp

RECEIVED = date(2025, 1, 3)

STAMPS = [
    ("15:5516/12/2024, Monday", date(2024, 12, 16)),
    ("16/12/2024", date(2024, 12, 16)),
    ("12/16/2024 3:55 PM", date(2024, 12, 16)),
    ("16.12.2024 15:55", date(2024, 12, 16)),
    ("16-12-2024", date(2024, 12, 16)),
    ("2024-12-16", date(2024, 12, 16)),
    ("2024-12-16T15:55:00Z", date(2024, 12, 16)),
    ("2024-12-16T15:55:00.000+02:00", date(2024, 12, 16)),
    ("December 16, 2024", date(2024, 12, 16)),
    ("Dec. 16, 2024 at 3:55 p.m. EST", date(2024, 12, 16)),
    ("Mon 16 Dec 2024 15.55 GMT", date(2024, 12, 16)),
    ("Monday, 16th December 2024", date(2024, 12, 16)),
    ("16 December 2024 | 15:55 (Kyiv time)", date(2024, 12, 16)),
    ("Published: 9 October 2024, 10:42", date(2024, 10, 9)),
    ("Posted on Sept 9, 2024", date(2024, 9, 9)),
    ("May 1, 2024", date(2024, 5, 1)),
    ("15:55", None),
    ("Monday 15:55", None),
    ("31/02/2024", None),
    ("30 February 2024", None),
]


@pytest.mark.parametrize(("line", "day"), STAMPS)
def test_a_line_that_is_a_point_in_time_is_a_stamp(line: str, day: date | None) -> None:
    assert read_stamp(line, RECEIVED) == Stamp(day, updated=False)


WITHOUT_YEAR = [
    ("Nov. 30", Stamp(date(2024, 11, 30), updated=False, sure=False)),
    ("2 January, 08:00", Stamp(date(2025, 1, 2), updated=False, sure=False)),
    ("29 February", Stamp(date(2024, 2, 29), updated=False, sure=False)),
    ("Nov. 30 at 3:55 p.m. | Updated Saturday", Stamp(date(2024, 11, 30), updated=True, sure=False)),
    ("Saturday, Nov. 30", Stamp(date(2024, 11, 30), updated=False)),
    ("Thu 30 Nov 15.55 GMT", Stamp(date(2023, 11, 30), updated=False)),
    ("30 November (Sunday)", Stamp(date(2014, 11, 30), updated=False)),
    ("29 February, Friday", Stamp(None, updated=False)),
]


@pytest.mark.parametrize(("line", "stamp"), WITHOUT_YEAR)
def test_a_stamp_without_a_year_is_sure_where_a_weekday_stands_beside_it(line: str, stamp: Stamp) -> None:
    assert read_stamp(line, RECEIVED) == stamp


@pytest.mark.parametrize("line", ["Updated: 16 December 2024", "Last updated 16:10, 16 December 2024"])
def test_a_stamp_says_whether_it_is_of_an_update(line: str) -> None:
    assert read_stamp(line) == Stamp(date(2024, 12, 16), updated=True)


NOT_STAMPS = [
    "",
    "Monday",
    "December",
    "2024",
    "On Dec. 16, 300 soldiers were killed.",
    "16 December 2024 was a Monday in Osk",
    "The toll rose to 34 by 16 December 2024.",
    "12 killed",
    "3 dead, 12 injured on May 5",
    "May 5 protests",
    "Osk, 16 December 2024",
    "1 2 3 " * 100,
]


@pytest.mark.parametrize("line", NOT_STAMPS)
def test_a_line_with_other_words_is_no_stamp(line: str) -> None:
    assert read_stamp(line, RECEIVED) is None


AMBIGUOUS = [
    ("05/11/2024, Tuesday", date(2024, 11, 5)),
    ("11/05/2024, Tuesday", date(2024, 11, 5)),
    ("05/11/2024, Sat", date(2024, 5, 11)),
    ("05/11/2024", None),
    ("05/11/2024, Friday", None),
    ("07/07/2024", date(2024, 7, 7)),
]


@pytest.mark.parametrize(("line", "day"), AMBIGUOUS)
def test_day_and_month_in_either_order_are_told_by_the_weekday_or_not_at_all(
    line: str, day: date | None
) -> None:
    assert read_stamp(line) == Stamp(day, updated=False)


YEARLESS = [
    ("Nov. 5", date(2024, 11, 6), date(2024, 11, 5)),
    ("Nov. 5", date(2024, 11, 5), date(2024, 11, 5)),
    ("Nov. 6", date(2024, 11, 5), date(2024, 11, 6)),
    ("Nov. 7", date(2024, 11, 5), date(2023, 11, 7)),
    ("Dec. 31", date(2025, 1, 2), date(2024, 12, 31)),
    ("Jan. 1", date(2024, 12, 31), date(2025, 1, 1)),
    ("29 February", date(2023, 6, 1), None),
    ("Nov. 5", None, None),
]


@pytest.mark.parametrize(("words", "received", "day"), YEARLESS)
def test_without_a_year_it_is_the_last_such_day_before_the_message_or_none(
    words: str, received: date | None, day: date | None
) -> None:
    assert read_day(words, received) == day


def test_words_without_a_day_name_none() -> None:
    assert read_day("Tuesday", RECEIVED) is None
