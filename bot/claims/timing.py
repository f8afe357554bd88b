"""Days beside a cue: those that date the saying, and those that belong to what is said."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from bot.claims.lexicon import Cue, get_words
from bot.claims.spans import SUBJECTS, child, children, subtree

_SCENES = frozenset({"in", "at", "near", "across", "outside", "around", "off"})


def period_of(verb: Token, cue: Cue, target: Token) -> set[int]:
    """“Counted 40 cases in May”, “expects growth of 2% next year”: when it is, not when it was said."""
    if cue.lemma not in get_words("periodic"):
        return set()
    behind = [
        t for t in children(verb, "prep", "npadvmod") if t.i > target.i and t.lower_ not in {"on", "at"}
    ]
    return {i for t in behind if any(below.ent_type_ == "DATE" for below in t.subtree) for i in subtree(t)}


def scene_of(verb: Token, target: Token) -> set[int]:
    """“Counted 300 visitors in Orsa”: where it is, in a name; not "in a report"."""
    behind = [t for t in children(verb, "prep") if t.i > target.i and t.lower_ in _SCENES]
    named = [t for t in behind if (place := child(t, "pobj")) is not None and _is_named_place(place)]
    return {i for t in named for i in subtree(t)}


def _is_named_place(place: Token) -> bool:
    return place.tag_ in {"NNP", "NNPS"} and place.ent_type_ not in {"DATE", "TIME", "PERSON", "WORK_OF_ART"}


def dates_cue(prepositions: Sequence[Token], at: int, cue: Cue) -> bool:
    """“Called on Wednesday for talks”, “called for talks in a letter on Wednesday”: when, not on whom."""
    day = child(prepositions[at], "pobj")
    if (
        prepositions[at].lower_ not in {"on", "in", "at"}
        or day is None
        or day.ent_type_ not in {"DATE", "TIME"}
    ):
        return False
    followed = any(p.lower_ in cue.prepositions for p in prepositions[at + 1 :])
    return followed or (at > 0 and prepositions[at - 1].lower_ not in cue.prepositions)


def leading_day(verb: Token, clause: Token) -> set[int]:
    """“said on Wednesday it would …”: the day before the clause's subject is the cue's.

    So is all between the cue and a "that": "said later, in a post on X, that …".
    """
    subject, mark = child(clause, *SUBJECTS), child(clause, "mark")
    if mark is not None and mark.lower_ == "that" and mark.i > verb.i:
        return {i for i in subtree(clause) if verb.i < i < mark.i}
    if subject is None or mark is not None:
        return set()
    stray = [t for t in children(clause, "prep", "npadvmod", "advmod") if verb.i < t.i < subject.left_edge.i]
    return {i for t in stray if any(below.ent_type_ == "DATE" for below in t.subtree) for i in subtree(t)}
