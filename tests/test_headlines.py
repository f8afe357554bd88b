"""Articles that were kept with their headline in the text, beside what their page says now."""

from __future__ import annotations

import pytest

from bot.headlines import keep_headline
from bot.models import Article

TITLE, LATER = "Dam burst kills 30", "Dam burst kills 34"
READ = [
    # the title and the text that were kept, those of the page now, and the text that is read
    (TITLE, "The dam burst.", TITLE, "The dam broke.", "The dam broke."),
    (None, "The dam burst.\nIt rained.", TITLE, "The dam broke.", "The dam broke."),
    (TITLE, TITLE, TITLE, "The dam broke.", "The dam broke."),
    (TITLE, f"{TITLE}\nThe dam burst.", TITLE, "The dam broke.", f"{TITLE}\nThe dam broke."),
    (TITLE, f"{TITLE.upper()}\nThe dam burst.", LATER, "It broke.", f"{LATER}\nIt broke."),
    (TITLE, f"{TITLE}\nThe dam burst.", None, "The dam broke.", f"{TITLE}\nThe dam broke."),
    # A file in plain text has its headline there today too.
    (TITLE, f"{TITLE}\nThe dam burst.", LATER, f"{LATER}\nIt broke.", f"{LATER}\nIt broke."),
    (TITLE, f"{TITLE}\nThe dam burst.", LATER, f"{TITLE}\nIt broke.", f"{TITLE}\nIt broke."),
]


@pytest.mark.parametrize(("title", "text", "title_now", "text_now", "read"), READ)
def test_a_headline_stays_where_it_was(
    title: str | None, text: str, title_now: str | None, text_now: str, read: str
) -> None:
    known, found = Article(text, title=title), Article(text_now, title=title_now)
    assert keep_headline(known, found) == Article(read, title=title_now)
