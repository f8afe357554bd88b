"""Claims of a few lines of text, for tests that state a rule of language."""

from __future__ import annotations

from datetime import date

from bot.claims import extract_claims
from bot.models import Article, Claim

TUESDAY = date(2024, 11, 5)


def claims_in(text: str, published: date | None = TUESDAY) -> list[Claim]:
    """The claims of a text, in its order."""
    return extract_claims(Article(text=text, published=published))


def only_claim(text: str) -> Claim:
    """The claim of a text that makes one."""
    (claim,) = claims_in(text)
    return claim
