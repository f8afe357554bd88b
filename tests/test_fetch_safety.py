"""Nothing inside the network can be reached: each link that tries is refused kindly, and not a byte sent."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import cast

import pytest

from bot.errors import FetchError
from bot.fetch import Limits
from bot.web import refusals
from tests.web_server import PASTE, Answer, answer, fetching, redirect, serving

PRIVATE = refusals.PRIVATE
NOT_A_LINK = refusals.NOT_A_LINK
WRONG_SCHEME = refusals.WRONG_SCHEME
WRONG_PORT = refusals.WRONG_PORT
PASSWORD = refusals.PASSWORD

# Written as an address: no name server is asked, whatever the way to write it.
ADDRESSES = [
    # this host, loopback
    "http://127.0.0.1/",
    "http://127.255.255.254/",
    "http://0.0.0.0/",
    "http://0/",
    "http://[::]/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    # private, link-local, shared, multicast, broadcast, reserved
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://100.127.255.254/",
    "http://224.0.0.251/",
    "http://239.255.255.250/",
    "http://255.255.255.255/",
    "http://240.0.0.1/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://192.88.99.1/",
    # IPv6: unique local, link-local, site-local, multicast, documentation
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    # IPv4 inside IPv6: mapped, compatible, NAT64 (well-known and local), 6to4, Teredo
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[0:0:0:0:0:ffff:10.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[::7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::169.254.169.254]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[64:ff9b:1:fffe::a00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a9fe:a9fe::1]/",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
    # decimal, octal, hexadecimal and short, as inet_aton reads them
    "http://2130706433/",
    "http://3232235777/",
    "http://017700000001/",
    "http://0x7f000001/",
    "http://0X7F.1/",
    "http://0x7f.0x0.0x0.0x1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0177.1/",
    "http://10.1/",
    # dots of other scripts, a dot at the end, capitals, a port that is the scheme's own
    "http://127。0。0。1/",
    "http://127．0．0．1/",
    "http://127｡0｡0｡1/",
    "http://127.0.0.1./",
    "HTTP://127.0.0.1:80/",
    "https://127.0.0.1:443/",
    "http://127.0.0.1:８０/",
    "http://@127.0.0.1/",
    "http://127.0.0.1#@courier.example/",
    "http://127.0.0.1?@courier.example/",
]

# Refused for how they are written.
MALFORMED = [
    ("http://good@127.0.0.1/", PASSWORD),
    ("http://courier.example@127.0.0.1/", PASSWORD),
    ("http://courier.example:80@127.0.0.1/", PASSWORD),
    ("http://courier.example%2f@127.0.0.1/", PASSWORD),
    ("http://:@127.0.0.1/", PASSWORD),
    ("http://courier.example\\@127.0.0.1/", PASSWORD),
    ("http://127.0.0.1\\@courier.example/", PASSWORD),
    ("http:\\\\127.0.0.1\\", NOT_A_LINK),
    ("http:/127.0.0.1/", NOT_A_LINK),
    ("http:127.0.0.1", NOT_A_LINK),
    ("//127.0.0.1/", WRONG_SCHEME),
    ("http://127.0.\t0.1/", NOT_A_LINK),
    ("http://127.0.\n0.1/", NOT_A_LINK),
    ("http://local\rhost/", NOT_A_LINK),
    ("ht\ntp://127.0.0.1/", NOT_A_LINK),
    ("http://127.0.0.1\x00.courier.example/", NOT_A_LINK),
    ("http://127.0.0.1 .courier.example/", NOT_A_LINK),
    ("http://%31%32%37.0.0.1/", NOT_A_LINK),
    ("http://%6c%6f%63alhost/", NOT_A_LINK),
    ("http://127.0.0.1%00.courier.example/", NOT_A_LINK),
    ("http://127.0.0.1%2f.courier.example/", NOT_A_LINK),
    ("http://localhost%20/", NOT_A_LINK),
    ("http://１２７.0.0.1/", NOT_A_LINK),
    ("http://①②⑦.⓪.⓪.①/", NOT_A_LINK),
    ("http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", NOT_A_LINK),
    ("http://ｌｏｃａｌｈｏｓｔ/", NOT_A_LINK),
    ("http://lo\u200bcalhost/", NOT_A_LINK),
    ("http://local\u00adhost/", NOT_A_LINK),
    ("http://0177.0.0.1/", NOT_A_LINK),
    ("http://00000177.0.0.1/", NOT_A_LINK),
    ("http://127.0.0.256/", NOT_A_LINK),
    ("http://[fe80::1%25eth0]/", NOT_A_LINK),
    ("http://[fe80::1%eth0]/", NOT_A_LINK),
    ("http://[::1%25lo]/", NOT_A_LINK),
    ("http://[::1/", NOT_A_LINK),
    ("http://[127.0.0.1]/", NOT_A_LINK),
    ("http://[::1]courier.example/", NOT_A_LINK),
    ("http://[v1.localhost]/", NOT_A_LINK),
    ("http://./", NOT_A_LINK),
    ("http://../", NOT_A_LINK),
    ("http://:80/", NOT_A_LINK),
    ("http:///etc/passwd", NOT_A_LINK),
    ("http://127.0.0.1:80:80/", NOT_A_LINK),
    ("http://courier.example:port/", NOT_A_LINK),
    ("http://courier.example:-80/", WRONG_PORT),
    (f"http://{'a.' * 40_000}example/", NOT_A_LINK),
    ("file:///etc/passwd", WRONG_SCHEME),
    ("file://localhost/etc/passwd", WRONG_SCHEME),
    ("gopher://127.0.0.1:6379/_FLUSHALL", WRONG_SCHEME),
    ("ftp://127.0.0.1/", WRONG_SCHEME),
    ("dict://127.0.0.1:11211/stats", WRONG_SCHEME),
    ("data:text/html,<p>hello", WRONG_SCHEME),
    ("javascript:alert(1)", WRONG_SCHEME),
    ("jar:http://127.0.0.1!/", WRONG_SCHEME),
    ("unix:/var/run/docker.sock", WRONG_SCHEME),
    ("ws://127.0.0.1/", WRONG_SCHEME),
    ("localhost", WRONG_SCHEME),
    ("", WRONG_SCHEME),
    ("http://courier.example:22/", WRONG_PORT),
    ("http://courier.example:6379/", WRONG_PORT),
    ("https://courier.example:8443/", WRONG_PORT),
    ("http://courier.example:0/", WRONG_PORT),
    ("http://courier.example:99999/", WRONG_PORT),
    ("http://127.0.0.1:8080/", WRONG_PORT),
]

# Names, and the addresses that a name server gives for them.
NAMES = [
    ("http://localhost/", ["127.0.0.1", "::1"]),
    ("http://LOCALHOST./", ["127.0.0.1"]),
    ("http://localhost.localdomain/", ["127.0.0.1"]),
    ("http://127.0.0.1.nip.example/", ["127.0.0.1"]),
    ("http://metadata.google.internal/computeMetadata/v1/", ["169.254.169.254"]),
    ("http://printer.local/", ["192.168.1.9"]),
    ("http://intranet/", ["10.0.0.5"]),
    ("http://db.svc.cluster.local/", ["10.96.0.1"]),
    ("http://router.home.arpa/", ["192.168.0.1"]),
    ("http://nat64.example/", ["64:ff9b::a00:1"]),
    ("http://mapped.example/", ["::ffff:10.0.0.1"]),
    ("http://six.example/", ["fd00::1"]),
    ("http://scoped.example/", ["fe80::1%eth0"]),
    ("http://mixed.example/", ["93.184.215.14", "10.0.0.7"]),
    ("http://nonsense.example/", ["not an address"]),
    ("http://lосalhost.example/", ["127.0.0.1"]),
]


class Unreachable:
    """Stands where connections are made, and makes none."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.tried: list[object] = []
        """The addresses."""
        monkeypatch.setattr(asyncio.BaseEventLoop, "create_connection", self._connect)

    async def _connect(self, *arguments: object, **options: object) -> None:
        self.tried.append(arguments[1])
        raise ConnectionRefusedError


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Unreachable:
    return Unreachable(monkeypatch)


