"""Moving a token in the parse: what every mend of a slip is made of."""

from __future__ import annotations

from spacy.tokens import Token

SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def hang(token: Token, head: Token, relation: str) -> None:
    """A token under another, unless that would close a circle."""
    if head == token or not token.is_ancestor(head):
        token.head, token.dep_ = head, relation


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(t.dep_ in SUBJECT_LABELS for t in verb.children)
