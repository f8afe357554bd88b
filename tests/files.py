"""Files as members send them, made by code: PDF by hand, Word files by python-docx, messages by `email`."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from io import BytesIO
from typing import NamedTuple

import docx
from pypdf import PdfReader, PdfWriter

PAGE_HEIGHT = 800
LEADING = 14


class Row(NamedTuple):
    """A line of a PDF page; `gap` is the space above it, in points."""

    text: str
    x: int = 72
    size: int = 11
    gap: int = LEADING


def make_pdf(*pages: Sequence[Row | str], **metadata: str) -> bytes:
    """One content stream a page, in a standard font, with the rows from top to bottom."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for rows in pages:
        stream = _content([row if isinstance(row, Row) else Row(row) for row in rows])
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 {PAGE_HEIGHT}] "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    info = " ".join(f"/{name} ({_escaped(value)})" for name, value in metadata.items())
    objects.append(f"<< {info} >>")
    return write_pdf(objects, info=len(objects))


def write_pdf(objects: Sequence[str], info: int | None = None) -> bytes:
    """The objects, numbered from 1, with their table; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    more = f"/Info {info} 0 R " if info else ""
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {more}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _content(rows: Sequence[Row]) -> str:
    lines, y = ["BT"], PAGE_HEIGHT - 60
    for row in rows:
        y -= row.gap
        lines.append(f"/F {row.size} Tf 1 0 0 1 {row.x} {y} Tm ({_escaped(row.text)}) Tj")
    return "\n".join([*lines, "ET"])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


LOCKS = ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"]


def lock_pdf(data: bytes, password: str, algorithm: str = "AES-256") -> bytes:
    """Locked against reading by the password, or against changes alone where it is empty."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(password, owner_password="owner", algorithm=algorithm)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def make_docx(*paragraphs: str, title: str = "", modified: datetime | None = None) -> bytes:
    opened = docx.Document()
    for paragraph in paragraphs:
        opened.add_paragraph(paragraph)
    opened.core_properties.title = title
    opened.core_properties.modified = modified or datetime(2024, 3, 3, 12)  # noqa: DTZ001  as Word writes it
    return save_docx(opened)


def save_docx(opened: docx.document.Document) -> bytes:
    out = BytesIO()
    opened.save(out)
    return out.getvalue()


def change_zip(data: bytes, changes: dict[str, bytes]) -> bytes:
    """The archive with other contents in some of its parts, or more parts."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *changes]):
            new.writestr(name, changes[name] if name in changes else old.read(name))
    return out.getvalue()


def make_mail(
    text: str = "", *, subject: str = "", sender: str = "", sent: str = "", page: str = ""
) -> EmailMessage:
    message = EmailMessage()
    heads = {"From": sender, "To": "Desk <desk@courier.example>", "Subject": subject, "Date": sent}
    for name, value in heads.items():
        if value:
            message[name] = value
    message["Message-ID"] = "<1@mail.example>"
    message.set_content(text)
    if page:
        message.add_alternative(page, subtype="html")
    return message


def make_mhtml(page: bytes, url: str, charset: str = "utf-8") -> bytes:
    """A page as Chromium saves it."""
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: Saved\r\n"
        "Date: Sun, 10 Mar 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="==b=="\r\n\r\n--==b==\r\n'
        f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: binary\r\n"
        f"Content-Location: {url}\r\n\r\n"
    )
    picture = (
        "\r\n--==b==\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n"
    )
    return head.encode() + page + picture.encode() + b"--==b==--\r\n"
