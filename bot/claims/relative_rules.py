"""Rules for phrases counted from the article's own day: "Tuesday", "last week", "two days ago"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.claims.date_words import (
    CONTEXT,
    DAYTIME,
    FULL_WEEKDAY,
    GAP,
    NUMBER,
    PART,
    TO,
    WEEKDAY_ANCHOR,
    WEEKDAYS,
    Rule,
    Setting,
    is_name,
    narrow,
    number_of,
    word_before,
)
from bot.claims.periods import (
    Period,
    day_in_months,
    day_period,
    months_period,
    nearest_weekday,
    past_weekend,
    week_period,
    weekend_period,
    years_period,
)

_HOURS_A_DAY = 24
_MONTHS_IN = {"month": 1, "year": 12, "decade": 120}
_SHIFTS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_LARGER = {"decade": (10, "year"), "fortnight": (2, "week")}
_STEPS = {"last": -1, "this": 0, "next": 1, "the": 0}


def _near_day(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "yesterday", "last night"; "Today" inside a sentence is a paper or a programme."""
    words = " ".join(match[0].split())
    if words[0].isupper() and word_before(match, match.start()):
        return None
    return day_period(setting.today, _SHIFTS[words.casefold()])


def _overnight(_: re.Match[str], setting: Setting) -> Period:
    return setting.today - timedelta(days=1), setting.today


# ── weekdays ─────────────────────────────────────────────────────────────────────────────────────


