"""What is done with what was fetched or sent: a page or a file, and never too much of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot import reading
from bot.article import NO_ARTICLE
from bot.errors import DocumentError, SourceError
from bot.models import Article, Document
from bot.reading import TOO_LONG, read_document, read_page, read_text
from bot.workshop import Workshop
from tests.files import make_docx, make_pdf
from tests.journey_articles import FERRY_TEXT, as_page

RECEIVED = date(2024, 12, 19)
LINES = FERRY_TEXT.split("\n\n")
PAGE = as_page(FERRY_TEXT, site="Harbour Courier").encode()
LINKED = [
    # what the link leads to, the type that the server states
    (make_pdf(LINES), "application/pdf"),
    (make_pdf(LINES), "text/html"),
    (make_pdf(LINES), None),
    (make_docx(*LINES), "application/octet-stream"),
    (PAGE, "text/html"),
    (FERRY_TEXT.encode(), "text/plain"),
]


STATED = rb"""<head><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry \ud800 off Split",
"publisher": {"name": "Harbour \udc00"}, "url": "/ferry?a=\ud800"}</script>"""


def test_half_of_a_surrogate_pair_comes_through_no_page() -> None:
    """The database holds none, so the article could not be kept."""
    bare = as_page("\n\n".join(["", *LINES[1:]]), site="").encode()
    article = read_page(bare.replace(b"<head>", STATED), "text/html", "https://courier.example/a", RECEIVED)
    assert (article.title, article.outlet) == ("Ferry \ufffd off Split", "Harbour \ufffd")
    assert f"{article.text}{article.title}{article.outlet}{article.url}".encode()


@pytest.mark.parametrize(("body", "content_type"), LINKED)
def test_a_link_is_read_as_what_it_leads_to_and_keeps_its_address(
    body: bytes, content_type: str | None
) -> None:
    article = read_page(body, content_type, "https://courier.example/get?file=7&utm_source=x", RECEIVED)
    assert article.url == "https://courier.example/get?file=7"
    assert article.title == LINES[0]
    assert "Ivana Horvat" in article.text


NAMES = [
    ("https://courier.example/files/osk%20report.pdf?x=1", "“osk report.pdf” has no text layer"),
    ("https://courier.example/", "That file has no text layer"),
]


@pytest.mark.parametrize(("url", "reason"), NAMES)
def test_a_file_behind_a_link_is_called_by_the_end_of_its_address(url: str, reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_page(make_pdf(()), "application/pdf", url, RECEIVED)
    assert str(caught.value).startswith(reason)


BOOK = [f"Ferry {number} sank off Osk on Monday, the coast guard said." for number in range(60)]
READINGS: dict[str, Callable[[], Article]] = {
    "text": lambda: read_text("\n".join(BOOK), RECEIVED),
    "Word": lambda: read_document(Document("a.docx", make_docx(*BOOK)), RECEIVED),
    "PDF": lambda: read_document(Document("a.pdf", make_pdf(BOOK[:30], BOOK[30:])), RECEIVED),
    "page": lambda: read_page(
        as_page("\n\n".join(BOOK), site="A").encode(), None, "https://a.example/b", RECEIVED
    ),
}


@pytest.mark.parametrize("kind", READINGS)
def test_what_is_too_long_for_an_article_is_told_so_whatever_it_is(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert READINGS[kind]().text.count("coast guard") > 50
    monkeypatch.setattr(reading, "MAX_ARTICLE_CHARACTERS", 2000)
    with pytest.raises(SourceError) as caught:
        READINGS[kind]()
    assert str(caught.value) == TOO_LONG
    assert "paste the part that matters" in TOO_LONG


def test_a_text_without_an_article_is_empty() -> None:
    assert read_text("Share\nFacebook", RECEIVED).text == ""


def test_a_page_that_a_library_trips_over_is_no_article() -> None:
    with pytest.raises(SourceError) as caught:
        read_page(b"<svg><p><p>", None, "https://a.example/b", RECEIVED)
    assert str(caught.value) == NO_ARTICLE


async def test_a_worker_gives_the_same_article_as_this_process() -> None:
    arguments = (PAGE, "text/html", "https://courier.example/ferry", RECEIVED)
    async with Workshop() as workshop:
        workshop.warm_up(reading.prepare)
        assert await workshop.run(read_page, *arguments) == read_page(*arguments)
