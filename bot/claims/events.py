"""The event that a counted thing takes part in: from the number up the parse to the word that governs it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from bot.claims.vocabulary import get_table

_CLIMB = 10
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_THROUGH = frozenset({"including", "among", "include", "of", "such", "like", "plus", "with"})
"""Prepositions that add members to a group, or count them out of one."""


@dataclass(frozen=True, slots=True)
class Event:
    measure: str
    head: Token | None = None
    """The verb or noun that governs the figure."""


def find_event(number: Token, noun: Token | None) -> Event:
    """What is told of the counted noun, or of the number that stands alone."""
    node = _top(number) if noun is None else noun
    seen_noun = noun
    for _ in range(_CLIMB):
        event = _own_event(node) or _role_event(node, seen_noun)
        if event:
            return event
        above = _above(node)
        if above is None or _is_whole(node, above, number):
            return Event("")
        seen_noun = seen_noun if seen_noun is not None or above.pos_ != "NOUN" else above
        node = above
    return Event("")


def _top(number: Token) -> Token:
    """The number's phrase: "1.5 [billion]", "40 [%]", "three [dead]"."""
    node = number
    while node.dep_ in {"nummod", "compound", "quantmod", "nmod", "punct"} and node.head is not node:
        node = node.head
    return node


def _is_whole(node: Token, above: Token, number: Token) -> bool:
    """The 47 of "32 of the 47 drones": what happened, happened to the 32."""
    counts_whole = number in node.lefts or number is node
    return node.dep_ == "pobj" and node.head.lower_ == "of" and above.tag_ == "CD" and counts_whole


# ── the words themselves ─────────────────────────────────────────────────────────────────────────


def _words(key: str) -> frozenset[str]:
    return get_table("event_words")[key]


def _canonical(lemma: str, role: str) -> str:
    """The measure of a word in a role, "" where the list has none."""
    for key, words in get_table("measures").items():
        measure, _, name = key.partition(" ")
        if name == role and lemma in words:
            return measure
    return ""


def _verb_lemma(verb: Token) -> str:
    """ "lay_off", "shoot dead": the verb with its particle as the list writes it."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    state = next((c.lower_ for c in verb.children if c.lower_ == "dead"), "") if verb.lemma_ in {"shoot", "stab"} else ""
    return " ".join(part for part in (verb.lemma_.lower(), particle or state) if part)


def _own_event(node: Token) -> Event | None:
    """A measure in the noun itself ("30 casualties") or in what describes it ("12 soldiers killed in …")."""
    measure = _canonical(node.lemma_.lower(), "noun") if node.pos_ in {"NOUN", "PROPN", "ADJ"} else ""
    measure = measure or (_canonical(node.lower_, "state") if node.pos_ in {"ADJ", "VERB"} else "")
    if measure:
        return Event(measure, _governor(node))
    return _described(node) or _bare_participle(node)


def _governor(node: Token) -> Token | None:
    """The verb above a noun, for its tense."""
    for above in [node, *node.ancestors][:_CLIMB]:
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return None


def _described(node: Token) -> Event | None:
    for child in node.children:
        if child.dep_ in {"acl", "relcl"} and child.i > node.i and child.pos_ in {"VERB", "AUX"}:
            measure = _clause_measure(child)
            if measure:
                return Event(measure, child)
        if child.dep_ in {"amod", "acl", "acomp"} and abs(child.i - node.i) < 3:
            measure = _canonical(child.lower_, "state")
            if measure:
                return Event(measure, _governor(node))
    return None


def _clause_measure(verb: Token) -> str:
    """The measure of a participle or relative clause behind a noun, only where the list knows it."""
    lemma = _verb_lemma(verb)
    active = any(child.dep_ == "nsubj" and child.lower_ in {"who", "that", "which"} for child in verb.children)
    if verb.tag_ == "VBN" or not active:
        return _pair(verb, _canonical(lemma, "object")) if verb.tag_ != "VBG" else _canonical(lemma, "subject")
    return _canonical(lemma, "subject")


def _bare_participle(node: Token) -> Event | None:
    """ "12 killed, 20 injured" in lists and headlines, where the parse takes the participle for a past tense."""
    after = node.nbor() if node.i + 1 < len(node.doc) else None
    if after is None or after.tag_ not in {"VBN", "VBD", "JJ", "VBG"} or after.is_sent_start:
        return None
    has_object = any(child.dep_ == "dobj" for child in after.children)
    measure = "" if has_object else _canonical(after.lower_, "state") or _participle(after)
    return Event(_pair(after, measure), after) if measure else None


def _participle(token: Token) -> str:
    return _canonical(_verb_lemma(token), "object") if token.tag_ in {"VBN", "VBD"} else ""


# ── the verb above ───────────────────────────────────────────────────────────────────────────────


def _role_event(node: Token, noun: Token | None) -> Event | None:
    """The event where `node` is subject or object of a verb, or the object of a noun's "of"."""
    head, dep = node.head, node.dep_
    if dep in _SUBJECTS and head.pos_ in {"VERB", "AUX", "ADJ"}:
        return _of_subject(node, head, noun)
    if dep in {"dobj", "oprd", "npadvmod", "dative", "ccomp"} and head.pos_ == "VERB":
        return _of_object(node, head)
    if dep == "attr" and head.lemma_ == "be":
        return _of_place(head, node, noun) or Event("", head)
    if dep == "pobj":
        return _of_preposition(node, head, noun)
    if dep in {"compound", "amod", "nmod"} and head.pos_ == "NOUN" and (own := _canonical(head.lemma_, "noun")):
        return Event(own, _governor(head))
    return _of_place(node, node, noun) if dep == "ROOT" else None


