"""The same page, the same address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.urls import canonical_url, host_of, list_spellings, page_key, page_url, site_of

STORY = "https://courier.example/news/ferry"

SAME = [
    # how it is written
    "https://courier.example/news/ferry/",
    "https://courier.example/news/ferry?",
    "https://courier.example/news/ferry#comments",
    "https://courier.example/news/ferry#:~:text=34%20people",
    "https://COURIER.example:443/news/ferry",
    "HTTPS://courier.example./news/ferry",
    "  https://courier.example/news/ferry\n",
    "https://courier.example//news///ferry",
    "https://courier.example/news/./sport/../ferry",
    "https://courier.example/%6Eews/f%65rry",
    "https://courier.example/news/ferry/index.html",
    "https://courier.example/news/ferry/index.php",
    "https://courier.example/news/ferry/default.aspx",
    "https://courier.example/news/ferry;jsessionid=1F2E",
    "https://jo@courier.example/news/ferry",
    # what follows the reader
    "https://courier.example/news/ferry?utm_source=telegram&utm_medium=social&utm_campaign=a%20b",
    "https://courier.example/news/ferry?fbclid=IwAR0&gclid=1",
    "https://courier.example/news/ferry?UTM_Source=x&Fbclid=2",
    "https://courier.example/news/ferry?ref=home&at_medium=RSS&igshid=1&mc_cid=3&yclid=4",
    "https://courier.example/news/ferry?CMP=share_btn_tw",
    "https://courier.example/news/ferry?smid=tw&smtyp=cur",
    "https://courier.example/news/ferry?msclkid=1&_hsenc=2&mkt_tok=3&xtor=RSS-1",
    "https://courier.example/news/ferry?%75tm_source=x",
    # the AMP twin
    "https://courier.example/news/ferry?amp=1",
    "https://courier.example/news/ferry?amp",
    "https://courier.example/news/ferry?outputType=amp",
    "https://courier.example/news/ferry?output=amp&usqp=mq331AQ",
    "https://courier.example/news/ferry?amp_js_v=0.1&amp_gsa=1#aoh=17&ampshare=https%3A%2F%2Fcourier.example",
    "https://courier.example/news/ferry/amp",
    "https://courier.example/news/ferry/amp/?utm_source=x",
    "https://courier.example/amp/news/ferry",
    "https://courier.example/news/ferry.amp",
    "https://courier-example.cdn.ampproject.org/c/s/courier.example/news/ferry/amp/",
    "https://courier-example.cdn.ampproject.org/v/s/courier.example/news/ferry?amp_js_v=0.1",
    "https://cdn.ampproject.org/c/s/courier.example/news/ferry.amp",
    "https://www.google.com/amp/s/courier.example/news/ferry/amp",
    "https://www.google.co.uk/amp/s/courier.example/news/ferry",
    # what leads to it
    "https://www.google.com/url?sa=t&q=https%3A%2F%2Fcourier.example%2Fnews%2Fferry&usg=AOv",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fcourier.example%2Fnews%2Fferry%3Ffbclid%3D1&h=AT0",
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcourier.example%2Fnews%2Fferry&data=05",
]


@pytest.mark.parametrize("url", SAME)
def test_what_only_follows_the_reader_is_dropped(url: str) -> None:
    assert canonical_url(url) == STORY


KEPT = [
    ("http://courier.example:80/a", "http://courier.example/a"),
    ("http://courier.example:8081/a", "http://courier.example:8081/a"),
    ("https://courier.example", "https://courier.example/"),
    ("https://courier.example/?p=123", "https://courier.example/?p=123"),
    ("https://courier.example/index.php?id=5&utm_source=x", "https://courier.example/?id=5"),
    ("https://video.example/watch?v=Osk1", "https://video.example/watch?v=Osk1"),
    ("https://courier.example/search?q=amp", "https://courier.example/search?q=amp"),
    ("https://courier.example/#!/story/5", "https://courier.example/#!/story/5"),
    ("https://courier.example/a?type=map", "https://courier.example/a?type=map"),
    ("https://courier.example/a?a=1&a=1&a=2", "https://courier.example/a?a=1&a=2"),
    ("https://courier.example/a%2fb%c3%a9", "https://courier.example/a%2Fb%C3%A9"),
    ("https://courier.example/100%", "https://courier.example/100%25"),
    ("https://courier.example/indexes.html", "https://courier.example/indexes.html"),
    ("https://courier.example/amplifier", "https://courier.example/amplifier"),
    (
        "https://archive.example/web/https://courier.example/a",
        "https://archive.example/web/https://courier.example/a",
    ),
    ("https://www.youtube.com/watch?v=Osk1&si=abc&feature=shared", "https://www.youtube.com/watch?v=Osk1"),
    ("https://courier.example/a?si=abc&s=20", "https://courier.example/a?s=20&si=abc"),
    ("https://x.com/oskcourier/status/1?s=20&t=abc", "https://x.com/oskcourier/status/1"),
    ("https://m.courier.example/a", "https://m.courier.example/a"),
    ("https://курєр.example/a", "https://xn--j1amak0g.example/a"),
    ("https://courier。example/a", "https://courier.example/a"),
    ("https://t.me/s/OskCourier/123?single", "https://t.me/oskcourier/123"),
    ("https://telegram.me/OskCourier/123?embed=1&mode=tme", "https://t.me/oskcourier/123"),
    ("https://t.me/iv?url=https%3A%2F%2Fcourier.example%2Fa&rhash=1", "https://courier.example/a"),
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


TWINS = [
    "http://courier.example/news/ferry",
    "https://www.courier.example/news/ferry/",
    "http://www.courier.example/news/ferry?utm_source=x",
    "https://m.courier.example/news/ferry",
    "https://mobile.courier.example/news/ferry",
    "https://amp.courier.example/news/ferry",
    "https://www.m.courier.example/news/ferry",
    "https://m-courier-example.cdn.ampproject.org/c/s/m.courier.example/news/ferry/amp",
]


@pytest.mark.parametrize("url", TWINS)
def test_twins_of_a_page_are_the_same_page(url: str) -> None:
    assert page_key(url) == page_key(STORY)
    assert STORY in list_spellings(url)


STRANGERS = [
    "https://news.courier.example/news/ferry",
    "https://courier.example:8443/news/ferry",
    "https://courier.example/news/ferry?id=2",
    "https://m.example/news/ferry",
    "https://tribune.example/news/ferry",
]


@pytest.mark.parametrize("url", STRANGERS)
def test_other_pages_are_none(url: str) -> None:
    assert page_key(url) != page_key(STORY)
    assert STORY not in list_spellings(url)


@pytest.mark.parametrize(
    "url", ["", "courier.example", "http://0:./a", "https://m.courier.example:x/a", "http://[m/a"]
)
def test_what_names_no_page_has_one_spelling(url: str) -> None:
    assert list_spellings(url) == (url,)
    assert page_key(url) == url


@given(st.text(max_size=60))
def test_every_spelling_of_a_page_has_its_key(text: str) -> None:
    for url in (text, f"https://m.courier.example/{text}", f"http://{text}/a"):
        spellings = list_spellings(url)
        assert spellings[0] == canonical_url(url)
        assert {page_key(spelling) for spelling in spellings} == {page_key(url)}


WWW = "https://www.courier.example/news/ferry"
STATED = [
    # fetched, stated by the page, the page's address
    ("https://courier.example/news/ferry?x=1", STORY, STORY),
    ("https://courier.example/?p=12", STORY, STORY),
    ("https://m.courier.example/n/1", WWW, WWW),
    ("https://amp.courier.example/a", STORY, STORY),
    ("https://news.courier.co.uk/a", "https://www.courier.co.uk/b", "https://www.courier.co.uk/b"),
    ("https://courier.example/a", "/news/ferry", STORY),
    ("https://courier.example/a", "//courier.example/news/ferry", STORY),
    ("https://courier.example/a", " https://courier.example/news/ferry?utm_source=x ", STORY),
    ("https://courier.example/news/ferry/2", STORY, STORY),
    ("https://courier.example/news/ferry/page/2", STORY, STORY),
    ("https://courier.example/news/ferry/print", STORY, STORY),
    (STORY, "http://courier.example/news/ferry", STORY),
    # another site's
    (STORY, "https://tribune.example/news/ferry", STORY),
    (STORY, "https://courier.example.evil.test/news/ferry", STORY),
    ("https://one.github.io/a", "https://two.github.io/a", "https://one.github.io/a"),
    ("https://a.co.uk/x", "https://b.co.uk/x", "https://a.co.uk/x"),
    ("http://127.0.0.1/a", "http://10.0.0.1/a", "http://127.0.0.1/a"),
    # what every page of a careless site states
    (STORY, "https://courier.example/", STORY),
    (STORY, "https://courier.example/news", STORY),
    ("https://courier.example/s?id=5", "https://courier.example/s", "https://courier.example/s?id=5"),
    ("https://courier.example/?p=12", "https://courier.example/", "https://courier.example/?p=12"),
    # no address
    (STORY, "", STORY),
    (STORY, "javascript:void(0)", STORY),
    (STORY, "http://[::1", STORY),
    (STORY, None, STORY),
    (None, "https://courier.example/news/ferry/?ref=x", STORY),
    (None, "/news/ferry", None),
    (None, None, None),
]


@pytest.mark.parametrize(("fetched", "stated", "address"), STATED)
def test_a_page_is_believed_its_address_on_its_own_site_only(
    fetched: str | None, stated: str | None, address: str | None
) -> None:
    assert page_url(fetched, stated) == address


def test_the_first_address_that_can_be_true_is_the_pages() -> None:
    assert page_url("https://courier.example/a", "https://courier.example/", STORY) == STORY
    assert page_url("https://courier.example/a", None, STORY, "https://courier.example/b") == STORY


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_a_page_states_it_has_an_address_on_its_site(fetched: str, stated: str) -> None:
    address = page_url(f"https://courier.example/{fetched}", stated)
    assert address
    assert site_of(address) == "courier.example"


def test_the_tables_are_long_enough_to_be_a_rule() -> None:
    assert len(SAME) + len(KEPT) + len(TWINS) + len(STATED) >= 60


SITES = [
    ("https://www.news.courier.co.uk/a", "courier.co.uk"),
    ("https://desk.courier.example/a", "courier.example"),
    ("https://osk.github.io/a", "osk.github.io"),
    ("http://127.0.0.1:8080/", "127.0.0.1"),
    ("http://[::1]/", "::1"),
    ("http://localhost/", "localhost"),
    ("mailto:jo@courier.example", ""),
]


@pytest.mark.parametrize(("url", "site"), SITES)
def test_a_site_is_what_somebody_registered(url: str, site: str) -> None:
    assert site_of(url) == site


HOSTS = [
    ("https://www.Courier.example/a", "courier.example"),
    ("https://news.courier.example:8080", "news.courier.example"),
    ("https://user@courier.example./", "courier.example"),
    ("https://курєр.example/", "xn--j1amak0g.example"),
    ("courier.example/a", ""),
    ("http://[::1", ""),
    ("", ""),
]


@pytest.mark.parametrize(("url", "host"), HOSTS)
def test_the_host_is_named_without_its_www(url: str, host: str) -> None:
    assert host_of(url) == host
