"""What stands beside an article on its page, and is none of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from bot.cleaning.sentences import is_sentence
from bot.pages.markup import named, names_of, words_of
from bot.vocabulary import load_vocabulary

_NAMES = load_vocabulary("pages")
_SIDE = named(_NAMES["sides"])
_MAIN = named(_NAMES["mains"])
_SIDE_TAGS = frozenset({"aside", "nav", "footer"})
_MIN_WITHIN = 0.5
_MAX_COMPARED_CHARS = 100_000


def without_sides(text: str, tree: HtmlElement, title: str | None) -> str:
    """Without the lines that only stand beside the block with the heading and most of the text."""
    lines = text.split("\n")
    main = _find_main(lines, tree, title) if len(text) <= _MAX_COMPARED_CHARS else None
    if main is None:
        return text
    inside = words_of(main)
    beside = [words_of(tree).replace(inside, "\n")] if main.tag == "article" else list(_sides_of(main))
    return "\n".join(line for line in lines if line in inside or not any(line in one for one in beside))


def _find_main(lines: Sequence[str], tree: HtmlElement, title: str | None) -> HtmlElement | None:
    """An <article> with a heading, else the smallest block around the only one; null where all is in it."""
    articles = [one for one in tree.iter("article") if one.find(".//h1") is not None]
    headings = list(tree.iter("h1"))
    headings = [one for one in headings if words_of(one) == title] or headings
    if len(articles) != 1 and len(headings) != 1:
        return None
    for block in articles if len(articles) == 1 else headings[0].iterancestors():
        inside = words_of(block)
        held = [line for line in lines if line in inside]
        if len(held) == len(lines):
            return None
        if sum(map(len, held)) >= _MIN_WITHIN * sum(map(len, lines)):
            return block
    return None


def _sides_of(main: HtmlElement) -> Iterator[str]:
    """The words of the blocks beside it, and beside those that it is in, which are not more of the text."""
    for one in (main, *main.iterancestors()):
        is_main = bool(_MAIN.search(names_of(one)))
        for sibling in (*one.itersiblings(), *one.itersiblings(preceding=True)):
            if _is_side(sibling, beside_main=is_main):
                yield words_of(sibling)


def _is_side(block: HtmlElement, *, beside_main: bool) -> bool:
    """By its element or its name, by the name of what it stands beside, or as a list of teasers."""
    names = names_of(block)
    if block.tag in _SIDE_TAGS or _SIDE.search(names) or (beside_main and not _MAIN.search(names)):
        return True
    sentences = sum(is_sentence(words_of(one)) for one in block.iter("p", "li"))
    return 0 < sentences <= sum(bool(words_of(link)) for link in block.iter("a"))
