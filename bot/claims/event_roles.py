"""What the word that governs a counted noun makes of it: its subject, its object, behind a preposition."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from bot.claims.event_lexicon import (
    VERBAL,
    canonical,
    get_words,
    is_change,
    of_deed,
    of_noun,
    of_other_verb,
    of_state,
    of_verb,
    other,
)
from bot.claims.event_signs import (
    are_soldiers,
    is_at_gathering,
    is_in_captivity,
    is_placed,
    is_stationed,
    may_be_local,
    read_contents,
)
from bot.claims.event_tolls import SUBJECTS, counted_by, listed_as, of_contents, told_of_toll, toll_of

CLIMB = 10
_OBJECTS = frozenset({"dobj", "oprd", "npadvmod", "dative", "ccomp", "agent"})
_COMPLEMENTS = frozenset({"acomp", "oprd", "attr", "xcomp", "conj", "ccomp"})
_BESIDE = frozenset({"as", "among", "across", "after", "before", "despite", "during", "while", "for"})
"""What leads no level: "raised the toll from 13 as hundreds of crews searched"."""
_MEMBERS = frozenset({"including", "among", "between", "to", "than"})
"""Prepositions in front of a figure that leave it the role that the whole phrase has."""


@dataclass(frozen=True, slots=True)
class Event:
    measure: str
    head: Token | None = None
    """The word that governs the figure, for its tense."""


def find_governor(node: Token) -> Token | None:
    """The verb above a noun, for its tense."""
    for above in [node, *node.ancestors][:CLIMB]:
        if above.pos_ in VERBAL:
            return above
    return None


# ── subjects ─────────────────────────────────────────────────────────────────────────────────────


def find_role_event(node: Token, noun: Token | None, *, measured: bool) -> Event | None:
    """The event where `node` is subject or object of a verb, or stands behind a preposition."""
    head, dep = node.head, node.dep_
    if dep == "pobj":
        return _of_preposition(node, head, noun, measured=measured)
    if head.pos_ not in VERBAL | {"ADJ"} or dep == "ROOT":
        return _of_modifier(node, head, noun)
    return _of_argument(node, head, noun)


def _of_argument(node: Token, verb: Token, noun: Token | None) -> Event | None:
    verb = verb.head if verb.dep_ in {"aux", "auxpass"} and verb.head.pos_ in VERBAL else verb
    if node.dep_ in SUBJECTS:
        return as_subject(node, verb, noun)
    if node.pos_ in {"ADV", "ADP", "SCONJ"} and verb.pos_ in VERBAL:
        return _of_whole(node, verb, noun)
    if _is_misread(node) and verb.pos_ == "VERB":
        return _of_whole(node, verb, noun)
    if node.dep_ in _OBJECTS and (verb.pos_ == "VERB" or _is_misread_verb(verb, node)):
        return _of_object(node, verb, noun)
    if node.dep_ == "attr":
        return _of_place(verb, node, noun) or Event(_state_before(verb), verb)
    return None


def _state_before(verb: Token) -> str:
    """As in "Detained are three men"."""
    states = [child for child in verb.lefts if child.tag_ in {"VBN", "VBG", "JJ"} and child.i == verb.i - 1]
    return next(filter(None, map(of_state, states)), "")


def _is_misread(node: Token) -> bool:
    """A number or a noun that the parse takes for a clause: "paying up to 11pc", "more than 20, but …"."""
    number = node.text[0].isdecimal() and node.pos_ in VERBAL
    return number or (node.dep_ == "conj" and node.pos_ in {"NOUN", "NUM", "PROPN"})


def _is_misread_verb(verb: Token, node: Token) -> bool:
    """As in "will open 40 shops and close 12", where the tagger finds an adjective."""
    joined = verb.dep_ == "conj" and verb.head.tag_ == "VB"
    return joined and verb.tag_ == "JJ" and node.i == verb.i + 1


def _of_modifier(node: Token, head: Token, noun: Token | None) -> Event | None:
    """As in "the 300-person evacuation"; a noun at the top may still be somewhere."""
    modifies = node.dep_ in {"compound", "amod", "nmod"} and head.pos_ == "NOUN"
    if modifies and (measure := canonical(head.lemma_, "noun", node)):
        return Event(measure, find_governor(head))
    return _of_place(node, node, noun) if node.dep_ == "ROOT" else None


def as_subject(node: Token, verb: Token, noun: Token | None) -> Event:
    passive = node.dep_ == "nsubjpass" or _is_passive(verb)
    measure = ("" if passive else of_deed(verb)) or of_verb(verb, "object" if passive else "subject", noun)
    if not measure and (let := _let(verb, noun)):
        return Event(let, verb.head)
    if measure or (measure := _suffered(verb)):
        return Event(measure, verb)
    if is_at_gathering(verb):
        return Event("attended", verb)
    hands_on = verb.lemma_ in get_words("raising") and (
        passive or verb.lemma_ not in get_words("passive_raising")
    )
    if hands_on and (event := of_complement(verb, node, noun)):
        return event
    return Event(other(verb), verb)


def _let(verb: Token, noun: Token | None) -> str:
    """As in "let 300 workers go", where the parse makes the workers the subject of "go"."""
    above = verb.head
    let = verb.dep_ in {"ccomp", "xcomp"} and above.lemma_ in {"let", "make", "hold"} and above.i < verb.i
    return of_verb(above, "object", noun) if let else ""


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children)


def _suffered(verb: Token) -> str:
    """As in "received injuries"; "were still missing", where the parse takes the state for a verb."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if not objects:
        return of_state(verb)
    return of_noun(objects[0]) if verb.lemma_ in get_words("suffering") else ""


