"""A page's tree → the lines of its article, by trafilatura, and by other means where that finds little."""

from __future__ import annotations

import re

from lxml.html import HtmlElement, fragment_fromstring  # type: ignore[import-untyped]
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted

from bot.cleaning.sentences import is_sentence
from bot.pages.linked_data import Node
from bot.pages.markup import named, names_of, paragraph_chars, words_of
from bot.pages.shaping import shape
from bot.pages.sides import without_sides
from bot.vocabulary import load_vocabulary

_NAMES = load_vocabulary("pages")
_NO_LEAD = named(_NAMES["no_lead"])
_RUNNING_SHARE = 0.4
_PARAGRAPHS_SHARE = 0.5
_TEXT_BLOCKS = ("p", "li", "td", "th", "dd", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6")
_MAX_BLOCKS = 1_500
_ASIDES = frozenset({"aside", "nav", "footer", "figure", "form", "ul", "ol", "table", "details"})
_MAX_LEAD = 2
_FULLER = 1.3
_LIST_MARK = re.compile(r"^- ", re.MULTILINE)
_SENTENCES_RUN_TOGETHER = re.compile(r"(?<=[a-z][.!?])(?=[A-Z“])|(?<=[a-z][.!?][”\"])(?=[A-Z“])")
_CELL_LINE = re.compile(r"\|(.*)\|")
_RULE = re.compile(r"[|\s:-]+")
_LONG_CELL_CHARS = 100


def read_body(tree: HtmlElement, article: Node, title: str | None) -> str:
    """The article's lines, with what cleaning is to leave out; "" where there are none. Changes the tree."""
    shape(tree)
    text = _read_text(tree)
    text = _with_lead(without_sides(text, tree, title), tree, title)
    stated = stated_body(article)
    return stated if len(stated) > _FULLER * len(text) else text


def _read_text(tree: HtmlElement) -> str:
    """By the rules alone where those find a good part of what the page tells, and from paragraphs.

    Of 320 pages one gave more there by other extractors; elsewhere these are compared, in twice the time.
    """
    running, set_in_paragraphs = _running_chars(tree), paragraph_chars(tree)
    may_suffice = set_in_paragraphs >= _PARAGRAPHS_SHARE * _RUNNING_SHARE * running
    if not may_suffice and not _has_many_blocks(tree):
        return _extract(tree, fast=False)
    text = _extract(tree, fast=True)
    if len(text) >= _RUNNING_SHARE * running and set_in_paragraphs >= _PARAGRAPHS_SHARE * len(text):
        return text
    return text if _has_many_blocks(tree) else _extract(tree, fast=False) or text


def stated_body(article: Node) -> str:
    """The text that the linked data holds: paragraphs as written, sentences run together parted."""
    body = article.get("articleBody")
    if not isinstance(body, str):
        return ""
    text = plain_text(body)
    return text if "\n" in text else _SENTENCES_RUN_TOGETHER.sub("\n", text)


def plain_text(markup: str) -> str:
    """Lines of a text that may hold markup."""
    if "<" not in markup:
        return markup
    tree = fragment_fromstring(markup.replace("\x00", ""), create_parent="div")
    for block in tree.iter("p", "div", "br", "li", "h2", "h3", "h4", "blockquote", "tr"):
        block.tail = f"\n{block.tail or ''}"
    return "\n".join(line for raw in "".join(tree.itertext()).split("\n") if (line := " ".join(raw.split())))


def _extract(tree: HtmlElement, *, fast: bool) -> str:
    """Without comments and links, with tables: as measured on our saved pages, `tests/pages`."""
    page = bare_extraction(tree, fast=fast, include_comments=False, include_tables=True)
    text = page.text if isinstance(page, Extracted) and page.text else ""
    return "\n".join(line for row in _LIST_MARK.sub("", text).split("\n") if (line := _table_row(row)))


def _table_row(line: str) -> str:
    """`| Osk | 34 |` → `Osk | 34`; cells of a page that is laid out in a table → lines."""
    row = _CELL_LINE.fullmatch(line.strip())
    if row is None:
        return line
    if _RULE.fullmatch(line):
        return ""
    cells = [cell.strip() for cell in row[1].split("|")]
    laid_out = any(len(cell) > _LONG_CELL_CHARS for cell in cells)
    return ("\n" if laid_out else " | ").join(cell for cell in cells if cell or not laid_out).strip()


def _has_many_blocks(tree: HtmlElement) -> bool:
    """The other extractors' time grows with the square of their number."""
    return any(at >= _MAX_BLOCKS for at, _ in enumerate(tree.iter(*_TEXT_BLOCKS)))


def _with_lead(text: str, tree: HtmlElement, title: str | None) -> str:
    """With the sentences between the heading and what was found, which pages set in a block of their own."""
    opening = text.partition("\n")[0]
    lead: list[str] = []
    headed = False
    for element in tree.iter("h1", "h2", "p", "div"):
        if element.tag == "div" and (not headed or element.find("*") is not None):
            continue
        words = words_of(element)
        if element.tag == "h1" or (element.tag == "h2" and words == title):
            headed, lead = True, []
        elif words == opening:
            return "\n".join([*lead, text]) if headed else text
        elif is_sentence(words) and not _is_aside(element):
            lead.append(words)
        if len(lead) > _MAX_LEAD:
            return text
    return text


def _is_aside(element: HtmlElement) -> bool:
    around = (element, *element.iterancestors())
    return any(one.tag in _ASIDES or _NO_LEAD.search(names_of(one)) for one in around if one.tag != "body")


def _running_chars(tree: HtmlElement) -> int:
    """How much of the page is longer than a label or a headline."""
    return sum(len(piece) for piece in tree.itertext() if len(piece) > 80 and not piece.isspace())
