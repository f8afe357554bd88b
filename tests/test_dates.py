"""Phrases of dates and the days they name. Brackets mark each mention; text without brackets has none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.dates import find_dates

THURSDAY = date(2024, 12, 19)
MONDAY = date(2024, 12, 16)
SUNDAY = date(2024, 12, 22)


@dataclass(frozen=True)
class Example:
    """Each bracketed mention has its days in `days`, in order: "2024-12-14" or "2024-12-14/2024-12-15"."""

    text: str
    days: tuple[str, ...] = ()
    on: date | None = THURSDAY

    def __str__(self) -> str:
        return self.text


def example(text: str, *days: str, on: date | None = THURSDAY) -> Example:
    return Example(text, days, on)


DAYS_WITH_A_YEAR = [
    example("The statue fell on [Feb. 16, 2019], witnesses said.", "2019-02-16", on=None),
    example("It opened on [16 February 2019].", "2019-02-16", on=None),
    example("It opened on [February 16 2019].", "2019-02-16", on=None),
    example("It opened on [Feb 16, 2019].", "2019-02-16", on=None),
    example("It opened on [FEBRUARY 16, 2019].", "2019-02-16", on=None),
    example("It opened on [16th of February, 2019].", "2019-02-16", on=None),
    example("It opened on [Saturday, Feb. 16, 2019].", "2019-02-16", on=None),
    example("It opened on [Saturday 16 February 2019].", "2019-02-16", on=None),
    example("[Sat, 16 Feb 2019]", "2019-02-16", on=None),
    example("15:55 [16/12/2024]", "2024-12-16", on=None),
    example("printed on [05/11/2024]", "2024-11-05", on=None),
    example("printed on [12/16/2024]", "2024-12-16", on=None),
    example("printed on [16.12.2024]", "2024-12-16", on=None),
    example("printed on [16-12-2024]", "2024-12-16", on=None),
    example("printed on ([9/17/16])", "2016-09-17", on=None),
    example("updated [2024-12-16] at noon", "2024-12-16", on=None),
    example("updated [2024/12/16] at noon", "2024-12-16", on=None),
    example("On [Dec. 14, 2023], 20 people died.", "2023-12-14", on=None),
    example("It closed on [29 February 2024].", "2024-02-29", on=None),
]

TERMS_AND_WEEKS_OVER = [
    example("Kalvia has closed the crossing until [Monday].", "2024-12-23"),
    example("The school is shut until [Monday].", "2024-12-23"),
    example("The army ordered residents to leave by [Sunday].", "2024-12-22"),
    example("Forecasters forecast 80 mm of rain by [Saturday].", "2024-12-21"),
    example("He was held until [Monday].", "2024-12-16"),
    example("By [Wednesday] the toll had risen to 40.", "2024-12-18"),
    example("It was to end by [Friday week].", "2024-12-27"),
    example("The judge expects a verdict on [Monday week].", "2024-12-30"),
    example("It came after a [Monday] week-long strike.", "2024-12-16"),
    example(
        "He hit her on [2 September 2023]. Asked on [4 September], he denied it.", "2023-09-02", "2023-09-04"
    ),
    example("It opened on [2 March 2023]. It shut on [4 December].", "2023-03-02", "2024-12-04"),
]

DAYS_WITHOUT_A_YEAR = [
    example("The army reported on [Dec. 19] that", "2024-12-19"),
    example("The army reported on [Dec. 16].", "2024-12-16"),
    example("The army reported on [December 16th].", "2024-12-16"),
    example("It began on the [5th of August].", "2024-08-05"),
    example("It began on [5 August].", "2024-08-05"),
    example("It began on [5 Aug.] at dawn.", "2024-08-05"),
    example("It began on [Sept 9].", "2024-09-09"),
    example("It began on [August the 5th].", "2024-08-05"),
    example("It began on [Tuesday, Nov. 5].", "2024-11-05"),
    example("It began on [Tuesday, the 5th of November].", "2024-11-05"),
    example("It ended on [Dec. 28].", "2024-12-28"),
    example("It ended on [Jan. 5].", "2025-01-05"),
    example("It ended on [Feb. 5].", "2024-02-05"),
    example("It ended on [Dec. 20].", "2023-12-20", on=date(2024, 10, 20)),
    example("It ended on [Feb. 29].", "2024-02-29", on=date(2026, 6, 1)),
    example("It ended on [December 16] of all days.", "2024-12-16"),
    example("The president will leave office on [Nov. 20].", "2024-11-20"),
    example("The president will leave office on [April 20].", "2025-04-20"),
    example("In a letter on [June 16 last year]", "2023-06-16"),
    example("In a letter on [June 16th of last year]", "2023-06-16"),
    example("carried out on [11 February this year]", "2024-02-11"),
]

SEVERAL_DAYS = [
    example("ground assaults on [Dec. 14-15].", "2024-12-14/2024-12-15"),
    example("ground assaults on [Dec. 14 and 15] by the army", "2024-12-14/2024-12-15"),
    example("ground assaults on [Dec. 14, 15 and 17]", "2024-12-14/2024-12-17"),
    example("ground assaults on [Dec. 14 – 15]", "2024-12-14/2024-12-15"),
    example("ground assaults on [14–15 December 2024]", "2024-12-14/2024-12-15", on=None),
    example("ground assaults on the [14th and 15th of December]", "2024-12-14/2024-12-15"),
    example("between [14 and 16 December]", "2024-12-14/2024-12-16"),
    example("from [Sept. 19 to 22]", "2024-09-19/2024-09-22"),
    example("from [Sept. 19 through 22, 2021]", "2021-09-19/2021-09-22", on=None),
    example("It began on the night of [Aug. 5-6], when", "2024-08-05/2024-08-06"),
    example("On [Dec. 14] and 15 soldiers were missing.", "2024-12-14"),
    example("on [Dec. 14] and [Nov. 20]", "2024-12-14", "2024-11-20"),
    example("in the [three months to September 30]", "2024-07-01/2024-09-30"),
    example("in [the year ended June 29, 2024]", "2023-06-30/2024-06-29", on=None),
    example("in [the three months to end-June]", "2024-04-01/2024-06-30"),
    example("from [Dec. 30, 2023 to Jan. 2]", "2023-12-30/2024-01-02"),
    example("from [Dec. 30 to Jan. 2, 2022]", "2021-12-30/2022-01-02", on=None),
    example("from [Dec. 30 to Jan. 2]", "2024-12-30/2025-01-02"),
    example("between [28 November and 3 December]", "2024-11-28/2024-12-03"),
    example("[28 November – 3 December 2023]", "2023-11-28/2023-12-03", on=None),
]

MONTHS = [
    example("In [November 2024] prices rose.", "2024-11-01/2024-11-30", on=None),
    example("In [Nov. 2024] prices rose.", "2024-11-01/2024-11-30", on=None),
    example("since [June of 2018]", "2018-06-01/2018-06-30", on=None),
    example("In [November], officials claimed", "2024-11-01/2024-11-30"),
    example("In [January], officials claimed", "2024-01-01/2024-01-31"),
    example("In [December], officials claimed", "2024-12-01/2024-12-31"),
    example("confirmed [earlier in November], but", "2024-11-01/2024-11-30"),
    example("confirmed [earlier in December], but", "2024-12-01/2024-12-19"),
    example("since [early August].", "2024-08-01/2024-08-10"),
    example("in [mid-June]", "2024-06-11/2024-06-20"),
    example("in [late February 2024]", "2024-02-21/2024-02-29", on=None),
    example("by [the end of March]", "2024-03-21/2024-03-31"),
    example("in [the second half of November]", "2024-11-16/2024-11-30"),
    example("in [the first week of November]", "2024-11-01/2024-11-07"),
    example("in [the last week of February 2023]", "2023-02-22/2023-02-28", on=None),
    example("[last November]", "2023-11-01/2023-11-30"),
    example("[last April]", "2024-04-01/2024-04-30"),
    example("[next March]", "2025-03-01/2025-03-31"),
    example("[this October]", "2024-10-01/2024-10-31"),
    example("in [November last year]", "2023-11-01/2023-11-30"),
    example("by [March of next year]", "2025-03-01/2025-03-31"),
    example("The [September] contract", "2024-09-01/2024-09-30"),
    example("The vote will be held in [March].", "2025-03-01/2025-03-31"),
    example("in [May and June]", "2024-05-01/2024-06-30"),
    example("between [May and July 2023]", "2023-05-01/2023-07-31", on=None),
    example("[October-December 2023]", "2023-10-01/2023-12-31", on=None),
    example("from [November 2022 to February 2023]", "2022-11-01/2023-02-28", on=None),
    example("from [November to February]", "2023-11-01/2024-02-29"),
]

# A day that no calendar has leaves its month standing.
DAYS_THAT_ARE_NONE = [example("on 30 [February 2024]", "2024-02-01/2024-02-29", on=None)]

QUARTERS_AND_SEASONS = [
    example("in [Q1 2024]", "2024-01-01/2024-03-31", on=None),
    example("The bank expects a rebound in growth in [the fourth quarter].", "2024-10-01/2024-12-31"),
    example("The bank expects a rebound in growth in [the third quarter].", "2025-07-01/2025-09-30"),
    example(
        "The firm expects sales of $4 million for [the fourth quarter].",
        "2024-10-01/2024-12-31",
        on=date(2025, 1, 13),
    ),
    example(
        "The firm will raise prices in [the fourth quarter].", "2025-10-01/2025-12-31", on=date(2025, 1, 13)
    ),
    example("The fiscal third quarter profit fell; its fiscal fourth-quarter revenue rose."),
    example("A poll of 900 voters in the [Feb. 7] election found a tie.", "2025-02-07"),
    example("After the [Feb. 7] election sales fell.", "2024-02-07"),
    example("in [the third quarter of 2023]", "2023-07-01/2023-09-30", on=None),
    example("in [the third quarter] revenue fell", "2024-07-01/2024-09-30"),
    example("posted a [first-quarter] loss of 63 cents", "2024-01-01/2024-03-31"),
    example("Profit fell in [Q3].", "2024-07-01/2024-09-30"),
    example("in [H1 2024]", "2024-01-01/2024-06-30", on=None),
    example("in [the first half of 2024]", "2024-01-01/2024-06-30", on=None),
    example("in [the first nine months of the year]", "2024-01-01/2024-09-30"),
    example("in [the second half of last year]", "2023-07-01/2023-12-31"),
    example("in [spring 2024]", "2024-03-01/2024-05-31", on=None),
    example("in the [summer of 2010]", "2010-06-01/2010-08-31", on=None),
    example("in [late summer 2010]", "2010-08-01/2010-08-31", on=None),
    example("in the [winter of 2022-23]", "2022-12-01/2023-02-28", on=None),
    example("[last summer]", "2024-06-01/2024-08-31"),
    example("[last autumn]", "2024-09-01/2024-11-30"),
    example("[this spring]", "2024-03-01/2024-05-31"),
    example("[next summer]", "2025-06-01/2025-08-31"),
    example("over the [summer] the family left", "2024-06-01/2024-08-31"),
    example("by the [fall of 2010]", "2010-09-01/2010-11-30", on=None),
]

YEARS = [
    example("annexed in [2022], a move", "2022-01-01/2022-12-31", on=None),
    example("since [2014]", "2014-01-01/2014-12-31", on=None),
    example("in the [2014/15] season", "2014-01-01/2015-12-31", on=None),
    example("growth in [2026 and 2027]", "2026-01-01/2027-12-31", on=None),
    example("in [2014] and 2019", "2014-01-01/2014-12-31", on=None),
    example("the [2019] election", "2019-01-01/2019-12-31", on=None),
    example("In [2000], a court agreed.", "2000-01-01/2000-12-31", on=None),
    example("in [early 2023]", "2023-01-01/2023-04-30", on=None),
    example("in [mid-2024]", "2024-05-01/2024-08-31", on=None),
    example("in [late 2021]", "2021-09-01/2021-12-31", on=None),
    example("in [the last three months of 2024]", "2024-10-01/2024-12-31", on=None),
    example("from [2014 to 2022]", "2014-01-01/2022-12-31", on=None),
    example("between [2014 and 2022]", "2014-01-01/2022-12-31", on=None),
    example("the war of [2014-2016]", "2014-01-01/2016-12-31", on=None),
    example("the season of [2014–16]", "2014-01-01/2016-12-31", on=None),
    example("In [the 1990s] and [1970s]", "1990-01-01/1999-12-31", "1970-01-01/1979-12-31", on=None),
    example("in [the early 1980s]", "1980-01-01/1983-12-31", on=None),
    example("in [the late '80s]", "1987-01-01/1989-12-31", on=None),
    example("in [the 1980’s]", "1980-01-01/1989-12-31", on=None),
    example("in [the 1800s]", "1800-01-01/1899-12-31", on=None),
]

WEEKDAYS = [
    example("officials said on [Tuesday].", "2024-12-17"),
    example("officials said [Thursday].", "2024-12-19"),
    example("officials said on [Friday].", "2024-12-13"),
    example("officials said on [Monday].", "2024-12-16", on=MONDAY),
    example("[Saturday]'s attack", "2024-12-14"),
    example("Late [Saturday night], the city fell silent.", "2024-12-14"),
    example("on [Friday morning]", "2024-12-13"),
    example("[last Monday]", "2024-12-16"),
    example("[last Thursday]", "2024-12-12"),
    example("[this past Sunday]", "2024-12-15"),
    example("[next Thursday]", "2024-12-26"),
    example("[this coming Saturday]", "2024-12-21"),
    example("[this Saturday]", "2024-12-21"),
    example("on [Monday of last week]", "2024-12-09"),
    example("on [Tuesday next week]", "2024-12-24"),
    example("from [Monday to Wednesday]", "2024-12-16/2024-12-18"),
    example("on [Saturday and Sunday]", "2024-12-14/2024-12-15"),
    example("on [Saturday] and [Monday]", "2024-12-14", "2024-12-16"),
    example("between [Saturday and Monday]", "2024-12-14/2024-12-16"),
    example("President Orla Venn [Tuesday] announced", "2024-12-17"),
    example("On [Tuesday] President Orla Venn announced", "2024-12-17"),
]

CLAUSES_THAT_LOOK_AHEAD = [
    example("The ministers will meet on [Friday].", "2024-12-20"),
    example("They'll meet on [Friday].", "2024-12-20"),
    example("The ministry said it would publish them on [Friday].", "2024-12-20"),
    example("The results are due to be announced on [Friday].", "2024-12-20"),
    example("A vote is scheduled for [Sunday].", "2024-12-22"),
    example(
        "Harlan will close for good its spinning and weaving plant in the south of the country, with the "
        "loss of 300 jobs between [May 21 and June 6].",
        "2025-05-21/2025-06-06",
    ),
    example("She has built a lead ahead of [Sunday]'s vote.", "2024-12-22"),
    example("She leads the polls ahead of a vote on [Sunday].", "2024-12-22"),
    example("She was ahead of her rival ahead of [Sunday]'s vote.", "2024-12-15"),
    example("He plans to resign on [Monday].", "2024-12-23"),
    example("It will rain over [the weekend].", "2024-12-21/2024-12-22"),
    example("The army will fight on, its chief said on [Friday].", "2024-12-13"),
    example("“We will fight on.” He spoke on [Friday].", "2024-12-13"),
    example("“We will fight on” on [Friday]", "2024-12-13"),
    example("The city will rebuild what was burnt on [Friday].", "2024-12-13"),
    example("It would have ended on [Friday].", "2024-12-13"),
]

DAYS_NEAR = [
    example("officials said [today]", "2024-12-19"),
    example("officials said [yesterday]", "2024-12-18"),
    example("[Yesterday] officials left.", "2024-12-18"),
    example("It ended. [Yesterday], they left.", "2024-12-18"),
    example("[the day before yesterday]", "2024-12-17"),
    example("[tomorrow]", "2024-12-20"),
    example("[the day after tomorrow]", "2024-12-21"),
    example("[tonight]", "2024-12-19"),
    example("[this morning]", "2024-12-19"),
    example("[last night]", "2024-12-18"),
    example("shot down 20 drones [overnight], the air force said", "2024-12-18/2024-12-19"),
]

WEEKS_MONTHS_AND_YEARS_NEAR = [
    example("[this week]", "2024-12-16/2024-12-22"),
    example("[last week]", "2024-12-09/2024-12-15"),
    example("[next week]", "2024-12-23/2024-12-29"),
    example("[earlier this week]", "2024-12-16/2024-12-19"),
    example("[later this week]", "2024-12-19/2024-12-22"),
    example("[early last week]", "2024-12-09/2024-12-10"),
    example("over [the weekend]", "2024-12-14/2024-12-15"),
    example("over [the weekend]", "2024-12-14/2024-12-15", on=MONDAY),
    example("over [the weekend]", "2024-12-21/2024-12-22", on=SUNDAY),
    example("[this weekend]", "2024-12-21/2024-12-22"),
    example("The rally drew crowds [this weekend].", "2024-12-14/2024-12-15", on=MONDAY),
    example("The rally will be held [this weekend].", "2024-12-21/2024-12-22", on=MONDAY),
    example("[last weekend]", "2024-12-14/2024-12-15"),
    example("[next weekend]", "2024-12-28/2024-12-29"),
    example("[earlier this month]", "2024-12-01/2024-12-19"),
    example("[last month]", "2024-11-01/2024-11-30"),
    example("[late last month]", "2024-11-21/2024-11-30"),
    example("[next month]", "2025-01-01/2025-01-31"),
    example("at [the end of this month]", "2024-12-21/2024-12-31"),
    example("[last quarter]", "2024-07-01/2024-09-30"),
    example("[this year]", "2024-01-01/2024-12-31"),
    example("[late last year]", "2023-09-01/2023-12-31"),
    example("[the end of last year]", "2023-12-01/2023-12-31"),
    example("[earlier this year]", "2024-01-01/2024-12-19"),
]

COUNTED_FROM_TODAY = [
    example("[two weeks ago]", "2024-12-02/2024-12-08"),
    example("[three days ago]", "2024-12-16"),
    example("more than [a month ago]", "2024-11-01/2024-11-30"),
    example("[Eight years ago], when", "2016-01-01/2016-12-31"),
    example("nearly [a decade ago]", "2014-01-01/2014-12-31"),
    example("[22 years ago]", "2002-01-01/2002-12-31"),
    example("in [the past 24 hours]", "2024-12-18/2024-12-19"),
    example("in [the last 36 hours]", "2024-12-17/2024-12-19"),
    example("over [the past two weeks]", "2024-12-05/2024-12-19"),
    example("over [the last three months]", "2024-09-19/2024-12-19"),
    example("over [the past month]", "2024-02-29/2024-03-31", on=date(2024, 3, 31)),
    example("[this past week]", "2024-12-12/2024-12-19"),
    example("in [the next two days]", "2024-12-19/2024-12-21"),
    example("over [the next decade]", "2024-12-19/2034-12-19"),
]

NO_DATES = [
    # Words that only look like the calendar's
    example("The state may march on, Sun said; the second may follow."),
    example("May said the March of the Penguins bored April and June."),
    example("Jan met Mar Torres. The sun sat in the sky."),
    example("August Renn and Theresa May spoke. It fell to May."),
    example("They march in spring boots; prices fall."),
    example("the fall of the town; in the fall of Vellmark; this fall in prices"),
    example("He wed her. Dec is here."),
    # Names
    example("the Sunday Times, the Sunday Mirror and Black Friday"),
    example("Bloody Sunday, Good Friday, Cyber Monday and Ash Wednesday"),
    example("Sheffield Wednesday lost. Saturday Night Live was off."),
    example("the October Revolution, Black September and the Fourth of July"),
    example("the Sept. 11 attacks and the Jan. 6 riot"),
    example("USA Today and Vellmark Today reported"),
    # Numbers that are no years
    example("an M-1978 howitzer, an Mk-19, a Boeing 2024, flight KX2024 and G7"),
    example("2,024 soldiers, $2024, 2024 km and 2000 homes"),
    example("a total of 2000 soldiers in 2000 houses, by 1900 GMT"),
    example("3-1, 9/11, 24/7, 1.5, 12-12, 5:30 and 555-1212-2024"),
    example("https://ledger.example/2024/12/16/fire"),
    example("the army of 1500 and the year of 9999 hours"),
    # Days that no calendar has
    example("on 31/31/2024 and 2024-13-40", on=None),
    # Phrases that count from another time than the article's
    example("three days later, a week earlier, the following Monday and the previous Friday"),
    example("every Monday, each Friday, on Mondays and on a Sunday"),
    example("the next day, the last day of the week, in the coming days"),
    example("the last week of talks; the year; the end of the week"),
    example("Seventy-four years ago"),
    example("a second quarter, the third quarter of the match"),
    example("an overnight success and an overnight stay"),
    example("the weekend of talks and a weekend away"),
]

NEED_AN_ARTICLE_DAY = [
    example(text, on=None)
    for text in (
        "on Tuesday, today and last week",
        "on Dec. 14 and in early August",
        "in November last year and last summer",
        "between May and July, from Nov. 3 to Dec. 5",
        "Q3 revenue fell over the weekend",
        "two weeks ago, in the past 24 hours and overnight",
        "from Monday to Friday",
    )
]

# Sentences as the desks of different houses write them.
AMERICAN = [
    example("The plant, closed since [Dec. 3], will reopen [Jan. 6].", "2024-12-03", "2025-01-06"),
    example("Sales fell 4% in [the quarter ended Sept. 30, 2023].", "2023-07-01/2023-09-30", on=None),
    example("VELLMARK, [Dec. 18] (AP) — Police said [Wednesday] that", "2024-12-18", "2024-12-18"),
    example("Orla Venn, 54, was elected in [November 2022].", "2022-11-01/2022-11-30", on=None),
    example("The [Oct. 3] fire killed six.", "2024-10-03"),
    example("He was shot around 3 a.m. [Sunday], police said.", "2024-12-15"),
    example("The strike began [Monday] and ended [Wednesday].", "2024-12-16", "2024-12-18"),
    example("a poll conducted [Dec. 2-8]", "2024-12-02/2024-12-08"),
    example("effective [1/15/2025]", "2025-01-15", on=None),
    example(
        "for [the week ending March 19], the fewest since [December 1969]",
        "2024-03-13/2024-03-19",
        "1969-12-01/1969-12-31",
    ),
    example("the fiscal year that ended [June 30]", "2024-06-30"),
]

BRITISH = [
    example("The inquest opened on [Monday 9 December].", "2024-12-09"),
    example("The inquest opened on [Monday, 9 December 2024].", "2024-12-09", on=None),
    example("It runs from [2 to 14 January 2025].", "2025-01-02/2025-01-14", on=None),
    example("Unions will strike on [20 and 21 December].", "2024-12-20/2024-12-21"),
    example("Last updated on [Wed 18 Dec 2024] 15.55 GMT", "2024-12-18", on=None),
    example("The bill passed at [the weekend]", "2024-12-14/2024-12-15"),
    example(
        "He joined on loan in the [January] window.",
        "2024-01-01/2024-01-31",
    ),
    example("a rise of 3.1% on [last year]", "2023-01-01/2023-12-31"),
    example("who has been missing since [Tuesday evening]", "2024-12-17"),
]

TRANSLATED = [
    example("On [16.12.2024], the ministry reported", "2024-12-16", on=None),
    example("On the night of [14 to 15 December] drones came.", "2024-12-14/2024-12-15"),
    example("In the night to [Tuesday] drones came.", "2024-12-17"),
    example("As of [December 16], 2,024 soldiers", "2024-12-16"),
    example("As of [16 December] 2000 soldiers were missing.", "2024-12-16"),
    example("in [the second quarter of this year]", "2024-04-01/2024-06-30"),
    example("in [the first half of this year]", "2024-01-01/2024-06-30"),
    example("from [January to September 2024]", "2024-01-01/2024-09-30", on=None),
]

TIMETABLES = [
    example("The town votes on [Sunday].", "2024-12-22"),
    example("The town is voting on [Sunday].", "2024-12-22"),
    example("The fee takes effect [Jan. 2].", "2025-01-02"),
    example("The season kicks off on [Aug. 16].", "2025-08-16"),
    example("She expects the case to be heard on [11 September].", "2025-09-11"),
    example("The union called for a strike on [Monday].", "2024-12-23"),
    example("They counted the votes on [Sunday].", "2024-12-15"),
    example("[Friday]’s march will begin at noon.", "2024-12-20"),
    example("The vote on [Sunday] is to be repeated.", "2024-12-22"),
    example("[Tuesday]’s attack would be the first of its kind.", "2024-12-17"),
    example("Officials counted ballots, votes and stamps on [Sunday].", "2024-12-15"),
]

LEANING_ON_A_DATE = [
    example("A report of [May 2, 2024]. The guild rejected it [the next day].", "2024-05-02", "2024-05-03"),
    example("It sank on [Monday]. [Two days later] it was found.", "2024-12-16", "2024-12-18"),
    example("It sank on [Monday], and [a day earlier] it had leaked.", "2024-12-16", "2024-12-15"),
    example("It sank on [Monday]. A tug left [the same day].", "2024-12-16", "2024-12-16"),
    example("It leaked on [Monday] and had leaked [the day before].", "2024-12-16", "2024-12-15"),
    example("It leaked on [Monday], the day before the regatta.", "2024-12-16"),
    example("It leaked in [May]. The next day it sank.", "2024-05-01/2024-05-31"),
    example("It leaked on [Monday].\nThe next day it sank.", "2024-12-16"),
    example("It sank the next day."),
    example("drones flew [overnight into Wednesday]", "2024-12-17/2024-12-18"),
    example("in [the week to Dec. 8]", "2024-12-02/2024-12-08"),
    example("in [the week of Dec. 2]", "2024-12-02/2024-12-08"),
    example("in [the week beginning 2 December 2024]", "2024-12-02/2024-12-08", on=None),
    example("in [the three months to end-September]", "2024-07-01/2024-09-30"),
    example("in [the six months ended 30 June 2023]", "2023-01-01/2023-06-30", on=None),
    example("in [the year to March 2024]", "2023-04-01/2024-03-31", on=None),
    example("It opens in [two days' time].", "2024-12-21"),
    example("It fell [a fortnight ago].", "2024-12-02/2024-12-08"),
    example("It fell half a year ago."),
    example("over [the past day]", "2024-12-18/2024-12-19"),
]

HOLIDAYS = [
    example("It shut on [Christmas Day].", "2024-12-25"),
    example("It shut on [New Year’s Eve 2022].", "2022-12-31", on=None),
    example("It shut on [New Year's Day].", "2025-01-01"),
    example("The Christmas tree fell on the first day."),
    example("printed on [10-Mar-2024]", "2024-03-10", on=None),
]

EXAMPLES = [
    *TIMETABLES,
    *LEANING_ON_A_DATE,
    *HOLIDAYS,
    *AMERICAN,
    *BRITISH,
    *TRANSLATED,
    *DAYS_WITH_A_YEAR,
    *TERMS_AND_WEEKS_OVER,
    *DAYS_WITHOUT_A_YEAR,
    *SEVERAL_DAYS,
    *MONTHS,
    *DAYS_THAT_ARE_NONE,
    *QUARTERS_AND_SEASONS,
    *YEARS,
    *WEEKDAYS,
    *CLAUSES_THAT_LOOK_AHEAD,
    *DAYS_NEAR,
    *WEEKS_MONTHS_AND_YEARS_NEAR,
    *COUNTED_FROM_TODAY,
    *NO_DATES,
    *NEED_AN_ARTICLE_DAY,
]


def found(text: str, on: date | None) -> list[tuple[str, str]]:
    mentions = find_dates(text, on)
    return [(text[m.start : m.end], "/".join(dict.fromkeys([str(m.first), str(m.last)]))) for m in mentions]


@pytest.mark.parametrize("case", EXAMPLES, ids=str)
def test_a_phrase_names_its_days(case: Example) -> None:
    phrases = re.findall(r"\[(.*?)\]", case.text)
    text = case.text.replace("[", "").replace("]", "")
    assert found(text, case.on) == list(zip(phrases, case.days, strict=True))


@pytest.mark.parametrize(
    "case", [case for case in DAYS_WITH_A_YEAR + SEVERAL_DAYS + MONTHS + YEARS if case.on is None], ids=str
)
def test_a_stated_year_outweighs_the_articles_day(case: Example) -> None:
    text = case.text.replace("[", "").replace("]", "")
    assert found(text, THURSDAY) == found(text, None)


@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_is_the_last_one_not_after_the_articles_day(weekday: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    (mention,) = find_dates(f"They left on {name}.", THURSDAY)
    assert mention.first == mention.last
    assert mention.first.weekday() == weekday
    assert timedelta(0) <= THURSDAY - mention.first < timedelta(weeks=1)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_and_a_day_in_either_order_name_the_same_day(month: int) -> None:
    day = date(2023, month, 9)
    american, british = f"{day:%B} 9, 2023", f"9 {day:%B} 2023"
    assert found(american, None) == [(american, str(day))]
    assert found(british, None) == [(british, str(day))]


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_without_a_year_is_never_ahead_of_the_articles_month(month: int) -> None:
    (mention,) = find_dates(f"It happened in {date(2023, month, 1):%B}.", THURSDAY)
    assert mention.first.month == mention.last.month == month
    assert timedelta(0) <= THURSDAY - mention.first < timedelta(days=366)


@given(day=st.dates(date(1850, 1, 1), date(2099, 12, 31)), reference=st.none() | st.dates())
def test_every_written_day_with_its_year_is_that_day(day: date, reference: date | None) -> None:
    for written in (f"{day:%Y-%m-%d}", f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}"):
        assert found(f"on {written}", reference) == [(written, str(day))]


@pytest.mark.parametrize("space", [" ", "  ", "\u00a0", "\u2009", "\t"])
def test_any_space_on_the_line_joins_a_phrase(space: str) -> None:
    phrase = f"Dec.{space}14,{space}2023"
    assert found(f"on{space}{phrase}", None) == [(phrase, "2023-12-14")]


def test_a_line_break_ends_a_phrase() -> None:
    assert found("It happened in May\n2024 was a year.", THURSDAY) == [("May", "2024-05-01/2024-05-31")]


def test_a_long_line_of_dates_yields_them_all() -> None:
    assert len(find_dates("They left on Dec. 14-15, 2024; " * 3_000, None)) == 3_000


CALENDAR_WORDS = re.findall(
    r"\S+",
    "Dec. 14 15 - – , 2024 2024-12-16 in the last first half of year week Monday May early mid- "
    "ago two quarter 1990s to from between and night over weekend 30 February next [ “ 99999 0 "
    "00 é ’s will said Q3 '80s",
)
CALENDAR_TEXT = st.lists(st.sampled_from([*CALENDAR_WORDS, "\n"]), max_size=25).map(" ".join)


@given(text=CALENDAR_TEXT | st.text(), reference=st.none() | st.dates())
def test_any_text_yields_ordered_mentions_within_it(text: str, reference: date | None) -> None:
    end = 0
    for mention in find_dates(text, reference):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.first <= mention.last
        end = mention.end
