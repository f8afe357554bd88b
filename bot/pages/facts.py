"""What a page says of itself in its head and its markup: title, site, authors, day, address, lock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urljoin

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from bot.pages.linked_data import Node, find_article, is_false, read_nodes, text_of, texts_of
from bot.pages.markup import words_of
from bot.pages.moments import choose_day
from bot.pages.updates import choose_update
from bot.vocabulary import load_vocabulary

_NAMES = load_vocabulary("pages")
_LOCKED = frozenset(load_vocabulary("walls")["subscribers"]["locked_tiers"])
_WINDOW_SEPARATOR = re.compile(r"\s+(?:[|–—·•»:_-]|::)\s+|\s*[|｜_]\s*")
_MOTTO = re.compile(r"\s+[|｜]\s.*$")
_OPEN_END = re.compile(r"\s+[|–—·•»:_｜-]+$")
_DOMAIN = re.compile(r"\.\w{2,7}$")
_MAX_SITE_CHARS = 40
_MAX_TITLE_CHARS = 300
_MAX_WINDOW_CHARS = 500
_DATED = (
    './/*[@itemprop="datePublished"] | .//time[@pubdate] | .//time[contains(@class, "published")]'
    ' | .//time[contains(@class, "entry-date")] | .//abbr[contains(@class, "published")]'
)
_UPDATED = './/*[@itemprop="dateModified"]'
_AUTHORS = (
    './/*[@itemprop="author"]//*[@itemprop="name"] | .//*[@rel="author"]'
    ' | .//*[@itemprop="author" and @content]'
)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """`article` is the page's node of linked data, {} where it has none."""

    title: str | None
    site: str | None
    authors: tuple[str, ...]
    published: date | None
    updated: datetime | None
    urls: tuple[str, ...]
    """What the page calls its own address, as written: its `rel=canonical`, then its `og:url`."""
    locked: bool
    """Whether the page says that not everybody may read it all."""
    article: Node


def read_facts(tree: HtmlElement, latest: date | None) -> PageFacts:
    """All of it; `published` is not after `latest`."""
    nodes = read_nodes(tree)
    article = find_article(nodes)
    metas = read_metas(tree)
    window = _window_title(tree)
    site = _site(article, nodes, metas)
    title = _title(tree, article, metas, window, site)
    stated, marked = _stated_moments(article, metas), _marked_moments(tree)
    published = choose_day(stated, latest, marked) or choose_day(marked, latest)
    return PageFacts(
        title=title,
        site=site or _site_in_window(window, title, tree),
        authors=_authors(tree, article, metas),
        published=published,
        updated=choose_update(_stated_updates(tree, article, metas), [*stated, *marked], published),
        urls=tuple(one for one in (_linked(tree, "canonical"), *metas.get("og:url", ())[:1]) if one),
        locked=is_false(article.get("isAccessibleForFree"))
        or not _LOCKED.isdisjoint(_metas(metas, "tier_metas")),
        article=article,
    )


def read_metas(tree: HtmlElement) -> dict[str, list[str]]:
    """The contents of <meta> by lower-case name, property or itemprop."""
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        names = {(meta.get(kind) or "").strip().lower() for kind in ("property", "name", "itemprop")} - {""}
        if content:
            for name in names:
                metas.setdefault(name, []).append(content)
    return metas


def amp_address(tree: HtmlElement, url: str | None) -> str | None:
    """Where the page's twin for phones is, in full."""
    stated = _linked(tree, "amphtml")
    return _joined(url, stated) if stated else None


def _linked(tree: HtmlElement, relation: str) -> str:
    links = (
        link.get("href", "") for link in tree.iter("link") if relation in link.get("rel", "").lower().split()
    )
    return next((found for link in links if (found := link.strip())), "")


def _metas(metas: dict[str, list[str]], kind: str) -> list[str]:
    return [value for name in _NAMES[kind] for value in metas.get(name, ())]


# ── title and site ───────────────────────────────────────────────────────────────────────────────


def _window_title(tree: HtmlElement) -> str:
    found = tree.find(".//head/title")
    found = tree.find(".//title") if found is None else found
    return words_of(found)[:_MAX_WINDOW_CHARS] if found is not None else ""


def _title(
    tree: HtmlElement, article: Node, metas: dict[str, list[str]], window: str, site: str | None
) -> str | None:
    """The headline as stated, else the heading, else the window's title; without the site's name."""
    headings = [words for heading in tree.iter("h1") if (words := words_of(heading))]
    stated = [text_of(article.get("headline")), *_metas(metas, "title_metas")]
    found = next((title for title in stated if title), None)
    if found is None:
        found = (
            _below_site(tree, headings[0], window)
            if len(headings) == 1
            else _heading_in_window(headings, window) or _line_in_window(tree, window)
        )
    return _without_site(_as_headed(found, headings), site, window)[:_MAX_TITLE_CHARS] or None


def _below_site(tree: HtmlElement, heading: str, window: str) -> str:
    """The only heading, unless it is the site's name and one of a lower rank the headline: "Site » Title"."""
    pieces = [piece for piece in _WINDOW_SEPARATOR.split(window) if piece]
    if len(pieces) < 2 or pieces[0] != heading:
        return heading
    return next((words for one in tree.iter("h2", "h3") if (words := words_of(one)) == pieces[-1]), heading)


