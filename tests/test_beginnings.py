"""What a page that keeps the rest back means for what was read of it."""

from __future__ import annotations

import pytest

from bot.beginnings import keep_rest, shows_less, shows_more
from bot.models import Article

SHOWN = [
    # paragraphs shown then and now (none: all), the text then and now, whether it shows more, or less
    (None, None, "one", "one two", (False, False)),
    (None, None, "one two", "one", (False, False)),
    (2, None, "one", "one two", (True, False)),
    (2, 3, "one", "one two", (True, False)),
    (2, 2, "one", "one two", (False, False)),
    (2, None, "one two", "two", (False, False)),
    (None, 2, "one two", "one", (False, True)),
    (3, 2, "one two", "one", (False, True)),
    (2, 2, "one two", "one", (False, False)),
    (None, 2, "one", "one two", (False, False)),
]


@pytest.mark.parametrize(("then", "now", "known", "found", "expected"), SHOWN)
def test_a_page_shows_more_or_less_of_the_same(
    then: int | None, now: int | None, known: str, found: str, expected: tuple[bool, bool]
) -> None:
    before, after = Article(known, shown_paragraphs=then), Article(found, shown_paragraphs=now)
    assert (shows_more(before, after), shows_less(before, after)) == expected


WHOLE = "Thirty died.\nThe dam burst.\nHolm spoke.\nThe army came."
RESTS = [
    # what the page shows now, and what that makes of the whole
    ("Thirty died.\nThe dam burst.", WHOLE),
    ("Thirty-four died.\nThe dam burst.", WHOLE.replace("Thirty", "Thirty-four")),
    ("Thirty died.\nA gate was open.\nThe dam burst.", WHOLE.replace("died.", "died.\nA gate was open.")),
    # The last paragraph is cut short.
    ("Thirty died.\nThe dam …", WHOLE),
    # Nothing tells where the rest begins.
    ("Thirty-four died.\nThe dam …", None),
    ("Something else.", None),
]


@pytest.mark.parametrize(("shown", "whole"), RESTS)
def test_what_is_kept_back_stays_as_it_was_read(shown: str, whole: str | None) -> None:
    found = Article(shown, title="Dam", shown_paragraphs=2)
    kept = keep_rest(Article(WHOLE, title="The dam"), found)
    assert kept == (Article(whole, title="Dam") if whole else None)
