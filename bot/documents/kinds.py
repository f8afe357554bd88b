"""What kind a file is: by its first bytes, whatever it is called, and by its name where they do not tell."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from bot.documents.refusals import WHAT_TO_DO, refuse
from bot.errors import DocumentError
from bot.models import Document

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
MAIL_SUFFIXES = frozenset({".eml", ".mht", ".mhtml"})
READABLE_SUFFIXES = TEXT_SUFFIXES | PAGE_SUFFIXES | MAIL_SUFFIXES | {".pdf", ".docx"}
READABLE_TYPES = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/xhtml+xml",
        "message/rfc822",
        "multipart/related",
        "application/x-mimearchive",
    }
)
_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"
_PDF_HEAD_BYTES = 1024  # readers look so far for the mark (ISO 32000-1, H.3, note 13)
_SIGNATURES = (  # kinds that are not read, by their first bytes
    (b"\xd0\xcf\x11\xe0", "an old Office or Outlook file"),
    (b"{\\rtf", "an RTF file"),
    (b"bplist00", "a Safari web archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"PK\x05\x06", "an empty ZIP file"),
)
_WORD_PART = re.compile(rb"word/[\w./-]{0,60}\.xml|wordprocessingml")
_PAGE_START = re.compile(
    rb"(?:\xef\xbb\xbf|\s)*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,5000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(rb"<(?:p|div|br|article|body|html|span|h1)\b[^<>]{0,2000}>", re.IGNORECASE)
_MAIL_HEADERS = re.compile(
    rb"\A(?:From [^\n]{0,500}\r?\n)?(?:[!-9;-~]{1,100}:[^\n]{0,5000}\r?\n(?:[ \t][^\n]{0,5000}\r?\n)*)+?"
    rb"(?:MIME-Version|Message-ID|Received|Snapshot-Content-Location):",
    re.IGNORECASE,
)
_ANY_HEADER = re.compile(rb"\A(?:From [^\n]{0,500}\r?\n)?[!-9;-~]{1,100}:[ \t]")
_HEAD_BYTES = 20_000


class Kind(StrEnum):
    """The kinds of files that are read."""

    TEXT = "text"
    PAGE = "page"
    PDF = "PDF"
    WORD = "Word"
    MAIL = "mail"
    """A message, or a saved page in the form of one (MHTML)."""


def kind_of(document: Document) -> Kind:
    """The kind of a file; `DocumentError` names one that is not read."""
    head, suffix = document.data[:_HEAD_BYTES], suffix_of(document)
    if is_pdf(head):
        return Kind.PDF
    if head.startswith(_ZIP):
        return _kind_of_zip(document)
    other = next((name for start, name in _SIGNATURES if head.startswith(start)), None)
    if other:
        raise _not_read(document, other)
    return _kind_of_text(document, head, suffix)


def is_pdf(data: bytes) -> bool:
    """Some PDFs have a few bytes of something else above their mark."""
    head = data[:_PDF_HEAD_BYTES]
    return head.startswith(_PDF) or (
        _PDF in head and not head.startswith(_ZIP) and not _PAGE_START.match(head)
    )


def is_file(data: bytes) -> bool:
    """Whether what a link led to is a file to be read by its kind, and no page."""
    return is_pdf(data) or data.startswith(_ZIP)


def suffix_of(document: Document) -> str:
    return PurePath(document.name).suffix.lower()


def _kind_of_zip(document: Document) -> Kind:
    if _WORD_PART.search(document.data):
        return Kind.WORD
    raise _not_read(document, "a ZIP or another Office file")


def _kind_of_text(document: Document, head: bytes, suffix: str) -> Kind:
    if _PAGE_START.match(_as_bytes(head)):
        return Kind.PAGE
    if _MAIL_HEADERS.match(head) or (suffix in MAIL_SUFFIXES and _ANY_HEADER.match(head)):
        return Kind.MAIL
    if suffix in PAGE_SUFFIXES and _ANY_TAG.search(_as_bytes(document.data)):
        return Kind.PAGE
    if suffix in READABLE_SUFFIXES or not suffix:
        return _kind_of_named_text(document, suffix)
    raise DocumentError(f"I can't read {suffix} files — {WHAT_TO_DO}")


def _kind_of_named_text(document: Document, suffix: str) -> Kind:
    """Text under another kind's name is read as text, but for what only looks like that kind when damaged."""
    if suffix in {".pdf", ".docx"} and b"\x00" in document.data:
        raise refuse(document, f"is damaged, or no {suffix} file")
    return Kind.TEXT


def _as_bytes(data: bytes) -> bytes:
    """Tags in UTF-16 are found without their zeros."""
    return (
        data.replace(b"\x00", b"").lstrip(b"\xff\xfe")
        if data.startswith((b"\xff\xfe", b"\xfe\xff"))
        else data
    )


def _not_read(document: Document, kind: str) -> DocumentError:
    return refuse(document, f"is {kind}, which I can't read")
