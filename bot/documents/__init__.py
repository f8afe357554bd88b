"""A file → article: what kind of file it is, who reads that kind, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.article import article_from_html, article_from_text
from bot.charsets import decode_text
from bot.documents.found import Found
from bot.documents.kinds import Kind, kind_of
from bot.documents.mail import read_mail
from bot.documents.pdf import read_pdf
from bot.documents.refusals import MAX_DOCUMENT_BYTES, WHAT_TO_DO, quoted, refuse
from bot.documents.word import read_word
from bot.errors import DocumentError, SourceError
from bot.intake import ARTICLE_WORDS
from bot.models import Article, Document

__all__ = ["MAX_DOCUMENT_BYTES", "article_from_document"]


def article_from_document(document: Document, received: date | None, url: str | None = None) -> Article:
    """The article in a file; `DocumentError` where there is none. `url`: where the file was fetched."""
    if not document.data.strip():
        raise refuse(document, "is empty")
    if len(document.data) > MAX_DOCUMENT_BYTES:
        raise DocumentError(
            f"{quoted(document)} is larger than 20 MB — send the article alone, or paste the text."
        )
    kind = kind_of(document)
    try:
        return _READERS[kind](document, received, url)
    except DocumentError:
        raise
    except SourceError as error:
        raise DocumentError(f"I found no article in {quoted(document)} — {WHAT_TO_DO}") from error


def _read_text(document: Document, received: date | None, url: str | None) -> Article:
    try:
        text = decode_text(document.data)
    except SourceError as error:
        raise refuse(document, "isn't text") from error
    return _article(Found(text), received, url)


def _read_page(document: Document, received: date | None, url: str | None) -> Article:
    return article_from_html(document.data, url, received)


def _read_pdf(document: Document, received: date | None, url: str | None) -> Article:
    return _article(read_pdf(document), received, url)


def _read_word(document: Document, received: date | None, url: str | None) -> Article:
    return _article(read_word(document), received, url)


def _read_mail(document: Document, received: date | None, url: str | None) -> Article:
    """The message; where that only says "see attached" or nothing, the first file that can be read."""
    mail = read_mail(document)
    read = (_article_or_none(found, received, mail.url or url) for found in mail.texts)
    letters = [article for article in read if article]
    for letter in letters:
        if len(letter.text.split()) >= ARTICLE_WORDS:
            return letter
    for attached in mail.attached:
        try:
            return article_from_document(attached, received, url)
        except DocumentError:
            continue
    if letters:
        return letters[0]
    names = ", ".join(one.name for one in mail.attached if one.name)
    rest = f", and none in what is attached ({names})" if names else ""
    raise refuse(document, f"has no article in it{rest}")


def _article_or_none(found: Found, received: date | None, url: str | None) -> Article | None:
    try:
        return _article(found, received, url)
    except SourceError:
        return None


def _article(found: Found, received: date | None, url: str | None) -> Article:
    """What the text says of itself goes before what the file says of it."""
    if found.is_page:
        article = article_from_html(found.text, url, received)
    else:
        article = article_from_text(found.text, received, url)
    if not article.text:
        raise SourceError("nothing but furniture")
    return replace(
        article,
        title=article.title or found.title,
        outlet=article.outlet or found.outlet,
        published=article.published or _not_after(found.published, received),
    )


def _not_after(published: date | None, received: date | None) -> date | None:
    """Clocks are wrong, and files are dated by them."""
    return published if published and (received is None or published <= received) else None


_READERS: dict[Kind, Callable[[Document, date | None, str | None], Article]] = {
    Kind.TEXT: _read_text,
    Kind.PAGE: _read_page,
    Kind.PDF: _read_pdf,
    Kind.WORD: _read_word,
    Kind.MAIL: _read_mail,
}
