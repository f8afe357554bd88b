"""Verbs of saying by which nothing is said: “without blaming anyone”, “met to discuss the raid”."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.constructions import mark_of
from bot.claims.lexicon import Cue, get_cues, get_words
from bot.claims.personal_names import means_one
from bot.claims.spans import child, children, is_infinitive, sentence_of
from bot.claims.vocabulary import get_table

_WITHHELD = frozenset({"confirm", "denial"})
_PURPOSES = frozenset({"advcl", "acl", "relcl"})


def is_unsaid(verb: Token, cue: Cue) -> bool:
    """Whether a verb of saying tells nothing; what is left unconfirmed is a claim all the same."""
    undone = is_left_undone(verb) and cue.category not in _WITHHELD
    if undone or _is_purpose(verb, cue) or _is_done_to(verb, cue) or _is_urged(verb):
        return True
    if _is_received(verb, cue) or _is_armed(verb, cue) or _is_joined(verb, cue):
        return True
    return _is_found_so(verb, cue) or _is_failed(verb, cue)


def _is_found_so(verb: Token, cue: Cue) -> bool:
    """“Sellers may find it harder to profit”: what befalls them."""
    clause = child(verb, "ccomp")
    so = cue.lemma == "find" and clause is not None and clause.pos_ == "ADJ"
    return so and clause is not None and any(t.lower_ == "it" and t.i == verb.i + 1 for t in clause.lefts)


def _is_failed(verb: Token, cue: Cue) -> bool:
    """“Failed to disclose that he had left”: a deed left undone, and nobody's words."""
    omitted = get_table("undone")
    left = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in omitted["omitting"]
    return left and cue.lemma in omitted["omitted"]


def _is_received(verb: Token, cue: Cue) -> bool:
    """“The Senate confirmed him”, “the party rejected her”, “police questioned Lee”: what is done to one."""
    whom = child(verb, "dobj", "dative", "nsubjpass")
    if cue.lemma not in get_table("undone")["receive"] or whom is None or child(verb, "ccomp") is not None:
        return False
    if any(t.lower_ == "as" for t in children(verb, "prep")):
        subject = child(verb, "nsubj")
        appointed = subject is not None and subject.lemma_.lower() in get_words("assemblies")
        return appointed and cue.lemma == "confirm" and means_one(whom)
    return means_one(whom) and not _goes_on(whom, verb)


def _goes_on(whom: Token, verb: Token) -> bool:
    """“Confirmed their diver, Ann Lee, was killed”: a clause, whose first noun is taken for the object."""
    behind = whom.doc[whom.right_edge.i + 1 : whom.right_edge.i + 3]
    return whom.i > verb.i and any(t.tag_ in {"VBD", "VBZ", "MD"} for t in behind)


def _is_joined(verb: Token, cue: Cue) -> bool:
    """“Tied the man up”, “compared 40 firms”: to nothing that he is judged by."""
    joined = cue.lemma in get_table("undone")["join"]
    if cue.lemma == "tie" and child(verb, "nsubjpass") is not None and child(verb, "agent") is None:
        return True  # "prices are tied to a benchmark"
    behind = verb.doc[verb.i : sentence_of(verb).end] if joined else ()
    return joined and not any(t.lower_ in cue.prepositions for t in (*children(verb, "prep"), *behind))


def _is_armed(verb: Token, cue: Cue) -> bool:
    """“Troops backing rebel fighters”: a deed."""
    whom = child(verb, "dobj")
    return (
        cue.lemma in {"back", "support"} and whom is not None and whom.lemma_.lower() in get_words("fighters")
    )


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
