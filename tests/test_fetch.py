"""Reading links: against real servers on loopback that behave, and that misbehave on purpose."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import httpx
import pytest
import zstandard

from bot.errors import FetchError
from bot.fetch import Limits, Page, Validators
from bot.web import refusals
from bot.web.page import DOCX
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

KEYS = Path(__file__).parent / "data" / "tls" / "news.test.pem"


async def stall(writer: asyncio.StreamWriter) -> None:
    """A body that drips and never ends."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        writer.write(b"<p>")
        await writer.drain()
        await asyncio.sleep(0.01)


async def flood(writer: asyncio.StreamWriter) -> None:
    """A body that pours and never ends."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        writer.write(b"<p>water</p>" * 1000)
        await writer.drain()


async def break_off(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<p>")


STATUSES = [
    ("404 Not Found", "has no such page (404) — check the link, or"),
    ("410 Gone", "has no such page (410) — check the link, or"),
    ("401 Unauthorized", "shows this page to its subscribers only (401) —"),
    ("402 Payment Required", "shows this page to its subscribers only (402) —"),
    ("403 Forbidden", "doesn't let me read this page (403) —"),
    ("451 Unavailable", "doesn't let me read this page (451) —"),
    ("429 Too Many Requests", "asks me to come back later (429) — try again in a while, or"),
    ("500 Internal Server Error", "has trouble of its own (500) — try again later, or"),
    ("503 Service Unavailable", "has trouble of its own (503) — try again later, or"),
    ("204 No Content", "didn't give me the page (204) —"),
    ("418 Teapot", "didn't give me the page (418) —"),
    ("302 Found", "didn't give me the page (302) —"),
]


@pytest.mark.parametrize(("status", "reason"), STATUSES)
async def test_a_page_that_is_not_given_is_explained_by_its_status(status: str, reason: str) -> None:
    assert await refusal_of(answer(b"", status)) == f"127.0.0.1 {reason} {PASTE}"


CONTENT_TYPES = [
    ("application/zip", "a ZIP file"),
    ("Image/PNG", "an image"),
    ("video/mp4; codecs=avc1", "a video"),
    ("audio/mpeg", "a sound recording"),
    ("application/octet-stream", "a file"),
]


@pytest.mark.parametrize(("content_type", "kind"), CONTENT_TYPES)
async def test_what_is_not_a_page_is_named(content_type: str, kind: str) -> None:
    reason = await refusal_of(answer(b"MZ", Content_Type=content_type))
    assert reason == f"That link is {kind}, not a web page — {PASTE}"


@pytest.mark.parametrize("body", [b"", b" \r\n\t"])
async def test_a_page_with_nothing_on_it_is_empty(body: bytes) -> None:
    assert await refusal_of(answer(body)) == f"127.0.0.1 sent an empty page — {PASTE}"


async def test_a_page_that_drips_is_given_up_at_the_time_limit() -> None:
    reason = await refusal_of(stall, Limits(total_seconds=0.2))
    assert reason == f"127.0.0.1 took too long to answer — try again later, or {PASTE}"


async def test_an_endless_page_is_given_up_at_the_size_limit() -> None:
    reason = await refusal_of(flood, Limits(wire_bytes=100_000))
    assert reason == f"The page at 127.0.0.1 is too large for me — {PASTE}"


async def test_an_answer_that_breaks_off_is_not_taken_for_the_page() -> None:
    assert await refusal_of(break_off) == f"127.0.0.1 sent a broken answer — try again later, or {PASTE}"


async def test_an_answer_that_is_not_http_is_explained() -> None:
    assert "sent a broken answer" in await refusal_of(b"SSH-2.0-server\r\n\r\n")


BOMB = b"<p>" + b"0" * 3_000_000
CODINGS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("br", brotli.compress),
    ("zstd", zstandard.ZstdCompressor().compress),
    ("gzip, br", lambda body: brotli.compress(gzip.compress(body))),
    ("identity", lambda body: body),
]


@pytest.mark.parametrize(("name", "compress"), CODINGS)
async def test_a_compressed_page_is_unfolded(name: str, compress: Callable[[bytes], bytes]) -> None:
    page = await fetch_from({"/": answer(compress(PAGE), Content_Encoding=name)})
    assert page.body == PAGE


@pytest.mark.parametrize(("name", "compress"), CODINGS)
async def test_a_page_that_unfolds_beyond_the_limit_is_too_large(
    name: str, compress: Callable[[bytes], bytes]
) -> None:
    reply = answer(compress(BOMB), Content_Encoding=name)
    assert "too large for me" in await refusal_of(reply, Limits(body_bytes=1_000_000))


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd", "sdch", "gzip, gzip"])
async def test_a_body_that_is_not_in_its_coding_is_explained(name: str) -> None:
    reason = await refusal_of(answer(b"plainly not compressed", Content_Encoding=name))
    assert reason == f"127.0.0.1 sent an answer that I can't decode — {PASTE}"


async def test_a_gzip_body_in_several_members_is_unfolded_whole() -> None:
    body = gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])
    assert (await fetch_from({"/": answer(body, Content_Encoding="gzip")})).body == PAGE


async def test_what_follows_a_gzip_body_is_dropped() -> None:
    body = gzip.compress(PAGE) + b"\x00\x00padding"
    assert (await fetch_from({"/": answer(body, Content_Encoding="gzip")})).body == PAGE


async def test_members_that_unfold_beyond_the_limit_together_are_too_large() -> None:
    reply = answer(gzip.compress(BOMB[:700_000]) * 2, Content_Encoding="gzip")
    assert "too large for me" in await refusal_of(reply, Limits(body_bytes=1_000_000))


async def test_deflate_without_its_wrapper_is_unfolded_too() -> None:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    body = packer.compress(PAGE) + packer.flush()
    assert (await fetch_from({"/": answer(body, Content_Encoding="deflate")})).body == PAGE


async def test_a_host_that_does_not_exist_is_told_by_its_name() -> None:
    async def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async with fetching(resolve=unknown) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch("https://no-such-paper.example/a")
    assert str(caught.value) == (
        f"I can't find a site called no-such-paper.example — check the link, or {PASTE}"
    )


async def test_a_host_whose_name_cannot_be_looked_up_is_unknown() -> None:
    async with fetching() as fetcher:
        with pytest.raises(FetchError, match="I can't find a site called"):
            await fetcher.fetch(f"http://{'a' * 64}.example/")


async def test_a_server_that_does_not_answer_is_explained() -> None:
    async with serving({}) as site:
        address = site.address
    async with fetching(address) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(f"http://{address}/")
    assert str(caught.value) == f"127.0.0.1 doesn't answer — try again later, or {PASTE}"


def test_a_connection_that_nobody_takes_is_a_slow_site() -> None:
    reason = refusals.of_transport(httpx.ConnectTimeout("no answer"), "courier.example")
    assert reason == f"courier.example took too long to answer — try again later, or {PASTE}"


async def test_a_server_without_tls_has_no_secure_connection() -> None:
    async def grumble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(grumble, "127.0.0.1", 0)
    address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server, fetching(address) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(f"https://{address}/")
    assert str(caught.value) == f"127.0.0.1 has no valid secure connection, so I didn't read it — {PASTE}"


async def test_a_server_that_is_silent_when_asked_for_tls_is_slow() -> None:
    async with serving({}) as site, fetching(site.address, limits=Limits(connect_seconds=0.1)) as fetcher:
        with pytest.raises(FetchError, match="took too long to answer"):
            await fetcher.fetch(f"https://{site.address}/")


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://[::1/", "sent a broken answer"),
        ("https://xn--i-7iq.example/", "sent a broken answer"),
    ],
)
async def test_a_redirect_to_what_is_no_address_is_a_broken_answer(location: str, reason: str) -> None:
    assert reason in await refusal_of(redirect(location))


async def test_a_redirect_is_followed_and_the_page_carries_its_last_address() -> None:
    async with (
        serving(
            {"/short": redirect("/a?b=1"), "/a?b=1": redirect("story", "308 Permanent"), "/story": answer()}
        ) as site,
        fetching(site.address) as fetcher,
    ):
        page = await fetcher.fetch(site.url("/short#top"))
    assert page == Page(site.url("/story"), PAGE, "text/html; charset=utf-8")


async def test_redirects_in_a_ring_end_at_their_limit() -> None:
    async with (
        serving({"/a": redirect("/b"), "/b": redirect("/a")}) as site,
        fetching(site.address, limits=Limits(redirects=4)) as fetcher,
    ):
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(site.url("/a"))
    assert str(caught.value) == f"127.0.0.1 keeps sending me on to other addresses — {PASTE}"
    assert len(site.asked) == 5


async def test_as_many_redirects_as_the_limit_are_followed() -> None:
    answers: dict[str, Answer] = {"/0": redirect("/1"), "/1": redirect("/2"), "/2": answer()}
    assert (await fetch_from(answers, "/0", Limits(redirects=2))).body == PAGE


async def test_the_host_is_looked_up_once_and_the_connection_goes_to_the_checked_address() -> None:
    looked_up = []

    async def rebinding(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["127.0.0.99"]

    async with (
        serving({"/": answer()}) as site,
        fetching(f"news.test:{site.port}", resolve=rebinding) as fetcher,
    ):
        page = await fetcher.fetch(f"http://news.test:{site.port}/")
    assert page.url == f"http://news.test:{site.port}/"
    assert looked_up == ["news.test"]
    assert site.asked[0]["host"] == f"news.test:{site.port}"


async def test_a_host_with_a_name_that_newer_rules_forbid_is_a_host_all_the_same() -> None:
    heart = "xn--i-7iq.test"
    async with serving({"/": answer()}) as site, fetching(heart, resolve=to_loopback) as fetcher:
        assert (await fetcher.fetch(f"http://{heart}:{site.port}/")).body == PAGE
    assert site.asked[0]["host"] == f"{heart}:{site.port}"


async def test_the_next_address_is_tried_where_the_first_does_not_answer() -> None:
    async def two(host: str, port: int) -> list[str]:
        return ["127.0.0.2", "127.0.0.1"]  # the server listens on the second only

    async with serving({"/": answer()}) as site, fetching(f"news.test:{site.port}", resolve=two) as fetcher:
        assert (await fetcher.fetch(f"http://news.test:{site.port}/")).body == PAGE


def server_tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(KEYS)
    return context


async def test_a_secure_connection_is_made_in_the_name_of_the_host_not_of_its_address() -> None:
    trusting = ssl.create_default_context(cafile=str(KEYS))
    async with serving({"/": answer()}, server_tls()) as site:
        options = {"resolve": to_loopback, "tls": trusting}
        async with fetching(f"news.test:{site.port}", **options) as fetcher:
            assert (await fetcher.fetch(f"https://news.test:{site.port}/")).body == PAGE


@pytest.mark.parametrize("host", ["other.test", "127.0.0.1"])
async def test_a_certificate_for_another_host_is_no_secure_connection(host: str) -> None:
    trusting = ssl.create_default_context(cafile=str(KEYS))
    async with serving({"/": answer()}, server_tls()) as site:
        options = {"resolve": to_loopback, "tls": trusting}
        async with fetching(f"{host}:{site.port}", **options) as fetcher:
            with pytest.raises(FetchError, match="no valid secure connection"):
                await fetcher.fetch(f"https://{host}:{site.port}/")
    assert site.asked == []


async def test_a_certificate_that_nobody_vouches_for_is_no_secure_connection() -> None:
    async with (
        serving({"/": answer()}, server_tls()) as site,
        fetching("news.test", resolve=to_loopback) as fetcher,
    ):
        with pytest.raises(FetchError, match="no valid secure connection"):
            await fetcher.fetch(f"https://news.test:{site.port}/")


async def test_the_bot_says_who_it_is_and_sends_nothing_that_it_was_given_to_keep() -> None:
    async with (
        serving({"/": redirect("/story"), "/story": answer(Set_Cookie="id=1; Path=/")}) as site,
        fetching(site.address) as fetcher,
    ):
        await fetcher.fetch(site.url("/"))
        await fetcher.fetch(site.url("/story"))
    assert all("WhoClaimsWhatBot" in request["user-agent"] for request in site.asked)
    assert not any("cookie" in request or "referer" in request for request in site.asked)


FILES = [
    ("application/pdf", b"%PDF-1.7", "application/pdf"),
    ("application/octet-stream", b"%PDF-1.7", "application/pdf"),
    ("application/x-pdf;charset=binary", b"%PDF-1.7", "application/pdf"),
    (DOCX, b"PK\x03\x04", DOCX),
    ("binary/octet-stream", b"PK\x03\x04", DOCX),
]


@pytest.mark.parametrize(("stated", "body", "content_type"), FILES)
async def test_files_that_hold_articles_are_read_under_their_true_type(
    stated: str, body: bytes, content_type: str
) -> None:
    page = await fetch_from({"/": answer(body, Content_Type=stated)})
    assert (page.body, page.content_type) == (body, content_type)


async def test_a_file_may_be_larger_than_a_page() -> None:
    reply = answer(b"%PDF" + b"0" * 3000, Content_Type="application/pdf")
    limits = Limits(wire_bytes=1000, body_bytes=1000, file_bytes=4000)
    assert len((await fetch_from({"/": reply}, limits=limits)).body) == 3004
    assert "too large" in await refusal_of(reply, replace(limits, file_bytes=2000))


FEED_TYPES = [
    "application/rss+xml",
    "application/atom+xml; charset=utf-8",
    "application/feed+json",
    "text/xml",
]


@pytest.mark.parametrize("content_type", FEED_TYPES)
async def test_a_feed_is_no_page_that_a_person_sends_but_is_read_again(content_type: str) -> None:
    reply = answer(b"<rss/>", Content_Type=content_type)
    assert "That link is a feed, not a web page — send it behind /follow" in await refusal_of(reply)
    async with serving({"/feed": reply}) as site, fetching(site.address) as fetcher:
        page = await fetcher.refetch(site.url("/feed"), Validators())
    assert page == Page(site.url("/feed"), b"<rss/>", content_type)


@pytest.mark.parametrize("content_type", ["text/plain", "application/xhtml+xml", "TEXT/HTML", ""])
async def test_pages_and_plain_text_are_read_and_an_unnamed_type_too(content_type: str) -> None:
    page = await fetch_from({"/": answer(Content_Type=content_type)})
    assert (page.body, page.content_type) == (PAGE, content_type or None)


@pytest.mark.parametrize(
    "body", [PAGE, b"\xef\xbb\xbf\r\n<!DOCTYPE html><title>x</title>", b"<?xml version='1.0'?>\n" + PAGE]
)
async def test_a_page_that_its_server_calls_a_mere_file_is_a_page(body: bytes) -> None:
    page = await fetch_from({"/": answer(body, Content_Type="application/octet-stream")})
    assert (page.body, page.content_type) == (body, "text/html")


async def test_an_allowed_host_without_a_port_is_allowed_on_all_ports() -> None:
    async with serving({"/": answer()}) as site, fetching("127.0.0.1") as fetcher:
        assert (await fetcher.fetch(site.url("/"))).body == PAGE


async def test_an_allowed_host_with_a_port_is_allowed_on_that_port_only() -> None:
    async with serving({"/": answer()}) as site, fetching("127.0.0.1:1") as fetcher:
        with pytest.raises(FetchError, match="usual ports"):
            await fetcher.fetch(site.url("/"))


async def test_links_to_different_hosts_are_read_side_by_side() -> None:
    both_here = asyncio.Barrier(2)

    async def when_both_are_here(writer: asyncio.StreamWriter) -> None:
        await both_here.wait()
        writer.write(answer())

    async with (
        serving({"/": when_both_are_here}) as site,
        fetching("one.test", "two.test", resolve=to_loopback) as fetcher,
    ):
        links = [f"http://{host}:{site.port}/" for host in ("one.test", "two.test")]
        pages = await asyncio.gather(*map(fetcher.fetch, links))
    assert [page.body for page in pages] == [PAGE, PAGE]
