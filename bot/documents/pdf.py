"""PDF with a text layer → text. The order is that of the file; `paragraphs` puts its lines together."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from bot.documents.found import Found
from bot.documents.paragraphs import Line, join_lines
from bot.documents.refusals import PASTE, refuse, refuse_locked
from bot.documents.titles import sane_title
from bot.models import Document

MAX_PAGES = 300
ENOUGH_CHARACTERS = 400_000
"""Twice of what an article may have: no more is read, to be told soon that it is too long."""
_FAULTS = (
    PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError,
    NotImplementedError, OSError, EOFError, zlib.error, struct.error, RecursionError,
)  # fmt: skip
"""What pypdf lets out of broken files; found by damaging good ones."""
_MIN_LETTERS = 20
_Matrix = list[float]


def read_pdf(document: Document) -> Found:
    """The document's words. `DocumentError` for what is damaged, locked, too long, or only pictures."""
    try:
        reader = _open(document)
        lines = list(_read_pages(_pages(document, reader)))
        text = "\n\n".join(join_lines(lines))
        title, day = _metadata(reader)
    except _FAULTS as error:
        raise refuse(document, "is damaged, so I can't read it") from error
    if sum(map(str.isalpha, text)) < _MIN_LETTERS:
        raise refuse(document, "has no text layer, only pictures of pages", PASTE)
    return Found(text, title, day)


def _open(document: Document) -> PdfReader:
    try:
        reader = PdfReader(BytesIO(document.data))
        # Many files are locked against changes alone: those open without a password.
        is_locked = reader.is_encrypted and not reader.decrypt("")
    except NotImplementedError as error:  # for the holders of a certificate, say
        raise refuse_locked(document) from error
    if is_locked:
        raise refuse_locked(document)
    return reader


def _pages(document: Document, reader: PdfReader) -> Iterator[PageObject]:
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise refuse(
            document,
            f"has {count:,} pages, and I read up to {MAX_PAGES}",
            f"send the pages that matter, or {PASTE}",
        )
    yield from reader.pages


def _read_pages(pages: Iterable[PageObject]) -> Iterator[Line]:
    characters = 0
    for number, page in enumerate(pages):
        if characters > ENOUGH_CHARACTERS:
            return
        for line in _lines(page, number):
            characters += len(line.text)
            yield line


def _lines(page: PageObject, number: int) -> Iterator[Line]:
    """The page's lines, each where its first letter stands, in the type of its longest piece."""
    pieces: list[Line] = []

    def note(text: str, matrix: _Matrix, text_matrix: _Matrix, font: object, size: float) -> None:
        x, y = _place(matrix, text_matrix)
        points = round(size * (abs(text_matrix[3] * matrix[3]) or 1.0), 1)
        pieces.append(Line(text, number, x, y, points, _is_bold(font)))

    page.extract_text(visitor_text=note)
    line: list[Line] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(replace(piece, text=first))
        for other in others:
            yield from _put_together(line)
            # Where a piece goes on in another line, its place is that of the first.
            line = [replace(piece, text=other, y=None)]
    yield from _put_together(line)


def _put_together(pieces: list[Line]) -> Iterator[Line]:
    written = [piece for piece in pieces if piece.text.strip()]
    if written:
        main = max(written, key=lambda piece: len(piece.text))
        text = "".join(piece.text for piece in pieces)
        yield replace(written[0], text=text, size=main.size, bold=main.bold)


def _place(matrix: _Matrix, text_matrix: _Matrix) -> tuple[float, float]:
    """Where a text begins on the page, in points from its lower left corner."""
    x, y = text_matrix[4], text_matrix[5]
    return (
        x * matrix[0] + y * matrix[2] + matrix[4],
        x * matrix[1] + y * matrix[3] + matrix[5],
    )


def _is_bold(font: object) -> bool:
    return isinstance(font, dict) and "bold" in str(font.get("/BaseFont", "")).lower()


def _metadata(reader: PdfReader) -> tuple[str | None, date | None]:
    stated = reader.metadata
    if stated is None:
        return None, None
    try:
        made = stated.creation_date
    except ValueError:  # "D:today"
        made = None
    return sane_title(str(stated.title or "")), made.date() if made else None
