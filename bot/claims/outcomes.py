"""What a decision does to others, which the article adds: “ruled that …, handing a victory to 22”."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from bot.claims.spans import child, subtree, tokens_of
from bot.claims.vocabulary import get_table


def without_outcome(doc: Doc, content: set[int]) -> set[int]:
    """Token positions without the outcome that ends them; whoever decided does not call it a victory."""
    last, tokens = max(content, default=0), tokens_of(doc)
    for i in sorted(content):
        behind = i > 0 and tokens[i].tag_ == "VBG" and tokens[i - 1].text == ","
        if behind and max(subtree(tokens[i])) >= last - 1 and _is_outcome(tokens[i]):
            return {k for k in content if k < i - 1}
    return content


def _is_outcome(participle: Token) -> bool:
    done = child(participle, "dobj")
    objects = get_table("outcomes").get(participle.lemma_.lower(), frozenset())
    return done is not None and done.lemma_.lower() in objects
