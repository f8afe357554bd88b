"""Which day a clock time without one is of."""

from __future__ import annotations

from datetime import date

import pytest

from bot.claims.clock_times import find_clock_times
from bot.claims.dates import find_dates

THURSDAY = date(2025, 3, 13)

OF_A_DAY = [
    ("A ferry sank off Orsa on Thursday. It left at 4pm.", "2025-03-13"),
    ("A ferry sank off Orsa on Thursday, killing nine men. It had left port at 9.12 a.m.", "2025-03-13"),
    ("A ferry sank off Orsa on Wednesday, killing nine men, it said.\nIt left Osk at 9:12am.", "2025-03-12"),
    (
        "Shares fell on Thursday on weaker than expected sales of ships. They were down 6% at 1042 GMT.",
        "2025-03-13",
    ),
    ("Drones struck on Thursday, it said. Its units downed 61 between 1 a.m. and 5 a.m.", "2025-03-13"),
    ("Two silos burned down on Thursday. Its owner wrote of it later in the day.", "2025-03-13"),
    ("On March 12, nine men drowned.\n\n“During the day, 12 clashes took place,” it said.", "2025-03-12"),
]

OF_NONE = [
    # a day of its own
    "A ferry sank off Orsa on Thursday, killing nine men. It had left port at 4pm on Tuesday.",
    # no day told, or one long ago
    "A ferry sank off Orsa with nine men on board. It had left port at 9.12 a.m.",
    "A ferry sank off Orsa on 2 January 2019, killing all of its nine men. It had left port at 9.12 a.m.",
    # every day, or one ahead
    "A ferry sank off Orsa on Thursday, killing nine men, it said. Ferries leave every day at 9.12 a.m.",
    "A ferry sank off Orsa on Thursday, killing nine men, it said. Another will leave at 9.12 a.m.",
    "A shop burned on Thursday. It is open during the day.",
    # no clock time
    "A ferry sank off Orsa on Thursday, killing all nine of its men. Osk won the game by 12.",
    "A ferry sank off Orsa on Thursday, killing all nine of its men. The fare rose by 1042 crowns.",
]


def days_of(text: str) -> list[str]:
    return [str(d.first) for d in find_clock_times(text, find_dates(text, THURSDAY), THURSDAY)]


@pytest.mark.parametrize(("text", "day"), OF_A_DAY)
def test_a_clock_time_is_of_the_recent_day_told_of_last(text: str, day: str) -> None:
    assert days_of(text) == [day]


@pytest.mark.parametrize("text", OF_NONE)
def test_a_clock_time_with_a_day_of_its_own_or_of_any_day_is_left_alone(text: str) -> None:
    assert days_of(text) == []


def test_without_an_articles_day_no_clock_time_has_one() -> None:
    assert list(find_clock_times("It left at 9.12 a.m.", [], None)) == []
