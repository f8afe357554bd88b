"""Manners towards sites: one request at a time, patience, no page twice, and the bot's name."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import count

import pytest

from bot.errors import FetchError
from bot.fetch import Limits, Page, Validators, user_agent
from bot.web.cache import Cache
from bot.web.hosts import Hosts
from bot.web.patience import UnreachedError, parse_retry_after, pause_before_retry
from tests.web_server import PAGE, PASTE, Answer, answer, fetching, redirect, serving, to_loopback

BUSY = "503 Service Unavailable"


class Turning:
    """A server's answer that is another each time, and the last from then on."""

    def __init__(self, *replies: Answer) -> None:
        self._replies = list(replies)

    async def __call__(self, writer: asyncio.StreamWriter) -> None:
        reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        if isinstance(reply, bytes):
            writer.write(reply)
        else:
            await reply(writer)


async def hang_up(writer: asyncio.StreamWriter) -> None:
    """No answer at all."""


# ── one at a time ────────────────────────────────────────────────────────────────────────────────


async def test_a_host_is_asked_for_one_page_at_a_time() -> None:
    async def slowly(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.02)
        writer.write(answer())

    async with (
        serving({f"/{number}": slowly for number in range(4)}) as site,
        fetching(site.address) as fetcher,
    ):
        await asyncio.gather(*(fetcher.fetch(site.url(f"/{number}")) for number in range(4)))
    assert len(site.asked) == 4
    assert site.most_at_once == 1


async def test_the_wait_for_others_at_the_same_host_does_not_count_against_a_links_time() -> None:
    async def slowly(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.15)
        writer.write(answer())

    async with (
        serving({f"/{number}": slowly for number in range(4)}) as site,
        fetching(site.address, limits=Limits(total_seconds=0.4)) as fetcher,
    ):
        pages = await asyncio.gather(*(fetcher.fetch(site.url(f"/{number}")) for number in range(4)))
    assert [page.body for page in pages] == [PAGE] * 4


async def test_a_slow_host_keeps_nobody_from_another() -> None:
    async def never(writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    async with (
        serving({"/slow": never, "/": answer()}) as site,
        fetching("slow.test", "quick.test", resolve=to_loopback) as fetcher,
    ):
        slow = asyncio.create_task(fetcher.fetch(f"http://slow.test:{site.port}/slow"))
        assert (await fetcher.fetch(f"http://quick.test:{site.port}/")).body == PAGE
        slow.cancel()


async def test_two_sites_that_send_on_to_each_other_never_wait_for_each_other() -> None:
    async with (
        serving({}) as site,
        fetching("one.test", "two.test", resolve=to_loopback) as fetcher,
    ):
        one, two = (f"http://{host}:{site.port}" for host in ("one.test", "two.test"))
        site.answers = {"/a": redirect(f"{two}/end"), "/b": redirect(f"{one}/end"), "/end": answer()}
        pages = await asyncio.gather(fetcher.fetch(f"{one}/a"), fetcher.fetch(f"{two}/b"))
    assert {page.url for page in pages} == {f"{one}/end", f"{two}/end"}


# ── again, later ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "fault", [answer(b"", BUSY), answer(b"", "500 Oops"), answer(b"", "502 Bad"), hang_up]
)
async def test_a_fault_that_may_pass_is_given_another_chance(fault: Answer) -> None:
    async with serving({"/": Turning(fault, fault, answer())}) as site, fetching(site.address) as fetcher:
        assert (await fetcher.fetch(site.url("/"))).body == PAGE
    assert len(site.asked) == 3


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "429 Too Many Requests", "501 No"])
async def test_a_fault_that_stays_is_not_asked_about_again(status: str) -> None:
    async with serving({"/": answer(b"", status)}) as site, fetching(site.address) as fetcher:
        with pytest.raises(FetchError):
            await fetcher.fetch(site.url("/"))
    assert len(site.asked) == 1


