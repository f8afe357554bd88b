"""The event that a counted thing takes part in: from the number up the parse to the word that governs it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from bot.claims.event_lexicon import VERBAL, canonical, get_words, of_noun, of_state, of_verb, other

_CLIMB = 10
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "oprd", "npadvmod", "dative", "ccomp", "agent"})
_COMPLEMENTS = frozenset({"acomp", "oprd", "attr", "xcomp", "conj", "ccomp"})
_MEMBERS = frozenset({"including", "among", "between", "to", "than"})
"""Prepositions in front of a figure that leave it the role that the whole phrase has."""


@dataclass(frozen=True, slots=True)
class Event:
    measure: str
    head: Token | None = None
    """The word that governs the figure, for its tense."""


def find_event(number: Token, noun: Token | None, *, opening: int, measured: bool) -> Event:
    """What is told of the counted noun, or of the number that stands alone.

    `opening` is the index of the figure's first token, its bound's; `measured`: it has a unit.
    """
    node = _top(number) if noun is None else noun
    if event := _own_event(node):
        return event
    node = _out_of_bound(node, opening)
    start, seen = node, noun
    for _ in range(_CLIMB):
        event = _own_event(node) or _role_event(node, seen, measured=measured)
        if event:
            return event if event.measure or event.head is None else _or_described(start, event)
        above = _above(node)
        if above is None or _is_whole(node, above, number):
            return _or_described(start, Event(""))
        seen = above if above.pos_ == "NOUN" and (seen is None or _is_member(node)) else seen
        node = above
    return Event("")


def _is_member(node: Token) -> bool:
    """The officers of "12,000 troops, including 500 officers": what holds of troops holds of them."""
    return node.dep_ == "conj" or (node.dep_ == "pobj" and node.head.lower_ in {"including", "among"})


def _top(number: Token) -> Token:
    """The number's phrase: "1.5 [billion]", "40 [%]", "three [dead]"."""
    node = number
    while node.dep_ in {"nummod", "compound", "quantmod", "nmod", "punct"} and node.head is not node:
        node = node.head
    return node


def _out_of_bound(node: Token, opening: int) -> Token:
    """Up out of the words of the bound: "[upwards] of 150", "[close] to 40"."""
    while opening <= node.head.i < node.i and node.head.pos_ not in VERBAL:
        node = node.head
    return node


def _is_whole(node: Token, above: Token, number: Token) -> bool:
    """The 47 of "32 of the 47 drones": what happened, happened to the 32."""
    counts_whole = number in node.lefts or number is node
    return node.dep_ == "pobj" and node.head.lower_ == "of" and above.tag_ == "CD" and counts_whole


def _governor(node: Token) -> Token | None:
    """The verb above a noun, for its tense."""
    for above in [node, *node.ancestors][:_CLIMB]:
        if above.pos_ in VERBAL:
            return above
    return None


# ── the noun itself and what describes it ────────────────────────────────────────────────────────


def _own_event(node: Token) -> Event | None:
    """A measure in the noun itself ("30 casualties") or in what describes it ("12 soldiers killed in …")."""
    if measure := (of_noun(node) if node.pos_ != "VERB" else of_state(node)):
        return Event(measure, _governor(node))
    return _described(node) or _bare_participle(node)


def _described(node: Token) -> Event | None:
    for child in node.children:
        clause = child.dep_ in {"acl", "relcl"} and child.i > node.i and child.pos_ in VERBAL
        if clause and (measure := _clause_measure(child)):
            return Event(measure, child)
        beside = child.dep_ in {"amod", "acl", "acomp"} and abs(child.i - node.i) < 3
        if beside and (measure := of_state(child)):
            return Event(measure, _governor(node))
    return None


def _clause_measure(verb: Token) -> str:
    """The measure of a participle or relative clause behind a noun, only where the list knows it."""
    if verb.dep_ == "relcl" and any(
        word.tag_ == "CD" or (word.tag_ == "WDT" and word.dep_ == "pobj") for word in verb.subtree
    ):
        return ""
    active = any(child.dep_ == "nsubj" and child.tag_ in {"WP", "WDT"} for child in verb.children)
    return of_verb(verb, "subject" if active or verb.tag_ == "VBG" else "object")


