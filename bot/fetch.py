"""URL → page, within limits, and never from inside the network that the bot runs in.

The host's addresses are looked up once and all checked; the connection then goes to a checked address, so
that a second look-up cannot lead elsewhere. A redirect is a new URL and passes the same checks.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urljoin

import httpx
from protego import Protego

from bot.errors import FetchError
from bot.web import refusals
from bot.web.addresses import is_public
from bot.web.content_coding import ACCEPT_ENCODING, CodingError, OversizeError, decode_body

USER_AGENT = "WhoClaimsWhatBot/0.1 (Telegram bot; reads links that its users send it)"

_PORTS = {"http": 80, "https": 443}
_READABLE = ("text/html", "application/xhtml+xml", "text/plain")
_FEEDS = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json",
    "application/xml",
    "text/xml",
)
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
    "Accept-Language": "en, *;q=0.5",
    "Accept-Encoding": ACCEPT_ENCODING,
}

Resolve = Callable[[str, int], Awaitable[list[str]]]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one link may cost."""

    total_seconds: float = 25.0
    connect_seconds: float = 6.0
    wire_bytes: int = 5_000_000
    body_bytes: int = 10_000_000
    redirects: int = 6


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether a page has changed: its ETag and Last-Modified."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Page:
    """What a link led to. `url` is the address after all redirects."""

    url: str
    body: bytes
    content_type: str | None
    validators: Validators = field(default_factory=Validators)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a request is after."""

    validators: Validators = field(default_factory=Validators)
    readable: tuple[str, ...] = _READABLE


class _UnchangedError(Exception):
    """The page is as it was."""


async def resolve_host(host: str, port: int) -> list[str]:
    """All addresses of the host, the likeliest to answer first."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Fetcher:
    """Reads pages. `allowed_hosts` ("localhost" or "127.0.0.1:8081") may be private and on any port."""

    def __init__(
        self,
        allowed_hosts: frozenset[str] = frozenset(),
        limits: Limits | None = None,
        resolve: Resolve = resolve_host,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._allowed_hosts = allowed_hosts
        self._limits = limits or Limits()
        self._resolve = resolve
        self._client = httpx.AsyncClient(
            headers=_HEADERS,
            verify=tls or httpx.create_ssl_context(),
            trust_env=False,  # behind a proxy the address check would mean nothing
            follow_redirects=False,
            timeout=httpx.Timeout(self._limits.total_seconds, connect=self._limits.connect_seconds),
            # Connections are kept by address, which two hosts may share: none is used again.
            limits=httpx.Limits(max_keepalive_connections=0),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        )

    async def fetch(self, url: str) -> Page:
        """The page behind the link; `FetchError` says why there is none."""
        return await self._fetch(url, _Wish())

    async def refetch(self, url: str, validators: Validators) -> Page | None:
        """The page or feed, if it has changed since it gave these validators; null where it has not."""
        try:
            return await self._fetch(url, _Wish(validators, (*_READABLE, *_FEEDS)))
        except _UnchangedError:
            return None

    async def may_read(self, url: str) -> bool:
        """Whether the site's robots.txt lets robots read the page. FetchError where it cannot be asked."""
        try:
            robots = await self._fetch(urljoin(url, "/robots.txt"), _Wish())
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500:
                return True
            raise
        rules = Protego.parse(robots.body.decode("utf-8", "replace"))
        return bool(rules.can_fetch(url, USER_AGENT))

    async def _fetch(self, url: str, wish: _Wish) -> Page:
        host = refusals.shown_host(url)
        try:
            async with asyncio.timeout(self._limits.total_seconds):
                return await self._follow(url, wish)
        except TimeoutError as error:
            raise FetchError(refusals.too_slow(host)) from error

    async def aclose(self) -> None:
        await self._client.aclose()

    async def _follow(self, url: str, wish: _Wish) -> Page:
        target = _parse(url)
        for _ in range(self._limits.redirects + 1):
            response_or_next = await self._visit(target, wish)
            if isinstance(response_or_next, Page):
                return response_or_next
            target = response_or_next
        raise FetchError(refusals.too_many_redirects(_host(target)))

    async def _visit(self, target: httpx.URL, wish: _Wish) -> Page | httpx.URL:
        """The page, or where it has moved to."""
        addresses = await self._addresses(target)
        try:
            response = await self._send(target, addresses, wish)
            try:
                if response.has_redirect_location:
                    return _parse(str(target.join(response.headers["Location"])))
                return await self._read(target, response, wish)
            finally:
                await response.aclose()
        except (httpx.HTTPError, UnicodeError) as error:  # httpx lets idna's own out, of a redirect's host
            raise FetchError(refusals.of_transport(error, _host(target))) from error

    async def _addresses(self, target: httpx.URL) -> list[str]:
        host, port = _host(target), _port(target)
        allowed = not self._allowed_hosts.isdisjoint({host, f"{host}:{port}"})
        if not allowed and port not in _PORTS.values():
            raise FetchError(refusals.WRONG_PORT)
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError(refusals.unknown_host(host)) from error
        if not allowed and not all(map(is_public, addresses)):
            raise FetchError(refusals.PRIVATE)
        return addresses

    async def _send(self, target: httpx.URL, addresses: list[str], wish: _Wish) -> httpx.Response:
        """Ask the first address that answers. The name stays in the Host header and in TLS."""
        *others, last = addresses
        for address in others:
            try:
                return await self._client.send(self._request(target, address, wish), stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._client.send(self._request(target, last, wish), stream=True)

    def _request(self, target: httpx.URL, address: str, wish: _Wish) -> httpx.Request:
        return self._client.build_request(
            "GET",
            target.copy_with(host=address, fragment=None),
            headers={"Host": target.netloc.decode("ascii"), **wish.validators.headers},
            extensions={"sni_hostname": _host(target)},
        )

    async def _read(self, target: httpx.URL, response: httpx.Response, wish: _Wish) -> Page:
        host = _host(target)
        if response.status_code == httpx.codes.NOT_MODIFIED:
            raise _UnchangedError
        if response.status_code != httpx.codes.OK:
            raise FetchError(
                refusals.of_status(response.status_code, host),
                status=response.status_code,
                retry_after=_seconds(response.headers.get("Retry-After", "")),
            )
        content_type = response.headers.get("Content-Type")
        if content_type and not content_type.lower().startswith(wish.readable):
            raise FetchError(refusals.of_content_type(content_type))
        wire = await self._read_wire(response, host)
        body = await asyncio.to_thread(
            _unfold, wire, response.headers.get("Content-Encoding", ""), self._limits.body_bytes, host
        )
        if not body.strip():
            raise FetchError(refusals.empty(host))
        validators = Validators(response.headers.get("ETag"), response.headers.get("Last-Modified"))
        return Page(str(target), body, content_type, validators)

    async def _read_wire(self, response: httpx.Response, host: str) -> bytes:
        wire = bytearray()
        async for chunk in response.aiter_raw():
            wire += chunk
            if len(wire) > self._limits.wire_bytes:
                raise FetchError(refusals.too_large(host))
        return bytes(wire)


def _parse(url: str) -> httpx.URL:
    try:
        target = httpx.URL(url.strip())
    except httpx.InvalidURL as error:
        raise FetchError(refusals.NOT_A_LINK) from error
    if target.scheme not in _PORTS:
        raise FetchError(refusals.WRONG_SCHEME)
    if target.userinfo:
        raise FetchError(refusals.PASSWORD)
    if not target.raw_host:  # `host` would read punycode, and fail at names that only old rules allow
        raise FetchError(refusals.NOT_A_LINK)
    return target


def _host(target: httpx.URL) -> str:
    """The host as the network knows it: punycode, lower case."""
    return target.raw_host.decode("ascii")


def _port(target: httpx.URL) -> int:
    return _PORTS[target.scheme] if target.port is None else target.port


def _seconds(header: str) -> float | None:
    return float(header) if header.isdecimal() else None


def _unfold(wire: bytes, codings: str, limit: int, host: str) -> bytes:
    try:
        return decode_body(wire, codings, limit)
    except OversizeError as error:
        raise FetchError(refusals.too_large(host)) from error
    except CodingError as error:
        raise FetchError(refusals.broken(host)) from error
