"""How much a reader would want a claim in a five-line summary."""

from __future__ import annotations

from bot.claims.lexicon import get_words
from bot.models import Claim, Kind

# Weights set by hand so that figures, officials and the top of the story come first; they sum to 1.
_BASE = 0.2
_FIGURE = 0.25
_NAMED = 0.15
_STATEMENT = 0.1
_EARLY = 0.2
_WEIGHTY = 0.1
_BACKGROUND = 0.4
_LENGTH_WORDS = (6, 60)


def rate(claim: Claim, length: int) -> float:
    """Salience from 0 to 1 of a claim in a text of `length` characters."""
    score = _BASE
    weighty = any(figure.measure in get_words("weighty_measures") for figure in claim.figures)
    # A number in the outlet's own background ("one of four regions") is no news by itself.
    background = claim.kind is Kind.FACT and not weighty
    score += _FIGURE * (_BACKGROUND if background else 1) if claim.figures else 0
    score += _WEIGHTY if weighty else 0
    score += _NAMED if claim.claimant else 0
    score += _STATEMENT if claim.kind in {Kind.STATEMENT, Kind.FACT} else 0
    score += _EARLY * (1 - claim.start / max(length, 1))
    words = len(claim.text.split())
    if not _LENGTH_WORDS[0] <= words <= _LENGTH_WORDS[1]:
        score *= 0.6
    return round(min(score, 1.0), 3)
