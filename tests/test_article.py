"""From a text or a page to an article: title, outlet, day, language, and the outlet's own words."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot.article import NO_ARTICLE, article_from_html, article_from_page, article_from_text, canonical_url
from bot.errors import SourceError
from bot.models import Dating

TITLE = "Ferry sinks off Osk with 212 people aboard"
BODY = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.",
    "At least 34 people drowned, according to the harbour master, Ilse Brandt.",
    "“We searched all night,” Brandt told reporters in the port.",
)
URL = "https://www.courier.example/news/ferry"
RECEIVED = date(2024, 3, 4)


def page(*lines: str, head: str = "", above: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>\n" for line in lines)
    return (
        f"<!doctype html><html><head>{head}</head><body>{above}<article>{paragraphs}</article></body></html>"
    )


# ── text ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_pasted_article_keeps_its_title_as_its_first_line() -> None:
    article = article_from_text("\n\n".join((TITLE, *BODY)))
    assert article.title == TITLE
    assert article.text.split("\n") == [TITLE, *BODY]


def test_all_that_a_pasted_page_says_of_itself_is_read() -> None:
    lines = (
        "World",
        TITLE,
        "2 min read",
        "Published: 3 March 2024, 10:42",
        "By Jo Doe",
        *BODY,
        "The Osk Courier could not verify these claims.",
        "Jo Doe is a reporter at The Osk Courier.",
        "#Osk #ferry",
    )
    article = article_from_text("\n".join(lines), RECEIVED, f"{URL}?utm_source=x")
    assert article.text.split("\n") == [TITLE, *BODY, "The Osk Courier could not verify these claims."]
    assert (article.title, article.outlet, article.published) == (TITLE, "The Osk Courier", date(2024, 3, 3))
    assert (article.language, article.url, article.received) == ("en", URL, RECEIVED)


def test_a_text_that_says_nothing_of_itself_leaves_it_open() -> None:
    article = article_from_text("\n".join(BODY))
    assert (article.title, article.outlet, article.published, article.url) == (None, None, None, None)
    assert article.dated is None


def test_a_day_in_the_text_without_a_year_is_not_the_day_of_publication() -> None:
    article = article_from_text("The coast guard said on Feb. 19 that 34 people drowned off Osk.", RECEIVED)
    assert article.published is None
    assert article.dated == RECEIVED


NO_TITLES = [
    ("a sentence on top", "\n".join(BODY)),
    ("one line", TITLE),
    ("headlines only", f"{TITLE}\nStorm closes three ports"),
    ("a long opening without its full stop", f"{' '.join(['ferry'] * 40)}\n{BODY[0]}"),
    ("an opening colon", f"The coast guard said:\n{BODY[0]}"),
    ("nothing", ""),
]


@pytest.mark.parametrize("text", [row[1] for row in NO_TITLES], ids=[row[0] for row in NO_TITLES])
def test_without_a_headline_above_a_text_there_is_no_title(text: str) -> None:
    assert article_from_text(text).title is None


@pytest.mark.parametrize("title", [TITLE, "Did the Aurelia have to sink?", "“All night”: the search off Osk"])
def test_a_headline_may_ask_or_quote(title: str) -> None:
    assert article_from_text(f"{title}\n{BODY[0]}").title == title


DATELINES = [
    "MANILA, Aug 18 (Straits News Service) — ",
    "OSK (Reuters) - ",
    "PORT VARDA, Osk, 3 March 2024 (The Osk Courier) – ",
    "(Reuters) - ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_title_does_not_repeat_the_dateline(dateline: str) -> None:
    article = article_from_text(f"{dateline}{TITLE}\n{BODY[0]}")
    assert article.title == TITLE
    assert article.text.startswith(dateline)


def test_a_bracket_or_a_dash_in_a_title_is_no_dateline() -> None:
    for title in ("Osk (and Varda) – what we know", "Osk – what we know", "Ferry (Aurelia) sank off Osk"):
        assert article_from_text(f"{title}\n{BODY[0]}").title == title


def test_another_language_is_told() -> None:
    text = "Das Schiff sank am Montag vor der Küste, teilte die Küstenwache mit. 34 Menschen ertranken."
    assert article_from_text(text).language == "de"


def test_nothing_but_furniture_is_an_empty_text() -> None:
    assert article_from_text("2 min read\nShare\nRead more").text == ""


# ── pages ────────────────────────────────────────────────────────────────────────────────────────

NO_ARTICLES = {
    "nothing": b"",
    "no page": b"\x00\x01\x02",
    "one short line": page("Short."),
    "one sentence": page(BODY[0]),
    "a consent wall": page(
        "We use cookies to improve your experience.", "Accept all cookies", "Privacy policy"
    ),
    "a bare list of links": page("<a href=/a>Storm closes ports</a>", "<a href=/b>Minister visits Osk</a>"),
    "nested beyond reason": "<div>" * 5000 + BODY[0],
}


@pytest.mark.parametrize("html", NO_ARTICLES.values(), ids=NO_ARTICLES.keys())
def test_a_page_without_an_article_says_what_to_do(html: bytes | str) -> None:
    with pytest.raises(SourceError) as caught:
        article_from_html(html, URL)
    assert str(caught.value) == NO_ARTICLE
    assert NO_ARTICLE.endswith("paste the text and I'll read that.")


def test_a_pages_text_is_its_paragraphs_in_their_own_words() -> None:
    html = page(
        "By Jo Doe",
        *BODY,
        "Sign up for our newsletter",
        head=f"<title>{TITLE}</title>",
        above=f"<nav><a href=/>Home</a></nav><h1>{TITLE}</h1>",
    )
    article = article_from_html(html, URL)
    assert article.text.split("\n") == list(BODY)
    assert article.title == TITLE


def test_links_and_emphasis_within_a_paragraph_leave_its_words_alone() -> None:
    marked = (
        "The <b>ferry</b> <a href='/x'>Aurelia</a> sank off Osk with 1&nbsp;212 people &amp; 3 dogs aboard."
    )
    article = article_from_html(page(marked, *BODY[1:]), URL)
    assert "The ferry Aurelia sank off Osk with 1 212 people & 3 dogs aboard." in article.text.split("\n")


def test_list_items_are_lines_without_the_readers_marks() -> None:
    html = page(*BODY).replace("</article>", "<ul><li>Two boats are missing.</li></ul></article>")
    assert article_from_html(html, URL).text.endswith("\nTwo boats are missing.")


def test_comments_below_the_article_are_not_read() -> None:
    comment = (
        "<div class=comments id=comments><p>I saw 500 people drown there, believe me all of you.</p></div>"
    )
    assert "500" not in article_from_html(page(*BODY) + comment, URL).text


LINKED_DATA = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2024-03-03T22:00:00+02:00",
        "dateModified": "2024-03-05T10:00:00+02:00",
        "publisher": {"@type": "Organization", "name": "The Osk Courier"},
    }
)
OUTLETS = [
    ("Open Graph", "<meta property='og:site_name' content='The Osk Courier'>", "The Osk Courier"),
    ("linked data", f"<script type='application/ld+json'>{LINKED_DATA}</script>", "The Osk Courier"),
    ("the window's title", f"<title>{TITLE} - The Osk Courier</title>", "The Osk Courier"),
    ("the window's title, barred", f"<title>{TITLE} | Osk Courier</title>", "Osk Courier"),
    ("nothing but the site", f"<title>{TITLE}</title>", "courier.example"),
]


@pytest.mark.parametrize(("head", "outlet"), [row[1:] for row in OUTLETS], ids=[row[0] for row in OUTLETS])
def test_the_outlet_is_the_one_that_the_page_names(head: str, outlet: str) -> None:
    article = article_from_html(page(*BODY, head=head, above=f"<h1>{TITLE}</h1>"), URL)
    assert (article.title, article.outlet) == (TITLE, outlet)


def test_a_known_site_is_named_one_way_whatever_its_pages_say() -> None:
    html = page(*BODY, head="<meta property='og:site_name' content='BBC News World Service'>")
    assert article_from_html(html, "https://www.bbc.com/news/articles/c1").outlet == "BBC"


def test_a_saved_page_without_an_address_is_named_by_its_text() -> None:
    article = article_from_html(page(*BODY, "The Osk Courier could not verify these claims."), None)
    assert (article.outlet, article.url) == ("The Osk Courier", None)


DAYS = [
    ("linked data", f"<script type='application/ld+json'>{LINKED_DATA}</script>", date(2024, 3, 3)),
    (
        "Open Graph",
        "<meta property='article:published_time' content='2024-03-02T23:30:00Z'>",
        date(2024, 3, 2),
    ),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("head", "day"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_the_day_is_the_one_that_the_page_states(head: str, day: date | None) -> None:
    assert article_from_html(page(*BODY, head=head), URL, RECEIVED).published == day


def test_a_dateline_dates_a_page_that_states_no_day() -> None:
    article = article_from_html(page("OSK, March 2 (AFP) – Divers found the wreck.", *BODY), URL, RECEIVED)
    assert (article.published, article.dated, article.dating) == (None, date(2024, 3, 2), Dating.RECKONED)


ADDRESSES = [
    (
        "its own",
        "https://www.courier.example/news/ferry-sinks?utm_source=x",
        "https://www.courier.example/news/ferry-sinks",
    ),
    ("the front page", "https://www.courier.example/", URL),
    ("another site's", "https://aggregator.example/news/ferry", URL),
    ("another scheme's", "app://www.courier.example/news", URL),
]


@pytest.mark.parametrize(("stated", "url"), [row[1:] for row in ADDRESSES], ids=[row[0] for row in ADDRESSES])
def test_the_address_is_the_pages_own_on_the_same_site_only(stated: str, url: str) -> None:
    html = page(*BODY, head=f"<link rel='canonical' href='{stated}'>")
    assert article_from_html(html, f"{URL}?fbclid=1").url == url


CYRILLIC = (
    "Паром Аврелия затонул у города Оск в понедельник, сообщила береговая охрана.",
    "По словам начальника порта, утонули не менее 34 человек, поиски продолжаются всю ночь.",
)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_a_page_in_any_charset_that_it_declares_is_read(charset: str) -> None:
    html = page(*CYRILLIC, head=f"<meta charset='{charset}'><title>Паром</title>").encode(charset)
    assert article_from_html(html, URL).text.split("\n") == list(CYRILLIC)


def test_plain_text_from_a_server_is_an_article_too() -> None:
    body = "\n\n".join((TITLE, *BODY)).encode()
    article = article_from_page(body, "text/plain; charset=utf-8", f"{URL}#top", RECEIVED)
    assert (article.title, article.outlet, article.url) == (TITLE, "courier.example", URL)
    assert article_from_page(page(*BODY).encode(), "text/html", URL).text == "\n".join(BODY)
    assert article_from_page(page(*BODY).encode(), None, URL).text == "\n".join(BODY)


def test_addresses_are_made_canonical_by_the_same_function_that_articles_use() -> None:
    assert article_from_text(TITLE, url=f"{URL}/?gclid=1").url == canonical_url(f"{URL}/?gclid=1") == URL
