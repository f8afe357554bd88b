"""Whether a claim has enough of a question's terms, itself or through what stands around it. Pure."""

from __future__ import annotations

from functools import cache

from bot.ask.figures import (
    KILLED,
    PEOPLE,
    find_measure,
    get_happened,
    happened_to,
    is_called,
    is_of_dead,
    list_measured,
)
from bot.ask.match import Match
from bot.ask.question import Asked
from bot.ask.terms import Term
from bot.vocabulary import load_vocabulary
from storage.words import fold

OWN, REFERRED, BESIDE, NEAR, AROUND, FAR = 1.0, 0.9, 0.8, 0.7, 0.6, 0.4
"""What a term is worth that the claim has itself, the sentence that its "it" stands for, its neighbours, the
claim in a near word, its article, or its article in a near word."""
MIN_COVER = {Asked.HOW_MANY: 0.6, Asked.TRUE: 0.7}
MIN_COVER_PLAIN = 0.65
MIN_COVER_OTHERS = 0.75
"""How much of a question's terms, by weight, a claim must have."""


def covers(match: Match, weights: dict[Term, float]) -> bool:
    """Whether the claim has the terms of the question: all of them somehow, and enough of them itself."""
    terms = [
        term
        for term in match.terms
        if not (term.name or _is_unneeded(match, term) or _is_shown_by_figure(match, term))
    ]
    worth = {term: _credit(match, term) for term in terms}
    if not all(worth.values()):
        return False
    whole = sum(weights[term] for term in terms)
    least = MIN_COVER.get(match.question.asked, MIN_COVER_OTHERS)
    if match.question.asked is Asked.HOW_MANY and not match.question.claimant:
        # That the article has the one thing that is asked for says too little of a number.
        least = least if any(term.circumstance for term in terms) else MIN_COVER_PLAIN
    share = sum(weights[term] * worth[term] for term in terms) / whole if whole else 1
    return round(share, 6) >= least


def _is_unneeded(match: Match, term: Term) -> bool:
    """Whether an answer need not have it in any word."""
    return is_degree(term) or _is_vague(term) or _is_extent(match, term)


def _is_vague(term: Term) -> bool:
    """Whether it names an event without saying which ("in the unrest"): no article need call it so."""
    known = load_vocabulary("questions")["events"]
    return term.circumstance and not set(known).isdisjoint(term.forms)


def is_degree(term: Term) -> bool:
    """How "long" or "big" something is, no claim says in this word."""
    return not _get_unsaid().isdisjoint(term.forms)


@cache
def _get_unsaid() -> frozenset[str]:
    return frozenset(load_vocabulary("questions")["unsaid"])


def _is_extent(match: Match, term: Term) -> bool:
    """Whether "how far" or "how long" asks for it: what goes far is told by its length."""
    measured = {"far", "long"} & set(list_measured(match.question))
    return bool(measured) and not set(load_vocabulary("questions")["extents"]).isdisjoint(term.forms)


def _credit(match: Match, term: Term) -> float:
    """What it is worth how the claim has the term; 0 where it has not."""
    if match.has(term):
        return OWN
    if match.refers_to(term):
        return REFERRED
    near = NEAR if match.has_near(term) else 0
    if match.is_set_in(term):
        return max(_credit_setting(match, term), near)
    if near:
        return near
    return FAR if term.circumstance and match.article_stems.has(term.near) else 0


def _credit_setting(match: Match, term: Term) -> float:
    beside = match.beside_stems.has(term.own)
    if term.circumstance and (beside or match.is_titled(term.own)):
        return OWN
    if term.circumstance and not term.name and match.is_titled(term.near):
        return NEAR
    if not beside and term.circumstance and not term.name and list_measured(match.question):
        # What money goes for or a length is of, is said where the figure is.
        return 0
    return BESIDE if beside else AROUND


def _is_shown_by_figure(match: Match, term: Term) -> bool:
    """Whether the figure that answers counts this or says what happened."""
    for figure in match.figures:
        shown = fold(f"{figure.what} {figure.unit} {figure.measure}")
        happened = {find_measure(form, match.question.counted) for form in term.forms} - {""}
        if is_of_dead(figure) and KILLED in term.forms:
            return True
        if is_called(shown, term) or get_happened(figure) in happened or happened_to(figure, term):
            return True
    return bool(match.figures) and PEOPLE in term.forms