async def test_what_does_not_pass_is_told_after_the_last_attempt() -> None:
    async with serving({"/": answer(b"", BUSY)}) as site, fetching(site.address) as fetcher:
        with pytest.raises(FetchError, match=r"has trouble of its own \(503\)"):
            await fetcher.fetch(site.url("/"))
    assert len(site.asked) == Limits().attempts


async def test_a_short_wait_that_a_site_asks_for_is_waited() -> None:
    replies = Turning(answer(b"", "429 Slow", Retry_After="1"), answer())
    async with serving({"/": replies}) as site, fetching(site.address) as fetcher:
        started = asyncio.get_running_loop().time()
        assert (await fetcher.fetch(site.url("/"))).body == PAGE
        assert asyncio.get_running_loop().time() - started >= 1


LONG_WAITS = [("61", "61 seconds"), ("121", "3 minutes"), ("7200", "120 minutes"), ("7201", "3 hours")]


@pytest.mark.parametrize(("seconds", "spelled"), LONG_WAITS)
async def test_a_long_wait_is_told_and_the_host_left_alone_for_it(seconds: str, spelled: str) -> None:
    replies: dict[str, Answer] = {"/": answer(b"", BUSY, Retry_After=seconds), "/other": answer()}
    async with serving(replies) as site, fetching(site.address) as fetcher:
        for path in ("/", "/other"):
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch(site.url(path))
            assert str(caught.value) == (
                f"127.0.0.1 asks me to come back in {spelled} — try again then, or {PASTE}"
            )
    assert len(site.asked) == 1


async def test_a_wait_that_is_over_is_over() -> None:
    now = 0.0
    hosts = Hosts(clock=lambda: now)
    hosts.rest("courier.example", 60)
    async with asyncio.timeout(10) as deadline:
        with pytest.raises(FetchError, match="come back in 60 seconds"):
            async with hosts.turn("courier.example", deadline):
                raise AssertionError
        async with hosts.turn("tribune.example", deadline):
            pass
        now = 61.0
        async with hosts.turn("courier.example", deadline):
            pass


NOW = datetime(2024, 11, 4, 9, 0, tzinfo=UTC)
WAITS = [
    ("120", 120.0),
    (" 0 ", 0.0),
    (format_datetime(NOW + timedelta(minutes=5), usegmt=True), 300.0),
    ("Mon, 04 Nov 2024 09:05:00 -0000", 300.0),
    (format_datetime(NOW - timedelta(days=1), usegmt=True), 0.0),
    ("", None),
    ("soon", None),
    ("-5", None),
    ("1.5", None),
    ("9" * 5000, None),
    ("١٢", None),
    ("Mon, 99 Nov 2024 09:05:00 GMT", None),
]


@pytest.mark.parametrize(("header", "seconds"), WAITS)
def test_a_wait_is_asked_for_in_seconds_or_as_a_date(header: str, seconds: float | None) -> None:
    assert parse_retry_after(header, NOW) == seconds


PAUSES = [
    (UnreachedError("no answer"), True),
    (FetchError("oops", status=502), True),
    (FetchError("busy", status=503, retry_after=3.0), 3.0),
    (FetchError("busy", status=503, retry_after=11.0), False),
    (FetchError("too many", status=429), False),
    (FetchError("gone", status=410), False),
    (FetchError("refused"), False),
    (ValueError("a bug"), False),
]


@pytest.mark.parametrize(("error", "pause"), PAUSES, ids=str)
def test_only_what_may_pass_is_tried_again(error: Exception, *, pause: bool | float) -> None:
    assert pause_before_retry(error, patience_seconds=10) == pause


# ── no page twice ────────────────────────────────────────────────────────────────────────────────

DAY = "Mon, 04 Nov 2024 09:00:00 GMT"
VERSIONS = [
    (answer(ETag='"v1"'), "if-none-match", '"v1"'),
    (answer(Last_Modified=DAY), "if-modified-since", DAY),
]


