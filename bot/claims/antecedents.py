"""What a relative pronoun stands for: “experts, who argue that …”, “radar data from Orsa that suggest …”."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.lexicon import get_words
from bot.claims.personal_names import means_person
from bot.claims.spans import child
from bot.claims.speakers import is_speaker

_RELATIVE = frozenset({"who", "which", "that", "whom"})


def relative_pronoun(verb: Token) -> Token | None:
    """The "who" in which a verb's subject speaks: "experts, who argue that …"."""
    clause = verb
    while clause.dep_ in {"conj", "xcomp"} and child(clause, "nsubj") is None:
        clause = clause.head
    subject = child(clause, "nsubj")
    return subject if subject is not None and subject.tag_ in {"WP", "WDT"} else None


def antecedent(subject: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    of = child(subject, "prep")
    whom = child(of, "pobj") if of is not None else None
    parted = whom is not None and whom.tag_ == "WP"  # "divers, most of whom said …"
    if parted or (subject.lower_ in _RELATIVE and subject.tag_ in {"WP", "WDT", "IN"}):
        clause = verb
        while clause.dep_ in {"conj", "xcomp"}:
            clause = clause.head
        if clause.dep_ in {"relcl", "acl"}:
            find = {"who": _human, "which": _inhuman}.get(subject.lower_, _document)
            return find(_agreeing(clause.head, clause))
    return subject


def named_so(noun: Token) -> Token:
    """“Lee was the third diver testifying that …”: Lee."""
    named = child(noun.head, "nsubj") if noun.dep_ == "attr" and noun.head.lemma_ == "be" else None
    return named if named is not None and named.ent_type_ == "PERSON" else noun


def _agreeing(noun: Token, clause: Token) -> Token:
    """“A group of teachers that opposes it”, “people in Orsa who say”: the one that its verb fits."""
    first = child(clause, "aux", "auxpass") or clause
    while noun.tag_ == "NNS" and first.tag_ == "VBZ" and noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    several = noun.head.head if noun.dep_ == "pobj" else noun
    return several if noun.tag_ == "NN" and first.tag_ == "VBP" and several.tag_ == "NNS" else noun


def _document(noun: Token) -> Token:
    """“Radar data from Velmia that suggest”: the data, not the country that they are of."""
    thing = noun.head.head if noun.dep_ == "pobj" and noun.ent_type_ == "GPE" else noun
    return thing if thing.lemma_.lower() in get_words("documents") else noun


def _human(noun: Token) -> Token:
    """“Democrats on Capitol Hill, who say”, “Lee, a lawyer for the union, who says”: whom "who" can mean."""
    while noun.dep_ == "pobj" and noun.ent_type_ in {"GPE", "LOC", "FAC", "ORG"}:
        above = noun.head.head
        if noun.head.dep_ != "prep" or above.pos_ not in {"NOUN", "PROPN"} or not is_speaker(above):
            break
        noun = above
    beside = noun.head if noun.dep_ == "appos" else noun
    return beside if beside.ent_type_ == "PERSON" and beside.pos_ == "PROPN" else noun


def _inhuman(noun: Token) -> Token:
    """“The head of the Harbour Office, which says …”: the office, for "which" means no person."""
    of = child(noun, "prep") if means_person(noun.lemma_) else None
    body = child(of, "pobj") if of is not None and of.lower_ in {"of", "at", "from", "for"} else None
    return body if body is not None and body.pos_ == "PROPN" and body.ent_type_ != "PERSON" else noun
