"""What of a claim and its place in the article tells whether a reader would want it in five lines."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from itertools import accumulate

from bot.claims.lexicon import get_words
from bot.claims.vocabulary import get_table
from bot.models import Article, Claim, Kind, Stance

Traits = Mapping[str, float]

_SAME_LETTERS = 6
_QUOTATION_MARKS = "“„«\"‘'"
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')»]*$")
_DAY_OF_NEWS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|tonight|yesterday|overnight)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[\w’'-]+")
_SENTENCE_WORDS = 8
_WHOLE_WORDS = 40
_TITLE_WORDS = 3


def find_traits(claims: Sequence[Claim], article: Article) -> list[Traits]:
    """The traits of each claim of an article, in order; most are 0 or 1, none is above 2."""
    above = max(article.headline_length, _find_body(article.text))
    ranks = accumulate((claim.end > above for claim in claims), initial=0)
    title, year = _stems(article.title), _find_year(article)
    return [
        {
            "rank": math.log1p(rank) / 3,
            "above": claim.end <= above,
            **_of_words(claim, year),
            **_of_figures(claim),
            **_of_claimant(claim),
            "title": min(len(title & _stems(f"{claim.text} {claim.claimant}")), _TITLE_WORDS) / _TITLE_WORDS,
        }
        for claim, rank in zip(claims, ranks, strict=False)
    ]


def _find_body(text: str) -> int:
    """Where the article's sentences begin: behind headline, deck, byline and the points above it."""
    lines = text.splitlines(keepends=True)
    starts = accumulate((len(line) for line in lines), initial=0)
    whole = (
        start
        for start, line in zip(starts, lines, strict=False)
        if len(line.split()) >= _SENTENCE_WORDS and _SENTENCE_END.search(line.rstrip())
    )
    return next(whole, 0)


def _find_year(article: Article) -> int:
    """The year of the article, or the last that it names."""
    if article.dated is not None:
        return article.dated.year
    return max(map(int, _YEAR.findall(article.text)), default=0)


def _of_words(claim: Claim, year: int) -> Traits:
    words = {word.lower() for word in _WORD.findall(claim.quote)}
    cue = (claim.cue or "").lower()
    return {
        "length": min(len(claim.text.split()), _WHOLE_WORDS) / _WHOLE_WORDS,
        "quoted": claim.quote[claim.content[0][0] - claim.start :][:1] in _QUOTATION_MARKS,
        "personal": bool(_FIRST_PERSON.search(claim.text)),
        "fact": claim.kind is Kind.FACT,
        "denied": claim.stance is Stance.DENIED,
        "unconfirmed": claim.stance is Stance.UNCONFIRMED,
        "declined": not words.isdisjoint(get_table("salience_words")["declining"]),
        "accusing": cue.startswith(tuple(get_table("salience_words")["accusing"])),
        "changed": not words.isdisjoint(get_table("salience_words")["changing"]),
        "today": bool(_DAY_OF_NEWS.search(claim.quote)),
        "earlier": any(int(found) < year for found in _YEAR.findall(claim.quote)),
    }


def _of_figures(claim: Claim) -> Traits:
    harm, units = get_words("weighty_measures"), {figure.unit.lower() for figure in claim.figures}
    people = any(figure.measure in harm for figure in claim.figures)
    return {
        "figure": bool(claim.figures),
        "figures": len(claim.figures) > 1,
        "people": people or not units.isdisjoint(get_table("salience_words")["people"]),
        "money": not units.isdisjoint(get_table("salience_words")["money"]),
    }


def _of_claimant(claim: Claim) -> Traits:
    words = {word.lower() for word in _WORD.findall(f"{claim.role or ''} {claim.claimant or ''}")}
    return {
        "nobody": claim.claimant is None and claim.kind is not Kind.FACT,
        "official": not words.isdisjoint(get_words("bodies", "officials")),
        "bystander": not words.isdisjoint(get_table("salience_words")["bystanders"]),
    }


def _stems(text: str | None) -> set[str]:
    return {word[:_SAME_LETTERS] for word in _WORD.findall((text or "").casefold()) if len(word) > 3}
