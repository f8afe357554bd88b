"""PDF files: what is read of them, and what is said of those that cannot be."""

from __future__ import annotations

import zlib
from datetime import date

import pytest

from bot.documents import article_from_document
from bot.documents.pdf import MAX_PAGES
from bot.documents.refusals import WHAT_TO_DO
from bot.errors import DocumentError
from bot.models import Article, Document
from tests.files import LEADING, LOCKS, Row, lock_pdf, make_pdf, write_pdf

TITLE = "Ferry sinks off Osk with 212 people aboard"
FIRST = (
    "The ferry Aurelia sank off Osk on Monday with 212 people aboard, the coast",
    "guard said. Divers searched the wreck until midnight, and went on at dawn",
    "with two ships of the navy.",
)
SECOND = (
    "At least 34 people drowned, according to the harbour master, Ilse Brandt. She",
    "denied that the ship had been overloaded.",
)
PARAGRAPHS = [TITLE, " ".join(FIRST), " ".join(SECOND)]


def read(data: bytes, name: str = "ferry.pdf") -> Article:
    return article_from_document(Document(name, data), date(2024, 3, 4))


def text_of(*pages: tuple[Row | str, ...]) -> list[str]:
    return read(make_pdf(*pages)).text.split("\n")


# ── what cannot be read ──────────────────────────────────────────────────────────────────────────


CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
ENDLESS_TREE = write_pdf([CATALOGUE, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"])
ENDLESS_REFERENCE = write_pdf([CATALOGUE, "2 0 R"])
DEEP = write_pdf([CATALOGUE, "[" * 20_000 + "]" * 20_000])
MANY_PAGES = write_pdf(
    [
        CATALOGUE,
        f"<< /Type /Pages /Kids [{'3 0 R ' * 10_000}] /Count 10000 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ]
)
WHOLE = make_pdf((TITLE, *FIRST))
PASTE = "paste the text and I'll read that."
DAMAGED = f"“ferry.pdf” is damaged, so I can't read it — {WHAT_TO_DO}"
PICTURES = f"“ferry.pdf” has no text layer, only pictures of pages — {PASTE}"
LOCKED = f"“ferry.pdf” is locked with a password — send it without, or {PASTE}"
BOMB = zlib.compress(bytes(100_000_000))


def with_stream(data: bytes, filters: str) -> bytes:
    """A page with this content; its bytes are spelled in hexadecimal, to be text."""
    return write_pdf(
        [
            CATALOGUE,
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << >> /Contents 4 0 R >>",
            (
                f"<< /Length {2 * len(data)} /Filter [/ASCIIHexDecode {filters}] >>"
                f"\nstream\n{data.hex()}\nendstream"
            ),
        ]
    )


TOO_MANY_PAGES = (
    f"“ferry.pdf” has 10,000 pages, and I read up to {MAX_PAGES} — send the pages that matter, or {PASTE}"
)
REFUSED = {
    "cut off": (WHOLE[: len(WHOLE) // 3], DAMAGED),
    "only a mark": (b"%PDF-1.7 ...", DAMAGED),
    "endless page tree": (ENDLESS_TREE, DAMAGED),
    "object that is itself": (ENDLESS_REFERENCE, DAMAGED),
    "deep nesting": (DEEP, DAMAGED),
    "bomb": (with_stream(BOMB, "/FlateDecode"), PICTURES),
    "bomb in a bomb": (with_stream(zlib.compress(BOMB), "/FlateDecode /FlateDecode"), PICTURES),
    "scanned": (make_pdf((), ()), PICTURES),
    **{f"locked by {lock}": (lock_pdf(WHOLE, "secret", lock), LOCKED) for lock in LOCKS},
    "locked for the holders of a certificate": (
        WHOLE.replace(b"/Root", b"/Encrypt << /Filter /Adobe.PubSec /V 4 >> /Root"),
        LOCKED,
    ),
    "10,000 pages": (MANY_PAGES, TOO_MANY_PAGES),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_cannot_be_read_is_answered_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(data)
    assert str(caught.value) == reason


# ── what is read ─────────────────────────────────────────────────────────────────────────────────


def test_lines_become_the_paragraphs_they_were() -> None:
    assert text_of((Row(TITLE, size=18), *FIRST, Row(SECOND[0], gap=24), SECOND[1])) == PARAGRAPHS


def test_an_indent_begins_a_paragraph() -> None:
    assert text_of((Row(TITLE, size=18), *FIRST, Row(SECOND[0], x=90), SECOND[1])) == PARAGRAPHS


def test_a_last_line_that_ends_early_ends_its_paragraph() -> None:
    assert text_of((Row(TITLE, size=18), *FIRST, *SECOND)) == PARAGRAPHS


@pytest.mark.parametrize("lock", LOCKS)
def test_a_file_locked_against_changes_alone_is_read(lock: str) -> None:
    article = read(lock_pdf(make_pdf((Row(TITLE, size=18), *FIRST)), "", lock))
    assert article.text.split("\n") == PARAGRAPHS[:2]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    left = (Row(FIRST[0], x=40), Row(FIRST[1], x=40))
    right = Row(FIRST[2], x=320, gap=-LEADING)
    assert text_of((Row(TITLE, x=40, size=18), *left, right)) == PARAGRAPHS[:2]
    assert text_of((Row(TITLE, size=18), *FIRST[:2]), (FIRST[2],)) == PARAGRAPHS[:2]


def test_what_every_page_repeats_is_left_out() -> None:
    def page(number: int, *rows: Row | str) -> tuple[Row | str, ...]:
        return (Row("HARBOUR COURIER · SPECIAL", size=8), *rows, Row(f"Page {number} of 3", size=8, gap=60))

    pages = (page(1, Row(TITLE, size=18), *FIRST), page(2, *SECOND), page(3, "Rescue goes on, she said."))
    assert text_of(*pages) == [*PARAGRAPHS, "Rescue goes on, she said."]


@pytest.mark.parametrize("number", ["3", "- 3 -", "Page 3", "3/12", "Page 3 of 12"])
def test_a_page_s_number_is_left_out(number: str) -> None:
    assert text_of((Row(TITLE, size=18), *FIRST, Row(number, size=9, gap=50))) == PARAGRAPHS[:2]


def test_the_stated_title_is_taken_where_the_text_has_none() -> None:
    rows = (*FIRST, *SECOND)
    assert read(make_pdf(rows, Title=TITLE)).title == TITLE
    assert read(make_pdf((Row(TITLE, size=18), *rows), Title="Another title altogether")).title == TITLE


NO_TITLES = ["Microsoft Word - final_v3.docx", "untitled", "my big release.indd", "Press", "(anonymous)"]


@pytest.mark.parametrize("title", NO_TITLES)
def test_what_programs_put_as_a_title_is_none(title: str) -> None:
    assert read(make_pdf((*FIRST, *SECOND), Title=title)).title is None


DAYS = [
    ("D:20240302235900-05'00'", date(2024, 3, 2)),
    ("D:20240302", date(2024, 3, 2)),
    ("D:20991231120000", None),
    ("yesterday", None),
    ("", None),
]


@pytest.mark.parametrize(("stated", "day"), DAYS)
def test_the_day_is_that_of_its_making_unless_that_is_to_come(stated: str, day: date | None) -> None:
    assert read(make_pdf((*FIRST, *SECOND), CreationDate=stated)).published == day


def test_a_day_in_the_text_goes_before_that_of_the_file() -> None:
    rows = (Row(TITLE, size=18), Row("1 March 2024", gap=30), Row(FIRST[0], gap=30), *FIRST[1:])
    assert read(make_pdf(rows, CreationDate="D:20240303120000")).published == date(2024, 3, 1)


MADE = [
    # when the file was made, the day of its article, the same reckoned only
    ("D:20230303", date(2023, 3, 1), None),
    ("D:20230909", None, date(2023, 3, 1)),
    ("", None, date(2024, 3, 1)),
]


@pytest.mark.parametrize(("made", "day", "reckoned"), MADE)
def test_a_file_made_soon_after_a_day_without_a_year_tells_the_year(
    made: str, day: date | None, reckoned: date | None
) -> None:
    rows = (Row(TITLE, size=18), Row("1 March", gap=30), Row(FIRST[0], gap=30), *FIRST[1:])
    article = read(make_pdf(rows, CreationDate=made))
    assert (article.published, article.reckoned) == (day, reckoned)


def test_a_file_with_something_above_its_mark_is_read() -> None:
    assert read(b"\r\n\r\n" + make_pdf((Row(TITLE, size=18), *FIRST)), "ferry.txt").title == TITLE
