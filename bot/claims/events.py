"""The event that a counted thing takes part in: from the number up the parse to the word that governs it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from bot.claims.counted import is_shared
from bot.claims.event_captives import CAPTIVITY, is_freed, of_captives
from bot.claims.event_lexicon import VERBAL, canonical, get_words, of_noun, of_state, of_verb, other
from bot.claims.event_roles import CLIMB, Event, as_subject, find_governor, find_role_event, of_complement
from bot.claims.event_signs import find_cut_clause, is_stationed, read_before_colon, read_harm_behind
from bot.claims.level_nouns import find_level_noun, measure_of_level

_TOLD = "events of their own"
_BODILY = frozenset({"killed", "injured", "killed_or_injured", "missing", "captured", "detained", "rescued"})
_LOOSE = frozenset({"appos", "dep", "ROOT", "npadvmod", "conj"})
"""How a phrase hangs on its sentence where a colon stands before it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and what it counts: its noun, or the noun of the figure that it goes on from ("six more")."""

    number: Token
    noun: Token | None
    kin: Token | None
    opening: int
    """The index of the figure's first token, its bound's."""
    measured: bool
    """It has a unit."""


def find_event(counted: Counted) -> Event:
    """What is told of the counted noun, or of the number that stands alone."""
    node = _top(counted.number) if counted.noun is None else counted.noun
    if _is_quantified_whole(counted.number):
        return Event("")
    if counted.noun is None and not counted.measured and (event := _own_event(counted.number)):
        return event
    if not counted.measured and (event := _of_level(counted) or _of_shared(counted)):
        return event
    event = (
        _undergone(node, counted)
        or of_captives(node, counted.noun)
        or _own_event(node)
        or _loose_event(node, counted)
        or _climb(_out_of_bound(node, counted.opening), counted)
    )
    return event if event.measure or counted.measured else _among(node) or event


def _undergone(node: Token, counted: Counted) -> Event | None:
    """As in "400 people fleeing the town are feared to have drowned", "three of the injured died"."""
    fled = any(child.dep_ == "acl" and of_verb(child, "subject") == "displaced" for child in node.rights)
    hurt = node.dep_ == "pobj" and node.head.lower_ == "of" and (of_state(node) or of_noun(node)) in _BODILY
    if not (fled or hurt) or counted.measured:
        return None
    event = find_role_event(counted.number if hurt else node, counted.noun or counted.kin, measured=False)
    return event if event is not None and event.measure in _BODILY else None


def _of_level(counted: Counted) -> Event | None:
    """As in "lowered its count of the dead to 40", "put the force in the hills at 300 soldiers"."""
    level = find_level_noun(counted.number)
    alone = counted.noun is None or (level is not None and is_stationed(level))
    measure = measure_of_level(level) if level is not None and alone else ""
    return Event(measure, find_governor(counted.number)) if measure else None


def _of_shared(counted: Counted) -> Event | None:
    """As in "two dead and five injured workers": the two are told of by the word behind them."""
    if counted.noun is None or not is_shared(counted.number, counted.noun):
        return None
    state = counted.number.nbor()
    return Event(measure, find_governor(counted.noun)) if (measure := of_state(state)) else None


def _among(node: Token) -> Event | None:
    """As in "among the dead were two cooks", "of the 63 dead, 40 were children"."""
    while node.dep_ == "conj":
        node = node.head
    verb = node.head
    if not (verb.lemma_ == "be" and node.dep_ in {"attr", "nsubj"}) and node.dep_ != "nsubjpass":
        return None
    for whole in (p for p in verb.lefts if p.lower_ in {"among", "of"}):
        for state in (child for child in whole.children if child.dep_ == "pobj"):
            told = [state, *(child for child in state.rights if state.lower_ in {"those", "the"})]
            if measure := next(filter(None, map(of_state, told)), "") or of_noun(state):
                return Event(measure, verb)
    return None


def _loose_event(node: Token, counted: Counted) -> Event | None:
    """Where the parse lost the word that governs the noun: before a colon, or behind a cut clause."""
    if (lost := _find_own_verb(counted)) is not None:
        return as_subject(counted.number, lost, None)
    if verb := find_cut_clause(node) or _find_stranded_verb(node):
        return as_subject(node, verb, counted.noun)
    colon = counted.number.i > 0 and counted.number.nbor(-1).text == ":"
    found = read_before_colon(counted.number) if node.dep_ in _LOOSE or colon else None
    measure = _misread_verb(counted)
    return Event(*found) if found else Event(measure) if measure else None


def _find_stranded_verb(node: Token) -> Token | None:
    """As in "as a result of the fire and 300 homes have been destroyed": no list of fire and homes."""
    doc, at = node.doc, node.right_edge.i + 1
    if node.dep_ != "conj" or node.tag_ not in {"NNS", "NNPS"} or node.head.i > node.i:
        return None
    at += at < len(doc) and doc[at].text == ","
    helper = doc[at] if at < len(doc) else node
    verb = helper.head
    finite = helper.dep_ in {"aux", "auxpass"} and helper.tag_ in {"VBP", "VBD", "MD"} and verb.pos_ == "VERB"
    return verb if finite and not any(child.dep_[:5] == "nsubj" for child in verb.lefts) else None


def _find_own_verb(counted: Counted) -> Token | None:
    """As in "pulled out alive and four are missing", where the parse makes one list of "alive" and "four"."""
    number = counted.number
    if number.dep_ != "conj" or counted.noun is not None or counted.measured or number.head.i > number.i:
        return None
    copula = number.nbor() if number.i + 1 < len(number.doc) else number
    if copula.lower_ not in {"are", "were", "remain", "remained"}:
        return None
    return copula.head if copula.dep_ in {"aux", "auxpass"} else copula


def _misread_verb(counted: Counted) -> str:
    """As in "Strike kills 19", "Thousands flee": verbs of headlines that the parse takes for nouns."""
    number = counted.number
    before = number.doc[counted.opening - 1] if counted.opening else number
    bare = before.tag_ == "NNS" and not any(child.dep_ == "det" for child in before.children)
    if bare and not counted.measured and (measure := canonical(before.lemma_, "object", counted.noun)):
        return measure
    head = number.head
    behind = counted.noun is None and head.tag_ == "NN" and head.i == number.i + 1
    return canonical(head.lower_, "subject") if behind else ""


def _climb(start: Token, counted: Counted) -> Event:
    node, seen, number = start, counted.noun or counted.kin, counted.number
    for _ in range(CLIMB):
        event = _own_event(node) or find_role_event(node, seen, measured=counted.measured)
        if event:
            return _settle(start, event, counted.noun)
        above = _above(node)
        if above is not None and _is_other_count(node, above, counted):
            return Event("", find_governor(above))
        if above is None or _is_whole(node, above, number):
            return _or_described(start, _settle(start, Event(""), counted.noun))
        seen = above if above.pos_ == "NOUN" and (seen is None or _is_member(node)) else seen
        node = above
    return Event("")


def _settle(start: Token, event: Event, noun: Token | None) -> Event:
    """Where nothing but saying and seeing governs soldiers who are somewhere, they are deployed."""
    sighted = event.head is not None and event.head.lemma_ in get_words("sighting")
    if (sighted or not event.measure) and is_stationed(noun):
        return Event("deployed", event.head)
    return event if event.measure or event.head is None else _or_described(start, event)


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


def _is_other_count(node: Token, above: Token, counted: Counted) -> bool:
    """As in "82 deaths and 300 cases": the cases are no deaths."""
    return node is counted.noun and node.dep_ == "conj" and bool(of_noun(above))


def _is_quantified_whole(number: Token) -> bool:
    """As in "19 of 23 drones", where the parse makes the 19 a part of the 23."""
    row = [child for child in number.lefts if child.dep_ == "quantmod"]
    return any(child.lower_ == "of" for child in row) and any(child.tag_ == "CD" for child in row)


# ── the noun itself and what describes it ────────────────────────────────────────────────────────


def _own_event(node: Token) -> Event | None:
    """A measure in the noun itself ("30 casualties") or in what describes it ("12 soldiers killed in …").

    Kept, for many figures may hang on one word.
    """
    told: dict[int, Event | None] = node.doc.user_data.setdefault(_TOLD, {})
    if node.i not in told:
        told[node.i] = _read_own(node)
    return told[node.i]


def _read_own(node: Token) -> Event | None:
    if measure := read_harm_behind(node):
        return Event(measure, find_governor(node))
    if measure := (of_noun(node) if node.pos_ != "VERB" else of_state(node)):
        return Event(measure, find_governor(node))
    return _described(node) or _bare_participle(node)


def _described(node: Token) -> Event | None:
    for child in node.children:
        clause = child.dep_ in {"acl", "relcl"} and child.i > node.i and child.pos_ in VERBAL
        if clause and not is_freed(node) and (measure := _clause_measure(child)):
            return Event(measure, child)
        if clause and child.tag_ == "VBN" and (event := _believed(child, node)) is not None:
            return event
        beside = child.dep_ in {"amod", "acl", "acomp"} and abs(child.i - node.i) < 3
        measure = of_state(child) if beside else ""
        if measure and not (measure in CAPTIVITY and is_freed(node)):
            return Event(measure, find_governor(node))
    return None


def _believed(verb: Token, node: Token) -> Event | None:
    """As in "162 people believed to be missing"."""
    if verb.lemma_ not in get_words("raising"):
        return None
    states = (child for child in verb.children if child.dep_ in {"xcomp", "oprd"} and of_state(child))
    state = next(states, None)
    return Event(of_state(state), verb) if state is not None else of_complement(verb, node, node)


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
    if event.measure:
        return event
    for child in node.children:
        if child.dep_ in {"acl", "relcl"} and child.i > node.i and (measure := other(child)):
            return Event(measure, child)
    return event


def _bare_participle(node: Token) -> Event | None:
    """As in "12 killed, 20 injured", which the parse may take for a past tense."""
    after = next((word for word in node.doc[node.i + 1 : node.i + 3] if word.tag_ != "RB"), None)
    if after is None or after.tag_ not in {"VBN", "VBD", "JJ", "VBG"} or after.is_sent_start:
        return None
    if any(child.dep_ == "dobj" for child in after.children):
        return None
    after = _told_of_state(after) or after
    measure = of_state(after) or (of_verb(after, "object") if after.tag_ in {"VBN", "VBD"} else "")
    if measure in CAPTIVITY and is_freed(node):
        return None
    made = after.pos_ == "ADJ" and after.dep_ in {"ccomp", "oprd", "xcomp"}  # "to make 300 redundant"
    return Event(of_verb(after, "object") or measure, after.head if made else after) if measure else None


def _told_of_state(told: Token) -> Token | None:
    """As in "12 confirmed dead", "some 300 feared missing": the state behind the word that tells of it."""
    state = told.nbor() if told.i + 1 < len(told.doc) else told
    telling = told.tag_ in {"VBN", "VBD"} and told.lemma_ in get_words("raising") and state.dep_ != "dobj"
    return state if telling and of_state(state) else None


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
