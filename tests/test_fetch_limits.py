"""No server can hold the bot up or fill its memory: slow, endless, swollen and malformed answers all end.

The servers are real; what a test waits for is only that its link ends, with a line for the chat.
"""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard

from bot.errors import FetchError
from bot.fetch import Limits
from bot.web.content_coding import CodingError, OversizeError, decode_body
from tests.web_server import (
    PAGE,
    PASTE,
    Answer,
    answer,
    fetch_from,
    fetching,
    redirect,
    refusal_of,
    serving,
    to_loopback,
)

SHORT = Limits(total_seconds=0.3, connect_seconds=0.3, wire_bytes=200_000, body_bytes=400_000, attempts=1)
TOO_SLOW = f"127.0.0.1 took too long to answer — try again later, or {PASTE}"
TOO_LARGE = f"The page at 127.0.0.1 is too large for me — {PASTE}"
BROKEN = f"127.0.0.1 sent a broken answer — try again later, or {PASTE}"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

Talk = Callable[[], Iterator[bytes]]


def saying(start: bytes, again: bytes, pause: float = 0) -> Answer:
    """An answer that goes on as long as somebody listens."""

    async def speak(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while True:
            writer.write(again)
            await writer.drain()
            await asyncio.sleep(pause)

    return speak


async def silence(writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


DRIP = 0.005
SLOW: list[tuple[str, Answer]] = [
    ("nothing", silence),
    ("a status line letter by letter", saying(b"H", b"T", DRIP)),
    ("headers line by line", saying(HEAD, b"X-More: 1\r\n", DRIP)),
    ("one header letter by letter", saying(HEAD + b"X-More: ", b"x", DRIP)),
    ("headers, then nothing", saying(HEAD + b"\r\n", b"", DRIP)),
    ("a body letter by letter", saying(HEAD + b"\r\n", b"x", DRIP)),
    ("fewer bytes than promised", saying(HEAD + b"Content-Length: 9000\r\n\r\n<p>", b"", DRIP)),
    ("chunks of one letter", saying(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", DRIP)),
    ("a chunk that does not come", saying(HEAD + b"Transfer-Encoding: chunked\r\n\r\nffff\r\n", b"", DRIP)),
    ("one interim answer after another", saying(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", DRIP)),
]


@pytest.mark.parametrize("reply", [reply for _, reply in SLOW], ids=[name for name, _ in SLOW])
async def test_a_server_that_takes_its_time_is_left(reply: Answer) -> None:
    assert await refusal_of(reply, SHORT) == TOO_SLOW


CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
LARGE: list[tuple[str, Answer]] = [
    ("an endless body", saying(HEAD + b"\r\n", b"<p>water</p>" * 1000)),
    ("endless chunks", saying(CHUNKED, b"2710\r\n" + b"x" * 10_000 + b"\r\n")),
    ("endless chunks of one letter", saying(CHUNKED, b"1\r\nx\r\n" * 1000)),
    ("a body as long as it says", answer(b"x" * 300_000)),
    ("ten thousand headers", HEAD + b"X-More: 1\r\n" * 10_000 + b"\r\n<p>"),
    ("a header of a whole book", HEAD + b"X-More: " + b"x" * 70_000 + b"\r\n\r\n<p>"),
]


@pytest.mark.parametrize("reply", [reply for _, reply in LARGE], ids=[name for name, _ in LARGE])
async def test_a_server_that_does_not_stop_is_left(reply: Answer) -> None:
    assert await refusal_of(reply, Limits(wire_bytes=200_000, attempts=1)) == TOO_LARGE


MALFORMED: list[tuple[str, Answer]] = [
    ("headers without end", saying(HEAD, b"X-More: 1\r\n" * 1000)),
    ("a header without end", saying(HEAD + b"X-More: ", b"x" * 10_000)),
    ("a status line without end", saying(b"HTTP/1.1 200 ", b"O" * 10_000)),
    ("a chunk's size without end", saying(CHUNKED, b"0" * 10_000)),
    ("a chunk's remark without end", saying(CHUNKED + b"5;", b"x" * 10_000)),
    ("trailers without end", saying(CHUNKED + b"1\r\nx\r\n0\r\n", b"X-More: 1\r\n" * 1000)),
    ("a chunk with a size that is none", CHUNKED + b"zz\r\n"),
    ("a length that is none", HEAD + b"Content-Length: many\r\n\r\n<p>"),
    ("two lengths", HEAD + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\n<p>x"),
    ("a status that is none", b"HTTP/1.1 abc OK\r\n\r\n"),
    ("another protocol", b"SSH-2.0-OpenSSH_9.0\r\n"),
    ("binary noise", bytes(range(256)) * 10),
    ("nothing, and it hangs up", b""),
]


@pytest.mark.parametrize("reply", [reply for _, reply in MALFORMED], ids=[name for name, _ in MALFORMED])
async def test_an_answer_that_is_none_is_told(reply: Answer) -> None:
    assert await refusal_of(reply, Limits(attempts=1)) == BROKEN


async def test_others_are_served_while_servers_misbehave() -> None:
    bad = [reply for _, reply in (*SLOW, *LARGE, *MALFORMED)]
    paths: dict[str, Answer] = {f"/{at}": reply for at, reply in enumerate(bad)}
    hosts = [f"host{at}.test" for at in range(len(bad))]
    async with (
        serving({**paths, "/good": answer()}) as site,
        fetching("good.test", *hosts, resolve=to_loopback, limits=Limits(wire_bytes=200_000)) as fetcher,
    ):
        links = [f"http://{host}:{site.port}/{at}" for at, host in enumerate(hosts)]
        held_up = [asyncio.create_task(fetcher.fetch(link)) for link in links]
        for _ in range(3):
            assert (await fetcher.fetch(f"http://good.test:{site.port}/good")).body == PAGE
        for task in held_up:
            task.cancel()
        await asyncio.gather(*held_up, return_exceptions=True)


# ── bombs ────────────────────────────────────────────────────────────────────────────────────────

ZEROS = b"0" * 30_000_000
ZSTD = zstandard.ZstdCompressor().compress
BOMBS: list[tuple[str, bytes]] = [
    ("gzip", gzip.compress(ZEROS)),
    ("deflate", zlib.compress(ZEROS)),
    ("br", brotli.compress(ZEROS, quality=3)),
    ("zstd", ZSTD(ZEROS)),
    ("gzip, gzip", gzip.compress(gzip.compress(ZEROS))),
    ("zstd, br", brotli.compress(ZSTD(ZEROS))),
    ("gzip", gzip.compress(b"0" * 3_000_000) * 10),
]


@contextmanager
def at_most(megabytes: float) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < megabytes * 1e6
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("codings", "bomb"), BOMBS, ids=range(len(BOMBS)))
async def test_a_bomb_is_put_out_at_the_limit_of_its_size(codings: str, bomb: bytes) -> None:
    with at_most(megabytes=8):
        reply = answer(bomb, Content_Encoding=codings)
        assert await refusal_of(reply, Limits(body_bytes=1_000_000)) == TOO_LARGE


@pytest.mark.parametrize("codings", ["gzip, " * 4, "identity, gzip, " * 3, "gzip" + ",gzip" * 5000])
def test_more_codings_than_anybody_uses_are_not_undone(codings: str) -> None:
    body = PAGE
    for _ in range(min(codings.count("gzip"), 10)):
        body = gzip.compress(body)
    with pytest.raises(CodingError):
        decode_body(body, codings, 1_000_000)


def test_a_body_of_just_the_limit_is_read_and_one_more_is_too_large() -> None:
    for compress in (gzip.compress, lambda body: body):
        coding = "gzip" if compress is gzip.compress else ""
        assert len(decode_body(compress(b"0" * 1000), coding, 1000)) == 1000
        with pytest.raises(OversizeError):
            decode_body(compress(b"0" * 1001), coding or "identity", 1000)


# ── redirects ────────────────────────────────────────────────────────────────────────────────────


async def test_a_link_that_leads_to_itself_ends() -> None:
    async with serving({"/": redirect("/")}) as site, fetching(site.address) as fetcher:
        with pytest.raises(FetchError, match="keeps sending me on"):
            await fetcher.fetch(site.url("/"))
    assert len(site.asked) == Limits().redirects + 1


async def test_slow_redirects_share_the_time_of_one_link() -> None:
    async def later(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.1)
        writer.write(redirect("/"))

    assert await refusal_of(later, Limits(total_seconds=0.25)) == TOO_SLOW


async def test_the_body_of_a_redirect_or_of_a_refusal_is_not_read() -> None:
    endless = b"HTTP/1.1 302 Found\r\nLocation: /story\r\n\r\n"
    gone = b"HTTP/1.1 404 Not Found\r\n\r\n"
    water = b"<p>water</p>" * 1000
    page = await fetch_from({"/": saying(endless, water), "/story": answer()})
    assert page.body == PAGE
    assert "has no such page (404)" in await refusal_of(saying(gone, water))


# ── names ────────────────────────────────────────────────────────────────────────────────────────


async def test_a_name_server_that_does_not_answer_is_not_waited_for() -> None:
    async def never(host: str, port: int) -> list[str]:
        await asyncio.Event().wait()
        raise AssertionError

    async with fetching(resolve=never, limits=Limits(connect_seconds=0.05)) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch("http://courier.example/")
    assert str(caught.value) == TOO_SLOW.replace("127.0.0.1", "courier.example")


async def test_a_name_without_addresses_is_unknown() -> None:
    async def none(host: str, port: int) -> list[str]:
        return []

    async with fetching(resolve=none) as fetcher:
        with pytest.raises(FetchError, match=r"I can't find a site called courier\.example"):
            await fetcher.fetch("http://courier.example/")