def of_complement(verb: Token, node: Token, noun: Token | None) -> Event | None:
    """What "be", "go", "be feared", "be likely to" or "be believed to" tell of their subject."""
    for child in verb.children:
        beside = child.dep_ == "advcl" and 0 < child.i - verb.i < 3
        if (beside or child.dep_ in _COMPLEMENTS) and child.pos_ in VERBAL | {"ADJ"}:
            if measure := of_state(child) or _infinitive(child, noun):
                return Event(measure, child if child.dep_ == "xcomp" else verb)
            if child.dep_ in {"acomp", "xcomp", "oprd"} and (event := of_complement(child, node, noun)):
                return event
        if child.lower_ == "among" and (measure := next((of_noun(word) for word in child.children), "")):
            return Event(measure, verb)
    return _cut_passive(verb, noun) or _of_place(verb, node, noun)


def _cut_passive(verb: Token, noun: Token | None) -> Event | None:
    """As in "were at one time deployed", where the parse gives the participle to "time"."""
    if verb.lemma_ != "be":
        return None
    within = (word for child in verb.children if child.dep_ == "prep" for word in child.subtree)
    participles = (word for word in within if word.dep_ == "acl" and word.tag_ == "VBN")
    measures = (of_verb(word, "object", noun) for word in participles if word.i > verb.i)
    measure = next(filter(None, measures), "")
    return Event(measure, verb) if measure else None


def _infinitive(verb: Token, noun: Token | None) -> str:
    """The event of "are believed to be trapped", "are expected to arrive"."""
    if verb.dep_ != "xcomp" or verb.pos_ != "VERB":
        return ""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if passive:
        return of_verb(verb, "object", noun) or other(verb)
    return of_deed(verb) or of_verb(verb, "subject", noun) or other(verb)


def _of_place(verb: Token, node: Token, noun: Token | None) -> Event | None:
    """Soldiers who are somewhere are deployed there."""
    if noun is None or not are_soldiers(noun) or verb.lemma_ not in {"be", noun.lemma_}:
        return None
    if is_in_captivity(verb):
        return Event("captured", verb)
    around = [*verb.children, *node.children, *noun.children]
    if any(may_be_local(child) for child in around if child.dep_ == "prep"):
        return Event("deployed", verb if verb.pos_ in VERBAL else None)
    return None


# ── objects ──────────────────────────────────────────────────────────────────────────────────────


def _of_object(node: Token, verb: Token, noun: Token | None) -> Event:
    for child in verb.children:
        behind = child.i > node.i and child.dep_ in {"oprd", "ccomp", "acomp", "xcomp"}
        if behind and verb.lemma_ in get_words("leaving") and (measure := of_state(child)):
            return Event(measure, verb)
        if behind and verb.lemma_ in get_words("forcing") and child.pos_ == "VERB":
            return Event(of_deed(child) or of_verb(child, "subject", noun) or other(child), verb)
    measure = listed_as(verb) or of_verb(verb, "object", noun) or toll_of(verb) or of_contents(verb, noun)
    if not measure and noun is None and verb.lemma_ in get_words("level"):
        measure = counted_by(verb)
    if not measure and not any(child.dep_ == "nsubj" for child in verb.children):
        measure = of_verb(verb, "subject", noun)
    own = other(verb) or (verb.lower_ if verb.tag_ == "JJ" else "")
    return Event(measure or of_other_verb(verb, noun) or own, verb)


