"""Words → canonical measures (data/measures.txt, data/event_words.txt)."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Token

from bot.claims.vocabulary import get_index, get_table

_PARTICLES = frozenset({"down", "off", "out", "up"})
# One syllable that ends in one vowel and one consonant: it doubles the consonant before "-ed".
_SHORT_VERB = re.compile(r"[^aeiou]*[aeiou][^aeiouswxy]")
VERBAL = frozenset({"VERB", "AUX"})


def get_words(key: str) -> frozenset[str]:
    """A list of data/event_words.txt."""
    return get_table("event_words")[key]


def canonical(lemma: str, role: str, noun: Token | None = None) -> str:
    """The measure of a word in a role, "" where the list has none; some ask for a noun of a class."""
    readings = _readings().get((lemma.lower(), role), {})
    for kind, measure in readings.items():
        if kind and noun is not None and noun.lemma_.lower() in get_words(kind):
            return measure
    return readings.get("", "")


@lru_cache(maxsize=1)
def _canonical() -> frozenset[str]:
    return frozenset(key.partition(" ")[0] for key in get_table("measures"))


def is_canonical(measure: str) -> bool:
    """Whether the list has the measure; a verb's own lemma is none of it."""
    return measure in _canonical()


@lru_cache(maxsize=1)
def _readings() -> dict[tuple[str, str], dict[str, str]]:
    """(lemma, role) → class of noun → measure."""
    readings: dict[tuple[str, str], dict[str, str]] = {}
    for key, lemmas in get_table("measures").items():
        measure, _, name = key.partition(" ")
        role, _, kind = name.partition("_")
        for lemma in lemmas:
            readings.setdefault((lemma, role), {})[kind] = measure
    return readings


def of_noun(token: Token, noun: Token | None = None) -> str:
    """The measure of a noun or of an adjective used as one: "casualties", "the dead", "job losses"."""
    tried = any(child.dep_ == "amod" and child.lower_ == "attempted" for child in token.lefts)
    if tried or token.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"}:
        return ""  # "attempted murders"
    noun = noun or next((child for child in token.lefts if child.dep_ == "compound"), None)
    plain = canonical(token.lemma_, "noun", noun) if token.pos_ in {"NOUN", "PROPN", "ADJ"} else ""
    return plain or of_state(token)


def of_state(token: Token) -> str:
    """The measure of an adjective or participle: "missing", "killed"."""
    return canonical(token.lower_, "state") if token.pos_ in {"ADJ", "VERB", "NOUN", "ADV"} else ""


def of_verb(verb: Token, role: str, noun: Token | None = None) -> str:
    """The measure of a verb with its particle, for its object or its subject."""
    return _pair(verb, canonical(_verb_lemma(verb), role, noun) or canonical(lemma_of(verb), role, noun))


def of_other_verb(verb: Token, noun: Token | None) -> str:
    """As in "shot down or jammed 33 drones": what the list knows of two verbs with one object."""
    first = verb.head
    shared = verb.dep_ == "conj" and first.pos_ == "VERB" and 0 < verb.i - first.i <= _JOINED
    shared = shared and not any(child.dep_ == "auxpass" for child in first.children)
    shared = shared and not any(child.dep_[:5] == "nsubj" for child in verb.lefts)
    alone = not any(child.dep_ == "dobj" and child.i < verb.i for child in first.rights)
    return of_verb(first, "object", noun) if shared and alone else ""


def of_deed(verb: Token) -> str:
    """What befell the subject by a verb with its object: "lost their lives", "left their homes"."""
    objects = (child.lemma_.lower() for child in verb.children if child.dep_ == "dobj" and child.i > verb.i)
    return next(filter(None, (canonical(f"{lemma_of(verb)} {thing}", "deed") for thing in objects)), "")


def other(verb: Token) -> str:
    """A verb that the list does not know gives its own lemma, a light one nothing."""
    if verb.pos_ != "VERB" or verb.lemma_ in get_words("light"):
        return ""
    return lemma_of(verb)


