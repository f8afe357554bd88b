"""Verbs of saying by which nothing is said: “without blaming anyone”, “met to discuss the raid”."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.constructions import mark_of
from bot.claims.lexicon import Cue, get_cues, get_words
from bot.claims.spans import child, children, is_infinitive
from bot.claims.vocabulary import get_table

_WITHHELD = frozenset({"confirm", "denial"})
_PURPOSES = frozenset({"advcl", "acl", "relcl"})


def is_unsaid(verb: Token, cue: Cue) -> bool:
    """Whether a verb of saying tells nothing; what is left unconfirmed is a claim all the same."""
    undone = is_left_undone(verb) and cue.category not in _WITHHELD
    return undone or _is_purpose(verb, cue) or _is_done_to(verb, cue) or _is_urged(verb)


def _is_done_to(verb: Token, cue: Cue) -> bool:
    """A headline's passive: “residents urged to leave”, “man accused of fraud”; and “continues to burn”."""
    told = [t for t in children(verb, "dobj", "dative", "ccomp") if t.i > verb.i]
    if verb.tag_ not in {"VBD", "VBN", "VBZ"} or told:
        return False
    clause = child(verb, "xcomp")
    led = clause is not None and is_infinitive(clause) and clause.i > verb.i
    bare = child(verb, "aux", "auxpass") is None and verb.tag_ != "VBZ"
    urged = led and cue.lemma in get_table("undone")["urge"]
    charged = cue.lemma in get_table("undone")["charge"] and child(verb, "prep") is not None
    return (bare and (urged or charged)) or (led and cue.frames == {"q"})


def _is_urged(verb: Token) -> bool:
    """“Urged residents to avoid bridges and report floods”: what is urged is not reported yet."""
    first = verb.head
    cue = get_cues().get(("verb", first.head.lemma_.lower()))
    joined = verb.dep_ == "conj" and verb.tag_ == "VB" and first.dep_ == "xcomp" and is_infinitive(first)
    return joined and cue is not None and cue.takes("i") and child(first.head, "dobj") is not None


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
    undone = get_table("undone")
    met = looked_into or verb.head.lemma_.lower() in undone["meeting"] | undone["trying"]
    found = child(verb, "ccomp")
    settled = found is not None and mark_of(found) in {"", "that"} and child(found, "advmod") is None
    settled = settled and found is not None and found.left_edge.tag_ not in {"WDT", "WP", "WRB"}
    goes_on = verb.head.lemma_ == "go"
    return (met or verb.dep_ in _PURPOSES) and not settled and not goes_on
