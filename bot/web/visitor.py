"""One request to one address."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from bot.errors import FetchError
from bot.web import refusals
from bot.web.body import read_body
from bot.web.content_coding import ACCEPT_ENCODING
from bot.web.freshness import parse_freshness
from bot.web.gate import Gate, host_of
from bot.web.page import Limits, Moved, Page, Validators, Wanted
from bot.web.patience import BUSY, UnreachedError, parse_retry_after

_MAX_VALIDATOR = 1000  # characters; a longer one is not worth keeping


class Visitor:
    """Asks in the bot's name, each time on a connection of its own, and keeps nothing that it is given."""

    def __init__(self, gate: Gate, limits: Limits, tls: ssl.SSLContext | None, user_agent: str) -> None:
        self._gate = gate
        self._limits = limits
        self._client = httpx.AsyncClient(
            headers={
                "User-Agent": user_agent,
                "Accept-Language": "en, *;q=0.5",
                "Accept-Encoding": ACCEPT_ENCODING,
            },
            verify=tls or httpx.create_ssl_context(),
            trust_env=False,  # behind a proxy the address check would mean nothing
            follow_redirects=False,
            timeout=httpx.Timeout(limits.total_seconds, connect=limits.connect_seconds),
            # Connections are kept by address, which two hosts may share: none is used again.
            limits=httpx.Limits(max_keepalive_connections=0),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        )

    async def aclose(self) -> None:
        await self._client.aclose()

    async def visit(self, target: httpx.URL, wanted: Wanted, validators: Validators) -> Page | Moved | None:
        """The page, or where it has moved to, or null where it has not changed; `FetchError` for all else."""
        addresses = await self._gate.find_addresses(target)
        headers = {"Accept": wanted.accept, **validators.headers}
        try:
            response = await self._send(target, addresses, headers)
            try:
                return await self._take(target, response, wanted, validators)
            finally:
                await response.aclose()
        # httpx reads where a redirect leads although it does not follow, and lets idna's own errors out.
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise _fault(error, host_of(target)) from error

    async def _send(self, target: httpx.URL, addresses: list[str], headers: dict[str, str]) -> httpx.Response:
        """Ask the first address that answers. The name stays in the Host header and in TLS."""
        *others, last = addresses
        for address in others:
            try:
                return await self._client.send(self._request(target, address, headers), stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._client.send(self._request(target, last, headers), stream=True)

    def _request(self, target: httpx.URL, address: str, headers: dict[str, str]) -> httpx.Request:
        return self._client.build_request(
            "GET",
            target.copy_with(host=address, fragment=None),
            headers={"Host": target.netloc.decode("ascii"), **headers},
            extensions={"sni_hostname": host_of(target)},
        )

    async def _take(
        self, target: httpx.URL, response: httpx.Response, wanted: Wanted, validators: Validators
    ) -> Page | Moved | None:
        if sum(len(name) + len(value) for name, value in response.headers.raw) > self._limits.header_bytes:
            raise FetchError(refusals.too_large(host_of(target)))
        if response.has_redirect_location:
            return Moved(str(target.join(response.headers["Location"])))
        if response.status_code == httpx.codes.NOT_MODIFIED and validators.headers:
            return None
        if response.status_code != httpx.codes.OK:
            raise _refusal(response, host_of(target))
        body, content_type = await read_body(response, wanted, self._limits, host_of(target))
        fresh_for = parse_freshness(response.headers)
        return Page(str(target), body, content_type, _validators(response), fresh_for)


def _refusal(response: httpx.Response, host: str) -> FetchError:
    status = response.status_code
    asked = response.headers.get("Retry-After", "") if status in BUSY else ""
    seconds = parse_retry_after(asked, datetime.now(UTC))
    message = refusals.come_back(host, seconds) if seconds else refusals.of_status(status, host)
    return FetchError(message, status=status, retry_after=seconds)


def _fault(error: Exception, host: str) -> FetchError:
    """What failed or broke off may do better next time; bad TLS will not, and time is not given twice."""
    passing = isinstance(error, httpx.NetworkError | httpx.RemoteProtocolError) and not refusals.is_tls(error)
    return (UnreachedError if passing else FetchError)(refusals.of_transport(error, host))


def _validators(response: httpx.Response) -> Validators:
    found = (response.headers.get(name, "") for name in ("ETag", "Last-Modified"))
    return Validators(*(value if 0 < len(value) <= _MAX_VALIDATOR else None for value in found))
