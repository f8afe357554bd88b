"""URL → page, within limits, politely, and never from inside the network that the bot runs in.

A link's way: what is wrapped in it (`web.wrappers`), the checks (`web.gate`), the host's turn (`web.hosts`),
the request (`web.visitor`), made again where that may help (`web.patience`), on to where the answer sends it.
"""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass

import httpx

from bot.errors import FetchError
from bot.web import refusals
from bot.web.cache import Cache
from bot.web.gate import Gate, Resolve, host_of, parse_link, resolve_host
from bot.web.hops import find_next
from bot.web.hosts import Hosts
from bot.web.page import ARTICLES, ARTICLES_AND_FEEDS, ROBOTS, Limits, Moved, Page, Validators, Wanted
from bot.web.patience import persevere
from bot.web.posts import TelegramLink, kind_of, preview_url
from bot.web.robots import PRODUCT, Robots
from bot.web.visitor import Visitor
from bot.web.wrappers import hides_target, unwrap

__all__ = ["Fetcher", "Limits", "Page", "Validators", "resolve_host", "user_agent"]

_REFUSED = {
    TelegramLink.PRIVATE: refusals.PRIVATE_POST,
    TelegramLink.INVITATION: refusals.INVITATION,
    TelegramLink.OTHER: refusals.NOT_A_POST,
}


def user_agent(contact: str | None) -> str:
    """What the bot calls itself to sites, with where its operator can be reached."""
    reachable = f"; {contact}" if contact else ""
    return f"{PRODUCT}/0.1 (Telegram bot; reads links that its users send it{reachable})"


@dataclass(frozen=True, slots=True)
class _Trip:
    """What is looked for behind one link. No `validators`: those of the page as it was last read."""

    wanted: Wanted
    deadline: asyncio.Timeout
    validators: Validators | None


class Fetcher:
    """Reads pages. `allowed_hosts` ("localhost" or "127.0.0.1:8081") may be private and on any port."""

    def __init__(
        self,
        allowed_hosts: frozenset[str] = frozenset(),
        limits: Limits | None = None,
        resolve: Resolve = resolve_host,
        tls: ssl.SSLContext | None = None,
        contact: str | None = None,
    ) -> None:
        self._limits = limits or Limits()
        gate = Gate(allowed_hosts, resolve, self._limits.connect_seconds)
        self._visitor = Visitor(gate, self._limits, tls, user_agent(contact))
        self._hosts = Hosts()
        self._cache = Cache()
        self._robots = Robots(self._read_robots)

    async def fetch(self, url: str) -> Page:
        """The page or file behind a link that a person sent; `FetchError` says why there is none."""
        page = await self._travel(url, ARTICLES, None)
        if page is None:  # only what is asked for with validators can be unchanged
            raise AssertionError
        return _with_content(page)

    async def refetch(self, url: str, validators: Validators) -> Page | None:
        """The page, file or feed if it has changed since it gave these validators, null where it has not."""
        page = await self._travel(url, ARTICLES_AND_FEEDS, validators)
        return page and _with_content(page)

    async def may_read(self, url: str) -> bool:
        """Whether the site's robots.txt lets robots read the page. `FetchError` where it cannot be asked.

        For reading that no person asked for; a link that somebody sent is read in any case.
        """
        return await self._robots.allow(url)

    async def aclose(self) -> None:
        await self._visitor.aclose()

    async def _read_robots(self, url: str) -> bytes:
        page = await self._travel(url, ROBOTS, Validators())
        return page.body if page else b""

    async def _travel(self, url: str, wanted: Wanted, validators: Validators | None) -> Page | None:
        try:
            async with asyncio.timeout(self._limits.total_seconds) as deadline:
                return await self._follow(url, _Trip(wanted, deadline, validators))
        except TimeoutError as error:
            raise FetchError(refusals.too_slow(refusals.shown_host(url))) from error

    async def _follow(self, url: str, trip: _Trip) -> Page | None:
        for _ in range(self._limits.redirects + 1):
            target = parse_link(_address_behind(url))
            found = await self._ask(target, trip)
            if not isinstance(found, Moved):
                return found
            url = found.url
        raise FetchError(refusals.too_many_redirects(host_of(target)))

    async def _ask(self, target: httpx.URL, trip: _Trip) -> Page | Moved | None:
        known = self._cache.get(str(target)) if trip.validators is None else None
        validators = trip.validators or (known.validators if known else Validators())
        async with self._hosts.turn(host_of(target), trip.deadline):
            found = await self._persevere(target, trip.wanted, validators)
        if isinstance(found, Page) and trip.validators is None:
            self._cache.keep(str(target), found)
        page = known if found is None else found
        onward = find_next(page) if isinstance(page, Page) else None
        return Moved(onward) if onward else page

    async def _persevere(
        self, target: httpx.URL, wanted: Wanted, validators: Validators
    ) -> Page | Moved | None:
        try:
            return await persevere(lambda: self._visitor.visit(target, wanted, validators), self._limits)
        except FetchError as error:
            if error.retry_after:
                self._hosts.rest(host_of(target), error.retry_after)
            raise


def _address_behind(url: str) -> str:
    url = unwrap(url)
    if hides_target(url):
        raise FetchError(refusals.HIDDEN_TARGET)
    if (kind := kind_of(url)) in _REFUSED:
        raise FetchError(_REFUSED[kind])
    return preview_url(url)


def _with_content(page: Page) -> Page:
    if not page.body.strip():
        raise FetchError(refusals.empty(refusals.shown_host(page.url)))
    return page
