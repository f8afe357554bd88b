"""Captives of whom it is told that their captivity ended: "freed 43 people held hostage"."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.event_lexicon import VERBAL, get_words, of_verb, other
from bot.claims.event_roles import Event, as_subject

CAPTIVITY = frozenset({"captured", "detained"})
_ENDS = frozenset({"killed", "rescued"})
_CLAUSES = frozenset({"advcl", "ccomp", "conj"})


def is_freed(noun: Token) -> bool:
    """“Freed nine people who had been held captive”, “killed 12 people held hostage”."""
    governed = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.pos_ in VERBAL
    return governed and _ends_captivity(noun.head, noun)


def _ends_captivity(verb: Token, noun: Token | None) -> bool:
    return verb.lemma_.lower() in get_words("freeing") or of_verb(verb, "object", noun) in _ENDS


def of_captives(node: Token, noun: Token | None) -> Event | None:
    """As in "freed 43 people held hostage", where the parse makes a clause of "people held"."""
    held = node.head
    captive = node.dep_ in {"nsubj", "nsubjpass"} and held.lemma_ == "hold" and held.tag_ in {"VBN", "VBD"}
    if not captive or any(child.dep_ == "aux" for child in held.children):
        return None
    above = held.head
    if held.dep_ == "ccomp" and above.i < node.i and _ends_captivity(above, noun):
        return Event(of_verb(above, "object", noun) or other(above), above)
    passives = (child for child in held.rights if child.dep_ in _CLAUSES)
    freed = next((verb for verb in passives if _ends_captivity(verb, noun)), None)
    return as_subject(node, freed, noun) if freed is not None else None
