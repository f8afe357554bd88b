"""Hours without a day ("left at 9.12 a.m.", "later in the day"): of the day that the text told of last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.claims.dates import DateMention

_HOUR = r"(?:[01]?\d|2[0-3])"
_ZONE = r"(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|IST|MSK|local time)"
_CLOCK = rf"(?:{_HOUR}(?:[.:][0-5]\d)?[^\S\n]?(?:[ap]\.m\.|[ap]m\b)|{_HOUR}[.:]?[0-5]\d[^\S\n]{_ZONE}\b)"
_TIMED = re.compile(
    rf"\b(?:at(?: about| around)?|between|by|from|around|before|after) {_CLOCK}(?: (?:and|to) {_CLOCK})?"
    r"|\b(?:later|earlier|late|early) in the (?:day|morning|afternoon|evening)\b"
    r"|\bDuring the (?:day|night)(?=,)"
    r"|\b(?:said|informed|reported|announced|stated|added|wrote|confirmed|noted|warned)"
    r" (?P<told>in the (?:morning|afternoon|evening))\b"
)
# A time of every day, or of a day that no calendar word names.
_HABIT = re.compile(
    r"\b(?:every|each|daily|usually|normally|always|often|will|would|should|must)\b", re.IGNORECASE
)
_REACH = 60  # a day that near is the time's own: "at 4pm on Tuesday"
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s+(?=[A-Z“\"])|\n")
_RECENT = timedelta(days=2)  # news tells the hours of its own day and of the one before


def find_clock_times(text: str, days: Sequence[DateMention], today: date | None) -> Iterator[DateMention]:
    """Each hour as a mention of the last single day told of before it, where that is a recent one."""
    if today is None:
        return
    at, told = 0, None
    for match in _TIMED.finditer(text):
        while at < len(days) and days[at].end <= match.start():
            told = days[at] if days[at].first == days[at].last else told
            at += 1
        behind = text[days[at - 1].end : match.start()][:_REACH] if at else ""
        ahead = text[match.end() : days[at].start][:_REACH] if at < len(days) else ""
        near = _is_near(behind) or _is_near(ahead)
        sentence = text[max(0, match.start() - 2 * _REACH) : match.end() + _REACH // 2]
        if near or told is None or _HABIT.search(sentence):
            continue
        if timedelta() <= today - told.first <= _RECENT:
            day = told.first + _morning_after(text, told, match)
            yield DateMention(*match.span("told" if match["told"] else 0), day, day)


def _morning_after(text: str, told: DateMention, match: re.Match[str]) -> timedelta:
    """“It began on Monday night. … said in the morning”: the day after."""
    night = text[told.start : told.end].casefold().endswith(("night", "evening"))
    morning = match[0].casefold().endswith("in the morning")
    return timedelta(days=1) if night and morning else timedelta()


def _is_near(between: str) -> bool:
    """Whether only a few words of one sentence stand between a time and a day."""
    return 0 < len(between) < _REACH and _SENTENCE_END.search(between) is None
