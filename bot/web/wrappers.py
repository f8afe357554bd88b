"""Links that lead on to another link: the one inside, where it is written in them."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from binascii import Error as Base64Error
from collections.abc import Callable, Iterator
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from bot.vocabulary import load_vocabulary

_WRAPPERS = load_vocabulary("wrappers")
_MAX_LAYERS = 5

_GOOGLE_NEWS = re.compile(r"/(?:__i/)?(?:rss/)?(?:articles|read)/([\w-]+)")
_NEWS_HOST = "news.google.com"
_NEWS_START = b"\x08\x13\x22"  # a protocol buffer: field 1 is 19, field 4 is text of the length that follows

_DEFENSE_HOSTS = frozenset({"urldefense.com", "urldefense.proofpoint.com", "urldefense.us"})
_DEFENSE_3 = re.compile(r"/v3/__(?P<url>.+?)__;(?P<replaced>[\w-]*)!", re.DOTALL)
_DEFENSE_HEX = re.compile(r"-([0-9A-F]{2})")
_DEFENSE_MARK = re.compile(r"\*(\*.)?", re.DOTALL)
# "**A" stands for two characters, "**B" for three, and so on in this order.
_DEFENSE_LENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


# Asked of every address, most of which are none of these.
_ANY_HOST = re.compile(
    "|".join(
        [
            *(f"(?:{rule['host']})" for rule in (*_WRAPPERS["parameters"], *_WRAPPERS["paths"])),
            *map(re.escape, (_NEWS_HOST, *sorted(_DEFENSE_HOSTS))),
        ]
    )
)


def unwrap(url: str) -> str:
    """The address inside the link, or the link itself where there is none."""
    for _ in range(_MAX_LAYERS):
        inside = _inside(url)
        if inside is None:
            return url
        url = inside
    return url


def hides_target(url: str) -> bool:
    """Whether the link leads on by scripts only: Google News, since 2024."""
    parts = _split(unwrap(url))
    return bool(parts and _host(parts) == _NEWS_HOST and _GOOGLE_NEWS.match(parts.path))


def _inside(url: str) -> str | None:
    parts = _split(url)
    if parts is None or not _ANY_HOST.fullmatch(_host(parts)):
        return None
    readers: tuple[Callable[[SplitResult], Iterator[str]], ...] = (
        _in_parameters,
        _in_paths,
        _in_news,
        _in_defense,
    )
    found = (address for reader in readers for address in reader(parts))
    return next((address for address in found if _is_web(address)), None)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return parts if is_web else None


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").rstrip(".").removeprefix("www.")


def _is_web(address: str) -> bool:
    parts = _split(address)
    return bool(parts and "." in (parts.hostname or ""))


def _in_parameters(parts: SplitResult) -> Iterator[str]:
    for rule in _WRAPPERS["parameters"]:
        if re.fullmatch(rule["host"], _host(parts)) and re.match(rule["path"], parts.path or "/"):
            given = parse_qs(parts.query, max_num_fields=None)
            yield from (given[name][0] for name in rule["names"] if name in given)


def _in_paths(parts: SplitResult) -> Iterator[str]:
    for rule in _WRAPPERS["paths"]:
        start = re.match(rule["path"], parts.path) if re.fullmatch(rule["host"], _host(parts)) else None
        if start:
            query = f"?{parts.query}" if parts.query else ""
            yield f"{'https' if start[1] else 'http'}://{parts.path[start.end() :]}{query}"


def _in_news(parts: SplitResult) -> Iterator[str]:
    """Google News, as it wrote its links until 2024; later ones hold a key instead of the address."""
    found = _GOOGLE_NEWS.match(parts.path) if _host(parts) == _NEWS_HOST else None
    raw = _decode(found[1]) if found else b""
    if raw.startswith(_NEWS_START):
        length, start = _read_length(raw, len(_NEWS_START))
        yield raw[start : start + length].decode("utf-8", "replace")


def _read_length(raw: bytes, at: int) -> tuple[int, int]:
    """A protocol buffer's variable-length number of at most two bytes, and where it ends."""
    first, second = (*raw[at : at + 2], 0, 0)[:2]
    return (first, at + 1) if first < 0x80 else (first - 0x80 + second * 0x80, at + 2)


def _in_defense(parts: SplitResult) -> Iterator[str]:
    if _host(parts) not in _DEFENSE_HOSTS:
        return
    if parts.path == "/v2/url":
        for value in parse_qs(parts.query).get("u", []):
            yield unquote(_DEFENSE_HEX.sub(r"%\1", value).replace("_", "/"))
    whole = parts._replace(scheme="", netloc="").geturl()
    if found := _DEFENSE_3.match(whole):
        yield _restore(found["url"], _decode(found["replaced"]).decode("utf-8", "replace"))


def _restore(url: str, replaced: str) -> str:
    """Version 3 puts "*" in place of a character, or "**" and a letter for the length of a run of them."""
    at = 0

    def put_back(mark: re.Match[str]) -> str:
        nonlocal at
        length = _DEFENSE_LENGTHS.find(mark[1][1]) + 2 if mark[1] else 1
        at += length
        return replaced[at - length : at]

    # A browser makes "https://" of the "https:/" that some servers write.
    return re.sub(r"^(https?):/(?!/)", r"\1://", _DEFENSE_MARK.sub(put_back, url))


def _decode(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (Base64Error, ValueError):
        return b""
