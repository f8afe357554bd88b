"""A claim → a schema.org `Claim` as JSON-LD.

There is no `ClaimReview`: that is the verdict of somebody who checked, with a rating, and nothing that the
bot keeps is one. A denial by another claimant is a claim of its own.
"""

from __future__ import annotations

from typing import Any

from bot.dating import get_event_dating, get_said
from bot.export.agents import make_author, make_organisation
from bot.models import Appearance, Claim, ClaimRecord, Dating, Figure
from bot.render.numbers import format_counted

LANGUAGE = "en"


def make_linked_claim(record: ClaimRecord) -> dict[str, Any]:
    """What is not known is left out, as JSON-LD wants it."""
    claim, first = record.claim, record.appearances[0]
    fields = {
        "@type": "Claim",
        "@id": f"_:claim{record.number}",
        "identifier": str(record.number),
        "text": claim.text,
        "inLanguage": LANGUAGE,
        "author": make_author(record),
        "datePublished": _tell_said(record),
        "keywords": _list_keywords(claim),
        "contentLocation": [{"@type": "Place", "name": place} for place in claim.places],
        "temporalCoverage": _tell_event(record),
        "about": [_make_quantity(figure) for figure in claim.figures],
        "firstAppearance": {"@id": _get_id(first)},
        "appearance": [_make_article(appearance) for appearance in record.appearances],
    }
    return _drop_empty(fields)


def _list_keywords(claim: Claim) -> list[str]:
    """How it is said: schema.org has no properties for that."""
    marks = {"tentative": claim.hedged, "not verified": claim.caveat is not None}
    return [str(claim.kind), str(claim.stance), *(word for word, holds in marks.items() if holds)]


def _tell_said(record: ClaimRecord) -> str | None:
    """An ISO 8601 day; none that was only reckoned: the vocabulary has no word for that."""
    said = get_said(record)
    return said.day.isoformat() if said.dating is Dating.STATED else None


def _tell_event(record: ClaimRecord) -> str | None:
    """An ISO 8601 day or interval, where it is stated."""
    if get_event_dating(record) is not Dating.STATED:
        return None
    days = dict.fromkeys(day.isoformat() for day in record.claim.event_on or ())
    return "/".join(days) or None


def _make_quantity(figure: Figure) -> dict[str, Any]:
    exact = figure.low == figure.high
    values = {"value": figure.low} if exact else {"minValue": figure.low, "maxValue": figure.high}
    named = {"name": format_counted(figure), "unitText": figure.unit}
    return _drop_empty({"@type": "QuantitativeValue", **named, **values})


def _make_article(appearance: Appearance) -> dict[str, Any]:
    fields = {
        "@type": "NewsArticle",
        "@id": _get_id(appearance),
        "headline": appearance.title,
        "url": appearance.url,
        "datePublished": appearance.dated.isoformat() if appearance.dating is Dating.STATED else None,
        "publisher": make_organisation(appearance.outlet) if appearance.outlet else None,
        "hasPart": {"@type": "Quotation", "text": appearance.quote},
    }
    return _drop_empty(fields)


def _get_id(appearance: Appearance) -> str:
    """Within the file: a chat's numbers mean nothing outside."""
    return f"_:article{appearance.article_number}"


def _drop_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