@pytest.mark.parametrize("url", ADDRESSES)
async def test_an_address_inside_is_refused_however_it_is_written(url: str, wire: Unreachable) -> None:
    async with fetching() as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(url)
    assert str(caught.value) == PRIVATE
    assert wire.tried == []


@pytest.mark.parametrize(("url", "reason"), MALFORMED)
async def test_what_is_no_plain_link_is_refused_before_any_look_up(
    url: str, reason: str, wire: Unreachable
) -> None:
    async def never(host: str, port: int) -> list[str]:
        raise AssertionError((host, port))

    async with fetching(resolve=never) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(url)
    assert str(caught.value) == reason
    assert wire.tried == []


@pytest.mark.parametrize(("url", "addresses"), NAMES)
async def test_a_name_is_refused_for_any_of_its_addresses(
    url: str, addresses: list[str], wire: Unreachable
) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return addresses

    async with fetching(resolve=resolve) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(url)
    assert str(caught.value) == PRIVATE
    assert wire.tried == []


async def test_a_public_address_is_connected_to(wire: Unreachable) -> None:
    async with fetching(limits=Limits(attempts=1)) as fetcher:
        with pytest.raises(FetchError, match="doesn't answer"):
            await fetcher.fetch("http://93.184.215.14/")
    assert wire.tried == ["93.184.215.14"]


