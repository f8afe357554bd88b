"""Pages made to break a reader: whatever comes is an article or one line that says what to do."""

from __future__ import annotations

import json
import pickle
from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.article import article_from_html, article_from_page, find_twin
from bot.errors import SourceError
from bot.models import Article
from tests.saved_pages import load_pages

URL = "https://www.courier.example/news/ferry"
BODY = (
    "<p>The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.</p>"
    "<p>At least 34 people drowned, according to the harbour master, Ilse Brandt.</p>"
)
ARTICLE = f"<html><body><article><h1>Ferry sinks</h1>{BODY}</article>{{}}</body></html>"
LINKED = '<script type="application/ld+json">{}</script>'


def read(html: str | bytes) -> Article | SourceError:
    try:
        return article_from_html(html, URL, date(2025, 3, 1))
    except SourceError as error:
        return error


MANY = 3_000
ODDITIES = {
    "10,000 nested tags": "<div>" * 10_000 + BODY,
    "10,000 nested tags of every kind": "<b><i><span><font><table><tr><td>" * 10_000 + BODY,
    "10,000 lists in lists": "<ul><li>" * 10_000 + BODY,
    "10,000 quotes in quotes": "<blockquote>" * 10_000 + BODY,
    "blocks of furniture in each other": '<div class="related"><p>' * 300 + BODY * 50,
    "many blocks of furniture": '<div class="related-posts"><p>More</p></div>' * MANY,
    "a huge attribute": f'<p class="{"related-" * 40_000}">x</p>',
    "many attributes": f"<p {' '.join(f'a{n}=1' for n in range(MANY))}>x</p>",
    "endless entities": "&amp;" * 40_000,
    "entities that nobody closes": "&#38" * 40_000,
    "unprintable entities": (
        '<i class="related">x</i>&#1;&#11;<figure><figcaption>3 &#1; men</figcaption></figure>&#xD800;'
    ),
    "open tags only": "<" * 40_000,
    "open comments": "<!--" * 50_000,
    "a long line": "word " * 40_000,
    "many headings": "<h1>Ferry: sinks</h1>" * MANY,
    "many titles": "<title>a: b | c - d</title>" * MANY,
    "a long title": f"<title>{'a: ' * 10_000}</title>",
    "many tables": "<table><tr><td>" * 3_000,
    "many figures": "<figure><figcaption>3 men</figcaption></figure>" * 2_000,
    "many articles": f"<article><h1>x</h1>{BODY}</article>" * 300,
    "many metas": "<meta property='article:published_time' content='x'>" * MANY,
    "many live entries": '<div class="live-blog__entry"><time datetime="x">1</time><p>So it is.</p></div>'
    * 5_000,
    "deep linked data": LINKED.format("[" * 100_000),
    "linked data in each other": LINKED.format('{"@graph":' * 2_000 + "1" + "}" * 2_000),
    "blanks in linked data": LINKED.format('{"a": 1,' + " " * 40_000),
    "a huge number in linked data": LINKED.format(
        json.dumps({"@type": "NewsArticle", "wordCount": "9" * 10_000})
    ),
    "linked data of wrong types": LINKED.format(
        json.dumps(
            {
                "@type": ["NewsArticle", None, 3],
                "headline": {"name": [None]},
                "publisher": [[]],
                "author": {"name": 5},
                "datePublished": 20250301,
                "articleBody": ["x"],
                "liveBlogUpdate": [None, {"articleBody": 4, "datePublished": "2025-99-99T99:99"}],
                "wordCount": "many",
            }
        )
    ),
    "deep page data": f'<script id="__NEXT_DATA__">{"[" * 100_000}</script>',
    "NUL bytes": "\x00" * 1_000 + BODY,
    "lone surrogates": "\ud800" + BODY,
}


@pytest.mark.parametrize("oddity", ODDITIES.values(), ids=ODDITIES.keys())
def test_an_oddity_alone_or_below_an_article_is_read_or_refused_in_a_line(oddity: str) -> None:
    for html in (oddity, ARTICLE.format(oddity)):
        found = read(html)
        assert isinstance(found, Article) or "\n" not in str(found)


def test_an_article_above_an_oddity_is_still_read() -> None:
    for name in ("open comments", "many metas", "deep linked data", "unprintable entities"):
        found = read(ARTICLE.format(ODDITIES[name]))
        assert isinstance(found, Article)
        assert "Ilse Brandt" in found.text


PIECES = st.sampled_from(
    """
    <div>|</div>|<p>|</p>|<table><tr><td>|</table>|<article>|<h1>|</h1>|<figure>|<figcaption>|<br>
    <aside class='key-points'>|<div class='related'>|<time datetime='2025-03-01T10:00Z'>|<!--|-->|<![CDATA[
    <script type='application/ld+json'>|</script>|{"@type":"NewsArticle","articleBody":"|"}|&#1;|&nbsp;|\x00
    <meta name=date content=2025-03-01>|<title>|</title>|<style>|<div itemprop='liveBlogUpdate'>|<svg><title>
    Ferry sinks off Osk with 212 people aboard, they said. |<frameset>|<plaintext>|<template>|<amp-consent>
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=40).map("".join))
def test_any_markup_is_an_article_or_a_line(html: str) -> None:
    found = read(html)
    assert isinstance(found, Article) or str(found)


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([None, "text/html; charset=utf-16", "text/html; charset=rot13", "x"]),
)
def test_any_bytes_are_an_article_or_a_line(data: bytes, content_type: str | None) -> None:
    try:
        article_from_page(b"<html>" + data, content_type, URL)
    except SourceError as error:
        assert str(error)  # noqa: PT017 (either is right)
    find_twin(data, content_type, URL)


def test_what_reads_a_page_can_be_sent_to_another_process() -> None:
    work = partial(article_from_page, b"<html></html>", "text/html", URL, date(2025, 3, 1))
    with pytest.raises(SourceError) as caught:
        pickle.loads(pickle.dumps(work))()  # noqa: S301 (our own)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301
    article = load_pages()[0].read() if "error" not in load_pages()[0].expected else load_pages()[1].read()
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301
