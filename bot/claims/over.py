"""The word "over" where it bounds nothing: over a time, over land, a row over jobs, "handed over"."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.amounts import Amount
from bot.claims.context import Context
from bot.claims.event_lexicon import get_words, lemma_of
from bot.claims.vocabulary import get_table

_REACH = 8
"""How many words before "over" its noun is looked for: "talks with the owner of the port over 300 jobs"."""
_BETWEEN = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "IN", "CC", "PRP", "PRP$", "POS", "CD", "HYPH"})


def leads_phrase(context: Context, amount: Amount, over: Token) -> bool:
    """As in "six accounts over 31 months", "shot down over nine regions", "a row over 300 jobs"."""
    if over.dep_ == "prt":
        return True  # "handed over millions"
    if amount.kind == "time":
        return _lasts(over)
    return _is_above_land(context, amount, over) or _is_about(amount, over)


def _lasts(over: Token) -> bool:
    """As in "six accounts over 31 months", "notes made over two years"."""
    before = over.nbor(-1) if over.i else over
    named = before.text[0].isupper() and not before.is_sent_start
    return named or before.tag_ in {"NN", "NNS"} or (before.tag_ == "VBN" and before.dep_ == "acl")


def _is_above_land(context: Context, amount: Amount, over: Token) -> bool:
    """As in "shot them down over nine regions", "were hit over six villages", "flew over two cities"."""
    land = context.token(amount.after)
    if land is not None and land.tag_ == "JJ" and land.i + 1 < len(land.doc):
        land = land.nbor()  # "over eight southern regions"
    if land is None or land.lemma_.lower() not in get_words("ground") or not over.i:
        return False
    verb = land.head if land.head != over else over.head
    verb = verb.head if verb.dep_ in {"dobj", "nsubjpass"} and verb.i < over.i else verb
    before = over.nbor(-1)
    apart = before.pos_ in {"VERB", "NOUN", "PROPN"} or before.dep_ == "prt"
    if not apart or verb.pos_ != "VERB" or verb.i > over.i:
        return False
    hit = any(child.dep_ in {"dobj", "nsubjpass", "auxpass"} and child.i < over.i for child in verb.children)
    return hit or verb.lemma_ in get_table("bounds")["aloft"]


def _blames(over: Token) -> bool:
    """As in "fined the bank £7 million over 40 breaches": an object stands between the verb and "over"."""
    for word in reversed(over.doc[max(0, over.i - _REACH) : over.i]):
        if word.is_punct or word.is_sent_start:
            return False
        if word.pos_ == "VERB":
            objects = [child for child in word.children if child.dep_ in {"dobj", "dative"}]
            named = any(thing.i < over.i - 1 or thing.pos_ != "ADJ" for thing in objects if thing.i < over.i)
            return named and lemma_of(word) in get_table("bounds")["blaming"]
    return False


def _is_about(amount: Amount, over: Token) -> bool:
    """As in "talks with the port over 300 jobs", "was arrested over two deaths"; not "talks with over 40"."""
    words = get_table("bounds")
    before = over.nbor(-1) if over.i else over
    if before.lemma_.lower() in words["contesting"] and before.pos_ == "VERB":
        return True
    if amount.kind == "" and (_blames(over) or _is_blamed(before)):
        return True
    return before.pos_ not in {"ADP", "ADV", "ADJ"} and _is_contested(over)


def _is_blamed(verb: Token) -> bool:
    """As in "was arrested over two deaths", "the men held over two deaths"."""
    passive = any(child.dep_ == "auxpass" for child in verb.children) or verb.dep_ in {"acl", "conj"}
    return verb.tag_ == "VBN" and lemma_of(verb) in get_table("bounds")["blaming"] and passive


def _is_contested(over: Token) -> bool:
    """As in "talks with the port over 300 jobs": a noun before, over phrases of its own."""
    contested = get_table("bounds")["contested"]
    for word in reversed(over.doc[max(0, over.i - _REACH) : over.i]):
        if {word.lemma_.lower(), word.lower_} & contested and word.pos_ == "NOUN":
            return True
        if word.tag_ not in _BETWEEN or word.is_sent_start:
            return False
    return False
