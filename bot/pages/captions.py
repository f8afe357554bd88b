"""Captions of pictures: those that count something are paragraphs, the others no part of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from bot.pages.markup import drop, few_words_of, named, names_of, paragraph_chars, printable, words_of
from bot.vocabulary import load_vocabulary

_CREDIT = named(load_vocabulary("pages")["credits"])
_TALK = load_vocabulary("smalltalk")
_TELLING = frozenset((*_TALK["reporting"], *_TALK["counting"]))
_WORD = re.compile(r"\w+")
_CAPTIONS = frozenset({"p", "div", "span", "small"})
_PICTURES = ("img", "picture", "amp-img")
_HOLDERS = frozenset({"div", "figure", "td"})
_MAX_CAPTION_CHARS = 300
_MAX_SHARE = 0.25
_DAY_OR_YEAR = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\.? (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d{1,2}\b"
)
_CREDIT_TAIL = re.compile(
    r"\s*[(\[]?(?:Photo|Image|Picture|Credit|Source)\b\s?[:/].*$|\s*\([^()]*/[^()]*\)\s*$"
)


def keep_captions(tree: HtmlElement) -> None:
    """A caption that counts something becomes a paragraph in the place of its picture."""
    for figure in list(tree.iter("figure")):
        caption = figure.find(".//figcaption")
        if caption is None or figure.find(".//table") is not None or figure.getparent() is None:
            continue
        words = _caption_words(caption)
        if _counts(words):
            paragraph = figure.makeelement("p")
            paragraph.text = printable(words)
            figure.addprevious(paragraph)
            drop(figure)
    _keep_unmarked(tree)


def _keep_unmarked(tree: HtmlElement) -> None:
    """The same for what stands below a picture in a plain block, where it reports nothing either.

    Where much of a page is set so, it is a gallery's text.
    """
    found = list(dict.fromkeys(_find_unmarked(tree)))
    if found and sum(len(words_of(one)) for one in found) > _MAX_SHARE * paragraph_chars(tree):
        return
    for caption in found:
        words = _caption_words(caption)
        if _counts(words) or not _TELLING.isdisjoint(_WORD.findall(words.lower())):
            tail = caption.tail
            caption.clear()
            caption.tag, caption.text, caption.tail = "p", printable(words), tail
        else:
            drop(caption)


def _find_unmarked(tree: HtmlElement) -> Iterator[HtmlElement]:
    for picture in tree.iter(*_PICTURES):
        block = _without_words(picture)
        around, below = block.getparent(), block.getnext()
        if around is None or below is None or (block.tail or "").strip():
            continue
        if below.tag == "br":
            if around.tag == "p" and _is_first(block, around) and _words_of_caption(around):
                yield around
        elif below.tag in _CAPTIONS and _is_caption(below, around):
            yield below


def _without_words(picture: HtmlElement) -> HtmlElement:
    """The outermost block that has the picture and no words."""
    block = picture
    while (around := block.getparent()) is not None and all(map(str.isspace, around.itertext())):
        block = around
    return block


def _is_caption(below: HtmlElement, around: HtmlElement) -> bool:
    words = _words_of_caption(below)
    return bool(words) and (_is_below_picture(below, words) or _is_alone(around, words))


def _words_of_caption(element: HtmlElement) -> str:
    """Empty for what is too long, or has paragraphs."""
    return few_words_of(element, _MAX_CAPTION_CHARS) if element.find(".//p") is None else ""


def _is_below_picture(element: HtmlElement, words: str) -> bool:
    """In small print, set apart whole, or with a credit."""
    apart = "".join(words_of(one) for one in element.iterchildren("em", "i"))
    return element.tag == "small" or apart == words or bool(_CREDIT_TAIL.search(words))


def _is_alone(around: HtmlElement, words: str) -> bool:
    """Whether nothing but a picture and these words is in the block around both."""
    return len(around) == 2 and around.tag in _HOLDERS and few_words_of(around, len(words)) == words


def _is_first(block: HtmlElement, around: HtmlElement) -> bool:
    return block.getprevious() is None and not (around.text or "").strip()


def _counts(words: str) -> bool:
    return any(character.isdigit() for character in _DAY_OR_YEAR.sub("", words))


def _caption_words(caption: HtmlElement) -> str:
    own = deepcopy(caption)
    own.tail = None
    for part in list(own.iter("span", "small", "cite", "em", "i", "b", "div", "p")):
        if _CREDIT.search(names_of(part)):
            drop(part)
    return _CREDIT_TAIL.sub("", words_of(own))
