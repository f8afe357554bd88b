"""Which claims are nearest to a question: by its terms in the claim and in its article, and by kind. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from math import log

from bot.ask.match import Match, explains, has_reason
from bot.ask.question import Asked, Question
from bot.ask.terms import Term, list_stems, make_terms
from bot.compare import get_day
from bot.compare.identity import Aliases
from bot.dating import is_undated
from bot.models import Candidate, Claim, ClaimRecord
from bot.near_words import stem
from bot.vocabulary import load_vocabulary
from storage.words import fold

KIND_CREDIT = 0.4
"""What a claim gains that has the kind of thing that is asked for: a figure, a day, a place."""
MAX_REFERENT_DISTANCE = 250
"""How many characters before a claim the claims begin for which its "it" may stand."""
CUE_CREDIT = 0.15
"""What a claim gains that is made with the verb of the question: of predictions are asked those predicted."""

_PERSON = re.compile(r"[^\W\d_a-z][\w'-]+ [^\W\d_a-z][\w'-]+")
"""Two words in capitals, as most names of people are."""


def rank(
    question: Question,
    terms: Sequence[Term],
    candidates: Sequence[Candidate],
    aliases: Aliases | None = None,
) -> list[Match]:
    """The nearest first, in whatever order the candidates come."""
    matches = list(_match_all(question, terms, candidates, aliases))
    weights = weigh(terms, matches)
    return sorted(matches, key=lambda match: _sort_key(match, score(match, weights)))


def _match_all(
    question: Question, terms: Sequence[Term], candidates: Sequence[Candidate], aliases: Aliases | None
) -> Iterator[Match]:
    """The candidates with what stands beside them in their articles."""
    articles: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=lambda one: (one.record.claim.start, one.record.claim.end)):
        articles[candidate.article].append(candidate)
    for claims in articles.values():
        for at, candidate in enumerate(claims):
            beside = (*claims[max(at - 1, 0) : at], *claims[at + 1 : at + 2])
            near = [one for one in beside if _are_near(one.record.claim, candidate.record.claim)]
            words = " | ".join(one.words for one in near)
            yield Match(candidate, question, terms, words, _list_before(claims, at), aliases)


def _are_near(one: Claim, other: Claim) -> bool:
    """The candidates of an article are not all its claims: of two in a row, one may be paragraphs away."""
    return max(one.start, other.start) - min(one.end, other.end) <= MAX_REFERENT_DISTANCE


def _list_before(claims: Sequence[Candidate], at: int) -> list[Candidate]:
    """The claims of the sentences right before one, in their order."""
    start = claims[at].record.claim.start
    near = (one for one in claims[max(at - 4, 0) : at] if one.record.claim.end <= start)
    return [one for one in near if start - one.record.claim.start <= MAX_REFERENT_DISTANCE]


def weigh(terms: Sequence[Term], matches: Sequence[Match]) -> dict[Term, float]:
    """The rarer a term among the articles, the more it tells."""
    articles = {match.candidate.article: match for match in matches}
    return {
        term: log(1 + len(articles) / (1 + sum(match.is_set_in(term) for match in articles.values())))
        for term in terms
    }


def score(match: Match, weights: dict[Term, float]) -> float:
    whole = sum(weights.values()) or 1
    terms = sum(weight * match.credit(term) for term, weight in weights.items()) / whole
    kind = KIND_CREDIT * _get_fitness(match)
    return terms + kind + KIND_CREDIT * _get_voice(match) + CUE_CREDIT * _is_cued(match)


def _is_cued(match: Match) -> bool:
    """Whether it is made with the verb of the question, which is none that says as little as "say"."""
    verb = match.question.verb.lower()
    telling = bool(verb) and verb not in load_vocabulary("questions")["plain_says"]
    return telling and stem(verb) in list_stems(fold(match.record.claim.cue or ""))


def _get_voice(match: Match) -> float:
    """From 0 to 1: whether it is said by the claimant who is asked about, or of them."""
    if not match.question.claimant:
        return 0
    names = make_terms(match.question.claimant)
    return 1 if match.by_claimant else sum(map(match.has, names)) / (2 * len(names) or 1)


def _get_fitness(match: Match) -> float:
    """From 0 to 1: whether the claim has what this kind of question asks for."""
    if match.figures or (match.question.asked is Asked.WHY and explains(match.record.claim)):
        return 1.0
    sign = _SIGNS.get(match.question.asked)
    return 0.5 if sign and sign(match.record.claim) else 0.0


def get_recency(record: ClaimRecord) -> tuple[bool, int, int]:
    """The greater the later; least where its day is unknown: an old article may have come today.

    Of two of one day, what is recalled of an earlier year is the older.
    """
    said, about = get_day(record), record.claim.event_on
    return not is_undated(record), said.toordinal(), min(about[1] if about else said, said).toordinal()


def _sort_key(match: Match, nearness: float) -> tuple[object, ...]:
    """Of equals the later, then the more salient; numbers, which follow arrival, come last."""
    record = match.record
    return (
        -round(nearness, 4),
        *(-one for one in get_recency(record)),
        -record.claim.salience,
        record.claim.text,
        record.number,
    )


_SIGNS: dict[Asked, Callable[[Claim], bool]] = {
    Asked.HOW_MANY: lambda claim: bool(claim.figures),
    Asked.WHEN: lambda claim: claim.event_on is not None,
    Asked.WHERE: lambda claim: bool(claim.places),
    Asked.WHO: lambda claim: claim.claimant is not None,
    Asked.WHOM: lambda claim: bool(claim.role or _PERSON.search(claim.quote)),
    Asked.WHY: has_reason,
}