def _of_subject(node: Token, verb: Token, noun: Token | None) -> Event:
    lemma = _verb_lemma(verb)
    passive = node.dep_ == "nsubjpass" or any(child.dep_ == "auxpass" for child in verb.children)
    if passive and (measure := _pair(verb, _canonical(lemma, "object"))):
        return Event(measure, verb)
    if not passive and (measure := _canonical(lemma, "subject")):
        return Event(measure, verb)
    if verb.lemma_ in _words("raising") and (event := _of_complement(verb, node, noun)):
        return event
    return Event(_other(verb), verb)


def _of_complement(verb: Token, node: Token, noun: Token | None) -> Event | None:
    """What "be", "go", "be feared" or "be believed to" tell of their subject."""
    for child in verb.children:
        if child.i < verb.i and child.dep_ != "acomp":
            continue
        if child.dep_ in {"acomp", "oprd", "attr", "xcomp", "conj"} and child.pos_ in {"ADJ", "VERB", "AUX"}:
            measure = _canonical(child.lower_, "state") or _infinitive(child)
            if measure:
                return Event(measure, child if child.pos_ == "VERB" and child.dep_ == "xcomp" else verb)
            if child.dep_ == "xcomp" and (event := _of_complement(child, node, noun)):
                return event
        if child.lower_ == "among" and (own := _pobj_measure(child)):
            return Event(own, verb)
    return _of_place(verb, node, noun)


def _infinitive(verb: Token) -> str:
    """The event of "are believed to be trapped", "are expected to arrive"."""
    if verb.dep_ != "xcomp" or verb.lemma_ in _words("light"):
        return ""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return _canonical(_verb_lemma(verb), "object" if passive else "subject") or verb.lemma_.lower()


def _pobj_measure(preposition: Token) -> str:
    for child in preposition.children:
        if child.dep_ == "pobj":
            return _canonical(child.lemma_.lower(), "noun") or _canonical(child.lower_, "state")
    return ""


def _of_object(node: Token, verb: Token) -> Event:
    states = [child for child in verb.children if child.dep_ in {"oprd", "ccomp", "acomp", "xcomp"} and child.i > node.i]
    for child in states:
        if verb.lemma_ in {"leave", "find", "report"} and (measure := _canonical(child.lower_, "state")):
            return Event(measure, verb)
    measure = _pair(verb, _canonical(_verb_lemma(verb), "object"))
    return Event(measure or _other(verb), verb)


def _other(verb: Token) -> str:
    """A verb that the list does not know gives its own lemma, a light one nothing."""
    return "" if verb.lemma_ in _words("light") or verb.pos_ == "AUX" else verb.lemma_.lower()


def _pair(verb: Token, measure: str) -> str:
    """ "killed or wounded", "killed and injured" with one object or subject."""
    if measure not in {"killed", "injured"}:
        return measure
    partners = [child for child in verb.children if child.dep_ == "conj"]
    partners += [verb.head] if verb.dep_ == "conj" else []
    for partner in partners:
        other = _canonical(partner.lemma_.lower(), "object") or _canonical(partner.lower_, "state")
        if other in {"killed", "injured"} - {measure} and _share_arguments(verb, partner):
            return "killed_or_injured"
    return measure


def _share_arguments(verb: Token, partner: Token) -> bool:
    """Neither of two coordinate verbs has a number of its own between them."""
    first, last = sorted((verb.i, partner.i))
    return not any(token.like_num or token.tag_ == "CD" for token in verb.doc[first:last])


# ── prepositions ─────────────────────────────────────────────────────────────────────────────────


def _of_preposition(node: Token, preposition: Token, noun: Token | None) -> Event | None:
    """What a figure behind a preposition belongs to; None: look on above."""
    above = preposition.head
    if preposition.lower_ == "by" and node.pos_ != "NUM":
        return Event("")
    if preposition.lower_ in {"of", "in"} and (measure := _canonical(above.lemma_.lower(), "noun")):
        return Event(measure, _governor(above))
    if preposition.lower_ in _THROUGH:
        return None
    verb = _governor(above)
    measure = _toll(verb) if verb is not None else ""
    if measure or preposition.lower_ not in {"to", "at", "by", "from"}:
        return Event(measure, verb)
    return Event(_other(verb) if verb is above else "", verb)


def _toll(verb: Token) -> str:
    """ "the death toll rose to 34", "the number of dead": what the subject counts."""
    for subject in (child for child in verb.children if child.dep_ in _SUBJECTS):
        if subject.lemma_.lower() not in _words("toll"):
            continue
        for word in subject.subtree:
            measure = _canonical(word.lemma_.lower(), "noun") or _canonical(word.lower_, "state")
            if measure:
                return measure
    return ""


def _of_place(verb: Token, node: Token, noun: Token | None) -> Event | None:
    """Soldiers who are somewhere are deployed there."""
    if noun is None or noun.lemma_.lower() not in _words("troops") or verb.lemma_ not in {"be", noun.lemma_}:
        return None
    places = [*verb.children, *node.children, *noun.children]
    if any(child.dep_ == "prep" and child.lower_ in _words("place") for child in places):
        return Event("deployed", verb if verb.pos_ in {"VERB", "AUX"} else None)
    return None


def _above(node: Token) -> Token | None:
    """One step up through coordination, apposition, "including" and "of"; None at the top."""
    head = node.head
    if head is node:
        return None
    if node.dep_ == "conj" and node.pos_ in {"VERB", "AUX"}:
        return None
    if node.dep_ == "pobj":
        return head.head if head.head is not head else None
    return head if node.dep_ in {"conj", "appos", "nummod", "compound", "amod", "nmod", "prep", "dep"} else None
