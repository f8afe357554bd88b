"""What a decision does to others, which the article adds: “ruled that …, handing a victory to 22”."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from bot.claims.spans import child
from bot.claims.vocabulary import get_table


def without_outcome(doc: Doc, content: set[int]) -> set[int]:
    """Token positions without the outcome that ends them; whoever decided does not call it a victory."""
    last = max(content, default=0)
    for i in sorted(content):
        ends = doc[i].tag_ == "VBG" and max(t.i for t in doc[i].subtree) >= last - 1
        if ends and i and doc[i - 1].text == "," and _is_outcome(doc[i]):
            return {k for k in content if k < i - 1}
    return content


def _is_outcome(participle: Token) -> bool:
    done = child(participle, "dobj")
    objects = get_table("outcomes").get(participle.lemma_.lower(), frozenset())
    return done is not None and done.lemma_.lower() in objects
