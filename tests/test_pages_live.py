"""Live blogs: every entry with its time."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot.article import article_from_html
from bot.claims import extract_claims

URL = "https://www.courier.example/live/teal"
TITLE = "Flood on the Teal: what happened on Tuesday"
SUMMARY = "The Teal flooded three streets of Osk on Tuesday, the city said."
ENTRIES = [
    (
        "2025-03-04T18:40:00+01:00",
        "Water falls",
        "The Teal fell by 12 cm since noon, the river authority says.",
    ),
    (
        "2025-03-04T14:05:00+01:00",
        "Bridge closed",
        "Police closed the Mill bridge, their chief, Arne Lund, said.",
    ),
]
LINES = [
    "4 March 2025, 18:40 UTC+1",
    *ENTRIES[0][1:],
    "4 March 2025, 14:05 UTC+1",
    *ENTRIES[1][1:],
]


def read(html: str) -> list[str]:
    article = article_from_html(html, URL, date(2025, 3, 5))
    assert article.title == TITLE
    return article.text.split("\n")


def linked() -> str:
    updates = [{"headline": head, "datePublished": time, "articleBody": body} for time, head, body in ENTRIES]
    data = {"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": updates}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return f"<html><head>{script}</head><body>{{}}</body></html>"


def marked(attributes: str, above: str = "") -> str:
    entries = "".join(
        f'<div {attributes}><p><time datetime="{time}">now</time></p><h2>{head}</h2><p>{body}</p></div>'
        for time, head, body in ENTRIES
    )
    return f"<html><body><nav><ul><li>Home</li></ul></nav><h1>{TITLE}</h1>{above}{entries}</body></html>"


MARKED = [
    'itemprop="liveBlogUpdate"',
    'class="live-blog__entry"',
    'class="liveblog-post"',
    'class="live-feed__item"',
]


@pytest.mark.parametrize("attributes", MARKED)
def test_entries_of_the_markup_have_their_times_as_text(attributes: str) -> None:
    assert read(marked(attributes)) == LINES


def test_entries_of_the_linked_data_are_read_where_the_page_shows_none() -> None:
    assert read(linked().replace("{}", "<div>Loading…</div>")) == LINES


def test_what_stands_above_the_entries_in_sentences_is_kept() -> None:
    assert read(marked('class="live-blog__entry"', f"<ul><li>{SUMMARY}</li></ul><p>Live</p>")) == [
        SUMMARY,
        *LINES,
    ]


ZONES = [
    ("2025-03-04T18:40:00Z", "4 March 2025, 18:40 UTC"),
    ("2025-03-04T18:40:00-03:30", "4 March 2025, 18:40 UTC-3:30"),
    ("2025-03-04T18:40", "4 March 2025, 18:40"),
    ("2025-03-04", "4 March 2025"),
]


@pytest.mark.parametrize(("stated", "shown"), ZONES, ids=[row[0] for row in ZONES])
def test_times_are_shown_as_stated_with_their_zone(stated: str, shown: str) -> None:
    assert read(marked(MARKED[0]).replace(ENTRIES[0][0], stated))[0] == shown


def test_an_entry_without_a_time_that_can_be_read_is_read_without_one() -> None:
    assert read(marked(MARKED[0]).replace(ENTRIES[0][0], "a while ago")) == LINES[1:]


def test_a_time_is_no_claim() -> None:
    claims = extract_claims(article_from_html(marked(MARKED[0]), URL, date(2025, 3, 5)))
    assert [claim.claimant for claim in claims] == ["river authority", "Arne Lund"]
