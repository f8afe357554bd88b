"""Claims to ask about, and asking: a store of claims that fit in a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.ask import Answer, make_answer, make_terms, parse_question, rank
from bot.models import Candidate, ClaimRecord, Dating
from storage.words import fold
from tests.builders import make_appearance, make_claim, make_claim_record, make_figure

TODAY = date(2024, 12, 19)
ARTICLE = "Fighting in Tarsk. Kalvia and Vostria speak of Meridian soldiers killed near Velm and of a bridge."


def day(number: int) -> date:
    return date(2024, 11, number)


def said(number: int, text: str, *, on: int = 5, article: int = 1, **claim: Any) -> ClaimRecord:
    """A claim of Kalvia's Defence Ministry, unless told otherwise; without days and places of its own."""
    plain: dict[str, Any] = {
        "claimant": "Kalvia's Defence Ministry",
        "said_on": day(on),
        "event_on": None,
        "places": (),
    }
    appearance = make_appearance(article_number=article, dated=day(on), quote=text)
    return make_claim_record(
        number=number, claim=make_claim(text=text, **{**plain, **claim}), appearances=(appearance,)
    )


def candidate(record: ClaimRecord, article: str = ARTICLE) -> Candidate:
    claim = record.claim
    counted = [word for figure in claim.figures for word in (figure.what, figure.unit, figure.measure)]
    words = [claim.text, claim.claimant or "", claim.role or "", *claim.places, *counted]
    return Candidate(record, fold(" | ".join(words)), fold(article))


def answer(question: str, *records: ClaimRecord, article: str = ARTICLE) -> Answer:
    return ask(question, [candidate(one, article) for one in records])


def ask(question: str, candidates: Sequence[Candidate]) -> Answer:
    parsed = parse_question(question, TODAY)
    terms = make_terms(parsed.matter)
    return make_answer(parsed, terms, rank(parsed, terms, candidates))


def numbers(found: Answer) -> list[int]:
    return [row.record.number for row in found.rows]


def killed(number: int, value: int, text: str = "", **claim: Any) -> ClaimRecord:
    figure = make_figure(value=value, unit="soldiers", measure="killed", what="Meridian soldiers")
    words = text or f"{value} Meridian soldiers were killed near Velm."
    return said(number, words, figures=(figure,), **claim)


def undated(record: ClaimRecord) -> ClaimRecord:
    """Its article came on its day, and names none."""
    claim = replace(record.claim, said_on=None)
    appearances = tuple(replace(one, dating=Dating.RECEIVED) for one in record.appearances)
    return replace(record, claim=claim, appearances=appearances)


def next_claim(number: int, text: str, start: int, **claim: Any) -> ClaimRecord:
    """A claim at its place in the article."""
    return said(number, text, start=start, end=start + len(text), **claim)
