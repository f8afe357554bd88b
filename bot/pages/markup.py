"""Bytes of a page → its tree, parsed once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.etree import ParserError, strip_elements  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

from bot.charsets import decode_page
from bot.vocabulary import any_of

_UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object")

_MAX_TAG_CHARS = 50_000  # more attributes than that, or a whole picture in one, say nothing of an article
_LONG_TAG = re.compile(rf"<([a-zA-Z][\w-]{{0,40}})\s[^<>]{{{_MAX_TAG_CHARS},}}>")
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\r"))
_UNBROKEN = bytes.maketrans(
    b"\t\n\r", b"   "
)  # a line's end in markup is a blank, and extractors may forget it
_DOCTYPE = re.compile(
    rb"<!doctype[^<>]{0,500}>", re.IGNORECASE
)  # libxml2 stumbles over what some of them say
_CLOSED_ROOT = re.compile(rb"^([^<>]{0,100}<html[^<>]{0,500}?)\s*/>", re.IGNORECASE)
_HEAD_BYTES = 2_000
_PARSER = HTMLParser(
    encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, default_doctype=False
)
_MAX_BLANKS = 4  # of what is written between tags, most may be blanks
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse_page(html: bytes | str, content_type: str | None = None) -> HtmlElement | None:
    """The page's tree; null where it has no markup. libxml2 leaves out what is nested over 255 deep."""
    text = decode_page(html, content_type) if isinstance(html, bytes) else html
    if any(len(piece) > _MAX_TAG_CHARS for piece in text.split("<")):
        text = _LONG_TAG.sub(r"<\1>", text)
    markup = text.encode("utf-8", "replace")
    breaks_count = b"<pre" in markup.lower()
    markup = markup.translate(None if breaks_count else _UNBROKEN, _CONTROLS).strip()
    markup = _CLOSED_ROOT.sub(rb"\1>", _DOCTYPE.sub(b"", markup, count=1), count=1)
    try:
        tree = document_fromstring(markup, parser=_PARSER)
    except ParserError:  # nothing but comments, or nothing at all
        return None
    is_page = b"<html" in markup[:_HEAD_BYTES].lower() or sum(len(part) for part in tree) > 1
    return tree if is_page else None


def named(patterns: Iterable[str]) -> re.Pattern[str]:
    """A pattern for what an element is called: each of `patterns` begins a name or a part of one.

    `-?` in them stands for whatever joins two words in a name.

    Names are compared in lower case: a pattern that heeds no case takes five times as long.
    """
    joined = "|".join(patterns).replace("-?", "[-_]*")
    return any_of([rf"(?<![^\W_])(?:{joined})"], re.NOFLAG)


def names_of(element: HtmlElement) -> str:
    """Its class and id in lower case, with its own name where it is none of HTML's ("amp-consent")."""
    own = element.tag if isinstance(element.tag, str) and "-" in element.tag else ""
    return f"{element.get('class', '')} {element.get('id', '')} {own}".strip().lower()


def words_of(element: HtmlElement) -> str:
    """All its words in one line, those of scripts too."""
    return " ".join("".join(element.itertext()).split())


def few_words_of(element: HtmlElement, limit: int) -> str:
    """Its words where they take no more than so many characters, else ""; no more of it is read than that."""
    pieces: list[str] = []
    for piece in element.itertext():
        pieces.append(piece)
        if not piece.isspace() and sum(map(len, pieces)) > _MAX_BLANKS * limit:
            return ""
    words = " ".join("".join(pieces).split())
    return words if len(words) <= limit else ""


def paragraph_chars(tree: HtmlElement) -> int:
    """How much stands in paragraphs that are no lists of links."""
    total = 0
    for paragraph in tree.iter("p"):
        length = len(words_of(paragraph))
        linked = sum(len(words_of(one)) for one in paragraph.iter("a"))
        total += length if length > 40 and linked < length / 2 else 0
    return total


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
    """Take out what no reader sees; returns the pieces of text that one does, as they are written."""
    strip_elements(tree, *_UNSEEN, with_tail=False)
    return [piece for piece in tree.itertext() if not piece.isspace()]


def tidy(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces without blanks around and between their words."""
    return (" ".join(piece.split()) for piece in pieces)
