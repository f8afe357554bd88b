"""The words after `/claims`, `/compare` and `/timeline` → what to look for."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.errors import QueryError
from bot.export.kinds import KINDS, FileKind
from bot.models import ClaimQuery, Stance
from bot.vocabulary import load_vocabulary

QUOTES = str.maketrans("“”„«»", '"""""')
"""Phones turn straight quotation marks into these."""

_TERM = re.compile(r'(?:(?P<key>[^\W\d_]+):)?(?:"(?P<quoted>[^"]*)(?:"|$)|(?P<bare>[^\s"]*))')
_AGO = re.compile(r"(\d{1,4})\s?([dwmy])")
_NAMED_DAYS = {"today": 0, "yesterday": 1}
_EXAMPLES = {
    "from": "from:pentagon",
    "outlet": 'outlet:"Kyiv Independent"',
    "since": "since:7d",
    "stance": "stance:denied",
}


def parse_export(text: str) -> tuple[FileKind | None, str]:
    """The kind of file, where the first word names one, and the query behind it."""
    first, _, rest = text.partition(" ")
    kind = KINDS.get(first.lower().replace("-", ""))
    return (kind, rest.strip()) if kind else (None, text.strip())


def parse_query(text: str, today: date) -> ClaimQuery:
    """Words that must all match, quoted phrases kept whole, narrowed by `from: outlet: since: stance:`."""
    query = ClaimQuery()
    seen: set[str] = set()
    for term in _TERM.finditer(text.translate(QUOTES)):
        key, value = (term["key"] or "").lower(), (term["quoted"] or term["bare"] or "").strip()
        if key in seen:
            raise QueryError(f"“{key}:” is there twice. One is enough, e.g. {_EXAMPLES[key]}.")
        if key:
            seen.add(key)
            query = _narrow(query, key, value, today)
        elif _is_word(value):
            query = replace(query, words=(*query.words, value))
    if query == ClaimQuery():
        raise QueryError("What should I look for? Add a word or two, e.g. /claims troops.")
    return query


def _is_word(value: str) -> bool:
    return any(character.isalnum() for character in value)


def _narrow(query: ClaimQuery, key: str, value: str, today: date) -> ClaimQuery:
    if key not in _EXAMPLES:
        known = ", ".join(f"{name}:" for name in _EXAMPLES)
        raise QueryError(f"I don't know “{key}:”. Use {known} with a value, e.g. {_EXAMPLES['from']}.")
    if not value:
        raise QueryError(f"“{key}:” needs its value right after the colon, e.g. {_EXAMPLES[key]}.")
    if key == "from":
        return replace(query, claimant=value)
    if key == "outlet":
        return replace(query, outlet=value)
    if key == "since":
        return replace(query, since=_parse_since(value.lower(), today))
    return replace(query, stance=_parse_stance(value.lower()))


def _parse_stance(value: str) -> Stance:
    for stance, words in load_vocabulary("stance_words").items():
        if value in words:
            return Stance(stance)
    known = ", ".join(Stance)
    raise QueryError(f"I don't know the stance “{value}”. Use {known}, e.g. {_EXAMPLES['stance']}.")


def _parse_since(value: str, today: date) -> date:
    try:
        day = _find_day(value, today)
    except (ValueError, OverflowError):
        day = None
    if day is None:
        raise QueryError(f"“since:{value}” is no day I can read. Try since:7d, since:2w or since:2024-12-01.")
    if day > today:
        raise QueryError(f"“since:{value}” is still to come. Try a day in the past, e.g. since:7d.")
    return day


def _find_day(value: str, today: date) -> date | None:
    if value in _NAMED_DAYS:
        return today - timedelta(days=_NAMED_DAYS[value])
    if ago := _AGO.fullmatch(value):
        return _AGO_UNITS[ago[2]](today, int(ago[1]))
    if re.fullmatch(r"\d{4}-\d\d", value):
        return date.fromisoformat(f"{value}-01")
    return date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None


def _months_before(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


_AGO_UNITS: dict[str, Callable[[date, int], date]] = {
    "d": lambda today, count: today - timedelta(days=count),
    "w": lambda today, count: today - timedelta(weeks=count),
    "m": _months_before,
    "y": lambda today, count: _months_before(today, 12 * count),
}
