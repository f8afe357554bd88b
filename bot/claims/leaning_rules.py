"""Rules for phrases that lean on another date: "the next day", "the week to March 9", "the year to June"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.claims.date_words import (
    DAY_NUMBER,
    FULL_WEEKDAY,
    GAP,
    HOLIDAYS,
    MONTH,
    NUMBER,
    WEEKDAY_ANCHOR,
    WEEKDAYS,
    Rule,
    Setting,
    any_of,
    is_name,
    month_of,
    number_of,
    year_in,
    yearish,
)
from bot.claims.periods import Period, day_period, months_period, nearest_day, nearest_weekday, nearest_year

_DAY = timedelta(days=1)
_NEXT = frozenset({"next", "following", "later", "after", "afterwards"})
_SAME = frozenset({"same", "that"})


# ── the day told of before ───────────────────────────────────────────────────────────────────────


def _told_day(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "the next day", "two days later", "the same day"; nothing where no day was told of."""
    if setting.told is None:
        return None
    direction = match["direction"].casefold()
    count = number_of(match["count"]) if match["count"] else 1
    if direction in _SAME:
        return day_period(setting.told)
    return day_period(setting.told, count if direction in _NEXT else -count)


def _night_into(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "overnight into Wednesday", "Tuesday night and into Wednesday": the night between two days."""
    morning = nearest_weekday(WEEKDAYS[match["weekday"].casefold()], setting.today, ahead=setting.ahead)
    return None if is_name(match, match.start("weekday")) else (morning - _DAY, morning)


def _weekday_pair(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "between Monday and Wednesday", "on Monday and Tuesday" where one follows on the other."""
    first, last = WEEKDAYS[match["first"].casefold()], WEEKDAYS[match["last"].casefold()]
    if is_name(match, match.start("last")) or (match["pair"] and last != (first + 1) % 7):
        return None
    end = nearest_weekday(last, setting.today, ahead=setting.ahead)
    return nearest_weekday(first, end), end


def _in_days(match: re.Match[str], setting: Setting) -> Period:
    """Such as "in two days' time"."""
    return day_period(setting.today, number_of(match["count"]))


# ── weeks and months up to a date ────────────────────────────────────────────────────────────────


def _week_about(match: re.Match[str], setting: Setting) -> Period:
    """Such as "the week to March 9", "the week of March 3"."""
    month, day = month_of(match["month1"] or match["month2"]), match["day1"] or match["day2"]
    number, year = int(re.sub(r"\D", "", day)), year_in(match, setting)
    found = (
        date(year, month, number) if year else nearest_day(month, number, setting.today, ahead=setting.ahead)
    )
    if match["link"].casefold() in {"of", "beginning", "starting", "from"}:
        return found, found + 6 * _DAY
    return found - 6 * _DAY, found


def _months_to(match: re.Match[str], setting: Setting) -> Period:
    """Such as "the three months to end-December", "the year to March 2024"."""
    month, year = month_of(match["month"]), year_in(match, setting)
    year = year or nearest_year(month, setting.today, ahead=setting.ahead)
    count = 12 if match["year_long"] else number_of(match["count"])
    return months_period(year, month - count + 1, count)


# ── holidays ─────────────────────────────────────────────────────────────────────────────────────


def _holiday(match: re.Match[str], setting: Setting) -> Period:
    """Such as "Christmas Day", "New Year’s Eve 2024"."""
    month, day = divmod(HOLIDAYS[" ".join(match["holiday"].replace("’", "'").casefold().split())], 100)
    year = year_in(match, setting)
    return day_period(
        date(year, month, day) if year else nearest_day(month, day, setting.today, ahead=setting.ahead)
    )


_DAY_ANCHOR = frozenset({"day", "days"})
_NIGHT_ANCHOR = frozenset({"overnight", "Overnight", "night"})
_WEEK_ANCHOR = frozenset({"week"})
_MONTHS_ANCHOR = frozenset({"months", "year"})
_HOLIDAY_ANCHOR = frozenset({"Day", "Eve"})
_ENDS = r"(?=[.,;:)”\"’\n]|$)"  # "the day before the vote" leans on the vote
_HOLIDAY = (
    any_of({name.title().replace("'S", "'s") for name in HOLIDAYS}).replace("'", "['’]").replace(r"\ ", GAP)
)

LEANING_RULES = (
    Rule(
        _DAY_ANCHOR,
        re.compile(
            rf"\b(?i:the){GAP}(?P<direction>(?i:next|following|previous|same)){GAP}(?P<count>)?day(?!\w)"
        ),
        _told_day,
    ),
    Rule(
        _DAY_ANCHOR,
        re.compile(rf"\b(?i:the){GAP}(?P<count>)?day{GAP}(?P<direction>before|after){_ENDS}"),
        _told_day,
    ),
    Rule(
        _DAY_ANCHOR,
        re.compile(
            rf"(?<![\w-])(?P<count>{NUMBER}){GAP}days?{GAP}(?P<direction>later|earlier|afterwards|before{_ENDS})"
        ),
        _told_day,
    ),
    Rule(
        _NIGHT_ANCHOR,
        re.compile(
            rf"\b(?i:overnight|(?:{FULL_WEEKDAY}){GAP}night{GAP}and){GAP}(?:in)?to{GAP}(?P<weekday>{FULL_WEEKDAY})"
        ),
        _night_into,
    ),
    Rule(
        WEEKDAY_ANCHOR,
        re.compile(
            rf"(?:\b(?i:between){GAP}|(?P<pair>\b(?i:on){GAP}))"
            rf"(?P<core>(?P<first>{FULL_WEEKDAY}){GAP}and{GAP}(?P<last>{FULL_WEEKDAY}))"
        ),
        _weekday_pair,
    ),
    Rule(
        _DAY_ANCHOR,
        re.compile(rf"\b(?i:in){GAP}(?P<core>(?P<count>{NUMBER}){GAP}days?['’]s?{GAP}time)\b"),
        _in_days,
    ),
    Rule(
        _WEEK_ANCHOR,
        re.compile(
            rf"\b(?i:the){GAP}week{GAP}(?P<link>to|of|ending|ended|beginning|starting|from|through){GAP}(?:on{GAP})?"
            rf"(?:(?P<month1>{MONTH}){GAP}(?P<day1>{DAY_NUMBER})|(?P<day2>{DAY_NUMBER}){GAP}(?P<month2>{MONTH})){yearish()}"
        ),
        _week_about,
    ),
    Rule(
        _MONTHS_ANCHOR,
        re.compile(
            rf"\b(?i:the){GAP}(?:(?:(?i:first|last){GAP})?(?P<count>{NUMBER}){GAP}months|(?P<year_long>(?:financial{GAP}|fiscal{GAP})?year))"
            rf"{GAP}(?:to|through|ending|ended|ended{GAP}in){GAP}(?:end-|the{GAP}end{GAP}of{GAP}|{DAY_NUMBER}{GAP})?"
            rf"(?P<month>{MONTH})(?!{GAP}\d{{1,2}}(?!\d)){yearish()}"
        ),
        _months_to,
    ),
    Rule(_HOLIDAY_ANCHOR, re.compile(rf"\b(?P<holiday>{_HOLIDAY})(?!\w){yearish()}"), _holiday),
)
