"""Articles that a page holds only as data for its own scripts: Next.js' `__NEXT_DATA__`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from bot.pages.body import plain_text

_SCRIPT = 'string(//script[@id="__NEXT_DATA__"])'
_BODY_KEY = re.compile(
    r"(?:article|story|post)?_?(?:body|content|paragraphs|blocks|elements|components|text)(?:_?html)?$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…。][\"”’)]?$")
_MAX_CHARS = 3_000_000
_MAX_DEPTH = 40
_MIN_WORDS = 6


def embedded_data(tree: HtmlElement) -> str:
    """The script's text, "" where the page has none."""
    return str(tree.xpath(_SCRIPT))


def embedded_body(data: str) -> str:
    """The sentences under the one key for a body that holds most of them; "" where none does."""
    if not data or len(data) > _MAX_CHARS:
        return ""
    try:
        state = json.loads(data)
    except (ValueError, RecursionError):
        return ""
    bodies = ("\n".join(_sentences(body, 0)) for body in _bodies(state, 0))
    return max(bodies, key=len, default="")


def _bodies(value: object, depth: int) -> Iterator[object]:
    """What stands under keys for a body, the outermost only."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, dict):
        for key, one in value.items():
            if _BODY_KEY.match(str(key)):
                yield one
            else:
                yield from _bodies(one, depth + 1)
    elif isinstance(value, list):
        for one in value:
            yield from _bodies(one, depth + 1)


def _sentences(value: object, depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, str):
        lines = plain_text(value).split("\n")
        yield from (line for line in lines if len(line.split()) >= _MIN_WORDS and _SENTENCE.search(line))
    elif isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _sentences(one, depth + 1)
