"""Whose level or change an amount tells: the subject of its verb, or the object that was raised or cut."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.event_lexicon import get_words, is_change, lemma_of, of_noun

WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ARGUMENTS = _SUBJECTS | {"dobj"}
_PHRASE = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "punct"})


def subject_of(token: Token | None) -> Token | None:
    """What rose, fell or costs so much: the subject of the amount's verb; behind "by" its object."""
    if (priced := _worth_so_much(token)) is not None:
        return priced
    verb = _copula_of(verb_above(token))
    if (beaten := _beaten(verb, token)) is not None:
        return beaten
    changed = changed_by(token)
    if changed is not None or verb is None:
        return changed
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if _is_handed_over(verb, token):
        return None
    if subject is not None and subject.pos_ in {"NOUN", "PROPN"}:
        return (_object_raised(verb, token) if is_change(verb) else None) or subject
    return _object_raised(verb, token) if subject is None or subject.pos_ == "PRON" else None


def _beaten(verb: Token | None, number: Token | None) -> Token | None:
    """As in "Lee leads Reyes by 49 percent to [44] percent": the second of two is the other's."""
    if verb is None or number is None or not number.i or number.nbor(-1).lower_ != "to":
        return None
    others = (child for child in verb.rights if child.dep_ == "dobj" and child.tag_ in {"NNP", "NNPS"})
    return next(others, None) if lemma_of(verb) in get_words("leading") else None


def _copula_of(verb: Token | None) -> Token | None:
    """As in "the fire is 82 percent contained": the subject is of the "is"."""
    state = verb is not None and verb.dep_ == "acomp" and verb.head.lemma_ == "be"
    return verb.head if verb is not None and state else verb


def _worth_so_much(token: Token | None) -> Token | None:
    """As in "a contract worth £90,000": what the "worth" stands behind."""
    worth = next((above for above in token.ancestors if above.lower_ == "worth"), None) if token else None
    noun = worth.head if worth is not None else None
    return (
        noun if noun is not None and worth is not None and noun.pos_ == "NOUN" and noun.i < worth.i else None
    )


def _is_handed_over(verb: Token, number: Token | None) -> bool:
    """As in "the bank paid $4 million", "a fire burned 300 hectares": no property of bank or fire."""
    top = number
    while top is not None and (
        (top.dep_ in _PHRASE and top.head.i > top.i) or (top.dep_ == "appos" and top.head.i < top.i)
    ):  # "10 million euros ($11 million)" over to "euros"
        top = top.head
    direct = top is not None and top.head == verb and top.dep_ in {"dobj", "dative", "oprd"}
    return direct and lemma_of(verb) in get_words("paying")


def _object_raised(verb: Token, number: Token | None) -> Token | None:
    """As in "it raised its forecast to 4%", "holding growth at 3%": what was put there."""
    if number is None or not any(
        above.lower_ in {"to", "at"} for above in number.ancestors if above.i > verb.i
    ):
        return None
    raised = next((child for child in verb.children if child.dep_ == "dobj"), None)
    counted = raised is not None and any(child.dep_ == "nummod" for child in raised.lefts)
    plain = raised is not None and raised.pos_ == "NOUN" and raised.i < number.i
    return raised if plain and not counted else None


def changed_by(token: Token | None) -> Token | None:
    """As in "reduced infections by 75%", where the parse may take "reduced" for an adjective."""
    by = (
        next((above for above in token.ancestors if above.lower_ == "by"), None)
        if token is not None
        else None
    )
    if by is None:
        return None
    if by.head.pos_ == "NOUN":
        return by.head if any(is_change(child) for child in by.head.lefts if child.tag_ == "VBN") else None
    return next((child for child in by.head.children if child.dep_ == "dobj" and child.pos_ == "NOUN"), None)


def verb_above(token: Token | None) -> Token | None:
    for _ in range(6):
        if token is None or token.head is token:
            return None
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
    return None


def short(noun: Token) -> str:
    """A noun with its own compounds and adjectives, without its clauses and its day."""
    first = noun
    for child in noun.lefts:
        dated = child.dep_ == "poss" and child.lower_ in WEEKDAYS
        if dated or (child.tag_ == "VBN" and is_change(child)):
            first = noun
        elif child.dep_ in {"compound", "amod", "poss", "nmod"} and child.i < first.i:
            first = child.doc[child.left_edge.i]
    return str(noun.doc[first.i : noun.i + 1].text)


def in_toll(number: Token | None) -> Token | str:
    """As in "the number of cases, which has passed 2,300": the things of which a toll is the number."""
    verb = verb_above(number)
    tolls = [child for child in verb.children if child.dep_ in _ARGUMENTS] if verb is not None else []
    for toll in (child for child in tolls if child.lemma_.lower() in get_words("toll")):
        for preposition in (child for child in toll.rights if child.lower_ == "of"):
            things = [child for child in preposition.children if child.dep_ == "pobj" and child.tag_ != "CD"]
            things = [thing for thing in things if not of_noun(thing)]
            if things:
                return things[0]
    return ""
