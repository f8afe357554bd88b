"""Web addresses as identities: the same page, the same string."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote_plus, urlsplit, urlunsplit

from bot.vocabulary import load_vocabulary

_DEFAULT_PORTS = {"http": 80, "https": 443}
_AMP_SUFFIX = re.compile(r"/amp/?$|\.amp(?=\.html?$|$)", re.IGNORECASE)
_KEPT_AS_WRITTEN = "/:@!$&'()*+,;=~%"  # escapes stay: a path may be in any encoding


def canonical_url(url: str) -> str:
    """The address without what may differ between two links to one page."""
    try:
        parts = urlsplit(url.strip())
        host = _host(parts)
    except ValueError:  # an address that cannot be taken apart equals only itself
        return url.strip()
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return url.strip()
    return urlunsplit((parts.scheme, host, _path(parts.path), _query(parts.query), ""))


def host_of(url: str) -> str:
    """The host in lower case without "www.", or "" where the address names none."""
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return host if port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f"{host}:{port}"


def _path(path: str) -> str:
    return quote(_AMP_SUFFIX.sub("", path), safe=_KEPT_AS_WRITTEN).rstrip("/") or "/"


def _query(query: str) -> str:
    pairs = (quote(pair.strip(), safe=_KEPT_AS_WRITTEN + "?") for pair in query.split("&"))
    return "&".join(sorted(pair for pair in pairs if pair and not _is_tracking(pair)))


def _is_tracking(pair: str) -> bool:
    vocabulary = load_vocabulary("tracking")
    name = unquote_plus(pair.partition("=")[0]).lower()
    return name in vocabulary["names"] or name.startswith(tuple(vocabulary["prefixes"]))
