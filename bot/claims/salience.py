"""How much a reader would want a claim in a five-line summary."""

from __future__ import annotations

import re

from bot.claims.lexicon import get_words
from bot.models import Article, Claim, Kind, Stage, Stance

# Weights set by hand, after a logistic regression on the five claims that a sub-editor picked in each of our
# own articles had shown which of these matter; measured there (tests/test_quality.py, "picked").
_BASE = 0.05
_EARLY = 0.3
_FIGURE, _MORE_FIGURES, _WEIGHTY, _EXPECTED = 0.09, 0.07, 0.08, 0.05
_NAMED, _OFFICIAL = 0.07, 0.05
_STATEMENT = 0.04
_DENIED, _LEFT_OPEN = 0.12, -0.1
_OF_HEADLINE, _MOST_OF_HEADLINE = 0.05, 3
_COLOUR, _PERSONAL = -0.1, -0.06
_BACKGROUND = -0.04
_FRAGMENT = 0.6
_LENGTH_WORDS = (6, 60)
# A headline says again what the body tells in full.
_HEADLINE_ITSELF = 0.5
_SAME_LETTERS = 6
_QUOTATION_MARKS = "“„«\"‘'"
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us)\b")


def rate(claim: Claim, article: Article) -> float:
    """Salience from 0 to 1 of a claim of the article."""
    height = 1 - min(claim.start / max(len(article.text), 1), 1)
    score = _BASE + _EARLY * height + _of_figures(claim) + _of_claimant(claim)
    score += _STATEMENT if claim.kind in {Kind.STATEMENT, Kind.FACT} else 0
    score += {Stance.DENIED: _DENIED, Stance.UNCONFIRMED: _LEFT_OPEN}.get(claim.stance, 0)
    score += _OF_HEADLINE * min(
        len(_stems(article.title) & _stems(f"{claim.text} {claim.claimant}")), _MOST_OF_HEADLINE
    )
    score += _of_colour(claim)
    if not _LENGTH_WORDS[0] <= len(claim.text.split()) <= _LENGTH_WORDS[1]:
        score *= _FRAGMENT
    if claim.end <= article.headline_length:
        score *= _HEADLINE_ITSELF
    return round(min(max(score, 0.0), 1.0), 3)


def _of_figures(claim: Claim) -> float:
    """Figures, most of all of harm and forces; less a number in the outlet's own background."""
    if not claim.figures:
        return 0
    weighty = any(figure.measure in get_words("weighty_measures") for figure in claim.figures)
    score = _FIGURE + (_MORE_FIGURES if len(claim.figures) > 1 else 0) + (_WEIGHTY if weighty else 0)
    score += _EXPECTED if any(figure.stage is Stage.EXPECTED for figure in claim.figures) else 0
    return score + (_BACKGROUND if claim.kind is Kind.FACT and not weighty else 0)


def _of_claimant(claim: Claim) -> float:
    """Who vouches for it: somebody named, more so an official or a body."""
    if claim.claimant is None:
        return 0
    words = {word.lower() for word in f"{claim.role or ''} {claim.claimant}".split()}
    official = not words.isdisjoint(get_words("bodies", "officials"))
    return _NAMED + (_OFFICIAL if official else 0)


def _of_colour(claim: Claim) -> float:
    """A quotation that is all of the claim, and what its speaker says of himself, is seldom the news."""
    whole = claim.quote[claim.content[0][0] - claim.start :][:1] in _QUOTATION_MARKS
    return (_COLOUR if whole else 0) + (_PERSONAL if _FIRST_PERSON.search(claim.text) else 0)


def _stems(text: str | None) -> set[str]:
    words = (word.strip(".,;:!?“”\"'‘’()") for word in (text or "").casefold().split())
    return {word[:_SAME_LETTERS] for word in words if len(word) > 3}
