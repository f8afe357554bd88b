"""Rules for phrases that name a month, a quarter, a season, a year or a decade."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.claims.date_words import (
    DASH,
    FULL_MONTH,
    GAP,
    MONTH,
    MONTH_ANCHOR,
    ORDINALS,
    PART,
    SEASONS,
    TO,
    YEAR,
    Rule,
    Setting,
    any_of,
    is_abbreviated,
    is_financial,
    is_name,
    month_of,
    narrow,
    word_after,
    year_in,
    yearish,
)
from bot.claims.periods import Period, months_period, nearest_year, share_of, years_period

# Months that are also a verb, a modal or a first name: they need a word before them that only time takes.
_AMBIGUOUS_MONTHS = frozenset({3, 4, 5, 6, 8})
_LAST_DECADE_OF_OURS = 20
_FISCAL = re.compile(r"\bfiscal(?:[ -]year)?(?:[ -]\d{4})?[’'s]{0,2}[ -]$", re.IGNORECASE)
_FISCAL_CHARS = 24
_ACCOUNTED_WITHIN = timedelta(days=60)
_TIME_WORDS = frozenset({"in", "since", "until", "till", "during", "throughout"})
_YEAR_WORDS = _TIME_WORDS | {
    "by",
    "before",
    "after",
    "through",
    "from",
    "of",
    "around",
    "circa",
    "for",
    "the",
    "year",
}


def _month(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "November 2024", "in May", "early August", "last December"."""
    month, year = month_of(match["month"]), year_in(match, setting)
    if year is None:
        if not _stands_alone(match, month):
            return None
        year = _selected_year(match["select"], month, setting)
    return narrow(months_period(year, month), match["part"], setting)


def _stands_alone(match: re.Match[str], month: int) -> bool:
    """Whether a month without a year is one: not "May" the modal, "Jan" the man, "March" the verb."""
    if is_abbreviated(match["month"]) or is_name(match, match.start("month")):
        return False
    context = (match["context"] or "").casefold()
    timed = match["part"] or match["select"] or context in _TIME_WORDS or (context == "by" and month != 5)
    return bool(timed) or month not in _AMBIGUOUS_MONTHS


def _selected_year(select: str | None, month: int, setting: Setting) -> int:
    today = setting.today
    if select is None:
        return nearest_year(month, today, ahead=setting.ahead)
    if select.casefold() == "this":
        return today.year
    if select.casefold() == "next":
        return nearest_year(month, months_period(today.year, today.month + 1)[0], ahead=True)
    # The month just gone is "last month" or "November": in December "last November" is the one before.
    return nearest_year(month, months_period(today.year, today.month - 2)[0])


