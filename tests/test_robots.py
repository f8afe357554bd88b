"""robots.txt (RFC 9309): what a site asks of robots holds for reading that nobody asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FetchError
from bot.web.robots import Robots, is_allowed
from tests.web_server import Answer, answer, fetching, redirect, serving, to_loopback

STORY = "https://courier.example/news/ferry"

RULES = [
    ("", True),
    ("User-agent: *\nDisallow:", True),
    ("User-agent: *\nDisallow: /", False),
    ("User-agent: *\nDisallow: /news", False),
    ("User-agent: *\nDisallow: /sport", True),
    ("User-agent: *\nDisallow: /news\nAllow: /news/ferry", True),
    ("User-agent: *\nDisallow: /*/ferry$", False),
    ("User-agent: WhoClaimsWhatBot\nDisallow: /", False),
    ("user-agent: whoclaimswhatbot\ndisallow: /", False),
    ("User-agent: WhoClaimsWhatBot\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
    ("User-agent: *\nAllow: /\n\nUser-agent: WhoClaimsWhatBot # ours\nDisallow: /", False),
    ("User-agent: Otherbot\nUser-agent: WhoClaimsWhatBot\nDisallow: /", False),
    ("User-agent: Otherbot\nDisallow: /", True),
    ("User-agent: Otherbot\nDisallow: /\n\nUser-agent: *\nDisallow: /sport", True),
    ("User-agent: Telegram\nDisallow: /", True),
    ("<html><body>Not here</body></html>", True),
    ("User-agent: *\r\nDisallow: /\r\n", False),
]


@pytest.mark.parametrize(("rules", "allowed"), RULES)
def test_the_rules_for_us_decide_else_those_for_all(rules: str, *, allowed: bool) -> None:
    assert is_allowed(rules, STORY) == allowed


def test_a_file_for_very_many_robots_takes_no_more_work_than_its_length() -> None:
    robots = "".join(f"User-agent: robot{number}\n" for number in range(20_000))
    assert not is_allowed(f"{robots}User-agent: *\n" + "Disallow: /news\n" * 10_000, STORY)


@given(st.text(max_size=200))
def test_whatever_a_file_says_there_is_a_decision(rules: str) -> None:
    assert is_allowed(rules, STORY) in (True, False)


async def ask(reply: Answer, path: str = "/news/ferry") -> bool:
    async with serving({"/robots.txt": reply}) as site, fetching(site.address) as fetcher:
        allowed = await fetcher.may_read(site.url(path))
    assert {request["path"] for request in site.asked} == {"/robots.txt"}
    return allowed


NO_NEWS = answer(b"User-agent: *\nDisallow: /news", Content_Type="text/plain")


async def test_a_site_is_asked_for_its_robots_txt_and_for_nothing_else() -> None:
    assert not await ask(NO_NEWS)
    assert await ask(NO_NEWS, "/sport?page=2#top")


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "401 Unauthorized", "403 Forbidden"])
async def test_a_site_without_one_forbids_nothing(status: str) -> None:
    assert await ask(answer(b"", status))


async def test_a_byte_order_mark_hides_no_rule() -> None:
    assert not await ask(answer(b"\xef\xbb\xbfUser-agent: *\nDisallow: /"))


async def test_an_empty_one_forbids_nothing() -> None:
    assert await ask(answer(b"", Content_Type=""))


@pytest.mark.parametrize("status", ["500 Oops", "503 Busy", "429 Too Many Requests"])
async def test_a_site_that_cannot_be_asked_is_not_read(status: str) -> None:
    with pytest.raises(FetchError, match=status[:3]):
        await ask(answer(b"", status))


async def test_a_site_that_does_not_answer_is_not_read() -> None:
    async with serving({}) as site:
        address = site.address
    async with fetching(address) as fetcher:
        with pytest.raises(FetchError, match="doesn't answer"):
            await fetcher.may_read(f"http://{address}/news")


async def test_it_may_stand_elsewhere() -> None:
    replies: dict[str, Answer] = {"/robots.txt": redirect("/rules.txt"), "/rules.txt": NO_NEWS}
    async with serving(replies) as site, fetching(site.address) as fetcher:
        assert not await fetcher.may_read(site.url("/news"))


async def test_a_site_is_asked_once_a_day_and_each_host_and_port_for_itself() -> None:
    async with (
        serving({"/robots.txt": NO_NEWS}) as site,
        fetching("one.test", "two.test", resolve=to_loopback) as fetcher,
    ):
        for host in ("one.test", "one.test", "two.test", "one.test"):
            assert not await fetcher.may_read(f"http://{host}:{site.port}/news")
    assert len(site.asked) == 2


@pytest.mark.parametrize("link", ["http://127.0.0.1/feed", "ftp://courier.example/feed", "http://[::1"])
async def test_a_link_that_is_never_opened_is_refused_here_too(link: str) -> None:
    async with fetching() as fetcher:
        with pytest.raises(FetchError):
            await fetcher.may_read(link)


class Site:
    """A robots.txt that changes, or is away."""

    def __init__(self) -> None:
        self.now, self.asked = 0.0, 0
        self.rules: bytes | None = b""

    async def read(self, url: str) -> bytes:
        self.asked += 1
        if self.rules is None:
            raise FetchError("away")
        return self.rules


async def test_rules_are_asked_for_anew_after_a_day_and_kept_while_the_site_is_away() -> None:
    site = Site()
    robots = Robots(site.read, clock=lambda: site.now)
    assert await robots.allow(STORY)
    site.rules = b"User-agent: *\nDisallow: /"
    site.now = 86_000
    assert await robots.allow(STORY)
    site.now = 87_000
    assert not await robots.allow(STORY)
    site.rules, site.now = None, 200_000
    assert not await robots.allow(STORY)
    assert site.asked == 3


async def test_the_sites_asked_about_last_are_remembered_and_no_more() -> None:
    site = Site()
    robots = Robots(site.read, clock=lambda: site.now)
    for number in range(101):
        await robots.allow(f"https://site{number}.example/")
    await robots.allow("https://site100.example/")
    assert site.asked == 101
    await robots.allow("https://site0.example/")
    assert site.asked == 102
