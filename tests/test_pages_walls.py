"""Pages that keep their article, or most of it, to themselves."""

from __future__ import annotations

import json

import pytest

from bot.article import NO_ARTICLE, article_from_html
from bot.errors import SourceError
from bot.models import Article

URL = "https://www.courier.example/news/ferry"
PASTE = " — paste the text and I'll read that."
BODY = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.",
    "At least 34 people drowned, according to the harbour master, Ilse Brandt.",
)
LONG = [
    f"Diver number {n} went down to the wreck on Monday and found nothing of note there." for n in range(30)
]


def page(*lines: str, head: str = "", title: str = "Ferry sinks", below: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    top = f"<html><head><title>{title}</title>{head}</head>"
    return f"{top}<body><h1>{title}</h1><div>{body}</div>{below}</body></html>"


def refusal(html: str, url: str | None = URL) -> str:
    with pytest.raises(SourceError) as caught:
        article_from_html(html, url)
    return str(caught.value)


def linked(**fields: object) -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": "x", **fields})
    return f'<script type="application/ld+json">{data}</script>'


ROBOTS = "checks for robots and doesn't let me in"
CONSENT = "shows its cookie question instead of the article"
SUBSCRIBERS = "shows this article to subscribers only"
SCRIPTS = "needs a browser's scripts to show this page, and I run none"
WALLS = [
    ("Cloudflare", page("We are checking your browser.", title="Just a moment..."), ROBOTS),
    ("Akamai", page("You don't have permission to access this server.", title="Access Denied"), ROBOTS),
    (
        "PerimeterX",
        page("Press & Hold to confirm you are a human (and not a bot).", title="Osk Courier"),
        ROBOTS,
    ),
    (
        "DataDome",
        "<html><title>x</title><body><script src='https://geo.captcha-delivery.com/c.js'></script></body></html>",
        ROBOTS,
    ),
    ("unusual traffic", page("We have seen unusual traffic from your network.", title="Sorry"), ROBOTS),
    (
        "a long consent page",
        page(
            "Before you continue to Osk Courier, here is what we do with your data today.",
            "We and our 812 partners store information on your device to show you ads.",
            "If you choose to reject all, we will ask you again in some days, as we must.",
            title="Osk Courier",
        ),
        CONSENT,
    ),
    ("a short consent page", page("We value your privacy", "Accept all", "Reject all"), CONSENT),
    ("a wall", page("This article is for subscribers only."), SUBSCRIBERS),
    ("a meter", page("You have reached your limit of free articles."), SUBSCRIBERS),
    ("linked data", page("Short.", head=linked(isAccessibleForFree=False)), SUBSCRIBERS),
    ("a tier", page("Short.", head='<meta property="article:content_tier" content="locked">'), SUBSCRIBERS),
    (
        "create-react-app",
        "<html><body><noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
        SCRIPTS,
    ),
    (
        "Nuxt",
        "<html><title>x</title><body><div id='__nuxt'></div><script src='/a.js'></script></body></html>",
        SCRIPTS,
    ),
    (
        "Angular",
        "<html><title>x</title><body><app-root></app-root><script src='m.js'></script></body></html>",
        SCRIPTS,
    ),
]


@pytest.mark.parametrize(("html", "told"), [row[1:] for row in WALLS], ids=[row[0] for row in WALLS])
def test_a_wall_is_told_apart_from_a_page_without_an_article(html: str, told: str) -> None:
    assert refusal(html) == f"courier.example {told}{PASTE}"


MISSING_TITLES = [
    "Page not found",
    "404 - Page Not Found",
    "Error 404",
    "404",
    "Sorry, the page you are looking for could not be found",
    "This article is no longer available",
    "The page you requested does not exist",
    "We can’t find that page",
    "Oops!",
]
NO_PAGE = (
    "Sorry, the page you are looking for does not exist or has been moved.",
    "Try the search, or go to the home page and look for it there instead.",
)


@pytest.mark.parametrize("title", MISSING_TITLES)
def test_a_page_that_says_there_is_none_is_no_article_whatever_its_status(title: str) -> None:
    told = f"courier.example says that there is no such page{PASTE}"
    assert refusal(page(*NO_PAGE, title=title)) == told
    assert refusal(page(title=title)) == told


@pytest.mark.parametrize(
    "title", ["Not found: the ship that sank off Osk", "Page not found in the minister’s diary, court hears"]
)
def test_an_article_about_what_was_not_found_is_one(title: str) -> None:
    assert article_from_html(page(*BODY, title=title), URL).text == "\n".join(BODY)


def test_a_saved_page_has_no_host_to_name() -> None:
    assert refusal(WALLS[0][1], None) == f"That page {ROBOTS}{PASTE}"


def test_a_page_that_merely_has_no_article_is_not_called_a_wall() -> None:
    assert refusal(page("Short.", below="<footer>Cookie policy</footer>")) == NO_ARTICLE


NOTICE = (
    "The ferry Aurelia sails again on Monday, 14 months after 34 people drowned off Osk, its owner told us."
)


def test_one_long_sentence_is_an_article() -> None:
    assert article_from_html(page(NOTICE), URL).text == NOTICE
    script = "<noscript>Please enable JavaScript.</noscript>"
    assert article_from_html(page(NOTICE, below=script), URL).text == NOTICE


def test_a_paragraph_of_two_sentences_is_an_article() -> None:
    told = f"{BODY[0]} The search went on all night with nine boats"
    assert article_from_html(page(told), URL).text == told


@pytest.mark.parametrize("url", ["https://www.courier.example", "https://courier.example/"])
def test_one_sentence_on_a_front_page_is_none(url: str) -> None:
    assert refusal(page(NOTICE), url) == NO_ARTICLE


ALONE = [
    ("for subscribers", page(NOTICE, head=linked(isAccessibleForFree=False)), SUBSCRIBERS),
    ("an offer below", page(NOTICE, below="<p>Subscribe to continue reading</p>"), SUBSCRIBERS),
    ("a robot check", page(NOTICE, title="Just a moment..."), ROBOTS),
    ("a consent page", page(NOTICE, below="<b>Accept all</b> <b>Reject all</b>"), CONSENT),
]


@pytest.mark.parametrize(("html", "told"), [row[1:] for row in ALONE], ids=[row[0] for row in ALONE])
def test_one_sentence_on_a_page_with_a_wall_is_none(html: str, told: str) -> None:
    assert refusal(html) == f"courier.example {told}{PASTE}"


# ── only the beginning ───────────────────────────────────────────────────────────────────────────


def read(*lines: str, head: str = "", below: str = "") -> Article:
    return article_from_html(page(*lines, head=head, below=below), URL)


PROMPT = "<div><h2>Subscribe to continue reading</h2></div>"
SHORTENED = [
    ("the page says that it isn't free", linked(isAccessibleForFree=False), ""),
    ("in a word", linked(isAccessibleForFree="False"), ""),
    ("its tier is locked", '<meta property="article:content_tier" content="metered">', ""),
    ("it asks to subscribe", "", PROMPT),
    ("it asks to log in", "", "<p>Log in to read the full story</p>"),
    ("the meter has run out", "", "<p>You've read all your 3 free articles this month.</p>"),
]


@pytest.mark.parametrize(("head", "below"), [row[1:] for row in SHORTENED], ids=[row[0] for row in SHORTENED])
def test_a_beginning_is_read_and_known_to_be_one(head: str, below: str) -> None:
    article = read(*BODY, head=head, below=below)
    assert article.shown_paragraphs == 2
    assert set(BODY) <= set(article.text.split("\n"))


WHOLE = [
    (
        "a short notice on a free page",
        BODY,
        "",
        "<nav><a>Subscribe</a> <a>Already a subscriber? Log in</a></nav>",
    ),
    ("a long text with an offer below", LONG, "", PROMPT),
    ("a long text for subscribers that the page shows", LONG, linked(isAccessibleForFree=False), ""),
    ("all the words that the page says it has", BODY, linked(isAccessibleForFree=False, wordCount=28), ""),
    (
        "the whole text in the linked data",
        BODY,
        linked(isAccessibleForFree=False, articleBody="\n".join(BODY)),
        PROMPT,
    ),
    ("free, as the page says", BODY, linked(isAccessibleForFree=True), ""),
]


@pytest.mark.parametrize(
    ("lines", "head", "below"), [row[1:] for row in WHOLE], ids=[row[0] for row in WHOLE]
)
def test_a_whole_text_is_not_called_a_beginning(lines: list[str], head: str, below: str) -> None:
    assert read(*lines, head=head, below=below).shown_paragraphs is None


def test_a_text_with_far_fewer_words_than_stated_is_a_beginning() -> None:
    assert read(*LONG, head=linked(isAccessibleForFree=False, wordCount=2_000)).shown_paragraphs == 30


def test_an_article_about_cookies_or_robots_is_an_article() -> None:
    lines = (
        "Four in five readers accept all cookies without a look, the regulator said on Monday.",
        "Robots must soon say that they are robots, according to a bill that 61 members support.",
    )
    assert read(*lines).text.endswith("\n".join(lines))
