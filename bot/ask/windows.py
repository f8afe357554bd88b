"""The time that a question asks about: "in December", "last week", "on Tuesday", "since 5 November". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Days = tuple[date, date]

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|(?:{'|'.join(name[:3] for name in _MONTHS if name != 'may')})\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d))?"


@dataclass(frozen=True, slots=True)
class Window:
    """Every condition that is set must hold of some day. `month` and `day` without a year mean the latest."""

    first: date | None = None
    last: date | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None

    def holds(self, days: Days) -> bool:
        """Whether the time may lie in these days, first and last."""
        first, last = days
        if (self.last and first > self.last) or (self.first and last < self.first):
            return False
        if self.weekday is None and self.month is None:
            return True
        span = min((last - first).days, 366)
        return any(self._fits(first + timedelta(days=ahead)) for ahead in range(span + 1))

    @property
    def is_one_day(self) -> bool:
        """Whether it is a day, not a week or a month."""
        named = self.weekday is not None or self.day is not None
        return named or (self.first is not None and self.first == self.last)

    def _fits(self, day: date) -> bool:
        return (
            self.weekday in {None, day.weekday()}
            and self.month in {None, day.month}
            and self.day in {None, day.day}
        )


ANY_TIME = Window()


def take_window(text: str, today: date) -> tuple[str, Window]:
    """The text without its words for a time, and that time. The first that is found counts."""
    for pattern, read in _READERS:
        if found := re.search(pattern, text, re.IGNORECASE):
            window = read(found, today)
            if window:
                rest = f"{text[: found.start()]} {text[found.end() :]}"
                return " ".join(rest.split()), window
    return text, ANY_TIME


def _read_date(found: re.Match[str], today: date) -> Window | None:
    """A day with its month, with a year or without."""
    month, day = _find_month(found["month"]), int(found["day"])
    if not 1 <= day <= 31:
        return None
    if not found["year"]:
        return _open_end(found["since"], Window(month=month, day=day), _latest(month, day, today))
    try:
        exact = date(int(found["year"]), month, day)
    except ValueError:
        return None
    return _open_end(found["since"], Window(exact, exact), exact)


def _read_month(found: re.Match[str], today: date) -> Window:
    month = _find_month(found["month"])
    if not found["year"]:
        return _open_end(found["since"], Window(month=month), _latest(month, 1, today))
    first = date(int(found["year"]), month, 1)
    return _open_end(found["since"], Window(first, _end_of_month(first)), first)


def _read_year(found: re.Match[str], _: date) -> Window:
    year = int(found["year"])
    return _open_end(found["since"], Window(date(year, 1, 1), date(year, 12, 31)), date(year, 1, 1))


def _read_weekday(found: re.Match[str], _: date) -> Window:
    return Window(weekday=_WEEKDAYS.index(found["weekday"].lower()))


def _read_relative(found: re.Match[str], today: date) -> Window:
    which, unit = found["which"].lower(), found["unit"].lower()
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    if unit == "week":
        start = monday - timedelta(weeks=1) if which == "last" else monday
        return Window(start, start + timedelta(days=6))
    if unit == "month":
        start = (first - timedelta(days=1)).replace(day=1) if which == "last" else first
        return Window(start, _end_of_month(start))
    year = today.year - (which == "last")
    return Window(date(year, 1, 1), date(year, 12, 31))


def _read_near(found: re.Match[str], today: date) -> Window:
    day = today - timedelta(days=1 if found["near"].lower() == "yesterday" else 0)
    return Window(day, day)


def _open_end(word: str | None, window: Window, start: date) -> Window:
    """An end is left open by "since", "after", "before" and "until"."""
    match (word or "").lower():
        case "since":
            return Window(first=start)
        case "after":
            return Window(first=(window.last or start) + timedelta(days=1))
        case "before" | "until":
            return Window(last=start - timedelta(days=1))
    return window


def _latest(month: int, day: int, today: date) -> date:
    """The last such day that is not to come."""
    for year in range(today.year, today.year - 5, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return today


def _end_of_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _find_month(name: str) -> int:
    return next(at for at, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().rstrip(".")))


_SINCE = r"(?:(?P<since>since|after|before|until)|\b(?:in|on|by|during|of))"
_READERS: tuple[tuple[str, Callable[[re.Match[str], date], Window | None]], ...] = (
    (rf"\b(?:{_SINCE} )?(?:the )?{_DAY}(?: of)? {_MONTH}\b{_YEAR}", _read_date),
    (rf"\b(?:{_SINCE} )?{_MONTH} {_DAY}\b{_YEAR}", _read_date),
    (rf"\b{_SINCE} (?:early |mid-|late |the month of )?{_MONTH}{_YEAR}(?=\W|$)", _read_month),
    (r"\b(?:in |during |of )?(?P<which>last|this) (?P<unit>week|month|year)\b(?!')", _read_relative),
    (rf"\b{_SINCE} (?P<year>(?:19|20)\d\d)\b", _read_year),
    (rf"\bon (?:last )?(?P<weekday>{'|'.join(_WEEKDAYS)})\b", _read_weekday),
    (r"\b(?P<near>yesterday|today)\b(?!')", _read_near),
)
