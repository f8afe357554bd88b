"""One claim told more than once in an article: in the headline, the lead and the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.models import Claim, Kind

# Share of a shorter claim's words that a fuller one must hold to say the same.
_SAME_WORDS = 0.6
_REPEATED = 0.5
# Two that share most of their words in the text tell of one thing: the second is no news beside the first.
_SHARED_WORDS, _SHARING = 0.5, 0.3
# A repetition further off than this many claims is a new mention, not headline and lead.
_NEAR_CLAIMS = 12


def fold_repeats(claims: Sequence[Claim], headline: int) -> list[Claim]:
    """The claims in order, each told once, in its fullest words; what is like a fuller one counts half.

    The first `headline` characters are the headline. Its words go where the article says the same, so does
    its bare figure: a headline often drops the words that attribute, and would look like the outlet's own.
    """
    folded: list[Claim] = []
    for at, claim in enumerate(claims):
        others = [*claims[max(0, at - _NEAR_CLAIMS) : at], *claims[at + 1 : at + 1 + _NEAR_CLAIMS]]
        fuller = [other for other in others if _is_fuller(other, claim)]
        if _is_told_again(claim, fuller, headline):
            continue
        if claim.end <= headline and claim.kind is Kind.FACT and any(_same_figures(claim, o) for o in others):
            continue
        folded.append(_lower(claim, _REPEATED) if fuller else claim)
    return _lower_sharing(folded)


def _lower_sharing(claims: Sequence[Claim]) -> list[Claim]:
    """The claims in order, the less salient of two that stand in the same words lowered."""
    led = set()
    for at, claim in enumerate(claims):
        for behind in range(at + 1, len(claims)):
            if claims[behind].start >= claim.end:
                break
            if _share_words(claim, claims[behind]):
                led.add(behind if claim.salience >= claims[behind].salience else at)
    return [_lower(claim, _SHARING) if at in led else claim for at, claim in enumerate(claims)]


def _share_words(claim: Claim, other: Claim) -> bool:
    shared = min(other.end, claim.end) - max(other.start, claim.start)
    return shared > _SHARED_WORDS * min(other.end - other.start, claim.end - claim.start)


def _lower(claim: Claim, by: float) -> Claim:
    return replace(claim, salience=round(claim.salience * by, 3))


def _is_told_again(claim: Claim, fuller: Sequence[Claim], headline: int) -> bool:
    """Outside the headline, only the same figures in the same words are certainly one claim."""
    named = claim.claimant is not None
    return named and any(
        other.claimant is not None
        and other.stance is claim.stance
        and (claim.end <= headline or (bool(claim.figures) and _same_words(claim.text, other.text)))
        for other in fuller
    )


def _is_fuller(other: Claim, claim: Claim) -> bool:
    """Whether the other says what this one says, in more words, for a claimant that may be the same."""
    if len(other.text) <= len(claim.text) or not _may_be_same(claim.claimant, other.claimant):
        return False
    return _same_figures(claim, other) if claim.figures else _same_words(claim.text, other.text)


def _same_figures(claim: Claim, other: Claim) -> bool:
    mine = {(f.low, f.high, f.measure) for f in claim.figures}
    return bool(mine) and mine <= {(f.low, f.high, f.measure) for f in other.figures}


def _same_words(text: str, fuller: str) -> bool:
    words, more = _content_words(text), _content_words(fuller)
    return len(words) > 2 and len(words & more) >= _SAME_WORDS * len(words)


# Each claim is held against all near it, one after the other.
@lru_cache(maxsize=256)
def _content_words(text: str) -> frozenset[str]:
    return frozenset(_long_words(text))


def _long_words(text: str) -> Iterator[str]:
    return (word for part in text.casefold().split() if len(word := part.strip(".,;:!?“”\"'‘’()")) > 3)


def _may_be_same(name: str | None, other: str | None) -> bool:
    """Nobody named, or names that share a word: "Ukraine", "Ukraine's Defense Intelligence"."""
    if name is None or other is None:
        return True
    mine, theirs = (_content_words(n.replace("’s", "").replace("'s", "")) for n in (name, other))
    return bool(mine & theirs) or name == other
