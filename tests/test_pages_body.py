"""Which of a page's words are the article's."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot.article import article_from_html
from bot.claims import extract_claims
from bot.pages.body import stated_body

URL = "https://www.courier.example/news/ferry"
TITLE = "Ferry sinks off Osk with 212 people aboard"
BODY = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.",
    "At least 34 people drowned, according to the harbour master, Ilse Brandt.",
    "“We searched all night,” Brandt told reporters in the port.",
    "The owner denied that the ship had been overloaded with lorries.",
)


def lines(inner: str, *, head: str = "", outside: str = "") -> list[str]:
    """The article's lines below its title."""
    markup = f"<main><article><h1>{TITLE}</h1>{inner}</article></main>{outside}"
    html = f"<html><head>{head}</head><body>{markup}</body></html>"
    title, *body = article_from_html(html, URL, date(2025, 3, 12)).text.split("\n")
    assert title == TITLE
    return body


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


# ── kept ─────────────────────────────────────────────────────────────────────────────────────────

OWN = {
    "a sub-heading": ("<h2>What happened that night</h2>", ["What happened that night"]),
    "a list": (
        "<ul><li>Two boats are missing.</li><li>One was found.</li></ul>",
        ["Two boats are missing.", "One was found."],
    ),
    "steps": ("<ol><li>Close the bow doors.</li></ol>", ["Close the bow doors."]),
    "a quotation": (
        "<blockquote><p>“Nobody told us,” he wrote.</p></blockquote>",
        ["“Nobody told us,” he wrote."],
    ),
    "a bare quotation": (
        "<blockquote>“Nobody told us,” he wrote.</blockquote>",
        ["“Nobody told us,” he wrote."],
    ),
    "key points in an aside": (
        '<aside class="key-points"><ul><li>At least 34 dead</li><li>Owner denies all</li></ul></aside>',
        ["At least 34 dead", "Owner denies all"],
    ),
    "a table of figures": (
        "<table><tr><th>Deck</th><th>Dead</th></tr><tr><td>Car deck</td><td>21</td></tr></table>",
        ["Deck | Dead", "Car deck | 21"],
    ),
    "a caption that counts, without its credit": (
        "<figure><figcaption>They found 12 lifejackets. <b class=credit>Jo Doe</b></figcaption></figure>",
        ["They found 12 lifejackets."],
    ),
    "a caption that counts, its credit in brackets": (
        "<figure><figcaption>They found 12 lifejackets. (Photo: Jo Doe)</figcaption></figure>",
        ["They found 12 lifejackets."],
    ),
    "a paragraph in a plain block": (
        "<div>The search goes on at dawn, she said.</div>",
        ["The search goes on at dawn, she said."],
    ),
    "a paragraph with links": (
        "<p>The <a href=/a>owner</a>, <a href=/b>Northern Lines</a>, has <a href=/c>nine ships</a>.</p>",
        ["The owner, Northern Lines, has nine ships."],
    ),
}


@pytest.mark.parametrize(("markup", "kept"), OWN.values(), ids=OWN.keys())
def test_all_kinds_of_text_are_kept_in_their_place(markup: str, kept: list[str]) -> None:
    assert lines(paragraphs(*BODY[:2]) + markup + paragraphs(*BODY[2:])) == [*BODY[:2], *kept, *BODY[2:]]


def test_lines_broken_by_br_are_lines() -> None:
    assert lines(f"<div>{'<br><br>'.join(BODY)}</div>") == list(BODY)


def test_the_first_paragraph_may_stand_in_bold_or_in_a_block_of_its_own() -> None:
    rest = paragraphs(*BODY[1:])
    assert lines(f"<p><strong>{BODY[0]}</strong></p>{rest}") == list(BODY)
    assert lines(f'<div class="lead"><p>{BODY[0]}</p></div>{rest}') == list(BODY)


def test_a_row_of_a_table_is_no_claim() -> None:
    table = "<table><tr><th>Deck</th><th>Dead</th></tr><tr><td>Car deck</td><td>21</td></tr></table>"
    html = f"<html><body><article><h1>{TITLE}</h1>{paragraphs(*BODY)}{table}</article></body></html>"
    claims = extract_claims(article_from_html(html, URL))
    assert claims
    assert not any("|" in claim.quote for claim in claims)


