"""schema.org's data in a page's scripts, however badly written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from bot.vocabulary import load_vocabulary

Node = dict[str, Any]

_TYPES: list[str] = load_vocabulary("pages")["article_types"]
_OPENINGS = (
    "//<![CDATA[",
    "// <![CDATA[",
    "/*<![CDATA[*/",
    "/* <![CDATA[ */",
    "<![CDATA[",
    "<!--",
    "//",
)
_CLOSINGS = ("//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>", "-->", ";")
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")
_TAG = re.compile(r"<[^<>]{1,200}>")
_CONTAINERS = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item")
_MAX_SCRIPT_CHARS = 2_000_000
_MAX_NODES = 500
_MAX_DEPTH = 6


def read_nodes(tree: HtmlElement) -> list[Node]:
    """Every object of the page's linked data, in its order; what cannot be parsed is left out."""
    scripts = tree.xpath('//script[contains(@type, "ld+json")]')
    nodes: list[Node] = []
    for script in scripts:
        for node in _walk(_parse(script.text or ""), 0):
            nodes.append(node)
            if len(nodes) >= _MAX_NODES:
                return nodes
    return nodes


def find_article(nodes: Iterable[Node]) -> Node:
    """The node of the likeliest type, with a headline or a text; {} where there is none."""
    ranked = [(rank, node) for node in nodes if (rank := _rank(node)) is not None]
    return min(ranked, key=lambda one: one[0])[1] if ranked else {}


def text_of(value: object) -> str:
    """A string without the entities and blanks around it; of a list, the first."""
    if isinstance(value, list):
        return next((text for one in value if (text := text_of(one))), "")
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value"))
    return " ".join(unescape(_TAG.sub("", value)).split()) if isinstance(value, str) else ""


def texts_of(value: object) -> list[str]:
    """The same of each in a list."""
    values = value if isinstance(value, list) else [value]
    return [text for one in values if (text := text_of(one))]


def is_false(value: object) -> bool:
    """As sites write it: false, "False", "http://schema.org/False"."""
    return value is False or (isinstance(value, str) and value.strip().lower().endswith("false"))


def _rank(node: Node) -> int | None:
    types = node.get("@type")
    kinds = types if isinstance(types, list) else [types]
    ranks = [
        _TYPES.index(str(kind).rpartition("/")[2]) for kind in kinds if str(kind).rpartition("/")[2] in _TYPES
    ]
    told = any(
        node.get(field) for field in ("headline", "articleBody", "name", "liveBlogUpdate", "datePublished")
    )
    return min(ranks) if ranks and told else None


def _parse(script: str) -> object:
    """Null where it is no JSON, even without comments around it and commas too many."""
    if len(script) > _MAX_SCRIPT_CHARS:
        return None
    bare = _unwrapped(script)
    for text in (bare, _LAST_COMMA.sub("", bare)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(script: str) -> str:
    """Without the comments in which old pages hide a script's text from XML."""
    bare, before = script.strip(), None
    while bare != before:
        before = bare
        for mark in _OPENINGS:
            bare = bare.removeprefix(mark).lstrip()
        for mark in _CLOSINGS:
            bare = bare.removesuffix(mark).rstrip()
    return bare


def _walk(value: object, depth: int) -> Iterator[Node]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _walk(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for container in _CONTAINERS:
            if isinstance(value.get(container), (dict, list)):
                yield from _walk(value[container], depth + 1)
