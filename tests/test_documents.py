"""Files that members send: what is read, and what is said of the rest."""

from __future__ import annotations

import codecs
import gzip
import zipfile
from datetime import date
from io import BytesIO

import pytest

from bot.charsets import decode_text
from bot.documents import MAX_DOCUMENT_BYTES, article_from_document
from bot.errors import DocumentError, SourceError
from bot.models import Article, Document

TITLE = "Ferry sinks off Osk with 212 people aboard"
BODY = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.",
    "At least 34 people drowned, according to the harbour master, Ilse Brandt.",
)
TEXT = "\n\n".join((TITLE, *BODY))
PAGE = f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>" + "".join(
    f"<p>{line}</p>" for line in BODY
)
WHAT_TO_DO = "send it as PDF, .docx, .txt or .html, or paste the text."


def read(name: str, data: bytes | str) -> Article:
    raw = data.encode() if isinstance(data, str) else data
    return article_from_document(Document(name, raw), date(2024, 3, 4))


def pack_zip(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "content")
    return out.getvalue()


REFUSED = [
    ("empty.txt", b"", "“empty.txt” is empty"),
    ("blank.html", b" \r\n\t ", "“blank.html” is empty"),
    ("", b"", "That file is empty"),
    # other kinds, under any name
    (
        "report.doc",
        b"\xd0\xcf\x11\xe0...",
        "“report.doc” is an old Office or Outlook file, which I can't read",
    ),
    ("photo.txt", b"\x89PNG\r\n\x1a\n", "“photo.txt” is an image, which I can't read"),
    ("photo.pdf", b"\xff\xd8\xff\xe0\x00\x10JFIF", "“photo.pdf” is an image, which I can't read"),
    ("photo.docx", b"GIF89a", "“photo.docx” is an image, which I can't read"),
    ("packed.txt", gzip.compress(b"text", mtime=0), "“packed.txt” is a compressed file, which I can't read"),
    ("letter.rtf", b"{\\rtf1 text}", "“letter.rtf” is an RTF file, which I can't read"),
    ("page.webarchive", b"bplist00\xd1", "“page.webarchive” is a Safari web archive, which I can't read"),
    (
        "sheet.docx",
        pack_zip("xl/workbook.xml"),
        "“sheet.docx” is a ZIP or another Office file, which I can't read",
    ),
    ("all.zip", pack_zip("a.txt"), "“all.zip” is a ZIP or another Office file, which I can't read"),
    ("none.zip", pack_zip(), "“none.zip” is an empty ZIP file, which I can't read"),
    ("table.csv", b"a,b,c", "I can't read .csv files"),
    ("song.mp3", b"ID3\x04", "I can't read .mp3 files"),
    # none of what they are called
    ("noise.txt", bytes(range(256)) * 20, "“noise.txt” isn't text"),
    ("zeros.txt", b"\x00" * 1000, "“zeros.txt” isn't text"),
    ("noise.pdf", bytes(range(256)) * 20, "“noise.pdf” is damaged, or no .pdf file"),
    ("noise.docx", bytes(range(256)) * 20, "“noise.docx” is damaged, or no .docx file"),
    # nothing to read in them
    ("links.html", b"<html><body><a href=/>Home</a></body></html>", "I found no article in “links.html”"),
    ("buttons.txt", b"Share\nRead more\n2 min read", "I found no article in “buttons.txt”"),
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED)
def test_a_file_that_cannot_be_read_is_answered_with_what_to_do(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(name, data)
    assert str(caught.value) == f"{reason} — {WHAT_TO_DO}"


def test_a_file_above_the_limit_is_refused_and_one_at_the_limit_is_read() -> None:
    filler = b" " * (MAX_DOCUMENT_BYTES - len(TEXT.encode()))
    assert read("long.txt", TEXT.encode() + filler).title == TITLE
    with pytest.raises(DocumentError) as caught:
        read("long.txt", TEXT.encode() + filler + b" ")
    assert str(caught.value) == "“long.txt” is larger than 20 MB — send the article alone, or paste the text."


@pytest.mark.parametrize(
    "name", ["ferry.txt", "FERRY.TXT", "ferry.text", "ferry.md", "ferry", "", "ferry.pdf", "ferry.docx"]
)
def test_text_is_read_as_text_whatever_its_name(name: str) -> None:
    article = read(name, TEXT)
    assert article.text.split("\n") == [TITLE, *BODY]
    assert (article.title, article.url, article.received) == (TITLE, None, date(2024, 3, 4))


@pytest.mark.parametrize(
    "name", ["ferry.html", "ferry.HTM", "ferry.xhtml", "ferry.txt", "ferry", "ferry.pdf", "ferry.docx"]
)
def test_saved_pages_are_read_as_pages_whatever_their_name(name: str) -> None:
    assert read(name, PAGE).text.split("\n") == list(BODY)


PAGE_STARTS = [
    "\ufeff",
    "\n\n  ",
    "<?xml version='1.0' encoding='utf-8'?>\n",
    "<!-- saved from url=(0038)https://courier.example/news/ferry -->\n",
]


@pytest.mark.parametrize("start", PAGE_STARTS)
def test_a_page_is_told_by_its_start(start: str) -> None:
    assert read("ferry.txt", start + PAGE).text.split("\n") == list(BODY)


def test_text_under_a_pages_name_is_read_as_text() -> None:
    assert read("ferry.html", TEXT).text.split("\n") == [TITLE, *BODY]


def test_text_that_mentions_tags_stays_text() -> None:
    line = "The <html> tag was missing on 12 pages, the agency said."
    assert line in read("tags.txt", f"{TEXT}\n{line}").text.split("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_in_any_unicode_encoding_is_read(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding)) == TEXT


RUSSIAN = (
    "Паром Аврелия затонул у города Оск в понедельник, сообщила береговая охрана. "
    "По словам начальника порта, утонули не менее 34 человек, поиски продолжаются всю ночь."
)
WESTERN = "Die Fähre „Aurelia“ sank am Montag vor Osk, teilte die Küstenwache mit. Über 30 Menschen fehlten."
LEGACY = [
    ("windows-1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("windows-1252", WESTERN),
    ("shift_jis", "フェリーが沈没し、34人が死亡したと沿岸警備隊が発表した。"),
]


@pytest.mark.parametrize(("encoding", "text"), LEGACY)
def test_text_in_an_older_encoding_is_told_from_its_letters(encoding: str, text: str) -> None:
    assert decode_text(text.encode(encoding)) == text


def test_a_mark_at_the_start_is_no_part_of_the_text() -> None:
    assert decode_text(codecs.BOM_UTF8 + b"Osk") == "Osk"
    assert decode_text(codecs.BOM_UTF16_LE + "Osk".encode("utf-16-le")) == "Osk"


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x00" * 64, b"\x7fELF\x02\x01\x01\x00\x00\x00" * 9]
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        decode_text(data)
