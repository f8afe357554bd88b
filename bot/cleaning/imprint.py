"""Who published a text and when, as far as the text itself says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from bot.cleaning import Cleaned
from bot.cleaning.biographies import BIOGRAPHY
from bot.cleaning.furniture import pieces_of
from bot.cleaning.sentences import CAPITALISED
from bot.cleaning.signature import signing_outlet
from bot.cleaning.timestamps import Dated, Stamp, find_dated, read_stamp, without_stamp
from bot.urls import host_of
from bot.vocabulary import any_word, load_vocabulary

_OUTLETS = load_vocabulary("outlets")
_AGENCIES: dict[str, str] = _OUTLETS["agencies"]
_HOSTS: dict[str, str] = _OUTLETS["hosts"]
_KNOWN = frozenset(_HOSTS.values()) | frozenset(_AGENCIES.values())
_MASTHEAD = frozenset(_OUTLETS["masthead_words"])

_NAME = rf"(?:[Tt]he )?{CAPITALISED}(?: (?:of )?{CAPITALISED}){{0,4}}"
_SELF_REFERENCE = re.compile(  # "The Harbour Courier could not verify these claims"
    rf"(?P<before>{_NAME}) "
    r"(?:(?:could|can|did|has|have|was|were|is)(?: not|n[’']t)|cannot|(?:was|were|is) unable to) "
    r"(?:yet )?(?:been able to |able to )?(?:independently |immediately )?(?:verify|verified)\b"
    rf"|\b(?:not|un)(?: been| yet| be)?(?: independently)? ?verified by (?P<after>{_NAME})"
)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|Copyright)[\s,]*(?:©\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?[\s,]*)?(?:by )?"
    rf"(?P<name>{_NAME})"
)
_PLACE = r"(?P<place>[^\W\d_]+(?:[ .,/'’-]+[^\W\d_]+){0,6}?)"
_DAY = r"(?P<day>(?:\d{1,2} )?[^\W\d_]{3,9}\.?(?: \d{1,2})?(?:,? \d{4})?)"
_DATELINE = re.compile(  # "KYIV, Ukraine, Nov 5 (AFP) –", "(Reuters) -"
    rf"(?:{_PLACE}(?:[ ,.]+(?=[^(]*\d){_DAY})?)?\s*\((?P<agency>{any_word(_AGENCIES)}|{_NAME})\)\s*[-–—―:]"
)
_LINES_WITH_DATELINE = 3
_POINTS_ABOVE_TEXT = 6
_POINT_MARKS = ("* ", "• ", "- ", "– ")
_DATELINE_CHARS = 90
_DATELINE_PLACE = re.compile(  # "KYIV, Ukraine, ", "SALINA, Kan. — ", "OSK (", "[", ""
    rf"[(\[]?(?:(?P<place>{CAPITALISED}(?:[ ,./-]{{1,2}}{CAPITALISED}){{0,5}})\.?(?:,|\.|\s?[-–—―]|\s\()\s?)?"
)
_DATELINE_END = re.compile(rf"[ ,.]*(?:\([^()]{{2,40}}\)|(?:{CAPITALISED} ?){{1,4}})?[ ,.]*(?:[-–—―]|[)\]:])")
_WEEKDAY_END = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? $")
_COPYRIGHT_YEAR = re.compile(r"(?:©|\([cC]\)|Copyright)[^\d\n]{0,30}(?:\d{4}\s?[-–]\s?)?((?:19|20)\d\d)\b")
_LINES_ABOVE_TEXT, _LINES_BELOW_TEXT = 6, 4
_MARGIN_CHARS = 120
_DASHES = ("-", "–", "—", "―")
_MARGIN_WORDS = frozenset(
    {"by", "in", "at", "of", "the", "for", "and", "comments", "comment", "min", "read", "admin"}
)
_POSTED = re.compile(r"\b(?:published|posted|updated)\b", re.IGNORECASE)
_PICTURE = re.compile(r"\b(?:photo|photograph|image|picture|file|archive|video)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:this|the) (?:article|story|report|piece|page) (?:was|has been) (?:first |originally |last )?"
    r"(?:published|posted|updated)(?: on| at)? ",
    re.IGNORECASE,
)


class Printed(NamedTuple):
    """When a text says that it came out: not more than one of these."""

    stated: date | None = None
    reckoned: date | None = None
    """The last day up to when the text came that it may mean by “Dec. 3”."""

    @property
    def day(self) -> date | None:
        return self.stated or self.reckoned


def outlet_of(cleaned: Cleaned, url: str | None) -> str | None:
    """The publisher by its site, signature or mention of itself, else the agency of the dateline."""
    return (
        known_site(url)
        or signing_outlet(cleaned)
        or _first(_author_outlet, cleaned.dropped)
        or _first(_self_reference, cleaned.lines)
        or _first(_copyright_holder, cleaned.dropped)
        or (host_of(url) if url else None)
        or _first(_dateline_agency, _openings(cleaned))
        or _first(_AGENCIES.get, cleaned.dropped)
    )


def known_site(url: str | None) -> str | None:
    """The publisher of a site on our list."""
    labels = host_of(url).split(".") if url else []
    endings = (".".join(labels[at:]) for at in range(len(labels)))
    return next((_HOSTS[ending] for ending in endings if ending in _HOSTS), None)


def published_on(cleaned: Cleaned, received: date | None) -> Printed:
    """The day that a time stamp, a dateline or the margin gives: the first that is sure of its year."""
    found = [
        _stamped(cleaned, received),
        dateline_day(cleaned, received or _year_end(cleaned)),
        Printed(next((day for line in _margins(cleaned) if (day := margin_day(line))), None)),
    ]
    return next((one for one in found if one.stated), None) or next(
        (one for one in found if one.day), Printed()
    )


def _stamped(cleaned: Cleaned, received: date | None) -> Printed:
    pieces = [piece for line in cleaned.dropped for piece in (line, *pieces_of(line))]
    stamps = [stamp for piece in pieces if (stamp := read_stamp(piece, received)) and stamp.day]
    first_published = [stamp for stamp in stamps if not stamp.updated] or stamps
    return _printed(first_published[0]) if first_published else Printed()


def dateline_day(cleaned: Cleaned, latest: date | None) -> Printed:
    """The day of the dateline; one without a year is the last such day up to `latest`."""
    found = (_dateline(line, latest) for line in _openings(cleaned))
    return next((_printed(dated) for dated in found if dated and dated.day), Printed())


def _printed(dated: Dated | Stamp) -> Printed:
    return Printed(stated=dated.day) if dated.sure else Printed(reckoned=dated.day)


def _year_end(cleaned: Cleaned) -> date | None:
    """The last day of the year that the copyright line states: what a dateline's day cannot be after."""
    found = next((match for line in cleaned.dropped if (match := _COPYRIGHT_YEAR.search(line))), None)
    return date(int(found[1]), 12, 31) if found else None


