"""Telegram posts: read from the public page that browsers are shown, with the channel and the day."""

from __future__ import annotations

from datetime import date

import pytest

from bot.article import article_from_page
from bot.errors import FetchError, SourceError
from bot.models import Link
from bot.pipeline import Pipeline
from bot.posts import NO_POST, NO_TEXT, Post, read_post
from bot.web import refusals
from bot.web.posts import TelegramLink, kind_of, preview_url
from storage import Storage
from tests.talking import read
from tests.web_server import answer, fetching, serving, to_loopback

LINK = "https://t.me/oskcourier/123"
REPORT = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.<br/><br/>"
    "At least 34 people drowned, according to the harbour master, <b>Ilse Brandt</b>."
)
ANSWERED = """<a class="tgme_widget_message_reply" href="https://t.me/oskcourier/99">
  <div class="tgme_widget_message_author"><span>Osk Courier</span></div>
  <div class="tgme_widget_message_text js-message_reply_text">Nobody was hurt, the mayor said.</div></a>"""
FORWARDED = """<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from
  <a class="tgme_widget_message_forwarded_from_name" href="https://t.me/velmpost">Velm Post</a></div>"""
FILM = '<time class="message_video_duration js-message_video_duration">0:42</time>'
PREVIEW = """<a class="tgme_widget_message_link_preview" href="https://tribune.example/a">
  <div class="link_preview_title">Elsewhere</div>
  <div class="link_preview_description">Twelve people were arrested in Velm, police said.</div></a>"""


def post_page(text: str = REPORT, above: str = "", below: str = "", name: str = "OskCourier/123") -> str:
    """A post in our own words, in the markup of Telegram's widget."""
    words = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>' if text else ""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Telegram Widget</title></head><body>
<div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="{name}">
  <div class="tgme_widget_message_user"><a href="https://t.me/oskcourier"><i><img src="/a.jpg"></i></a></div>
  <div class="tgme_widget_message_bubble">
    <div class="tgme_widget_message_author accent_color">
      <a class="tgme_widget_message_owner_name" href="https://t.me/oskcourier"><span dir="auto">Osk
      Courier</span></a></div>
    {above}{words}{below}
    <div class="tgme_widget_message_footer"><div class="tgme_widget_message_info">
      <span class="tgme_widget_message_views">12.3K</span> views
      <a class="tgme_widget_message_date" href="{LINK}">
        <time datetime="2024-11-04T23:30:00+00:00" class="datetime">Nov 4 at 23:30</time></a>
    </div></div></div></div>
