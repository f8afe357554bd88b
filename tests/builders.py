"""Values for tests: each builder gives a plain, valid value, and the test overrides what it is about.

`make_claim()` and `make_article()` fit each other: the article's text opens with the claim's quote.
A claim given only `text` gets the same words as its quote, and the other way round.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.models import (
    Appearance,
    Article,
    ArticleRecord,
    Bound,
    Claim,
    ClaimRecord,
    Figure,
    Kind,
    Origin,
    Stage,
    Stance,
)

QUOTE = "Varda Province police said more than 300 protesters were detained on Tuesday."
RECEIVED_AT = datetime(2024, 11, 6, 9, 30, tzinfo=UTC)

FIGURE = Figure(
    low=300,
    high=None,
    bound=Bound.MORE_THAN,
    raw="more than 300",
    unit="protesters",
    what="protesters",
    measure="detained",
    stage=Stage.HAPPENED,
    start=27,
    end=40,
)

CLAIM = Claim(
    text=QUOTE,
    quote=QUOTE,
    start=0,
    end=len(QUOTE),
    kind=Kind.STATEMENT,
    content=((27, len(QUOTE) - 1),),
    source=(0, 21),
    cue_span=(22, 26),
    claimant="Varda Province police",
    role=None,
    via=(),
    cue="said",
    stance=Stance.ASSERTED,
    hedged=False,
    caveat=None,
    said_on=None,
    event_on=(date(2024, 11, 5), date(2024, 11, 5)),
    places=("Varda Province",),
    figures=(),
    salience=0.5,
)

ARTICLE = Article(
    text=f"{QUOTE} Shops in the old town stayed shut for a second day.",
    title="Hundreds detained after march in Varda",
    outlet="The Northern Ledger",
    published=date(2024, 11, 6),
    language="en",
    url="https://northern-ledger.example/varda-march",
    received=date(2024, 11, 6),
)


def make_figure(**overrides: Any) -> Figure:
    """More than 300 protesters detained, unless told otherwise. `value=N` is exactly N."""
    if "value" in overrides:
        value = overrides.pop("value")
        overrides = {"low": value, "high": value, "bound": Bound.EXACT, "raw": f"{value:,}"} | overrides
    if "unit" in overrides:
        overrides = {"what": overrides["unit"]} | overrides
    return replace(FIGURE, **overrides)


def make_claim(**overrides: Any) -> Claim:
    """The police's claim without figures, unless told otherwise."""
    words = overrides.get("quote") or overrides.get("text")
    if words is not None:
        span = {
            "start": 0,
            "end": len(words),
            "content": ((0, len(words)),),
            "source": None,
            "cue_span": None,
        }
        overrides = {"text": words, "quote": words, **span, **overrides}
    return replace(CLAIM, **overrides)


def make_article(**overrides: Any) -> Article:
    """The Northern Ledger's article. A new `text` without a `url` is a pasted one, so it has none."""
    if "text" in overrides:
        overrides = {"url": None} | overrides
    return replace(ARTICLE, **overrides)


def make_origin(**overrides: Any) -> Origin:
    origin = Origin("Varda Today", "https://t.me/vardatoday/17", datetime(2024, 11, 6, 8, 0, tzinfo=UTC))
    return replace(origin, **overrides)


def make_article_record(**overrides: Any) -> ArticleRecord:
    record = ArticleRecord(1, ARTICLE, sender="Mira", received_at=RECEIVED_AT, message_id=10)
    return replace(record, **overrides)


def make_appearance(**overrides: Any) -> Appearance:
    appearance = Appearance(
        article_number=1,
        outlet=ARTICLE.outlet,
        title=ARTICLE.title,
        url=ARTICLE.url,
        dated=date(2024, 11, 6),
        quote=QUOTE,
        via=(),
        caveat=None,
        original=overrides.get("article_number", 1),
    )
    return replace(appearance, **overrides)


def make_claim_record(**overrides: Any) -> ClaimRecord:
    """Claim 1 in one appearance. Fields of the claim itself go in `claim=make_claim(...)`."""
    claim = overrides.get("claim", CLAIM)
    appearance = make_appearance(quote=claim.quote, via=claim.via, caveat=claim.caveat)
    return replace(ClaimRecord(1, claim, (appearance,)), **overrides)
