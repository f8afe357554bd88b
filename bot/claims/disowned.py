"""Who denies a statement in its own sentence: “Velmia says ships were hit, a claim Orsa denies”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from bot.claims.attributed import Attribution
from bot.claims.spans import FINITE, sentence_of

_FIRST = 3


def give_denied(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each denial at the end of another's sentence with the statement that it denies.

    What another says there ends before it.
    """
    asides = {a.head.i: thing for a in found if (thing := _denied_thing(a)) is not None}
    denials = {i: told for i, thing in asides.items() if (told := _told_before(thing, found))}
    if not denials:
        return list(found)
    tails = {k for i in denials for k in range(asides[i].i - 2, sentence_of(asides[i]).end)}
    return [
        replace(a, content=denials[a.head.i], construction="retrospect")
        if a.head.i in denials
        else replace(a, content=a.content - tails or a.content)
        for a in found
    ]


def _told_before(thing: Token, found: Sequence[Attribution]) -> frozenset[int]:
    """What the nearest clause before tells, or the sentence up to there; nothing where that is a thing."""
    before, sentence = thing.i - 2, sentence_of(thing)
    near = [a for a in found if sentence.start <= a.head.i < before]
    told = [a for a in near if a.construction == "clause"]
    if near and not told:
        return frozenset()
    nearest = max(told, key=lambda a: a.head.i, default=None)
    held = nearest.content if nearest is not None else frozenset(range(sentence.start, before))
    content = frozenset(i for i in held if i < before)
    return content if any(thing.doc[i].tag_ in FINITE for i in content) else frozenset()


def _denied_thing(denial: Attribution) -> Token | None:
    """The "claim" of “…, a claim Orsa denies”, right before who denies it."""
    if denial.cue.category != "denial" or denial.subject is None or denial.subject.pos_ == "PRON":
        return None
    if not denial.source or denial.construction == "retrospect":
        return None
    first, doc = min(denial.source), denial.head.doc
    if first > denial.head.i or first < _FIRST:
        return None
    while doc[first - 1].lower_ in {"that", "which"} and first > _FIRST:
        first -= 1
    noun, article, comma = doc[first - 1], doc[first - 2], doc[first - 3]
    aside = noun.pos_ == "NOUN" and article.lower_ in {"a", "an"} and comma.text in {",", "–", "—"}
    return noun if aside else None
