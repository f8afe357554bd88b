"""Telegram HTML: escaping, length as Telegram counts it, cutting on word boundaries, dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from html import escape as escape_html
from html import unescape

from bot.dating import MONTHS

MAX_MESSAGE_UNITS = 4096
MAX_ENTITIES = 100
"""Telegram drops the formatting beyond these."""

_TAG = re.compile(r"<[^>]+>")
_BULLET = re.compile(r"^\s*[•●▪◦‣∙·]\s+")
_OPENING_TAG = re.compile(r"<[a-z]")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_RIGHT_TO_LEFT = {"R", "AL"}
_EMOJI_JOINER = "\u200d"
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def escape(text: str) -> str:
    """Any text as HTML that shows it."""
    return escape_html(text, quote=False)


def strip_markup(html: str) -> str:
    """What is left to read of our HTML."""
    return unescape(_TAG.sub("", html))


def utf16_length(text: str) -> int:
    """The length in UTF-16 code units, which Telegram's limits are in."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fits(html: str, limit: int = MAX_MESSAGE_UNITS) -> bool:
    """Whether Telegram takes it as one message (or caption, by its limit) and keeps all its formatting."""
    return utf16_length(strip_markup(html)) <= limit and len(_OPENING_TAG.findall(html)) <= MAX_ENTITIES


def one_line(text: str) -> str:
    """A text for the middle of a line: white space folded, controls dropped, its direction contained."""
    line = " ".join("".join(mark for mark in text if _is_shown(mark)).split())
    if any(unicodedata.bidirectional(mark) in _RIGHT_TO_LEFT for mark in line):
        return f"{_FIRST_STRONG_ISOLATE}{line}{_POP_ISOLATE}"
    return line


def _is_shown(mark: str) -> bool:
    return mark.isspace() or mark == _EMOJI_JOINER or unicodedata.category(mark) not in {"Cc", "Cf", "Cs"}


def truncate(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units, cut after a whole word where there is one, the cut shown by "…"."""
    if utf16_length(text) <= limit:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * max(limit - 1, 0)]
    cut = units.decode("utf-16-le", "ignore")
    words = cut if text[len(cut)].isspace() else cut.rpartition(" ")[0]
    whole = words.rstrip(" ,;:–—-")
    return f"{whole if len(whole) > len(cut) // 2 else cut}…"


def shorten(text: str, limit: int) -> str:
    """One line of at most `limit` units, escaped."""
    line = one_line(text)
    if line.startswith(_FIRST_STRONG_ISOLATE):
        return escape(_FIRST_STRONG_ISOLATE + truncate(line[1:-1], limit) + _POP_ISOLATE)
    return escape(truncate(line, limit))


def bold(html: str) -> str:
    return f"<b>{html}</b>"


def link(html: str, url: str | None) -> str:
    """The words linked, where the address is one that a reader may follow."""
    return f'<a href="{escape_html(url)}">{html}</a>' if url and _WEB_ADDRESS.fullmatch(url) else html


def quote_block(quote: str, limit: int) -> str:
    """The verbatim quote, folded away; nothing where there is no room for one."""
    sendable = quote.replace("\0", "").encode("utf-8", "ignore").decode()
    words = truncate(drop_bullet(sendable.strip()), limit) if limit else ""
    return f"<blockquote expandable>{escape(words)}</blockquote>" if words else ""


def drop_bullet(text: str) -> str:
    """The text without the mark of the list that it stood in."""
    return _BULLET.sub("", text)


def join_facts(facts: Iterable[str | None]) -> str:
    """Short facts of a line, those that there are."""
    return " · ".join(fact for fact in facts if fact)


def format_date(day: date, today: date) -> str:
    """`5 Nov`, and the year only where it is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def format_days(first: date, last: date, today: date) -> str:
    """`19 Dec`; `2–19 Dec`; `30 Nov – 2 Dec`."""
    if first == last:
        return format_date(last, today)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{format_date(last, today)}"
    return f"{format_date(first, today)} – {format_date(last, today)}"


def format_since(day: date, today: date) -> str:
    """`today`, `yesterday`, the weekday within the last week, else the date."""
    days = (today - day).days
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    return _WEEKDAYS[day.weekday()] if days < 7 else format_date(day, today)


def format_ago(past: datetime, now: datetime) -> str:
    """`just now`, `12 min ago`, `3 h ago`, `2 days ago`."""
    minutes = int((now - past).total_seconds()) // 60
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    return f"{minutes // 60} h ago" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days ago"


def count(number: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Not strftime's, like `MONTHS`."""
