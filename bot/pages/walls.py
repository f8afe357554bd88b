"""Pages that show something else than the article, or only its beginning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.pages.body import stated_body
from bot.pages.facts import PageFacts
from bot.pages.markup import tidy
from bot.urls import host_of
from bot.vocabulary import any_of, load_vocabulary

_WALLS = load_vocabulary("walls")
_ROBOT_TITLE = any_of([rf"^\W*(?:{'|'.join(_WALLS['robots']['titles'])})"])
_ROBOTS = any_of(_WALLS["robots"]["lines"])
_ROBOT_MARKS: list[str] = _WALLS["robots"]["marks"]
_MISSING_TITLE = any_of([rf"^\W*(?:{'|'.join(_WALLS['missing']['titles'])})\W*$"])
_CONSENT = [re.compile(line, re.IGNORECASE) for line in _WALLS["consent"]["lines"]]
_ANY_CONSENT = any_of(_WALLS["consent"]["lines"])
_CONSENT_HOSTS = tuple(_WALLS["consent"]["hosts"])
_SCRIPTS = any_of(_WALLS["scripts"]["lines"])
_SHELL = re.compile(
    rf"""<[\w-]+[^<>]{{0,200}}\bid=["']?(?:{"|".join(_WALLS["scripts"]["shells"])})["'\s>]|<app-root"""
)
_SUBSCRIBERS = any_of(_WALLS["subscribers"]["lines"])
_PROMPT = any_of([rf"^\W*(?:{line})\b.{{0,100}}$" for line in _WALLS["subscribers"]["lines"]])
_HINTS: list[str] = _WALLS["subscribers"]["hints"]
_FREE_WORDS: int = _WALLS["subscribers"]["free_words"]
_MARKUP_CHARS = 200_000
_SEEN_CHARS = 20_000
_LINE_CHARS = 300

_PASTE = "paste the text and I'll read that."
NO_ARTICLE = f"I found no article on that page — {_PASTE}"


def explain_wall(markup: str, pieces: Iterable[str], url: str | None, facts: PageFacts) -> str:
    """Why a page without an article has none, and what to do. `pieces`: what a reader sees of the page."""
    host = host_of(url) if url else ""
    told = _find_wall(markup[:_MARKUP_CHARS], _seen(pieces), host, facts)
    return f"{host or 'That page'} {told} — {_PASTE}" if told else NO_ARTICLE


def is_kept_back(markup: str, pieces: Iterable[str], url: str | None, facts: PageFacts) -> bool:
    """Whether a page that tells next to nothing may do so because of a wall."""
    host = host_of(url) if url else ""
    return _find_guard(markup[:_MARKUP_CHARS], _seen(pieces), host, facts) is not None


def _seen(pieces: Iterable[str]) -> str:
    return " ".join(tidy(pieces))[:_SEEN_CHARS]


def _find_guard(markup: str, seen: str, host: str, facts: PageFacts) -> str | None:
    if (
        _ROBOT_TITLE.search(facts.title or "")
        or _ROBOTS.search(seen)
        or any(map(markup.__contains__, _ROBOT_MARKS))
    ):
        return "checks for robots and doesn't let me in"
    if _MISSING_TITLE.search(facts.title or ""):
        return "says that there is no such page"
    if facts.locked or _SUBSCRIBERS.search(seen):
        return "shows this article to subscribers only"
    if _asks_for_consent(seen, host):
        return "shows its cookie question instead of the article"
    return None


def _find_wall(markup: str, seen: str, host: str, facts: PageFacts) -> str | None:
    if guard := _find_guard(markup, seen, host, facts):
        return guard
    if _SCRIPTS.search(markup) or (_SHELL.search(markup) and len(seen.split()) < _FREE_WORDS):
        return "needs a browser's scripts to show this page, and I run none"
    return None


def _asks_for_consent(seen: str, host: str) -> bool:
    if not _ANY_CONSENT.search(seen):
        return False
    found = sum(bool(line.search(seen)) for line in _CONSENT)
    return found >= _WALLS["consent"]["least"] or (found > 0 and host.startswith(_CONSENT_HOSTS))


def is_wall(text: str, url: str | None, title: str | None) -> bool:
    """Whether what was read stands in the article's place itself: a question, or that there is no page."""
    if len(text.split()) > _FREE_WORDS:
        return False
    if _ROBOTS.search(text) or _MISSING_TITLE.search(title or ""):
        return True
    return _asks_for_consent(text, host_of(url) if url else "")


def without_prompts(lines: Iterable[str]) -> list[str]:
    """The lines without those that ask to subscribe and nothing else."""
    return [line for line in lines if len(line) > _LINE_CHARS or not _PROMPT.match(line)]


def is_shortened(text: str, pieces: Iterable[str], facts: PageFacts) -> bool:
    """Whether the page shows only the beginning: it says so, and little of the article is there."""
    words = len(text.split())
    if len(text) > 0.8 * len(stated_body(facts.article)) > 0:
        return False
    stated = facts.article.get("wordCount")
    if facts.locked and isinstance(stated, (int, str)) and str(stated).isdigit():
        return words < 0.7 * int(stated)
    return words < _FREE_WORDS and (facts.locked or _asks_to_subscribe(pieces))


def _asks_to_subscribe(pieces: Iterable[str]) -> bool:
    likely = (piece for piece in tidy(pieces) if len(piece) <= _LINE_CHARS and _has_hint(piece.lower()))
    return any(map(_SUBSCRIBERS.search, likely))


def _has_hint(words: str) -> bool:
    return any(hint in words for hint in _HINTS)
