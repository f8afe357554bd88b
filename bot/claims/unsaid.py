"""Verbs of saying by which nothing is said: “without blaming anyone”, “met to discuss the raid”."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.constructions import mark_of
from bot.claims.lexicon import Cue, get_words
from bot.claims.spans import child, is_infinitive
from bot.claims.vocabulary import get_table

_WITHHELD = frozenset({"confirm", "denial"})
_PURPOSES = frozenset({"advcl", "acl", "relcl"})


def is_unsaid(verb: Token, cue: Cue) -> bool:
    """Whether a verb of saying tells nothing; what is left unconfirmed is a claim all the same."""
    return (is_left_undone(verb) and cue.category not in _WITHHELD) or _is_purpose(verb, cue)


def is_left_undone(verb: Token) -> bool:
    """“Without naming anyone”, “stopped short of blaming Orsa”, “avoided criticizing him”."""
    if verb.tag_ != "VBG":
        return False
    undone, governor = get_table("undone"), verb.head
    if verb.dep_ == "xcomp":
        return governor.lemma_.lower() in undone["gerund"]
    if verb.dep_ != "pcomp":
        return False
    above = governor.head.lemma_.lower()
    return governor.lower_ in undone["preposition"] or above in undone.get(governor.lower_, ())


def _is_purpose(verb: Token, cue: Cue) -> bool:
    """“Will meet to discuss the leaks”, “a study to determine whether …”: what is still to be found out."""
    if cue.lemma not in get_words("purposes") or not is_infinitive(verb):
        return False
    target = child(verb.head, "dobj")
    looked_into = target is not None and target.lemma_.lower() in get_words("documents")
    met = looked_into or verb.head.lemma_.lower() in get_table("undone")["meeting"]
    found = child(verb, "ccomp")
    settled = found is not None and mark_of(found) in {"", "that"} and child(found, "advmod") is None
    goes_on = verb.head.lemma_ == "go"
    return (met or verb.dep_ in _PURPOSES) and not settled and not goes_on
