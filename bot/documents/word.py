"""DOCX → text: paragraphs, lists and tables in the order of the document, without comments and margins."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import docx
from docx.document import Document as Opened
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import LxmlError, _Element  # type: ignore[import-untyped]

from bot.documents.found import Found
from bot.documents.refusals import PASTE, refuse, refuse_locked
from bot.documents.titles import sane_title
from bot.models import Document

# A file of 20 MB that is honest unpacks to this; Word writes a few dozen parts, and one for each picture.
MAX_UNPACKED_BYTES = 100_000_000
MAX_TEXT_BYTES = 30_000_000
MAX_PARTS = 2000
_FAULTS = (
    OpcError, LxmlError, zipfile.BadZipFile, zlib.error, struct.error,
    ValueError, LookupError, AttributeError, TypeError, NotImplementedError, OSError, EOFError,
)  # fmt: skip
"""What python-docx, zipfile and lxml raise at broken files; found by damaging good ones."""

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXT, _BLANKS = qn("w:t"), frozenset({qn("w:tab"), qn("w:br"), qn("w:cr")})
_HYPHEN = qn("w:noBreakHyphen")
_LEFT_OUT = frozenset(  # what was deleted or moved away, and the picture of a text for older programs
    {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_CELL_MARK = " | "


def read_word(document: Document) -> Found:
    """The document's words. `DocumentError` for what is damaged, locked, or unpacks to more than it may."""
    try:
        _check_sizes(document)
        opened = docx.Document(BytesIO(document.data))
        lines = list(_lines(opened.element.body))
        title, day = _properties(opened)
    except _FAULTS as error:
        raise refuse(document, "is damaged, or no Word file") from error
    return Found("\n\n".join(lines), title, day)


def _check_sizes(document: Document) -> None:
    """Before anything is unpacked. `zipfile` unpacks no more of a part than its size as stated here."""
    with zipfile.ZipFile(BytesIO(document.data)) as archive:
        parts = archive.infolist()
    text = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if (
        len(parts) > MAX_PARTS
        or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES
        or text > MAX_TEXT_BYTES
    ):
        raise refuse(document, "unpacks to far more than a text", PASTE)
    if any(part.flag_bits & 1 for part in parts):
        raise refuse_locked(document)


def _lines(element: _Element) -> Iterator[str]:
    """A line for each paragraph and each row of a table."""
    for child in element.iterchildren():
        if child.tag == _PARAGRAPH:
            yield from _paragraph(child)
        elif child.tag == _TABLE:
            yield from filter(None, (_row(row) for row in child.iterchildren(_ROW)))
        elif child.tag not in _LEFT_OUT:
            yield from _lines(child)


def _paragraph(paragraph: _Element) -> Iterator[str]:
    """Its words, then those of the text boxes that hang on it."""
    words = " ".join("".join(_pieces(paragraph)).split())
    if words:
        yield words
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(above.tag in _LEFT_OUT for above in box.iterancestors()):
            yield from _lines(box)


def _row(row: _Element) -> str:
    cells = (" ".join(_lines(cell)) for cell in row.iterchildren(_CELL))
    return _CELL_MARK.join(cell for cell in cells if cell)


def _pieces(element: _Element) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _BLANKS:
            yield " "
        elif child.tag == _HYPHEN:
            yield "-"
        elif child.tag not in _LEFT_OUT and child.tag != qn("w:txbxContent"):
            yield from _pieces(child)


def _properties(opened: Opened) -> tuple[str | None, date | None]:
    """The stated title, and the day of the last change: templates are old."""
    if not any(one.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for one in opened.part.package.rels.values()):
        return None, None  # python-docx would make some up
    stated = opened.core_properties
    stamp = stated.modified or stated.created
    return sane_title(stated.title), stamp.date() if stamp else None
