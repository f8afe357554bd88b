"""A file → article."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath

from bot.article import article_from_html, article_from_text
from bot.charsets import decode_text
from bot.errors import DocumentError, SourceError
from bot.models import Article, Document

MAX_DOCUMENT_BYTES = 20_000_000  # what Telegram lets a bot download

_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ""})
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_SIGNATURES = (  # files that are sent under a wrong name, by their first bytes
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)
_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(r"<(?:p|div|br|article|body|html|span|h1)\b[^>]*>", re.IGNORECASE)
_WHAT_TO_DO = "send it as .txt or .html, or paste the text."


def article_from_document(document: Document, received: date | None) -> Article:
    """The article in a .txt, .md or .html file; `DocumentError` for anything else."""
    _check(document)
    try:
        text = decode_text(document.data)
    except SourceError as error:
        raise DocumentError(f"{_quoted(document)} isn't text — {_WHAT_TO_DO}") from error
    try:
        return _read(document, text, received)
    except SourceError as error:
        raise DocumentError(f"I found no article in {_quoted(document)} — {_WHAT_TO_DO}") from error


def _check(document: Document) -> None:
    if not document.data.strip():
        raise DocumentError(f"{_quoted(document)} is empty — {_WHAT_TO_DO}")
    if len(document.data) > MAX_DOCUMENT_BYTES:
        raise DocumentError(
            f"{_quoted(document)} is larger than 20 MB — send the article alone, or paste the text."
        )
    kind = next((kind for start, kind in _SIGNATURES if document.data.startswith(start)), None)
    if kind:
        raise DocumentError(
            f"{_quoted(document)} is {kind}, and I read plain text and web pages — {_WHAT_TO_DO}"
        )
    if _suffix(document) not in _TEXT_SUFFIXES | _PAGE_SUFFIXES:
        raise DocumentError(f"I can't read {_suffix(document)} files — {_WHAT_TO_DO}")


def _read(document: Document, text: str, received: date | None) -> Article:
    if _is_page(document, text):
        return article_from_html(document.data, None, received)
    article = article_from_text(text, received)
    if not article.text:
        raise SourceError("nothing but furniture")
    return article


def _is_page(document: Document, text: str) -> bool:
    """By content first: saved pages are sent as .txt, and plain text as .html."""
    if _PAGE_START.match(text):
        return True
    return _suffix(document) in _PAGE_SUFFIXES and bool(_ANY_TAG.search(text))


def _suffix(document: Document) -> str:
    return PurePath(document.name).suffix.lower()


def _quoted(document: Document) -> str:
    return f"“{document.name}”" if document.name else "That file"
