"""A page's tree before it is read: furniture taken out, what is the article's own made plain paragraphs."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml.etree import Element, strip_elements  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from bot.cleaning.sentences import is_sentence
from bot.pages.markup import drop, named, names_of, printable, words_of
from bot.vocabulary import load_vocabulary

_NAMES = load_vocabulary("pages")
_FURNITURE = named(_NAMES["furniture"])
_BODY = named(_NAMES["bodies"])
_OWN_BOX = named(_NAMES["own_boxes"])
_CREDIT = named(_NAMES["credits"])
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
_DAY_OR_YEAR = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\.? (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d{1,2}\b"
)
_CREDIT_TAIL = re.compile(
    r"\s*[(\[]?(?:Photo|Image|Picture|Credit|Source)\b\s?[:/].*$|\s*\([^()]*/[^()]*\)\s*$"
)


def shape(tree: HtmlElement) -> None:
    """Take out furniture; turn boxes of points and captions that count into plain parts of the text."""
    strip_elements(tree, *_NO_TEXT, with_tail=False)
    _drop_furniture(tree)
    _open_boxes(tree)
    _unfold_layout(tree)
    _join_bodies(tree)
    _keep_captions(tree)
    _set_loose_text(tree)


def paragraph_chars(tree: HtmlElement) -> int:
    """How much stands in paragraphs that are no lists of links."""
    total = 0
    for paragraph in tree.iter("p"):
        length = len(words_of(paragraph))
        linked = sum(len(words_of(one)) for one in paragraph.iter("a"))
        total += length if length > 40 and linked < length / 2 else 0
    return total


def _drop_furniture(tree: HtmlElement) -> None:
    """All that is called furniture, unless it holds the heading or much of the page."""
    found = [element for element in tree.iter(*_BLOCKS) if _is_furniture(element)]
    if not found:
        return
    limit = _MAX_FURNITURE_SHARE * max(1, paragraph_chars(tree))
    large = 0
    for element in found:
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


def _keep_captions(tree: HtmlElement) -> None:
    """A caption that counts something becomes a paragraph in the place of its picture."""
    for figure in list(tree.iter("figure")):
        caption = figure.find(".//figcaption")
        if caption is None or figure.find(".//table") is not None or figure.getparent() is None:
            continue
        words = _caption_words(caption)
        if any(character.isdigit() for character in _DAY_OR_YEAR.sub("", words)):
            paragraph = Element("p")
            paragraph.text = printable(words)
            figure.addprevious(paragraph)
            drop(figure)


def _caption_words(caption: HtmlElement) -> str:
    own = deepcopy(caption)
    own.tail = None
    for part in list(own.iter("span", "small", "cite", "em", "i", "b", "div", "p")):
        if _CREDIT.search(names_of(part)):
            drop(part)
    return _CREDIT_TAIL.sub("", words_of(own))
