"""Bytes of a page → its tree, parsed once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.etree import strip_elements  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import load_html

from bot.charsets import decode_page
from bot.vocabulary import any_of

_UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object")

_MAX_TAG_CHARS = 50_000  # more attributes than that, or a whole picture in one, say nothing of an article
_LONG_TAG = re.compile(rf"<([a-zA-Z][\w-]{{0,40}})\s[^<>]{{{_MAX_TAG_CHARS},}}>")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse_page(html: bytes | str, content_type: str | None = None) -> HtmlElement | None:
    """The page's tree; null where it has no markup. libxml2 leaves out what is nested over 255 deep."""
    text = decode_page(html, content_type) if isinstance(html, bytes) else html
    if len(text) > _MAX_TAG_CHARS:
        text = _LONG_TAG.sub(r"<\1>", text)
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
    tail = printable(element.tail or "")
    before = element.getprevious()
    if before is None:
        parent.text = printable(parent.text or "") + tail
    else:
        before.tail = printable(before.tail or "") + tail
    parent.remove(element)


def printable(text: str) -> str:
    """Without the characters that libxml2 reads (as `&#1;`) and refuses to write."""
    return _UNPRINTABLE.sub("", text)


def strip_unseen(tree: HtmlElement) -> list[str]:
    """Take out what no reader sees; returns the pieces of text that one does."""
    strip_elements(tree, *_UNSEEN, with_tail=False)
    return [words for piece in tree.itertext() if (words := " ".join(piece.split()))]
