"""Rules for phrases that name a day of the calendar: "Dec. 14-15", "16/12/2024", "the 5th of August"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.claims.date_words import (
    CONTEXT,
    DASH,
    DAY_NUMBER,
    GAP,
    MONTH,
    MONTH_ANCHOR,
    NO_COUNT,
    NUMBER,
    NUMBER_START,
    TO,
    WEEKDAY_PREFIX,
    Rule,
    Setting,
    month_of,
    number_of,
    word_after,
    year_in,
    yearish,
)
from bot.claims.periods import (
    Period,
    day_after,
    day_before,
    day_in_months,
    day_period,
    months_period,
    nearest_day,
    nearest_year,
)


def _iso(match: re.Match[str], _: Setting) -> Period:
    return day_period(date(int(match[1]), int(match[3]), int(match[4])))


def _numeric(match: re.Match[str], _: Setting) -> Period:
    """16/12/2024 has its day first, unless only 12/16 makes a date."""
    day, month, year = int(match[1]), int(match[3]), int(match[4])
    if month > 12:
        day, month = month, day
    return day_period(date(year if year > 99 else 2000 + year, month, day))


def _named(match: re.Match[str], _: Setting) -> Period:
    """10-Mar-2025."""
    return day_period(date(int(match["year"]), month_of(match["month"]), int(match["first"])))


def _day_of(name: str) -> int:
    return int(name[:2] if name[:2].isdigit() else name[:1])


def _days(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "Dec. 14-15, 2024", "the 5th of August"."""
    month, first = month_of(match["month"]), _day_of(match["first"])
    last = _day_of(match["last"] or match["first"])
    year = year_in(match, setting)
    if year is None and word_after(match).casefold() in CONTEXT["event"]:
        return None
    first, last = sorted((first, last))
    ahead = setting.ahead or _is_appointed(match, month, first, setting)
    year = year or _year_told(month, first, setting)
    start = date(year, month, first) if year else nearest_day(month, first, setting.today, ahead=ahead)
    return start, start.replace(day=last)


def _year_told(month: int, day: int, setting: Setting) -> int | None:
    """As in "on 2 September 2023 … and again on 4 September": the year of a day told of just before."""
    if setting.told is None or setting.told.year >= setting.today.year:
        return None
    near = abs(date(setting.told.year, month, day) - setting.told) <= _SOON
    return setting.told.year if near else None


def _is_appointed(match: re.Match[str], month: int, day: int, setting: Setting) -> bool:
    """As in "voters in the Nov. 7 election" in October: what is held on a day that is near."""
    if word_after(match).casefold() not in CONTEXT["appointed"] or _OVER.search(
        match.string[: match.start()]
    ):
        return False
    return nearest_day(month, day, setting.today, ahead=True) - setting.today <= _NEAR


def _one_date(n: str) -> str:
    return (
        rf"{WEEKDAY_PREFIX}(?:(?P<month{n}a>{MONTH}){GAP}(?:the{GAP})?(?P<day{n}a>{DAY_NUMBER})"
        rf"|{NUMBER_START}(?P<day{n}b>{DAY_NUMBER})(?:{GAP}of)?{GAP}(?P<month{n}b>{MONTH})){yearish(n)}"
    )


def _month_day(match: re.Match[str], n: str) -> tuple[int, int]:
    return month_of(match[f"month{n}a"] or match[f"month{n}b"]), _day_of(
        match[f"day{n}a"] or match[f"day{n}b"]
    )


def _date_span(match: re.Match[str], setting: Setting) -> Period:
    """Such as "from Dec. 30 to Jan. 2, 2025": the end that states its year dates the other."""
    (month1, day1), (month2, day2) = _month_day(match, "1"), _month_day(match, "2")
    year1, year2 = year_in(match, setting, "1"), year_in(match, setting, "2")
    if year1:
        first = date(year1, month1, day1)
        return first, date(year2, month2, day2) if year2 else day_after(month2, day2, first)
    last = (
        date(year2, month2, day2) if year2 else nearest_day(month2, day2, setting.today, ahead=setting.ahead)
    )
    return day_before(month1, day1, last), last


def _months_to(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "the three months to Sept. 30": whole months where the last is."""
    month, day, year = month_of(match["month"]), match["day"], year_in(match, setting)
    year = year or nearest_year(month, setting.today, ahead=setting.ahead)
    end = months_period(year, month)[1]
    last = date(year, month, _day_of(day)) if day else end
    count = number_of(match["count"]) if match["count"] else _SPANS[match["span"]]
    if last == end:
        return months_period(year, month - count + 1, count)[0], last
    return day_in_months(last, -count) + timedelta(days=1), last


_DAYS = (
    rf"(?P<first>{DAY_NUMBER})(?:(?:,{GAP}{DAY_NUMBER}){{0,6}},?"
    rf"(?:{GAP}?(?:{DASH}|/){GAP}?|{GAP}(?:to|through|until|till|and|or){GAP}(?:the{GAP})?)(?P<last>{DAY_NUMBER}){NO_COUNT})?"
)

_NEAR = timedelta(days=60)
_SOON = timedelta(days=31)
_OVER = re.compile(
    r"\b(?:after|since|following|of|from|in the wake of)(?: the| a| its| last)? $", re.IGNORECASE
)
_SPANS = {"year": 12, "half": 6, "quarter": 3}
_TO_END = rf"(?:to|ended|ending|through)(?:{GAP}on)?(?:{GAP}the{GAP}end{GAP}of|{GAP}end-)?"
_NUMERIC_ANCHOR = re.compile(r"\d[-/.]\d")
_NAMED_ANCHOR = re.compile(r"\d-[A-Z][a-z]")

DAY_RULES = (
    Rule(_NUMERIC_ANCHOR, re.compile(r"(?<![\w/-])(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?![\d/-])"), _iso),
    Rule(_NUMERIC_ANCHOR, re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])"), _numeric),
    Rule(_NUMERIC_ANCHOR, re.compile(r"(?<![\w/.-])(\d{1,2})(/)(\d{1,2})\2(\d{2})(?![\d/-])"), _numeric),
    Rule(
        _NAMED_ANCHOR,
        re.compile(rf"(?<![\w/.-])(?P<first>\d{{1,2}})-(?P<month>{MONTH})-(?P<year>\d{{4}})(?![\d/-])"),
        _named,
    ),
    Rule(
        MONTH_ANCHOR,
        re.compile(rf"\b{WEEKDAY_PREFIX}(?P<month>{MONTH}){GAP}(?:the{GAP})?{_DAYS}{yearish()}"),
        _days,
    ),
    Rule(
        MONTH_ANCHOR,
        re.compile(rf"\b{WEEKDAY_PREFIX}{NUMBER_START}{_DAYS}(?:{GAP}of)?{GAP}(?P<month>{MONTH}){yearish()}"),
        _days,
    ),
    Rule(MONTH_ANCHOR, re.compile(rf"\b{_one_date('1')}{TO}{_one_date('2')}"), _date_span),
    Rule(
        MONTH_ANCHOR,
        re.compile(
            rf"\b(?:(?P<count>{NUMBER}){GAP}months|(?:the|its|their){GAP}(?P<span>year|half|quarter)){GAP}{_TO_END}"
            rf"(?:{GAP})?(?P<month>{MONTH})(?:{GAP}(?P<day>{DAY_NUMBER}))?{yearish()}"
        ),
        _months_to,
    ),
    Rule(
        MONTH_ANCHOR,
        re.compile(rf"(?<=[Bb]etween ){_one_date('1')}{GAP}and{GAP}{_one_date('2')}"),
        _date_span,
    ),
)