def _month_span(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "April-June 2024", "between May and July", "in May and June"."""
    month1, month2 = month_of(match["month1"]), month_of(match["month2"])
    if "pair" in match.re.groupindex and month2 != month1 % 12 + 1:
        return None
    year1, year2 = year_in(match, setting, "1"), year_in(match, setting, "2")
    if year2 is None:
        year2 = (
            year1 + (month2 < month1) if year1 else nearest_year(month2, setting.today, ahead=setting.ahead)
        )
    if year1 is None:
        year1 = year2 - (month1 > month2)
    return _ordered(months_period(year1, month1)[0], months_period(year2, month2)[1])


def _ordered(first: date, last: date) -> Period | None:
    return (first, last) if first <= last else None


def _quarter(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "Q1 2024", "the third quarter" of a company."""
    name, year = match["quarter"].casefold(), year_in(match, setting)
    quarter = int(name) if name.isdigit() else ORDINALS[name] % 5  # "final", -1, is the fourth
    if _FISCAL.search(match.string, max(0, match.start() - _FISCAL_CHARS), match.start()):
        return None  # whose first month nobody tells
    if year is None:
        if not (match["ofyear"] or is_financial(match)):
            return None
        year = _quarter_year(match, 3 * quarter - 2, setting)
    return months_period(year, 3 * quarter - 2, 3)


def _quarter_year(match: re.Match[str], month: int, setting: Setting) -> int:
    """A firm that "expects $4 million for the fourth quarter" in January means the one just over."""
    over = nearest_year(month, setting.today)
    accounted = match.string[: match.start()].endswith("for ")
    just = setting.today - months_period(over, month, 3)[1] <= _ACCOUNTED_WITHIN
    return over if setting.ahead and accounted and just else _year_of_three(month, setting)


def _year_of_three(month: int, setting: Setting) -> int:
    """The year in which three months begin: those under way count, whichever way we look."""
    today = setting.today
    for year in (today.year, today.year - 1):
        first, last = months_period(year, month, 3)
        if first <= today <= last:
            return year
    return nearest_year(month, today, ahead=setting.ahead)


def _half(match: re.Match[str], _: Setting) -> Period:
    return share_of(years_period(int(match["year"])), int(match["half"]), 2)


def _season(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "spring 2024", "last summer", "in the autumn"; a winter ends in the next year."""
    month, year = SEASONS[match["season"].casefold()], year_in(match, setting)
    if year is None:
        if not _is_season(match):
            return None
        year = _season_year(match["select"], month, setting)
    return narrow(months_period(year, month, 3), match["part"], setting)


def _is_season(match: re.Match[str]) -> bool:
    """Not "the fall of the town", "this fall in prices", "a spring", "in winter" as such."""
    fall = match["season"].casefold() == "fall" and word_after(match) in {"of", "in", "from", "to"}
    return not fall and bool(match["select"] or match["part"] or match["the"])


def _season_year(select: str | None, month: int, setting: Setting) -> int:
    today = setting.today
    if select is None:
        return _year_of_three(month, setting)
    if select.casefold() == "last":
        over = months_period(today.year, month, 3)[1] < today
        return today.year if over else today.year - 1
    return today.year + (select.casefold() == "next")


# ── years ────────────────────────────────────────────────────────────────────────────────────────


def _year(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "in 2022", "mid-2024", "the end of 2023", "the 2019 election"."""
    year, context = int(match["year"]), (match["context"] or "").casefold()
    licensed = context in _TIME_WORDS or (context in _YEAR_WORDS and year % 100 != 0)
    if not (licensed or match["part"]):
        return None
    return narrow(years_period(year), match["part"], setting)


def _year_span(match: re.Match[str], _: Setting) -> Period | None:
    """Such as "2014-2016", "2014–16", "2014/15", "between 2014 and 2022"."""
    first, last = int(match["year1"]), match["year2"]
    last = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return (date(first, 1, 1), date(last, 12, 31)) if first < last else None


def _year_pair(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "in 2026 and 2027", "for both 2026 and 2027": neighbours only."""
    return _year_span(match, setting) if int(match["year2"]) - int(match["year1"]) == 1 else None


def _century_of(short: int) -> int:
    """The year that "'90s" begins with: the twenties are ours."""
    return short + (2000 if short <= _LAST_DECADE_OF_OURS else 1900)


def _decade(match: re.Match[str], setting: Setting) -> Period:
    """Such as "the 1990s", "the late '80s"; "the 1900s" are a century."""
    year = int(match["decade"] or 0) or _century_of(int(match["short"]))
    return narrow(years_period(year, 100 if year % 100 == 0 and year < 2000 else 10), match["part"], setting)


def _after(words: frozenset[str]) -> str:
    return rf"(?:(?P<context>(?i:{any_of(words)})){GAP}(?:the{GAP})??)?"


_SELECT = rf"(?:\b(?P<select>(?i:this|last|next)){GAP})?"
_SEASON_ANCHOR = frozenset(SEASONS) | {season.capitalize() for season in SEASONS}
_SEASON = any_of(_SEASON_ANCHOR)
_YEAR_START = r"(?<![\w$€£,.:/+-])"
_AFTER_IN = r"(?:(?<=\b[Ii]n )|(?<=[Dd]uring ))"
_TWO_MONTHS = (
    rf"(?P<month1>{FULL_MONTH}){yearish('1')}",
    rf"(?P<month2>{FULL_MONTH}){yearish('2')}(?!{GAP}\d)",
)

_QUARTER_ANCHOR = frozenset({"Q1", "Q2", "Q3", "Q4", "H1", "H2", "quarter"})
_YEAR_ANCHOR = re.compile(r"(?:18|19|20)\d\d")
_DECADE_ANCHOR = re.compile(r"\d0['’]?s(?!\w)")

MONTH_RULES = (
    Rule(
        MONTH_ANCHOR,
        re.compile(
            rf"\b{_after(_TIME_WORDS | {'by'})}"
            rf"(?P<core>{PART}?{_SELECT}\b(?<!ourth of )(?P<month>{MONTH}){yearish()})"
        ),
        _month,
    ),
    Rule(MONTH_ANCHOR, re.compile(rf"\b{_TWO_MONTHS[0]}{TO}{_TWO_MONTHS[1]}"), _month_span),
    Rule(
        MONTH_ANCHOR,
        re.compile(rf"{_AFTER_IN}{_TWO_MONTHS[0]}{GAP}(?P<pair>and|or){GAP}{_TWO_MONTHS[1]}"),
        _month_span,
    ),
    Rule(
        MONTH_ANCHOR,
        re.compile(rf"(?<=[Bb]etween ){_TWO_MONTHS[0]}{GAP}and{GAP}{_TWO_MONTHS[1]}"),
        _month_span,
    ),
    Rule(
        _QUARTER_ANCHOR,
        re.compile(rf"\bQ(?P<quarter>[1-4])(?P<ofyear>)?(?:[’'-](?=\d))?{yearish()}(?!\w)"),
        _quarter,
    ),
    Rule(
        _QUARTER_ANCHOR,
        re.compile(
            rf"\b(?:the{GAP})?(?P<quarter>(?i:first|second|third|fourth|final))[ -]quarter(?![\w-])"
            rf"(?:(?P<ofyear>{GAP}of{GAP}the{GAP}year)|{yearish()})"
        ),
        _quarter,
    ),
    Rule(_QUARTER_ANCHOR, re.compile(rf"\bH(?P<half>[12]){GAP}(?P<year>{YEAR})"), _half),
    Rule(
        _SEASON_ANCHOR,
        re.compile(
            rf"\b(?:(?i:in|over|during|since|by|until){GAP}(?P<the>the{GAP})?)?"
            rf"(?P<core>{PART}?{_SELECT}\b(?P<season>{_SEASON})(?!\w){yearish()}(?:{DASH}\d\d(?!\d))?)"
        ),
        _season,
    ),
    Rule(
        _YEAR_ANCHOR,
        re.compile(rf"\b{_after(_YEAR_WORDS)}(?P<core>(?:{PART}|{_YEAR_START})(?P<year>{YEAR}))"),
        _year,
    ),
    Rule(
        _YEAR_ANCHOR,
        re.compile(rf"{_YEAR_START}(?P<year1>{YEAR})(?:{DASH}|/)(?P<year2>{YEAR}|\d\d)(?![\w/-])"),
        _year_span,
    ),
    Rule(
        _YEAR_ANCHOR,
        re.compile(rf"(?<=[Ff]rom )(?P<year1>{YEAR}){GAP}(?:to|until|till|through){GAP}(?P<year2>{YEAR})"),
        _year_span,
    ),
    Rule(
        _YEAR_ANCHOR,
        re.compile(rf"(?<=[Bb]etween )(?P<year1>{YEAR}){GAP}and{GAP}(?P<year2>{YEAR})"),
        _year_span,
    ),
    Rule(
        _YEAR_ANCHOR,
        re.compile(
            rf"\b(?i:in|for|during|over|throughout){GAP}(?:both{GAP})?"
            rf"(?P<core>(?P<year1>{YEAR}){GAP}(?:and|or){GAP}(?P<year2>{YEAR}))"
        ),
        _year_pair,
    ),
    Rule(
        _DECADE_ANCHOR,
        re.compile(rf"(?:\bthe{GAP})?{PART}?(?<![\w-])(?P<decade>(?:18|19|20)\d0)s(?!\w)"),
        _decade,
    ),
    Rule(
        _DECADE_ANCHOR,
        re.compile(rf"\bthe{GAP}{PART}?(?:(?P<decade>(?:18|19|20)\d0)['’]s|['’‘](?P<short>\d0)['’]?s)(?!\w)"),
        _decade,
    ),
)
