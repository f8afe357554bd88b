"""Lines that say when an article was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<first>\d{1,2})(?P<separator>[/.-])(?P<second>\d{1,2})(?P=separator)(?P<year2>\d{4})"
    r"|\b" + _MONTH.format("name1") + r"\s+(?P<day1>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year3>\d{4}))?"
    r"|(?<!\d)(?P<day2>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?"
    + _MONTH.format("name2")
    + r"(?:,?\s+(?:of\s+)?(?P<year4>\d{4}))?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"T?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?\s*(?:[ap]\.?m\.?)?"
    r"|\d{1,2}\s*[ap]\.?m\.?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:(?:first )?published|posted|(?:last )?(?:updated|modified)|created|date|on|at|(?:local )?time)\b",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\b(?:(?:GMT|UTC)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|[A-Z]{1,3}T|MSK|Z|T)\b|[+-]\d\d:?\d\d|\(\w+ time\)"
)
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE)
_MAX_STAMP_CHARS, _MAX_STAMP_WORDS = 120, 18
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that is a point in time and nothing else; the day is null where it cannot be told."""

    day: date | None
    updated: bool


def read_stamp(line: str, received: date | None = None) -> Stamp | None:
    """The stamp that the whole line is, else null."""
    if len(line) > _MAX_STAMP_CHARS or len(line.split()) > _MAX_STAMP_WORDS or not _DIGIT.search(line):
        return None
    found = _DATE.search(line)
    rest = line[: found.start()] + " " + line[found.end() :] if found else line
    bare = _without(rest, _TIME, _ZONE, _LABEL, _WEEKDAY)
    if bare.strip(" ,.|:;•·–—-/()[]\t"):
        return None
    return Stamp(_day(found, line, received) if found else None, "updated" in line.lower())


def read_day(words: str, received: date | None = None) -> date | None:
    """The day that the words name; without a year it is the last such day up to `received`."""
    found = _DATE.search(words)
    return _day(found, words, received) if found else None


@dataclass(frozen=True, slots=True)
class Dated:
    """The first date in a line: what stands before and behind it, its day, and whether it states its year."""

    before: str
    behind: str
    day: date | None
    has_year: bool


def find_dated(line: str, received: date | None = None) -> Dated | None:
    """The first date in a line, whatever else the line says."""
    found = _DATE.search(line)
    if found is None:
        return None
    named = found.groupdict()
    has_year = any(named[name] for name in ("year", "year2", "year3", "year4"))
    return Dated(line[: found.start()], line[found.end() :], _day(found, line, received), has_year)


def without_stamp(words: str) -> str:
    """Words without clock times, zones, weekdays and the labels of time stamps."""
    return _without(words, _TIME, _ZONE, _LABEL, _WEEKDAY)


def _without(text: str, *patterns: re.Pattern[str]) -> str:
    for pattern in patterns:
        text = pattern.sub(" ", text)
    return text


def _day(found: re.Match[str], line: str, received: date | None) -> date | None:
    part = found.groupdict()
    if part["month"]:
        return _valid(int(part["year"]), int(part["month"]), int(part["day"]))
    if part["separator"]:
        return _numeric(int(part["first"]), int(part["second"]), int(part["year2"]), line)
    month = _MONTHS.index((part["name1"] or part["name2"])[:3].lower()) + 1
    day = int(part["day1"] or part["day2"])
    year = part["year3"] or part["year4"]
    return _valid(int(year), month, day) if year else _latest(month, day, received)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(month: int, day: int, received: date | None) -> date | None:
    """The last such day up to tomorrow, since it may already be tomorrow where the outlet is."""
    if received is None:
        return None
    years = (received.year + 1, received.year, received.year - 1)
    days = (_valid(year, month, day) for year in years)
    return next((found for found in days if found and found <= received + timedelta(days=1)), None)


def _numeric(first: int, second: int, year: int, line: str) -> date | None:
    """16/12/2024 or 12/16/2024; where both orders are days, the weekday decides, else nothing does."""
    readings = {_valid(year, second, first), _valid(year, first, second)} - {None}
    named = _WEEKDAY.search(line)
    if named and len(readings) > 1:
        weekday = _WEEKDAYS.index(named[1][:3].lower())
        readings = {reading for reading in readings if reading and reading.weekday() == weekday}
    return readings.pop() if len(readings) == 1 else None