def test_the_tables_hold_what_the_rule_is_about() -> None:
    assert len(ADDRESSES) + len(MALFORMED) + len(NAMES) >= 60


def test_every_refusal_says_what_to_do() -> None:
    for line in (PRIVATE, NOT_A_LINK, WRONG_SCHEME, WRONG_PORT, PASSWORD):
        assert line.endswith(PASTE)


# ── redirects ────────────────────────────────────────────────────────────────────────────────────

ONWARD = [
    *((url, PRIVATE) for url in ADDRESSES if url.isascii()),
    *((url, PASSWORD) for url, reason in MALFORMED if reason == PASSWORD and "\\" not in url),
    *((url, reason) for url, reason in MALFORMED if reason == WRONG_PORT),
    ("file:///etc/passwd", WRONG_SCHEME),
    ("gopher://127.0.0.1:6379/_FLUSHALL", WRONG_SCHEME),
    ("data:text/html,<p>hello", "127.0.0.1 sent a broken answer — try again later, or " + PASTE),
    ("//169.254.169.254/latest/", PRIVATE),
    ("http://%31%32%37.0.0.1/", NOT_A_LINK),
]


async def test_a_redirect_passes_the_same_checks_as_a_link() -> None:
    answers: dict[str, Answer] = {f"/{at}": redirect(url) for at, (url, _) in enumerate(ONWARD)}
    async with serving(answers) as site, fetching(site.address) as fetcher:
        for at, (url, reason) in enumerate(ONWARD):
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch(site.url(f"/{at}"))
            assert str(caught.value) == reason, url
    assert len(site.asked) == len(ONWARD)


async def test_a_page_that_sends_its_reader_inside_is_refused_too() -> None:
    for page in (
        b'<meta http-equiv="refresh" content="0; url=http://169.254.169.254/latest/">',
        b'<noscript><meta http-equiv="refresh" content="0;url=http://127.0.0.1/"></noscript>',
    ):
        async with serving({"/": answer(page)}) as site, fetching(site.address) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch(site.url("/"))
            assert str(caught.value) == PRIVATE


async def test_what_a_link_wraps_passes_the_same_checks() -> None:
    async with fetching() as fetcher:
        for link in (
            "https://www.google.com/url?q=http://127.0.0.1/admin",
            "https://l.facebook.com/l.php?u=http%3A%2F%2F169.254.169.254%2F",
            "https://urldefense.com/v3/__http://10.0.0.1/__;!!a!b$",
        ):
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch(link)
            assert str(caught.value) == PRIVATE


async def test_a_redirect_into_the_network_is_not_visited() -> None:
    async with serving({"/": answer()}) as inside:
        for link in (f"http://localhost:{inside.port}/", f"http://[::1]:{inside.port}/"):
            async with serving({"/": redirect(link)}) as site, fetching(site.address) as fetcher:
                with pytest.raises(FetchError):
                    await fetcher.fetch(site.url("/"))
    assert inside.asked == []


# ── names that change their minds ────────────────────────────────────────────────────────────────


