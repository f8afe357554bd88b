"""Web addresses as identities: the same page, the same string."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import SplitResult, quote, unquote_plus, urljoin, urlsplit, urlunsplit

import idna
from tld import get_fld

from bot.charsets import mend_halves
from bot.vocabulary import any_word, load_vocabulary
from bot.web.posts import post_url
from bot.web.wrappers import unwrap

_TRACKING = load_vocabulary("tracking")
_NAMES = frozenset(_TRACKING["names"])
_PREFIXES = tuple(_TRACKING["prefixes"])
_IDENTIFYING = frozenset(_TRACKING["identifying"])
_AMP_NAMES = frozenset(_TRACKING["amp_when_amp"])
_SITES: dict[str, list[str]] = _TRACKING["sites"]
_VARIANTS: tuple[str, ...] = tuple(_TRACKING["host_prefixes"])

_DEFAULT_PORTS = {"http": 80, "https": 443}
_KEPT_AS_WRITTEN = "/:@!$&'()*+,;=~%"  # a path may be in any encoding
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_NO_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")  # RFC 3986, section 2.3
_PATH_NOISE = (  # what a path may have or lack without being another page's
    (re.compile(r"(?<!:)/{2,}"), "/"),
    (re.compile(r";(?:jsessionid|phpsessid)=[^/]*", re.IGNORECASE), ""),
    (re.compile(r"/amp/?$|^/amp(?=/.)|\.amp(?=\.html?$|$)", re.IGNORECASE), ""),
    (re.compile(r"/(?:index|default)\.(?:html?|shtml|php|aspx?|jsp)$", re.IGNORECASE), "/"),
    (re.compile(r"/+$"), ""),
)
_MAX_PATH_ROUNDS = 10
_PARTS = any_word(_TRACKING["article_parts"])
_PART_OF_ARTICLE = re.compile(rf"/(?:(?:{_PARTS})/?)?\d{{0,3}}/?", re.IGNORECASE)


def canonical_url(url: str) -> str:
    """The address without what may differ between two links to one page; still one that opens it."""
    url = mend_halves(post_url(unwrap(url.strip())))
    try:
        parts = urlsplit(url)
        host = _host(parts)
    except ValueError:  # an address that cannot be taken apart equals only itself
        return url
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return url
    hash_bang = parts.fragment if parts.fragment.startswith("!") else ""
    query = _query(parts.query, _SITES.get(site_of(url), ()))
    return urlunsplit((parts.scheme, host, _path(parts.path), query, hash_bang))


def page_key(url: str) -> str:
    """What all addresses of a page have in common, those of its mobile and AMP twins and of http too."""
    own = canonical_url(url)
    parts = _split_page(own)
    return urlunsplit(("", _bare(parts.netloc), *parts[2:])) if parts else own


def list_spellings(url: str) -> tuple[str, ...]:
    """The canonical addresses that a page with this address may have been kept under, its own first."""
    own = canonical_url(url)
    parts = _split_page(own)
    if not (parts and parts.scheme in _DEFAULT_PORTS):
        return (own,)
    bare = _bare(parts.netloc)
    hosts = (bare, *(f"{name}.{bare}" for name in _VARIANTS if "." in bare))
    others = (parts._replace(scheme=scheme, netloc=host) for host in hosts for scheme in _DEFAULT_PORTS)
    return tuple(dict.fromkeys((own, *(other.geturl() for other in others))))


def page_url(fetched: str | None, *stated: str | None) -> str | None:
    """The canonical address of a page: the first that it states itself and that can be true, else as fetched.

    `stated`: its `rel=canonical`, then its `og:url`. One on another site would let a page pass for somebody
    else's; sites that state their front page or a section on every page would make one page of all articles.
    """
    if fetched is None:
        return next((canonical_url(url) for url in stated if url and host_of(url)), None)
    own = canonical_url(fetched)
    candidates = (own if url == fetched else _resolve(fetched, url) for url in stated if url)
    found = next((url for url in candidates if _may_be_page(url, own)), own)
    same = found != own and page_key(found) == page_key(own)
    return f"https{found.removeprefix('http')}" if same and _downgrades(found, own) else found


def is_front_page(url: str | None) -> bool:
    """Whether an address names a site and nothing on it."""
    parts = _split_page(url) if url else None
    return parts is not None and not (parts.path.strip("/") or parts.query)


def host_of(url: str) -> str:
    """The host as the network knows it, without "www.", or "" where the address names none."""
    try:
        return _to_ascii(urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def site_of(url: str) -> str:
    """The domain that somebody registered, by the public suffix list; an IP address as it is."""
    host = host_of(url)
    if ":" in host or host.rpartition(".")[2].isdigit():
        return host
    listed = get_fld(host, fix_protocol=True, fail_silently=True, search_private=True) if host else None
    return listed or ".".join(host.split(".")[-2:])  # the list's rule for endings that are not on it


def _split_page(url: str) -> SplitResult | None:
    """The parts of a page's address; null where it names no host, or a port that is no number."""
    try:
        parts = urlsplit(url)
        return parts if _host(parts) and host_of(url) else None
    except ValueError:
        return None


