"""Pages that only send the reader on, and shorteners: followed without scripts, and never in circles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FetchError
from bot.fetch import Limits, Page
from bot.web.hops import find_next
from bot.web.refusals import HIDDEN_TARGET
from tests.web_server import PAGE, Answer, answer, fetching, redirect, serving, to_loopback

HERE = "https://short.example/osk"
STORY = "https://courier.example/news/ferry"


def next_of(html: str, url: str = HERE, content_type: str = "text/html") -> str | None:
    return find_next(Page(url, html.encode(), content_type))


SENDING = [
    f'<meta http-equiv="refresh" content="0; url={STORY}">',
    f"<META HTTP-EQUIV='Refresh' CONTENT='0;URL={STORY}'>",
    f"<meta content='3;url={STORY}' http-equiv=refresh />",
    f'<meta http-equiv="refresh" content="0;url=\'{STORY}\'">',
    f'<meta http-equiv="refresh" content="0, {STORY}">',
    f'<meta http-equiv="refresh"\n content="0.5; url = {STORY}">',
    f'<noscript><meta http-equiv="refresh" content="0;URL={STORY}"></noscript><script>go("x")</script>',
    f'<!-- <meta http-equiv=refresh content="0;url=/o"> --><meta http-equiv=refresh content="0;url={STORY}">',
    '<meta http-equiv="refresh" content="0; url=//courier.example/news/ferry">',
]


@pytest.mark.parametrize("html", SENDING)
def test_a_page_that_refreshes_to_another_sends_on(html: str) -> None:
    assert next_of(f"<html><head>{html}</head><body></body></html>") == STORY


def test_an_address_on_the_same_site_and_with_entities_is_joined_and_unescaped() -> None:
    assert next_of('<meta http-equiv="refresh" content="0; url=/go?a=1&amp;b=2">') == (
        "https://short.example/go?a=1&b=2"
    )


STAYING = [
    "<p>The ferry sank.</p>",
    '<meta http-equiv="refresh" content="300">',
    '<meta http-equiv="refresh" content="0">',
    f'<meta http-equiv="refresh" content="300; url={STORY}">',
    f'<meta http-equiv="refresh" content="5; url={HERE}">',
    f'<meta http-equiv="refresh" content="5; url={HERE}#top">',
    '<meta http-equiv="refresh" content="soon; url=/x">',
    f'<meta name="refresh" content="0; url={STORY}">',
    f'<!-- <meta http-equiv="refresh" content="0; url={STORY}"> -->',
    f'<script>document.write(\'<meta http-equiv="refresh" content="0; url={STORY}">\')</script>',
    f'<script>location.replace("{STORY}")</script>',
    f'<meta http-equiv="refresh" content="0; url={STORY}"'.ljust(3000, " "),
    f'<noscript><meta http-equiv="refresh" content="0; url=/plain"></noscript>{"<p>34 drowned.</p>" * 600}',
    f"{' ' * 16_000}" + f'<meta http-equiv="refresh" content="0; url={STORY}">',
]


@pytest.mark.parametrize("html", STAYING)
def test_a_page_that_reloads_itself_or_has_something_to_read_does_not(html: str) -> None:
    assert next_of(html) is None


def test_only_pages_send_on() -> None:
    assert next_of(SENDING[0], content_type="text/plain") is None
    assert next_of(SENDING[0], content_type="application/pdf") is None


OPENING = f"""<script>function redirectToUrl(url) {{ window.location = url }}
redirectToUrlAfterTimeout("{STORY}", 0)</script><p>Opening story…</p>"""
LEAVING = f"""<p>This link leads away</p><a class='b' data-tracking-control-name="external_url_click"
data-tracking-will-navigate href="{STORY}">{STORY}</a>"""
INTERSTITIALS = [("https://apple.news/AOskFerry1", OPENING), ("https://lnkd.in/osk", LEAVING)]


@pytest.mark.parametrize(("url", "html"), INTERSTITIALS)
def test_a_page_between_a_short_link_and_the_article_sends_on(url: str, html: str) -> None:
    assert next_of(html, url) == STORY
    assert next_of(html, "https://courier.example/") is None


@given(st.binary(max_size=300))
def test_whatever_a_page_holds_it_sends_on_to_an_address_or_not(body: bytes) -> None:
    for content in (body, b'<meta http-equiv="refresh" content="' + body, b"0; url=" + body):
        assert isinstance(find_next(Page(HERE, content, None)), str | None)


def test_unclosed_markup_without_end_takes_no_more_work_than_its_length() -> None:
    for unclosed in ("<!--", "<script", "<meta ", "<meta http-equiv=refresh content="):
        assert next_of(unclosed * 100_000) is None


async def test_a_short_link_is_followed_over_every_kind_of_sign() -> None:
    answers: dict[str, Answer] = {
        "/osk": redirect("/a", "301 Moved"),
        "/a": answer(b'<meta http-equiv="refresh" content="0; url=/b">'),
        "/b": answer(b'<noscript><meta http-equiv="refresh" content="0;url=/c?utm_source=x"></noscript>'),
        "/c?utm_source=x": answer(),
    }
    async with serving(answers) as site, fetching(site.address) as fetcher:
        page = await fetcher.fetch(site.url("/osk"))
    assert page.body == PAGE
    assert page.url == site.url("/c?utm_source=x")


async def test_pages_that_send_on_in_a_ring_end_at_the_limit_of_redirects() -> None:
    ring: dict[str, Answer] = {
        "/a": answer(b'<meta http-equiv="refresh" content="0; url=/b">'),
        "/b": answer(b'<meta http-equiv="refresh" content="0; url=/a">'),
    }
    async with serving(ring) as site, fetching(site.address, limits=Limits(redirects=3)) as fetcher:
        with pytest.raises(FetchError, match="keeps sending me on"):
            await fetcher.fetch(site.url("/a"))
    assert len(site.asked) == 4


async def test_a_wrapper_is_not_asked_for_what_is_written_in_its_link() -> None:
    async with serving({"/news": answer()}) as site, fetching(site.address) as fetcher:
        page = await fetcher.fetch(f"https://www.google.com/url?q=http://{site.address}/news")
    assert page.url == site.url("/news")


async def test_a_link_that_hides_its_target_is_told_and_not_asked_for() -> None:
    async with fetching() as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch("https://news.google.com/rss/articles/CBMiAbCdEf?oc=5")
    assert str(caught.value) == HIDDEN_TARGET


async def test_a_redirect_to_a_wrapper_leads_to_what_is_in_it() -> None:
    async with serving({}) as site, fetching("short.test", resolve=to_loopback) as fetcher:
        end = f"http://short.test:{site.port}/end"
        site.answers = {"/osk": redirect(f"https://l.facebook.com/l.php?u={end}"), "/end": answer()}
        page = await fetcher.fetch(f"http://short.test:{site.port}/osk")
    assert page.url == end
