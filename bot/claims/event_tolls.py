"""What a verb tells of a number by the words beside it: a toll that rose to it, a list, a load."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims.event_lexicon import VERBAL, get_words, of_noun, of_state, of_verb
from bot.claims.event_signs import read_contents

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def toll_of(verb: Token) -> str:
    """What the subject counts: "the death toll rose to 34", "the number of injured has passed 1,000"."""
    for subject in (child for child in verb.children if child.dep_ in SUBJECTS | {"dobj"}):
        if subject.lemma_.lower() in get_words("toll"):
            measures = (of_noun(word) for word in subject.subtree if word is not subject)
            return next(filter(None, measures), "killed" if subject.lemma_ == "toll" else "")
    return ""


def counted_by(verb: Token) -> str:
    """As in "Fatalities rose to 21", "casualties have reached 300", "put the deaths at 60"."""
    counted = {"nsubj", "dobj"} if verb.lemma_ in get_words("set_level") else {"nsubj"}
    return next(filter(None, (of_noun(child) for child in verb.children if child.dep_ in counted)), "")


def told_of_toll(verb: Token, word: str) -> str:
    """As in "the number of officers injured at 67", where the parse gives the "at" to the participle."""
    tolled = verb.dep_ in {"acl", "pcomp"} and any(
        above.lemma_ in get_words("toll") for above in verb.ancestors
    )
    return of_verb(verb, "object") if tolled and word == "at" else ""


def listed_as(verb: Token) -> str:
    """As in "lists 300 men as missing"."""
    if verb.lemma_ not in get_words("leaving"):
        return ""
    states = (child for link in verb.rights if link.lower_ == "as" for child in link.children)
    return next(filter(None, map(of_state, states)), "")


def of_contents(verb: Token, noun: Token | None) -> str:
    """As in "the aid includes 200 guns", "the dead include 12 children"."""
    if verb.lemma_ not in get_words("containing"):
        return ""
    owner = verb.head if verb.dep_ == "conj" and verb.head.pos_ in VERBAL else verb
    subjects = [child for of in (verb, owner) for child in of.children if child.dep_ in SUBJECTS]
    supplied = (read_contents(subject, noun) for subject in subjects)
    return next(filter(None, supplied), "") or next(filter(None, map(of_noun, subjects)), "")