def _resolve(base: str, url: str) -> str:
    try:
        return canonical_url(urljoin(base, url.strip()))
    except ValueError:
        return ""


def _may_be_page(stated: str, own: str) -> bool:
    there, here = urlsplit(stated), urlsplit(own)
    if there.scheme not in _DEFAULT_PORTS or site_of(stated) != site_of(own):
        return False
    if there.path == "/" and not there.query and not there.fragment:
        return here.path == "/" and not _names_page(here.query)
    is_section = here.path.startswith(f"{there.path}/")
    if is_section and not _PART_OF_ARTICLE.fullmatch(here.path.removeprefix(there.path)):
        return False
    return not (there.path == here.path and _names_page(here.query) and not there.query)


def _names_page(query: str) -> bool:
    return any(pair.partition("=")[0].lower() in _IDENTIFYING for pair in query.split("&"))


def _downgrades(found: str, own: str) -> bool:
    return found.startswith("http://") and own.startswith("https://")


def _bare(netloc: str) -> str:
    """The host without the names that sites put before it for one kind of reader."""
    for _ in _VARIANTS:
        first, _, rest = netloc.partition(".")
        if first not in _VARIANTS or "." not in rest.partition(":")[0]:
            break
        netloc = rest
    return netloc


def _host(parts: SplitResult) -> str:
    host = _to_ascii(parts.hostname or "")
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return host if port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f"{host}:{port}"


def _to_ascii(host: str) -> str:
    """Punycode, so that a name in letters that look like others' is never taken for theirs."""
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except idna.IDNAError:  # no name server knows it either
            host = host.lower()
    return host.rstrip(".")


def _path(path: str) -> str:
    path = _without_dots(_escaped(path))
    for _ in range(_MAX_PATH_ROUNDS):
        before = path
        for noise, instead in _PATH_NOISE:
            path = noise.sub(instead, path)
        if path == before:
            break
    return path or "/"


def _without_dots(path: str) -> str:
    """RFC 3986, section 5.2.4."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del kept[max(1, len(kept) - 1) :]
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept)


def _escaped(text: str, more: str = "") -> str:
    """Escapes in one spelling: none where none is needed, capitals where one is."""
    return quote(_ESCAPE.sub(_one_spelling, _NO_ESCAPE.sub("%25", text)), safe=_KEPT_AS_WRITTEN + more)


def _one_spelling(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    return character if _UNRESERVED.match(character) else escape[0].upper()


def _query(query: str, noise: Sequence[str]) -> str:
    """`noise`: names that only this site uses for sharing."""
    pairs = (_escaped(pair.strip(), "?") for pair in query.split("&"))
    return "&".join(sorted({pair for pair in pairs if pair and not _is_tracking(pair, noise)}))


def _is_tracking(pair: str, noise: Sequence[str]) -> bool:
    name, _, value = pair.partition("=")
    name = unquote_plus(name).lower()
    asks_for_amp = name in _AMP_NAMES and value.lower() == "amp"
    return asks_for_amp or name in _NAMES or name in noise or name.startswith(_PREFIXES)
