"""What each kind of question wants of a claim: a figure, a day, a place, somebody who says so. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from bot.ask.match import Match, has_reason
from bot.ask.question import Asked
from bot.ask.terms import make_terms, read_stems
from bot.compare.rows import VOUCHED
from bot.dating import is_undated
from bot.models import Kind, Stance
from bot.vocabulary import any_word, load_vocabulary
from storage.words import fold, singular

MIN_TERMS = 2

_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be) (?:\w+ly )?(?P<verb>\w+(?:ed|en|t|n|d))\b", re.IGNORECASE
)


def has_what_is_asked(match: Match) -> bool:
    question, record = match.question, match.record
    check = _CHECKS.get(question.asked)
    return check(match) if check else record.claim.stance is not Stance.UNCONFIRMED


def _has_figures(match: Match) -> bool:
    return bool(match.figures) and match.record.claim.stance in VOUCHED


def _gives_reason(match: Match) -> bool:
    claim = match.record.claim
    return has_reason(claim) and claim.stance is not Stance.UNCONFIRMED


def _names_doer(match: Match) -> bool:
    """Whether it may tell who did something: of what "was opened" nothing does, but for "by"."""
    claim = match.record.claim
    verb = match.question.matter.partition(" ")[0]
    active = verb.lower() not in load_vocabulary("questions")["auxiliaries"]
    done = [found["verb"] for found in _PASSIVE.finditer(claim.text)]
    passive = any(make_terms(verb) and read_stems(fold(one)).has(make_terms(verb)[0].own) for one in done)
    told = not (active and passive) or " by " in claim.text
    return told and claim.stance is not Stance.UNCONFIRMED


def _has_office(match: Match) -> bool:
    """Whether the claimant's office is told, and is the one that is asked for, in its own words."""
    claim = match.record.claim
    told = read_stems(fold(f"{claim.claimant} {claim.role or ''}"))
    office = make_terms(re.split(r" (?:of|in) ", match.question.claimant)[0])
    return bool(claim.role) and all(told.has(term.own) for term in office)


def _is_said_then(match: Match) -> bool:
    """Whether it is known when they said so."""
    claim = match.record.claim
    return _is_said(match) and claim.stance in match.question.stances and not is_undated(match.record)


def _has_day(match: Match) -> bool:
    return match.record.claim.event_on is not None


@cache
def _get_locative() -> re.Pattern[str]:
    """A place without a name: "on an uninhabited islet"."""
    nouns = any_word(load_vocabulary("questions")["places"])
    return re.compile(
        r"\b(?:in|on|at|near|inside|outside|off|under|behind) (?:an?|the|his|her|its|their) "
        rf"(?:[a-z-]+ ){{0,2}}({nouns})\b"
    )


def _has_place(match: Match) -> bool:
    """Whether it has another place than those of the question."""
    asked = {form for term in match.terms for form in term.forms}
    claim = match.record.claim
    named = any(asked.isdisjoint(fold(place).split()) for place in claim.places)
    unnamed = (singular(found[1].lower()) for found in _get_locative().finditer(claim.text))
    return named or any(place not in asked and f"{place}s" not in asked for place in unnamed)


def _has_speaker(match: Match) -> bool:
    claim = match.record.claim
    return claim.claimant is not None and claim.stance in match.question.stances


def _is_said(match: Match) -> bool:
    return match.record.claim.kind is not Kind.FACT


def _has_stance(match: Match) -> bool:
    """Whether they say it; that they deny or confirm something of one word, only the verb can tell.

    A number says as much as a word.
    """
    plain = [term for term in match.terms if not term.name or term.forms[0][0].isdigit()]
    stance = match.record.claim.stance
    told = stance in match.question.stances or stance in {Stance.DENIED, Stance.CONFIRMED}
    return _is_said(match) and (told or len(plain) >= MIN_TERMS)


_CHECKS: dict[Asked, Callable[[Match], bool]] = {
    Asked.HOW_MANY: _has_figures,
    Asked.WHEN: _has_day,
    Asked.WHERE: _has_place,
    Asked.WHO: _has_speaker,
    Asked.STANCE: _has_stance,
    Asked.SAID: _is_said,
    Asked.WHY: _gives_reason,
    Asked.WHOM: _names_doer,
    Asked.IDENTITY: _has_office,
    Asked.WHEN_SAID: _is_said_then,
}
