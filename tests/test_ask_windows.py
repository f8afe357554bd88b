"""The time that a question asks about."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask.windows import ANY_TIME, Window, take_window

TODAY = date(2024, 12, 19)  # a Thursday


def day(text: str) -> date:
    return date.fromisoformat(text)


def days(first: str, last: str) -> Window:
    return Window(day(first), day(last))


TIMES = [
    ("killed on 5 November 2024", "killed", days("2024-11-05", "2024-11-05")),
    ("killed on November 5, 2024", "killed", days("2024-11-05", "2024-11-05")),
    ("killed on the 5th of November", "killed", Window(month=11, day=5)),
    ("killed in November", "killed", Window(month=11)),
    ("killed in November 2023", "killed", days("2023-11-01", "2023-11-30")),
    ("killed in 2023", "killed", days("2023-01-01", "2023-12-31")),
    ("killed since 5 November", "killed", Window(first=day("2024-11-05"))),
    ("killed since October", "killed", Window(first=day("2024-10-01"))),
    ("killed before 5 Nov 2024", "killed", Window(last=day("2024-11-04"))),
    ("killed after 5 November 2024", "killed", Window(first=day("2024-11-06"))),
    ("killed last week", "killed", days("2024-12-09", "2024-12-15")),
    ("killed this month", "killed", days("2024-12-01", "2024-12-31")),
    ("killed last year", "killed", days("2023-01-01", "2023-12-31")),
    ("killed yesterday", "killed", days("2024-12-18", "2024-12-18")),
    ("killed on Tuesday", "killed", Window(weekday=1)),
    ("killed near Velm", "killed near Velm", ANY_TIME),
    # Words that only look like a time.
    ("the march in Velm", "the march in Velm", ANY_TIME),
    ("what may happen", "what may happen", ANY_TIME),
    ("the 2024 budget", "the 2024 budget", ANY_TIME),
    ("on 31 February 2024", "on 31 February 2024", ANY_TIME),
]


@pytest.mark.parametrize(("text", "rest", "window"), TIMES)
def test_the_words_for_a_time_are_taken_out_and_read(text: str, rest: str, window: Window) -> None:
    assert take_window(text, TODAY) == (rest, window)


HOLDS = [
    (days("2024-11-05", "2024-11-07"), "2024-11-07", "2024-11-09", True),
    (days("2024-11-05", "2024-11-07"), "2024-11-08", "2024-11-09", False),
    (Window(first=day("2024-11-05")), "2024-11-04", "2024-11-04", False),
    (Window(last=day("2024-11-05")), "2024-11-06", "2024-11-06", False),
    (Window(month=11), "2023-11-30", "2023-12-02", True),
    (Window(month=11), "2023-12-01", "2023-12-02", False),
    (Window(month=11, day=5), "2024-11-06", "2024-11-30", False),
    (Window(weekday=1), "2024-11-05", "2024-11-05", True),
    (Window(weekday=1), "2024-11-06", "2024-11-06", False),
    (ANY_TIME, "1999-01-01", "1999-01-01", True),
]


@pytest.mark.parametrize(("window", "first", "last", "holds"), HOLDS)
def test_a_window_holds_days_that_it_has_one_of(
    window: Window, first: str, last: str, *, holds: bool
) -> None:
    assert window.holds((day(first), day(last))) is holds
