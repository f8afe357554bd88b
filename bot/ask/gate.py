"""Whether a claim answers a question, or is merely near to it. In doubt it does not. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bot.ask.checks import MIN_TERMS, has_what_is_asked
from bot.ask.cover import covers, is_degree
from bot.ask.figures import list_measured
from bot.ask.match import Match
from bot.ask.question import Asked, Question
from bot.ask.speakers import is_claimant
from bot.ask.terms import Term, make_terms, read_stems
from bot.compare import get_day
from bot.compare.places import are_elsewhere, get_setting
from bot.compare.sides import find_country, is_country
from bot.models import Claim, ClaimRecord, Stance
from bot.vocabulary import any_word, load_vocabulary
from storage.words import fold

_CAUSE = re.compile(
    r"\b(?:died?|dead|dying|killed|fell ill|sick|ill) (?:of|from|by|with) (?:the |an? )?(?P<cause>[a-z-]+)",
    re.IGNORECASE,
)
_ACTING = re.compile(r"when (?:did|does|do|will|has|have|had)\b", re.IGNORECASE)
"""Before somebody who did something to something: of these words any may be the point."""

_OPEN = {Asked.WHAT, Asked.WHOM, Asked.WHY}
_ABOUT_SOMEBODY = {Asked.TRUE, *_OPEN}
_BY_SAYING = {Asked.STANCE, Asked.SAID, Asked.WHO, Asked.WHEN_SAID}


def answers(match: Match, weights: dict[Term, float]) -> bool:
    """Whether the claim is about what is asked, in place, time and claimant, and has what is asked for."""
    return all(rule(match) for rule in _RULES) and covers(match, weights)


def get_days(record: ClaimRecord, question: Question) -> tuple[date, date]:
    """The days that count for the question: of saying where it asks who says so, else of what is claimed."""
    said = get_day(record)
    if question.asked in _BY_SAYING or not record.claim.event_on:
        return said, said
    return record.claim.event_on


def _is_specific(match: Match) -> bool:
    """Whether there is enough to go by: what one term alone is about may be anything.

    A number or a stance that is asked for says more.
    """
    narrowed = match.question.asked in {Asked.HOW_MANY, Asked.WHO} or bool(match.question.claimant)
    anything = match.question.asked is Asked.SAID and not match.terms
    units = set(list_measured(match.question)) if match.question.asked is Asked.HOW_MANY else set()
    telling = [term for term in match.terms if units.isdisjoint(term.forms)]
    return anything or len(telling) + narrowed >= MIN_TERMS


def _is_by_claimant(match: Match) -> bool:
    return not match.question.claimant or match.by_claimant


def _is_by_another(match: Match) -> bool:
    """Whether it is not said by those who are accused of it."""
    accused = match.question.accused
    return not accused or not is_claimant(accused, match.record, match.aliases)


def _is_in_time(match: Match) -> bool:
    """Whether it is of that time; how many on one day, no number of several days tells."""
    first, last = get_days(match.record, match.question)
    window = match.question.window
    summed = match.question.asked is Asked.HOW_MANY and window.is_one_day and first != last
    return window.holds((first, last)) and not summed


def _is_named(match: Match) -> bool:
    """Whether every name of the question is in the claim, or in its article.

    Of what somebody did, the article says too little: it has the names of all who did something.
    """
    strict = match.question.asked in _ABOUT_SOMEBODY
    names = [term for term in match.terms if term.name]
    if match.question.asked is Asked.HOW_MANY:
        return all(_is_there(match, term) for term in names)
    return all(
        _is_in_sentence(match, term) if strict and not term.circumstance else _is_about(match, term)
        for term in names
    )


def _is_about(match: Match, term: Term) -> bool:
    return match.has(term) or match.is_set_in(term)


def _is_in_sentence(match: Match, term: Term) -> bool:
    """Whether the name is in what is claimed, or is that of the country where all takes place."""
    claim = match.record.claim
    if match.refers_to(term) or _is_setting(match, term):
        return True
    return read_stems(fold(f"{_drop_owner(claim)} | {_get_content(claim)}")).has(term.own)


def _is_there(match: Match, term: Term) -> bool:
    """Whether the number may be that of this name: a name elsewhere in the article has its own."""
    if match.has(term) or match.refers_to(term):
        return True
    if match.is_headed(term):
        return not _is_of_another_country(match, term)
    return match.is_set_in(term) and match.beside_stems.has(term.own) and not match.has_other_names


def _is_of_another_country(match: Match, term: Term) -> bool:
    """Whether it names some other country than the one that its article is set in: "on the Thai side"."""
    asked = find_country(term.forms[0])
    words = re.findall(r"[^\W\d_][\w'’-]*", match.record.claim.text)
    others = {find_country(word) for word in words if word[0].isupper()} - {"", asked}
    return bool(asked and others)


def _is_setting(match: Match, term: Term) -> bool:
    """Whether it is the country where all of the article takes place."""
    return is_country(term.forms[0]) and match.is_headed(term)


def _get_content(claim: Claim) -> str:
    """The article's words behind "said" or "denied", without those for who does it."""
    cue, source = claim.cue_span, claim.source
    leads = cue is not None and source is not None and source[0] < cue[0] and claim.start <= cue[0]
    return claim.quote[cue[1] - claim.start :] if cue and leads else ""


