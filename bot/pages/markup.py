"""Bytes of a page → its tree, parsed once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import load_html

from bot.charsets import decode_page
from bot.vocabulary import any_of

_UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object")


def parse_page(html: bytes | str, content_type: str | None = None) -> HtmlElement | None:
    """The page's tree; null where it has no markup. libxml2 leaves out what is nested over 255 deep."""
    text = decode_page(html, content_type) if isinstance(html, bytes) else html
    return load_html(text) if text.strip() else None


def named(patterns: Iterable[str]) -> re.Pattern[str]:
    """A pattern for what an element is called: each of `patterns` begins a name or a part of one."""
    return any_of([rf"(?<![^\W_])(?:{'|'.join(patterns)})"])


def names_of(element: HtmlElement) -> str:
    """Its class and id, with its own name where it is none of HTML's ("amp-consent")."""
    own = element.tag if isinstance(element.tag, str) and "-" in element.tag else ""
    return f"{element.get('class', '')} {element.get('id', '')} {own}".strip()


def words_of(element: HtmlElement) -> str:
    """All its words in one line, those of scripts too."""
    return " ".join("".join(element.itertext()).split())


def drop(element: HtmlElement) -> None:
    """Take an element out and leave what stands behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def strip_unseen(tree: HtmlElement) -> list[str]:
    """Take out what no reader sees; returns the pieces of text that one does."""
    for element in list(tree.iter(*_UNSEEN)):
        drop(element)
    return [words for piece in tree.itertext() if (words := " ".join(piece.split()))]
