"""Who signs a text in the lines around it: "By Jo Doe, Harbour Wire", "The Osk Courier" above a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.cleaning import Cleaned
from bot.cleaning.sentences import CAPITALISED
from bot.cleaning.timestamps import find_dated, without_stamp
from bot.vocabulary import any_word, load_vocabulary

_OUTLETS = load_vocabulary("outlets")
_AGENCIES: dict[str, str] = _OUTLETS["agencies"]
_KNOWN = frozenset(_OUTLETS["hosts"].values()) | frozenset(_AGENCIES.values())
_MASTHEAD = frozenset(word.lower() for word in _OUTLETS["masthead_words"])
_FIRST_WORDS = frozenset({"agence", "agencia", "daily", "radio"})
_SECTIONS = frozenset(_OUTLETS["series_words"])
_TRADE = any_word(load_vocabulary("noise")["trades"])

_NAME = rf"(?:[Tt]he |THE )?{CAPITALISED}(?: (?:of |& )?{CAPITALISED}){{0,4}}"
_SEPARATORS = re.compile(r"\s*[|•·/]\s*|,\s+|\s+[-–—]\s+|\s{2,}")
_SIGNS = ("by ", "words by ", "story by ")
_TRADE_FOR = re.compile(rf"(?i:.*\b(?:{_TRADE}),? (?:for|at|of)) (?P<name>{_NAME})")
_TRADE_END = re.compile(rf"(?i:\b(?:{_TRADE}|staff|live team|newsroom|news desk|newsdesk)$)")
_HOST = re.compile(r"(?:www\.)?(?P<name>[\w-]+\.(?:com|org|net|info|news|press|media))", re.IGNORECASE)
_ORIGINAL = re.compile(  # "Read the original article on Osk Weekly.", "first published by the Osk Weekly"
    r"\b(?:(?:original|full) (?:article|story|report) (?:on|at|in)"
    r"|(?:originally|first) (?:published|appeared) (?:on|in|by)|permission (?:from|of))"
    rf" (?P<name>{_NAME})"
)
_LINES_BELOW_TEXT = 6


def signing_outlet(cleaned: Cleaned) -> str | None:
    """The outlet in the byline or the time stamp's line, on a line of its own, or that holds the original."""
    named = next((name for line in cleaned.top for name in _names_in(line)), None)
    return named or _own_line(cleaned) or _holder_of_original(cleaned)


def _names_in(line: str) -> Iterator[str]:
    """What in a line of names is told to be an outlet by its own words, or by the trade before it."""
    pieces = _pieces(line)
    by_line = line.lower().startswith(_SIGNS)
    for at, piece in enumerate(pieces):
        following = pieces[at + 1] if at + 1 < len(pieces) else ""
        is_person = (by_line and at == 0) or bool(_TRADE_END.search(following))
        if found := _TRADE_FOR.fullmatch(piece):
            yield _written(found["name"])
        elif is_person:
            continue
        elif name := _before_trade(piece):
            yield _written(name)
        elif re.fullmatch(_NAME, piece) and (_is_marked(piece) or _stands_by_a_day(piece, line)):
            yield _written(piece)
        elif found := _HOST.fullmatch(piece):
            yield found["name"]


def _pieces(line: str) -> list[str]:
    """The parts of a line of names, without its day and hour."""
    dated = find_dated(line)
    parts = [dated.before, dated.behind] if dated else [line]
    pieces = [without_stamp(piece) for part in parts for piece in _SEPARATORS.split(part)]
    return [stripped for piece in pieces if (stripped := piece.strip(" ,.:;()[]"))]


def _is_marked(name: str) -> bool:
    """Known, or with a word that mastheads have at its end ("Osk Courier") or its beginning ("Daily Osk")."""
    words = name.lower().split()
    named = [word for word in words if word != "the"]
    if len(words) == 1 and "-" in words[0]:  # "Osk-Inform"
        return words[0].rpartition("-")[2] in _MASTHEAD
    if name in _KNOWN or name in _AGENCIES:
        return True
    if not named or len(words) < 2 or _TRADE_END.search(name):
        return False
    return named[-1] in _MASTHEAD or (named[0] in _FIRST_WORDS and len(named) > 1)


def _before_trade(piece: str) -> str | None:
    """As in "Osk Courier" of "Osk Courier Political Editor"."""
    words = piece.split() if _TRADE_END.search(piece) else []
    names = (" ".join(words[:end]) for end in range(len(words) - 1, 1, -1))
    return next((name for name in names if re.fullmatch(_NAME, name) and _is_marked(name)), None)


def _stands_by_a_day(name: str, line: str) -> bool:
    """As in "The Lantern, 4 October 2025": nobody is called so, though a series of articles may be."""
    dated = find_dated(line)
    titled = (name.startswith("The ") or " & " in name) and len(name.split()) <= 3
    return titled and dated is not None and dated.has_year and _SECTIONS.isdisjoint(name.lower().split())


def _own_line(cleaned: Cleaned) -> str | None:
    """A line of its own beside the day, that no person, place or section is called like."""
    for before, line, after in zip(("", *cleaned.top), cleaned.top, (*cleaned.top[1:], ""), strict=False):
        titled = line.startswith("The ")
        if not re.fullmatch(_NAME, line):
            continue
        signed = before.lower().startswith(_SIGNS) or bool(_TRADE_END.search(before))
        headed = titled and _SECTIONS.isdisjoint(line.lower().split())
        if ((titled or " & " in line) and (signed or headed) and find_dated(after)) or _calls_itself(
            line, cleaned, titled=titled
        ):
            return line
    return None


def _calls_itself(name: str, cleaned: Cleaned, *, titled: bool) -> bool:
    """As in "The Lantern understands that …", "emails seen by The Lantern", "Follow The Lantern on …"."""
    own = re.escape(name)
    if not titled:
        doubts = rf"^{own} (?:could not|was (?:not able|unable) to) independently\b|^{own} is funded by\b"
        return any(re.search(doubts, line) for line in (*cleaned.lines, *cleaned.dropped))
    pattern = re.compile(
        rf"\b{own} (?:understands|can reveal|has (?:seen|learned|learnt))\b"
        rf"|\b(?:seen|obtained|reviewed) by {own}\b"
        rf"|^\W*(?:Follow|Subscribe to|Sign up to|Listen to) {own}\b"
    )
    return any(pattern.search(line) for line in (*cleaned.lines, *cleaned.dropped))


def _holder_of_original(cleaned: Cleaned) -> str | None:
    lines: Sequence[str] = (*cleaned.lines[-_LINES_BELOW_TEXT:], *cleaned.dropped)
    found = next((match for line in lines if (match := _ORIGINAL.search(line))), None)
    return found["name"] if found else None


def _written(name: str) -> str:
    """A name in capitals as a sentence would write it; an agency by its name."""
    if name in _AGENCIES:
        return _AGENCIES[name]
    return name.title() if name.isupper() and " " in name else name