def _drop_owner(claim: Claim) -> str:
    """A claim's sentence without a claimant who is told by somebody else's name ("Orlan's rival")."""
    claimant = (claim.claimant or "").replace("’", "'")
    sentence = claim.text.replace("’", "'")
    return sentence.replace(claimant, "") if "'s " in claimant else sentence


def _says_the_point(match: Match) -> bool:
    """Whether the claim itself has what is said of the matter, which its article has of many things.

    So has it which of several it is. After "who" and "what" the point comes first ("who opened the
    letter"), after "did" it comes last, after "why" who did what.
    """
    ordinals = load_vocabulary("questions")["ordinals"]
    if not all(match.has(term) for term in match.terms if term.forms[0] in ordinals):
        return False
    plain = [term for term in match.terms if not term.name and not term.circumstance]
    if match.question.asked in {Asked.WHO, Asked.WHEN, Asked.WHEN_SAID} and plain:
        # What the whole article is about, not each of its claims tells of.
        acting = match.question.asked is Asked.WHEN and _ACTING.match(match.question.text)
        points = plain if acting else plain[-1:]
        return any(match.has(term) or match.has_near(term) or match.refers_to(term) for term in points)
    if match.question.asked is Asked.STANCE and not _is_own(match):
        return False
    if match.question.asked not in {*_ABOUT_SOMEBODY, Asked.STANCE} or not plain:
        return True
    if match.question.asked is Asked.WHY:
        points = plain[-2:]
    else:
        points = [plain[0], plain[-1]] if match.question.asked in _OPEN else plain[-1:]
    own = any(match.has(term) or match.refers_to(term) for term in points)
    if match.question.asked in _OPEN and not own:
        return False
    if match.question.asked is Asked.TRUE:
        points = plain[-2:]
    return all(match.has(term) or match.has_near(term) or match.refers_to(term) for term in points)


def _is_own(match: Match) -> bool:
    """Whether it has a word of the question itself, or stands on one; all its names, where these are all."""
    words = [term for term in match.terms if not term.name]
    found = [match.has(term) or match.refers_to(term) for term in (words or match.terms)]
    return any(found) if words else all(found)


def _is_placed(match: Match) -> bool:
    """Whether no place of the question rules out those of the claim."""
    claim = match.record.claim
    asked = [term for term in match.terms if term.name and not match.has(term)]
    words = fold(match.question.text) if asked else ""
    places = [
        term.forms[0]
        for term in asked
        if is_country(term.forms[0]) or any(_is_where(form, words) for form in term.forms)
    ]
    setting = get_setting(claim.places, claim.text)
    if places and claim.places and match.question.asked is Asked.HOW_MANY:
        # A number of a whole country is none of a town in it, nor the other way round.
        return False
    return not any(are_elsewhere(get_setting([place]), setting) for place in places)


def _is_where(name: str, words: str) -> bool:
    """Whether a question has a name as that of a place: "in Osk", not "over the Orlan affair"."""
    nouns = load_vocabulary("questions")["where"]
    return re.search(rf"\b(?:{any_word(nouns)}) (?:\w+ ){{0,3}}{re.escape(name)}\b", words) is not None


def _says_what_is_measured(match: Match) -> bool:
    """Whether the claim itself speaks of a cost, a share or a weight where that is asked for."""
    measured = set(list_measured(match.question)) - set(load_vocabulary("questions")["unsaid"])
    asked = [term for term in match.terms if not measured.isdisjoint(term.forms) and not term.name]
    if match.question.asked is not Asked.HOW_MANY:
        return True
    return _is_of_subject(match) and all(match.has(term) or match.has_near(term) for term in asked)


def _has_cause(match: Match) -> bool:
    """Whether it tells what people died of, where that is asked: its article may name other illnesses."""
    found = _CAUSE.search(match.question.text)
    causes = [term for term in make_terms(found["cause"]) if not term.name] if found else []
    return all(match.has(term) or match.refers_to(term) or match.is_titled(term.own) for term in causes)


def _is_of_subject(match: Match) -> bool:
    """Whether a length, a cost or a weight is that of something in the question."""
    plain = [term for term in match.terms if not (term.circumstance or is_degree(term))]
    said = any(
        match.has(term) or match.refers_to(term) or (not term.name and match.has_near(term)) for term in plain
    )
    return said or not plain or not (list_measured(match.question) or _is_sum(match.question))


def _is_sum(question: Question) -> bool:
    """Whether it asks how much, of nothing that can be counted."""
    return not question.counted and "how much" in fold(question.text)


def _is_done(match: Match) -> bool:
    """Whether it tells of what was done, not of a thing by that name: what was painted is no painting."""
    plain = [term for term in match.terms if not term.name]
    # What is denied or confirmed may be so in this form: "denied overloading the ferry".
    told = match.record.claim.stance in {Stance.DENIED, Stance.CONFIRMED}
    if told or not plain or not plain[-1].forms[0].endswith("ed"):
        return True
    stems = [(word, read_stems(word)) for word in match.candidate.words.split()]
    said = [word for word, stem in stems if stem.has(plain[-1].own)]
    return not said or not all(word.endswith(("ing", "ings")) for word in said)


_RULES: tuple[Callable[[Match], bool], ...] = (
    _is_specific,
    _is_by_claimant,
    _is_by_another,
    _is_in_time,
    _is_named,
    _is_placed,
    _says_the_point,
    _says_what_is_measured,
    _has_cause,
    _is_done,
    has_what_is_asked,
)
