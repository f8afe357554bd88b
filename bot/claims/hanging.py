"""Moving a token in the parse: what every mend of a slip is made of."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.spans import SUBJECTS

FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""The tags of verbs that are finite by themselves; a modal's are not."""
NAMES = frozenset({"NNP", "NNPS"})
NOUNS = frozenset({"NN", "NNS"})
_SUBJECT_LABELS = SUBJECTS | {"expl"}


def hang(token: Token, head: Token, relation: str) -> None:
    """A token under another, unless that would close a circle."""
    if head == token or not token.is_ancestor(head):
        token.head, token.dep_ = head, relation


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(t.dep_ in _SUBJECT_LABELS for t in verb.children)


def put_over(tag: Token, told: Token) -> None:
    """A tag as the root, and what it tells below it."""
    hang(tag, tag, "ROOT")
    hang(told, tag, "ccomp")


def root_of(token: Token) -> Token:
    while token.head != token:
        token = token.head
    return token


def give_subject(verb: Token, doer: Token, first: int) -> None:
    """The noun that was read as a verb's modifier as its subject, with the words from `first` on."""
    hang(doer, verb, "nsubj")
    for word in verb.doc[first : doer.i]:
        word.head = doer if word.head == verb else word.head
