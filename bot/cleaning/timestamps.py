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
_BESIDE = re.compile(r"[ ,.(]{0,3}")
_WEEKDAY_CYCLE_YEARS = 12  # so long it may take for a day of the year to fall on a weekday again
_MAX_STAMP_CHARS, _MAX_STAMP_WORDS = 120, 18
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that is a point in time and nothing else; the day is null where it cannot be told."""

    day: date | None
    updated: bool
    sure: bool = True
    """Whether its year is stated, or told by the weekday beside it."""


def read_stamp(line: str, received: date | None = None) -> Stamp | None:
    """The stamp that the whole line is, else null."""
    if len(line) > _MAX_STAMP_CHARS or len(line.split()) > _MAX_STAMP_WORDS or not _DIGIT.search(line):
        return None
    found = _DATE.search(line)
    rest = line[: found.start()] + " " + line[found.end() :] if found else line
    bare = _without(rest, _TIME, _ZONE, _LABEL, _WEEKDAY)
    if bare.strip(" ,.|:;•·–—-/()[]\t"):
        return None
    updated = "updated" in line.lower()
    return (
        Stamp(_day(found, line, received), updated, _is_sure(found, line)) if found else Stamp(None, updated)
    )


def read_day(words: str, received: date | None = None) -> date | None:
    """The day that the words name; without a year it is the last such day up to `received`."""
    found = _DATE.search(words)
    return _day(found, words, received) if found else None


@dataclass(frozen=True, slots=True)
class Dated:
    """The first date in a line, with what stands before and behind it."""

    before: str
    behind: str
    day: date | None
    has_year: bool
    sure: bool
    """Whether its year is stated, or told by the weekday beside it."""


def find_dated(line: str, received: date | None = None) -> Dated | None:
    """The first date in a line, whatever else the line says."""
    found = _DATE.search(line)
    if found is None:
        return None
    around = (line[: found.start()], line[found.end() :])
    return Dated(*around, _day(found, line, received), _has_year(found), _is_sure(found, line))


def move_day(day: date, latest: date | None) -> date | None:
    """The last day of this month and number up to `latest`, or the day after that."""
    return _latest(day.month, day.day, latest)


def _has_year(found: re.Match[str]) -> bool:
    return any(found[name] for name in ("year", "year2", "year3", "year4"))


def _is_sure(found: re.Match[str], line: str) -> bool:
    return _has_year(found) or _weekday_beside(found, line) is not None


def _weekday_beside(found: re.Match[str], line: str) -> int | None:
    """Of “Tuesday, Dec. 3” and “3 December (Tuesday)”; Monday is 0."""
    for named in _WEEKDAY.finditer(line):
        gap = (
            line[named.end() : found.start()]
            if named.end() <= found.start()
            else line[found.end() : named.start()]
        )
        if _BESIDE.fullmatch(gap):
            return _WEEKDAYS.index(named[1][:3].lower())
    return None


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
    if year:
        return _valid(int(year), month, day)
    return _latest(month, day, received, _weekday_beside(found, line))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(month: int, day: int, received: date | None, weekday: int | None = None) -> date | None:
    """The last such day up to tomorrow, since it may already be tomorrow where the outlet is."""
    if received is None:
        return None
    back = 1 if weekday is None else _WEEKDAY_CYCLE_YEARS
    days = (_valid(year, month, day) for year in range(received.year + 1, received.year - back - 1, -1))
    fitting = (one for one in days if one and weekday in (None, one.weekday()))
    return next((one for one in fitting if one <= received + timedelta(days=1)), None)


def _numeric(first: int, second: int, year: int, line: str) -> date | None:
    """16/12/2024 or 12/16/2024; where both orders are days, the weekday decides, else nothing does."""
    readings = {_valid(year, second, first), _valid(year, first, second)} - {None}
    named = _WEEKDAY.search(line)
    if named and len(readings) > 1:
        weekday = _WEEKDAYS.index(named[1][:3].lower())
        readings = {reading for reading in readings if reading and reading.weekday() == weekday}
    return readings.pop() if len(readings) == 1 else None
