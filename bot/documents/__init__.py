"""A file → article: what kind of file it is, who reads that kind, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.article import article_from_html, article_from_text
from bot.charsets import decode_text
from bot.cleaning.timestamps import move_day
from bot.documents import markdown
from bot.documents.found import Found
from bot.documents.kinds import Kind, kind_of, suffix_of
from bot.documents.mail import read_mail
from bot.documents.refusals import MAX_DOCUMENT_BYTES, WHAT_TO_DO, quoted, refuse
from bot.documents.word import read_word
from bot.errors import DocumentError, SourceError
from bot.intake import ARTICLE_WORDS
from bot.models import Article, Document

__all__ = ["MAX_DOCUMENT_BYTES", "article_from_document"]

_FILED_WITHIN = timedelta(days=31)  # so soon after an article its file is made or its mail sent


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
    marked = suffix_of(document) == ".md"
    return _article(Found(markdown.plain_text(text) if marked else text), received, url)


def _read_page(document: Document, received: date | None, url: str | None) -> Article:
    return article_from_html(document.data, url, received)


def _read_pdf(document: Document, received: date | None, url: str | None) -> Article:
    from bot.documents.pdf import read_pdf  # noqa: PLC0415 - it imports pypdf, which only a PDF needs

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
    """What the text says of itself goes before what the file says of it, which may tell the year of that."""
    if found.is_page:
        article = article_from_html(found.text, url, received)
    else:
        article = article_from_text(found.text, received, url)
    if not article.text:
        raise SourceError("nothing but furniture")
    stated = _not_after(found.published, received)
    named = replace(article, title=article.title or found.title, outlet=article.outlet or found.outlet)
    return named if article.published or not stated else _date(named, stated)


def _date(article: Article, stated: date) -> Article:
    """By the file's own day; a dateline's “Dec. 3” is the last before that, surely if not long before."""
    day = (move_day(article.reckoned, stated) if article.reckoned else None) or stated
    if stated - day <= _FILED_WITHIN:
        return replace(article, published=day, reckoned=None)
    return replace(article, reckoned=day)


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