# ── left out ─────────────────────────────────────────────────────────────────────────────────────

TEASER = "Storms closed 3 ports on Friday, the harbour master said."
FURNITURE = {
    "an author's box": f'<div class="author-box"><p>Jo Doe has covered 40 wrecks. {TEASER}</p></div>',
    "related articles": f'<div class="post-related"><h3>Related</h3><p>{TEASER}</p></div>',
    "a rich link": f'<aside class="rich-link"><h3>Storm</h3><p>{TEASER}</p></aside>',
    "a newsletter": f'<section class="newsletter-signup"><p>Join 25,000 readers. {TEASER}</p></section>',
    "an offer": f'<div class="subscription-widget-wrap"><p>Read by 9,000 people. {TEASER}</p></div>',
    "comments": f'<div class="comments-section"><p>I counted 500 dead. {TEASER}</p></div>',
    "a cookie question": f'<div id="cookie-banner"><p>We and our 812 partners store data. {TEASER}</p></div>',
    "a caption's credit": '<figure><img><div class="photo-credit">Photo: Jo Doe / Osk Wire</div></figure>',
    "a caption that counts nothing": "<figure><img><figcaption>The quay, 4 March 2025.</figcaption></figure>",
    "sharing": '<div class="social-share"><a>Facebook</a><a>Telegram</a></div>',
    "a list of links": "<ul><li><a href=/1>Storm closes port</a></li><li><a href=/2>Fare rises</a></li></ul>",
}


@pytest.mark.parametrize("markup", FURNITURE.values(), ids=FURNITURE.keys())
def test_what_stands_between_the_paragraphs_without_being_the_articles_is_left_out(markup: str) -> None:
    assert lines(paragraphs(*BODY[:2]) + markup + paragraphs(*BODY[2:])) == list(BODY)


def test_what_only_stands_outside_the_article_is_left_out() -> None:
    assert lines(
        paragraphs(*BODY), outside=f"<div class='x'>{paragraphs(TEASER, TEASER + ' Again.')}</div>"
    ) == list(BODY)


WRAPPERS = [
    "related-article-page",
    "with-newsletter-box",
    "page comments-open",
    "has-most-read",
    "widget",
    "promo",
]


@pytest.mark.parametrize("name", WRAPPERS)
def test_a_name_of_furniture_on_what_holds_the_article_takes_nothing(name: str) -> None:
    assert lines(f'<div class="{name}">{paragraphs(*BODY)}</div>') == list(BODY)


# ── where the markup shows little ────────────────────────────────────────────────────────────────


def linked(body: str) -> str:
    data = json.dumps({"@type": "NewsArticle", "articleBody": body})
    return f'<script type="application/ld+json">{data}</script>'


def test_the_text_in_the_linked_data_is_read_where_the_page_shows_less() -> None:
    assert lines(paragraphs(BODY[0]), head=linked("\n\n".join(BODY))) == list(BODY)


def test_the_pages_own_paragraphs_are_read_where_it_shows_as_much() -> None:
    assert lines(paragraphs(*BODY), head=linked(" ".join(BODY))) == list(BODY)


def test_linked_data_may_hold_markup_or_sentences_run_together() -> None:
    assert stated_body({"articleBody": paragraphs(*BODY[:2])}) == "\n".join(BODY[:2])
    assert stated_body({"articleBody": "".join(BODY[:2])}) == "\n".join(BODY[:2])
    assert stated_body({"articleBody": " ".join(BODY[:2])}) == " ".join(BODY[:2])
    assert stated_body({"articleBody": None}) == stated_body({}) == ""


def test_the_articles_text_is_found_in_the_data_of_a_page_that_scripts_fill() -> None:
    state = {
        "related": [{"content": TEASER}],
        "post": {"title": TITLE, "content": [{"html": f"<p>{line}</p>"} for line in BODY]},
    }
    html = (
        f'<html><head><meta property="og:title" content="{TITLE}"></head><body><div id="__next">…</div>'
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script></body></html>'
    )
    assert article_from_html(html, URL).text.split("\n") == [TITLE, *BODY]
