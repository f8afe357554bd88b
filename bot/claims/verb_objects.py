"""The content of a verb cue that is a thing: an object, a level, a number, what a preposition leads to."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from bot.claims.constructions import NOTHING, Found, mark_of
from bot.claims.levels import level_content
from bot.claims.lexicon import Cue
from bot.claims.spans import (
    child,
    children,
    is_infinitive,
    noun_phrase,
    sentence_of,
    subtree,
)
from bot.claims.speakers import is_speaker
from bot.claims.timing import dates_cue, period_of, scene_of
from bot.claims.vocabulary import get_table

_IN_PHRASE = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "IN", "HYPH", "POS", "PRP$", "VBN", ","})
_OPENING, _CLOSING = frozenset("“\"'‘«"), frozenset("”\"'’»")


def small_clause(verb: Token, cue: Cue) -> Found:
    """Called it a lie / described the deployment as an escalation."""
    if cue.takes("c"):
        for clause in children(verb, "ccomp", "oprd", "xcomp"):
            if clause.dep_ == "oprd" or clause.tag_[:2] in {"NN", "JJ"}:
                parts = [*children(verb, "dobj", "oprd"), clause]
                return {i for part in parts for i in subtree(part)}, "small clause"
        # The parser may take the complement for an apposition (“called the plan “a farce””) or an adverbial.
        target = child(verb, "dobj")
        named = child(target, "appos") if target is not None else None
        named = named or child(verb, "npadvmod")
        if target is not None and named is not None and named.i > target.i and not named.ent_type_:
            return subtree(target) | subtree(named), "small clause"
        if target is not None and (quoted := _quoted_behind(target)):
            return subtree(target) | quoted, "small clause"
    target = child(verb, "dobj")
    if cue.takes("a") and target is not None:
        as_what = [p for p in children(verb, "prep") + children(target, "prep") if p.lower_ == "as"]
        as_what += [c for c in children(verb, "advcl") if c.pos_ == "ADJ" and c.left_edge.lower_ == "as"]
        if as_what:
            return subtree(target) | subtree(as_what[0]), "small clause"
    return NOTHING


def _quoted_behind(target: Token) -> set[int]:
    """“Called the footage “staged””: the quotation right behind the object."""
    doc, end = target.doc, sentence_of(target).end
    start = next((i for i in range(target.i + 1, end) if doc[i].text in _OPENING), end)
    words = doc[target.i + 1 : start]
    if start + 1 >= end or not all(t.tag_ in _IN_PHRASE or t.dep_ == "amod" for t in words):
        return set()
    close = next((i for i in range(start + 1, end) if doc[i].text in _CLOSING), None)
    return set(range(target.i + 1, close + 1)) if close is not None else set()


def charge(verb: Token, cue: Cue) -> Found:
    """Accused Iran of lying / blamed him for the losses."""
    target = child(verb, "dobj")
    if not cue.takes("b") or target is None:
        return NOTHING
    charge = subtree(target) | prepositional(verb, cue)
    behind = [p for p in children(verb, "prep") if p.i == max(charge) + 1 and p.lower_ == "in"]
    return charge | {i for p in behind for i in subtree(p)}, "object"  # "bargaining in bad faith"


def object_of(verb: Token, cue: Cue) -> Found:
    """Condemned the attack; a bare pronoun carries content only where it is denied or confirmed."""
    target = child(verb, "dobj")
    if target is not None and target.lower_ in {"nothing", "little"} and cue.category == "speech":
        about = [p for p in children(verb, "prep") if p.lower_ in {"about", "on"}]
        return {i for t in (target, *about) for i in subtree(t)}, "object"  # "said nothing about the charges"
    if cue.category in {"denial", "confirm"} and (target is None or target.tag_ == "WDT"):
        return _relative_object(verb)
    if not cue.takes("o") or target is None or target.pos_ == "VERB" or _is_idiom(verb, target):
        return NOTHING
    if cue.category == "question" and target.ent_type_ == "PERSON":
        return NOTHING  # "questioned Lee"
    if target.pos_ == "PRON" and cue.category not in {"denial", "confirm"}:
        return NOTHING
    said_in = _setting(target)
    return (subtree(target) - said_in) | prepositional(verb, cue) | period_of(verb, cue, target), "object"


def _setting(target: Token) -> set[int]:
    """“Claimed responsibility in an address on Monday”: a bare noun's "in" is where that was said."""
    pieces = get_table("carrying")["piece"] | get_table("carrying")["talk"]
    if child(target, "det", "poss", "amod", "compound") is not None:
        return set()
    settings = [p for p in children(target, "prep") if p.lower_ == "in"]
    spoken = [p for p in settings for t in children(p, "pobj") if t.lemma_.lower() in pieces]
    return {i for p in spoken for i in subtree(p)}