def _margins(cleaned: Cleaned) -> tuple[str, ...]:
    """The lines below the headline, and the last ones."""
    top, bottom = cleaned.lines[1:_LINES_ABOVE_TEXT], cleaned.lines[-_LINES_BELOW_TEXT:]
    return tuple(line for line in (*top, *cleaned.dropped, *reversed(bottom)) if not _PICTURE.search(line))


def is_outlet_name(name: str) -> bool:
    """Known, or with a word that mastheads have: others, too, say that they could not verify something."""
    return name in _KNOWN or f"The {name}" in _KNOWN or not _MASTHEAD.isdisjoint(name.split())


def without_dateline(line: str) -> str:
    """The line as it goes on behind "KYIV, Nov 5 (AFP) –"."""
    found = _DATELINE.match(line) if _dateline_agency(line) else None
    return line[found.end() :].lstrip(" -–—") if found else line


def _first(read: Callable[[str], str | None], lines: Iterable[str]) -> str | None:
    return next((found for line in lines if (found := read(line))), None)


def _openings(cleaned: Cleaned) -> tuple[str, ...]:
    """The first lines; an agency's summary in points above the dateline is not counted."""
    lines = cleaned.lines[: _LINES_WITH_DATELINE + _POINTS_ABOVE_TEXT]
    return tuple(line for line in lines if not line.startswith(_POINT_MARKS))[:_LINES_WITH_DATELINE]


def _author_outlet(line: str) -> str | None:
    found = BIOGRAPHY.match(line)
    return (found["outlet"] or found["owner"]) if found else None


def _self_reference(line: str) -> str | None:
    for found in _SELF_REFERENCE.finditer(line):
        name = found["before"] or found["after"]
        if is_outlet_name(name):
            return name
    return None


def _copyright_holder(line: str) -> str | None:
    found = _COPYRIGHT.search(line)
    return found["name"] if found and is_outlet_name(found["name"]) else None


def _dateline_agency(line: str) -> str | None:
    """A known agency, or any name after a place in capitals."""
    found = _DATELINE.match(line)
    if found and found["agency"] in _AGENCIES:
        return _AGENCIES[found["agency"]]
    return found["agency"] if found and _in_capitals(found["place"]) else None


def _dateline(line: str, received: date | None) -> Dated | None:
    found = _DATELINE.match(line)
    if found and found["day"]:
        return find_dated(found[0], received)
    return _bare_dateline(line, received)


def _bare_dateline(line: str, received: date | None) -> Dated | None:
    """That of "KYIV, Dec 3, 2024 —", "Kyiv. 3 December 2024. Osk-Inform –" and "[3 December 2024]"."""
    dated = find_dated(line[:_DATELINE_CHARS], received)
    if dated is None:
        return None
    place = _DATELINE_PLACE.fullmatch(_WEEKDAY_END.sub("", dated.before))
    if place is None or not (dated.has_year or _in_capitals(place["place"])):
        return None
    end = _DATELINE_END.match(dated.behind)
    if end is None or (not dated.before and end[0] == ":"):  # "8 August 2009: the first …" tells a story
        return None
    return dated


# ── lines in the margin ──────────────────────────────────────────────────────────────────────────


def margin_day(line: str) -> date | None:
    """The day of a line such as "The Osk Courier | 4 October 2025 | By Jo Doe" or "Osk, 4 October 2025"."""
    stated = _PUBLISHED.search(line)
    dated = find_dated(line[stated.end() :] if stated else line)
    if dated is None or not dated.has_year or len(line) > _MARGIN_CHARS or line.startswith(_DASHES):
        return None  # "— Jo Doe, Osk, 4 October 2025" says who was quoted
    if stated:
        return dated.day if not dated.before.strip(" :") else None
    return dated.day if _is_imprint(dated) else None


def _is_imprint(dated: Dated) -> bool:
    """Nothing around the date but names, and below a comma or a bar: "Osk News, 4 October 2025"."""
    before = without_stamp(dated.before).rstrip()
    named = not before or before[-1] in ",|•·–—-:/([" or _POSTED.search(dated.before)
    words = re.findall(r"[^\W\d_][\w’'.&-]*", f"{before} {without_stamp(dated.behind)}")
    return bool(named) and all(word[0].isupper() or word in _MARGIN_WORDS for word in words)


def _in_capitals(place: str | None) -> bool:
    return bool(place) and str(place).split(",")[0].isupper()