def lemma_of(verb: Token) -> str:
    """The lemma, where the tagger's has lost an "e": "fined" is of "fine" ("to fin" would make "finned")."""
    lemma = verb.lemma_.lower()
    if _SHORT_VERB.fullmatch(lemma) and verb.lower_ in {lemma + "ed", lemma + "ing", lemma + "es"}:
        return lemma + "e"
    return get_index("irregular_verbs").get(verb.lower_, lemma)


def is_change(verb: Token) -> bool:
    """Whether a verb tells that an amount grows or shrinks."""
    return verb.lower_ in get_table("figure_contexts")["change"]


_JOINED = 4
"""How many words two verbs with one object may stand apart: "shot down or otherwise destroyed"."""
_FIXED = frozenset({"dead", "part", "prisoner", "hostage", "captive", "go", "redundant"})


def _verb_lemma(verb: Token) -> str:
    """The verb with the word that makes another of it: "lay off", "shoot dead", "take part", "force from"."""
    follows = [child.lower_ for child in verb.children if child.i > verb.i]
    beside = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    particles = [child.lower_ for child in verb.children if child.dep_ == "prt"]
    particle = particles[0] if particles else beside if beside in _PARTICLES else ""
    if "alive" in follows:
        return f"{lemma_of(verb)} alive"
    fixed = next((word for word in (*follows, beside) if word in _FIXED), "")
    origin = "from" if _leads_from(verb) else ""
    return " ".join(part for part in (lemma_of(verb), particle or fixed or origin) if part)


def _leads_from(verb: Token) -> bool:
    """As in "driven from their homes", "pulled from the water"; not "pulled from the race"."""
    if verb.lemma_ not in {"force", "drive", "pull", "pluck", "haul", "drag", "lift"}:
        return False
    places = [
        thing.lemma_.lower()
        for child in verb.children
        if child.lower_ == "from" or (child.lower_ == "out" and child.dep_ == "prep")
        for thing in child.subtree
    ]
    return bool(places) and (verb.lemma_ in {"force", "drive"} or bool(set(places) & get_words("peril")))


def _pair(verb: Token, measure: str) -> str:
    """As in "killed or wounded", "killed and injured" with one object or subject."""
    if measure not in _HARM:
        return measure
    partners = [child for child in verb.children if child.dep_ == "conj"]
    partners += [verb.head] if verb.dep_ == "conj" else []
    for partner in partners:
        second = canonical(partner.lemma_, "object") or of_state(partner)
        if {measure, second} == {"killed", "injured"} and _share_arguments(verb, partner):
            return "killed_or_injured"
        second = second or _state_reached(partner)
        if second in _HARM and second != measure and _is_either(verb, partner):
            return "_or_".join(sorted((measure, second), key=_HARM.index))
    return measure


# As they are named together: "killed or missing", "injured or captured".
_HARM = ("killed", "injured", "missing", "captured")


def _state_reached(verb: Token) -> str:
    """As in "went missing"."""
    return next((state for child in verb.children if (state := of_state(child))), "")


def _is_either(verb: Token, partner: Token) -> bool:
    first, last = sorted((verb.i, partner.i))
    between = [token.lower_ for token in verb.doc[first:last]]
    return "or" in between and _share_arguments(verb, partner)


def _share_arguments(verb: Token, partner: Token) -> bool:
    """Neither of two coordinate verbs has a number of its own between or behind them."""
    first, last = sorted((verb.i, partner.i))
    own = any(child.dep_ in {"dobj", "nsubj", "nsubjpass"} and child.i > first for child in partner.children)
    return not own and not any(_is_number(token) for token in verb.doc[first:last])


def _is_number(token: Token) -> bool:
    return token.like_num or token.tag_ == "CD" or token.lower_ in {*get_index("multitudes"), "dozen"}
