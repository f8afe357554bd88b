"""The part of schema.org that exports use: which types there are, which properties they have and of what.

By the definitions of https://schema.org, version 29.0: for each type its parents, for each property where it
may stand (`domainIncludes`) and what it may hold (`rangeIncludes`; of several, those that exports use).
schema.org requires no property; what a reader of claims cannot do without is required here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pyld import jsonld

VOCABULARY = "http://schema.org/"
CONTEXT_URL = "https://schema.org"
PARENTS = {
    "Claim": ["CreativeWork"],
    "NewsArticle": ["Article"],
    "Article": ["CreativeWork"],
    "Quotation": ["CreativeWork"],
    "CreativeWork": ["Thing"],
    "Person": ["Thing"],
    "Organization": ["Thing"],
    "Place": ["Thing"],
    "QuantitativeValue": ["StructuredValue"],
    "StructuredValue": ["Intangible"],
    "Intangible": ["Thing"],
    "Thing": [],
}
# property: (where it stands, what it holds)
PROPERTIES = {
    "about": ("CreativeWork", {"Thing"}),
    "appearance": ("Claim", {"CreativeWork"}),
    "author": ("CreativeWork", {"Person", "Organization"}),
    "contentLocation": ("CreativeWork", {"Place"}),
    "datePublished": ("CreativeWork", {"Date"}),
    "firstAppearance": ("Claim", {"CreativeWork"}),
    "hasPart": ("CreativeWork", {"CreativeWork"}),
    "headline": ("CreativeWork", {"Text"}),
    "identifier": ("Thing", {"Text"}),
    "inLanguage": ("CreativeWork", {"Text"}),
    "jobTitle": ("Person", {"Text"}),
    "keywords": ("CreativeWork", {"Text"}),
    "maxValue": ("QuantitativeValue", {"Number"}),
    "minValue": ("QuantitativeValue", {"Number"}),
    "name": ("Thing", {"Text"}),
    "publisher": ("CreativeWork", {"Organization"}),
    "temporalCoverage": ("CreativeWork", {"Text"}),
    "text": ("CreativeWork", {"Text"}),
    "unitText": ("QuantitativeValue", {"Text"}),
    "url": ("Thing", {"URL"}),
    "value": ("QuantitativeValue", {"Number"}),
}
REQUIRED = {
    "Claim": {"text", "appearance", "firstAppearance", "datePublished", "identifier"},
    "NewsArticle": {"datePublished"},
    "Person": {"name"},
    "Organization": {"name"},
    "Place": {"name"},
    "QuantitativeValue": {"name"},
    "Quotation": {"text"},
}
_LITERALS = {
    "Date": re.compile(r"\d{4}-\d\d-\d\d"),
    "URL": re.compile(r"https?://\S+"),
    "Text": re.compile(r".+", re.DOTALL),
}
# What the real context says of these terms: all in the vocabulary, addresses as such, days typed.
CONTEXT = {
    "@vocab": VOCABULARY,
    "schema": VOCABULARY,
    "url": {"@id": "schema:url", "@type": "@id"},
    "datePublished": {"@id": "schema:datePublished", "@type": "Date"},
}

Node = dict[str, Any]


def load_context(url: str, _: object) -> Node:
    """No network: schema.org's context is known, and an export uses no other."""
    if url.rstrip("/") != CONTEXT_URL:
        raise AssertionError(f"a context that is not schema.org's: {url}")
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXT},
    }


def read_nodes(document: Node) -> dict[str, Node]:
    """The document's nodes by their ids, as a JSON-LD processor understands it."""
    options = {"documentLoader": load_context}
    flat = jsonld.flatten(document, None, options)
    return {node["@id"]: node for node in flat}


def list_faults(document: Node) -> list[str]:
    """What schema.org does not allow in it, or misses."""
    nodes = read_nodes(document)
    return [fault for node in nodes.values() for fault in _check_node(node, nodes)]


def get_types(node: Node) -> set[str]:
    """Its types and all above them."""
    types = {_short(name) for name in node.get("@type", [])}
    for name in list(types):
        types |= get_types({"@type": PARENTS.get(name, [])})
    return types


def _check_node(node: Node, nodes: dict[str, Node]) -> Iterator[str]:
    (own, *others) = [_short(name) for name in node.get("@type", ["nothing"])]
    if own not in PARENTS or others:
        yield f"{node['@id']} is a {own} {others}"
        return
    properties = {_short(name): values for name, values in node.items() if not name.startswith("@")}
    for missing in REQUIRED.get(own, set()) - properties.keys():
        yield f"{own} {node['@id']} has no {missing}"
    for name, values in properties.items():
        domain, ranges = PROPERTIES.get(name, (None, set()))
        if domain not in get_types(node):
            yield f"{own} has no property {name}"
        yield from (f"{own}.{name} holds {value}" for value in values if not _fits(value, ranges, nodes))


def _fits(value: Node, ranges: set[str], nodes: dict[str, Node]) -> bool:
    if "@value" in value:
        literal = value["@value"]
        if isinstance(literal, bool):
            return False
        if isinstance(literal, int | float):
            return "Number" in ranges
        return any(kind in ranges and pattern.fullmatch(literal) for kind, pattern in _LITERALS.items())
    target = value["@id"]
    if target in nodes:
        return bool(get_types(nodes[target]) & ranges)
    return "URL" in ranges and bool(_LITERALS["URL"].fullmatch(target))


def _short(name: str) -> str:
    return name.removeprefix(VOCABULARY)