def _or_described(node: Token, event: Event) -> Event:
    """Where nothing governs the noun: the verb of its clause ("13 miners trapped in …")."""
    for child in node.children:
        if child.dep_ in {"acl", "relcl"} and child.i > node.i and (measure := other(child)):
            return Event(measure, child)
    return event


def _bare_participle(node: Token) -> Event | None:
    """As in "12 killed, 20 injured", which the parse may take for a past tense."""
    after = node.nbor() if node.i + 1 < len(node.doc) else None
    if after is None or after.tag_ not in {"VBN", "VBD", "JJ", "VBG"} or after.is_sent_start:
        return None
    if any(child.dep_ == "dobj" for child in after.children):
        return None
    measure = of_state(after) or (of_verb(after, "object") if after.tag_ in {"VBN", "VBD"} else "")
    return Event(of_verb(after, "object") or measure, after) if measure else None


# ── subjects ─────────────────────────────────────────────────────────────────────────────────────


def _role_event(node: Token, noun: Token | None, *, measured: bool) -> Event | None:
    """The event where `node` is subject or object of a verb, or stands behind a preposition."""
    head, dep = node.head, node.dep_
    if dep == "pobj":
        return _of_preposition(node, head, noun, measured=measured)
    if head.pos_ not in VERBAL | {"ADJ"} or dep == "ROOT":
        return _of_modifier(node, head, noun)
    return _of_argument(node, head, noun)


def _of_argument(node: Token, verb: Token, noun: Token | None) -> Event | None:
    if node.dep_ in _SUBJECTS:
        return _of_subject(node, verb, noun)
    if node.pos_ in {"ADV", "ADP", "SCONJ"} and verb.pos_ in VERBAL:
        return _of_whole(node, verb, noun)
    if node.dep_ in _OBJECTS and verb.pos_ == "VERB":
        return _of_object(node, verb, noun)
    if node.dep_ == "attr":
        return _of_place(verb, node, noun) or Event("", verb)
    return None


def _of_modifier(node: Token, head: Token, noun: Token | None) -> Event | None:
    """As in "the 300-person evacuation"; a noun at the top may still be somewhere."""
    modifies = node.dep_ in {"compound", "amod", "nmod"} and head.pos_ == "NOUN"
    if modifies and (measure := canonical(head.lemma_, "noun")):
        return Event(measure, _governor(head))
    return _of_place(node, node, noun) if node.dep_ == "ROOT" else None


def _of_subject(node: Token, verb: Token, noun: Token | None) -> Event:
    passive = node.dep_ == "nsubjpass" or any(child.dep_ == "auxpass" for child in verb.children)
    measure = of_verb(verb, "object" if passive else "subject", noun)
    if measure or (measure := _suffered(verb)):
        return Event(measure, verb)
    if verb.lemma_ in get_words("raising") and (event := _of_complement(verb, node, noun)):
        return event
    return Event(other(verb), verb)