def _heading_in_window(headings: Iterable[str], window: str) -> str | None:
    return next((heading for heading in headings if heading in window), None)


def _line_in_window(tree: HtmlElement, window: str) -> str:
    """The part of the window's title that is also a line of the page; old pages have no headings."""
    lines = {" ".join(line.split()) for line in tree.xpath("//body//text()")}
    parts = (window[at:] for at in [0, *(found.end() for found in re.finditer(r"[:|»-]\s+", window))])
    return next((part for part in parts if part in lines), window)


def _as_headed(title: str, headings: Iterable[str]) -> str:
    """The heading that a title was cut from, or that it adds the site's name to."""
    cut = title.rstrip(" .…")
    whole = (one for one in headings if one.startswith(cut) and title.endswith(("…", "...")))
    bare = (one for one in headings if title.startswith(one) and _WINDOW_SEPARATOR.match(title, len(one)))
    return next(whole, None) or next(bare, None) or title


def _without_site(title: str, site: str | None, window: str) -> str:
    """Pages append their name to the headline, and old ones put it first."""
    if site:
        name = re.escape(site)
        marks = r"[|–—·•»:_｜-]"
        title = re.sub(rf"\s*{marks}\s*{name}$|^{name}\s*{marks}\s+", "", title, flags=re.IGNORECASE)
    pieces = [piece for piece in _WINDOW_SEPARATOR.split(title) if piece]
    if len(pieces) > 1 and (_is_name_of(pieces[-1], site) if site else _may_be_site(pieces, title, window)):
        title = title[: title.rindex(pieces[-1])].rstrip(" |–—·•»:_-｜")
    return _OPEN_END.sub("", title.strip())


def _is_name_of(piece: str, site: str) -> bool:
    """Spelled with other capitals, blanks, or its domain: "COURIER.example" of "Courier"."""
    return _bare_name(piece) == _bare_name(site) != ""


def _bare_name(name: str) -> str:
    return re.sub(r"[\W_]", "", _DOMAIN.sub("", name.casefold()))


def _may_be_site(pieces: Sequence[str], title: str, window: str) -> bool:
    """The last piece of the window's title, behind a headline or a bar."""
    barred = title.removesuffix(pieces[-1]).rstrip().endswith(("|", "｜"))
    return title == window and len(pieces[-1]) <= _MAX_SITE_CHARS and (barred or len(title) > _MAX_SITE_CHARS)


def _site(article: Node, nodes: Sequence[Node], metas: dict[str, list[str]]) -> str | None:
    publisher = article.get("publisher")
    named = text_of(publisher)
    if not named and isinstance(publisher, dict):
        same = (
            text_of(node) for node in nodes if node.get("@id") == publisher.get("@id") and node.get("name")
        )
        named = next(same, "")
    found = next((name for name in [named, *_metas(metas, "site_metas")] if name), "")
    name = _MOTTO.sub("", found.removeprefix("@").strip())
    is_address = "://" in name or name.startswith("www.")
    return name if name and len(name) <= 2 * _MAX_SITE_CHARS and not is_address else None


def _site_in_window(window: str, title: str | None, tree: HtmlElement) -> str | None:
    """The name that the window's title adds to the heading."""
    headings = [words_of(heading) for heading in tree.iter("h1")]
    pieces = [piece for piece in _WINDOW_SEPARATOR.split(window) if piece]
    if title and not headings and window.endswith(title):
        return window.removesuffix(title).rstrip(" :|»-")[:_MAX_SITE_CHARS] or None
    if len(pieces) < 2 or len(pieces[-1]) > _MAX_SITE_CHARS or len(pieces[-1]) < 2:
        return None
    return None if any(pieces[-1] in heading for heading in headings) else pieces[-1]


def _authors(tree: HtmlElement, article: Node, metas: dict[str, list[str]]) -> tuple[str, ...]:
    stated = texts_of(article.get("author")) or _metas(metas, "author_metas")
    found = stated or [one.get("content") or words_of(one) for one in tree.xpath(_AUTHORS)]
    names = [name.removeprefix("By ").strip() for name in found if "://" not in name]
    return tuple(dict.fromkeys(name for name in names if 0 < len(name.split()) <= 6))


# ── day and address ──────────────────────────────────────────────────────────────────────────────


def _stated_moments(article: Node, metas: dict[str, list[str]]) -> list[str]:
    """What states the time of publication, the surest first."""
    return [one for one in (text_of(article.get("datePublished")), *_metas(metas, "published_metas")) if one]


def _stated_updates(tree: HtmlElement, article: Node, metas: dict[str, list[str]]) -> list[str]:
    """What states the time of the last change."""
    marked = [one.get("content") or one.get("datetime") or "" for one in tree.xpath(_UPDATED)]
    return [
        one
        for one in (text_of(article.get("dateModified")), *_metas(metas, "modified_metas"), *marked)
        if one
    ]


def _marked_moments(tree: HtmlElement) -> list[str]:
    """The same in the page's body."""
    return [
        next((one.get(name) for name in ("content", "datetime", "title") if one.get(name)), words_of(one))
        for one in tree.xpath(_DATED)
    ]


def _joined(url: str | None, stated: str) -> str | None:
    try:
        return urljoin(url or "", stated)
    except ValueError:
        return None