class NameServer(asyncio.DatagramProtocol):
    """A real name server that gives another address each time it is asked, and the last from then on."""

    def __init__(self, *addresses: str) -> None:
        self._addresses = list(addresses)
        self.asked: list[str] = []
        self.port = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)
        self.port = transport.get_extra_info("sockname")[1]

    def datagram_received(self, data: bytes, addr: tuple[str | object, int]) -> None:
        """RFC 1035, section 4: the question comes back, with one answer that points to its name."""
        question = data[12 : data.index(b"\0", 12) + 5]
        self.asked.append(".".join(read_labels(question)))
        address = self._addresses.pop(0) if len(self._addresses) > 1 else self._addresses[0]
        head = data[:2] + b"\x81\x80" + b"\0\1\0\1\0\0\0\0"
        record = b"\xc0\x0c\0\1\0\1\0\0\0\0\0\4" + socket.inet_aton(address)  # a life of no seconds
        self._transport.sendto(head + question + record, addr)


def read_labels(question: bytes) -> list[str]:
    labels, at = list[str](), 0
    while question[at]:
        labels.append(question[at + 1 : at + 1 + question[at]].decode())
        at += question[at] + 1
    return labels


@asynccontextmanager
async def name_server(*addresses: str) -> AsyncIterator[NameServer]:
    transport, server = await asyncio.get_running_loop().create_datagram_endpoint(
        lambda: NameServer(*addresses), local_addr=("127.0.0.1", 0)
    )
    try:
        yield server
    finally:
        transport.close()


async def look_up(server_port: int, host: str, port: int) -> list[str]:
    """Ask the name server on that port, over the wire."""
    loop = asyncio.get_running_loop()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.settimeout(0)
        name = b"".join(bytes([len(label)]) + label.encode() for label in host.split("."))
        query = b"\x12\x34\1\0\0\1\0\0\0\0\0\0" + name + b"\0\0\1\0\1"
        await loop.sock_sendto(asking, query, ("127.0.0.1", server_port))
        return [socket.inet_ntoa((await loop.sock_recv(asking, 512))[-4:])]


async def test_a_name_that_turns_inward_after_the_check_is_not_followed_there(wire: Unreachable) -> None:
    async with name_server("93.184.215.14", "127.0.0.1") as names:
        resolve = partial(look_up, names.port)
        async with fetching(resolve=resolve, limits=Limits(attempts=1)) as fetcher:
            with pytest.raises(FetchError, match=r"rebind\.example doesn't answer"):
                await fetcher.fetch("http://rebind.example/")
    assert names.asked == ["rebind.example"]
    assert wire.tried == ["93.184.215.14"]


async def test_a_name_that_turns_inward_between_two_attempts_is_checked_again(wire: Unreachable) -> None:
    async with (
        name_server("93.184.215.14", "127.0.0.1") as names,
        fetching(resolve=partial(look_up, names.port)) as fetcher,
    ):
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch("http://rebind.example/")
    assert str(caught.value) == PRIVATE
    assert names.asked == ["rebind.example"] * 2
    assert wire.tried == ["93.184.215.14"]


async def test_a_name_that_turns_inward_between_a_page_and_where_it_sends_on_is_checked_again() -> None:
    async with serving({}) as site, name_server("127.0.0.1", "10.0.0.7") as names:
        link = f"http://rebind.example:{site.port}"
        site.answers = {"/": redirect("http://rebind.example/inside")}
        resolve = partial(look_up, names.port)
        async with fetching(f"rebind.example:{site.port}", resolve=resolve) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch(f"{link}/")
    assert str(caught.value) == PRIVATE


# ── names that look like others ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://соurier.example/a", "xn--urier-iyeu.example"),
        ("https://аррlе.example/", "xn--l-7sbq6ba.example"),
        ("https://courıer.example/", "xn--courer-s9a.example"),
        ("https://straße.example/", "xn--strae-oqa.example"),
    ],
)
async def test_a_name_that_looks_like_another_is_shown_as_the_network_knows_it(url: str, shown: str) -> None:
    async def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async with fetching(resolve=unknown) as fetcher:
        with pytest.raises(FetchError, match=f"I can't find a site called {re.escape(shown)} —"):
            await fetcher.fetch(url)
