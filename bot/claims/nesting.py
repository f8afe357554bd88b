"""Attributions within attributions: who passes on whose statement."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from bot.claims.attributed import CITING, Attribution, above_citing
from bot.claims.passing import is_passer
from bot.claims.reading import Reading
from bot.claims.retrospect import TAGGING
from bot.claims.stance import is_withheld
from bot.models import Kind

# An inner attribution that makes up this share of an outer content is what the outer one passes on.
_MOST = 0.6
# What, withheld, leaves a matter open; who "did not support" it has told his mind.
_OPEN = frozenset({"speech", "confirm", "denial", "evidence", "request"})
# Nouns for what nobody in particular says, where no owner stands by.
_UNOWNED = frozenset({"report", "claim", "allegation", "rumour", "rumor", "accusation", "suggestion"})
_RETELLING = frozenset({"speech", "writing"})
_COMPLEMENTS = frozenset({"clause", "inversion"})
_VERBAL = frozenset({"ROOT", "ccomp", "conj", "xcomp", "parataxis"})
# The constructions in which somebody's words are given, not only their mind or deeds.
_STATING = frozenset({"clause", "inversion", "quotation"})


class Nesting:
    """For one reading: the attributions inside each content; which only wrap, and which are only told."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._told = [a.content | a.source | a.words for a in reading.attributions]
        self._open = [_leaves_open(a) for a in reading.attributions]
        self._cited = {above_citing(a.head).i: a for a in reading.attributions if a.cue.lemma in CITING}
        self.inner, self._outer = _contained(reading.attributions)
        at_all = range(len(reading.attributions))
        self.wrappers = frozenset(at for at in at_all if self._is_wrapper(at))
        self.told = frozenset(at for at in at_all if self._is_told(at))

    def wrappers_of(self, at: int) -> list[int]:
        """The channels around an attribution, innermost first."""
        return [k for k in reversed(self._outer[at]) if k in self.wrappers]

    def retellers_of(self, at: int) -> list[int]:
        """“Lee said the mayor had told him that …”: who tells of another's statement, innermost first."""
        attributions = self._reading.attributions
        return [
            k
            for k in reversed(self._outer[at])
            if k not in self.wrappers
            and attributions[k].cue.category in _RETELLING
            and attributions[k].construction in _COMPLEMENTS
            and not is_withheld(attributions[k].head)
            and _is_complement(attributions[at].head, attributions[k].head)
        ]

    def _is_wrapper(self, at: int) -> bool:
        """It only passes on, or repeats, what an attribution in its content says."""
        reading, inner = self._reading, self.inner[at]
        cited = self._cited.get(reading.attributions[at].head.i)
        # "The paper wrote, citing an official, that …": the official vouches for it.
        if cited is not None and cited.content == reading.attributions[at].content:
            return True
        if reading.attributions[at].construction == TAGGING or any(self._repeats(at, k) for k in inner):
            return True
        if not inner:
            return False
        told = [k for k in inner if self._covers(at, k)]
        if is_passer(reading.attributions[at], reading.claimants[at]):
            return bool(told)
        if not self._is_paper(at):
            return False
        told += [k for k in inner if reading.attributions[k].head == reading.attributions[at].head.head]
        return any(reading.attributions[k].cue.category == "speech" for k in told)

    def _is_paper(self, at: int) -> bool:
        """“According to a complaint, Lee told the police that …”: the paper passes on what Lee said."""
        name, attribution = self._reading.claimants[at], self._reading.attributions[at]
        bare = name is not None and name.document and name.text.endswith(name.document)
        return bool(bare) and attribution.head.lower_ == "according"

    def _repeats(self, outer: int, inner: int) -> bool:
        """“He added that he could not confirm …”: one claimant, one statement; the inner cue tells it."""
        claimants = self._reading.claimants
        same = claimants[outer] == claimants[inner] and claimants[outer] is not None
        return self._open[inner] and same and self._covers(outer, inner)

    def _is_told(self, at: int) -> bool:
        """“He said they plan to …”: who speaks inside another's statement is vouched for by that other.

        A third party's own statement ("he said the mayor had told him that …") stays a claim of its own.
        """
        attributions = self._reading.attributions
        attribution = attributions[at]
        if any(attributions[k].cue.category == "denial" and self._covers(k, at) for k in self._outer[at]):
            # "Denied Lee's claim that …": Lee claims it. "Denied reports that …": nobody does.
            return attribution.cue.lemma in _UNOWNED and self._reading.claimants[at] is None
        states = attribution.cue.kind is Kind.STATEMENT and attribution.construction in _STATING
        return not states and any(k not in self.wrappers for k in self._outer[at])

    def _covers(self, outer: int, inner: int) -> bool:
        whole, told = self._reading.attributions[outer].content, self._told[inner]
        most = _MOST * len(whole)
        return len(told) >= most and len(whole & told) >= most


def _leaves_open(attribution: Attribution) -> bool:
    return attribution.cue.category in _OPEN and is_withheld(attribution.head)


def _is_complement(inner: Token, outer: Token) -> bool:
    """Whether a verb is part of what another tells, not of when or of whom: "was right when he said"."""
    while inner not in (outer, inner.head):
        if inner.dep_ in {"advcl", "relcl", "acl"} or inner.dep_ not in _VERBAL:
            return False
        inner = inner.head
    return True


def _contained(attributions: tuple[Attribution, ...]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Who stands in whose content, both ways round."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, attribution in enumerate(attributions):
        for i in attribution.content:
            holders[i].append(at)
    inner: dict[int, list[int]] = {at: [] for at in range(len(attributions))}
    outer: dict[int, list[int]] = {at: [] for at in range(len(attributions))}
    for at, attribution in enumerate(attributions):
        for k in holders[attribution.head.i]:
            if k != at:
                inner[k].append(at)
                outer[at].append(k)
    return inner, outer
