"""Links that only lead on: the address inside is read, without asking whoever wrapped it."""

from __future__ import annotations

from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.wrappers import hides_target, unwrap

STORY = "https://courier.example/news/ferry?id=5"
QUOTED = "https%3A%2F%2Fcourier.example%2Fnews%2Fferry%3Fid%3D5"


def google_news(target: bytes, rest: bytes = b"\xd2\x01\x00") -> str:
    """The key of a Google News link: a protocol buffer with the address as its field 4."""
    length = (
        bytes([len(target)]) if len(target) < 128 else bytes([len(target) % 128 + 128, len(target) // 128])
    )
    return urlsafe_b64encode(b"\x08\x13\x22" + length + target + rest).decode().rstrip("=")


LONG = f"https://courier.example/news/{'ferry-' * 30}sinks"

WRAPPED = [
    (f"https://www.google.com/url?q={QUOTED}&sa=D&ust=17", STORY),
    (f"https://www.google.com/url?sa=t&rct=j&url={QUOTED}&usg=AOv", STORY),
    (f"https://www.google.com.ua/url?q={QUOTED}", STORY),
    (f"https://consent.google.com/ml?continue={QUOTED}&gl=DE", STORY),
    ("https://www.google.com/amp/s/courier.example/news/ferry?id=5", STORY),
    ("https://www.google.com/amp/courier.example/news/ferry", "http://courier.example/news/ferry"),
    ("https://courier-example.cdn.ampproject.org/c/s/courier.example/news/ferry?id=5", STORY),
    ("https://courier-example.cdn.ampproject.org/wp/s/courier.example/news/ferry?id=5", STORY),
    ("https://cdn.ampproject.org/v/courier.example/a", "http://courier.example/a"),
    (f"https://l.facebook.com/l.php?u={QUOTED}&h=AT1&s=1", STORY),
    (f"https://lm.facebook.com/l.php?u={QUOTED}", STORY),
    (f"https://l.instagram.com/?u={QUOTED}&e=ATO", STORY),
    (f"https://www.facebook.com/sharer/sharer.php?u={QUOTED}", STORY),
    (f"https://m.facebook.com/flx/warn/?u={QUOTED}", STORY),
    (f"https://out.reddit.com/t3_abc?url={QUOTED}&token=A", STORY),
    (f"https://vk.com/away.php?to={QUOTED}&cc_key=", STORY),
    (f"https://www.youtube.com/redirect?event=video_description&q={QUOTED}", STORY),
    (f"https://www.linkedin.com/redir/redirect?url={QUOTED}&urlhash=x", STORY),
    (f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&data=05%7C01&reserved=0", STORY),
    (f"https://gcc02.safelinks.protection.office365.us/ap/w?url={QUOTED}", STORY),
    (f"https://t.me/iv?url={QUOTED}&rhash=abc", STORY),
    (f"https://t.me/share/url?url={QUOTED}&text=look", STORY),
    (f"https://slack-redir.net/link?url={QUOTED}", STORY),
    (f"https://duckduckgo.com/l/?uddg={QUOTED}&rut=1", STORY),
    (f"https://flipboard.com/redirect?url={QUOTED}", STORY),
    (f"https://news.google.com/rss/articles/{google_news(STORY.encode())}?oc=5", STORY),
    (f"https://news.google.com/articles/{google_news(STORY.encode())}?hl=en-US", STORY),
    (f"https://news.google.com/rss/articles/{google_news(LONG.encode())}", LONG),
    (f"https://urldefense.proofpoint.com/v1/url?u={QUOTED}&k=x", STORY),
    ("https://urldefense.proofpoint.com/v2/url?u=https-3A__courier.example_news_ferry-3Fid-3D5&d=DwM", STORY),
    ("https://urldefense.com/v3/__https://courier.example/news/ferry?id=5__;!!GjvTz_vk!E6Hz$", STORY),
    ("https://urldefense.com/v3/__https:/courier.example/news/ferry?id=5__;!!GjvTz_vk!E6Hz$", STORY),
    ("https://urldefense.com/v3/__https://courier.example/a*2Fb__;JQ!!A!B$", "https://courier.example/a%2Fb"),
    (
        "https://urldefense.com/v3/__https://courier.example/a?x=*y=**Az__;JiUl!!A!B$",
        "https://courier.example/a?x=&y=%%z",
    ),
    # wrapped twice
    (
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Famp%2Fs%2Fcourier.example%2Fa",
        "https://courier.example/a",
    ),
]


@pytest.mark.parametrize(("link", "target"), WRAPPED)
def test_the_address_inside_is_found_without_the_network(link: str, target: str) -> None:
    assert unwrap(link) == target


AS_IT_IS = [
    STORY,
    f"https://courier.example/share?url={QUOTED}",
    f"https://google.com.evil.example/url?q={QUOTED}",
    f"https://evil.example/?x=www.google.com/url&q={QUOTED}",
    "https://www.google.com/url",
    "https://www.google.com/url?q=",
    "https://www.google.com/url?q=javascript%3Aalert(1)",
    "https://www.google.com/url?q=%2Fsearch%3Fq%3Dferry",
    "https://www.google.com/search?q=https%3A%2F%2Fcourier.example",
    "https://www.google.com/amp/",
    "https://urldefense.com/v3/__",
    "https://urldefense.com/v3/__file:///etc/passwd__;!!A!B$",
    "https://bit.ly/osk",
    "https://t.co/Osk1",
    "https://news.google.com/topstories",
    "http://[::1",
    "mailto:jo@courier.example",
    "",
]


@pytest.mark.parametrize("link", AS_IT_IS)
def test_a_link_with_nothing_inside_stays_as_it_is(link: str) -> None:
    assert unwrap(link) == link


HIDDEN = [
    f"https://news.google.com/rss/articles/{google_news(b'AU_yqLMabc', b'')}?oc=5",
    f"https://news.google.com/articles/{google_news(b'AU_yqLMabc', b'')}",
    f"https://news.google.com/read/{google_news(b'AU_yqLMabc', b'')}?hl=en",
    "https://news.google.com/rss/articles/CBMi",
    "https://news.google.com/rss/articles/!!!",
]


@pytest.mark.parametrize("link", HIDDEN[:4])
def test_a_google_news_link_with_a_key_in_place_of_the_address_hides_it(link: str) -> None:
    assert unwrap(link) == link
    assert hides_target(link)


@pytest.mark.parametrize("link", [HIDDEN[4], "https://news.google.com/home", STORY, WRAPPED[25][0]])
def test_other_links_hide_nothing(link: str) -> None:
    assert not hides_target(link)


@given(st.text(max_size=60))
def test_whatever_is_wrapped_comes_out_as_a_web_address_or_not_at_all(text: str) -> None:
    for link in (
        text,
        f"https://www.google.com/url?q={text}",
        f"https://urldefense.com/v3/__{text}__;{text}!!a",
        f"https://urldefense.com/v2/url?u={text}",
        f"https://news.google.com/rss/articles/CBMi{text}",
        f"https://www.google.com/amp/s/{text}",
    ):
        found = unwrap(link)
        assert found == link or found.startswith(("http://", "https://"))
