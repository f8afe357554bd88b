"""Whom a pronoun means by the grammar of its own sentence, whoever was named before."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.spans import children, climb, is_infinitive, sentence_of
from bot.claims.speakers import is_speaker

_DENYING, _ACCUSING = frozenset({"deny", "reject", "dispute"}), frozenset({"accuse", "charge", "blame"})
_ASKING = frozenset({"plead", "urge", "ask", "call", "press", "beg", "want", "tell", "order", "persuade"})


def accused(pronoun: Token) -> Token | None:
    """“Lee accused the firm of fraud, which it denies”: who is accused denies it."""
    verb = pronoun.head
    if verb.dep_ != "relcl" or verb.lemma_.lower() not in _DENYING or pronoun.dep_ != "nsubj":
        return None
    above = next((t for t in verb.ancestors if t.lemma_.lower() in _ACCUSING), None)
    objects = [t for t in above.rights if t.dep_ == "dobj"] if above is not None else []
    return objects[0] if objects and is_speaker(objects[0]) else None


def asked(pronoun: Token) -> Token | None:
    """“They pleaded with the council to change its mind”: the one that is to do it."""
    doing = climb(pronoun, lambda t: t.pos_ == "VERB")
    asking = doing.head
    asked = doing.dep_ in {"xcomp", "advcl"} and is_infinitive(doing) and asking.lemma_.lower() in _ASKING
    if pronoun.lower_ != "its" or not asked or asking.i > doing.i:
        return None
    whom = [t for t in doing.lefts if t.dep_ == "nsubj"]
    whom += [t for t in asking.rights if t.dep_ == "dobj" and t.i < doing.i]
    whom += [t for p in asking.rights if p.lower_ in {"with", "on"} for t in children(p, "pobj")]
    return whom[0] if len(whom) == 1 and whom[0].tag_ != "NNS" and is_speaker(whom[0]) else None


def announced(pronoun: Token) -> Token | None:
    """“In its press release announcing the arrests, the ministry noted …”: whose is told behind the comma."""
    sentence, noun = sentence_of(pronoun), pronoun.head
    phrase = noun.head
    if pronoun.lower_ != "its" or pronoun.i != sentence.start + 1 or phrase.dep_ != "prep":
        return None
    subject = next((t for t in phrase.head.children if t.dep_ == "nsubj"), None)
    fronted = subject is not None and phrase.i == sentence.start and phrase.head.dep_ == "ROOT"
    if subject is None or not fronted or subject.pos_ == "PRON" or subject.i < noun.i:
        return None
    return subject if subject.left_edge.nbor(-1).text == "," and is_speaker(subject) else None
