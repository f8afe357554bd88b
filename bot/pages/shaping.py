"""A page's tree before it is read: furniture taken out, what is the article's own made plain paragraphs."""

from __future__ import annotations

import re

from lxml.etree import Element, strip_elements  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from bot.cleaning.sentences import is_sentence
from bot.pages.captions import keep_captions
from bot.pages.markup import drop, few_words_of, named, names_of, paragraph_chars, words_of
from bot.vocabulary import load_vocabulary

_NAMES = load_vocabulary("pages")
_FURNITURE = named(_NAMES["furniture"])
_BODY = named(_NAMES["bodies"])
_OWN_BOX = named(_NAMES["own_boxes"])
_BLOCKS: list[str] = _NAMES["blocks"]
_NO_TEXT = (
    "nav",
    "menu",
    "select",
    "button",
    "textarea",
    "label",
    "input",
    "link",
    "source",
    "map",
    "canvas",
)
_MAX_FURNITURE_SHARE = 0.3
_MAX_LARGE = 20
_MAX_REQUEST_CHARS = 400
_ASKS_READER = re.compile(r"\b(?:your?|sign up|subscribe|newsletter|join)\b", re.IGNORECASE)
_BOXES = frozenset({"div", "section", "aside"})
_TEXT_CELL_CHARS = 400
_HOLDERS = frozenset({"div", "section", "article", "main", "body"})
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    }
)


def shape(tree: HtmlElement) -> None:
    """Take out furniture; turn boxes of points and captions that count into plain parts of the text."""
    strip_elements(tree, *_NO_TEXT, with_tail=False)
    limit = _MAX_FURNITURE_SHARE * paragraph_chars(tree)
    _drop_furniture(tree, limit)
    _drop_requests(tree, limit)
    _drop_pointers(tree)
    _open_boxes(tree)
    _unfold_layout(tree)
    _join_bodies(tree)
    keep_captions(tree)
    _set_loose_text(tree)


def _drop_furniture(tree: HtmlElement, limit: float) -> None:
    """All that is called furniture, unless it holds the heading or much of the page."""
    large = 0
    for element in [element for element in tree.iter(*_BLOCKS) if _is_furniture(element)]:
        if element.getparent() is None:
            continue
        if element.find(".//h1") is None and _is_small(element, limit):
            drop(element)
        elif (large := large + 1) > _MAX_LARGE:  # blocks within blocks, each measured anew
            return


def _is_furniture(element: HtmlElement) -> bool:
    names = names_of(element)
    return bool(names) and len(names) < 2000 and bool(_FURNITURE.search(names))


def _is_small(element: HtmlElement, limit: float) -> bool:
    called = names_of(element)
    return "comment" in called or "infinite" in called or paragraph_chars(element) <= limit


def _drop_requests(tree: HtmlElement, limit: float) -> None:
    """The box around a form whose few words ask the reader to fill it in."""
    for form in list(tree.iter("form")):
        box = form.getparent()
        if box is None or box.tag not in _BOXES or box.getparent() is None:
            continue
        asks = _ASKS_READER.search(few_words_of(box, _MAX_REQUEST_CHARS))
        if asks and box.find(".//h1") is None and _is_small(box, limit):
            drop(box)


def _drop_pointers(tree: HtmlElement) -> None:
    """Paragraphs that are one link to another article, under its headline."""
    for paragraph in list(tree.iter("p")):
        link = paragraph.find(".//a")
        if link is None or paragraph.getparent() is None:
            continue
        words = words_of(paragraph)
        if words and words == words_of(link) and not is_sentence(words):
            drop(paragraph)


def _open_boxes(tree: HtmlElement) -> None:
    for element in list(tree.iter("aside", "div", "section")):
        if _OWN_BOX.search(names_of(element)):
            element.tag = "div"
            element.attrib.clear()


def _join_bodies(tree: HtmlElement) -> None:
    """A text that is cut into several containers of one name, beside each other, goes into the first."""
    first: dict[tuple[HtmlElement, str], HtmlElement] = {}
    for block in list(tree.iter("div", "section")):
        found = _BODY.search(names_of(block)) if block.find("./p") is not None else None
        parent = block.getparent()
        if found is None or parent is None:
            continue
        body = first.setdefault((parent, found[0]), block)
        if body is not block:
            body.extend(list(block))


def _unfold_layout(tree: HtmlElement) -> None:
    """Tables that only place a page's columns, as pages had them before stylesheets, become plain blocks."""
    for table in list(tree.iter("table")):
        if table.find(".//th") is None and (table.find(".//table") is not None or _has_text_cell(table)):
            for part in table.iter("table", "tbody", "tr", "td", "center"):
                part.tag = "div"


def _has_text_cell(table: HtmlElement) -> bool:
    return any(
        cell.find(".//p") is not None and len(words_of(cell)) > _TEXT_CELL_CHARS for cell in table.iter("td")
    )


def _set_loose_text(tree: HtmlElement) -> None:
    """Sentences that stand bare between paragraphs become paragraphs: extractors keep those only."""
    for block in {paragraph.getparent(): None for paragraph in tree.iter("p")}:
        if block is not None and block.tag in _HOLDERS:
            for before, run in _loose_runs(block):
                _wrap(block, before, run)


def _loose_runs(block: HtmlElement) -> list[tuple[HtmlElement | None, list[HtmlElement]]]:
    """What stands between its blocks and tells a sentence: the block before it, the elements in it."""
    runs: list[tuple[HtmlElement | None, list[HtmlElement]]] = [(None, [])]
    for child in block:
        if isinstance(child.tag, str) and child.tag not in _INLINE:
            runs.append((child, []))
        else:
            runs[-1][1].append(child)
    return [(before, run) for before, run in runs if is_sentence(_loose_words(block, before, run))]


def _loose_words(block: HtmlElement, before: HtmlElement | None, run: list[HtmlElement]) -> str:
    opening = block.text if before is None else before.tail
    parts = [part for one in run for part in (words_of(one) if isinstance(one.tag, str) else "", one.tail)]
    return " ".join("".join(part or "" for part in (opening, *parts)).split())


def _wrap(block: HtmlElement, before: HtmlElement | None, run: list[HtmlElement]) -> None:
    paragraph = Element("p")
    if before is None:
        paragraph.text, block.text = block.text, None
        block.insert(0, paragraph)
    else:
        paragraph.text, before.tail = before.tail, None
        before.addnext(paragraph)
    paragraph.extend(run)
