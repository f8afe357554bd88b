"""The same page, the same address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.urls import canonical_url, host_of

STORY = "https://courier.example/news/ferry"

SAME = [
    "https://courier.example/news/ferry/",
    "https://courier.example/news/ferry#comments",
    "https://courier.example/news/ferry?",
    "https://COURIER.example:443/news/ferry",
    "HTTPS://courier.example./news/ferry",
    "  https://courier.example/news/ferry\n",
    "https://courier.example/news/ferry?utm_source=telegram&utm_medium=social&utm_campaign=a%20b",
    "https://courier.example/news/ferry?fbclid=IwAR0&gclid=1",
    "https://courier.example/news/ferry?UTM_Source=x&Fbclid=2",
    "https://courier.example/news/ferry?ref=home&at_medium=RSS&igshid=1&mc_cid=3&yclid=4",
    "https://courier.example/news/ferry?amp=1",
    "https://courier.example/news/ferry?amp",
    "https://courier.example/news/ferry?outputType=amp",
    "https://courier.example/news/ferry/amp",
    "https://courier.example/news/ferry/amp/?utm_source=x",
    "https://courier.example/news/ferry.amp",
]


@pytest.mark.parametrize("url", SAME)
def test_what_only_follows_the_reader_is_dropped(url: str) -> None:
    assert canonical_url(url) == STORY


KEPT = [
    ("http://courier.example:80/a", "http://courier.example/a"),
    ("http://courier.example:8081/a", "http://courier.example:8081/a"),
    ("https://courier.example", "https://courier.example/"),
    ("https://courier.example/?id=5", "https://courier.example/?id=5"),
    ("https://courier.example/a?b=2&a=1", "https://courier.example/a?a=1&b=2"),
    ("https://courier.example/a?page=2&&", "https://courier.example/a?page=2"),
    ("https://courier.example/a?q=%D1%83+1", "https://courier.example/a?q=%D1%83+1"),
    ("https://courier.example/Ferry", "https://courier.example/Ferry"),
    ("https://courier.example/a.html", "https://courier.example/a.html"),
    ("https://courier.example/a.amp.html", "https://courier.example/a.html"),
    ("https://courier.example/camp", "https://courier.example/camp"),
    ("https://courier.example/паром", "https://courier.example/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC"),
    ("https://courier.example/%EF%F0", "https://courier.example/%EF%F0"),
    ("https://courier.example/a%2Fb", "https://courier.example/a%2Fb"),
    ("https://[2001:DB8::1]:443/a", "https://[2001:db8::1]/a"),
]


@pytest.mark.parametrize(("url", "canonical"), KEPT)
def test_what_tells_pages_apart_is_kept(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


DIFFERENT = [
    "http://courier.example/news/ferry",
    "https://courier.example/news/ferry?id=2",
    "https://courier.example/news/Ferry2",
]


@pytest.mark.parametrize("url", DIFFERENT)
def test_different_pages_stay_different(url: str) -> None:
    assert canonical_url(url) != STORY


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mailto:jo@courier.example", "http://[::1", "http://a:port/", "http:///a"]
)
def test_what_is_no_web_address_stays_as_it_is(url: str) -> None:
    assert canonical_url(url) == url


def test_blanks_in_a_query_are_escaped_and_at_its_edges_dropped() -> None:
    assert (
        canonical_url("https://courier.example/a?q=two words& ") == "https://courier.example/a?q=two%20words"
    )


@given(st.text(max_size=80), st.text(max_size=40))
def test_a_canonical_address_is_its_own_canonical_address(path: str, query: str) -> None:
    once = canonical_url(f"https://courier.example/{path}?{query}")
    assert canonical_url(once) == once


HOSTS = [
    ("https://www.Courier.example/a", "courier.example"),
    ("https://news.courier.example:8080", "news.courier.example"),
    ("https://user@courier.example./", "courier.example"),
    ("courier.example/a", ""),
    ("http://[::1", ""),
    ("", ""),
]


@pytest.mark.parametrize(("url", "host"), HOSTS)
def test_the_host_is_named_without_its_www(url: str, host: str) -> None:
    assert host_of(url) == host