def _weekday(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "Monday" on a Monday is that day; "Mondays" and "a following Monday" are no day of ours."""
    before = word_before(match, match.start())
    if is_name(match, match.start()) or before.casefold() in CONTEXT["habit"]:
        return None
    weekday = WEEKDAYS[match["weekday"].casefold()]
    if match["over"]:  # "on Friday week": not the coming one, but a week later
        return day_period(nearest_weekday(weekday, setting.today, ahead=True), _WEEK_DAYS)
    if match["week"]:
        monday = week_period(setting.today, _STEPS[match["week"].casefold()])[0]
        return day_period(monday, weekday)
    return _chosen_weekday(weekday, (match["select"] or "").casefold(), setting)


def _chosen_weekday(weekday: int, select: str, setting: Setting) -> Period:
    today, day = setting.today, timedelta(days=1)
    if select == "this":
        return day_period(week_period(today)[0], weekday)
    if select.endswith(("last", "past")):
        return day_period(nearest_weekday(weekday, today - day))
    if select.endswith(("next", "coming")):
        return day_period(nearest_weekday(weekday, today + day, ahead=True))
    return day_period(nearest_weekday(weekday, today, ahead=setting.ahead))


def _weekday_span(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "from Monday to Wednesday", "Saturday-Sunday"."""
    if is_name(match, match.start()):
        return None
    first, last = WEEKDAYS[match["first"].casefold()], WEEKDAYS[match["last"].casefold()]
    end = nearest_weekday(last, setting.today, ahead=setting.ahead)
    return nearest_weekday(first, end), end


# ── weeks, months and years about the article's day ──────────────────────────────────────────────


def _unit(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "this week", "early last month", "the second half of the year"; "the week" alone is any."""
    select = match["select"].casefold()
    if select == "the" and not _is_share(match["part"]):
        return None
    period = _unit_period(match["unit"].casefold(), _STEPS[select], setting)
    return narrow(period, match["part"], setting)


def _is_share(part: str | None) -> bool:
    """Whether a part makes "the year" this year: "the first half of the year", not "the end of the year"."""
    return part is not None and not {"half", "quarter", "months"}.isdisjoint(part.casefold().split())


def _unit_period(unit: str, steps: int, setting: Setting) -> Period:
    today = setting.today
    if unit == "week":
        return week_period(today, steps)
    if unit == "weekend":
        just_over = steps == 0 and not setting.ahead and today.weekday() < _DAYS_AFTER_WEEKEND
        return past_weekend(today) if just_over else weekend_period(today, steps)
    if unit == "month":
        return months_period(today.year, today.month + steps)
    if unit == "quarter":
        return months_period(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * steps, 3)
    return years_period(today.year + steps)


def _weekend(_: re.Match[str], setting: Setting) -> Period:
    """Such as "over the weekend": the next one where the clause looks ahead."""
    return weekend_period(setting.today) if setting.ahead else past_weekend(setting.today)


def _ago(match: re.Match[str], setting: Setting) -> Period:
    """Such as "three days ago" is a day, "two weeks ago" that week, "five years ago" that year."""
    count, unit = number_of(match["count"]), match["unit"]
    if unit == "day":
        return day_period(setting.today, -count)
    count, unit = _LARGER.get(unit, (1, unit))[0] * count, _LARGER.get(unit, (1, unit))[1]
    return _unit_period(unit, -count, setting)


def _rolling(match: re.Match[str], setting: Setting) -> Period | None:
    """Such as "in the past 24 hours", "over the last three weeks", "the next two days"."""
    unit, select = match["unit"], match["select"].casefold()
    if match["count"] is None and (match["plural"] or unit == "hour" or (unit == "day" and select != "past")):
        return None
    count = number_of(match["count"] or "one")
    if select in {"next", "coming"}:
        return setting.today, _moved(setting.today, count, unit)
    return _moved(setting.today, -count, unit), setting.today


def _moved(day: date, count: int, unit: str) -> date:
    if unit in _MONTHS_IN:
        return day_in_months(day, count * _MONTHS_IN[unit])
    if unit == "hour":
        # Begun days count whole, either way: 36 hours reach into the second day.
        count = (-1 if count < 0 else 1) * -(-abs(count) // _HOURS_A_DAY)
    return day + timedelta(days=count * (7 if unit == "week" else 1))


_NEAR_DAY = "|".join(words.replace(" ", GAP) for words in sorted(_SHIFTS, key=len, reverse=True))
_NOT_OF = rf"(?!{GAP}of\b)"
_NEAR_WORDS = {words.split()[-1] for words in _SHIFTS} | {"overnight"}
_NEAR_ANCHOR = frozenset(form for word in _NEAR_WORDS for form in (word, word.capitalize(), word.upper()))
_WEEK_DAYS = 7
_DAYS_AFTER_WEEKEND = 2  # on a Monday or a Tuesday "this weekend" is the one just over
_UNITS = ("hour", "day", "week", "fortnight", "weekend", "month", "quarter", "year", "decade")
_UNIT_ANCHOR = frozenset(form for unit in _UNITS for form in (unit, f"{unit}s"))
_AGO_ANCHOR = frozenset({"ago"})

RELATIVE_RULES = (
    Rule(_NEAR_ANCHOR, re.compile(rf"\b(?i:{_NEAR_DAY})(?!\w)"), _near_day),
    Rule(
        _NEAR_ANCHOR,
        re.compile(
            rf"\b(?i:overnight)(?=[,.;)]|{GAP}(?:in|at|against|near|over|by|as|the|and|with|after)\b|\s*$)"
        ),
        _overnight,
    ),
    Rule(
        WEEKDAY_ANCHOR,
        re.compile(
            rf"(?:\b(?P<select>(?i:(?:this{GAP})?(?:last|next|past|coming)|this)){GAP})?"
            rf"\b(?<!\bon a )(?P<weekday>{FULL_WEEKDAY})(?:{GAP}{DAYTIME}\b)?(?:{GAP}(?P<over>week)\b(?!-))?"
            rf"(?:,?{GAP}(?:of{GAP})?(?P<week>last|this|next){GAP}week\b)?"
        ),
        _weekday,
    ),
    Rule(
        WEEKDAY_ANCHOR,
        re.compile(rf"\b(?P<first>{FULL_WEEKDAY}){TO}(?P<last>{FULL_WEEKDAY})"),
        _weekday_span,
    ),
    Rule(
        _UNIT_ANCHOR,
        re.compile(
            rf"\b{PART}?\b(?P<select>(?i:this|last|next|the)){GAP}"
            rf"(?P<unit>week|weekend|month|quarter|year)(?!\w){_NOT_OF}"
        ),
        _unit,
    ),
    Rule(
        _UNIT_ANCHOR,
        re.compile(rf"(?<!\w)(?i:over|at|during|on){GAP}(?P<core>the{GAP}weekend)(?!\w){_NOT_OF}"),
        _weekend,
    ),
    Rule(
        _AGO_ANCHOR,
        re.compile(
            rf"(?<![\w-])(?<!\bhalf )(?<!\bHalf )(?P<count>{NUMBER}){GAP}"
            rf"(?P<unit>day|week|fortnight|month|year|decade)s?{GAP}ago\b"
        ),
        _ago,
    ),
    Rule(
        _UNIT_ANCHOR,
        re.compile(
            rf"\b(?i:the|this){GAP}(?P<select>(?i:past|last|next|coming)){GAP}(?:(?P<count>{NUMBER}){GAP})?"
            rf"(?P<unit>hour|day|week|month|year|decade)(?P<plural>s)?(?!\w){_NOT_OF}"
        ),
        _rolling,
    ),
)
