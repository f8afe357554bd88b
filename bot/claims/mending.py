"""Slips of the parser that take a clause's subject from it, put right before anything reads the parse."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from bot.claims.vocabulary import get_table

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_INSIDE = frozenset({"compound", "nmod", "poss", "amod"})


@Language.component("mended")
def mend(doc: Doc) -> Doc:
    """A day back under its "on", a subject back under its verb, a verb back behind its "what"."""
    for token in doc:
        if token.dep_ in _INSIDE and token.i and _is_leading_day(token):
            token.head, token.dep_ = token.nbor(-1), "pobj"
        elif token.dep_ == "appos" and (verb := _robbed(token)) is not None:
            passive = any(child.dep_ == "auxpass" for child in verb.children)
            token.head, token.dep_ = verb, "nsubjpass" if passive else "nsubj"
        elif token.tag_ == "NNS" and (what := _what_before(token)) is not None:
            _as_verb(token, what)
    return doc


def _what_before(noun: Token) -> Token | None:
    """“That is what the army claims”: a verb taken for a plural, with its subject for a modifier."""
    whats = [noun.head, *noun.lefts]
    doer = noun.nbor(-1) if noun.i else noun
    modified = doer.dep_ == "compound" and doer.head == noun
    return next((t for t in whats if modified and t.lower_ == "what" and t.i < doer.i), None)


def _as_verb(noun: Token, what: Token) -> None:
    doer = noun.nbor(-1)
    doer.head, doer.dep_ = noun, "nsubj"
    for word in noun.doc[what.i + 1 : doer.i]:
        word.head = doer if word.head == noun else word.head
    noun.head, noun.dep_, noun.tag_ = what.head if what.head != noun else noun.head, "ccomp", "VBZ"
    what.head, what.dep_ = noun, "dobj"


def _is_leading_day(day: Token) -> bool:
    """“On Wednesday Orsa Power said …”: no part of the power company's name."""
    before, follower = day.nbor(-1), day.doc[day.i + 1 : day.i + 2]
    led = before.lower_ == "on" and before.dep_ == "prep" and not any(True for _ in before.children)
    named = bool(follower) and follower[0].tag_ in {"NNP", "NNPS", "DT", "PRP$"}
    return led and named and day.lower_ in get_table("figure_contexts")["weekday"]


def _robbed(noun: Token) -> Token | None:
    """“After the dam burst at Orsa, the army said …”: the verb whose subject was set beside "Orsa"."""
    last = noun.right_edge.i
    comma = noun.left_edge.i and noun.doc[noun.left_edge.i - 1].text == ","
    if not comma or last + 1 >= len(noun.doc):
        return None
    verb = noun.doc[last + 1]
    verb = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    robbed = verb.tag_ in _FINITE and verb.dep_ in {"ROOT", "ccomp"} and verb in noun.head.ancestors
    own = any(child.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"} for child in verb.children)
    return verb if robbed and not own and noun.head.i < noun.i else None
