"""Subjects that the parser gives to the wrong verb, put where the order of words has them."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.behind_comma import find_speaker, give_speaker
from bot.claims.hanging import FINITE, NAMES, hang, has_subject
from bot.claims.titles import join_name, mend_people, phrase_before_name
from bot.claims.vocabulary import get_table

_TELLING = get_table("tags")["telling"]
_TOLD = _TELLING | get_table("tags")["heard"]
_CLOSING_MARKS = frozenset("”\"’'")


def mend_subject(token: Token) -> None:
    """A subject to the verb that its place gives it to."""
    if _mend_second(token):
        return
    _turn(token)
    _name_described(token)
    mend_people(token)
    if token.head.dep_ == "aux" and token.head.head.tag_.startswith("VB"):
        token.head = token.head.head
    elif (name := _name_beside_object(token)) is not None:
        verb = token.head
        hang(name, verb, "nsubj")
        hang(token, token.left_edge.nbor(-1), "dobj")
    elif (tail := find_speaker(token, _TELLING)) is not None:
        give_speaker(token, tail)
    elif (opening := phrase_before_name(token)) is not None:
        join_name(token, opening)


def _mend_second(noun: Token) -> bool:
    """“A spokesman who hid his name because of policy said”: no policy says it."""
    first = noun.left_edge.i
    before = noun.doc[first - 1] if first else noun
    led = before.tag_ == "IN" and before.dep_ in {"prep", "pcomp"} and not any(True for _ in before.children)
    if not led or not any(t.dep_ == "nsubj" and t.i < first for t in noun.head.lefts):
        return False
    hang(noun, before, "pobj")
    return True


def _turn(noun: Token) -> None:
    """“It is shallow, say divers, but currents are strong”: who stands behind the verb of a tag says it."""
    doc, first = noun.doc, noun.left_edge.i
    last = noun.i + 1
    if first < 2 or last + 1 >= len(doc) or doc[first - 2].text != "," or doc[last].text != ",":
        return
    tag, verb = doc[first - 1], noun.head
    other = [t for t in verb.lefts if t.dep_ in {"nsubj", "expl"} and t.i > noun.i]
    if tag.lower_ not in {"say", "says", "said"} or has_subject(tag) or not other or verb.head != tag:
        return
    for word in [t for t in noun.rights if t.i > noun.i]:
        hang(word, tag, word.dep_)
    hang(noun, tag, "nsubj")
    hang(verb, tag, "conj")


def _name_described(noun: Token) -> None:
    """“…,” Ann Lee, a diver at the port told the paper: the name that a closing mark precedes speaks."""
    doc, verb, at = noun.doc, noun.head, noun.left_edge.i - 2
    described = noun.left_edge.tag_ == "DT" and at > 1 and doc[at + 1].text == ","
    if verb.lower_ not in _TOLD or not described or doc[at].tag_ not in NAMES:
        return
    name = doc[at]
    first = at
    while first and doc[first - 1].tag_ in NAMES:
        first -= 1
    if not first or doc[first - 1].text not in _CLOSING_MARKS or name.dep_ == "nsubj":
        return
    for word in doc[first - 1 : at]:
        word.head = name if word.head == name or word.i >= first else word.head
    hang(name, verb, "nsubj")
    hang(noun, name, "appos")


def _name_beside_object(noun: Token) -> Token | None:
    """“A raid that killed three people, President Ann Lee said”: the name beside what is no subject.

    Or “…, their spokesman, Ann Lee, said”.
    """
    beside = next((t for t in noun.rights if t.dep_ == "appos"), None)
    if beside is None or not (beside.tag_ == "NNP" or beside.left_edge.tag_ == "PRP$"):
        return None
    before = noun.left_edge.nbor(-1) if noun.left_edge.i else noun
    lone = before.tag_ in FINITE and not any(t.dep_ == "dobj" for t in before.rights)
    tag = noun.tag_ == "NNS" and noun.head.lower_ in _TELLING and noun.i < noun.head.i
    if not (lone and tag):
        return None
    last = noun.head.i - 1 - (noun.head.nbor(-1).text == ",")
    behind = beside.left_edge.nbor(-1).text == "," and {last, noun.head.i - 1} & {
        beside.i,
        beside.right_edge.i,
    }
    return beside if behind else None
