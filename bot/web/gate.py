"""Which links are opened: checked as written, then by every address of their host.

The host's addresses are looked up once and all checked; the connection then goes to a checked address, so
that a second look-up cannot lead elsewhere. A redirect is a new link and passes the same checks.

httpx-secure 2.0.0, the one library that does this for httpx, was read and not taken: it finds a host's
address by connecting to it, so that a refused one has been knocked at already; it looks at that address only,
not at the host's others; it lets 6to4 and multicast through; and it reaches into httpx's private parts.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

import httpx

from bot.errors import FetchError
from bot.web import refusals
from bot.web.addresses import is_public

Resolve = Callable[[str, int], Awaitable[list[str]]]

PORTS = {"http": 80, "https": 443}
# Threads of their own: name servers that never answer must not keep those that parse from work.
_LOOK_UPS = ThreadPoolExecutor(8, "look-up")


async def resolve_host(host: str, port: int) -> list[str]:
    """All addresses of the host, the likeliest to answer first."""
    found = await asyncio.get_running_loop().run_in_executor(
        _LOOK_UPS, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    )
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def parse_link(url: str) -> httpx.URL:
    """The link taken apart, without a host's last dot; `FetchError` where it is none that we open."""
    try:
        target = httpx.URL(url.strip())
    except httpx.InvalidURL as error:
        raise FetchError(refusals.NOT_A_LINK) from error
    if target.scheme not in PORTS:
        raise FetchError(refusals.WRONG_SCHEME)
    if target.userinfo:
        raise FetchError(refusals.PASSWORD)
    # `host` would read punycode, and fail at names that only old rules allow.
    host = host_of(target).removesuffix(".")
    if not host.strip(".") or "%" in host:
        raise FetchError(refusals.NOT_A_LINK)
    return target.copy_with(host=host) if host != host_of(target) else target


def host_of(target: httpx.URL) -> str:
    """The host as the network knows it: punycode, lower case."""
    return target.raw_host.decode("ascii")


def port_of(target: httpx.URL) -> int:
    return PORTS[target.scheme] if target.port is None else target.port


class Gate:
    """`allowed_hosts` ("localhost" or "127.0.0.1:8081") may be private and on any port."""

    def __init__(self, allowed_hosts: frozenset[str], resolve: Resolve, look_up_seconds: float) -> None:
        self._allowed_hosts = allowed_hosts
        self._resolve = resolve
        self._look_up_seconds = look_up_seconds

    async def find_addresses(self, target: httpx.URL) -> list[str]:
        """The addresses to connect to, every one checked; `FetchError` where one is not to be reached."""
        host, port = host_of(target), port_of(target)
        allowed = not self._allowed_hosts.isdisjoint({host, f"{host}:{port}"})
        if not allowed and port not in PORTS.values():
            raise FetchError(refusals.WRONG_PORT)
        addresses = await self._look_up(host, port)
        if not allowed and not all(map(is_public, addresses)):
            raise FetchError(refusals.PRIVATE)
        return addresses

    async def _look_up(self, host: str, port: int) -> list[str]:
        try:
            async with asyncio.timeout(self._look_up_seconds):
                addresses = await self._resolve(host, port)
        except TimeoutError as error:
            raise FetchError(refusals.too_slow(host)) from error
        except (OSError, UnicodeError) as error:
            raise FetchError(refusals.unknown_host(host)) from error
        if not addresses:
            raise FetchError(refusals.unknown_host(host))
        return addresses