# ── prepositions ─────────────────────────────────────────────────────────────────────────────────


def _of_preposition(node: Token, preposition: Token, noun: Token | None, *, measured: bool) -> Event | None:
    """What a figure behind a preposition belongs to; None: look on above."""
    above, word = preposition.head, preposition.lower_
    above = above.head if above.pos_ == "ADP" else above
    if event := _in_phrase(node, above, word, noun):
        return event
    if word == "of" and above.pos_ in VERBAL and preposition.i < above.i:
        return Event("", above)  # "of the 300 aboard, 12 were hurt"
    if word in _MEMBERS and above.pos_ in VERBAL and word != "to":
        return _of_whole(node, above, noun)
    if word == "of" or (above.pos_ not in VERBAL and word in _MEMBERS):
        return None
    verb = find_governor(above)
    if verb is None:
        return Event("")
    amount = measured or (noun is not None and noun.lemma_ in get_words("margin"))
    agent = preposition.dep_ == "agent" and not amount
    governs = (verb is above and not agent and word != "as") or (word == "by" and amount)
    level = word in {"to", "at"} and not measured and noun is None
    measure = (counted_by(verb) or told_of_toll(verb, word)) if level else ""
    return Event(measure, verb) if measure else _behind_verb(verb, word, noun, governs=governs)


def _behind_verb(verb: Token, word: str, noun: Token | None, *, governs: bool) -> Event:
    """As in "supplied with 36 launchers", "rose by 5%", "decided by 900 votes"; not "killed by 12 men"."""
    equipped = word == "with" and of_verb(verb, "object", noun) == "supplied"
    attended = word == "by" and canonical(verb.lemma_, "subject") == "attended" and _is_passive(verb)
    told = toll_of(verb) if word not in _BESIDE else ""
    measure = "supplied" if equipped else "attended" if attended else told
    return Event(measure or (other(verb) if governs else ""), verb)


def _in_phrase(node: Token, above: Token, word: str, noun: Token | None) -> Event | None:
    """What the preposition alone, or the word before it, tells."""
    if counted := _of_counted(above, word):
        return counted
    if word in {"of", "in"} and (measure := canonical(above.lemma_, "noun", node)):
        return Event(measure, find_governor(above))
    if word == "with" and (told := _told_beside(node, above)) is not None:
        return told
    if word == "including" and (measure := read_contents(above, noun)):
        return Event(measure, find_governor(above))
    if word == "of" and above.lemma_ in get_words("warning") and above.pos_ == "VERB":
        return Event("", above)
    changes = (child for child in above.children if child.dep_ == "amod" and child.tag_ == "VBN")
    changed = next((child for child in changes if word == "by" and is_change(child)), None)
    return Event(other(changed), changed) if changed is not None else None


def _told_beside(node: Token, above: Token) -> Event | None:
    """As in "with 78 million doses requested by 14 countries", "with 30 soldiers at the gate"."""
    if is_stationed(node) or (is_placed(node) and node.i < above.i):
        return Event("deployed" if is_stationed(node) else "")
    verb = node.nbor() if node.i + 1 < len(node.doc) else node
    if verb.tag_ != "VBN" or verb.head != node or verb.dep_ != "acl":
        return None
    return Event(of_verb(verb, "object", node) or other(verb), verb)


def _of_counted(above: Token, word: str) -> Event | None:
    """As in "Blast toll climbs to 62", the verb taken for a noun; "the lives of 31 people"."""
    if is_change(above) and word not in _BESIDE and (measure := toll_of(above)):
        return Event(measure, above)
    lives = word == "of" and above.dep_ == "dobj" and above.lemma_ in get_words("lives")
    measure = of_verb(above.head, "object", above) if lives else ""
    return Event(measure, above.head) if measure else None


def _of_whole(node: Token, verb: Token, noun: Token | None) -> Event:
    """As in "rescued 183, including 12 children": what happened to the 183 happened to the 12."""
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    if verb.i > node.i and not any(child.dep_ in SUBJECTS for child in verb.children):
        return as_subject(node, verb, noun)
    has_object = any(child.dep_ == "dobj" for child in verb.children)
    role = "object" if passive or has_object or verb.i < node.i else "subject"
    measure = of_verb(verb, role, noun) or of_verb(verb, "subject", noun) or toll_of(verb)
    return Event(measure or other(verb), verb)
