"""Slips of the parser that take a clause's subject from it, put right before anything reads the parse."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from bot.claims.vocabulary import get_table

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CITING = frozenset({"citing", "quoting"})
# The verbs of who passes on what a source says.
_TELLING = frozenset({"reported", "reports", "said", "says", "wrote", "writes", "claimed", "claims"})
_ASIDE, _OBJECTS = frozenset({"appos", "conj"}), frozenset({"dobj"})
_INSIDE = frozenset({"compound", "nmod", "poss", "amod"})


@Language.component("mended")
def mend(doc: Doc) -> Doc:
    """A day back under its "on", a subject back under its verb, a verb back behind its "what"."""
    for token in doc:
        if token.dep_ in _INSIDE and token.i and _is_leading_day(token):
            token.head, token.dep_ = token.nbor(-1), "pobj"
        elif token.dep_ == "nsubj" and token.head.dep_ == "aux" and token.head.head.tag_.startswith("VB"):
            token.head = token.head.head
        elif token.dep_ in _ASIDE | _OBJECTS and (verb := _robbed(token)) is not None:
            passive = any(child.dep_ == "auxpass" for child in verb.children)
            token.head, token.dep_ = verb, "nsubjpass" if passive else "nsubj"
        elif token.lower_ in _CITING and _is_turned(token.head):
            told = token.head.head
            token.head.head, token.head.dep_ = token.head, "ROOT"
            told.head, told.dep_ = token.head, "ccomp"
        elif token.lower_ in _CITING and (verb := _teller(token)) is not None:
            token.head.dep_ = "ccomp" if token.head.head == verb else token.head.dep_
            token.head, token.dep_ = verb, "advcl"
        elif token.tag_ == "NNS" and (what := _what_before(token)) is not None:
            _as_verb(token, what)
    return doc


def _teller(citing: Token) -> Token | None:
    """“The paper reported, citing officials, that Velmia had sent 200”: the verb of who cites.

    The parser hangs the aside on the verb of what is told, and makes Velmia cite.
    """
    told = citing.head
    aside = citing.i > 0 and citing.nbor(-1).text == "," and citing.dep_ == "advcl"
    if not aside or told.lower_ in _TELLING:
        return None
    verbs = (verb for verb in told.ancestors if verb.lower_ in _TELLING and verb.i < citing.i)
    return next((verb for verb in verbs if verb.tag_ in _FINITE), None)


def _is_turned(telling: Token) -> bool:
    """“The paper reported, citing officials, that Velmia had sent 200”: "sent" is taken for the root."""
    told = telling.head
    turned = telling.lower_ in _TELLING and telling.dep_ == "ccomp" and told.dep_ == "ROOT"
    return turned and any(t.lower_ == "that" and t.dep_ == "mark" and t.i > telling.i for t in told.lefts)


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
    """“After the dam burst at Orsa, the army said …”: the verb whose subject was set beside "Orsa".

    Or given to the verb before: “She warned the walkouts could end care”.
    """
    last = noun.right_edge.i
    if noun.head.i > noun.i or last + 1 >= len(noun.doc):
        return None
    first = noun.doc[last + 1]
    verb = first.head if first.dep_ in {"aux", "auxpass"} else first
    own = any(child.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"} for child in verb.children)
    if own or first.tag_ not in _FINITE | {"MD"} or verb.dep_ not in {"ROOT", "ccomp"}:
        return None
    if noun.dep_ in _OBJECTS:
        return verb if verb.dep_ == "ccomp" and verb.head == noun.head else None
    comma = noun.left_edge.i and noun.doc[noun.left_edge.i - 1].text == ","
    return verb if comma and verb in noun.head.ancestors else None