<script>TWidgetPost.init();</script></body></html>"""


GONE = '<div class="tgme_widget_message_error">Post not found</div>'


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", ["", "<html></html>", GONE, post_page(name="oskcourier/124")])
def test_a_post_that_is_gone_is_told(page: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_post(page.encode(), LINK)
    assert str(caught.value) == NO_POST


@pytest.mark.parametrize("page", [post_page(text=""), post_page(text="<br/>"), post_page("", above=ANSWERED)])
def test_a_post_without_text_is_told(page: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_post(page.encode(), LINK)
    assert str(caught.value) == NO_TEXT


def test_a_post_is_its_text_its_channel_and_its_day() -> None:
    assert read_post(post_page().encode(), LINK) == Post(
        "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.\n\n"
        "At least 34 people drowned, according to the harbour master, Ilse Brandt.",
        "Osk Courier",
        date(2024, 11, 4),
    )


@pytest.mark.parametrize(("above", "below"), [(ANSWERED, ""), (FILM, ""), ("", PREVIEW)])
def test_what_stands_around_a_post_is_no_part_of_it(above: str, below: str) -> None:
    assert read_post(post_page(above=above, below=below).encode(), LINK) == read_post(
        post_page().encode(), LINK
    )


def test_a_forwarded_post_is_the_words_of_the_channel_that_it_comes_from() -> None:
    assert read_post(post_page(above=FORWARDED).encode(), LINK).channel == "Velm Post"


def test_of_a_whole_channel_only_the_post_is_read() -> None:
    other = post_page("The mayor of Velm resigned on Friday.", name="oskcourier/122")
    channel = other.replace("</body></html>", post_page().partition("<body>")[2])
    assert "ferry" in read_post(channel.encode(), "https://t.me/s/oskcourier/123").text


def test_a_post_becomes_an_article_of_its_channel() -> None:
    article = article_from_page(
        post_page().encode(), "text/html; charset=utf-8", f"{LINK}?embed=1&mode=tme", date(2024, 12, 19)
    )
    assert article.outlet == "Osk Courier"
    assert article.published == date(2024, 11, 4)
    assert article.url == LINK
    assert "34 people drowned" in article.text
    assert "views" not in article.text


# ── the link ─────────────────────────────────────────────────────────────────────────────────────

KINDS = [
    ("https://t.me/oskcourier/123", TelegramLink.POST),
    ("http://www.t.me/s/OskCourier/123?before=5", TelegramLink.POST),
    ("https://telegram.me/oskcourier/123", TelegramLink.POST),
    ("https://telegram.dog/oskcourier/77/123", TelegramLink.POST),
    ("https://t.me/c/1234567/89", TelegramLink.PRIVATE),
    ("https://t.me/c/1234567/8/89", TelegramLink.PRIVATE),
    ("https://t.me/+AbCdEf0123", TelegramLink.INVITATION),
    ("https://t.me/joinchat/AbCdEf0123", TelegramLink.INVITATION),
    ("https://t.me/addlist/AbCdEf0123", TelegramLink.INVITATION),
    ("https://t.me/oskcourier", TelegramLink.OTHER),
    ("https://t.me/s/oskcourier", TelegramLink.OTHER),
    ("https://t.me/addstickers/12345", TelegramLink.OTHER),
    ("https://t.me/osk/12x", TelegramLink.OTHER),
    ("https://t.me/", TelegramLink.OTHER),
    ("https://courier.example/oskcourier/123", None),
    ("https://t.me.evil.example/oskcourier/123", None),
    ("http://[::1", None),
    ("", None),
]


@pytest.mark.parametrize(("link", "kind"), KINDS)
def test_a_link_to_telegram_is_a_post_or_is_closed_or_is_something_else(
    link: str, kind: TelegramLink | None
) -> None:
    assert kind_of(link) == kind


def test_a_post_is_read_where_it_stands_alone() -> None:
    assert preview_url("https://telegram.me/s/OskCourier/123?single#c") == f"{LINK}?embed=1&mode=tme"
    assert preview_url("https://courier.example/a") == "https://courier.example/a"


CLOSED = [
    ("https://t.me/c/1234567/89", refusals.PRIVATE_POST),
    ("https://t.me/+AbCdEf0123", refusals.INVITATION),
    ("https://t.me/oskcourier", refusals.NOT_A_POST),
]


@pytest.mark.parametrize(("link", "reason"), CLOSED)
async def test_what_is_no_public_post_is_told_and_not_asked_for(link: str, reason: str) -> None:
    async with fetching() as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(link)
    assert str(caught.value) == reason


async def test_a_link_to_a_post_is_read_as_an_article_and_known_again(storage: Storage) -> None:
    asked = "/oskcourier/123?embed=1&mode=tme"
    async with (
        serving({asked: answer(post_page().encode())}) as site,
        fetching(f"t.me:{site.port}", resolve=to_loopback) as fetcher,
    ):
        pipeline = Pipeline(storage, fetcher)
        links = [f"http://t.me:{site.port}/{path}" for path in ("oskcourier/123", "s/OskCourier/123")]
        first, again = [await read(pipeline, Link(link), message_id=at) for at, link in enumerate(links, 1)]
    assert [request["path"] for request in site.asked] == [asked]
    assert first.startswith("Osk Courier · 4 Nov")
    assert "34 people drowned" in first
    assert again.startswith("Already here")
