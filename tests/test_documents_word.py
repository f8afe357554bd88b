"""Word files: what is read of them, and what is said of those that cannot be."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bot.documents import article_from_document
from bot.documents.refusals import WHAT_TO_DO
from bot.documents.word import MAX_PARTS, MAX_TEXT_BYTES, MAX_UNPACKED_BYTES
from bot.errors import DocumentError
from bot.models import Article, Document
from tests.files import change_zip, make_docx, save_docx

TITLE = "Ferry sinks off Osk with 212 people aboard"
BODY = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast guard said.",
    "At least 34 people drowned, according to the harbour master, Ilse Brandt.",
)
PASTE = "paste the text and I'll read that."
WHOLE = make_docx(TITLE, *BODY)


def read(data: bytes, name: str = "ferry.docx") -> Article:
    return article_from_document(Document(name, data), date(2024, 3, 4))


def lines_of(opened: docx.document.Document) -> list[str]:
    return read(save_docx(opened)).text.split("\n")


def with_body(xml: str) -> bytes:
    start = f'<?xml version="1.0"?><w:document {nsdecls("w")}><w:body>'
    return change_zip(WHOLE, {"word/document.xml": f"{start}{xml}</w:body></w:document>".encode()})


# ── what cannot be read ──────────────────────────────────────────────────────────────────────────


def entity_bomb() -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = (
        f'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY l0 "ha">{levels}]>'
        f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    )
    return change_zip(WHOLE, {"word/document.xml": text.encode()})


def stated_smaller() -> bytes:
    """The directory says that the text is of ten bytes."""
    data = bytearray(WHOLE)
    with zipfile.ZipFile(BytesIO(WHOLE)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    return bytes(data.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")))


def locked() -> bytes:
    """With the mark of encryption on its first part in the directory."""
    data = bytearray(WHOLE)
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


DAMAGED = f"“ferry.docx” is damaged, or no Word file — {WHAT_TO_DO}"
BOMB = f"“ferry.docx” unpacks to far more than a text — {PASTE}"
REFUSED = {
    "cut off": (WHOLE[: len(WHOLE) // 2], DAMAGED),
    "no directory": (b"PK\x03\x04 word/document.xml", DAMAGED),
    "no parts of Word": (change_zip(WHOLE, {"[Content_Types].xml": b"<Types/>"}), DAMAGED),
    "no XML": (change_zip(WHOLE, {"word/document.xml": b"no XML"}), DAMAGED),
    "empty XML": (change_zip(WHOLE, {"word/document.xml": b""}), DAMAGED),
    "deep nesting": (with_body("<w:p>" * 50_000 + "</w:p>" * 50_000), DAMAGED),
    "stated smaller than it is": (stated_smaller(), DAMAGED),
    "bomb of text": (with_body(" " * MAX_TEXT_BYTES), BOMB),
    "bomb of a picture": (change_zip(WHOLE, {"word/media/a.png": bytes(MAX_UNPACKED_BYTES)}), BOMB),
    "many parts": (change_zip(WHOLE, {f"word/media/{n}.png": b"" for n in range(MAX_PARTS)}), BOMB),
    "locked": (locked(), f"“ferry.docx” is locked with a password — send it without, or {PASTE}"),
    "empty": (make_docx(), f"I found no article in “ferry.docx” — {WHAT_TO_DO}"),
    "entity bomb": (entity_bomb(), DAMAGED),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_cannot_be_read_is_answered_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(data)
    assert str(caught.value) == reason


# ── what is read ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["ferry.docx", "ferry.zip", "ferry.pdf", "ferry.txt", "ferry", ""])
def test_paragraphs_are_read_whatever_the_file_s_name(name: str) -> None:
    article = read(WHOLE, name)
    assert article.text.split("\n") == [TITLE, *BODY]
    assert article.title == TITLE


def test_headings_lists_and_tables_stand_in_their_order() -> None:
    opened = docx.Document()
    opened.add_heading(TITLE, 0)
    opened.add_paragraph(BODY[0])
    opened.add_paragraph("The Osk lighthouse was dark that night, said two fishermen.", style="List Bullet")
    table = opened.add_table(2, 3)
    for cell, words in zip(table._cells, ("Ship", "Aboard", "Saved", "Aurelia", "212", "178"), strict=True):
        cell.text = words
    opened.add_paragraph(BODY[1])
    assert lines_of(opened) == [
        TITLE,
        BODY[0],
        "The Osk lighthouse was dark that night, said two fishermen.",
        "Ship | Aboard | Saved",
        "Aurelia | 212 | 178",
        BODY[1],
    ]


def test_margins_and_comments_are_left_out() -> None:
    opened = docx.Document()
    opened.sections[0].header.paragraphs[0].text = "CONFIDENTIAL DRAFT"
    opened.sections[0].footer.paragraphs[0].text = "Page 1"
    for line in (TITLE, *BODY):
        paragraph = opened.add_paragraph(line)
    opened.add_comment(paragraph.runs, "Is 34 right? The mayor said 30.", "Mira")
    assert lines_of(opened) == [TITLE, *BODY]


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


BEFORE, BEHIND = run("At least "), run(" people drowned.")
CHANGES = [
    # how Word writes it between "At least " and " people drowned.", what is read
    (f"<w:del>{run('30')}</w:del><w:ins>{run('34')}</w:ins>", "34"),
    (f"<w:moveFrom>{run('30')}</w:moveFrom><w:moveTo>{run('34')}</w:moveTo>", "34"),
    (f"<w:hyperlink>{run('34')}</w:hyperlink>", "34"),
    (f"<w:sdt><w:sdtContent>{run('34')}</w:sdtContent></w:sdt>", "34"),
    (f"<w:r><w:tab/></w:r>{run('34')}<w:r><w:br/></w:r>", "34"),
    (f"{run('30')}<w:r><w:noBreakHyphen/></w:r>{run('34')}", "30-34"),
]


@pytest.mark.parametrize(("xml", "number"), CHANGES)
def test_a_paragraph_reads_as_word_shows_it_with_all_changes_accepted(xml: str, number: str) -> None:
    body = f"<w:p>{run(TITLE)}</w:p><w:p>{run(BODY[0])}</w:p><w:p>{BEFORE}{xml}{BEHIND}</w:p>"
    assert read(with_body(body)).text.split("\n")[-1] == f"At least {number} people drowned."


def test_what_stands_in_a_frame_or_a_control_is_read_once() -> None:
    opened = docx.Document()
    opened.add_paragraph(TITLE)
    opened.add_paragraph(BODY[0])
    wrapped = f"<w:p>{run(BODY[1])}</w:p>"
    opened.element.body.insert(
        2, parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent>{wrapped}</w:sdtContent></w:sdt>")
    )
    boxed = f"<w:p>{run('Divers went on at dawn, the navy said.')}</w:p>"
    box = f"<w:txbxContent>{boxed}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    forms = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{forms}</mc:AlternateContent></w:r>"
    opened.element.body.insert(3, parse_xml(f"<w:p {nsdecls('w')} {mc}>{both}</w:p>"))
    assert lines_of(opened) == [TITLE, *BODY, "Divers went on at dawn, the navy said."]


def test_the_stated_title_and_the_day_of_the_last_change_are_taken_where_the_text_has_none() -> None:
    article = read(make_docx(*BODY, title=TITLE, modified=datetime(2024, 3, 2, 9)))  # noqa: DTZ001
    assert (article.title, article.published) == (TITLE, date(2024, 3, 2))


def test_a_change_that_is_to_come_gives_no_day() -> None:
    assert read(make_docx(*BODY, modified=datetime(2031, 1, 1))).published is None  # noqa: DTZ001


def test_without_properties_nothing_is_stated() -> None:
    parts = {
        "_rels/.rels": zipfile.ZipFile(BytesIO(WHOLE)).read("_rels/.rels").replace(b"core-prop", b"other")
    }
    assert read(change_zip(WHOLE, parts)).published is None