@pytest.mark.parametrize(("first", "asked", "value"), VERSIONS)
async def test_a_page_read_again_is_asked_for_only_if_it_has_changed(
    first: bytes, asked: str, value: str
) -> None:
    replies = Turning(first, answer(b"", "304 Not Modified"), answer(b"<p>new</p>"))
    async with serving({"/": replies}) as site, fetching(site.address) as fetcher:
        bodies = [(await fetcher.fetch(site.url("/"))).body for _ in range(3)]
    assert bodies == [PAGE, PAGE, b"<p>new</p>"]
    assert [request.get(asked) for request in site.asked] == [None, value, value]


async def test_a_page_without_a_version_is_not_kept() -> None:
    async with serving({"/": answer()}) as site, fetching(site.address) as fetcher:
        for _ in range(2):
            await fetcher.fetch(site.url("/"))
    assert not any({"if-none-match", "if-modified-since"} & set(request) for request in site.asked)


async def test_a_page_that_was_never_read_cannot_be_unchanged() -> None:
    async with serving({"/": answer(b"", "304 Not Modified")}) as site, fetching(site.address) as fetcher:
        with pytest.raises(FetchError, match="304"):
            await fetcher.fetch(site.url("/"))


async def test_a_page_bears_how_long_its_server_calls_it_fresh() -> None:
    async with serving({"/": answer(Cache_Control="max-age=600")}) as site, fetching(site.address) as fetcher:
        assert (await fetcher.fetch(site.url("/"))).fresh_for == timedelta(minutes=10)


async def test_what_has_not_changed_since_its_validators_is_nothing_new() -> None:
    replies = Turning(answer(ETag='W/"1"', Last_Modified="x"), answer(b"", "304 Not Modified"))
    async with serving({"/": replies}) as site, fetching(site.address) as fetcher:
        page = await fetcher.refetch(site.url("/"), Validators())
        assert page
        assert page.validators == Validators('W/"1"', "x")
        assert await fetcher.refetch(site.url("/"), page.validators) is None
    assert site.asked[1]["if-none-match"] == 'W/"1"'


def page_of(size: int, url: str = "https://courier.example/") -> Page:
    return Page(url, b"x" * size, "text/html", Validators('"1"'))


def test_the_pages_used_last_are_kept_as_far_as_there_is_room() -> None:
    cache = Cache(max_bytes=10)
    for name in "abc":
        cache.keep(name, page_of(4))
        cache.get("a")
    assert [name for name in "abc" if cache.get(name)] == ["a", "c"]


def test_a_page_without_room_takes_none() -> None:
    cache = Cache(max_bytes=10)
    cache.keep("a", page_of(9))
    cache.keep("b", page_of(11))
    assert cache.get("a")
    assert cache.get("b") is None


def test_a_newer_page_takes_the_place_of_the_older() -> None:
    cache = Cache(max_bytes=10)
    for size in (8, 9, 10):
        cache.keep("a", page_of(size))
    assert cache.get("a") == page_of(10)
    cache.keep("a", Page("https://courier.example/", b"", None))
    assert cache.get("a") is None


# ── who asks ─────────────────────────────────────────────────────────────────────────────────────


async def test_the_bot_says_who_it_is_and_whom_to_write_to() -> None:
    contact = "https://desk.example/bot"
    async with serving({"/": answer()}) as site, fetching(site.address, contact=contact) as fetcher:
        await fetcher.fetch(site.url("/"))
    assert site.asked[0]["user-agent"] == user_agent(contact)
    assert user_agent(contact).endswith("; https://desk.example/bot)")
    assert user_agent(None).endswith("that its users send it)")


async def test_a_link_that_fails_gives_its_turn_to_the_next() -> None:
    numbers = count()
    async with serving({}) as site:
        address = site.address
    async with fetching(address) as fetcher:
        for _ in range(3):
            with pytest.raises(FetchError, match="doesn't answer"):
                await fetcher.fetch(f"http://{address}/{next(numbers)}")
