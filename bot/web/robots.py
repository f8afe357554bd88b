"""What sites ask of robots (RFC 9309), for reading that nobody asked for."""

from __future__ import annotations

import asyncio
import re
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from protego import Protego

from bot.errors import FetchError
from bot.web.gate import parse_link

PRODUCT = "WhoClaimsWhatBot"
"""The name that robots.txt files know the bot by."""

_MAX_BYTES = 512_000  # RFC 9309, section 2.5: at least 500 kibibytes
_FRESH_SECONDS = 24 * 3600.0  # section 2.4: no longer
_MAX_SITES = 100
_AGENT = re.compile(
    r"^(?P<field>[ \t]*user[- ]?agent[ \t]*:?)(?P<name>[^\n#]*)", re.IGNORECASE | re.MULTILINE
)

Read = Callable[[str], Awaitable[bytes]]


class Robots:
    """The robots.txt files of the sites asked about last. `read` gets one, or raises FetchError."""

    def __init__(self, read: Read, clock: Callable[[], float] = time.monotonic) -> None:
        self._read = read
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, str]] = OrderedDict()

    async def allow(self, url: str) -> bool:
        """Whether the site lets robots read the page; `FetchError` where it cannot be asked: no, too."""
        target = parse_link(url)
        rules = await self._rules_of(str(target.copy_with(raw_path=b"/robots.txt", fragment=None)))
        return await asyncio.to_thread(is_allowed, rules, str(target))

    async def _rules_of(self, address: str) -> str:
        read_at, rules = self._known.get(address, (float("-inf"), ""))
        if self._clock() - read_at < _FRESH_SECONDS:
            return rules
        try:
            rules = await self._get(address)
        except FetchError:
            if address not in self._known:
                raise
            return rules  # what the site said before holds until it can be asked again
        self._known[address] = (self._clock(), rules)
        self._known.move_to_end(address)
        if len(self._known) > _MAX_SITES:
            self._known.popitem(last=False)
        return rules

    async def _get(self, address: str) -> str:
        """Sites that have none, or keep it to themselves, forbid nothing (section 2.3.1.3)."""
        try:
            return (await self._read(address))[:_MAX_BYTES].decode("utf-8-sig", "replace")
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return ""
            raise


def is_allowed(rules: str, url: str) -> bool:
    """Whether a robots.txt lets the bot read the page.

    protego keeps each rule once for every robot that it is for, so that a file of 20,000 robots and 10,000
    rules keeps it busy for minutes: robots that are not us become one.
    """
    return bool(Protego.parse(_AGENT.sub(_only_ours, rules)).can_fetch(url, PRODUCT))


def _only_ours(line: re.Match[str]) -> str:
    name = line["name"].strip().lower()
    is_ours = name == "*" or (name and name.strip("*") in PRODUCT.lower())
    return line[0] if is_ours else f"{line['field']} another"