def _relative_object(verb: Token) -> Found:
    """“A charge the ministry denies”, “reports that Kyiv rejected”: the noun before the clause."""
    if verb.dep_ != "relcl" or child(verb, "nsubj") is None or child(verb, "ccomp", "xcomp") is not None:
        return NOTHING
    return (noun_phrase(verb.head), "object") if verb.head.i < verb.i else NOTHING


def _is_idiom(verb: Token, target: Token) -> bool:
    """Whether a verb means something else with this object: "claimed 14 lives", "recalled 300 cars"."""
    meant = get_table("idioms").get(verb.lemma_.lower(), frozenset())
    counted = child(target, "nummod") is not None
    let_in = verb.lemma_ == "admit" and counted and is_speaker(target)
    called_back = verb.lemma_ == "recall" and counted
    return let_in or called_back or not meant.isdisjoint(t.lemma_.lower() for t in _counted(target))


def _counted(amount: Token) -> Iterator[Token]:
    """“A quarter of a million lives”: what is counted, behind each "of"."""
    yield amount
    of = child(amount, "prep")
    if of is not None and of.lower_ == "of":
        for below in children(of, "pobj"):
            yield from _counted(below)


def level(verb: Token, cue: Cue) -> Found:
    """Lowered its estimate to 40 / measured the quake at magnitude 6."""
    content = level_content(verb, cue)
    return (content, "object") if content else NOTHING


def numbered(verb: Token, cue: Cue) -> Found:
    """Reported two deaths / put the toll at 40 / found no link."""
    target = child(verb, "dobj")
    if target is None and cue.lemma == "report" and cue.takes("n"):  # "reported on two dead"
        target = next(
            (t for p in children(verb, "prep") if p.lower_ == "on" for t in children(p, "pobj")), None
        )
    if not cue.takes("n") or target is None or _is_idiom(verb, target):
        return NOTHING
    content = subtree(target)
    for other in (
        t for t in children(verb, "conj") if t.pos_ == "NOUN"
    ):  # "two dead and five injured workers"
        content |= set(range(min(content), max(subtree(other)) + 1))
    for preposition in children(verb, "prep") + children(target, "prep"):
        if preposition.lower_ == "at" or (preposition.lower_ == "on" and _is_share(preposition)):
            content |= subtree(preposition)
    for near in children(verb, "advmod"):
        if near.lower_ in {"closer", "nearer"}:  # "puts the figure closer to 60,000"
            content |= subtree(near)
    content |= period_of(verb, cue, target) | scene_of(verb, target)
    counted = any(verb.doc[i].like_num or verb.doc[i].lower_ == "no" for i in content)
    return (content, "object") if counted else NOTHING


def _is_share(on: Token) -> bool:
    """“Put the party on 31 per cent”."""
    return any(t.lower_ in {"%", "percent", "cent", "pc"} for t in on.subtree)


def preposition_of(verb: Token, cue: Cue) -> Found:
    """Warned of shortages / called for talks."""
    content = prepositional(verb, cue)
    return (content, "preposition") if content else NOTHING


def prepositional(verb: Token, cue: Cue) -> set[int]:
    content: set[int] = set()
    for clause in children(verb, "advcl", "ccomp", "xcomp"):
        if "for" in cue.prepositions and mark_of(clause) == "for":  # "called for the talks to be held"
            content |= subtree(clause)
    own = children(verb, "prep", "prt")
    for at, preposition in enumerate(own):
        if preposition.lower_ in cue.prepositions and not dates_cue(own, at, cue):
            for below in children(preposition, "pobj", "pcomp"):
                content |= subtree(below)
            for clause in children(verb, "xcomp", "advcl"):
                if content and is_infinitive(clause) and clause.i > preposition.i:
                    content |= subtree(clause)
    return content


def is_measured(verb: Token) -> bool:
    """“Put it at 40”."""
    amounts = [t for p in children(verb, "prep") if p.lower_ == "at" for t in children(p, "pobj")]
    return any(t.like_num or child(t, "nummod") is not None for t in amounts)