def _suffered(verb: Token) -> str:
    """As in "received injuries"; "were still missing", where the parse takes the state for a verb."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if not objects:
        return of_state(verb)
    return of_noun(objects[0]) if verb.lemma_ in get_words("suffering") else ""


def _of_complement(verb: Token, node: Token, noun: Token | None) -> Event | None:
    """What "be", "go", "be feared", "be likely to" or "be believed to" tell of their subject."""
    for child in verb.children:
        beside = child.dep_ == "advcl" and 0 < child.i - verb.i < 3
        if (beside or child.dep_ in _COMPLEMENTS) and child.pos_ in VERBAL | {"ADJ"}:
            if measure := of_state(child) or _infinitive(child, noun):
                return Event(measure, child if child.dep_ == "xcomp" else verb)
            if child.dep_ in {"acomp", "xcomp", "oprd"} and (event := _of_complement(child, node, noun)):
                return event
        if child.lower_ == "among" and (measure := next((of_noun(word) for word in child.children), "")):
            return Event(measure, verb)
    return _of_place(verb, node, noun)


def _infinitive(verb: Token, noun: Token | None) -> str:
    """The event of "are believed to be trapped", "are expected to arrive"."""
    if verb.dep_ != "xcomp" or verb.pos_ != "VERB":
        return ""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return of_verb(verb, "object" if passive else "subject", noun) or other(verb)


def _of_place(verb: Token, node: Token, noun: Token | None) -> Event | None:
    """Soldiers who are somewhere are deployed there."""
    if (
        noun is None
        or noun.lemma_.lower() not in get_words("troops")
        or verb.lemma_ not in {"be", noun.lemma_}
    ):
        return None
    around = [*verb.children, *node.children, *noun.children]
    if any(child.dep_ == "prep" and child.lower_ in get_words("place") for child in around):
        return Event("deployed", verb if verb.pos_ in VERBAL else None)
    return None


# ── objects ──────────────────────────────────────────────────────────────────────────────────────


def _of_object(node: Token, verb: Token, noun: Token | None) -> Event:
    for child in verb.children:
        behind = child.i > node.i and child.dep_ in {"oprd", "ccomp", "acomp", "xcomp"}
        if behind and verb.lemma_ in {"leave", "find", "report", "list"} and (measure := of_state(child)):
            return Event(measure, verb)
    measure = of_verb(verb, "object", noun) or _toll(verb)
    if not measure and not any(child.dep_ == "nsubj" for child in verb.children):
        measure = of_verb(verb, "subject", noun)
    return Event(measure or other(verb), verb)


def _toll(verb: Token) -> str:
    """What the subject counts: "the death toll rose to 34", "the number of injured has passed 1,000"."""
    for subject in (child for child in verb.children if child.dep_ in _SUBJECTS | {"dobj"}):
        if subject.lemma_.lower() in get_words("toll"):
            measures = (of_noun(word) for word in subject.subtree if word is not subject)
            return next(filter(None, measures), "killed" if subject.lemma_ == "toll" else "")
    return ""


# ── prepositions ─────────────────────────────────────────────────────────────────────────────────


def _of_preposition(node: Token, preposition: Token, noun: Token | None, *, measured: bool) -> Event | None:
    """What a figure behind a preposition belongs to; None: look on above."""
    above, word = preposition.head, preposition.lower_
    above = above.head if above.pos_ == "ADP" else above
    if word in {"of", "in"} and (measure := canonical(above.lemma_, "noun", node)):
        return Event(measure, _governor(above))
    if word in _MEMBERS and above.pos_ in VERBAL and word != "to":
        return _of_whole(node, above, noun)
    if word == "of" or (above.pos_ not in VERBAL and word in _MEMBERS):
        return None
    verb = _governor(above)
    if verb is None:
        return Event("")
    equipped = word == "with" and of_verb(verb, "object", noun) == "supplied"
    if measure := "supplied" if equipped else _toll(verb):
        return Event(measure, verb)
    agent = preposition.dep_ == "agent" and not measured
    governs = (verb is above and not agent) or (word == "by" and measured)
    return Event(other(verb) if governs else "", verb)


def _of_whole(node: Token, verb: Token, noun: Token | None) -> Event:
    """As in "rescued 183, including 12 children": what happened to the 183 happened to the 12."""
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    has_object = any(child.dep_ == "dobj" for child in verb.children)
    role = "object" if passive or has_object or verb.i < node.i else "subject"
    measure = of_verb(verb, role, noun) or of_verb(verb, "subject", noun) or _toll(verb)
    return Event(measure or other(verb), verb)


def _above(node: Token) -> Token | None:
    """One step up through coordination, apposition, "including" and "of"; None at the top."""
    head = node.head
    if head is node or (node.dep_ == "conj" and node.pos_ in VERBAL):
        return None
    if node.dep_ == "pobj":
        return head.head if head.head is not head else None
    return (
        head if node.dep_ in {"conj", "appos", "nummod", "compound", "amod", "nmod", "prep", "dep"} else None
    )
