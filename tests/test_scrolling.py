"""What becomes of the entries of a live blog that its page no longer shows."""

from __future__ import annotations

import pytest

from bot.models import Article
from bot.scrolling import keep_scrolled

TITLE = "Flood on the Teal"


def entry(hour: int, words: str = "", day: int = 4) -> str:
    return f"{day} March 2025, {hour:02}:05 UTC+1\n{words or f'The Teal rose by {hour} cm, the city said.'}"


def blog(*entries: str, opening: str = "") -> str:
    return "\n".join([*([opening] if opening else []), *entries])


KEPT = [
    # what was known, what the page shows now, what is read
    ("no live blog", "One.\nTwo.", "One.", "One."),
    ("one entry is none", blog(entry(8), entry(7)), entry(8), entry(8)),
    ("nothing scrolled", blog(entry(8), entry(7)), blog(entry(9), entry(8), entry(7)), None),
    (
        "the oldest, from a blog that has the newest first",
        blog(entry(8), entry(7), entry(6)),
        blog(entry(9), entry(8)),
        blog(entry(9), entry(8), entry(7), entry(6)),
    ),
    (
        "the same from one that has the oldest first",
        blog(entry(6), entry(7), entry(8)),
        blog(entry(8), entry(9), opening="It rains."),
        blog(entry(6), entry(7), entry(8), entry(9), opening="It rains."),
    ),
    (
        "all of them",
        blog(entry(8), entry(7)),
        blog(entry(20), entry(19)),
        blog(entry(20), entry(19), entry(8), entry(7)),
    ),
    (
        "over midnight",
        blog(entry(23), entry(22)),
        blog(entry(1, day=5), entry(23)),
        blog(entry(1, day=5), entry(23), entry(22)),
    ),
    (
        "though an old one is pinned on top",
        blog(entry(8), entry(7), entry(6)),
        blog(entry(5, "Shelters: the school."), entry(9), entry(8)),
        blog(entry(5, "Shelters: the school."), entry(9), entry(8), entry(7), entry(6)),
    ),
    ("not one that was taken out", blog(entry(8), entry(7), entry(6)), blog(entry(8), entry(6)), None),
    ("not what an entry said before", blog(entry(8), entry(7)), blog(entry(8, "It fell."), entry(7)), None),
    (
        "not what the opening said before",
        blog(entry(8), entry(7), opening="Two died."),
        blog(entry(9), entry(8), opening="Three died."),
        blog(entry(9), entry(8), entry(7), opening="Three died."),
    ),
    ("a day that is none", blog(entry(8), entry(7, day=31)).replace("31 March", "31 June"), entry(9), None),
]


@pytest.mark.parametrize(("known", "found", "read"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_what_scrolled_away_stays(known: str, found: str, read: str | None) -> None:
    kept = keep_scrolled(Article(known), Article(found, title=TITLE))
    assert kept == Article(read or found, title=TITLE)


UNTIMED = [
    # what was known, what the page shows now, what is read; a letter is an entry
    ("the oldest, the newest first", "CBA", "EDC", "EDCBA"),
    ("the oldest, the oldest first", "ABC", "CDE", "ABCDE"),
    ("all of them", "CBA", "FED", "FEDCBA"),
    ("nothing new", "CBA", "CB", "CBA"),
    ("not one that was taken out", "DCBA", "DCA", "DCA"),
    ("not what the newest said before", "CBA", "XBA", "XBA"),
]


@pytest.mark.parametrize(("known", "found", "read"), [r[1:] for r in UNTIMED], ids=[r[0] for r in UNTIMED])
def test_what_scrolled_away_stays_though_no_entry_has_a_time(known: str, found: str, read: str) -> None:
    kept = keep_scrolled(Article("\n".join(known)), Article("\n".join(found), live=True))
    assert kept.text == "\n".join(read)
