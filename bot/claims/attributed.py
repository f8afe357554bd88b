"""What an attribution is: a cue that ties a content to its source, as token positions."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from bot.claims.lexicon import Cue

# Verbs whose object speaks: "citing two officials", "quoted a diver".
CITING = frozenset({"cite", "quote"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source and content, as token positions; `source` is empty where nobody is named."""

    cue: Cue
    head: Token
    words: frozenset[int]
    subject: Token | None
    source: frozenset[int]
    content: frozenset[int]
    construction: str


def cue_words(head: Token) -> set[int]:
    """The cue with its auxiliaries, negation and particle: "could not confirm", "pointed out"."""
    return {head.i} | {t.i for t in head.children if t.dep_ in {"aux", "auxpass", "neg", "prt"}}


def above_citing(verb: Token) -> Token:
    """The verb that a "citing …" goes with, where it hangs on that verb's subject too."""
    return verb.head.head if verb.dep_ == "acl" and verb.head.dep_ == "nsubj" else verb.head
