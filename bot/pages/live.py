"""Live blogs: entries with their times, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from bot.cleaning.furniture import is_furniture
from bot.cleaning.sentences import is_sentence
from bot.pages.body import plain_text
from bot.pages.linked_data import Node, text_of
from bot.pages.markup import named, names_of, words_of
from bot.pages.moments import read_moment, read_stated_day
from bot.vocabulary import load_vocabulary

_ENTRY = named(load_vocabulary("pages")["entries"])
_MARKED = './/*[@itemprop="liveBlogUpdate"]'
_BLOCKS = ("h2", "h3", "h4", "p", "li", "blockquote")
_LIVE = re.compile(r"ive-?_?(?:[Bb]log|[Ff]eed|[Uu]pdate|[Ee]ntry|[Pp]ost)")  # one that heeds no case is slow
_HOUR = re.compile(r"T(\d\d:\d\d)")
_MIN_ENTRIES = 2
_MAX_ENTRIES = 500
_FULLER = 0.5


@dataclass(frozen=True, slots=True)
class Entry:
    """`moment` as the page states it, "" where it does not."""

    moment: str
    lines: tuple[str, ...]


def may_be_live(markup: str) -> bool:
    """Whether it is worth looking."""
    return bool(_LIVE.search(markup))


def read_live(tree: HtmlElement, article: Node) -> list[str]:
    """Each entry's time and its own words as lines; [] where the page is no live blog."""
    elements = _entry_elements(tree)
    stated, marked = _stated_entries(article), [_marked_entry(one) for one in elements]
    entries = stated if _size(stated) >= _FULLER * _size(marked) else marked
    if len(entries) < _MIN_ENTRIES:
        return []
    opening = _opening(tree, elements[0]) if elements else []
    return [*opening, *(line for entry in entries for line in (*_stamp(entry.moment), *entry.lines))]


def _size(entries: Sequence[Entry]) -> int:
    return sum(len(line) for entry in entries for line in entry.lines)


def _stated_entries(article: Node) -> list[Entry]:
    updates = article.get("liveBlogUpdate")
    found = updates if isinstance(updates, list) else [updates]
    return [_stated_entry(update) for update in found[:_MAX_ENTRIES] if isinstance(update, dict)]


def _stated_entry(update: Node) -> Entry:
    body = update.get("articleBody")
    lines = plain_text(body).split("\n") if isinstance(body, str) else []
    return Entry(text_of(update.get("datePublished")), _own([text_of(update.get("headline")), *lines]))


def _entry_elements(tree: HtmlElement) -> list[HtmlElement]:
    """The entries in the page's markup, those within others left out."""
    blocks = tree.iter("div", "article", "li", "section")
    found = tree.xpath(_MARKED) or [one for one in blocks if _ENTRY.search(names_of(one))]
    outermost = list(_outermost(found[:_MAX_ENTRIES]))
    return [one for one in outermost if one.find(".//time") is not None]


def _opening(tree: HtmlElement, first: HtmlElement) -> list[str]:
    """The sentences between the heading and the first entry: what happened, in short."""
    lines: list[str] = []
    for element in tree.iter("h1", "p", "li", first.tag):
        if element is first:
            return [line for line in lines if is_sentence(line) and not is_furniture(line)]
        if element.tag == "h1":
            lines = []
        elif element.tag in {"p", "li"}:
            lines.append(words_of(element))
    return []


def _outermost(found: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    inside = set(found)
    return (one for one in found if inside.isdisjoint(one.iterancestors()))


def _marked_entry(element: HtmlElement) -> Entry:
    time = next((one for one in element.iter("time") if one.get("datetime")), None)
    blocks = _outermost(list(element.iter(*_BLOCKS)))
    lines = [words_of(block) for block in blocks if time is None or time not in set(block.iter())]
    return Entry("" if time is None else time.get("datetime"), _own(lines))


def _own(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(words for line in lines if (words := line.strip()) and not is_furniture(words))


def _stamp(stated: str) -> list[str]:
    """`4 March 2025, 14:05 UTC+1`: the day and hour where the blog is written."""
    day = read_stated_day(stated)
    if day is None:
        return []
    hour = _HOUR.search(stated)
    clock = f", {hour[1]}{_zone(stated)}" if hour else ""
    return [f"{day.day} {day:%B %Y}{clock}"]


def _zone(stated: str) -> str:
    moment = read_moment(stated)
    offset = moment.utcoffset() if moment else None
    if offset is None:
        return ""
    minutes = int(offset / timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    return f" UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}" if minutes else " UTC"
