"""What a `bot.workshop`'s worker does with what was fetched or sent: bytes → article.

The worker imports this module. It must stay free of spaCy, HTTP and storage, which would make it heavy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import ParamSpec
from urllib.parse import unquote, urlsplit

from lxml.etree import XPathError  # type: ignore[import-untyped]

from bot.article import NO_ARTICLE, article_from_page, article_from_text
from bot.charsets import mend_halves
from bot.documents import article_from_document
from bot.documents.kinds import is_file
from bot.errors import SourceError
from bot.language import detect_language
from bot.models import Article, Document
from bot.pages.reading import find_twin as find_page_twin

# Parsing takes half a kilobyte of memory and more for each character. An update that got the process killed
# would be taken up again at the next start, and kill that too.
MAX_ARTICLE_CHARACTERS = 200_000
TOO_LONG = "That is too long for one article — paste the part that matters and I'll read that."

P = ParamSpec("P")


def prepare() -> None:
    """Load what the first article would wait for."""
    detect_language("Officials said on Monday that the road was open again.")


def read_page(body: bytes, content_type: str | None, url: str, received: date) -> Article:
    """The article behind a link, which may lead to a file."""
    if is_file(body):
        return _read(article_from_document, Document(_file_name(url), body), received, url)
    return _read(article_from_page, body, content_type, url, received)


def find_twin(body: bytes, content_type: str | None, url: str) -> str | None:
    """Where else a page's article may be: the address of its twin for phones."""
    return None if is_file(body) else find_page_twin(body, content_type, url)


def read_document(document: Document, received: date) -> Article:
    return _read(article_from_document, document, received)


def read_text(text: str, received: date) -> Article:
    """The article in a text; one without text where there is nothing but furniture."""
    return _read(article_from_text, text, received)


def _file_name(url: str) -> str:
    return PurePosixPath(unquote(urlsplit(url).path)).name


def _read(read: Callable[P, Article], *arguments: P.args, **named: P.kwargs) -> Article:
    """The article, unless it is too long. What libraries make of broken pages becomes an error of ours."""
    try:
        article = read(*arguments, **named)
    except XPathError as error:  # libxml2's word for more than it can hold
        raise MemoryError("libxml2 gave up") from error
    except AssertionError as error:  # lxml's, of a tree that htmldate or trafilatura took apart
        raise SourceError(NO_ARTICLE) from error
    if len(article.text) > MAX_ARTICLE_CHARACTERS:
        raise SourceError(TOO_LONG)
    return replace(
        article,
        text=mend_halves(article.text),
        title=article.title and mend_halves(article.title),
        outlet=article.outlet and mend_halves(article.outlet),
    )
