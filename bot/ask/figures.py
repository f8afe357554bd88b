"""Which figures of a claim answer "how many" or "how much". Pure."""

from __future__ import annotations

from functools import lru_cache

from bot.ask.question import Asked, Question
from bot.ask.terms import Term, make_terms, read_stems
from bot.claims.vocabulary import get_index
from bot.compare.counted import classify, complete
from bot.compare.scales import get_plain_measure
from bot.compare.sides import get_side
from bot.models import Claim, Figure
from bot.vocabulary import load_vocabulary
from storage.words import fold

MONEY = ""
_PEOPLE = "people"


def find_asked(claim: Claim, question: Question) -> tuple[Figure, ...]:
    """The figures of what is counted and of what happened to it."""
    if question.asked is not Asked.HOW_MANY:
        return ()
    figures = complete(claim.figures)
    return tuple(figure for figure in figures if _is_asked(figure, question))


def _is_asked(figure: Figure, question: Question) -> bool:
    kinds = _get_kinds(question.matter)
    if kinds:
        return _get_kind(figure) in kinds
    measure = _get_measure(question.matter)
    if measure and get_plain_measure(figure.measure) != measure:
        return False
    return _counts(figure, question.counted, measured=bool(measure))


def _counts(figure: Figure, counted: str, *, measured: bool) -> bool:
    """Whether the figure counts these: by class or another word; people, whatever they are called."""
    if not counted:
        return True
    said = fold(f"{figure.what} {figure.unit}")
    nouns = [term for term in make_terms(counted) if not _is_measure(term)]
    if not nouns or not said:
        return measured
    stems = read_stems(said)
    head = nouns[-1]
    same = stems.has(head.own) or not {classify(form) for form in head.forms}.isdisjoint(_classes(figure))
    anybody = measured and _PEOPLE in head.forms
    return (same or anybody) and _agree_on_side(figure, nouns[:-1])


def _agree_on_side(figure: Figure, qualifiers: list[Term]) -> bool:
    """Whether the words before the noun name no other side: "North Korean" is not "Russian"."""
    asked = {get_side(form.split()) for term in qualifiers if term.name for form in term.forms}
    said = get_side([word for word in figure.what.split() if word[0].isupper()])
    return not asked or not said or said in asked or not {said}.isdisjoint(asked)


def _classes(figure: Figure) -> set[str]:
    return {classify(word) for word in fold(f"{figure.what} {figure.unit}").split()}


@lru_cache(maxsize=64)
def _get_kinds(matter: str) -> frozenset[str]:
    """The kinds of unit that the question asks for; none where it counts things."""
    known = load_vocabulary("questions")["measured"]
    words = fold(matter).split()
    return frozenset(kind for word in words for kind in known.get(word, ()))


def _get_kind(figure: Figure) -> str | None:
    """The kind of a figure's unit; MONEY for sums, null for things that are counted."""
    if figure.unit in load_vocabulary("wording")["currencies"]:
        return MONEY
    units = get_index("units")
    return next((units[one] for one in (figure.unit, figure.unit.lower()) if one in units), None)


@lru_cache(maxsize=64)
def _get_measure(matter: str) -> str:
    """What happened to the counted, as a measure of the claim contract; "" where no word says so."""
    for term in make_terms(matter):
        for measure in load_vocabulary("wording")["measures"]:
            if _means(term, measure):
                return get_plain_measure(measure)
    return ""


def _is_measure(term: Term) -> bool:
    return any(_means(term, measure) for measure in load_vocabulary("wording")["measures"])


def _means(term: Term, measure: str) -> bool:
    return measure.replace("_", " ") in term.forms
