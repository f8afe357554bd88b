"""Pages that only send the reader on to another page, without scripts."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from bot.vocabulary import load_vocabulary
from bot.web.page import Page

_INTERSTITIALS: dict[str, str] = load_vocabulary("wrappers")["interstitials"]
_LOOKED_AT = 16_000  # bytes: what sends on stands at the top, and the page is short
_SHORT_PAGE = 8_000  # bytes; a longer one is an article that wants scripts for something else
_MAX_DELAY_SECONDS = 10
# One pass, in which what is not closed reaches to the end: never more work than the text is long.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<script\b.*?(?:</script|\Z)|<style\b.*?(?:</style|\Z)"
    r"|(?P<hidden><noscript\b)|(?P<shown></noscript\b)|<meta\b(?P<meta>[^>]{0,2000})>",
    re.IGNORECASE | re.DOTALL,
)
_IS_REFRESH = re.compile(r"http-equiv\s*=\s*[\"']?\s*refresh\b", re.IGNORECASE)
_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_REFRESH = re.compile(r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?\s*([^\"'>]+)", re.IGNORECASE)


def find_next(page: Page) -> str | None:
    """The address that the page sends its reader on to, or null where it is to be read itself."""
    if not (page.content_type or "text/html").lower().startswith(("text/html", "application/xhtml")):
        return None
    text = page.body[:_LOOKED_AT].decode("utf-8", "replace")
    address = _find_target(page.url, text) or _find_refresh(text, short=len(page.body) <= _SHORT_PAGE)
    if not address:
        return None
    target = urljoin(page.url, address.strip())
    return None if target.partition("#")[0] == page.url.partition("#")[0] else target


def _find_target(url: str, text: str) -> str | None:
    pattern = _INTERSTITIALS.get((urlsplit(url).hostname or "").removeprefix("www."))
    found = re.search(pattern, text, re.IGNORECASE) if pattern else None
    return unescape(found[1]) if found else None


def _find_refresh(text: str, *, short: bool) -> str | None:
    """What a `meta` element asks for; in `noscript`, only on a page that has nothing else to show."""
    hidden = False
    for mark in _MARKUP.finditer(text):
        if mark["hidden"] or mark["shown"]:
            hidden = bool(mark["hidden"])
        elif mark["meta"] and (short or not hidden) and (address := _read_refresh(mark["meta"])):
            return address
    return None


def _read_refresh(attributes: str) -> str | None:
    content = _CONTENT.search(attributes) if _IS_REFRESH.search(attributes) else None
    found = _REFRESH.match(unescape(next(filter(None, content.groups()), ""))) if content else None
    return found[2] if found and int(found[1]) <= _MAX_DELAY_SECONDS else None
